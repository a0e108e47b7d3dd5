"""Takes the address of a SPARQL 1.1 store on another machine; gives the interface of the embedded one.

`RemoteGraph` answers queries, `open_source` chooses between the two homes of a graph, `push` loads a graph
into a store. Nothing here uses more than the SPARQL 1.1 standards: Protocol, Query, Update, JSON results, and
the Graph Store Protocol.
"""

from typing import TYPE_CHECKING

from itugraph.graph.remote.address import Endpoint, Patience

if TYPE_CHECKING:
    from itugraph.graph.remote.opening import open_source
    from itugraph.graph.remote.pushing import PushReport, Target, push
    from itugraph.graph.remote.source import RemoteGraph

_HOMES = {
    "PushReport": "pushing",
    "RemoteGraph": "source",
    "Target": "pushing",
    "open_source": "opening",
    "push": "pushing",
}

__all__ = ["Endpoint", "Patience", "PushReport", "RemoteGraph", "Target", "open_source", "push"]


def __getattr__(name: str) -> object:
    """Names that need a store's library are imported when first used."""
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
