"""Workers that stand ready: a stranger's query is answered at once, or waits its turn, or is turned away."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from itugraph.graph.limited.task import BusyError, GivenUpError, Limits, Reply, Task
from itugraph.graph.limited.ticket import Ticket
from itugraph.graph.limited.worker import Worker
from itugraph.model import StoreError


class Workers:
    """A few processes with one graph open. Safe to use from several threads.

    A worker that was killed is replaced; one that has grown to half of its memory by what it answered is, too.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._folder = folder
        self._turn = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._waiting = 0
        self._taken = 0
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm_up(self) -> None:
        """Start all workers now, so that the first queries need not wait for that."""
        with self._turn:
            while not self._closed and self._taken + len(self._idle) < self.limits.workers:
                self._idle.append(Worker(self._folder, self.limits.memory))

    def answer(self, task: Task, seconds: float | None = None, ticket: Ticket | None = None) -> Reply:
        """The answer to a task within its time, which by default is that of the limits.

        Raises `QueryError` and `StoreError` as a store does, `OutOfTimeError`, `OutOfMemoryError`, `BusyError` where
        too many wait already or no worker is free in time, and `GivenUpError` where the ticket was given up.
        """
        limit = self.limits.seconds if seconds is None else min(seconds, self.limits.seconds)
        ticket = ticket or Ticket()
        ticket.held_by(self._wake)
        worker = self._take(ticket)
        try:
            return worker.answer(task, limit, ticket)
        finally:
            self._give_back(worker)

    def processes(self) -> tuple[int, ...]:
        """The numbers of the workers' processes."""
        with self._turn:
            return tuple(worker.pid for worker in (*self._idle, *self._busy))

    def close(self) -> None:
        """End all workers, and with them what they answer. Nothing is left running."""
        with self._turn:
            self._closed = True
            ending = [*self._idle, *self._busy]
            self._idle.clear()
            self._turn.notify_all()
        for worker in ending:
            worker.give_up()
            worker.close()

    def _take(self, ticket: Ticket) -> Worker:
        with self._turn:
            self._check_open()
            if self._taken >= self.limits.workers and self._waiting >= self.limits.queue:
                raise self._busy_error()
            self._waiting += 1
            try:
                free = self._turn.wait_for(
                    lambda: self._closed or ticket.given_up or self._taken < self.limits.workers,
                    self.limits.seconds,
                )
            finally:
                self._waiting -= 1
            self._check_open()
            if ticket.given_up:
                self._turn.notify()
                raise GivenUpError("The query was given up while it waited.")
            if not free:
                raise self._busy_error()
            self._taken += 1
            try:
                worker = self._ready()
            except BaseException:
                self._taken -= 1
                raise
            self._busy.add(worker)
            return worker

    def _ready(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            worker.close()
        return Worker(self._folder, self.limits.memory)

    def _give_back(self, worker: Worker) -> None:
        fit = worker.alive and worker.resident < self.limits.memory // 2
        with self._turn:
            self._busy.discard(worker)
            self._taken -= 1
            keeping = fit and not self._closed
            if keeping:
                self._idle.append(worker)
            elif not self._closed:
                # The next query finds a worker that has the graph open already.
                self._idle.append(Worker(self._folder, self.limits.memory))
            self._turn.notify()
        if not keeping:
            worker.close()

    def _wake(self) -> None:
        with self._turn:
            self._turn.notify_all()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"The graph in {self._folder} was closed: open it again.")

    def _busy_error(self) -> BusyError:
        seconds = max(1, round(self.limits.seconds / 2))
        return BusyError(
            f"Too many queries are being answered at the moment: try again in {seconds} seconds.", seconds
        )
