"""The order in which the cells of a table are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from itugraph.reading.drafts import Draft
from itugraph.reading.style_names import style_key

_PROPOSAL = re.compile(
    r"\s{0,20}(?:(?:ADD|MOD|SUP|NOC)\s{1,20}[A-Z][A-Z/]{1,40}/\d"
    r"|(?:DRAFT\s{1,9}(?:NEW|REVISED)\s{1,9})?RESOLUTION\s{1,9}\[?\w)"
)
_PROPOSAL_STYLES = frozenset({"proposal", "resno", "decno", "recno"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first column in the grid of the table, from 0, and what stands in it."""

    column: int
    drafts: list[Draft]


def in_reading_order(rows: Sequence[Sequence[Cell]]) -> list[Draft]:
    """The paragraphs of a table: row by row, or column by column if it sets proposals side by side.

    A cell that spans columns is read with the first of them.
    """
    cells = [cell for row in rows for cell in row]
    if _side_by_side(cells):
        cells.sort(key=lambda cell: cell.column)
    return [draft for cell in cells for draft in cell.drafts]


def _side_by_side(cells: Iterable[Cell]) -> bool:
    """Whether proposals, or the number lines of resolutions, open in more than one column."""
    columns = {cell.column for cell in cells if any(map(_opens_proposal, cell.drafts))}
    return len(columns) > 1


def _opens_proposal(draft: Draft) -> bool:
    if draft.style is not None and style_key(draft.style) in _PROPOSAL_STYLES and draft.runs:
        return True
    return _PROPOSAL.match(draft.text) is not None
