"""Takes what was read from documents, and the register; gives a graph on disk that answers SPARQL.

`build` writes the graph of a folder, `Store.open` reads it, `run_limited` answers a stranger's query within
a time limit. Terms are plain values (`Iri`, `Literal`, `Blank`): no object of a store's library leaves this
package.
"""

from typing import TYPE_CHECKING

from itugraph.graph.source import Answer, Bindings, GraphSource, QueryKind, Result, Row
from itugraph.graph.terms import Blank, Iri, Literal, Quad, Term, Triple, Value, literal, to_python

if TYPE_CHECKING:
    from itugraph.graph.building import build
    from itugraph.graph.documents import document_iri, document_quads
    from itugraph.graph.exporting import DumpFormat
    from itugraph.graph.facts import register_quads
    from itugraph.graph.limited import run_limited
    from itugraph.graph.ontology import ontology_quads
    from itugraph.graph.parameters import bind_parameters
    from itugraph.graph.remote import open_source
    from itugraph.graph.report import BuildReport
    from itugraph.graph.store import Store

_HOMES = {
    "BuildReport": "report",
    "DumpFormat": "exporting",
    "Store": "store",
    "bind_parameters": "parameters",
    "build": "building",
    "document_iri": "documents",
    "document_quads": "documents",
    "ontology_quads": "ontology",
    "open_source": "remote.opening",
    "register_quads": "facts",
    "run_limited": "limited",
}

__all__ = [
    "Answer",
    "Bindings",
    "Blank",
    "BuildReport",
    "DumpFormat",
    "GraphSource",
    "Iri",
    "Literal",
    "Quad",
    "QueryKind",
    "Result",
    "Row",
    "Store",
    "Term",
    "Triple",
    "Value",
    "bind_parameters",
    "build",
    "document_iri",
    "document_quads",
    "literal",
    "ontology_quads",
    "open_source",
    "register_quads",
    "run_limited",
    "to_python",
]


def __getattr__(name: str) -> object:
    """Names that need the store's library or the register are imported when first used."""
    import importlib

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
