"""A page for a thing of any kind: what the graph says of it, and what others say about it."""

from starlette.requests import Request
from starlette.responses import Response

from itugraph.graph.vocabulary import ITU, RDFS
from itugraph.web.asking import Row, labels, rows
from itugraph.web.failing import failed
from itugraph.web.keeping import kept
from itugraph.web.links import is_here
from itugraph.web.opened import graph_of
from itugraph.web.rendering import render
from itugraph.web.thing import Thing, asked_for

_MOST = 200

_SAID = "SELECT ?property ?value WHERE { ?thing ?property ?value } ORDER BY ?property ?value LIMIT 1000"
_ABOUT = f"SELECT ?other ?property WHERE {{ ?other ?property ?thing }} LIMIT {_MOST + 1}"
_IN_GRAPH = f"""SELECT DISTINCT ?thing ?class WHERE {{ GRAPH ?graph {{ ?thing a ?class }} }}
ORDER BY ?class ?thing LIMIT {_MOST + 1}"""

_SPELLED = {ITU: "itu:", RDFS: "rdfs:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:"}


def statements(request: Request, thing: Thing) -> Response:
    """All statements about a thing, as a table."""
    graph = graph_of(request)
    said = [one for one in rows(graph, _SAID, thing=thing.iri) if one["value"]]
    about = rows(graph, _ABOUT, thing=thing.iri)
    named = labels(graph, [value for one in (*said, *about) for value in one.values()])
    return render(
        request,
        "statements.html",
        thing=thing,
        said=said,
        about=sorted(about[:_MOST], key=lambda one: (one["property"], one["other"])),
        has_more=len(about) > _MOST,
        named=named,
        spelled=spelled,
        is_here=is_here,
    )


@kept
def named_graph(request: Request) -> Response:
    """What is described in one named graph."""
    graph = graph_of(request)
    for iri in asked_for(request):
        found: list[Row] = rows(graph, _IN_GRAPH, graph=iri)
        if found:
            named = labels(graph, [one["thing"] for one in found])
            return render(
                request, "named_graph.html", iri=iri, found=found[:_MOST], has_more=len(found) > _MOST,
                named=named, spelled=spelled,
            )  # fmt: skip
    return failed(request, 404, "Not found", "There is no named graph by this identifier.")


def spelled(iri: str) -> str:
    """An IRI as a query would write it, with a prefix where it has one of the usual ones."""
    for namespace, prefix in _SPELLED.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return iri
