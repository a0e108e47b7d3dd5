"""The worker's process: answers one query after the other from an open graph, until nobody asks any more.

    python -m itugraph.graph.limited.serving FOLDER BYTES

Its standard input and output are the two ends of the talk with the server, in `frames`. It can be killed at any time.
"""

import gzip
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from itugraph.graph.folder import identity, manifest_mark
from itugraph.graph.limited.frames import Head, read_frame, write_frame
from itugraph.graph.serializing import Most
from itugraph.graph.source import Dataset
from itugraph.graph.store import Store
from itugraph.model import QueryError, StoreError

_GRACE = 5
"""Seconds of computing beyond its limit after which a query ends, even where no server is left to end it."""


class _Kept:
    """The graph of a folder, opened again when a build has replaced it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store: Store | None = None
        self._mark: object = None
        self.identity = ""

    def store(self) -> Store:
        """The graph in force. Raises `StoreError` where there is none."""
        mark = manifest_mark(self._folder)
        if self._store is None or mark != self._mark:
            opened = Store.open(self._folder)
            self.identity = identity(self._folder)
            if self._store:
                self._store.close()
            self._store, self._mark = opened, mark
        return self._store


def serve(folder: Path, asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer the queries that come until the other side has gone."""
    kept = _Kept(folder)
    with suppress(StoreError):  # The next query says what is wrong.
        kept.store()
    write_frame(answered, {"ready": True})
    while frame := read_frame(asked):
        head, sparql = frame
        _bound_computing(head["seconds"])
        try:
            told, body = _answer(kept, head, sparql.decode())
        except (QueryError, StoreError) as error:
            told, body = {"error": type(error).__name__, "message": str(error)}, b""
        write_frame(answered, told, body)


def _answer(kept: _Kept, head: Head, sparql: str) -> tuple[Head, bytes]:
    dataset = Dataset(*map(tuple, head["dataset"])) if head["dataset"] is not None else None
    found = kept.store().serialized(sparql, head["form"], dataset, Most(*head["most"]))
    compressed = bool(head["compressed"]) and len(found.body) > 1000
    body = gzip.compress(found.body, 5, mtime=0) if compressed else found.body
    return {"cut": found.cut, "compressed": compressed, "rows": found.rows, "identity": kept.identity}, body


def _bound_computing(seconds: float) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + _GRACE, hard))


def _bound_memory(size: int) -> None:
    """A larger request for memory ends this process; data is what Linux counts, other systems take no notice."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main() -> None:
    # What anything else might print must not get between the frames, and Ctrl-C is for the server, which ends this.
    answered = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(int(sys.argv[2]))
    try:
        serve(Path(sys.argv[1]), sys.stdin.buffer, answered)
    except BrokenPipeError:
        os._exit(0)


if __name__ == "__main__":
    _main()
