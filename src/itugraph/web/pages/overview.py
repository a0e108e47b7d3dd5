"""The first page: what is in the graph."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.web.keeping import kept
from itugraph.web.rendering import render


@kept
def overview(request: Request) -> Response:
    """What is in the graph, and where to go from here."""
    return render(request, "overview.html")


routes: list[BaseRoute] = [Route("/", overview)]
