"""Pair the sections and lines of two texts that share a base: by what their wordings have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from itugraph.redline.outline import Line, Outline, base_side

LEAST_SHARE_OF_LINE = 0.5
"""Two lines may be one clause when the shorter one shares at least this part of its letters with the other."""
LEAST_SHARE_OF_HEADING = 0.7
"""Of two headings, the part of the letters of both that must be shared."""


LEAST_SHARE_OF_BASE = 0.9
"""A line holds a base line that shares at least this part of its letters with it."""
MOST_PAIRS = 250_000
"""Of longer lists (500 clauses each) only lines that stand about as far in the one as in the other are compared."""
_BAND = 100


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a line, each with the letters it counts, and their sum."""

    letters: dict[str, int]
    total: int

    def shared(self, other: "_Words") -> int:
        """The letters of the words that both hold."""
        fewer, more = self.letters, other.letters
        if len(fewer) > len(more):
            fewer, more = more, fewer
        return sum(min(count, more[word]) for word, count in fewer.items() if word in more)


def pair_sections(left: Outline, right: Outline) -> list[tuple[int, int]]:
    """Which section of the one stands for which of the other, both in order."""

    def headings(outline: Outline) -> list[_Words | None]:
        return [_words(section.heading) if section.heading else None for section in outline.sections]

    def worth(a: _Words | None, b: _Words | None) -> float:
        if a is None or b is None:
            return 1.0 if a is b else 0.0
        shared = a.shared(b) * 2 / max(1, a.total + b.total)
        return shared if shared >= LEAST_SHARE_OF_HEADING else 0.0

    mine, theirs = headings(left), headings(right)
    near = _nearness(len(mine), len(theirs))
    return best_pairs(
        [[worth(a, b) if near(i, j) else 0.0 for j, b in enumerate(theirs)] for i, a in enumerate(mine)]
    )


def pair_lines(left: Sequence[Line], right: Sequence[Line]) -> list[tuple[int, int]]:
    """Which line of the one stands for which of the other, both in order."""
    mine, theirs = [_words(line) for line in left], [_words(line) for line in right]
    near = _nearness(len(mine), len(theirs))

    def worth(i: int, j: int) -> float:
        if not near(i, j) or left[i].role != right[j].role:
            return 0.0
        shared = mine[i].shared(theirs[j])
        if shared < LEAST_SHARE_OF_LINE * min(mine[i].total, theirs[j].total):
            return 0.0
        return shared * (0.5 + 0.5 * shared / max(1, mine[i].total, theirs[j].total)) or 0.1

    return best_pairs([[worth(i, j) for j in range(len(right))] for i in range(len(left))])


def holds(line: Line, base: Line) -> bool:
    """Whether a line has nearly all words of a base line, as a flattened one has of its whole base."""
    words = _words(base)
    return words.shared(_words(line)) >= LEAST_SHARE_OF_BASE * words.total


def _nearness(rows: int, columns: int) -> Callable[[int, int], bool]:
    """Whether two items stand near enough in their lists to be compared."""
    slope = columns / max(rows, 1)
    band = _BAND if rows * columns > MOST_PAIRS else rows + columns
    return lambda i, j: abs(i * slope - j) <= band


def _words(line: Line) -> _Words:
    """The words of a line, each weighed by its length."""
    words: dict[str, int] = {}
    for token in base_side(line):
        if token.text[:1].isalnum():
            word = token.text.casefold()
            words[word] = words.get(word, 0) + len(word)
    return _Words(words, sum(words.values()))


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
