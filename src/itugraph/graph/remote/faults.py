"""What a store says when it cannot answer, as one sentence for a person."""

import re
from email.message import Message
from html import unescape
from http.client import HTTPException
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError, URLError

from itugraph.graph.remote.address import PASSWORD, USER
from itugraph.model import ItugraphError, QueryError, StoreError

RETRIED = frozenset({429, 502, 503, 504})
"""Statuses that may pass: too many requests, and a server or the one behind it that is down or overloaded."""

_SHOWN = 200
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Refused(Exception):  # noqa: N818
    """A store's answer with a status that is no success: `said` is its body's beginning, as plain text."""

    def __init__(self, status: int, headers: Message, said: str) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.said = said


def refused(error: HTTPError, limit: int = 20_000) -> Refused:
    """The refusal that the library reports as an error, with what its body says."""
    try:
        body = error.read(limit)
    except (OSError, HTTPException):
        body = b""
    return Refused(error.code, error.headers, gist(body.decode("utf-8", "replace")))


def gist(body: str) -> str:
    r"""The first sentence or so of a server's message, without markup and what a terminal would act on.

    >>> gist("<html><title>Bad request</title>Virtuoso 37000 Error: no such function\n\nSPARQL query: ...")
    'Bad request Virtuoso 37000 Error: no such function'
    """
    text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<[^<>]*>", " ", body) if _is_markup(body) else body
    first = re.split(r"\n\s*\n", unescape(text).strip(), maxsplit=1)[0]
    words = " ".join(_INVISIBLE.sub(" ", first).split())
    return (words if len(words) <= _SHOWN else words[: _SHOWN - 3] + "...").rstrip(". ")


def of_refusal(refusal: Refused, shown: str, doing: str) -> ItugraphError:
    """The error for a status. `shown` is the store's address, `doing` what was asked: `query` or `update`."""
    said = f": {refusal.said}" if refusal.said else ""
    status = refusal.status
    if status == 400:
        return QueryError(
            f"The store at {shown} does not accept the {doing}{said or ' and does not say why'}."
        )
    if status in {401, 403}:
        return StoreError(
            f"The store at {shown} refuses access (status {status}): "
            f"give a user and password that may {doing} it in {USER} and {PASSWORD}."
        )
    if status in {301, 302, 303, 307, 308}:
        return StoreError(f"The store at {shown} has moved (status {status}): give its new address.")
    if status in {404, 405, 410, 415, 501}:
        return StoreError(
            f"There is no SPARQL {doing} service at {shown} (status {status}): check the address."
        )
    if status == 413:
        return StoreError(f"The store at {shown} takes no {doing} of this size: raise its limit.")
    if status in RETRIED:
        return StoreError(f"The store at {shown} is overloaded or down (status {status}): try again later.")
    return StoreError(f"The store at {shown} failed (status {status}){said}.")


def of_connection(error: Exception, shown: str) -> StoreError:
    """The error for a connection that was not made or broke."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ConnectionRefusedError):
        return StoreError(
            f"Nothing answers at {shown}: check that the store runs and that its address is right."
        )
    if isinstance(reason, gaierror):
        return StoreError(f"The machine of {shown} is not known here: check the address and the network.")
    if isinstance(reason, SSLError):
        return StoreError(
            f"The connection to {shown} is not secure ({gist(str(reason))}): check its certificate."
        )
    if isinstance(reason, ConnectionError | HTTPException):
        return broken_off(shown)
    return StoreError(f"The store at {shown} cannot be reached ({gist(str(reason))}): check its address.")


class SlowStoreError(StoreError):
    """A store that did not answer, or not to the end, in time."""


def too_slow(shown: str, seconds: float) -> SlowStoreError:
    """The error for an answer that did not come, or not to its end, in time."""
    return SlowStoreError(
        f"The store at {shown} had not answered after {seconds:g} seconds: ask for less, or allow more time "
        "in ITUGRAPH_ENDPOINT_TIMEOUT."
    )


def broken_off(shown: str) -> StoreError:
    """The error for an answer that has a beginning but no end."""
    return StoreError(
        f"The store at {shown} broke off before the end of its answer, as stores do at their own time limit: "
        "ask for less, or raise that limit."
    )


def incomplete(shown: str, why: str) -> StoreError:
    """The error for an answer that the store itself says is not whole."""
    return StoreError(f"The store at {shown} gave a part of the answer only ({why}): raise its limit.")


def not_sparql(shown: str, content_type: str) -> StoreError:
    """The error for a server that answers with something else than SPARQL results."""
    given = gist(content_type) or "something of no stated type"
    return StoreError(
        f"What answers at {shown} is no SPARQL endpoint (it gave {given}): check the address, path included."
    )


def _is_markup(body: str) -> bool:
    return bool(re.match(r"\s*<(?:!doctype|html|\?xml)", body, re.IGNORECASE))
