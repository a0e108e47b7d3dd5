"""What answers strangers' queries within limits: workers on a graph in a folder, or a remote store."""

import gzip
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.requests import Request

from itugraph.graph.limited import BusyError, GivenUpError, LimitedGraph, Limits, Reply, Task, Ticket, Workers
from itugraph.graph.serializing import converted, converted_statements, truth
from itugraph.graph.source import Answer
from itugraph.web.opened import OpenedGraph
from itugraph.web.settings import Settings

if TYPE_CHECKING:
    from itugraph.graph import GraphSource
    from itugraph.graph.remote import RemoteGraph

_SPARE_THREADS = 4
_COMPRESSED_FROM = 1000


class Answering(Protocol):
    """Answers queries within limits; its methods block, and may be called from several threads."""

    limits: Limits

    def answer(self, task: Task, ticket: Ticket | None = None) -> Reply:
        """The answer to a task; for what is raised see `Workers.answer`."""

    def graph(self) -> "GraphSource":
        """The graph for what a page asks on behalf of a stranger, within the time of one query in all."""

    def close(self) -> None:
        """End what is being answered."""


class LocalAnswers:
    """Answers from the graph in a folder."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self.limits = workers.limits

    def answer(self, task: Task, ticket: Ticket | None = None) -> Reply:
        """The answer to a task, as `Answering.answer`."""
        return self._workers.answer(task, ticket=ticket)

    def graph(self) -> "GraphSource":
        """The graph behind the workers, as `Answering.graph`."""
        return LimitedGraph(self._workers)

    def processes(self) -> tuple[int, ...]:
        """The numbers of the workers' processes."""
        return self._workers.processes()

    def close(self) -> None:
        """End all workers."""
        self._workers.close()


class RemoteAnswers:
    """Answers from a store elsewhere, which has limits of its own; it is not waited for longer than ours."""

    def __init__(self, url: str, limits: Limits, opened: OpenedGraph) -> None:
        self._url = url
        self.limits = limits
        self._opened = opened
        self._running = threading.BoundedSemaphore(limits.workers + limits.queue)
        self._lock = threading.Lock()
        self._graph: RemoteGraph | None = None
        self._identity = ""

    def answer(self, task: Task, ticket: Ticket | None = None) -> Reply:
        """The answer to a task, as `Answering.answer`; raises `StoreError` where the store does not answer."""
        if not self._running.acquire(blocking=False):
            raise BusyError("Too many queries are being answered at the moment: try again in 5 seconds.", 5)
        try:
            graph, identity = self._asked()
            result = graph.query(task.sparql, dataset=task.dataset)
        finally:
            self._running.release()
        if ticket and ticket.given_up:
            raise GivenUpError("The query was given up, since nobody waits for its answer any more.")
        rows = 1 if isinstance(result, bool) else len(result)
        most = rows if task.most.rows is None else min(rows, task.most.rows)
        if isinstance(result, bool):
            body = truth(result, task.form)
        elif isinstance(result, Answer):
            head = "\t".join(f"?{column}" for column in result.columns)
            cells = (
                "\t".join("" if term is None else str(term) for term in row) for row in result.rows[:most]
            )
            body = converted("".join(f"{line}\n" for line in (head, *cells)).encode(), task.form)
        else:
            lines = "".join(f"{' '.join(map(str, triple))} .\n" for triple in result[:most])
            body = converted_statements(lines.encode(), task.form)
        compressed = task.compressed and len(body) > _COMPRESSED_FROM
        return Reply(
            gzip.compress(body, 5, mtime=0) if compressed else body, most, most < rows, compressed, identity
        )

    def graph(self) -> "GraphSource":
        """The store, as `Answering.graph`."""
        return self._asked()[0]

    def close(self) -> None:
        """End the use of this object; the store goes on."""

    def _asked(self) -> "tuple[RemoteGraph, str]":
        """The store, asked anew for its graphs when it holds others."""
        from itugraph.graph.remote import Endpoint, Patience, RemoteGraph

        identity = self._opened.snapshot().identity
        with self._lock:
            if self._graph is None or self._identity != identity:
                endpoint = Endpoint.from_environment(self._url)
                patience = Patience(
                    min(self.limits.seconds, endpoint.patience.answer), attempts=2, pause=0.2, longest_pause=1
                )
                self._graph = RemoteGraph(replace(endpoint, patience=patience))
                self._identity = identity
            return self._graph, identity


def limits_of(settings: Settings) -> Limits:
    """What one query of a stranger may cost."""
    return Limits(
        seconds=settings.query_seconds,
        memory=settings.query_memory,
        rows=settings.row_limit,
        workers=settings.workers,
        queue=settings.queue,
    )


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """What answers stands ready while the application runs, as `app.state.answering`; nothing is left behind."""
    settings: Settings = app.state.settings
    limits = limits_of(settings)
    answering: Answering
    if settings.endpoint:
        answering = RemoteAnswers(settings.endpoint, limits, app.state.opened)
    else:
        workers = Workers(settings.graph, limits)
        workers.warm_up()
        answering = LocalAnswers(workers)
    app.state.answering = answering
    # As many threads as may wait, and a few that tell those beyond that they cannot.
    app.state.threads = CapacityLimiter(limits.workers + limits.queue + _SPARE_THREADS)
    try:
        yield
    finally:
        answering.close()


def answering_of(request: Request) -> Answering:
    """What answers queries in the application that the request is to."""
    found: Answering = request.app.state.answering
    return found
