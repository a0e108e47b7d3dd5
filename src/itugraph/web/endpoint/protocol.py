"""Reading a request of the SPARQL 1.1 Protocol (W3C recommendation of 21 March 2013, section 2.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from itugraph.graph.source import Dataset
from itugraph.register.iris import BASE

LONGEST_ADDRESS = 32 << 10
"""The most bytes of a query string; what is longer comes by POST."""
LONGEST_BODY = 1 << 20
"""The most bytes of a request's body."""

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_FIELDS = 1000
_READ_ONLY = "This endpoint only reads: the graph is changed by 'itugraph build'."


class RequestError(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: a query, of what dataset (None: of the whole graph), and the form that it names, if any."""

    query: str
    dataset: Dataset | None = None
    form: str | None = None


async def read_request(request: Request) -> Asked | None:
    """What a request asks; None where it is a GET that says nothing at all.

    Raises `RequestError` for what is no request of the protocol, or one that would change the graph.
    """
    if len(request.scope["query_string"]) > LONGEST_ADDRESS:
        raise RequestError(
            414, f"The address is longer than {LONGEST_ADDRESS:,} bytes: send the query by POST."
        )
    address = _fields(request.scope["query_string"], "address")
    if request.method in {"GET", "HEAD"}:
        return _asked(address) if address else None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise RequestError(403, _READ_ONLY)
    if kind == FORM:
        return _asked(_fields(await _body(request), "body"))
    if kind == QUERY:
        query = _decoded(await _body(request), "query")
        if any(name == "query" for name, _ in address):
            raise RequestError(400, "The request has two queries, in its address and in its body: send one.")
        return _asked([*address, ("query", query)])
    given = kind or "nothing"
    raise RequestError(
        415,
        f"The Content-Type of a POST is {FORM}, with the query in the field 'query', or {QUERY}; not {given}.",
    )


def _asked(fields: Iterable[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise RequestError(403, _READ_ONLY)
    queries = values.get("query", [])
    if not queries:
        raise RequestError(400, "The request has no query: give it in the parameter 'query'.")
    if len(queries) > 1:
        raise RequestError(400, f"The request has {len(queries)} queries: send one at a time.")
    default, named = values.get("default-graph-uri", []), values.get("named-graph-uri", [])
    for graph in (*default, *named):
        if not graph.startswith(BASE):
            raise RequestError(400, f"<{graph}> is not a graph of this store: leave it out.")
    dataset = Dataset(tuple(default), tuple(named)) if default or named else None
    return Asked(queries[0], dataset, values["format"][-1] if "format" in values else None)


async def _body(request: Request) -> bytes:
    """The body, as long as it is not too long."""
    told = request.headers.get("content-length", "0")
    pieces: list[bytes] = []
    size = int(told) if told.isdecimal() else 0
    if size <= LONGEST_BODY:
        size = 0
        async for piece in request.stream():
            pieces.append(piece)
            size += len(piece)
            if size > LONGEST_BODY:
                break
    if size > LONGEST_BODY:
        raise RequestError(413, f"The request is longer than {LONGEST_BODY:,} bytes: ask for less at once.")
    return b"".join(pieces)


def _fields(encoded: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeDecodeError:
        raise RequestError(400, f"The {where} is not in UTF-8.") from None
    except ValueError:
        raise RequestError(400, f"The {where} has more than {_MOST_FIELDS:,} fields.") from None


def _decoded(text: bytes, what: str) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, f"The {what} is not in UTF-8.") from None
