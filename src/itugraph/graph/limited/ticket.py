"""How an answer is waited for: given up when nobody wants it any more, or when time is over."""

import threading
import time
from collections.abc import Callable

from itugraph.graph.limited.task import OutOfTimeError


class Ticket:
    """A query's place in the queue and at a worker, so that it can be given up from another thread."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._stop: Callable[[], None] | None = None
        self.given_up = False

    def give_up(self) -> None:
        """End the query, if it has not ended yet: its place is free at once."""
        with self._lock:
            self.given_up = True
            if self._stop:
                self._stop()

    def held_by(self, stop: Callable[[], None]) -> None:
        """Say how the query is ended from now on."""
        with self._lock:
            self._stop = stop
            if self.given_up:
                stop()

    def let_go(self) -> None:
        """The query has ended: what answered it may answer others, and is not to be stopped for this one."""
        with self._lock:
            self._stop = None


class Clock:
    """Time that several queries share."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises `OutOfTimeError` where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTimeError(
                f"There was no answer after {self.seconds:g} seconds, so it was given up: ask for less."
            )
        return left
