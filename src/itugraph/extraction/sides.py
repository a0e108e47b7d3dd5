"""The two texts in one paragraph: as it stood and as proposed, each with the way back to the joined segments."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.model import Change, Label, Passage, Run, RunStatus, Segment, Sign
from itugraph.structure import typed_label

_BLANK_BEFORE_MARK = re.compile(" (?=[,;.])")
_SIGN: dict[RunStatus, Sign] = {
    "kept": "=",
    "undecided": "=",
    "deleted": "-",
    "moved-from": "-",
    "inserted": "+",
    "moved-to": "+",
    "residue": "~",
}
_MOVES = frozenset(("moved-from", "moved-to"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its stretch i begins at `starts[i]`, and at `origins[i]` in the joined segments."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in this text as offsets in the joined segments."""
        if start >= end:
            return (self._origin(start), self._origin(start)) if start < len(self.text) else (0, 0)
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, offset: int) -> int:
        stretch = bisect_right(self.starts, offset) - 1
        return self.origins[stretch] + offset - self.starts[stretch]

    def places(self, start: int, end: int) -> frozenset[int]:
        """The offsets in the joined segments of the characters from `start` to `end`."""
        return frozenset(map(self._origin, range(start, end)))


def segments_of(runs: Sequence[Run]) -> tuple[Segment, ...]:
    """The runs as segments, neighbours of one sign joined."""
    segments: list[Segment] = []
    for run in runs:
        sign = _SIGN[run.status]
        if segments and segments[-1].sign == sign:
            segments[-1] = Segment(sign, segments[-1].text + run.text)
        elif run.text:
            segments.append(Segment(sign, run.text))
    return tuple(segments)


def side_of(segments: Sequence[Segment], signs: str) -> Side:
    """The text made of the segments with these signs."""
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = origin = 0
    for segment in segments:
        if segment.sign in signs:
            parts.append(segment.text)
            starts.append(length)
            origins.append(origin)
            length += len(segment.text)
        origin += len(segment.text)
    return Side("".join(parts), tuple(starts), tuple(origins))


def change_of(passage: Passage, base: str, proposed: str) -> Change:
    """How a paragraph changes, by content: a new label or closing mark alone leaves it `kept`."""
    if _is_moved(passage.paragraph.runs):
        return "moved"
    if base == proposed:
        return "kept"
    before, after = _content(passage, base), _content(passage, proposed)
    if not before and not after:
        before, after = base.strip(), proposed.strip()
    if before == after:
        return "kept"
    if not before:
        return "inserted"
    return "modified" if after else "deleted"


def label_of(passage: Passage) -> Label | None:
    """The clause's label; None where neither text has one."""
    label = passage.label
    return label if label and (label.before or label.after) else None


def _content(passage: Passage, text: str) -> str:
    """The wording without label, closing marks and differences in blanks."""
    wording = text[typed_label(text).end :] if passage.role == "clause" else text
    wording = _BLANK_BEFORE_MARK.sub("", " ".join(wording.split()))
    return wording.rstrip(" ,;.")


def _is_moved(runs: Sequence[Run]) -> bool:
    if not any(run.status in _MOVES for run in runs):
        return False
    return all(run.status in _MOVES or run.status == "residue" or not run.text.strip() for run in runs)
