"""The search over everything: numbers, names, titles and wording."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.web.keeping import kept
from itugraph.web.links import search as address_of
from itugraph.web.looking import AT_ONCE, MOST_LETTERS, look
from itugraph.web.opened import graph_of, opened
from itugraph.web.rendering import render

_MOST_PARTS = 50


@kept
def search(request: Request) -> Response:
    """What was found for the words in `q`."""
    typed = " ".join(request.query_params.get("q", "")[:MOST_LETTERS].split())
    asked = request.query_params.get("part", "1")
    number = min(int(asked), _MOST_PARTS) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 4 else 1
    number = max(number, 1)
    found = look(graph_of(request), opened(request).register, typed, number)
    return render(
        request,
        "search.html",
        typed=typed,
        found=found,
        number=number,
        first=(number - 1) * AT_ONCE + 1,
        previous=f"{address_of(typed)}&part={number - 1}" if number > 1 else "",
        following=f"{address_of(typed)}&part={number + 1}" if found.has_more and number < _MOST_PARTS else "",
    )


routes: list[BaseRoute] = [Route("/search", search)]
