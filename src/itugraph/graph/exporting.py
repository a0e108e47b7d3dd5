"""The graph as text in the usual formats."""

from collections.abc import Iterable
from typing import Literal, get_args

from itugraph.graph.terms import Quad, Triple
from itugraph.graph.vocabulary import PREFIXES
from itugraph.model import QueryError

DumpFormat = Literal["turtle", "trig", "nquads", "jsonld"]


def dump(quads: Iterable[Quad], form: DumpFormat) -> str:
    """Statements as text, sorted: equal graphs give equal texts.

    Turtle knows no named graphs and gives their union. Raises `QueryError` for another format.
    """
    import pyoxigraph as ox

    from itugraph.graph.conversion import to_oxigraph

    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    if form not in formats:
        raise QueryError(f"There is no format {form!r}: choose one of {', '.join(get_args(DumpFormat))}.")
    ordered = sorted(quads, key=lambda quad: (quad.graph.value, *_key(quad)))
    if form == "turtle":
        merged = {Triple(*quad[:3]): quad for quad in sorted(ordered, key=_key)}
        triples = (quad.triple for quad in to_oxigraph(merged.values()))
        return _text(ox.serialize(triples, format=formats[form], prefixes=PREFIXES))
    return _text(ox.serialize(to_oxigraph(ordered), format=formats[form], prefixes=PREFIXES))


def _key(statement: Quad | Triple) -> tuple[str, str, str]:
    return str(statement[0]), str(statement[1]), str(statement[2])


def _text(serialized: bytes | None) -> str:
    return (serialized or b"").decode()
