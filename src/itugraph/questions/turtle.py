"""A graph for rdflib, and as Turtle with the prefixes that its readers know."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from itugraph.graph import Blank, Iri, Literal, Term
from itugraph.questions.answers import Row

if TYPE_CHECKING:
    import rdflib

_PREFIXES = {
    "itu": "https://w3id.org/itugraph/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
}
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def to_turtle(rows: Iterable[Row]) -> str:
    """Rows of subject, predicate and object as Turtle, sorted by rdflib's serializer."""
    return to_rdflib(rows).serialize(format="turtle")


def to_rdflib(rows: Iterable[Row]) -> "rdflib.Graph":
    """Rows of subject, predicate and object as a graph of rdflib's; plain texts are its plain literals."""
    import rdflib

    graph = rdflib.Graph()
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)

    def node(term: Term) -> rdflib.term.Node:
        if isinstance(term, Iri):
            return rdflib.URIRef(term.value)
        if isinstance(term, Blank):
            return rdflib.BNode(term.id)
        return _literal(term)

    def _literal(term: Literal) -> rdflib.Literal:
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype == _STRING:
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype))

    for row in rows:
        subject, predicate, value = row
        if subject is not None and predicate is not None and value is not None:
            graph.add((node(subject), node(predicate), node(value)))
    return graph
