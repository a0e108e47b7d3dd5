"""What the checks find in the sample comparison of three proposals on Resolution 98."""

from datetime import date

import pytest

from itugraph.checks import Finding, place, run_checks
from itugraph.graph import Store
from itugraph.register import Register

NO_BREAK = "\u00a0"

OF_THE_LIST = {"ITU403", "ITU418", "ITU420"}
"""Rules about the list of proposals, which is no redline."""

EXPECTED = {
    (None, "ITU418", "line 4", ""),
    (None, "ITU420", "line 5", ""),
    (None, "ITU403", "line 6", "AST"),
    (None, "ITU403", "line 7", "ATU"),
    ("APT/37A28/1", "ITU407", "recalling a), line 17", "SC&C"),
    ("APT/37A28/1", "ITU301", "recalling a), line 17", "Resolution 197 (Rev. Dubai 2018)"),
    ("APT/37A28/1", "ITU315", "recalling b), line 18", "Resolution 66 (Rev. Sharm El-Sheikh,"),
    ("APT/37A28/1", "ITU306", "recalling c), line 19", "(Rev. Dubai, 2014) of WTDC , under w"),
    ("APT/37A28/1", "ITU502", "recalling d), line 20", "Objective T.5"),
    ("APT/37A28/1", "ITU411", "recognizing e), line 44", "FG-DPM"),
    ("APT/37A28/1", "ITU409", "resolves to instruct SG20 3, line 51", "SDOs"),
    ("APT/37A28/1", "ITU421", "instructs the Director of TSB 3, line 56", "UN"),
    (
        "APT/37A28/1",
        "ITU421",
        "instructs the Director of TSB, with the Directors of BDT and BR 1, line 59",
        "ITU-R, ITU-D",
    ),
    (
        "APT/37A28/1",
        "ITU412",
        "instructs the Director of TSB, with the Directors of BDT and BR 2, line 60",
        "SC&C",
    ),
    ("APT/37A28/1", "ITU410", "invites the ITU-T membership 2, line 64", "SDGs"),
    ("EUR/38A31/1", "ITU301", "number line, line 73", "RESOLUTION 98 ( Rev.Geneva, 2022)"),
    ("EUR/38A31/1", "ITU301", "history line, line 76", "(Hammamet, 2016;Geneva, 2022)"),
    ("EUR/38A31/1", "ITU201", "recalling b), line 80", "Resolution 66 (Geneva, 2015)"),
    ("EUR/38A31/1", "ITU201", "recalling c), line 81", "Resolution 58 (Rev. Dubai, 2014)"),
    ("EUR/38A31/1", "ITU304", "recalling d), line 82", "World Telecommunications Development"),
    ("EUR/38A31/1", "ITU205", "recalling e), line 83", "Objective T.5"),
    ("EUR/38A31/1", "ITU201", "recalling e), line 83", "Resolution 71 (Rev. Busan, 2014)"),
    ("EUR/38A31/1", "ITU401", "recalling e), line 84", "Recommendation ITUT Y.4000/Y.2060, a"),
    ("EUR/38A31/1", "ITU203", "considering a), line 87", "by the year 2020"),
    ("EUR/38A31/1", "ITU206", "recognizing b), line 100", "Internet of things Global Standards"),
    ("EUR/38A31/1", "ITU421", "recognizing c), line 101", "ITU-R"),
    ("EUR/38A31/1", "ITU404", "recognizing d), line 102", "developing telecommunication/ICT eve"),
    ("EUR/38A31/1", "ITU421", "recognizing d), line 102", "ITU-D"),
    ("EUR/38A31/1", "ITU421", "recognizing f), line 104", "ETSI"),
    ("EUR/38A31/1", "ITU407", "recognizing i), line 107", "UNECE"),
    ("EUR/38A31/1", "ITU421", "recognizing i), line 107", "UN-Habitat"),
    ("EUR/38A31/1", "ITU409", "instructs the Director of TSB 3, line 116", "U4SSC"),
    (
        "EUR/38A31/1",
        "ITU421",
        "instructs the Director of TSB, with the Directors of BDT and BR 4, line 122",
        "WTSA",
    ),
    (
        "EUR/38A31/1",
        "ITU506",
        "instructs the Director of TSB, with the Directors of BDT and BR 5, line 123",
        "to do more with U4SSC for projects i",
    ),
    ("IAP/39A23/1", "ITU301", "number line, line 132", "RESOLUTION 98 (Rev.Geneva, 2022)"),
    ("IAP/39A23/1", "ITU301", "history line, line 135", "(Hammamet, 2016;Geneva, 2022)"),
    ("IAP/39A23/1", "ITU315", "recalling b), line 139", "Resolution 66 (Rev. Sharm El-Sheikh,"),
    ("IAP/39A23/1", "ITU407", "recalling c), line 140", "WTDC"),
    ("IAP/39A23/1", "ITU203", "considering a), line 145", "by the year 2020"),
    ("IAP/39A23/1", "ITU206", "recognizing b), line 159", "Internet of things Global Standards"),
    ("IAP/39A23/1", "ITU317", "resolves to instruct SG20 2, line 167", "Member States needs"),
    ("IAP/39A23/1", "ITU313", "resolves to instruct SG20 4, line 169", "SG12"),
    ("IAP/39A23/1", "ITU411", "resolves to instruct SG20 4, line 169", "QoS"),
    (None, "ITU604", "recalling a), line 17", "the aims of Resolution 197 (Rev. Dub"),
    (None, "ITU601", "recalling b), line 18", "RA Resolution 66"),
    (None, "ITU604", "recalling b), line 18", "what Resolution 66 (Rev. Sharm El-Sh"),
    (None, "ITU603", "recalling c), line 19", "WTDC Resolution 58"),
    (None, "ITU604", "recalling c), line 19", "the text of Resolution 85 ( Buenos A"),
    (None, "ITU609", "recalling c), line 19", "Resolution 85 ( Buenos Aires, 2017)"),
    (None, "ITU611", "recalling c), line 19", "the text of Resolution 85 ( Buenos A"),
    (None, "ITU601", "recalling d), line 20", "PP Resolution 71"),
    (None, "ITU604", "recalling d), line 20", "the duty of ITUT, by Resolution 71 ("),
    (None, "ITU613", "recalling d), line 20", "the duty of ITUT, by Resolution 71 ("),
    (None, "ITU602", "recalling e), line 21", "Recommendation ITUT Y.4000/Y.2060, a"),
    (None, "ITU602", "recalling f), line 22", "Recommendation ITUT Y.4702, which se"),
    (None, "ITU610", "considering a), line 24", "that IoT may put billions of things"),
    (None, "ITU612", "considering a), line 24", "that IoT may put billions of things"),
    (None, "ITU613", "considering f), line 29", "that research on IoT can help develo"),
    (None, "ITU602", "considering i), line 33", "that ITUT should take the lead in Io"),
    (None, "ITU611", "considering k), line 35", "that standards for IoT and SC&C have"),
    (None, "ITU605", "considering l), line 36", "that connected devices form a large,"),
    (None, "ITU606", "considering l), line 36", "that connected devices form a large,"),
    (None, "ITU602", "recognizing b), line 40", "what the Internet of things Global S"),
    (None, "ITU613", "recognizing b), line 41", "that the Joint Coordination Activity"),
    (None, "ITU606", "recognizing f), line 45", "how IoT and SC&C keep asking more of"),
    (None, "ITU604", "resolves to instruct SG20 3, line 51", "to work with other ITU-T study group"),
    (None, "ITU613", "resolves to instruct SG20 4, line 52", "to gather, weigh and share IoT use c"),
    (None, "ITU604", "instructs the Director of TSB 4, line 57", "to encourage further work with inter"),
    (
        None,
        "ITU605",
        "instructs the Director of TSB, with the Directors of BDT and BR 2, line 60",
        "to promote IoT in all industries and",
    ),
    (
        None,
        "ITU606",
        "instructs the Director of TSB, with the Directors of BDT and BR 2, line 60",
        "to promote IoT in all industries and",
    ),
    (
        None,
        "ITU613",
        "instructs the Director of TSB, with the Directors of BDT and BR 3, line 61",
        "to go on publishing on IoT and SC&C,",
    ),
    (None, "ITU604", "invites the ITU-T membership 2, line 64", "to draw up master plans and exchange"),
    (None, "ITU601", "recalling c), line 81", "WTDC Resolution 58"),
    (None, "ITU612", "considering b), line 88", "how much IoT matters for the 2030 Ag"),
    (None, "ITU605", "recognizing i), line 107", "that United for Smart Sustainable Ci"),
    (None, "ITU604", "resolves to instruct SG20 2, line 110", "to keep working on a roadmap and on"),
    (
        None,
        "ITU605",
        "instructs the Director of TSB, with the Directors of BDT and BR 3, line 121",
        "to help Member States, above all dev",
    ),
    (
        None,
        "ITU606",
        "instructs the Director of TSB, with the Directors of BDT and BR 4, line 122",
        "to tell the next WTSA how these have",
    ),
    (
        None,
        "ITU606",
        "instructs the Director of TSB, with the Directors of BDT and BR 5, line 123",
        "to do more with U4SSC for projects i",
    ),
    (None, "ITU603", "recalling d), line 141", "PP Resolution 71"),
    (None, "ITU611", "recalling d), line 141", "Resolution 85 (Buenos Aires, 2017) o"),
    (None, "ITU612", "recognizing a), line 158", "that forums of industry, standards d"),
    (None, "ITU602", "recognizing c), line 160", "that the Joint Coordination Activity"),
}


@pytest.fixture(scope="module")
def findings(sample_store: Store, register: Register) -> tuple[Finding, ...]:
    return run_checks(sample_store, register)


def test_finds_these_faults_and_no_others(findings: tuple[Finding, ...]) -> None:
    found = {(f.proposal, f.code, place(f), f.text.replace(NO_BREAK, " ")[:36].rstrip()) for f in findings}
    assert found == EXPECTED
    assert len(findings) == len(EXPECTED)


def test_a_recovered_redline_makes_findings_inferred(findings: tuple[Finding, ...]) -> None:
    assert {f.certainty for f in findings if f.code not in OF_THE_LIST} == {"inferred"}
    assert {f.certainty for f in findings if f.code in OF_THE_LIST} == {"certain"}


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
        (["ITU40"], None, {"ITU401", "ITU403", "ITU404", "ITU407", "ITU409"}),
        (["ITU40"], ["missing-proposal"], {"ITU401", "ITU404", "ITU407", "ITU409"}),
        (["superseded-edition"], None, {"ITU201"}),
        (None, ["ITU1", "ITU2", "ITU3", "itu4", "ITU5", "ITU6"], set()),
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
