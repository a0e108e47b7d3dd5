"""A first place for everything on the map: what belongs together stands together, what is cited most in the middle.

It takes no simulation, so that thousands of places have theirs at once. The same map always gives the same picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from itugraph.network.map import Place, ReferenceMap, Sector

_GOLDEN = pi * (3 - sqrt(5))
"""From one place of a group to the next (H. Vogel, A better way to construct the sunflower head, 1979)."""

_STEP = 10.0
"""From one place to its neighbour, about."""
_GAP = 45.0
_DIRECTIONS: Mapping[Sector, float] = {
    "Union": -pi / 2,
    "ITU-T": pi,
    "ITU-R": 0.0,
    "ITU-D": pi / 2,
    "other": -pi / 4,
}
_FEWEST = 4
"""A body with fewer instruments than this has no group of its own."""


@dataclass(frozen=True, slots=True)
class _Circle:
    x: float
    y: float
    radius: float

    def touches(self, other: "_Circle") -> bool:
        return hypot(self.x - other.x, self.y - other.y) < self.radius + other.radius + _GAP


def spread(on: ReferenceMap) -> list[tuple[float, float]]:
    """The coordinates of each place of a map, in their order; the origin is about the middle."""
    groups = _groups(on.places)
    cited = on.cited
    positions = [(0.0, 0.0)] * len(on.places)
    placed: list[_Circle] = []
    for (sector, *_), members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        circle = _free(placed, _STEP * sqrt(len(members)), _DIRECTIONS[sector])
        placed.append(circle)
        ordered = sorted(members, key=lambda member: (-cited[member], on.places[member].label))
        for number, member in enumerate(ordered):
            distance, angle = _STEP * sqrt(number), number * _GOLDEN
            positions[member] = (circle.x + distance * cos(angle), circle.y + distance * sin(angle))
    return positions


def _groups(places: Sequence[Place]) -> dict[tuple[Sector, str, str], list[int]]:
    """The places by sector, kind and body; those of bodies with few of a kind are together."""
    found: dict[tuple[Sector, str, str], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        found[place.sector, place.kind, place.body].append(number)
    merged: dict[tuple[Sector, str, str], list[int]] = defaultdict(list)
    for (sector, kind, body), members in found.items():
        merged[sector, kind, body if len(members) >= _FEWEST else ""] += members
    return merged


def _free(placed: Iterable[_Circle], radius: float, direction: float) -> _Circle:
    """The nearest free circle of this radius, from the middle outwards, towards a direction first."""
    there = list(placed)
    distance = 0.0
    while True:
        for turn in range(13):
            angle = direction + (turn + 1) // 2 * (pi / 6) * (1 if turn % 2 else -1)
            circle = _Circle(distance * cos(angle), distance * sin(angle), radius)
            if not any(circle.touches(other) for other in there):
                return circle
        distance += _STEP + radius / 8
