"""Editions on a time line: a bar for the time in which each was the latest, its name above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from itugraph.web.editions import ShownEdition

WIDTH = 920
_LEFT, _RIGHT = 18, 22
_LANE = 19
_BAR = 16
_LETTER = 6.6
"""The width of a letter of a name, roughly; names must not cover each other in any font."""

_STEPS = (1, 2, 5, 10, 20, 50)
_TICKS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """An edition: its bar from `x`, `width` wide, and its name at `name_x`, `name_y`."""

    edition: ShownEdition
    x: float
    width: float
    name_x: float
    name_y: float
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Where everything stands, in pixels; `ticks` are (x, year), `chosen` is the x of the chosen day."""

    width: int
    height: float
    bar_y: float
    bar_height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    chosen: float


def timeline(
    editions: Sequence[ShownEdition], current: ShownEdition | None, on: date, today: date
) -> TimeLine | None:
    """The time line of the editions that were adopted; None where there is none."""
    dated = [(edition, edition.day) for edition in editions if edition.day]
    if not dated:
        return None
    first, last = min(dated[0][1], on), max(dated[-1][1], on, today)
    start, end = first.year, last.year + 1
    span = (date(min(end, 9999), 1, 1) - date(start, 1, 1)).days or 1

    def at(day: date) -> float:
        return round(_LEFT + (day - date(start, 1, 1)).days / span * (WIDTH - _LEFT - _RIGHT), 1)

    ends = [*(day for _, day in dated[1:]), max(last, today)]
    lanes: list[float] = []
    placed: list[tuple[ShownEdition, float, float, float, int]] = []
    for (edition, day), until in zip(dated, ends, strict=True):
        x = at(day)
        wide = len(edition.mark) * _LETTER + 10
        name_x = max(min(x, WIDTH - _RIGHT - wide), 0)
        lane = next((number for number, taken in enumerate(lanes) if taken <= name_x), len(lanes))
        lanes[lane : lane + 1] = [name_x + wide]
        placed.append((edition, x, max(at(until) - x - 2, 3), name_x, lane))
    bar_y = len(lanes) * _LANE + 8
    bars = tuple(
        Bar(edition, x, width, name_x, bar_y - 8 - lane * _LANE, edition == current)
        for edition, x, width, name_x, lane in placed
    )
    step = next((step for step in _STEPS if (end - start) / step <= _TICKS), 100)
    ticks = tuple(
        (at(date(year, 1, 1)), year) for year in range(start, end + 1) if year % step == 0 and year <= 9999
    )
    return TimeLine(WIDTH, bar_y + _BAR + 24, bar_y, _BAR, bars, ticks, at(on))
