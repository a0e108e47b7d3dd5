"""Statements as text in the forms that programs read."""

from collections.abc import Iterable

from itugraph.graph import Triple
from itugraph.graph.vocabulary import PREFIXES

TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
N_TRIPLES = "application/n-triples"

ENDINGS = {"ttl": TURTLE, "jsonld": JSON_LD, "nt": N_TRIPLES}
"""The media type of each ending of a file."""


def serialized(triples: Iterable[Triple], media: str) -> bytes:
    """Statements, sorted, in Turtle, JSON-LD or N-Triples."""
    ordered = sorted(triples, key=lambda triple: tuple(map(str, triple)))
    if media == N_TRIPLES:
        return "".join(f"{s} {p} {o} .\n" for s, p, o in ordered).encode()
    import pyoxigraph as ox

    from itugraph.graph import Iri, Quad
    from itugraph.graph.conversion import to_oxigraph

    form = ox.RdfFormat.TURTLE if media == TURTLE else ox.RdfFormat.JSON_LD
    nowhere = Iri("urn:x")
    quads = to_oxigraph(Quad(*triple, nowhere) for triple in ordered)
    return ox.serialize((quad.triple for quad in quads), format=form, prefixes=PREFIXES) or b""
