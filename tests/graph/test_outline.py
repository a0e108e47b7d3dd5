"""Where clauses stand: their paths in the proposal and in the base edition."""

from typing import Any

import pytest

from itugraph.graph.labels import read_labels, without_label
from itugraph.graph.outline import outline


@pytest.mark.parametrize(
    ("labels", "read"),
    [
        (["a", "b", "c"], ["a:1", "b:2", "c:3"]),
        (["z", "aa", "bb"], ["z:26", "aa:27", "bb:28"]),
        (["a", "abis", "b"], ["a:1", "abis:None", "b:2"]),
        (["1", "2", "2.1", "3"], ["1:1", "2:2", "2.1:None", "3:3"]),
        (["1", "a", "b", "2", "a"], ["1:1", "1>a:1", "1>b:2", "2:2", "2>a:1"]),
        (
            ["a", "i", "ii", "iii", "iv", "v", "b"],
            ["a:1", "a>i:1", "a>ii:2", "a>iii:3", "a>iv:4", "a>v:5", "b:2"],
        ),
        (["1", "a", "i", "ii", "b"], ["1:1", "1>a:1", "a>i:1", "a>ii:2", "1>b:2"]),
        (["g", "h", "i", "j"], ["g:7", "h:8", "i:9", "j:10"]),
        (["g", "i", "j"], ["g:7", "i:9", "j:10"]),
        (["u", "v", "w", "x"], ["u:21", "v:22", "w:23", "x:24"]),
        ([None, "a", None], ["-", "a:1", "-"]),
        ([], []),
    ],
)
def test_labels_are_read_in_their_lists(labels: list[str | None], read: list[str]) -> None:
    shown = []
    for label, reading in zip(labels, read_labels(labels), strict=True):
        if reading is None:
            shown.append("-")
        else:
            above = f"{labels[reading.parent]}>" if reading.parent is not None else ""
            shown.append(f"{above}{label}:{reading.position}")
    assert shown == read


@pytest.mark.parametrize(
    ("text", "labelled", "wording"),
    [
        ("a)\tthat lamps differ;", True, "that lamps differ;"),
        ("1\tto count lamps;", True, "to count lamps;"),
        ("2.1 to count lamps;", True, "to count lamps;"),
        ("abis)\u00a0that lamps glow;", True, "that lamps glow;"),
        ("2030 lamps were lit;", False, "2030 lamps were lit;"),
        ("that lamps (all of them) glow;", True, "that lamps (all of them) glow;"),
        ("d)\t", True, ""),
    ],
)
def test_wording_is_given_without_its_label(text: str, labelled: bool, wording: str) -> None:
    assert without_label(text, labelled) == wording


@pytest.fixture
def sheet(paper: Any) -> Any:
    return paper()


def _paths(sheet: Any) -> list[tuple[str, str | None]]:
    return [(clause.path, clause.base_path) for clause in outline(sheet.records).clauses]


def test_a_label_shifted_by_an_insertion_keeps_its_base_clause(sheet: Any) -> None:
    sheet.section("=recalling")
    sheet.clause("a", "a", "=a)\tone;")
    sheet.clause(None, "b", "+b)\tnew;", change="inserted")
    sheet.clause("b", "c", "=c)\ttwo,")
    assert _paths(sheet) == [
        ("recalling/a", "recalling/a"),
        ("recalling/b", None),
        ("recalling/c", "recalling/b"),
    ]


def test_a_struck_clause_takes_its_old_label_and_yields_to_who_came_first(sheet: Any) -> None:
    sheet.section("=recalling")
    sheet.clause("a", None, "-a)\told;", change="deleted")
    sheet.clause("b", "a", "=a)\tkept,")
    assert _paths(sheet) == [("recalling/a", "recalling/a"), ("recalling/a-2", "recalling/b")]


def test_the_same_heading_again_is_numbered(sheet: Any) -> None:
    for _ in range(2):
        sheet.section("=recognizing")
        sheet.clause("a", "a", "=a)\tone,")
    assert _paths(sheet) == [("recognizing/a", "recognizing/a"), ("recognizing-2/a", "recognizing-2/a")]


def test_an_inserted_heading_of_the_same_wording_leaves_the_base_as_it_was(sheet: Any) -> None:
    sheet.section("+recognizing", change="inserted")
    sheet.clause(None, "a", "+a)\tnew,", change="inserted")
    sheet.section("=recognizing")
    sheet.clause("a", "a", "=a)\tone,")
    assert _paths(sheet) == [("recognizing/a", None), ("recognizing-2/a", "recognizing/a")]


def test_an_unlabelled_clause_is_known_by_its_ordinal_which_never_displaces_a_label(sheet: Any) -> None:
    sheet.section("=resolves")
    sheet.clause(None, None, "=lamps:")
    sheet.clause("1", "1", "=1\tto count them;")
    sheet.clause(None, None, "=all of them.")
    assert [path for path, _ in _paths(sheet)] == ["resolves/1-2", "resolves/1", "resolves/3"]


def test_a_renamed_heading_has_a_new_path_and_the_old_one_in_the_base(sheet: Any) -> None:
    sheet.section("=noting", "+ further", change="modified")
    sheet.clause("a", "a", "=a)\tone,")
    assert _paths(sheet) == [("noting-further/a", "noting/a")]


def test_clauses_below_an_inserted_heading_were_below_the_one_before_it(sheet: Any) -> None:
    sheet.section("=noting")
    sheet.clause("a", "a", "=a)\tone,")
    sheet.section("+considering", change="inserted")
    sheet.clause("b", "a", "=a)\ttwo,")
    assert _paths(sheet) == [("noting/a", "noting/a"), ("considering/a", "noting/b")]


def test_without_a_heading_a_clause_stands_directly_below_its_text(sheet: Any) -> None:
    sheet.clause("a", "a", "=a)\tone,")
    placed = outline(sheet.records)
    assert (placed.clauses[0].path, placed.clauses[0].section) == ("a", None)


def test_a_heading_that_lost_its_hyphen_has_the_same_path(sheet: Any) -> None:
    sheet.section("=invites ITU\u2011T members")
    sheet.clause("1", "1", "=1\tone.")
    sheet.section("=invites ITUT members")
    sheet.clause("1", "1", "=1\tone.")
    assert [path for path, _ in _paths(sheet)] == ["invites-itut-members/1", "invites-itut-members-2/1"]
