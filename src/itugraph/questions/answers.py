"""The answer to a question, with the names of the things in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from itugraph.graph import Iri, Term
from itugraph.questions.catalogue import Kind

Row = tuple[Term | None, ...]

TRIPLE = ("subject", "predicate", "object")
"""The columns of an answer that is a graph."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: a table of terms, a graph (rows of subject, predicate, object), or yes or no.

    `names` holds what the graph calls the things in it; a row has None where a column is unbound.
    `truth` is the answer of a yes-no question, None for others.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    names: Mapping[Iri, str] = field(default_factory=dict)
    truth: bool | None = None
