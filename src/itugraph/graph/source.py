"""What answers queries: the interface that the embedded store and a remote endpoint share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from itugraph.graph.terms import Term, Triple

Row = tuple[Term | None, ...]
QueryKind = Literal["select", "ask", "construct", "describe"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: `columns` are the variables in order, a cell is None where its variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


Result = Answer | bool | tuple[Triple, ...]
"""What a query of any kind gives: a table, yes or no, or statements."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, by their IRIs: those that are its default graph, and those it may name."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


Bindings = Mapping[str, Term]
"""Terms for a query's variables, by name without the question mark."""


class GraphSource(Protocol):
    """A graph that answers SPARQL 1.1 over the union of its named graphs.

    Each method raises `QueryError` for a query that is malformed, of the wrong kind, or refused, and
    `StoreError` when the store itself fails.
    """

    def select(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """The rows of a SELECT."""

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """The truth of an ASK."""

    def construct(self, sparql: str, bindings: Bindings | None = None) -> Iterable[Triple]:
        """The statements of a CONSTRUCT or DESCRIBE, each once."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The answer to a query of any kind."""

    def kind_of(self, sparql: str) -> QueryKind:
        """What kind of query it is, without running it."""

    def close(self) -> None:
        """Give back files and connections."""
