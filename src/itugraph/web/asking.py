"""Asking the graph for what a page shows, in plain text: standard SPARQL 1.1 that any home of a graph answers."""

from collections.abc import Iterable, Mapping, Sequence

from itugraph.graph import GraphSource, Iri, Literal, Term
from itugraph.graph.vocabulary import ITU, RDFS
from itugraph.register.iris import BASE

PREFIXES = f"PREFIX itu: <{ITU}> PREFIX rdfs: <{RDFS}>\n"

Row = Mapping[str, str]
"""A row of an answer by column; "" where it has nothing there."""


def rows(graph: GraphSource, sparql: str, /, **terms: Term | str) -> list[Row]:
    """The rows of a SELECT with these variables bound; a value given as a `str` is an IRI."""
    bound = {name: Iri(term) if isinstance(term, str) else term for name, term in terms.items()}
    answer = graph.select(PREFIXES + sparql, bound)
    return [
        {
            column: term.value if isinstance(term, Iri | Literal) else ""
            for column, term in zip(answer.columns, row, strict=True)
        }
        for row in answer.rows
    ]


def row(graph: GraphSource, sparql: str, /, **terms: Term | str) -> Row | None:
    """The first row of a SELECT, None where there is none."""
    return next(iter(rows(graph, sparql, **terms)), None)


def labels(graph: GraphSource, iris: Iterable[str]) -> dict[str, str]:
    """What the graph calls these things, as far as it has a label for them."""
    wanted = sorted({iri for iri in iris if iri.startswith(BASE)})
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        values = " ".join(str(Iri(iri)) for iri in wanted[start : start + 500])
        asked = rows(
            graph, f"SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {values} }} ?thing rdfs:label ?label }}"
        )
        found.update((one["thing"], one["label"]) for one in asked)
    return found


def grouped(found: Sequence[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    """Rows by the values of some columns, in the order of their first appearance."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for one in found:
        groups.setdefault(tuple(one[column] for column in columns), []).append(one)
    return groups
