"""A worker: a process that answers one query at a time, and is killed when that takes too much."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Literal

from itugraph.graph.limited.frames import Head, read_frame, write_frame
from itugraph.graph.limited.task import GivenUpError, OutOfMemoryError, OutOfTimeError, Reply, Task
from itugraph.graph.limited.ticket import Ticket
from itugraph.model import QueryError, StoreError

_ERRORS = {"QueryError": QueryError, "StoreError": StoreError}
_Reason = Literal["time", "given up"]

_START = 60.0
"""Seconds that a process may take to open the graph."""


class Worker:
    """A process with the graph of a folder open. Not for two threads at once, but for `give_up`."""

    def __init__(self, folder: Path, memory: int) -> None:
        command = [sys.executable, "-m", "itugraph.graph.limited.serving", str(folder), str(memory)]
        self._memory = memory
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )
        self._lock = threading.Lock()
        self._asked = False
        self._started = False
        self._reason: _Reason | None = None

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._reason is None and self._process.poll() is None

    @property
    def resident(self) -> int:
        """The bytes of memory that its process holds at the moment; 0 where the system does not tell."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGESIZE")

    def answer(self, task: Task, seconds: float, ticket: Ticket) -> Reply:
        """The answer to a task.

        Raises `QueryError` and `StoreError` as a store does, and with the worker's end `OutOfTimeError` and
        `OutOfMemoryError`, and `GivenUpError` where the ticket was given up.
        """
        assert self._process.stdin
        assert self._process.stdout
        with self._lock:
            self._asked = True
        ticket.held_by(self.give_up)
        frame = None
        try:
            if self._started or self._start(self._process.stdout):
                with self._ended_after(seconds), suppress(OSError):
                    write_frame(self._process.stdin, _head(task, seconds), task.sparql.encode())
                    frame = read_frame(self._process.stdout)
        finally:
            ticket.let_go()
            with self._lock:
                self._asked = False
        if frame is None:
            raise self._why_ended(seconds)
        head, body = frame
        if "error" in head:
            raise _ERRORS[head["error"]](head["message"])
        return Reply(body, head["rows"], head["cut"], head["compressed"], head["identity"])

    def _start(self, answers: IO[bytes]) -> bool:
        """Wait until the process has the graph open, which is no part of a query's time."""
        with self._ended_after(_START), suppress(OSError):
            self._started = read_frame(answers) is not None
        return self._started

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[None]:
        clock = threading.Timer(seconds, self._end, ["time"])
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def give_up(self) -> None:
        """End the process if it is answering; for any thread."""
        self._end("given up")

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # What was still to be written is of no use any more.
                    pipe.close()

    def _end(self, reason: _Reason) -> None:
        with self._lock:
            if self._asked and self._reason is None:
                self._reason = reason
                self._process.kill()

    def _why_ended(self, seconds: float) -> QueryError:
        status = self._process.wait()
        if self._reason == "given up":
            return GivenUpError("The query was given up, since nobody waits for its answer any more.")
        if self._reason == "time" or status == -getattr(signal, "SIGXCPU", 256):
            return OutOfTimeError(
                f"The query had no answer after {round(seconds, 1):g} seconds and was stopped: ask for less, "
                "or add a LIMIT."
            )
        # An allocation that fails ends the process in the store's library; the system's own guard kills it.
        if status in {-signal.SIGABRT, -getattr(signal, "SIGKILL", 9)}:
            return OutOfMemoryError(
                f"The query needed more than {self._memory >> 20:,} MB of memory and was stopped: ask for less."
            )
        return QueryError("The query brought its process down: ask for less, or in a simpler way.")


def _head(task: Task, seconds: float) -> Head:
    return {
        "form": task.form,
        "dataset": None if task.dataset is None else [task.dataset.default, task.dataset.named],
        "most": [task.most.rows, task.most.size],
        "compressed": task.compressed,
        "seconds": seconds,
    }
