"""The graph that requests are answered from: always the latest that was built, and known by a short identity."""

import hashlib
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from starlette.requests import Request

from itugraph.graph import GraphSource, open_source
from itugraph.graph.folder import identity, manifest_mark
from itugraph.model import StoreError
from itugraph.register.iris import BASE
from itugraph.web.settings import Settings

if TYPE_CHECKING:
    from itugraph.register import Register

REMOTE_SECONDS = 60.0
"""How long what was learnt of a remote store counts as its present state: nothing tells when it changes."""

_READ = f"""PREFIX itu: <{BASE}ontology#>
SELECT ?document ?digest ?version WHERE {{
  ?document itu:digest ?digest . ?run itu:readDocument ?document ; itu:softwareVersion ?version
}} ORDER BY ?document"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A graph as it is for the whole of one request; equal identities mean equal graphs."""

    source: GraphSource
    identity: str


class _Home(Protocol):
    """Where a graph is: it can be opened, and says whether it changed since."""

    def opened(self) -> Snapshot:
        """The graph as it is now. Raises `StoreError` where there is none."""

    def is_stale(self) -> bool:
        """Whether it must be opened again."""


class OpenedGraph:
    """The graph of the settings. Safe to use from several threads, as the graphs that it gives are.

    Raises `StoreError` where there is no graph to open.
    """

    def __init__(self, settings: Settings) -> None:
        self.folder = None if settings.endpoint else settings.graph
        """The folder of the graph; None where it is in a remote store."""
        self._home: _Home = _Remote(settings.endpoint) if settings.endpoint else _Folder(settings.graph)
        self._lock = threading.Lock()
        self._snapshot = self._home.opened()

    def snapshot(self) -> Snapshot:
        """The graph as it is now: it is opened again when a build has replaced it.

        Where that fails, and while it lasts, the graph that was open before stays in use.
        """
        if self._home.is_stale() and self._lock.acquire(blocking=False):
            try:
                self._snapshot = self._home.opened()
            except StoreError:
                pass
            finally:
                self._lock.release()
        return self._snapshot

    @cached_property
    def register(self) -> "Register":
        """What is known of instruments, editions, conferences and bodies."""
        from itugraph.register import load_register

        return load_register()


class _Folder:
    """A graph on this computer; each build puts a new manifest in the place of the old one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark: tuple[int, int, int] | None = None

    def opened(self) -> Snapshot:
        mark = manifest_mark(self._folder)
        snapshot = Snapshot(open_source(self._folder), identity(self._folder))
        self._mark = mark
        return snapshot

    def is_stale(self) -> bool:
        mark = manifest_mark(self._folder)
        return mark is not None and mark != self._mark


class _Remote:
    """A graph in a store elsewhere, which is asked from time to time for the documents that it holds."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._asked = 0.0

    def opened(self) -> Snapshot:
        self._asked = time.monotonic()
        source = open_source(Path(), self._endpoint)
        read = source.select(_READ)
        return Snapshot(source, hashlib.sha256(repr(read.rows).encode()).hexdigest()[:12])

    def is_stale(self) -> bool:
        return time.monotonic() - self._asked > REMOTE_SECONDS


def opened(request: Request) -> OpenedGraph:
    """The graph of the application that answers the request."""
    found: OpenedGraph = request.app.state.opened
    return found


def snapshot_of(request: Request) -> Snapshot:
    """The graph that the request is answered from, the same until the answer is sent."""
    if not hasattr(request.state, "snapshot"):
        request.state.snapshot = opened(request).snapshot()
    found: Snapshot = request.state.snapshot
    return found


def graph_of(request: Request) -> GraphSource:
    """What answers the queries of the request."""
    return snapshot_of(request).source
