"""The paragraphs and tables of a Word document, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from itugraph.model import RunStatus, TrackedBy
from itugraph.reading.drafts import FOOTNOTE_STYLE, Draft, closed
from itugraph.reading.tables import Cell, in_reading_order
from itugraph.reading.tracking import KEPT, Side, Tracking, compose
from itugraph.reading.word import names
from itugraph.reading.word.labels import Numbered, Numberer
from itugraph.reading.word.names import VAL, w
from itugraph.reading.word.numbering import ListDefinition
from itugraph.reading.word.origins import Origins
from itugraph.reading.word.runs import CHANGES, NoteReference, RunReader, content_of_control, tracked_by
from itugraph.reading.word.styles import NUMBERING, Styles, read_numbering

BLOCKS = (names.P, names.TBL, names.SDT, w("customXml"), *CHANGES)
"""Elements of a body that hold text."""

_CELL_CHANGES: dict[str, RunStatus] = {w("cellIns"): "inserted", w("cellDel"): "deleted"}
_STYLE, _CUSTOM = w("pStyle"), w("customXml")
_MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What the paragraphs of a Word file refer to."""

    styles: Styles
    lists: dict[str, ListDefinition]


class BlockReader:
    """Reads containers of blocks in the order of the document, in which automatic numbers count."""

    def __init__(self, parts: Parts, origins: Origins | None = None) -> None:
        self.notes: list[NoteReference] = []
        self._styles = parts.styles
        self._numberer = Numberer(parts.lists, parts.styles)
        self._origins = origins

    def read(self, blocks: Iterable[etree._Element], tracking: Tracking = KEPT) -> list[Draft]:
        """The paragraphs of one container: a body, a cell, a text box or a note."""
        drafts: list[Draft] = []
        open_paragraphs: list[Numbered] = []
        for block, around in _unwrapped(blocks, tracking):
            if block.tag == names.P:
                open_paragraphs.append(self._paragraph(block, around))
                continue
            drafts += self._close(open_paragraphs)
            open_paragraphs = []
            drafts += self._table(block, around)
        return drafts + self._close(open_paragraphs)

    def read_note(self, note: etree._Element, tracking: Tracking) -> list[Draft]:
        """The paragraphs of a footnote, without its mark."""
        drafts = [draft for draft in self.read(note, tracking) if draft.runs]
        for draft in drafts:
            draft.style = FOOTNOTE_STYLE
        if drafts:
            first = drafts[0].runs[0]
            drafts[0].runs = (
                type(first)(first.text.lstrip(), first.status, first.tracked),
                *drafts[0].runs[1:],
            )
        return drafts

    def _close(self, paragraphs: list[Numbered]) -> list[Draft]:
        self._numberer.label(paragraphs)
        return closed([paragraph.draft for paragraph in paragraphs])

    def _paragraph(self, element: etree._Element, tracking: Tracking) -> Numbered:
        style_id = None
        mark, mark_by = tracking.side, tracking.by
        numbering = None
        for properties in element.iterchildren(names.PPR):
            for child in properties.iterchildren(_STYLE, names.RPR, NUMBERING):
                if child.tag == _STYLE:
                    style_id = child.get(VAL)
                elif child.tag == names.RPR:
                    mark, mark_by = _mark(child, tracking)
                else:
                    numbering = read_numbering(child)
            break
        # Text boxes are read with the container: their paragraphs have labels of their own.
        content = RunReader(self._styles, self._origins).read(element, tracking)
        self.notes += content.notes
        boxes = [draft for box, around in content.boxes for draft in self.read(box, around)]
        draft = Draft(
            content.runs,
            mark,
            self._styles.name(style_id),
            None if mark == "kept" else mark_by,
            boxes,
            content.pieces,
        )
        return Numbered(draft, style_id, numbering)

    def _table(self, table: etree._Element, tracking: Tracking) -> list[Draft]:
        rows = []
        for row, around in _children(table, names.TR, tracking):
            properties = row.find(names.TRPR)
            inside = _changed(properties, CHANGES, around)
            column = _number(properties, "gridBefore")
            cells = []
            for cell, beside in _children(row, names.TC, inside):
                cell_properties = cell.find(names.TCPR)
                within = _changed(cell_properties, _CELL_CHANGES, beside)
                cells.append(Cell(column, self.read(cell, within)))
                column += max(1, _number(cell_properties, "gridSpan"))
            rows.append(cells)
        return in_reading_order(rows)


def _unwrapped(
    blocks: Iterable[etree._Element], tracking: Tracking
) -> Iterator[tuple[etree._Element, Tracking]]:
    """The paragraphs and tables among blocks, those in content controls and changes too."""
    for block in blocks:
        tag = block.tag
        if tag in (names.P, names.TBL):
            yield block, tracking
        elif tag == names.SDT:
            held = content_of_control(block)
            yield from _unwrapped(() if held is None else held, tracking)
        elif tag in CHANGES:
            yield from _unwrapped(block, tracking.within(CHANGES[tag], tracked_by(block)))
        elif tag == _CUSTOM:
            yield from _unwrapped(block, tracking)


def _children(
    parent: etree._Element, tag: str, tracking: Tracking
) -> Iterator[tuple[etree._Element, Tracking]]:
    """The rows of a table or the cells of a row, those in content controls and changes too."""
    for child in parent:
        if child.tag == tag:
            yield child, tracking
        elif child.tag == names.SDT and (held := child.find(names.SDT_CONTENT)) is not None:
            yield from _children(held, tag, tracking)
        elif child.tag in CHANGES:
            yield from _children(child, tag, tracking.within(CHANGES[child.tag], tracked_by(child)))
        elif child.tag == _CUSTOM:
            yield from _children(child, tag, tracking)


def _mark(properties: etree._Element, tracking: Tracking) -> tuple[Side, TrackedBy | None]:
    """The status of a paragraph's mark, from its properties and the changes around the paragraph."""
    side, by = tracking.side, tracking.by
    for child in properties.iterchildren(*CHANGES):
        side, by = compose(side, CHANGES[child.tag]), tracked_by(child)
    return side, by


def _changed(
    properties: etree._Element | None, changes: dict[str, RunStatus], tracking: Tracking
) -> Tracking:
    """The tracking inside a row or a cell that is itself inserted or deleted."""
    if properties is not None:
        for child in properties:
            if child.tag in changes:
                tracking = tracking.within(changes[child.tag], tracked_by(child))
    return tracking


def _number(properties: etree._Element | None, name: str) -> int:
    child = None if properties is None else properties.find(w(name))
    return 0 if child is None else min(int(child.get(VAL, "0")), _MAX_COLUMNS)
