"""What the application is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from itugraph import DEFAULT_GRAPH

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""The hosts that only this computer can reach."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, where the application listens, and what a stranger's query may cost.

    `endpoint` is the address of a SPARQL store that is asked instead of the folder `graph`. A query is stopped after
    `query_seconds`, or when it needs more than `query_memory` bytes, and its answer is cut at `row_limit` rows.
    `workers` queries run at once, `queue` more wait for their turn. `kept_pages` is the size of the memory for
    finished pages, in bytes.
    """

    graph: Path = Path(DEFAULT_GRAPH)
    endpoint: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    query_seconds: float = 10.0
    query_memory: int = 1 << 30
    row_limit: int = 100_000
    workers: int = 2
    queue: int = 32
    kept_pages: int = 64 << 20

    @property
    def is_private(self) -> bool:
        """Whether only this computer can reach the application."""
        return self.host in LOOPBACK
