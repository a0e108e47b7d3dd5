"""ITU resolutions and the proposals to change them, as a graph that answers, is seen and is checked.

    import itugraph

    itugraph.build("proposals/", graph="wtsa.graph")
    with itugraph.Graph.open("wtsa.graph") as graph:
        graph.ask("stale-citations", region="CEPT")

Everything is imported when it is first used, so that `import itugraph` costs next to nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itugraph.api import Graph, build
    from itugraph.citations import find_bodies, find_citations
    from itugraph.extraction import extract
    from itugraph.mending import mend
    from itugraph.model import ItugraphError
    from itugraph.reading import read

__version__ = "0.1.0"

DEFAULT_GRAPH = "itugraph.graph"
"""The folder of the graph, in the current folder, where no other is named."""

__all__ = [
    "DEFAULT_GRAPH",
    "Graph",
    "ItugraphError",
    "__version__",
    "build",
    "extract",
    "find_bodies",
    "find_citations",
    "mend",
    "read",
]

_HOMES = {
    "Graph": "itugraph.api",
    "ItugraphError": "itugraph.model",
    "build": "itugraph.api",
    "extract": "itugraph.extraction",
    "find_bodies": "itugraph.citations",
    "find_citations": "itugraph.citations",
    "mend": "itugraph.mending",
    "read": "itugraph.reading",
}


def __getattr__(name: str) -> object:
    """The public names, imported from their packages when first used."""
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion in an interactive session."""
    return sorted(__all__)
