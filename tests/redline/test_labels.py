"""Labels of a section, before and after."""

import pytest

from itugraph.model import Label
from itugraph.redline.labels import (
    ClauseSign,
    alone_labels,
    base_labels,
    inserted_clauses,
    read_label,
    struck_clauses,
)


@pytest.mark.parametrize(
    ("typed", "base", "label", "shown"),
    [
        ("a", "a", Label("a", "a"), False),
        ("ef", "e", Label("e", "f"), True),
        ("cb", "c", Label("c", "b"), True),
        ("23", "2", Label("2", "3"), True),
        ("5", "4", Label("4", "5"), False),
        ("abis", "a", Label("a", "abis"), False),
        (None, None, None, False),
    ],
)
def test_a_typed_label_is_read_against_the_base(
    typed: str | None, base: str | None, label: Label | None, shown: bool
) -> None:
    read = read_label(typed, base)
    assert (read.label, read.shown) == (label, shown)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([["a", "a"], ["cb", "b"], ["dc", "c"]], ["a", "b", "c"]),
        ([["1", "1"], ["2", "3"], ["23", "2"]], ["1", "2", "3"]),
        ([[None, None]], [None]),
        # a list within a clause counts by itself, and the clauses go on behind it
        ([["1", "1"], ["i", "i"], ["ii", "ii"], ["23", "2"]], ["1", "i", "ii", "2"]),
    ],
)
def test_base_labels_count_up(typed: list[list[str | None]], expected: list[str | None]) -> None:
    assert base_labels(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a b bc cd", "a b b c"),
        ("a b cb dc", "a b c d"),
        ("ab bc cd", "a b c"),
        ("a bb c", "a b c"),
        ("1 2 23 34", "1 2 2 3"),
        ("1 2 32 43", "1 2 3 4"),
        ("8 9 10 1011 1112", "8 9 10 10 11"),
        ("1 i ii iii 2", "1 i ii iii 2"),
        ("a b c d e f g h i j", "a b c d e f g h i j"),
        ("a abis b", "a abis b"),
        ("1 12 23", "1 1 2"),
        ("23", "23"),
    ],
)
def test_a_section_alone_tells_which_labels_run_together(typed: str, expected: str) -> None:
    assert alone_labels(typed.split()) == expected.split()


def section(*typed: str, changed: str = "", ends: str = "", on: str = "") -> list[ClauseSign]:
    """A section of clauses from `base:typed` (or `+typed` for an inserted clause); others are named by their typed label."""
    signs = []
    for item in typed:
        inserted = item.startswith("+")
        base, _, label = item.lstrip("+").partition(":")
        read = read_label(label or base, None if inserted else base)
        name = label or base
        signs.append(
            ClauseSign(not inserted, read, name in changed.split(), name in ends.split(), name in on.split())
        )
    return signs


@pytest.mark.parametrize(
    ("clauses", "struck"),
    [
        # a visible d -> c takes the place of an unmarked c
        (section("a", "b", "c", "d:dc", "e:ed"), {2}),
        # labels typed anew without a trace prove nothing: two clauses e) may stand
        (section("a", "b", "c", "+d", "d:e", "e", "f"), set()),
        # an inserted clause with the label takes nobody's place
        (section("a", "b", "+c", "c:cd", "d:de"), set()),
        # a clause whose mark was made to close the section leaves none behind it
        (section("a", "b", "c", ends="a"), {1, 2}),
        (section("a", "b", "+c", ends="a"), set()),
        (section("a", "b", "c", changed="c", ends="a"), set()),
    ],
)
def test_neighbours_tell_what_was_struck(clauses: list[ClauseSign], struck: set[int]) -> None:
    assert struck_clauses(clauses) == struck


@pytest.mark.parametrize(
    ("clauses", "inserted"),
    [
        # behind the clause that closed the section and does no more, all is new
        (section("a", "b", "c", "d", on="b"), {2, 3}),
        (section("a", "b", "c", "d", on="b", changed="d"), set()),
        # before c that became d one clause is new: the edited one is not it
        (section("a", "b", "c", "c:cd", "d:de", changed="b"), {2}),
        (section("a", "b", "c", "c:cd", "d:de", changed="c"), {1}),
        # where either may be new nothing is said
        (section("a", "b", "c", "c:cd", "d:de"), set()),
        (section("a", "b", "c"), set()),
        # a clause that moved back tells of none
        (section("a", "b", "c:cb"), set()),
    ],
)
def test_neighbours_tell_what_is_new(clauses: list[ClauseSign], inserted: set[int]) -> None:
    assert inserted_clauses(clauses) == inserted
