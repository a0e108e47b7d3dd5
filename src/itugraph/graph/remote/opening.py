"""Choosing the home of a graph: a folder on this machine, or a store on another."""

from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.graph.remote.address import Endpoint

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource


def open_source(graph_folder: Path, endpoint: str | None = None, *, any_graph: bool = False) -> "GraphSource":
    """The graph at an endpoint's address where one is given, else the one in the folder.

    With `any_graph` an endpoint may hold a graph that is not ours. User, password and time limit of an endpoint come
    from the environment. Raises `StoreError` where there is no graph in the folder and where the address is none; what
    is at the address shows at the first query.
    """
    if endpoint:
        from itugraph.graph.remote.source import RemoteGraph

        return RemoteGraph(Endpoint.from_environment(endpoint), any_graph=any_graph)
    from itugraph.graph.store import Store

    return Store.open(graph_folder)
