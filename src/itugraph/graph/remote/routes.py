"""The two standard ways to put a named graph into a store: updates, and the Graph Store Protocol."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from itugraph.graph.remote import answers
from itugraph.graph.remote.sending import Connection
from itugraph.graph.terms import Iri, Literal
from itugraph.graph.vocabulary import TYPE
from itugraph.model import StoreError
from itugraph.register.iris import BASE

RECORD = Iri(BASE + "record")
"""The named graph that says which graphs arrived whole; no question reads it."""

DIGEST = Iri("http://spdx.org/rdf/terms#checksumValue")
"""From a named graph to the SHA-256 of its statements in N-Triples, sorted."""

BEGUN = Iri("http://www.w3.org/ns/prov#Activity")
"""What the record is, as long as a push goes on that readers must not see the half of."""

_GOING_ON = f"{RECORD} {TYPE} {BEGUN} ."

_INCOMING = Iri(BASE + "incoming")
"""Where a graph waits until it is whole."""


class Route(Protocol):
    """A way into a store. Methods raise `StoreError` and `QueryError` as `Connection` does.

    `at_once` says whether readers see a graph as it was until it has arrived whole.
    """

    at_once: bool

    def begin(self) -> None:
        """Say in the record that a push is going on, so that no reader takes half of it for all."""

    def end(self) -> None:
        """Take that out of the record."""

    def load(
        self,
        graph: Iri,
        batches: Iterable[list[str]],
        digest: str,
        size: int,
        tell: Callable[[int], None],
        *,
        add: bool,
    ) -> None:
        """Replace a graph by `size` statements, or add them to it, and record its digest.

        `tell` hears how many have been sent. Raises `StoreError` where fewer or more arrived.
        """

    def remove(self, graph: Iri) -> None:
        """Take a graph out of the store, and out of the record."""


class UpdateRoute:
    """By SPARQL Update: a graph is gathered aside, counted, and takes its place in one request."""

    at_once = True

    def __init__(self, updating: Connection, asking: Connection) -> None:
        self._updating = updating
        self._asking = asking

    def begin(self) -> None:
        """As `Route.begin`."""
        self._updating.update(f"INSERT DATA {{ GRAPH {RECORD} {{ {_GOING_ON} }} }}")

    def end(self) -> None:
        """As `Route.end`."""
        self._updating.update(f"DELETE DATA {{ GRAPH {RECORD} {{ {_GOING_ON} }} }}")

    def load(
        self,
        graph: Iri,
        batches: Iterable[list[str]],
        digest: str,
        size: int,
        tell: Callable[[int], None],
        *,
        add: bool,
    ) -> None:
        """As `Route.load`."""
        into = graph if add else _INCOMING
        if not add:
            self._updating.update(f"DROP SILENT GRAPH {_INCOMING}")
        sent = 0
        for batch in batches:
            statements = "\n".join(batch)
            self._updating.update(f"INSERT DATA {{ GRAPH {into} {{\n{statements}\n}} }}")
            sent += len(batch)
            tell(sent)
        steps = [_forgetting(graph)]
        if not add:
            _check_arrival(self._asking, _INCOMING, size, exactly=True)
            steps += [f"DROP SILENT GRAPH {graph}", f"MOVE {_INCOMING} TO {graph}"]
        steps.append(f"INSERT DATA {{ GRAPH {RECORD} {{ {_recorded(graph, digest)} }} }}")
        self._updating.update(" ;\n".join(steps))

    def remove(self, graph: Iri) -> None:
        """As `Route.remove`."""
        self._updating.update(f"{_forgetting(graph)} ;\nDROP SILENT GRAPH {graph}")


class GraphStoreRoute:
    """By the Graph Store Protocol: the first batch replaces the graph, the others are added to it."""

    at_once = False

    def __init__(self, graph_store: Connection, asking: Connection, recorded: Mapping[Iri, str]) -> None:
        self._graph_store = graph_store
        self._asking = asking
        self._recorded = dict(recorded)

    def begin(self) -> None:
        """As `Route.begin`."""
        self._graph_store.post(RECORD.value, _GOING_ON + "\n")

    def end(self) -> None:
        """As `Route.end`."""
        self._graph_store.put(RECORD.value, "".join(f"{line}\n" for line in self._lines()))

    def _lines(self) -> list[str]:
        return [_recorded(known, digest) for known, digest in sorted(self._recorded.items())]

    def load(
        self,
        graph: Iri,
        batches: Iterable[list[str]],
        digest: str,
        size: int,
        tell: Callable[[int], None],
        *,
        add: bool,
    ) -> None:
        """As `Route.load`."""
        self._forget(graph)
        sent = 0
        for batch in batches:
            send = self._graph_store.post if add or sent else self._graph_store.put
            send(graph.value, "\n".join(batch) + "\n")
            sent += len(batch)
            tell(sent)
        _check_arrival(self._asking, graph, size, exactly=not add)
        self._recorded[graph] = digest
        self._graph_store.post(RECORD.value, _recorded(graph, digest) + "\n")

    def remove(self, graph: Iri) -> None:
        """As `Route.remove`."""
        self._forget(graph)
        self._graph_store.delete(graph.value)

    def _forget(self, graph: Iri) -> None:
        """Take a graph out of the record before it changes, so that half of it is never taken for all."""
        if self._recorded.pop(graph, None) is not None:
            self._graph_store.put(RECORD.value, "".join(f"{line}\n" for line in (_GOING_ON, *self._lines())))


def _recorded(graph: Iri, digest: str) -> str:
    return f"{graph} {DIGEST} {Literal(digest)} ."


def _forgetting(graph: Iri) -> str:
    return f"DELETE WHERE {{ GRAPH {RECORD} {{ {graph} {DIGEST} ?digest }} }}"


def _check_arrival(asking: Connection, graph: Iri, size: int, *, exactly: bool) -> None:
    """Raise `StoreError` unless a graph has as many statements as were sent, or at least as many."""
    counting = f"SELECT (COUNT(*) AS ?size) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
    found = answers.table(asking.query(counting, "select"), counting, asking.endpoint.shown)
    arrived = int(found.rows[0][0].value) if found.rows and isinstance(found.rows[0][0], Literal) else 0
    if arrived < size or (exactly and arrived > size):
        raise StoreError(
            f"Of {size:,} statements sent to the store at {asking.endpoint.shown} it has {arrived:,}: "
            "push again when nobody else is writing to it."
        )
