"""What the checks find in the sample comparison of three proposals on Resolution 98."""

from datetime import date

import pytest

from itugraph.checks import Finding, place, run_checks
from itugraph.graph import Store
from itugraph.register import Register

NO_BREAK = "\u00a0"

EXPECTED = {
    (None, "ITU403", "line 6", "AST"),
    (None, "ITU403", "line 7", "ATU"),
    ("APT/37A28/1", "ITU301", "recalling a), line 17", "Resolution 197 (Rev. Dubai 2018)"),
    ("EUR/38A31/1", "ITU201", "recalling b), line 80", "Resolution 66 (Geneva, 2015)"),
    ("EUR/38A31/1", "ITU201", "recalling c), line 81", "Resolution 58 (Rev. Dubai, 2014)"),
    ("EUR/38A31/1", "ITU201", "recalling e), line 83", "Resolution 71 (Rev. Busan, 2014)"),
    ("EUR/38A31/1", "ITU304", "recalling d), line 82", "World Telecommunications Development Conference"),
    ("EUR/38A31/1", "ITU401", "recalling e), line 84", "Recommendation"),
    ("EUR/38A31/1", "ITU203", "considering a), line 87", "by the year 2020"),
    ("IAP/39A23/1", "ITU203", "considering a), line 145", "by the year 2020"),
    ("EUR/38A31/1", "ITU404", "recognizing d), line 102", "developing telecommunication/ICT everywhere"),
    (None, "ITU601", "recalling b), line 18", "RA Resolution 66"),
    (None, "ITU601", "recalling d), line 20", "PP Resolution 71"),
    (None, "ITU601", "recalling c), line 81", "WTDC Resolution 58"),
    (None, "ITU602", "recalling e), line 21", "Recommendation"),
    (None, "ITU602", "recalling f), line 22", "Recommendation"),
    (None, "ITU602", "considering i), line 33", "that ITUT"),
    (None, "ITU602", "recognizing b), line 40", "what the"),
    (None, "ITU602", "recognizing c), line 160", "that the"),
    (None, "ITU603", "recalling c), line 19", "WTDC Resolution 58"),
    (None, "ITU603", "recalling d), line 141", "PP Resolution 71"),
}


@pytest.fixture(scope="module")
def findings(sample_store: Store, register: Register) -> tuple[Finding, ...]:
    return run_checks(sample_store, register)


def test_finds_these_faults_and_no_others(findings: tuple[Finding, ...]) -> None:
    beginnings = {(proposal, code, where): text for proposal, code, where, text in EXPECTED}
    assert {(f.proposal, f.code, place(f)) for f in findings} == set(beginnings)
    assert len(findings) == len(EXPECTED)
    for finding in findings:
        assert finding.text.replace(NO_BREAK, " ").startswith(
            beginnings[finding.proposal, finding.code, place(finding)]
        )


def test_a_recovered_redline_makes_findings_inferred(findings: tuple[Finding, ...]) -> None:
    assert {f.certainty for f in findings if f.code != "ITU403"} == {"inferred"}
    assert {f.certainty for f in findings if f.code == "ITU403"} == {"certain"}


def test_offsets_mark_the_citation_as_typed(findings: tuple[Finding, ...], samples_text: list[str]) -> None:
    for finding in findings:
        if finding.code == "ITU201":
            assert finding.line is not None
            assert samples_text[finding.line - 1][finding.start : finding.end].startswith(finding.text)


def test_positions_of_the_regions_are_told_once_an_instrument(findings: tuple[Finding, ...]) -> None:
    [about_66] = [f for f in findings if f.code == "ITU601" and f.text == "RA Resolution 66"]
    assert about_66.message == (
        "RA Resolution 66 is cited at different editions: "
        "(Geneva, 2015) CEPT; (Rev. Sharm El-Sheikh, 2019) APT, CITEL."
    )
    assert about_66.suggestion == "(Rev. Sharm El-Sheikh, 2019) was in force on 2022-03-01."


def test_a_later_date_finds_what_has_been_superseded_since(sample_store: Store, register: Register) -> None:
    later = run_checks(sample_store, register, as_of=date(2022, 12, 31), select=["ITU201"])
    assert {(f.proposal, f.text[:14].replace(NO_BREAK, " ")) for f in later} > {
        ("APT/37A28/1", "Resolution 71 "),
        ("APT/37A28/1", "Resolution 197"),
        ("EUR/38A31/1", "Resolution 197"),
    }


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["ITU4"], None, {"ITU401", "ITU403", "ITU404"}),
        (["ITU4"], ["missing-proposal"], {"ITU401", "ITU404"}),
        (["superseded-edition"], None, {"ITU201"}),
        (None, ["ITU1", "ITU2", "ITU3", "itu4"], {"ITU601", "ITU602", "ITU603"}),
    ],
)
def test_rules_can_be_selected_and_ignored(
    sample_store: Store,
    register: Register,
    select: list[str] | None,
    ignore: list[str] | None,
    codes: set[str],
) -> None:
    assert {f.code for f in run_checks(sample_store, register, None, select, ignore)} == codes
