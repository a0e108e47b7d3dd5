"""Takes what strangers ask of the graph in a folder; answers within limits of time, memory and rows.

A query cannot be stopped inside the store's library, so it runs in a process that can be killed. `Workers` keeps a
few of them ready and gives bytes, `LimitedGraph` is a `GraphSource` on top of it, `run_limited` answers one query.
"""

from itugraph.graph.limited.pool import Workers
from itugraph.graph.limited.source import LimitedGraph, run_limited
from itugraph.graph.limited.task import (
    BusyError,
    GivenUpError,
    Limits,
    OutOfMemoryError,
    OutOfTimeError,
    Reply,
    Task,
)
from itugraph.graph.limited.ticket import Clock, Ticket

__all__ = [
    "BusyError",
    "Clock",
    "GivenUpError",
    "LimitedGraph",
    "Limits",
    "OutOfMemoryError",
    "OutOfTimeError",
    "Reply",
    "Task",
    "Ticket",
    "Workers",
    "run_limited",
]
