"""How findings are shown."""

import json
from dataclasses import replace

import pytest

from itugraph.checks import Finding, place, render_findings
from itugraph.model import QueryError

STALE = Finding(
    code="ITU201",
    severity="warning",
    source="paper.txt",
    proposal="EUR/38A31/1",
    section="recalling",
    label="b",
    line=80,
    start=3,
    end=31,
    text="Resolution 66 (Geneva, 2015)",
    message="RA Resolution 66 is stale.",
    suggestion="Write (Rev. Sharm El-Sheikh, 2019).",
    evidence="It was adopted in 2019.",
    certainty="inferred",
)
MISSING = Finding(
    "ITU403",
    "error",
    "paper.txt",
    None,
    None,
    None,
    4,
    None,
    None,
    "AST",
    "It is missing.",
    "Add it.",
    "",
    "certain",
)
BETWEEN = Finding(
    "ITU601",
    "note",
    "paper.txt",
    None,
    "resolves",
    "1",
    18,
    None,
    None,
    "x",
    "They differ.",
    "Agree.",
    "",
    "certain",
    between=True,
)

TEXT = """paper.txt

The document itself
  ITU403 error: line 4
    It is missing.
    Instead: Add it.

Proposal EUR/38A31/1
  ITU201 warning: recalling b), line 80
    RA Resolution 66 is stale.
    Instead: Write (Rev. Sharm El-Sheikh, 2019).
    Because: It was adopted in 2019.

Between proposals
  ITU601 note: Agree.
    line 18: They differ.

3 findings: 1 error, 1 warning, 1 note.
"""


def test_text_is_grouped_by_proposal() -> None:
    assert render_findings([MISSING, STALE, BETWEEN]) == TEXT


def test_what_lies_between_proposals_is_listed_by_rule() -> None:
    first, second = replace(BETWEEN, line=3, message="One."), replace(BETWEEN, line=9, message="Two.")
    other = replace(second, suggestion="Agree soon.")
    assert "  ITU601 note (2): Agree.\n    line 3: One.\n    line 9: Two.\n" in render_findings(
        [first, second]
    )
    told = render_findings([first, other])
    assert "  ITU601 note (2)\n    line 3: One. Agree.\n    line 9: Two. Agree soon.\n" in told


def test_json_has_exactly_the_keys_of_a_finding() -> None:
    [finding] = json.loads(render_findings([STALE], "json"))
    assert (
        list(finding)
        == (
            "code severity source proposal section label line start end text message suggestion evidence certainty"
        ).split()
    )
    assert finding["label"] == "b"
    assert json.loads(render_findings([], "json")) == []


def test_no_findings_is_said() -> None:
    assert render_findings([]) == "No findings.\n"


@pytest.mark.parametrize(("width", "longest"), [(40, 40), (96, 96)])
def test_lines_are_wrapped(width: int, longest: int) -> None:
    long = Finding(**{**{f: getattr(STALE, f) for f in STALE.__dataclass_fields__}, "message": "word " * 60})
    assert max(len(line) for line in render_findings([long], width=width).splitlines()) <= longest


def test_control_characters_do_not_reach_the_terminal() -> None:
    hostile = Finding(
        **{**{f: getattr(STALE, f) for f in STALE.__dataclass_fields__}, "section": "\x1b[31mred"}
    )
    assert "\x1b" not in render_findings([hostile])


@pytest.mark.parametrize(
    ("section", "label", "line", "expected"),
    [
        ("recalling", "a", 79, "recalling a), line 79"),
        ("resolves", "1.2", 79, "resolves 1.2, line 79"),
        ("noting", None, 79, "noting, line 79"),
        (None, None, 4, "line 4"),
        (None, None, None, ""),
    ],
)
def test_a_place_is_told_as_delegates_do(
    section: str | None, label: str | None, line: int | None, expected: str
) -> None:
    finding = Finding("X", "note", "s", None, section, label, line, None, None, "", "m", "", "", "certain")
    assert place(finding) == expected


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(QueryError, match="choose text, json, sarif"):
        render_findings([], "xml")
