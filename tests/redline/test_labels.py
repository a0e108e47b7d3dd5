"""Labels of a section, before and after."""

import pytest

from itugraph.model import Label
from itugraph.redline.labels import ClauseSign, base_labels, read_label, struck_clauses


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
    ],
)
def test_base_labels_count_up(typed: list[list[str | None]], expected: list[str | None]) -> None:
    assert base_labels(typed) == expected


def section(*typed: str, changed: str = "", ends: str = "") -> list[ClauseSign]:
    """A section of clauses from `base:typed` (or `+typed` for an inserted clause); others are named by their typed label."""
    signs = []
    for item in typed:
        inserted = item.startswith("+")
        base, _, label = item.lstrip("+").partition(":")
        read = read_label(label or base, None if inserted else base)
        name = label or base
        signs.append(ClauseSign(not inserted, read, name in changed.split(), name in ends.split()))
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
