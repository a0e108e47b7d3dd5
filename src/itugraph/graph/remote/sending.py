"""One request to a store and its whole answer: form POST, a time limit, bounded retries."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from SPARQLWrapper import JSON, POST, TURTLE, URLENCODED, SPARQLWrapper

from itugraph import __version__
from itugraph.graph.remote import faults
from itugraph.graph.remote.address import Endpoint, Patience
from itugraph.graph.source import Dataset, QueryKind
from itugraph.model import StoreError

_AGENT = f"itugraph/{__version__}"
_PIECE = 1 << 16
_GIVING_STATEMENTS = frozenset({"CONSTRUCT", "DESCRIBE"})
_STATEMENTS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"

_STORES_OWN = Dataset()


@dataclass(frozen=True, slots=True)
class Reply:
    """A store's whole answer; `content_type` is without parameters, in small letters."""

    body: bytes
    content_type: str
    headers: Message


class _NoRedirect(HTTPRedirectHandler):
    """A POST that follows a redirect loses its query and takes the password to another machine."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Connection:
    """Sends requests to one service of a store. Nothing is kept open between them.

    Each method raises `QueryError` for a query that the store does not accept, and `StoreError` for a store
    that refuses, is not there, is too slow, breaks off, or is no SPARQL store.
    """

    def __init__(self, endpoint: Endpoint, sleep: Callable[[float], None] | None = None) -> None:
        self.endpoint = endpoint
        self._sleep = sleep or time.sleep
        self._opener = _opener(endpoint)

    def query(self, sparql: str, kind: QueryKind, dataset: Dataset = _STORES_OWN) -> Reply:
        """The answer to a query; an empty `dataset` leaves it to the store what the query is asked of."""
        wrapper = self._wrapper(sparql, kind.upper())
        for graph in dataset.default:
            wrapper.addParameter("default-graph-uri", graph)
        for graph in dataset.named:
            wrapper.addParameter("named-graph-uri", graph)
        if kind in {"construct", "describe"}:
            wrapper.addCustomHttpHeader("Accept", _STATEMENTS)
        return self._send(wrapper._createRequest, "query")

    def update(self, sparql: str) -> None:
        """Run an update."""
        self._send(self._wrapper(sparql, "INSERT")._createRequest, "update")

    def put(self, graph: str, statements: str) -> None:
        """Replace a named graph by these statements, in N-Triples (Graph Store Protocol)."""
        self._store_graph("PUT", graph, statements)

    def post(self, graph: str, statements: str) -> None:
        """Add these statements to a named graph, in N-Triples (Graph Store Protocol)."""
        self._store_graph("POST", graph, statements)

    def delete(self, graph: str) -> None:
        """Remove a named graph, if it is there (Graph Store Protocol)."""
        self._store_graph("DELETE", graph, None)

    def _wrapper(self, sparql: str, form: str) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(
            self.endpoint.url, agent=_AGENT, returnFormat=TURTLE if form in _GIVING_STATEMENTS else JSON
        )
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setOnlyConneg(True)
        wrapper.setCredentials(self.endpoint.user, self.endpoint.password)
        # Not by setQuery, which guesses the form with patterns that a comment or a long prefix can mislead.
        wrapper.queryString, wrapper.queryType = sparql, form
        return wrapper

    def _store_graph(self, method: str, graph: str, statements: str | None) -> None:
        url = self.endpoint.url
        address = f"{url}{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"
        # A wrapper makes the request for its headers: user, password and agent.
        authorized = self._wrapper("", "INSERT")._createRequest()

        def make() -> Request:
            request = Request(address, method=method)
            for name, value in authorized.header_items():
                if name in {"Authorization", "User-agent"}:
                    request.add_header(name, value)
            if statements is not None:
                request.data = statements.encode()
                request.add_header("Content-Type", "application/n-triples")
            return request

        self._send(make, "update", may_be_absent=method == "DELETE")

    def _send(self, make: Callable[[], Request], doing: str, *, may_be_absent: bool = False) -> Reply:
        """Send a request until it is answered, refused for good, or patience ends."""
        patience, shown = self.endpoint.patience, self.endpoint.shown
        for attempt in range(1, patience.attempts + 1):
            last = attempt == patience.attempts
            try:
                return self._receive(make())
            except HTTPError as error:
                refusal = faults.refused(error)
                pause = _pause(refusal.headers.get("Retry-After"), attempt, patience)
                if refusal.status == 404 and may_be_absent:
                    return Reply(b"", "", refusal.headers)
                if refusal.status not in faults.RETRIED or last:
                    raise faults.of_refusal(refusal, shown, doing) from None
                if pause > patience.longest_pause:
                    raise StoreError(
                        f"The store at {shown} is overloaded or down and asks to wait {pause:.0f} seconds: "
                        "try again then."
                    ) from None
            except TimeoutError:
                raise faults.too_slow(shown, patience.answer) from None
            except IncompleteRead:
                raise faults.broken_off(shown) from None
            except (URLError, OSError, HTTPException, ValueError) as error:
                if isinstance(error, URLError) and isinstance(error.reason, TimeoutError):
                    raise faults.too_slow(shown, patience.answer) from None
                if last or not _may_pass(error):
                    raise faults.of_connection(error, shown) from None
                pause = _pause(None, attempt, patience)
            self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _receive(self, request: Request) -> Reply:
        """The whole answer. Raises `TimeoutError` when the time for it ends, however the bytes come."""
        limit = self.endpoint.patience.answer
        deadline = time.monotonic() + limit
        with self._opener.open(request, timeout=limit) as response:
            pieces: list[bytes] = []
            while piece := response.read1(_PIECE):
                pieces.append(piece)
                if time.monotonic() > deadline:
                    raise TimeoutError
            if response.length:
                raise IncompleteRead(b"", response.length)
            kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
            return Reply(b"".join(pieces), kind, response.headers)


def _opener(endpoint: Endpoint) -> OpenerDirector:
    """Follows no redirect; answers a challenge for a digest of the password, beside the plain way."""
    handlers: list[Any] = [_NoRedirect]
    if endpoint.user and endpoint.password:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, endpoint.url, endpoint.user, endpoint.password)
        handlers.append(HTTPDigestAuthHandler(passwords))
    return build_opener(*handlers)


def _may_pass(error: Exception) -> bool:
    """Whether a connection may come about when it is tried again: one that was refused or reset."""
    return isinstance(error.reason if isinstance(error, URLError) else error, ConnectionError)


def _pause(retry_after: str | None, attempt: int, patience: Patience) -> float:
    """Seconds until the next attempt: what the store asks for, else twice as long each time."""
    asked = _seconds(retry_after) if retry_after else None
    if asked is not None:
        return asked
    return min(patience.pause * 2.0 ** (attempt - 1), patience.longest_pause)


def _seconds(retry_after: str) -> float | None:
    """Seconds in a `Retry-After` header, a number or a date (RFC 9110, 10.2.3); None where it is neither.

    >>> _seconds("7"), _seconds("soon")
    (7.0, None)
    """
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        date = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return None
    return max(0.0, (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
