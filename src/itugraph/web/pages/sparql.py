"""The SPARQL page."""

from starlette.requests import Request
from starlette.responses import Response

from itugraph.web.endpoint.routes import endpoint_route
from itugraph.web.rendering import render


async def page(request: Request) -> Response:
    """The editor, and the answer to the query that the address holds."""
    return render(request, "sparql.html")


routes = [endpoint_route(page)]
