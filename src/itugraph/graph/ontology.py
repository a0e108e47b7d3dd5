"""The ontology and its alignments as statements of the graph."""

from collections.abc import Iterator

from itugraph.graph.terms import Iri, Quad
from itugraph.graph.vocabulary import ONTOLOGY_GRAPH
from itugraph.locations import shared_folder
from itugraph.register.iris import BASE

_FILES = ("itu.ttl", "alignments.ttl")
_WRITTEN_BASE = "https://w3id.org/itugraph/"


def ontology_quads() -> Iterator[Quad]:
    """`ontology/itu.ttl` and `alignments.ttl`, under the base IRI in use."""
    import pyoxigraph as ox

    from itugraph.graph.conversion import triple_from_oxigraph

    folder = shared_folder("ontology")
    for name in _FILES:
        text = (folder / name).read_text(encoding="utf-8").replace(_WRITTEN_BASE, BASE)
        for quad in ox.parse(text, ox.RdfFormat.TURTLE):
            triple = triple_from_oxigraph(quad)
            yield Quad(*triple, ONTOLOGY_GRAPH)


def defined_terms() -> frozenset[Iri]:
    """The classes and properties that `ontology/itu.ttl` defines."""
    kinds = {"Class", "ObjectProperty", "DatatypeProperty"}
    return frozenset(
        quad.subject
        for quad in ontology_quads()
        if isinstance(quad.subject, Iri)
        and isinstance(quad.object, Iri)
        and quad.predicate.value.endswith("#type")
        and quad.object.value.rpartition("#")[2] in kinds
    )
