"""What a query is, and what is refused before it reaches a store.

A query of a user may read this graph and nothing else: it may not change it, nor make the machine that
answers call another one.
"""

from dataclasses import dataclass
from itertools import pairwise

from itugraph.graph.source import QueryKind
from itugraph.graph.tokens import Token, tokens
from itugraph.model import QueryError
from itugraph.register.iris import BASE

_KINDS: dict[str, QueryKind] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
}
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A query that may run; `names_graphs` says that it chooses its graphs itself with `FROM`."""

    kind: QueryKind
    names_graphs: bool


def kind_of(sparql: str) -> QueryKind:
    """What kind of query it is. Raises `QueryError` for an update or for what is no query at all.

    >>> kind_of("PREFIX select: <urn:select> ASK { ?s ?p ?o }")
    'ask'
    """
    return _kind(tokens(sparql))


def refuse(sparql: str) -> Allowed:
    """Check that a query only reads this graph, and say what it is.

    Raises `QueryError` for an update, for `SERVICE`, and for `FROM` with a graph that is not one of this
    base IRI.
    """
    read = tokens(sparql)
    kind = _kind(read)
    prefixes = _prefixes(read)
    names_graphs = False
    for token, following in pairwise([*read, Token("sign", "", len(sparql))]):
        if token.is_word("SERVICE"):
            raise QueryError(
                "The query asks another server with SERVICE, which is refused: ask for what is in this graph."
            )
        if token.is_word("LOAD"):
            raise QueryError("The query would LOAD data, which is refused: use 'itugraph build'.")
        if token.is_word("FROM", "NAMED") and following.kind in ("iri", "name"):
            graph = _expanded(following, prefixes)
            if not graph.startswith(BASE):
                raise QueryError(
                    f"The query reads FROM <{graph}>, which is not a graph of this store: leave it out."
                )
            names_graphs = True
    return Allowed(kind, names_graphs)


def _kind(read: list[Token]) -> QueryKind:
    index = 0
    while index < len(read) and read[index].is_word("PREFIX", "BASE"):
        index += 3 if read[index].is_word("PREFIX") else 2
    first = read[index] if index < len(read) else None
    if first is None:
        raise QueryError("The query is empty: write a SELECT, ASK, CONSTRUCT or DESCRIBE.")
    if first.is_word(*_UPDATES):
        raise QueryError(
            f"{first.text.upper()} would change the graph, which is refused: change the sources and build."
        )
    if not first.is_word(*_KINDS):
        raise QueryError(
            f"The query begins with {first.text!r}: begin with SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    return _KINDS[first.text.upper()]


def _prefixes(read: list[Token]) -> dict[str, str]:
    return {
        read[index + 1].text: read[index + 2].text[1:-1]
        for index in range(len(read) - 2)
        if read[index].is_word("PREFIX")
    }


def _expanded(token: Token, prefixes: dict[str, str]) -> str:
    """The IRI that a token stands for. A relative one stays as written, and so is no graph of this store."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix + ":", "") + local
