"""What is said of one thing, by the ontology's properties, with the names of the things in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from itugraph.graph import GraphSource
from itugraph.graph.vocabulary import ITU
from itugraph.web.asking import labels, rows
from itugraph.web.links import is_here, path_of
from itugraph.web.ordering import natural


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that is named, and its page."""

    iri: str
    name: str

    @property
    def address(self) -> str:
        """Where its page is."""
        return path_of(self.iri)


@dataclass(frozen=True, slots=True)
class Facts:
    """The values of the properties of one thing, sorted, and the names of those that are things."""

    values: Mapping[str, Sequence[str]]
    names: Mapping[str, str]

    def one(self, name: str) -> str:
        """The value of a property; "" where it has none."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> Sequence[str]:
        """All values of a property."""
        return self.values.get(name, ())

    def link(self, name: str) -> Link | None:
        """The thing that a property leads to."""
        return next(iter(self.links(name)), None)

    def links(self, name: str) -> list[Link]:
        """The things that a property leads to, by name."""
        found = [
            Link(iri, self.names.get(iri) or iri.rpartition("/")[2]) for iri in self.values.get(name, ())
        ]
        return sorted(found, key=lambda link: natural(link.name))


def facts_of(graph: GraphSource, thing: str) -> Facts:
    """What the graph says of a thing."""
    values: dict[str, list[str]] = {}
    for one in rows(graph, "SELECT ?property ?value WHERE { ?thing ?property ?value }", thing=thing):
        if one["property"].startswith(ITU):
            values.setdefault(one["property"].removeprefix(ITU), []).append(one["value"])
    named = labels(graph, [value for found in values.values() for value in found if is_here(value)])
    return Facts({name: sorted(found) for name, found in values.items()}, named)
