"""A thing of the graph that a page is about."""

from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import Request

from itugraph.graph import GraphSource, Iri
from itugraph.graph.vocabulary import ITU
from itugraph.model import QueryError
from itugraph.register.iris import BASE
from itugraph.web.asking import rows


@dataclass(frozen=True, slots=True)
class Thing:
    """What the graph says a thing is and is called; `kind` is its class in the ontology, "" for one of none."""

    iri: str
    kind: str
    label: str

    @property
    def name(self) -> str:
        """Its label, or the end of its identifier where it has none."""
        return self.label or unquote(self.iri.removeprefix(BASE).partition("/")[2])


def find(graph: GraphSource, iri: str) -> Thing | None:
    """The thing with this identifier, None where the graph says nothing about it."""
    try:
        found = rows(
            graph,
            "SELECT ?class ?label WHERE { ?thing ?any ?value OPTIONAL { ?thing a ?class } "
            "OPTIONAL { ?thing rdfs:label ?label } } ORDER BY ?class LIMIT 1",
            thing=Iri(iri),
        )
    except (ValueError, QueryError):
        # No IRI, so no identifier of the graph.
        return None
    if not found:
        return None
    return Thing(iri, found[0]["class"].removeprefix(ITU), found[0]["label"])


def asked_for(request: Request) -> tuple[str, ...]:
    """The identifiers that an address may mean: as it was sent, and with its encoded characters decoded."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.decode("ascii", "replace").partition("?")[0].lstrip("/")
    return tuple(dict.fromkeys((BASE + path, BASE + unquote(path))))
