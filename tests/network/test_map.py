"""The map of a graph: what is on it, what refers to what, and where everything stands at first."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from itugraph.graph import Store
from itugraph.network.map import Place, ReferenceMap, Route, Sector, Selection, reference_map
from itugraph.network.spreading import spread

BODIES: dict[str, Sector] = {"PP": "Union", "WTSA": "ITU-T", "WRC": "ITU-R", "WTDC": "ITU-D"}


@pytest.fixture(scope="module")
def on(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReferenceMap]:
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("map") / "some.graph"
    build(samples / "side-by-side", graph=folder)
    with Store.open(folder) as store:
        yield reference_map(store)


def place(on: ReferenceMap, label: str) -> int:
    return [one.label for one in on.places].index(label)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("WTSA Resolution 98", ("resolution", "WTSA", "", "ITU-T")),
        ("PP Resolution 71", ("resolution", "PP", "", "Union")),
        ("RA Resolution 66", ("resolution", "RA", "", "ITU-R")),
        ("ITU-T Y.4000", ("recommendation", "ITU-T", "", "ITU-T")),
        ("EUR/38A31/1", ("proposal", "WTSA", "CEPT", "ITU-T")),
        ("CEPT", ("submitter", "", "CEPT", "other")),
        ("SG20", ("body", "", "", "ITU-T")),
        ("Director BDT", ("body", "", "", "ITU-D")),
    ],
)
def test_a_place(on: ReferenceMap, label: str, expected: tuple[str, ...]) -> None:
    found = on.places[place(on, label)]
    assert (found.kind, found.body, found.region, found.sector) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("IAP/39A23/1", "PP Resolution 71", {("cites", "deleted")}),
        ("APT/37A28/1", "PP Resolution 71", {("cites", "modified")}),
        ("EUR/38A31/1", "PP Resolution 71", {("cites", "kept")}),
        ("EUR/38A31/1", "WTSA Resolution 98", {("changes", "modified")}),
        ("CEPT", "EUR/38A31/1", {("submits", "modified")}),
    ],
)
def test_a_reference(on: ReferenceMap, source: str, target: str, expected: set[tuple[str, str]]) -> None:
    ends = (place(on, source), place(on, target))
    assert {(r.kind, r.change) for r in on.routes if (r.source, r.target) == ends} == expected


def test_references_are_of_the_year_of_their_text(on: ReferenceMap) -> None:
    assert {route.year for route in on.routes} == {2022}


def test_each_text_counts_once_for_what_it_cites(on: ReferenceMap) -> None:
    assert on.cited[place(on, "PP Resolution 71")] == 3
    assert on.cited[place(on, "APT/37A28/1")] == 0


def test_everything_on_the_map_refers_or_is_referred_to(on: ReferenceMap) -> None:
    used = {end for route in on.routes for end in (route.source, route.target)}
    assert used == set(range(len(on.places)))


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), True),
        (Selection(kind="proposal", sector="ITU-T", body="PP", region="CEPT", change="kept"), True),
        (Selection(kind="treaty"), False),
        (Selection(sector="ITU-R"), False),
        (Selection(body="WTDC"), False),
        (Selection(region="APT"), False),
        (Selection(change="deleted"), False),
        (Selection(since=2022, until=2022), True),
        (Selection(since=2023), False),
        (Selection(until=2021), False),
    ],
)
def test_a_selection(selection: Selection, kept: bool) -> None:
    places = (
        Place("a", "proposal", "EUR/1", region="CEPT", sector="ITU-T", body="WTSA"),
        Place("b", "resolution", "PP Resolution 71", body="PP", sector="Union"),
    )
    assert selection.holds(Route(0, 1, "cites", "kept", 1, 2022), places) is kept


def test_what_has_no_year_is_not_before_any() -> None:
    places = (Place("a", "resolution", "A"), Place("b", "resolution", "B"))
    assert not Selection(until=2022).holds(Route(0, 1, "cites", "kept", 1, 0), places)


def test_no_two_places_stand_on_each_other(on: ReferenceMap) -> None:
    positions = spread(on)
    assert len(positions) == len(on.places)
    rounded = Counter((round(x), round(y)) for x, y in positions)
    assert max(rounded.values()) == 1


def test_what_is_cited_most_stands_in_the_middle_of_its_group() -> None:
    places = tuple(
        Place(f"p{number}", "resolution", f"Resolution {number}", body="PP") for number in range(50)
    )
    routes = tuple(Route(number, 7, "cites", "kept", 1, 2022) for number in range(50) if number != 7)
    assert spread(ReferenceMap(places, routes))[7] == (0.0, 0.0)


def test_groups_do_not_overlap() -> None:
    places = tuple(
        Place(f"{body}{number}", "resolution", f"{body} {number}", body=body, sector=sector)
        for body, sector in BODIES.items()
        for number in range(40)
    )
    positions = spread(ReferenceMap(places, ()))
    for first in range(0, 160, 40):
        xs, ys = zip(*positions[first : first + 40], strict=True)
        centre = (sum(xs) / 40, sum(ys) / 40)
        reach = max(
            ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 for x, y in positions[first : first + 40]
        )
        others = [at for index, at in enumerate(positions) if not first <= index < first + 40]
        assert min(((x - centre[0]) ** 2 + (y - centre[1]) ** 2) ** 0.5 for x, y in others) > reach
