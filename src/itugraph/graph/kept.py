"""What the documents that a build does not read again say to it: the editions they prove, and what they cite."""

from collections.abc import Collection, Iterator

import pyoxigraph as ox

from itugraph.graph.terms import Iri
from itugraph.graph.vocabulary import itu
from itugraph.model import Edition
from itugraph.register import Heading

_HEADING = ox.Literal("heading")
_UNKNOWN, _EXACT = ox.Literal("unknown"), ox.Literal("exact")
_NAMING = ("citesInstrumentBefore", "citesInstrumentAfter", "changesInstrument", "candidate")


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(itu(name).value)


class KeptDocuments:
    """The named graphs of some documents in a store."""

    def __init__(self, store: ox.Store, graphs: Collection[Iri]) -> None:
        self._store = store
        self._graphs = [ox.NamedNode(graph.value) for graph in graphs]

    def headings(self) -> Iterator[Heading]:
        """The headings of the adopted texts that the shipped register does not list."""
        for graph in self._graphs:
            for quad in self._store.quads_for_pattern(None, _node("basis"), _HEADING, graph):
                edition = quad.subject
                instrument = self._value(edition, "editionOf")
                if isinstance(edition, ox.NamedNode) and isinstance(instrument, ox.NamedNode):
                    yield from self._heading(edition, instrument)

    def _heading(self, edition: ox.NamedNode, instrument: ox.NamedNode) -> Iterator[Heading]:
        kind, body, number = (self._text(instrument, name) for name in ("kind", "bodyName", "number"))
        year = self._text(edition, "year")
        if kind and body and number and year:
            written = Edition(
                self._text(edition, "revised") == "true", self._text(edition, "place"), int(year)
            )
            yield Heading(kind, body, number, written, self._text(edition, "title"))

    def named_instruments(self) -> set[str]:
        """The IRIs of the instruments that are cited or changed, and of what an ambiguous citation may mean."""
        return {
            quad.object.value
            for graph in self._graphs
            for name in _NAMING
            for quad in self._store.quads_for_pattern(None, _node(name), None, graph)
            if isinstance(quad.object, ox.NamedNode)
        }

    def settle(self, editions: Collection[str]) -> set[str]:
        """Make citations of these editions exact that were unknown; gives the IRIs of the graphs that changed."""
        changed: set[str] = set()
        for edition in editions:
            for side in ("Before", "After"):
                cited = self._store.quads_for_pattern(
                    None, _node(f"citesEdition{side}"), ox.NamedNode(edition), None
                )
                for quad in list(cited):
                    graph = quad.graph_name
                    if (
                        isinstance(graph, ox.NamedNode)
                        and graph in self._graphs
                        and self._make_exact(quad, side)
                    ):
                        changed.add(graph.value)
        return changed

    def _make_exact(self, citing: ox.Quad, side: str) -> bool:
        """Whether there was anything to change about one side of a citation; its state goes by the later side."""
        store, citation, graph = self._store, citing.subject, citing.graph_name
        if ox.Quad(citation, _node(f"resolution{side}"), _UNKNOWN, graph) not in store:
            return False
        names = [f"resolution{side}"]
        if side == "After" or self._value(citation, "resolutionAfter") is None:
            names.append("resolution")
        for name in names:
            store.remove(ox.Quad(citation, _node(name), _UNKNOWN, graph))
            store.add(ox.Quad(citation, _node(name), _EXACT, graph))
        return True

    def _value(self, subject: object, name: str) -> object:
        found = self._store.quads_for_pattern(subject, _node(name), None, None)  # type: ignore[arg-type]
        return next((quad.object for quad in found), None)

    def _text(self, subject: ox.NamedNode, name: str) -> str | None:
        value = self._value(subject, name)
        return value.value if isinstance(value, ox.Literal) else None
