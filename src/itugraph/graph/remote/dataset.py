"""Which named graphs of a store are a graph of ours."""

from itugraph.graph.remote import answers
from itugraph.graph.remote.sending import Connection
from itugraph.graph.terms import Iri
from itugraph.graph.vocabulary import NAMED_GRAPH, ONTOLOGY_GRAPH, REGISTER_GRAPH, itu
from itugraph.model import StoreError
from itugraph.register.iris import BASE

_DOCUMENT_GRAPHS = (
    f"SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?document a {itu('Document')} }} "
    f'FILTER(STRSTARTS(STR(?graph), "{BASE}graph/")) }}'
)
_HAS_REGISTER = f"ASK {{ GRAPH {REGISTER_GRAPH} {{ ?register a {itu('Register')} }} }}"
_HAS_DEFAULT = f"ASK {{ ?register a {itu('Register')} }}"
_HAS_UNION = f"ASK {{ ?register a {itu('Register')} . ?document a {itu('Document')} }}"

MANY = 32
"""So many documents are named in each request; with 181, Oxigraph took fifty times as long as without."""


def document_graphs(connection: Connection) -> tuple[Iri, ...]:
    """The named graphs of documents in a store, sorted."""
    reply = connection.query(_DOCUMENT_GRAPHS, "select")
    found = answers.table(reply, _DOCUMENT_GRAPHS, connection.endpoint.shown)
    return tuple(sorted(term for row in found.rows for term in row if isinstance(term, Iri)))


def own_graphs(connection: Connection) -> tuple[str, ...]:
    """The graphs that questions are about; none where a store is to be asked as it is.

    That is where all statements are in its default graph, and where these are more documents than `MANY` and
    its default graph holds its named graphs anyway: then what else it holds is seen as well.

    Raises `StoreError` for a store that holds no graph of ours.
    """
    documents = document_graphs(connection)
    if len(documents) > MANY and _holds(connection, _HAS_UNION):
        return ()
    if documents or _holds(connection, _HAS_REGISTER):
        return tuple(graph.value for graph in (*documents, NAMED_GRAPH, ONTOLOGY_GRAPH, REGISTER_GRAPH))
    if _holds(connection, _HAS_DEFAULT):
        return ()
    raise StoreError(
        f"The store at {connection.endpoint.shown} holds no graph of itugraph: load one with 'itugraph push'."
    )


def _holds(connection: Connection, question: str) -> bool:
    return answers.truth(connection.query(question, "ask"), connection.endpoint.shown)
