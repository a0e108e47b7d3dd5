"""Letters of a page put together to lines, with blanks and tabs where they stand apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from itugraph.reading.pdf.pages import Glyph, Page, Stroke

_BLANK = 0.18
_BEYOND = 0.12
_TAB_AFTER_LABEL = 0.75
_TAB_AFTER_NUMBER = 0.08
_TAB = 2.5
_APART = 4.0
_BACKWARDS = 1.0
_SAME_LINE = 0.5
_RAISED = 0.1
_SMALLER = 0.85
_DOUBLE = 0.8
_SPACED = 1.6
_SPACED_FROM = 6
_MOST_STROKES = 500
"""All in the size of the letters, save the last: points between the strokes of a double one."""

LABEL = re.compile(
    r"\(?(?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,3}(?:bis|ter)?(?:\.\d{1,3}){0,5}|[A-Z])[).]?(?:bis|ter|quater)?[).]?$"
    r"|[\u2013\u2014\u2022\u00b7\u25aa\u25cf\u25a0*\u2212-]$|(?:MOD|ADD|SUP|NOC)$"
)
"""The whole of a label, or another first word after which a tab stands."""


MARKER = re.compile(r"(?:MOD|ADD|SUP|NOC)\s+[A-Z][A-Z/]{1,40}/\d")
"""The beginning of a line that opens a proposal."""

_LONGEST_LABEL = 12


_ADDRESS = re.compile(r"\s*(?:https?://|www\.|\S+@\S+\.\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:bis|ter)?(?:\.\d+)+")


class Marks(NamedTuple):
    """What is drawn on letters: the number of strokes through and under them, colour, and whether they are raised."""

    struck: int = 0
    underlined: int = 0
    colour: int = 0
    raised: bool = False
    linked: bool = False


class Span(NamedTuple):
    """Text of a line with the same marks on it."""

    text: str
    marks: Marks


@dataclass(slots=True)
class Line:
    """A line of text in one column. `first_word` is the width of its first word; all lengths in points.

    `blank` are the marks drawn beyond the end of the line, if any are: they are on a blank there.
    """

    page: int
    spans: list[Span]
    left: float
    right: float
    baseline: float
    size: float
    font: str | None
    first_word: float
    blank: Marks | None = None

    @property
    def text(self) -> str:
        """The text of all spans."""
        return "".join(span.text for span in self.spans)


def lines_of(page: Page) -> list[Line]:
    """The lines of a page, in the order in which the file draws them."""
    strokes = sorted(page.strokes)
    return [_line(page, glyphs, strokes) for glyphs in _grouped(page.glyphs)]


def _grouped(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The letters of each line, with blanks typed between or after them."""
    group: list[Glyph] = []
    begun = ""
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            # How far letters stand apart tells of blanks; those typed only tell which marks are on them.
            if group:
                group.append(glyph)
            continue
        if last is not None and _ends_line(last, glyph, group[0], LABEL.match(begun) is not None):
            yield group
            group, begun = [], ""
        group.append(glyph)
        begun = begun + glyph.text if len(begun) < _LONGEST_LABEL else "..."
        last = glyph
    if group:
        yield group


def _ends_line(last: Glyph, glyph: Glyph, first: Glyph, after_label: bool) -> bool:
    size = max(first.ink.size, last.ink.size, glyph.ink.size, 1.0)
    gap = glyph.left - last.right
    if abs(glyph.baseline - first.baseline) > _SAME_LINE * size or gap < -_BACKWARDS * size:
        return True
    return gap > _APART * size and not after_label


def _line(page: Page, glyphs: list[Glyph], strokes: list[Stroke]) -> Line:
    letters = [glyph for glyph in glyphs if glyph.text != " "]
    size = max(glyph.ink.size for glyph in letters)
    baseline = next(glyph.baseline for glyph in letters if glyph.ink.size == size)
    near = [stroke for stroke in strokes if -0.5 * size < stroke.y - baseline < size]
    if len(near) > _MOST_STROKES:
        near = []
    blank_from = _blank_from(letters, size)
    writer = _SpanWriter()
    first_word: float | None = None
    previous: Glyph | None = None
    typed_blank: Marks | None = None
    for glyph in glyphs:
        own = _marks(glyph, baseline, size, near, page)
        if glyph.text == " ":
            typed_blank = own
            continue
        if previous is not None and (
            blank := _between(previous, glyph, writer.text, size, blank_from, typed_blank is not None)
        ):
            first_word = first_word if first_word is not None else previous.right - letters[0].left
            writer.add(blank, typed_blank or _marks_of_gap(previous, glyph, own, baseline, size, near, page))
        writer.add(glyph.text, own)
        previous, typed_blank = glyph, None
    fonts = {glyph.ink.font for glyph in letters if glyph.ink.size == size}
    spans = [
        span._replace(marks=span.marks._replace(linked=True)) if _ADDRESS.match(span.text) else span
        for span in writer.spans()
    ]
    return Line(
        page.number,
        spans,
        letters[0].left,
        letters[-1].right,
        baseline,
        size,
        fonts.pop() if len(fonts) == 1 else None,
        first_word if first_word is not None else letters[-1].right - letters[0].left,
        _marks_beyond(letters[-1], baseline, size, near, page),
    )


class _SpanWriter:
    """Puts letters with the same marks together."""

    def __init__(self) -> None:
        self._texts: list[tuple[Marks, list[str]]] = []
        self.text = ""

    def add(self, text: str, marks: Marks) -> None:
        """Append text. Only the beginning of the whole is kept at hand: labels are short."""
        if not self._texts or self._texts[-1][0] != marks:
            self._texts.append((marks, []))
        self._texts[-1][1].append(text)
        if len(self.text) <= _LONGEST_LABEL:
            self.text += text

    def spans(self) -> list[Span]:
        """The text so far."""
        return [Span("".join(texts), marks) for marks, texts in self._texts]


def _blank_from(letters: Sequence[Glyph], size: float) -> float:
    """How far letters of a line stand apart where a blank is between them: farther in letter-spaced text."""
    gaps = [after.left - before.right for before, after in pairwise(letters)]
    usual = median(gaps) if len(gaps) >= _SPACED_FROM else 0.0
    return max(_BLANK * size, _SPACED * usual)


def _between(previous: Glyph, glyph: Glyph, begun: str, size: float, blank_from: float, typed: bool) -> str:
    """The blank or tab that people see between two letters; `begun` is how the line begins."""
    gap = glyph.left - previous.right
    if gap <= blank_from and not typed:
        return "\t" if gap > _TAB_AFTER_NUMBER * size and _NUMBER.fullmatch(begun) else ""
    if gap > _TAB * size:
        return "\t"
    return "\t" if gap > _TAB_AFTER_LABEL * size and LABEL.match(begun) else " "


def _marks_of_gap(
    previous: Glyph, glyph: Glyph, own: Marks, baseline: float, size: float, strokes: list[Stroke], page: Page
) -> Marks:
    """The marks on a gap between letters: the colour of a gap is seen only where a stroke crosses it."""
    middle = (previous.right + glyph.left) / 2
    marks = _marks(glyph._replace(left=middle, right=middle), baseline, size, strokes, page)
    if not (marks.struck or marks.underlined):
        marks = marks._replace(colour=previous.ink.colour)
    return marks._replace(raised=own.raised)


def _marks_beyond(
    last: Glyph, baseline: float, size: float, strokes: list[Stroke], page: Page
) -> Marks | None:
    beyond = last.right + _BEYOND * size
    marks = _marks(last._replace(left=beyond, right=beyond), baseline, size, strokes, page)
    if not (marks.struck or marks.underlined):
        return None
    colours = [stroke.colour for stroke in strokes if stroke.left <= beyond <= stroke.right]
    return marks._replace(colour=colours[0] if colours else marks.colour)


def _marks(glyph: Glyph, baseline: float, size: float, strokes: list[Stroke], page: Page) -> Marks:
    raised = glyph.ink.size < _SMALLER * size and glyph.baseline > baseline + _RAISED * size
    if not strokes:
        return Marks(raised=raised, colour=glyph.ink.colour)
    middle = (glyph.left + glyph.right) / 2
    through: list[float] = []
    under: list[float] = []
    for stroke in strokes:
        if stroke.left - 0.2 <= middle <= stroke.right + 0.2:
            above = stroke.y - glyph.baseline
            if 0.12 * glyph.ink.size < above < 0.6 * glyph.ink.size:
                through.append(stroke.y)
            elif -0.35 * glyph.ink.size < above <= 0.12 * glyph.ink.size:
                under.append(stroke.y)
    linked = any(
        left <= middle <= right and bottom <= glyph.baseline + 1 <= top
        for left, bottom, right, top in page.links
    )
    return Marks(_count(through), _count(under), glyph.ink.colour, raised, linked)


def _count(heights: list[float]) -> int:
    """One for a single stroke, two for a double one; strokes drawn over each other are one."""
    if not heights:
        return 0
    return 2 if max(heights) - min(heights) >= _DOUBLE else 1
