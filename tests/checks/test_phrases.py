"""Marks that set phrases off, possessives, and years that have passed: what is reported of new words, and what is not."""

import pytest
from small_graphs import clause, store_of

from itugraph.checks import run_checks
from itugraph.register import load_register


def found(code: str, text: str, before: str | None = None) -> list[str]:
    change = "inserted" if before is None else "modified"
    with store_of(clause("c1", text, change=change, before=before, more='; itu:part "preamble"')) as store:
        return [finding.text for finding in run_checks(store, load_register(), select=[code])]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("to report on lamps taking into account the wicks;", ["lamps taking into account"]),
        ("to help all groups especially those in need;", ["groups especially"]),
        ("to light the lamps in particular those of the towns;", ["lamps in particular"]),
        ("to report on lamps, taking into account the wicks;", []),
        ("to report on lamps and in particular on wicks;", []),
        ("considering in particular;", []),
        ("by taking into account the wicks;", []),
    ],
)
def test_a_comma_before_a_phrase(text: str, wording: list[str]) -> None:
    assert found("ITU318", text) == wording


def test_a_comma_that_the_base_lacks_too_is_not_asked_for() -> None:
    kept = "lamps taking into account the wicks;"
    assert found("ITU318", f"new {kept}", f"old {kept}") == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("the Member States needs;", ["Member States needs"]),
        ("the Member States' needs;", []),
        ("what each of the countries needs to do;", []),
        ("the needs of Member States;", []),
    ],
)
def test_an_apostrophe(text: str, wording: list[str]) -> None:
    assert found("ITU317", text) == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("that by the end of 2020 all is lit;", ["by the end of 2020"]),
        ("that by\u00a02020 all is lit;", ["by 2020"]),
        ("that by 2030 all is lit;", []),
        ("as decided nearby 2020 lamps;", []),
    ],
)
def test_a_year_that_has_passed(text: str, wording: list[str]) -> None:
    assert found("ITU203", text) == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("that lamps should be lit in towns;", ["lamps should be lit in"]),
        ("that lamps may be lit;", []),
    ],
)
def test_an_exhortation(text: str, wording: list[str]) -> None:
    assert found("ITU413", text) == wording
