"""Answers that people would rather look at than read: bars of counts, and a matrix of how things relate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_BARS = 20
MOST_LINES = 14
"""A matrix of more rows or columns is not drawn: its table is easier to read."""

WIDTH = 1000
LEVELS = 5

Cells = Mapping[str, str]
"""A row of an answer as it is shown, by column."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: which value it stands for, and where it is drawn, of `WIDTH`."""

    name: str
    value: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name; `address` is where its thing has a page, or ""."""

    name: str
    address: str
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """The largest counts of an answer; `names` are those of the values, `more` how many rows are not drawn."""

    names: tuple[str, ...]
    bars: tuple[Bar, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of a matrix: its numbers, and how strong its colour is, from 0 to `LEVELS`."""

    values: tuple[int, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers by row and column; a cell is None where the answer says nothing."""

    names: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square | None, ...]], ...]


def bars(
    rows: Sequence[Cells], label: str, values: Sequence[str], addresses: Mapping[str, str] | None = None
) -> Bars | None:
    """The bars of the rows with the largest sums, the largest first; None where there is nothing to see."""
    counted = [(row[label], tuple(_number(row[name]) for name in values)) for row in rows]
    largest = sorted(range(len(counted)), key=lambda index: -sum(counted[index][1]))[:MOST_BARS]
    most = max((sum(numbers) for _, numbers in counted), default=0)
    if len(counted) < 2 or most == 0:
        return None
    drawn: list[Bar] = []
    for index in largest:
        name, numbers = counted[index]
        parts: list[Part] = []
        x = 0.0
        for what, number in zip(values, numbers, strict=True):
            width = WIDTH * number / most
            parts.append(Part(what, number, round(x, 1), round(width, 1)))
            x += width
        drawn.append(Bar(name, (addresses or {}).get(name, ""), sum(numbers), tuple(parts)))
    return Bars(tuple(values), tuple(drawn), len(counted) - len(drawn))


def matrix(rows: Sequence[Cells], row: str, column: str, values: Sequence[str]) -> Matrix | None:
    """The matrix of an answer; None where it is too large, or where a row and a column meet more than once.

    Each pair is drawn on both sides of the diagonal where the answer has it once; the colour is that of the first
    value.
    """
    names = list(dict.fromkeys(cells[side] for cells in rows for side in (row, column)))
    if not 2 <= len(names) <= MOST_LINES:
        return None
    numbers: dict[tuple[str, str], tuple[int, ...]] = {}
    for cells in rows:
        place = (cells[row], cells[column])
        if place in numbers:
            return None
        numbers[place] = tuple(_number(cells[name]) for name in values)
    most = max((found[0] for found in numbers.values()), default=0)

    def square(first: str, second: str) -> Square | None:
        found = numbers.get((first, second)) or numbers.get((second, first))
        if found is None:
            return None
        return Square(found, round(LEVELS * found[0] / most) if most else 0)

    lines = tuple((first, tuple(square(first, second) for second in names)) for first in names)
    return Matrix(tuple(values), tuple(names), lines)


def _number(text: str) -> int:
    try:
        return max(int(text), 0)
    except ValueError:
        return 0
