"""Loading a graph into a store: named graph by named graph, each replaced whole, what is there already left alone.

A record in the store says which graphs arrived whole, by the digest of their statements, so a push that was
interrupted goes on where it stopped, and a second push sends only what has changed.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itugraph.graph.remote import answers
from itugraph.graph.remote.address import Endpoint
from itugraph.graph.remote.dataset import Contents, contents
from itugraph.graph.remote.routes import DIGEST, RECORD, GraphStoreRoute, Route, UpdateRoute
from itugraph.graph.remote.sending import Connection
from itugraph.graph.terms import Blank, Iri, Literal, Quad
from itugraph.graph.vocabulary import GRAPH_FORMAT, NAMED_GRAPH
from itugraph.model import StoreError

if TYPE_CHECKING:
    from itugraph.graph.store import Store

BATCH = 1_000
"""Statements in a request. Virtuoso 7 takes no more than about 4,900 in one update."""

BATCH_BYTES = 1_000_000
_RECORDED = f"SELECT ?graph ?digest WHERE {{ GRAPH {RECORD} {{ ?graph {DIGEST} ?digest }} }}"


@dataclass(frozen=True, slots=True)
class Target:
    """The services of a store: where it answers, and where it takes updates or whole graphs.

    Graphs go to the graph store where one is given, else to the updates, which may be the queries' address.
    """

    queries: Endpoint
    updates: Endpoint | None = None
    graph_store: Endpoint | None = None


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did, in numbers of named graphs but for `statements`.

    `sent` arrived whole, `unchanged` were in the store already, `removed` are not in the graph and were taken
    out of the store, `others` are documents that the store has and the graph has not, and that stay.
    """

    sent: int
    unchanged: int
    removed: int
    others: int
    statements: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done about the documents that only the store has."""

    others: tuple[Iri, ...]
    remove_others: bool

    def adds_to(self, graph: Iri) -> bool:
        """Whether a graph is added to, not replaced: it describes what documents that stay name, too."""
        return graph == NAMED_GRAPH and bool(self.others) and not self.remove_others


def push(
    store: "Store",
    target: Target,
    *,
    send_all: bool = False,
    remove_others: bool = False,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> PushReport:
    """Load every named graph of the embedded store into a store behind SPARQL 1.1.

    `send_all` sends what the store's record has as well; `remove_others` takes documents out of the store
    that are not in the graph. `on_progress` is told of statements done, statements in all, and the graph.
    By updates, readers see a graph as it was until it has arrived whole; by the Graph Store Protocol, one
    of more than `BATCH` statements grows before their eyes. Raises `StoreError` and `QueryError` as queries do,
    and `StoreError` when a graph did not arrive as it was sent.
    """
    started = time.perf_counter()
    asking = Connection(target.queries)
    recorded = {} if send_all else _recorded(asking)
    mine = store.named_graphs()
    has = contents(asking)
    plan = _Plan(tuple(graph for graph in has.documents if graph not in mine), remove_others)
    _check_others(plan, has, asking.endpoint.shown)
    route = _route(target, asking, recorded)
    done = sent = statements = 0
    total = len(store)
    half = has.half
    for graph in mine:
        lines = _lines(store.quads(graph))
        digest = _digest(lines)
        if recorded.get(graph) != digest:
            if not half and not (route.at_once and has.format is not None):
                route.begin()
                half = True
            begun = done

            def tell(count: int, begun: int = begun, graph: Iri = graph) -> None:
                if on_progress:
                    on_progress(begun + count, total, graph.value.rpartition("/graph/")[2])

            tell(0)
            route.load(graph, batches(lines), digest, len(lines), tell, add=plan.adds_to(graph))
            sent, statements = sent + 1, statements + len(lines)
        done += len(lines)
    for graph in plan.others if remove_others else ():
        route.remove(graph)
    if half:
        route.end()
    return PushReport(
        sent=sent,
        unchanged=len(mine) - sent,
        removed=len(plan.others) if remove_others else 0,
        others=0 if remove_others else len(plan.others),
        statements=statements,
        seconds=time.perf_counter() - started,
    )


def _check_others(plan: _Plan, has: Contents, shown: str) -> None:
    """Raise `StoreError` where documents would stay in the store that are written in another format."""
    if plan.others and not plan.remove_others and has.format not in {None, GRAPH_FORMAT}:
        raise StoreError(
            f"The store at {shown} has {len(plan.others):,} other documents of another itugraph (format {has.format}, "
            f"not {GRAPH_FORMAT}): build them into this graph too, or remove them with --remove-others."
        )


def batches(lines: Sequence[str], count: int = BATCH, size: int = BATCH_BYTES) -> Iterator[list[str]]:
    """Statements in groups of at most so many, and so many bytes; one that is larger is a group of its own.

    >>> [len(batch) for batch in batches(["abc", "def", "ghi"], count=2)]
    [2, 1]
    """
    batch: list[str] = []
    used = 0
    for line in lines:
        weight = len(line.encode()) + 1
        if batch and (len(batch) == count or used + weight > size):
            yield batch
            batch, used = [], 0
        batch.append(line)
        used += weight
    if batch:
        yield batch


def _lines(quads: Iterable[Quad]) -> list[str]:
    """Statements in N-Triples, sorted, which is also what goes between the braces of an update."""
    lines: set[str] = set()
    for subject, predicate, value, graph in quads:
        if isinstance(subject, Blank) or isinstance(value, Blank):
            raise StoreError(
                f"{graph} has a blank node, which cannot be sent in several requests: build the graph again."
            )
        lines.add(f"{subject} {predicate} {value} .")
    return sorted(lines)


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _recorded(asking: Connection) -> dict[Iri, str]:
    found = answers.table(asking.query(_RECORDED, "select"), _RECORDED, asking.endpoint.shown)
    return {
        graph: digest.value
        for graph, digest in found.rows
        if isinstance(graph, Iri) and isinstance(digest, Literal)
    }


def _route(target: Target, asking: Connection, recorded: dict[Iri, str]) -> Route:
    if target.graph_store:
        return GraphStoreRoute(Connection(target.graph_store), asking, recorded)
    return UpdateRoute(Connection(target.updates or target.queries), asking)
