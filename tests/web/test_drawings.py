"""Where things stand in the pictures that the server draws."""

from datetime import date
from itertools import combinations

import pytest

from itugraph.web.drawing.neighbourhood import MOST, Neighbour, neighbourhood
from itugraph.web.drawing.timeline import WIDTH, timeline
from itugraph.web.editions import ShownEdition, in_force


def edition(mark: str, day: date | None, status: str = "") -> ShownEdition:
    return ShownEdition(f"urn:{mark}", mark, mark, "", day, True, "", status, "heading", "", "", False)


EDITIONS = [
    edition("Minneapolis, 1998", date(1998, 11, 6)),
    edition("Rev. Marrakesh, 2002", date(2002, 10, 18)),
    edition("Rev. Dubai, 2018", date(2018, 11, 16)),
]
TODAY = date(2026, 1, 1)

IN_FORCE = [
    (date(1998, 11, 5), None),
    (date(1998, 11, 6), "Minneapolis, 1998"),
    (date(2010, 1, 1), "Rev. Marrakesh, 2002"),
    (date(2026, 1, 1), "Rev. Dubai, 2018"),
]


@pytest.mark.parametrize(("on", "mark"), IN_FORCE)
def test_the_edition_in_force_is_the_last_one_adopted(on: date, mark: str | None) -> None:
    found = in_force(EDITIONS, on, known_to=TODAY)
    assert (found.mark if found else None) == mark


def test_what_was_suppressed_is_not_in_force_from_the_day_to_which_the_register_knows() -> None:
    editions = [*EDITIONS[:2], edition("Rev. Dubai, 2018", date(2018, 11, 16), "suppressed")]
    assert in_force(editions, date(2020, 1, 1), known_to=date(2022, 1, 1)) == editions[2]
    assert in_force(editions, date(2022, 1, 1), known_to=date(2022, 1, 1)) is None


def test_bars_follow_each_other_and_fill_the_time() -> None:
    line = timeline(EDITIONS, EDITIONS[2], date(2026, 1, 1), TODAY)
    assert line is not None
    starts = [bar.x for bar in line.bars]
    assert starts == sorted(starts)
    for one, following in zip(line.bars, line.bars[1:], strict=False):
        assert one.x + one.width <= following.x
    assert [bar.is_in_force for bar in line.bars] == [False, False, True]
    assert line.bars[-1].x < line.chosen <= WIDTH


@pytest.mark.parametrize("count", [1, 2, 7, 25])
def test_names_on_the_time_line_do_not_cover_each_other(count: int) -> None:
    editions = [edition(f"Rev. Guadalajara, {1990 + n}", date(1990 + n, 5, 1)) for n in range(count)]
    line = timeline(editions, None, TODAY, TODAY)
    assert line is not None
    for one, other in combinations(line.bars, 2):
        if one.name_y == other.name_y:
            assert abs(one.name_x - other.name_x) >= len(one.edition.mark) * 6
    assert all(0 <= bar.name_x <= WIDTH and bar.name_y > 8 for bar in line.bars)


def test_editions_that_nobody_adopted_have_no_bar() -> None:
    assert timeline([edition("Rev. Geneva, 2022", None)], None, TODAY, TODAY) is None


@pytest.mark.parametrize(("left", "right"), [(0, 3), (1, 0), (5, 14), (200, 200)])
def test_boxes_of_a_neighbourhood_do_not_cover_each_other(left: int, right: int) -> None:
    cites = [Neighbour(f"/l/{n}", f"Text {n}", n + 1, "edition") for n in range(left)]
    cited = [
        Neighbour(f"/r/{n}", f"Instrument {n} with a very long name that does not fit", 1, "cited")
        for n in range(right)
    ]
    picture = neighbourhood("PP Resolution 71", cites, cited)
    assert picture is not None
    assert len(picture.boxes) == len(picture.curves) == min(left, MOST) + min(right, MOST)
    assert (picture.more_left, picture.more_right) == (max(left - MOST, 0), max(right - MOST, 0))
    for one, other in combinations((*picture.boxes, picture.middle), 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert all(box.y >= 0 and box.y + box.height <= picture.height for box in picture.boxes)


def test_an_instrument_alone_has_no_picture() -> None:
    assert neighbourhood("PP Resolution 71", [], []) is None
