"""Collecting statements about one subject after another in one named graph."""

from collections.abc import Iterator, Mapping

from itugraph.graph.terms import Blank, Iri, Literal, Quad, Value, literal
from itugraph.graph.vocabulary import LABEL, TYPE, itu


class Statements:
    """The statements of one named graph, each once, in the order they were made."""

    def __init__(self, graph: Iri) -> None:
        self.graph = graph
        self._quads: dict[Quad, None] = {}
        self._described: set[Iri] = set()

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def describe(
        self, subject: Iri, kind: str, label: str, properties: Mapping[str, "Iri | Literal | Value | None"]
    ) -> Iri:
        """State class, label and properties of a subject, named as in the ontology, and give it back.

        What was described before stays as it was.
        """
        if subject in self._described:
            return subject
        self._described.add(subject)
        self._quads[Quad(subject, TYPE, itu(kind), self.graph)] = None
        self._quads[Quad(subject, LABEL, literal(label), self.graph)] = None
        for name, value in properties.items():
            self.add(subject, name, value)
        return subject

    def add(self, subject: Iri, name: str, value: "Iri | Literal | Value | None") -> None:
        """State one property; None is not stated."""
        if value is None:
            return
        term = value if isinstance(value, Iri | Literal | Blank) else literal(value)
        self._quads[Quad(subject, itu(name), term, self.graph)] = None
