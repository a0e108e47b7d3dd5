"""All instruments, to be narrowed by whose they are and by kind."""

from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.graph import Literal
from itugraph.web.asking import Row, rows
from itugraph.web.keeping import kept
from itugraph.web.opened import graph_of
from itugraph.web.paging import part
from itugraph.web.rendering import render

_AT_ONCE = 100

_GROUPS = """SELECT ?body ?kind (COUNT(?instrument) AS ?number) WHERE {
  ?instrument itu:kind ?kind . OPTIONAL { ?instrument itu:bodyName ?body }
} GROUP BY ?body ?kind"""

_FOUND = """SELECT ?instrument ?label ?title ?kind ?body ?number (COUNT(DISTINCT ?edition) AS ?editions) WHERE {
  { SELECT ?instrument ?label ?kind ?body ?number WHERE {
      %s ?instrument itu:kind ?kind ; rdfs:label ?label .
      OPTIONAL { ?instrument itu:number ?number }
      OPTIONAL { ?instrument itu:bodyName ?body }
      BIND(STRLEN(COALESCE(?number, "")) AS ?length)
      BIND(IF(?kind IN ("Resolution", "Decision", "Recommendation"), 0, 1) AS ?rank)
    } ORDER BY ?rank ?kind ?body ?length ?label LIMIT %d OFFSET %d }
  OPTIONAL { ?instrument itu:title ?title }
  OPTIONAL { ?edition itu:editionOf ?instrument }
} GROUP BY ?instrument ?label ?title ?kind ?body ?number"""


@kept
def instruments(request: Request) -> Response:
    """A part of the list, and how many there are of each body and kind."""
    graph = graph_of(request)
    groups = [one for one in rows(graph, _GROUPS) if one["kind"]]
    body, kind = request.query_params.get("body", ""), request.query_params.get("kind", "")
    total = sum(
        int(one["number"]) for one in groups if body in ("", one["body"]) and kind in ("", one["kind"])
    )
    chosen = {name: value for name, value in (("body", body), ("kind", kind)) if value}
    shown = part(request, total, _AT_ONCE, "/instruments", chosen)
    narrowed = "".join(
        (
            f"VALUES ?kind {{ {Literal(kind)} }} " if kind else "",
            f"?instrument itu:bodyName {Literal(body)} . " if body else "",
        )
    )
    found = rows(graph, _FOUND % (narrowed, shown.size, shown.offset)) if total else []
    return render(
        request,
        "instruments.html",
        bodies=_summed(groups, "body", "kind", kind),
        kinds=_summed(groups, "kind", "body", body),
        body=body,
        kind=kind,
        part=shown,
        found=sorted((one for one in found if one["instrument"]), key=_order),
        address=lambda **change: (
            "/instruments?" + urlencode({k: v for k, v in (chosen | change).items() if v})
        ),
    )


def _summed(groups: Sequence[Row], by: str, other: str, only: str) -> list[tuple[str, int]]:
    counted: dict[str, int] = {}
    for one in groups:
        if only in ("", one[other]) and one[by]:
            counted[one[by]] = counted.get(one[by], 0) + int(one["number"])
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _order(one: Row) -> tuple[bool, str, str, int, str]:
    """The order of the query: what is adopted most first, then by kind, body and number, 9 before 10."""
    rank = one["kind"] not in ("Resolution", "Decision", "Recommendation")
    return rank, one["kind"], one["body"], len(one["number"]), one["label"]


routes: list[BaseRoute] = [Route("/instruments", instruments)]
