"""Pair the sections and lines of two texts that share a base: by what their wordings have in common."""

from collections import Counter
from collections.abc import Sequence

from itugraph.redline.outline import Line, Outline, base_side

LEAST_SHARE_OF_LINE = 0.5
"""Two lines may be one clause when the shorter one shares at least this part of its letters with the other."""
LEAST_SHARE_OF_HEADING = 0.7
"""Of two headings, the part of the letters of both that must be shared."""


def pair_sections(left: Outline, right: Outline) -> list[tuple[int, int]]:
    """Which section of the one stands for which of the other, both in order."""

    def headings(outline: Outline) -> list[Counter[str] | None]:
        return [_letters(section.heading) if section.heading else None for section in outline.sections]

    def worth(a: Counter[str] | None, b: Counter[str] | None) -> float:
        if a is None or b is None:
            return 1.0 if a is b else 0.0
        shared = (a & b).total() * 2 / max(1, a.total() + b.total())
        return shared if shared >= LEAST_SHARE_OF_HEADING else 0.0

    mine, theirs = headings(left), headings(right)
    return best_pairs([[worth(a, b) for b in theirs] for a in mine])


def pair_lines(left: Sequence[Line], right: Sequence[Line]) -> list[tuple[int, int]]:
    """Which line of the one stands for which of the other, both in order."""
    mine, theirs = [_letters(line) for line in left], [_letters(line) for line in right]

    def worth(i: int, j: int) -> float:
        if left[i].role != right[j].role:
            return 0.0
        shared = (mine[i] & theirs[j]).total()
        least = min(mine[i].total(), theirs[j].total())
        if shared < LEAST_SHARE_OF_LINE * least:
            return 0.0
        return shared * (0.5 + 0.5 * shared / max(1, mine[i].total(), theirs[j].total())) or 0.1

    return best_pairs([[worth(i, j) for j in range(len(right))] for i in range(len(left))])


def _letters(line: Line) -> Counter[str]:
    """The words of a line, each weighed by its length."""
    words: Counter[str] = Counter()
    for token in base_side(line):
        if token.text[:1].isalnum():
            words[token.text.casefold()] += len(token.text)
    return words


def best_pairs(worth: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs in order whose worths add up to most: `worth[i][j]` is that of i with j; a pair worth 0 is not made."""
    rows, columns = len(worth), len(worth[0]) if worth else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
