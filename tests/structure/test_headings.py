"""Which lines open a section, and of which part."""

import pytest

from itugraph.structure.headings import heading_of, opening_of, trailing_heading


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("recalling", "preamble"),
        ("considering further", "preamble"),
        ("further recognizing", "preamble"),
        ("taking into account", "preamble"),
        ("bearing in mind", "preamble"),
        ("having noted,", "preamble"),
        ("resolves", "operative"),
        ("resolves further", "operative"),
        ("instructs the Director of TSB", "operative"),
        ("instructs the Director of TSB, with the Directors of BDT and BR", "operative"),
        ("invites Member States, Sector Members and Academia", "operative"),
        ("resolves to invite the 2027 world radiocommunication conference", "operative"),
        ("calls upon Member States", "operative"),
        ("requests the Secretary-General ", "operative"),
        ("decides", "operative"),
    ],
)
def test_a_heading_is_known_by_its_verb(line: str, part: str) -> None:
    heading = heading_of(line)
    assert heading is not None
    assert heading.part == part
    assert heading.text == line.strip(" ,")


@pytest.mark.parametrize(
    "line",
    [
        "that the work goes on;",
        "Resolution 34 of this conference,",
        "recognizing that the work goes on, and that it is useful;",
        "resolves 4;",
        "resolves 4 above",
        "recognizing c) and d)",
        "Considering the weather",
        "to invite members",
        "noticing something",
        "",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("to report on the results; instructs the Secretary-General", "instructs the Secretary-General"),
        ("to report on the results, invites Member States", "invites Member States"),
        ("to report on the results; and further invites Member States", "further invites Member States"),
        ("to report to the body that instructs the groups", None),
        ("to report on the results;", None),
    ],
)
def test_a_heading_may_run_on_at_the_end_of_a_clause(line: str, heading: str | None) -> None:
    found = trailing_heading(line)
    assert (found.text if found else None) == heading


def test_a_clause_may_carry_its_heading() -> None:
    opening = opening_of("recalling Resolution 34 of this conference,")
    assert opening is not None
    assert opening.text == "recalling"
