"""The order of lines where proposals stand side by side in columns, or where the file draws them out of order."""

from collections.abc import Sequence
from itertools import pairwise

from itugraph.reading.pdf.lines import MARKER, Line

_FAR = 0.15
_TOLERANCE = 12.0
_CROSSING = 60.0
_UPWARDS = 0.25
_SAME_HEIGHT = 2.0


def in_reading_order(pages: Sequence[list[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """The lines as blocks that follow each other: the whole text, or a block a column where columns stand.

    Columns of proposals go on over pages until text runs across them; the markers that a table repeats at the head
    of each page are left out.
    """
    blocks: list[list[Line]] = [[]]
    edges: list[float] = []
    columns: list[list[Line]] = []
    heads: frozenset[str] = frozenset()
    marker = ""
    for unordered, width in zip(pages, widths, strict=True):
        lines = _downwards(unordered)
        opening = _edges(lines, width)
        markers = [line for line in lines if MARKER.match(line.text)]
        if columns and markers and heads.issuperset(line.text for line in markers):
            top = max(line.baseline for line in markers)
            lines = [line for line in lines if line.baseline < top - _SAME_HEIGHT]
        elif opening:
            first = min(index for index, line in enumerate(lines) if MARKER.match(line.text))
            heads = frozenset(line.text for line in markers)
            blocks[-1] += lines[:first]
            lines = lines[first:]
            if columns:
                blocks += columns
            edges, columns = opening, [[] for _ in range(len(opening) + 1)]
        elif columns and _run_across(lines, edges):
            blocks += [*columns, []]
            edges, columns = [], []
        if not columns:
            if len(markers) == 1 and lines[0] is markers[0] and lines[0].text == marker:
                lines = lines[1:]
            marker = markers[-1].text if markers else marker
            blocks[-1] += lines
            continue
        for line in sorted(lines, key=lambda line: -line.baseline):
            columns[sum(line.left >= edge for edge in edges)].append(line)
    return [block for block in blocks + columns if block]


def _edges(lines: list[Line], width: float) -> list[float]:
    """Where columns part, if markers of proposals stand in several of them."""
    lefts = sorted(line.left for line in lines if MARKER.match(line.text))
    starts: list[float] = []
    for left in lefts:
        if not starts or left - starts[-1] > _FAR * width:
            starts.append(left)
    return [start - _TOLERANCE for start in starts[1:]]


def _run_across(lines: list[Line], edges: list[float]) -> bool:
    crossing = sum(
        any(line.left < edge - _CROSSING and line.right > edge + _CROSSING for edge in edges)
        for line in lines
    )
    return 2 * crossing > len(lines)


def _downwards(lines: list[Line]) -> list[Line]:
    """The lines as drawn, or from the top down where drawing jumps about on the page.

    Most programs draw in reading order, also in tables and columns, where heights alone would mix cells.
    """
    jumps = sum(b.baseline > a.baseline + a.size and b.left < a.left + 2 * a.size for a, b in pairwise(lines))
    if jumps > max(2, _UPWARDS * len(lines)):
        return sorted(lines, key=lambda line: (-round(line.baseline), line.left))
    return lines
