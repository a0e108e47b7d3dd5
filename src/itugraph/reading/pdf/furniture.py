"""What stands on pages beside the text: running heads, page numbers, footnotes."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from itugraph.reading.pdf.lines import MARKER, Line

_MARGIN_LINES = 3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LONGEST_NUMBER = 5
_ZONE = 0.12
_OFTEN = 3
_SHARE = 0.4
_APART = 1.6
_SMALL = 0.95
_NOTE = re.compile(r"(\d{1,2}(?:bis|ter)?|\*{1,3}|[\u2020\u2021])(?=\s|[A-Z])\s*(?:\1(?=\W|[A-Z])\s*)?")


class _Numbered(NamedTuple):
    """The words beside a number, with their height, and how far the number is ahead of the page."""

    place: tuple[str, int]
    step: int


_BALLOON = re.compile(
    r"(?:Commented|Comment)\s?\[[A-Za-z]{1,5}\d{1,4}\]:|(?:Formatted|Deleted|Inserted|Moved (?:up|down) \[\d+\]):"
)
_MARGIN, _SAME_LEFT, _BALLOON_LEADING = 150.0, 3.0, 1.6


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages without lines that recur at their top or bottom, and without page numbers."""
    margins = [_in_margins(lines, height) for lines, height in zip(pages, heights, strict=True)]
    # What stands twice on one page, as in two columns of a table, does not recur for that.
    texts = Counter(place for lines in margins for place in {_place(line.text, line) for line in lines})
    numbered = [{reading for line in lines for reading in _numbered(line)} for lines in margins]
    others = Counter(place for readings in numbered for place in {reading.place for reading in readings})
    steps = Counter(
        reading.step for readings in numbered for reading in readings if others[reading.place] > 1
    )
    # Numbers of sections can keep step with a few pages by chance: page numbers do so with most.
    usual = next((step for step, count in steps.most_common(1) if count > 1), None)
    often = max(2, min(_OFTEN, math.ceil(_SHARE * len(pages))))
    kept: list[list[Line]] = []
    for lines, candidates in zip(pages, margins, strict=True):
        dropped = [
            line
            for line in candidates
            if _PAGE_NUMBER.fullmatch(line.text)
            or texts[_place(line.text, line)] >= often
            or any(others[place] > 1 and step == usual for place, step in _numbered(line))
        ]
        dropped = [line for line in dropped if not MARKER.match(line.text)]
        kept.append(_without(lines, dropped))
    return kept


def _without(lines: list[Line], dropped: list[Line]) -> list[Line]:
    """The lines without those dropped. A heading that recurs is kept: it stands close to the text."""
    gone = set(map(id, dropped))
    text = [line for line in lines if id(line) not in gone]
    if not text:
        return lines
    close = {
        id(line)
        for line in dropped
        if any(0 < abs(other.baseline - line.baseline) < _APART * line.size for other in text)
        and not _PAGE_NUMBER.fullmatch(line.text)
    }
    return [line for line in lines if id(line) not in gone or id(line) in close]


def _in_margins(lines: list[Line], height: float) -> list[Line]:
    """The outermost lines near the edges of a page."""
    by_height = sorted(lines, key=lambda line: line.baseline)
    bottom = [line for line in by_height[:_MARGIN_LINES] if line.baseline < _ZONE * height]
    top = [line for line in by_height[-_MARGIN_LINES:] if line.baseline > (1 - _ZONE) * height]
    return bottom + top


def _place(text: str, line: Line) -> tuple[str, int]:
    """What is the same in a running head on all its pages: its words and its height."""
    return " ".join(text.split()), round(line.baseline / 3)


def _numbered(line: Line) -> list[_Numbered]:
    """The readings of a line as a running head with the number of the page before or after its words."""
    words = line.text.split()
    readings = ((words[0], words[1:]), (words[-1], words[:-1])) if len(words) > 1 else ()
    return [
        _Numbered(_place(" ".join(others), line), int(number) - line.page)
        for number, others in readings
        if number.isdecimal() and len(number) <= _LONGEST_NUMBER
    ]


def without_balloons(lines: list[Line]) -> list[Line]:
    """The lines of a page without the balloons in which Word prints comments and changed formats in the margin."""
    left = min((line.left for line in lines), default=0.0)
    kept: list[Line] = []
    balloon: Line | None = None
    for line in lines:
        opens = _BALLOON.match(line.text) is not None and line.left > left + _MARGIN
        goes_on = (
            balloon is not None
            and abs(line.left - balloon.left) < _SAME_LEFT
            and 0 < balloon.baseline - line.baseline < _BALLOON_LEADING * balloon.size
        )
        balloon = line if opens or goes_on else None
        if balloon is None:
            kept.append(line)
    return kept


def body_size(pages: Sequence[list[Line]]) -> float:
    """The size of most of the text, in points."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def split_notes(lines: list[Line], size: float) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a page without its footnotes, and each footnote's lines without its mark."""
    notes: list[list[Line]] = []
    for line in _at_foot(lines, size):
        if (mark := _NOTE.match(line.text)) is not None:
            notes.append([])
            _drop_beginning(line, mark.end())
        if notes:
            notes[-1].append(line)
    taken = {id(line) for note in notes for line in note}
    return [line for line in lines if id(line) not in taken], notes


def _at_foot(lines: list[Line], size: float) -> list[Line]:
    """The lines from the top down that may be footnotes: all in small print, or all after a mark used above."""
    rising = sorted(lines, key=lambda line: line.baseline)
    small = list(takewhile(lambda line: line.size < _SMALL * size, rising))
    marks = {span.text.strip(" ,\t") for line in lines for span in line.spans[1:] if span.marks.raised}
    marked = [
        index
        for index, line in enumerate(rising)
        if line.spans[0].marks.raised and line.spans[0].text.strip() in marks
    ]
    if marked and marked[-1] + 1 > len(small) and 2 * marked[-1] < len(rising):
        small = rising[: marked[-1] + 1]
    return small[::-1]


def _drop_beginning(line: Line, length: int) -> None:
    spans = []
    for span in line.spans:
        spans.append(span._replace(text=span.text[length:]))
        length = max(0, length - len(span.text))
    line.spans = [span for span in spans if span.text]


def drop_note_marks(lines: list[Line]) -> None:
    """Take the raised marks of footnotes out of the lines of a page that has footnotes."""
    for line in lines:
        line.spans = [
            span
            for span in line.spans
            if not (
                span.marks.raised
                and re.fullmatch(r"[\d*\u2020\u2021,\s]{1,20}(?:bis|ter)?,?\s{0,9}", span.text)
            )
        ]
