"""The two texts in one paragraph: as it stood and as proposed, each with the way back to the joined segments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.model import Change, Label, Passage, Run, RunStatus, Segment, Sign
from itugraph.structure import typed_label

_SIGN: dict[RunStatus, Sign] = {
    "kept": "=",
    "undecided": "=",
    "deleted": "-",
    "moved-from": "-",
    "inserted": "+",
    "moved-to": "+",
    "residue": "~",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts; `positions[i]` is where its character i stands in the joined segments."""

    text: str
    positions: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in this text as offsets in the joined segments."""
        if start >= end:
            return (self.positions[start], self.positions[start]) if start < len(self.positions) else (0, 0)
        return self.positions[start], self.positions[end - 1] + 1


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
    positions: list[int] = []
    offset = 0
    for segment in segments:
        if segment.sign in signs:
            parts.append(segment.text)
            positions.extend(range(offset, offset + len(segment.text)))
        offset += len(segment.text)
    return Side("".join(parts), tuple(positions))


def change_of(passage: Passage, base: str, proposed: str) -> Change:
    """How a paragraph changes, by content: a new label or closing mark alone leaves it `kept`."""
    before, after = _content(passage, base), _content(passage, proposed)
    if not before and not after:
        before, after = base.strip(), proposed.strip()
    if _is_moved(passage.paragraph.runs):
        return "moved"
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
    wording = re.sub(r"\s+([,;.])", r"\1", " ".join(wording.split()))
    return wording.rstrip(" ,;.")


def _is_moved(runs: Sequence[Run]) -> bool:
    telling = {run.status for run in runs if run.text.strip() and run.status != "residue"}
    return bool(telling) and telling <= {"moved-from", "moved-to"}
