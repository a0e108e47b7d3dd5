"""What is worked out once for a graph and used by many answers, until the graph is another."""

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from starlette.applications import Starlette
from starlette.requests import Request

from itugraph.graph import GraphSource
from itugraph.web.opened import Snapshot, snapshot_of

_Made = TypeVar("_Made")
_LOCK = threading.Lock()


def remembered(request: Request, make: Callable[[GraphSource], _Made]) -> _Made:
    """What `make` gives for the graph of the request; asked for again on the same graph, the same thing."""
    return remember(request.app, snapshot_of(request), make)


def remember(app: Starlette, snapshot: Snapshot, make: Callable[[GraphSource], _Made]) -> _Made:
    """As `remembered`, for the graph of a snapshot."""
    state = app.state
    with _LOCK:
        if not hasattr(state, "remembered"):
            state.remembered = {}
        known: dict[Callable[[GraphSource], object], tuple[str, object]] = state.remembered
        lock = state.remembered.setdefault((make, "lock"), threading.Lock())
    # One at a time makes it: the others wait, which costs them less than making it as well.
    with lock:
        found = known.get(make)
        if found is None or found[0] != snapshot.identity:
            found = (snapshot.identity, make(snapshot.source))
            known[make] = found
        return cast(_Made, found[1])
