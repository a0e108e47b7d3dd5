"""The browser application: pages made on the server from a graph, and the SPARQL endpoint beside them.

`create_app` makes the application of a `Settings`. `opened` holds the graph that requests are answered from,
`rendering` and `links` are what the modules in `pages` share; each of these has its `routes`.
"""

from typing import TYPE_CHECKING

from itugraph.web.settings import Settings

if TYPE_CHECKING:
    from itugraph.web.application import create_app

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> object:
    """The application needs the web framework, which is imported when first used."""
    if name != "create_app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from itugraph.web.application import create_app

    return create_app
