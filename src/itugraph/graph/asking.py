"""What every home of a graph does alike with a query: answer of the kind asked for, columns in the query's order."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import dropwhile
from types import TracebackType
from typing import Self

from itugraph.graph import refusals
from itugraph.graph.source import Answer, Bindings, QueryKind, Result
from itugraph.graph.terms import Triple
from itugraph.graph.tokens import Token, tokens
from itugraph.model import QueryError

_FORMS = {"select": "a SELECT", "ask": "an ASK", "construct": "a CONSTRUCT", "describe": "a DESCRIBE"}


class Asked(ABC):
    """A `GraphSource` made of one way to answer any query, and one to close."""

    @abstractmethod
    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The answer to a query of any kind, as `GraphSource.query`."""

    @abstractmethod
    def close(self) -> None:
        """Give back files and connections; the graph cannot be asked any more."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def kind_of(self, sparql: str) -> QueryKind:
        """What kind of query it is. Raises `QueryError` for an update and for what is no query."""
        return refusals.kind_of(sparql)

    def select(self, sparql: str, bindings: Bindings | None = None) -> Answer:
        """The rows of a SELECT, as `GraphSource.select`."""
        result = self.query(sparql, bindings)
        if not isinstance(result, Answer):
            raise _wrong_kind(sparql, "select")
        return result

    def ask(self, sparql: str, bindings: Bindings | None = None) -> bool:
        """The truth of an ASK, as `GraphSource.ask`."""
        result = self.query(sparql, bindings)
        if not isinstance(result, bool):
            raise _wrong_kind(sparql, "ask")
        return result

    def construct(self, sparql: str, bindings: Bindings | None = None) -> tuple[Triple, ...]:
        """The statements of a CONSTRUCT or DESCRIBE, each once, as `GraphSource.construct`."""
        result = self.query(sparql, bindings)
        if not isinstance(result, tuple):
            raise _wrong_kind(sparql, "construct")
        return result


def column_order(columns: Sequence[str], sparql: str) -> list[int]:
    """The columns of `SELECT *` in the order in which the query names them; others stay as they are."""
    order = list(range(len(columns)))
    read = tokens(sparql)
    if star_of(read):
        first = {token.text[1:]: token.start for token in reversed(read) if token.kind == "variable"}
        order.sort(key=lambda index: first.get(columns[index], len(sparql)))
    return order


def star_of(read: Sequence[Token]) -> Token | None:
    """The `*` of a query that begins with `SELECT *`; that of a subquery says nothing of its columns."""
    after = dropwhile(lambda token: not token.is_word("SELECT"), read)
    next(after, None)
    chosen = next((token for token in after if not token.is_word("DISTINCT", "REDUCED")), None)
    return chosen if chosen and chosen.text == "*" else None


def _wrong_kind(sparql: str, wanted: QueryKind) -> QueryError:
    return QueryError(f"The query is {_FORMS[refusals.kind_of(sparql)]} where {_FORMS[wanted]} is needed.")
