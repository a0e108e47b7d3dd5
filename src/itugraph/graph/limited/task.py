"""What a worker is asked, what it gives, and how much of time, memory and rows that may cost."""

from dataclasses import dataclass

from itugraph.graph.serializing import EVERYTHING, Form, Most
from itugraph.graph.source import Dataset
from itugraph.model import QueryError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost, and how many are answered and wait at once.

    `seconds` bounds its time, and the time that it waits for a free worker; `memory` what its worker may hold, in
    bytes, where the system can bound it (Linux); `rows` and `size` (bytes) how much of its answer is given.
    """

    seconds: float = 10.0
    memory: int = 1 << 30
    rows: int = 100_000
    size: int = 64 << 20
    workers: int = 2
    queue: int = 32

    @property
    def most(self) -> Most:
        """How much of an answer is given."""
        return Most(self.rows, self.size)


@dataclass(frozen=True, slots=True)
class Task:
    """A query, the form that its answer is wanted in, and whether that is wanted compressed (gzip)."""

    sparql: str
    form: Form
    dataset: Dataset | None = None
    most: Most = EVERYTHING
    compressed: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of so many rows or statements. `cut` says that there were more, `identity` which graph it is from."""

    body: bytes
    rows: int = 0
    cut: bool = False
    compressed: bool = False
    identity: str = ""


class OutOfTimeError(QueryError):
    """A query had no answer within its time."""


class OutOfMemoryError(QueryError):
    """A query needed more memory than it may have."""


class BusyError(QueryError):
    """Too many queries are being answered already; `seconds` later it is worth trying again."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class GivenUpError(QueryError):
    """Nobody waits for the answer any more."""
