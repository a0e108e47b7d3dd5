"""Between our terms and Oxigraph's, so that no object of the store's library leaves this package."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from itugraph.graph.terms import XSD, Blank, Iri, Literal, Quad, Term, Triple

_STRING = XSD + "string"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def to_oxigraph(quads: Iterable[Quad]) -> Iterator[ox.Quad]:
    """Quads for the store; equal IRIs are made once."""
    nodes: dict[str, ox.NamedNode] = {}

    def node(iri: Iri) -> ox.NamedNode:
        found = nodes.get(iri.value)
        if found is None:
            found = nodes[iri.value] = ox.NamedNode(iri.value)
        return found

    def term(value: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
        if isinstance(value, Iri):
            return node(value)
        if isinstance(value, Blank):
            return ox.BlankNode(value.id)
        if value.language:
            return ox.Literal(value.value, language=value.language)
        if value.datatype == _STRING:
            return ox.Literal(value.value)
        return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype))

    for subject, predicate, value, graph in quads:
        start = node(subject) if isinstance(subject, Iri) else ox.BlankNode(subject.id)
        yield ox.Quad(start, node(predicate), term(value), node(graph))


def from_oxigraph(term: object) -> Term:
    """A term of the store."""
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.BlankNode):
        return Blank(term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return Literal(term.value, _STRING if datatype == _LANGUAGE_STRING else datatype, term.language)
    raise TypeError(f"not an RDF 1.1 term: {term!r}")


def triple_from_oxigraph(triple: ox.Triple | ox.Quad) -> Triple:
    """A statement of the store."""
    subject, predicate = from_oxigraph(triple.subject), from_oxigraph(triple.predicate)
    if isinstance(subject, Literal) or not isinstance(predicate, Iri):
        raise TypeError(f"not an RDF 1.1 statement: {triple!r}")
    return Triple(subject, predicate, from_oxigraph(triple.object))


def quad_from_oxigraph(quad: ox.Quad) -> Quad:
    """A statement of the store with its named graph."""
    graph = from_oxigraph(quad.graph_name)
    if not isinstance(graph, Iri):
        raise TypeError(f"not in a named graph: {quad!r}")
    return Quad(*triple_from_oxigraph(quad), graph)
