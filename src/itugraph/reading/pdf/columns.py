"""The order of lines where proposals stand side by side in columns, or where the file draws them out of order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from itugraph.reading.pdf.lines import Line

_MARKER = re.compile(r"(?:MOD|ADD|SUP|NOC)\s+[A-Z][A-Z/]{1,40}/\d")
_FAR = 0.15
_TOLERANCE = 12.0
_CROSSING = 60.0
_UPWARDS = 0.25


def in_reading_order(pages: Sequence[list[Line]], widths: Sequence[float]) -> list[list[Line]]:
    """The lines as blocks that follow each other: the whole text, or a block a column where columns stand.

    Columns of proposals go on over pages until text runs across them.
    """
    blocks: list[list[Line]] = [[]]
    edges: list[float] = []
    columns: list[list[Line]] = []
    for unordered, width in zip(pages, widths, strict=True):
        lines = _downwards(unordered)
        opening = _edges(lines, width)
        if opening:
            first = min(index for index, line in enumerate(lines) if _MARKER.match(line.text))
            blocks[-1] += lines[:first]
            lines = lines[first:]
            if columns:
                blocks += columns
            edges, columns = opening, [[] for _ in range(len(opening) + 1)]
        elif columns and _run_across(lines, edges):
            blocks += [*columns, []]
            edges, columns = [], []
        if not columns:
            blocks[-1] += lines
            continue
        for line in sorted(lines, key=lambda line: -line.baseline):
            columns[sum(line.left >= edge for edge in edges)].append(line)
    return [block for block in blocks + columns if block]


def _edges(lines: list[Line], width: float) -> list[float]:
    """Where columns part, if markers of proposals stand in several of them."""
    lefts = sorted(line.left for line in lines if _MARKER.match(line.text))
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
