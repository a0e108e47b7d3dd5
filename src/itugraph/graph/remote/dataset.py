"""Which named graphs of a store are a graph of ours, whole and in a form that this version reads."""

from dataclasses import dataclass

from itugraph.graph.remote import answers
from itugraph.graph.remote.routes import BEGUN, RECORD
from itugraph.graph.remote.sending import Connection
from itugraph.graph.terms import Iri, Literal
from itugraph.graph.vocabulary import (
    GRAPH_FORMAT,
    NAMED_GRAPH,
    ONTOLOGY_GRAPH,
    REGISTER,
    REGISTER_GRAPH,
    itu,
)
from itugraph.model import StoreError
from itugraph.register.iris import BASE

_CONTENTS = f"""SELECT ?graph ?what WHERE {{
  {{
    SELECT DISTINCT ?graph ("document" AS ?what)
    WHERE {{ GRAPH ?graph {{ ?document a {itu("Document")} }} FILTER(STRSTARTS(STR(?graph), "{BASE}graph/")) }}
  }} UNION {{
    SELECT ?graph ("begun" AS ?what) WHERE {{ GRAPH {RECORD} {{ ?graph a {BEGUN} }} }}
  }} UNION {{
    SELECT ?graph (COALESCE(STR(?format), "1") AS ?what)
    WHERE {{
      GRAPH ?graph {{ {REGISTER} a {itu("Register")} }}
      FILTER(?graph = {REGISTER_GRAPH})
      OPTIONAL {{ GRAPH {REGISTER_GRAPH} {{ {REGISTER} {itu("formatVersion")} ?format }} }}
    }}
  }}
}}"""
_HAS_DEFAULT = f"ASK {{ ?register a {itu('Register')} }}"
_HAS_UNION = f"ASK {{ ?register a {itu('Register')} . ?document a {itu('Document')} }}"
_SHARED = (NAMED_GRAPH, ONTOLOGY_GRAPH, REGISTER_GRAPH)


class NoGraphError(StoreError):
    """A store that holds no graph of ours."""


MANY = 32
"""So many documents are named in each request; with 181, Oxigraph took fifty times as long as without."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store has of ours: the named graphs of documents, sorted; the format of the graph, None where it has no
    register; and whether a push is going on, or was interrupted, that leaves it in halves until it ends.
    """

    documents: tuple[Iri, ...]
    format: int | None
    half: bool


def contents(connection: Connection) -> Contents:
    """What a store has of ours."""
    found = answers.table(connection.query(_CONTENTS, "select"), _CONTENTS, connection.endpoint.shown)
    said: dict[str, set[Iri]] = {}
    for row in found.rows:
        graph, what = row[0], row[1] if len(row) > 1 else Literal("document")
        if isinstance(graph, Iri) and isinstance(what, Literal):
            said.setdefault(what.value, set()).add(graph)
    documents, begun = said.pop("document", set()), said.pop("begun", set())
    formats = [int(value) for value in said if value.isdecimal()]
    return Contents(tuple(sorted(documents)), min(formats, default=None), bool(begun))


def own_graphs(connection: Connection) -> tuple[str, ...]:
    """The graphs that questions are about; none where a store is to be asked as it is.

    That is where all statements are in its default graph, and where these are more documents than `MANY` and
    its default graph holds its named graphs anyway: then what else it holds is seen as well.

    Raises `NoGraphError` for a store that holds no graph of ours, `StoreError` for half of one, or one of another
    format.
    """
    has = contents(connection)
    _check(has, connection.endpoint.shown)
    if len(has.documents) > MANY and _holds(connection, _HAS_UNION):
        return ()
    if has.documents or has.format is not None:
        return tuple(graph.value for graph in (*has.documents, *_SHARED))
    if _holds(connection, _HAS_DEFAULT):
        return ()
    raise NoGraphError(
        f"The store at {connection.endpoint.shown} holds no graph of itugraph: load one with 'itugraph push'."
    )


def _check(has: Contents, shown: str) -> None:
    if has.half:
        raise StoreError(
            f"The graph in the store at {shown} is not whole: wait until 'itugraph push' has ended, or run it again "
            "if it was interrupted."
        )
    if has.format not in {None, GRAPH_FORMAT}:
        newer = has.format is not None and has.format > GRAPH_FORMAT
        age, advice = (
            ("a newer", "update itugraph") if newer else ("an older", "build the graph and push it again")
        )
        raise StoreError(
            f"The graph in the store at {shown} was built by {age} itugraph (format {has.format}, not "
            f"{GRAPH_FORMAT}): {advice}."
        )


def _holds(connection: Connection, question: str) -> bool:
    return answers.truth(connection.query(question, "ask"), connection.endpoint.shown)
