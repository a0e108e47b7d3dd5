"""What each rule that knows the words makes of a proposal in Word: faults in, mended text out, nothing left to report."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from written_files import tracked

import itugraph
from itugraph.checks import Finding, load_rules
from itugraph.mending import mend
from itugraph.reading import base_paragraphs, proposed_paragraphs, read
from itugraph.writing import write_redline

_NEW = "{{+{}+}}{{+¶}}"
"""A paragraph that is inserted as a whole."""

CONFERENCE = "the World Telecommunication Development Conference"
ROWS = [
    # (rules, what the drafter wrote after the label, what the copy says)
    ("ITU301", "Resolution 197 (Rev. Dubai 2018) of PP;", "Resolution 197 (Rev. Dubai, 2018) of PP;"),
    ("ITU302", "Resolution 85 (Rev. Buenos Aires, 2017) of WTDC;", "Resolution 85 (Buenos Aires, 2017) of WTDC;"),
    ("ITU303", "Resolution 200 (Dubai, 2018) of PP;", "Resolution 200 (Rev. Dubai, 2018) of PP;"),
    ("ITU316", "Resolution 85 (Buenos-Aires, 2017) of WTDC;", "Resolution 85 (Buenos Aires, 2017) of WTDC;"),
    ("ITU107", "Recommendation ITU-T Y.2060;", "Recommendation ITU-T Y.4000/Y.2060;"),
    (
        "ITU304",
        "the World Summit for the Information Society and the World Telecommunications Development Conference;",
        "the World Summit on the Information Society and the World Telecommunication Development Conference;",
    ),
    (
        "ITU305",
        f"Resolution 85 (Buenos Aires, 2017) of {CONFERENCE} on smart cities;",
        f"Resolution 85 (Buenos Aires, 2017) of {CONFERENCE}, on smart cities;",
    ),
    ("ITU306 ITU307 ITU309", "the meters , the lamps  and the bells,and all;",
     "the meters, the lamps and the bells, and all;"),
    ("ITU310 ITU314", "the organisation of the sustainable development goals;",
     "the organization of the Sustainable Development Goals;"),
    ("ITU405", "that the bells ring,", "that the bells ring;"),
    ("ITU317 ITU404", "that Member States needs differ", "that Member States' needs differ;"),
]  # fmt: skip
OF_SUBSTANCE = [
    ("ITU201", "Resolution 71 (Rev. Busan, 2014) of PP, once more;", "Resolution 71 (Rev. Dubai, 2018) of PP, once more;"),
    ("ITU318", "the lamps of all taking into account their light;",
     "the lamps of all, taking into account their light;"),
    ("ITU411", "the bells of a quiet street scheme (QSS);", "the bells of a quiet street scheme;"),
    ("ITU412", "the meters of smart sustainable places;", "the meters of SSP;"),
    ("ITU408", "the lamps of smart sustainable places (SSP);", "the lamps of SSP;"),
]  # fmt: skip
ALL = [*ROWS, *OF_SUBSTANCE]
LABELS = "bcdefghijklmnopqrstuvwxyz"
KEPT = (
    "recalling",
    "a)\tResolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference, on the strategic plan;",
)
END = (
    "{-b-}{+%s+})\tthat the organization of work matters,",
    "resolves",
    "to go on.",
)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A proposal whose new clauses each have a fault; the definition of SSP stands before the clauses that use it."""
    early, late = [row for row in ALL if "SSP" not in row[2]], [row for row in ALL if "SSP" in row[2]]
    clauses = [written for _, written, _ in early]
    clauses.append("the streets of smart sustainable places (SSP);")
    clauses += [written for _, written, _ in late]
    lines = [_NEW.format(f"{label})\t{clause}") for label, clause in zip(LABELS, clauses, strict=False)]
    end = (END[0] % LABELS[len(clauses)], *END[1:])
    path = tmp_path_factory.mktemp("rules") / "draft.docx"
    path.write_bytes(write_redline(tracked(*KEPT, *lines, *end), "docx"))
    return path


@pytest.fixture(scope="module")
def findings(draft: Path) -> tuple[Finding, ...]:
    return check(draft)


@pytest.fixture(scope="module")
def mended(draft: Path, findings: tuple[Finding, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mended") / "mended.docx"
    path.write_bytes(mend(draft, findings).data)
    return path


@pytest.fixture(scope="module")
def all_mended(draft: Path, findings: tuple[Finding, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mended") / "all.docx"
    path.write_bytes(mend(draft, findings, substance=True).data)
    return path


def check(path: Path) -> tuple[Finding, ...]:
    with itugraph.Graph.read(path) as graph:
        return graph.check()


def clauses(path: Path) -> list[str]:
    return [paragraph.text.partition("\t")[2] for paragraph in proposed_paragraphs(read(path))]


def codes(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    return {code for named, _, _ in rows for code in named.split()}


@pytest.mark.parametrize(("rules", "written", "right"), ALL)
def test_the_rules_find_it(findings: tuple[Finding, ...], rules: str, written: str, right: str) -> None:
    assert written != right
    assert set(rules.split()) <= {finding.code for finding in findings if finding.replacement}


@pytest.mark.parametrize(("rules", "written", "right"), ROWS)
def test_form_is_mended(mended: Path, rules: str, written: str, right: str) -> None:
    assert right in clauses(mended), rules
    assert written not in clauses(mended)


@pytest.mark.parametrize(("rules", "written", "right"), OF_SUBSTANCE)
def test_substance_is_mended_when_that_is_asked_for(
    mended: Path, all_mended: Path, rules: str, written: str, right: str
) -> None:
    assert written in clauses(mended), rules
    assert right in clauses(all_mended)


def test_the_base_stays(draft: Path, mended: Path, all_mended: Path) -> None:
    base = [paragraph.text for paragraph in base_paragraphs(read(draft))]
    for copy in (mended, all_mended):
        assert [paragraph.text for paragraph in base_paragraphs(read(copy))] == base


def test_the_faults_are_reported_no_more(mended: Path, all_mended: Path) -> None:
    assert {finding.code for finding in check(mended)}.isdisjoint(codes(ROWS))
    assert {finding.code for finding in check(all_mended)}.isdisjoint(codes(ALL))


def test_every_rule_that_replaces_words_is_in_the_table() -> None:
    elsewhere = {"ITU105", "ITU109", "ITU311"}
    assert {rule.code for rule in load_rules() if rule.replaces} == codes(ALL) | elsewhere
