"""The endpoint's address: which answer, in which form, with which status and headers."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from itugraph import __version__
from itugraph.graph import refusals
from itugraph.graph.limited import BusyError, GivenUpError, OutOfMemoryError, OutOfTimeError, Task
from itugraph.graph.remote.faults import SlowStoreError
from itugraph.graph.serializing import Form
from itugraph.graph.source import QueryKind
from itugraph.graph.tokens import tokens
from itugraph.model import ItugraphError, QueryError, StoreError
from itugraph.web.answering import answering_of
from itugraph.web.endpoint import forms
from itugraph.web.endpoint.asking import answer_while_waited_for
from itugraph.web.endpoint.description import described
from itugraph.web.endpoint.forms import content_type
from itugraph.web.endpoint.protocol import Asked, RequestError, read_request
from itugraph.web.negotiating import preferred
from itugraph.web.opened import snapshot_of

CUT = "x-sparql-maxrows"
"""The header that says that an answer was cut, and after how many rows; Virtuoso's clients know it."""

_METHODS = "GET, HEAD, POST, OPTIONS"
_CORS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": f"ETag, Retry-After, {CUT}",
}
"""Any page may ask, but never with what a browser knows of its user."""

_PREFLIGHT = {
    "access-control-allow-methods": _METHODS,
    "access-control-allow-headers": "Accept, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}
_VARY = "Accept, Accept-Encoding"
_CHANGING = ("NOW", "RAND", "UUID", "STRUUID", "BNODE")
"""Functions whose value is another each time."""

Page = Callable[[Request], Awaitable[Response]]


def endpoint_route(page: Page) -> BaseRoute:
    """The endpoint at `/sparql`; `page` makes what people see there."""

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**_CORS, **_PREFLIGHT, "allow": _METHODS})
        try:
            return await _answered(request, page)
        except RequestError as error:
            return _refusal(error.status, str(error))
        except ItugraphError as error:
            return _failure(error)

    return Route("/sparql", sparql, methods=["GET", "HEAD", "POST", "OPTIONS"])


async def _answered(request: Request, page: Page) -> Response:
    accept = request.headers.get("accept")
    if request.method == "GET" and "format=" not in request.url.query:
        # What people see wins only where it is asked for: programs that accept everything get an answer.
        everything = (*forms.TABLES, *forms.GRAPHS, forms.PAGE)
        if preferred(accept, everything) == forms.PAGE:
            return await page(request)
    asked = await read_request(request)
    if asked is None:
        return await _description(request, accept)
    return await _result(request, asked, await to_thread.run_sync(_examined, asked.query))


def _examined(query: str) -> tuple[QueryKind, bool]:
    """The kind of a query, and whether its answer is another each time. Raises `QueryError` for what is refused."""
    kind = refusals.refuse(query).kind
    return kind, any(token.is_word(*_CHANGING) for token in tokens(query))


async def _result(request: Request, asked: Asked, examined: tuple[QueryKind, bool]) -> Response:
    kind, changing = examined
    offers = forms.GRAPHS if kind in {"construct", "describe"} else forms.TABLES
    media_type = _media_type(asked, request.headers.get("accept"), offers)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    task = Task(asked.query, offers[media_type], asked.dataset, answering_of(request).limits.most, packed)
    headers = {**_CORS, "vary": _VARY, "cache-control": "no-store" if changing else "no-cache"}
    if not changing:
        known = await to_thread.run_sync(lambda: snapshot_of(request).identity)
        tag = _tag(known, task, media_type)
        if tag in _tags(request):
            return Response(status_code=304, headers={**headers, "etag": tag})
    reply = await answer_while_waited_for(request, task)
    if not changing:
        headers["etag"] = _tag(reply.identity, task, media_type)
    if reply.cut:
        headers[CUT] = str(reply.rows)
    if reply.compressed:
        headers["content-encoding"] = "gzip"
    return Response(reply.body, headers={**headers, "content-type": content_type(media_type)})


def _media_type(asked: Asked, accept: str | None, offers: Mapping[str, Form]) -> str:
    """The form that the request names, if it fits the query, else the one that its header prefers."""
    for media_type, form in offers.items():
        if asked.form == form:
            return media_type
    found = preferred(accept, list(offers))
    if found is None:
        raise RequestError(406, f"The answer cannot be given as {accept}, but as {', '.join(offers)}.")
    return found


async def _description(request: Request, accept: str | None) -> Response:
    media_type = preferred(accept, list(forms.GRAPHS))
    if media_type is None:
        raise RequestError(
            406, f"The service cannot be described as {accept}, but as {', '.join(forms.GRAPHS)}."
        )
    form = forms.GRAPHS[media_type]
    address = str(request.url.replace(query="", fragment=""))
    try:
        source = answering_of(request).graph()
        body = await to_thread.run_sync(described, address, source, form, limiter=request.app.state.threads)
    except ValueError:
        raise RequestError(400, "The address of the request is no IRI.") from None
    return Response(body, headers={**_CORS, "vary": _VARY, "content-type": content_type(media_type)})


def _tag(identity: str, task: Task, media_type: str) -> str:
    told = (__version__, identity, task.sparql, task.dataset, task.most, task.compressed, media_type)
    return f'"{hashlib.sha256(repr(told).encode()).hexdigest()[:24]}"'


def _tags(request: Request) -> list[str]:
    """The tags of the answers that the client has."""
    given = request.headers.get("if-none-match", "").split(",")
    return [tag.strip().removeprefix("W/") for tag in given]


def _failure(error: ItugraphError) -> Response:
    """The status for what went wrong.

    A query beyond its limits is a 500, as the recommendation has it (2.1.7): 503 would be tried again.
    """
    match error:
        case BusyError():
            return _refusal(503, str(error), {"retry-after": str(error.seconds)})
        case OutOfTimeError() | OutOfMemoryError():
            return _refusal(500, str(error))
        case GivenUpError():
            return _refusal(499, str(error))
        case SlowStoreError():
            return _refusal(504, str(error))
        case StoreError():
            return _refusal(502, str(error))
        case QueryError():
            return _refusal(400, str(error))
    return _refusal(500, str(error))


def _refusal(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(
        sentence + "\n", status, {**_CORS, "cache-control": "no-store", **(headers or {})}
    )
