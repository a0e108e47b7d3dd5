"""A graph in a store on another machine, behind the interface of the embedded one."""

from itugraph.graph import refusals
from itugraph.graph.asking import Asked
from itugraph.graph.parameters import bind_parameters
from itugraph.graph.remote import answers
from itugraph.graph.remote.address import Endpoint
from itugraph.graph.remote.dataset import NoGraphError, own_graphs
from itugraph.graph.remote.placeholders import without_open_places
from itugraph.graph.remote.sending import Connection
from itugraph.graph.source import Bindings, Dataset, Result
from itugraph.model import StoreError


class RemoteGraph(Asked):
    """A graph behind a SPARQL 1.1 endpoint. Queries see its named graphs as one, and each by `GRAPH`.

    What the default graph of a store holds is for the store to say, so a query names its dataset by
    `default-graph-uri` and `named-graph-uri` (SPARQL 1.1 Protocol, 2.1.4): the named graphs that the store
    has at the first query, and nothing else that it may hold; for the exceptions see `dataset`. With `any_graph` a
    store that holds no graph of ours is asked as it is.
    """

    def __init__(self, endpoint: Endpoint, *, any_graph: bool = False) -> None:
        self._any_graph = any_graph
        self._connection = Connection(endpoint)
        self._shown = endpoint.shown
        self._graphs: Dataset | None = None
        self._closed = False

    def close(self) -> None:
        """End the use of this object; the store goes on."""
        self._closed = True

    def query(self, sparql: str, bindings: Bindings | None = None, dataset: Dataset | None = None) -> Result:
        """The answer to a query of any kind, as `GraphSource.query`.

        `dataset` takes the place of the one that the query names, if any.
        """
        if self._closed:
            raise StoreError(f"The graph at {self._shown} was closed: open it again.")
        asked = without_open_places(bind_parameters(sparql, bindings))
        allowed = refusals.refuse(asked)
        if dataset is None:
            # A dataset in the request would override the query's own FROM.
            dataset = Dataset() if allowed.names_graphs else self._dataset()
        reply = self._connection.query(asked, allowed.kind, dataset)
        if allowed.kind == "select":
            return answers.table(reply, asked, self._shown)
        if allowed.kind == "ask":
            return answers.truth(reply, self._shown)
        return answers.statements(reply, self._shown)

    def _dataset(self) -> Dataset:
        if self._graphs is None:
            graphs = self._own_graphs()
            self._graphs = Dataset(graphs, graphs)
        return self._graphs

    def _own_graphs(self) -> tuple[str, ...]:
        try:
            return own_graphs(self._connection)
        except NoGraphError:
            if not self._any_graph:
                raise
            return ()
