"""The text of one paragraph of WordprocessingML, as runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from itugraph.model import Run, RunStatus, TrackedBy
from itugraph.reading.origins import Piece
from itugraph.reading.symbols import plain, unicode_symbol
from itugraph.reading.tracking import RunCollector, Tracking
from itugraph.reading.word import names
from itugraph.reading.word.names import VAL, is_on, w
from itugraph.reading.word.origins import PAGE_BREAK, Origins
from itugraph.reading.word.styles import Styles

CHANGES: dict[str, RunStatus] = {
    names.INS: "inserted",
    names.DEL: "deleted",
    names.MOVE_FROM: "moved-from",
    names.MOVE_TO: "moved-to",
}
"""Elements that put what they hold under a change."""

_TRANSPARENT = frozenset(map(w, ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"))) | {
    names.CHOICE,
    names.FALLBACK,
}
_TEXT = frozenset({names.T, w("delText")})
_FIXED = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): ""}
_BREAK, _SYMBOL, _FIELD, _RUBY = w("br"), w("sym"), w("fldChar"), w("ruby")
_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_VANISH, _RSTYLE, _NOTE_MARK = w("vanish"), w("rStyle"), w("customMarkFollows")
_NOTE_KINDS = {names.FOOTNOTE_REFERENCE: "footnotes", names.ENDNOTE_REFERENCE: "endnotes"}

_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A place that refers to a footnote or an endnote (`kind` is `footnotes` or `endnotes`)."""

    kind: str
    id: str
    tracking: Tracking


@dataclass(slots=True)
class Content:
    """What stands in one paragraph; `pieces` only where origins are asked for."""

    runs: tuple[Run, ...] = ()
    pieces: tuple[Piece, ...] = ()
    notes: list[NoteReference] = field(default_factory=list)
    boxes: list[tuple[etree._Element, Tracking]] = field(default_factory=list)


def tracked_by(change: etree._Element) -> TrackedBy:
    """Author and date of a change, as the file has them."""
    return TrackedBy(change.get(w("author")), change.get(w("date")))


class RunReader:
    """Reads the content of paragraphs, one after another; `origins` keeps from where, if it is given."""

    def __init__(self, styles: Styles, origins: Origins | None = None) -> None:
        self._marks = styles.note_marks
        self._fields: list[bool] = []
        self._origins = origins
        self._collector = RunCollector() if origins is None else origins
        self._content = Content()

    def read(self, paragraph: etree._Element, tracking: Tracking) -> Content:
        """The runs of a paragraph, with the notes and text boxes that hang on it."""
        content = self._content = Content()
        # Only the result of a field stretches over paragraphs: an instruction left open is a damaged field.
        self._fields.clear()
        self._walk(paragraph, tracking)
        content.runs = _without_page_breaks(self._collector.take())
        if self._origins is not None:
            content.pieces = self._origins.take_pieces()
        return content

    def _walk(self, parent: etree._Element, tracking: Tracking) -> None:
        for child in parent:
            tag = child.tag
            if tag == names.R:
                self._run(child, tracking)
            elif tag in CHANGES:
                self._walk(child, tracking.within(CHANGES[tag], tracked_by(child)))
            elif tag in _TRANSPARENT:
                self._walk(child, tracking)
            elif tag == names.SDT:
                if (held := content_of_control(child)) is not None:
                    self._walk(held, tracking)
            elif tag == names.ALTERNATE:
                self._walk(_chosen(child), tracking)
            elif tag in names.MATH_BLOCKS:
                self._collector.add(
                    "".join(text.text or "" for text in child.iter(names.MATH_TEXT)), tracking
                )

    def _run(self, run: etree._Element, tracking: Tracking) -> None:
        add = self._collector.add
        origins = self._origins
        silent = False
        for child in run:
            tag = child.tag
            if origins is not None:
                origins.stand_at(run, child)
            if tag in _TEXT:
                if not silent and child.text and not self._in_instruction():
                    add(plain(child.text.replace(_SOFT_HYPHEN, "")), tracking)
            elif tag == names.RPR:
                silent = self._is_silent(child)
            elif tag in _FIXED:
                if not silent and not self._in_instruction():
                    add(_FIXED[tag], tracking)
            elif tag == _BREAK:
                add("\n" if child.get(w("type"), "textWrapping") == "textWrapping" else PAGE_BREAK, tracking)
            elif tag == _FIELD:
                self._field(child.get(w("fldCharType")))
            elif tag in _NOTE_KINDS:
                self._content.notes.append(NoteReference(_NOTE_KINDS[tag], child.get(w("id"), ""), tracking))
                silent = silent or is_on(child.get(_NOTE_MARK, "0"))
            elif tag in _DRAWN or tag == names.ALTERNATE:
                self._content.boxes.extend((box, tracking) for box in _text_boxes(child))
            elif tag == _SYMBOL and not silent:
                add(unicode_symbol(int(child.get(w("char"), "FFFD"), 16), child.get(w("font"))), tracking)
            elif tag == _RUBY and (base := child.find(w("rubyBase"))) is not None:
                self._walk(base, tracking)
        if origins is not None:
            origins.stand_at(None, None)

    def _is_silent(self, properties: etree._Element) -> bool:
        """Whether people see nothing of a run's text in the paragraph: hidden text, or the mark of a note."""
        for child in properties.iterchildren(_VANISH, _RSTYLE):
            if child.tag == _VANISH:
                if is_on(child.get(VAL)):
                    return True
            elif child.get(VAL) in self._marks:
                return True
        return False

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_instruction(self) -> bool:
        return bool(self._fields) and not all(self._fields)


def content_of_control(control: etree._Element) -> etree._Element | None:
    """What a content control holds; None if that is only the hint what to type there."""
    properties = control.find(names.SDTPR)
    if (
        properties is not None
        and (hint := properties.find(w("showingPlcHdr"))) is not None
        and is_on(hint.get(VAL))
    ):
        return None
    return control.find(names.SDT_CONTENT)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The one of alternative contents that is read, so that none is read twice."""
    for tag in (names.CHOICE, names.FALLBACK):
        if (child := alternatives.find(tag)) is not None:
            return child
    return alternatives


def _text_boxes(drawn: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing, in order."""
    for child in _chosen(drawn) if drawn.tag == names.ALTERNATE else drawn:
        if child.tag == names.TEXT_BOX:
            yield child
        elif isinstance(child.tag, str):
            yield from _text_boxes(child)


def _without_page_breaks(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A page break inside a paragraph is a line break; at its ends it separates nothing."""
    if not any(PAGE_BREAK in run.text for run in runs):
        return runs
    texts = [run.text for run in runs]
    for index in range(len(texts)):
        texts[index] = texts[index].lstrip(PAGE_BREAK)
        if texts[index]:
            break
    for index in reversed(range(len(texts))):
        texts[index] = texts[index].rstrip(PAGE_BREAK)
        if texts[index]:
            break
    return tuple(
        Run(text.replace(PAGE_BREAK, "\n"), run.status, run.tracked)
        for run, text in zip(runs, texts, strict=True)
        if text
    )
