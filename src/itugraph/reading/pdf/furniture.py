"""What stands on pages beside the text: running heads, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Sequence

from itugraph.reading.pdf.lines import Line

_MARGIN_LINES = 3
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_LONGEST_NUMBER = 5
_ZONE = 0.12
_SMALL = 0.95
_NOTE = re.compile(r"(\d{1,2}(?:bis|ter)?|\*{1,3}|[\u2020\u2021])(?=\s|[A-Z])\s*(?:\1(?=\W|[A-Z])\s*)?")


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages without lines that recur at their top or bottom, and without page numbers."""
    margins = [_in_margins(lines, height) for lines, height in zip(pages, heights, strict=True)]
    texts = Counter(_place(line) for lines in margins for line in lines)
    steps = Counter(step for lines in margins for line in lines for step in _steps(line))
    # Numbers of sections can keep step with a few pages by chance: page numbers do so with most.
    usual = steps.most_common(1)[0] if steps else (None, 0)
    kept: list[list[Line]] = []
    for lines, candidates in zip(pages, margins, strict=True):
        dropped = {
            id(line)
            for line in candidates
            if _PAGE_NUMBER.fullmatch(line.text)
            or texts[_place(line)] > 1
            or (usual[1] > 1 and usual[0] in _steps(line))
        }
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _in_margins(lines: list[Line], height: float) -> list[Line]:
    """The outermost lines near the edges of a page."""
    by_height = sorted(lines, key=lambda line: line.baseline)
    bottom = [line for line in by_height[:_MARGIN_LINES] if line.baseline < _ZONE * height]
    top = [line for line in by_height[-_MARGIN_LINES:] if line.baseline > (1 - _ZONE) * height]
    return bottom + top


def _place(line: Line) -> tuple[str, int]:
    """What is the same in a running head on all its pages: its words and its height."""
    return " ".join(line.text.split()), round(line.baseline / 3)


def _steps(line: Line) -> set[int]:
    """How far a number at the beginning or end of a line is ahead of the page, counted from 0."""
    words = line.text.split()
    numbers = [word for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= _LONGEST_NUMBER]
    return {int(number) - line.page for number in numbers}


def body_size(pages: Sequence[list[Line]]) -> float:
    """The size of most of the text, in points."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def split_notes(lines: list[Line], size: float) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a page without its footnotes, and each footnote's lines without its mark."""
    small: list[Line] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if line.size >= _SMALL * size:
            break
        small.append(line)
    notes: list[list[Line]] = []
    for line in reversed(small):
        if (mark := _NOTE.match(line.text)) is not None:
            notes.append([])
            _drop_beginning(line, mark.end())
        if notes:
            notes[-1].append(line)
    taken = {id(line) for note in notes for line in note}
    return [line for line in lines if id(line) not in taken], notes


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
            if not (span.marks.raised and re.fullmatch(r"[\d*\u2020\u2021,\s]+(?:bis|ter)?,?\s*", span.text))
        ]
