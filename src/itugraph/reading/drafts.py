"""Paragraphs while a document is being read, before each has its ordinal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from itugraph.model import Paragraph, Run, TrackedBy
from itugraph.reading.origins import Piece
from itugraph.reading.tracking import IN_BASE, IN_PROPOSED, Side, joined

FOOTNOTE_STYLE = "FootnoteText"
"""The style given to every paragraph of a footnote, whatever the file calls it."""


@dataclass(slots=True)
class Draft:
    """A paragraph without its ordinal. `mark` is None where the mark is in neither text.

    `pieces` say where its text comes from; there are none unless that was asked for.
    """

    runs: tuple[Run, ...]
    mark: Side = "kept"
    style: str | None = None
    mark_by: TrackedBy | None = None
    boxes: list["Draft"] = field(default_factory=list)
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """All runs joined, whatever their status."""
        return "".join(run.text for run in self.runs)

    def has_text(self, statuses: Iterable[str]) -> bool:
        """Whether a run of one of these statuses has text."""
        return any(run.status in statuses for run in self.runs)


def closed(drafts: Sequence[Draft]) -> list[Draft]:
    """The paragraphs of one container (a body, a cell, a footnote), such that none can join what follows it.

    A paragraph whose mark is in neither text is joined with the next one here. The text boxes of a paragraph
    follow the next kept mark, so that they do not part what a deleted mark joins.
    """
    merged = _without_absent_marks(drafts)
    if merged and _open_at_end(merged):
        merged[-1].mark = "kept"
    result: list[Draft] = []
    boxes: list[Draft] = []
    for draft in merged:
        result.append(draft)
        boxes.extend(draft.boxes)
        if draft.mark == "kept" and boxes:
            result.extend(boxes)
            boxes = []
    return result + boxes


def _without_absent_marks(drafts: Sequence[Draft]) -> list[Draft]:
    merged: list[Draft] = []
    runs: list[Run] = []
    boxes: list[Draft] = []
    pieces: list[Piece] = []
    for index, draft in enumerate(drafts):
        runs += draft.runs
        boxes += draft.boxes
        pieces += draft.pieces
        if draft.mark is None and index + 1 < len(drafts):
            continue
        if len(runs) > len(draft.runs):
            draft.runs = joined(*runs)
        draft.boxes = boxes
        draft.pieces = tuple(pieces)
        if draft.mark is not None or runs or boxes:
            merged.append(draft)
        runs, boxes, pieces = [], [], []
    return merged


def _open_at_end(drafts: Sequence[Draft]) -> bool:
    """Whether text of the base or of the proposed text would run on beyond the last mark."""
    for statuses in (IN_BASE, IN_PROPOSED):
        for draft in reversed(drafts):
            if draft.mark in statuses:
                break
            if draft.has_text(statuses):
                return True
    return False


def numbered(drafts: Iterable[Draft]) -> tuple[Paragraph, ...]:
    """The finished paragraphs, with ordinals from 1."""
    return tuple(
        Paragraph(number, draft.runs, draft.mark or "kept", draft.style, draft.mark_by)
        for number, draft in enumerate(drafts, start=1)
    )
