"""An instrument among what cites it and what it cites: three columns, with a curve for each citation."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 920
_BOX = 270
_MIDDLE = 190
_SPACE = (WIDTH - _MIDDLE) // 2 - _BOX
_ROW = 26
_HEIGHT = 20
_TOP = 26
MOST = 14
"""So many neighbours are drawn on each side; the tables of the page have them all."""

_LETTERS = 38


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something that cites or is cited; `count` is by how many citations, `kind` a word for how it is drawn."""

    address: str
    name: str
    count: int
    kind: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a name in it, shortened to fit."""

    x: float
    y: float
    width: float
    height: float
    shown: str
    neighbour: Neighbour


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve from left to right, thicker the more citations it stands for."""

    path: str
    thickness: float
    kind: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Where everything stands, in pixels; `more_left` and `more_right` are how many are not drawn."""

    width: int
    height: float
    middle: Box
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    more_left: int
    more_right: int

    @property
    def has_left(self) -> bool:
        """Whether anything cites it."""
        return any(box.x < self.middle.x for box in self.boxes)

    @property
    def has_right(self) -> bool:
        """Whether it cites anything."""
        return any(box.x > self.middle.x for box in self.boxes)


def neighbourhood(name: str, left: Sequence[Neighbour], right: Sequence[Neighbour]) -> Neighbourhood | None:
    """The picture of an instrument with what cites it on the left and what it cites on the right."""
    if not left and not right:
        return None
    shown_left, shown_right = left[:MOST], right[:MOST]
    tall = max(len(shown_left), len(shown_right), 2) * _ROW
    centre = _TOP + tall / 2
    # With nothing on one side, the instrument stands there itself.
    width = WIDTH if left and right else WIDTH - _BOX - _SPACE
    at = _BOX + _SPACE if left else 1
    middle = Box(at, centre - 15, _MIDDLE, 30, _short(name, 26), Neighbour("", name, 0, "middle"))
    boxes = [*_column(shown_left, 1, centre), *_column(shown_right, width - _BOX - 1, centre)]
    curves = [_curve(box, middle, box.x < middle.x) for box in boxes]
    return Neighbourhood(
        width,
        _TOP + tall + 6,
        middle,
        tuple(boxes),
        tuple(curves),
        len(left) - len(shown_left),
        len(right) - len(shown_right),
    )


def _column(neighbours: Sequence[Neighbour], x: float, centre: float) -> list[Box]:
    top = centre - len(neighbours) * _ROW / 2 + (_ROW - _HEIGHT) / 2
    return [
        Box(x, top + index * _ROW, _BOX, _HEIGHT, _short(one.name, _LETTERS), one)
        for index, one in enumerate(neighbours)
    ]


def _curve(box: Box, middle: Box, is_left: bool) -> Curve:
    y1, y2 = box.y + box.height / 2, middle.y + middle.height / 2
    x1, x2 = (box.x + box.width, middle.x) if is_left else (middle.x + middle.width, box.x)
    if not is_left:
        y1, y2 = y2, y1
    bend = (x2 - x1) / 2
    path = f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}"
    return Curve(path, min(1 + box.neighbour.count**0.5 * 0.7, 5), box.neighbour.kind)


def _short(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
