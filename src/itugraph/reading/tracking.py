"""Collecting the runs of a paragraph while changes open and close around the text."""

from dataclasses import dataclass

from itugraph.model import Run, RunStatus, TrackedBy

Side = RunStatus | None
"""The status of text under all changes around it; None where it is in neither text."""

IN_BASE: frozenset[RunStatus] = frozenset({"kept", "deleted", "moved-from", "undecided"})
"""The statuses of text (and of paragraph marks) that the base text has."""

IN_PROPOSED: frozenset[RunStatus] = frozenset({"kept", "inserted", "moved-to", "undecided"})
"""The statuses of text (and of paragraph marks) that the proposed text has."""


def compose(outer: Side, inner: RunStatus) -> Side:
    """The status of text inside a change that is itself inside another.

    Text that one author inserted and another deleted (or moved away) was in no version that anyone proposes
    or adopted: it is in neither.

    >>> compose("inserted", "moved-to"), compose("inserted", "deleted"), compose("kept", "deleted")
    ('moved-to', None, 'deleted')
    """
    if outer == "kept" or outer is None:
        return inner if outer else None
    return inner if (outer in IN_BASE) == (inner in IN_BASE) else None


@dataclass(frozen=True, slots=True)
class Tracking:
    """The changes around a place in a document: what they make of its text, and who made the last."""

    side: Side = "kept"
    by: TrackedBy | None = None

    def within(self, change: RunStatus, by: TrackedBy | None) -> "Tracking":
        """The tracking inside one more change."""
        return Tracking(compose(self.side, change), by or self.by)


KEPT = Tracking()


class RunCollector:
    """Joins neighbouring text of one status and author into runs; text in neither version is left out."""

    __slots__ = ("_current", "_runs", "_texts")

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._texts: list[str] = []
        self._current = KEPT

    def add(self, text: str, tracking: Tracking = KEPT) -> None:
        """Append text that stands under `tracking`."""
        if not text or tracking.side is None:
            return
        if tracking is not self._current and tracking != self._current:
            self._close()
            self._current = tracking
        self._texts.append(text)

    def _close(self) -> None:
        side = self._current.side
        if self._texts and side is not None:
            self._runs.append(Run("".join(self._texts), side, self._current.by))
            self._texts.clear()

    def take(self) -> tuple[Run, ...]:
        """The runs collected so far; the collector is empty afterwards."""
        self._close()
        runs = tuple(self._runs)
        self._runs.clear()
        self._current = KEPT
        return runs


def joined(*runs: Run) -> tuple[Run, ...]:
    """The runs, those of one status and author that stand side by side made one."""
    collector = RunCollector()
    for run in runs:
        collector.add(run.text, Tracking(run.status, run.tracked))
    return collector.take()
