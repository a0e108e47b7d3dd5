"""A graph in a store on another machine, behind the interface of the embedded one."""

from types import TracebackType
from typing import Self

from itugraph.graph import refusals
from itugraph.graph.parameters import bind_parameters
from itugraph.graph.remote import answers
from itugraph.graph.remote.address import Endpoint
from itugraph.graph.remote.dataset import dataset
from itugraph.graph.remote.placeholders import without_open_places
from itugraph.graph.remote.sending import Connection
from itugraph.graph.source import Answer, Bindings, QueryKind, Result
from itugraph.graph.terms import Triple
from itugraph.model import QueryError, StoreError

_FORMS = {"select": "a SELECT", "ask": "an ASK", "construct": "a CONSTRUCT", "describe": "a DESCRIBE"}


class RemoteGraph:
    """A graph behind a SPARQL 1.1 endpoint. Queries see its named graphs as one, and each by `GRAPH`.

    What the default graph of a store holds is for the store to say, so a query names its dataset by
    `default-graph-uri` and `named-graph-uri` (SPARQL 1.1 Protocol, 2.1.4): the named graphs that the store
    has at the first query, and nothing else that it may hold; for the exceptions see `dataset`.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._connection = Connection(endpoint)
        self._shown = endpoint.shown
        self._graphs: tuple[str, ...] | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the use of this object; the store goes on."""
        self._closed = True

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

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The answer to a query of any kind, as `GraphSource.query`."""
        if self._closed:
            raise StoreError(f"The graph at {self._shown} was closed: open it again.")
        asked = without_open_places(bind_parameters(sparql, bindings))
        allowed = refusals.refuse(asked)
        # A dataset in the request would override the query's own FROM.
        reply = self._connection.query(asked, allowed.kind, () if allowed.names_graphs else self._dataset())
        if allowed.kind == "select":
            return answers.table(reply, asked, self._shown)
        if allowed.kind == "ask":
            return answers.truth(reply, self._shown)
        return answers.statements(reply, self._shown)

    def _dataset(self) -> tuple[str, ...]:
        if self._graphs is None:
            self._graphs = dataset(self._connection)
        return self._graphs


def _wrong_kind(sparql: str, wanted: QueryKind) -> QueryError:
    return QueryError(f"The query is {_FORMS[refusals.kind_of(sparql)]} where {_FORMS[wanted]} is needed.")
