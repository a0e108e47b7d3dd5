"""The register finds places, conferences, bodies and regions as people write them."""

from datetime import date

import pytest

from itugraph.register import Register


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Dubai", "Dubai"),
        ("DUBAI", "Dubai"),
        ("Hamammet", "Hammamet"),
        ("Sharm el-Sheikh", "Sharm El-Sheikh"),
        ("Sharm el Sheikh", "Sharm El-Sheikh"),
        ("SharmEl-Sheikh", "Sharm El-Sheikh"),
        ("Florianopolis", "Florianópolis"),
        ("NewDelhi", "New Delhi"),
        ("Genève", "Geneva"),
        ("Atlantis", None),
        ("GuadalajaraBusan", None),
        ("", None),
    ],
)
def test_place(register: Register, written: str, expected: str | None) -> None:
    assert register.place(written) == expected


@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [
        ("Dubai", 2012, {"wtsa-12", "wcit-12"}),
        ("Dubai", 2014, {"wtdc-14"}),
        ("Dubai", 2018, {"pp-18"}),
        ("dubai", 2023, {"ra-23", "wrc-23"}),
        ("Geneva", 2022, {"wtsa-20"}),
        ("Hamammet", 2016, {"wtsa-16"}),
        ("Guadalajara", 20104, set()),
        ("Busan", 2010, set()),
    ],
)
def test_conferences_of_a_place_and_year(
    register: Register, place: str, year: int, expected: set[str]
) -> None:
    assert {conference.id for conference in register.conferences_at(place, year)} == expected


@pytest.mark.parametrize(
    ("body", "place", "year", "expected"),
    [
        ("PP", "Dubai", 2018, "pp-18"),
        ("WTSA", "Dubai", 2018, None),
        ("WTSA", "Geneva", 1996, "wtsc-96"),
        ("WTSC", "Geneva", 1996, "wtsc-96"),
        ("WRC", None, 2019, "wrc-19"),
        ("WRC", "Sharm el-Sheikh", 2019, "wrc-19"),
        ("RA", "Sharm el-Sheikh", 2019, "ra-19"),
        ("WRC", None, 2021, None),
        ("PP", "Atlantis", 2018, None),
    ],
)
def test_conference(
    register: Register, body: str, place: str | None, year: int, expected: str | None
) -> None:
    conference = register.conference(body, place, year)
    assert (conference.id if conference else None) == expected


def test_an_assembly_named_for_one_year_and_held_in_another(register: Register) -> None:
    assembly = register.conference_by_id("WTSA-20")
    assert assembly is not None
    assert (assembly.place, assembly.year) == ("Geneva", 2022)
    assert (assembly.opened, assembly.closed) == (date(2022, 3, 1), date(2022, 3, 9))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("SG20", "itu-t-sg20"),
        ("ITU-T Study Group 20", "itu-t-sg20"),
        ("Study Group 20", "itu-t-sg20"),
        ("study group 2 of ITU-D", "itu-d-sg2"),
        ("ITU-R SG5", "itu-r-sg5"),
        ("Study Group 99", None),
        ("Director TSB", "director-tsb"),
        ("the Director of the Telecommunication Standardization Bureau", "director-tsb"),
        ("Director of the Radiocommunication Bureau", "director-br"),
        ("TSAG", "tsag"),
        ("Plenipotentiary Conference", "pp"),
        ("JCA-IoT and SC&C", "jca-iot-and-sc-c"),
        ("Internet of things Global Standards Initiative", "iot-gsi"),
        ("United for Smart Sustainable Cities", "u4ssc"),
        ("ISO/IEC JTC1", "iso-iec-jtc-1"),
        ("Ministry of Silly Walks", None),
    ],
)
def test_body(register: Register, written: str, expected: str | None) -> None:
    body = register.body(written)
    assert (body.id if body else None) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("EUR", "cept"),
        ("ECP", "cept"),
        ("CEPT", "cept"),
        ("AST", "arb"),
        ("ARB", "arb"),
        ("ACP", "apt"),
        ("APT", "apt"),
        ("AFCP", "atu"),
        ("ATU", "atu"),
        ("IAP", "citel"),
        ("CITEL", "citel"),
        ("RCC", "rcc"),
        ("Asia-Pacific Telecommunity", "apt"),
        ("SEN", None),
    ],
)
def test_region(register: Register, written: str, expected: str | None) -> None:
    region = register.region(written)
    assert (region.id if region else None) == expected


@pytest.mark.parametrize(
    ("group", "successor"), [("SG9", "itu-t-sg21"), ("SG16", "itu-t-sg21"), ("IoT-GSI", "itu-t-sg20")]
)
def test_what_became_of_a_body(register: Register, group: str, successor: str) -> None:
    body = register.body(group)
    assert body is not None
    assert body.successors == (successor,)
    assert body.until is not None


def test_a_study_group_changes_its_title(register: Register) -> None:
    titles = [(period.since, period.title) for period in register.titles_of("itu-t-sg13")]
    assert titles[:2] == [(2005, "Next Generation Networks"), (2009, "Future networks")]
    assert register.titles_of("itu-t-sg99") == ()


def test_up_to_when_the_register_is_complete(register: Register) -> None:
    assembly = register.conference_by_id("wtsa-24")
    assert assembly is not None
    assert register.complete_to == assembly.closed


@pytest.mark.parametrize(
    ("kind", "body", "number", "main"),
    [
        ("Recommendation", "ITU-T", "Y.4000", "Y.4000"),
        ("Recommendation", "ITU-T", "Y.2060", "Y.4000"),
        ("Recommendation", "ITU-T", "Y.2060/Y.4000", "Y.4000"),
        ("Resolution", "RA", "66-1", "66"),
        ("Resolution", "ITU-R", "66", "66"),
        ("Appendix", "RR", "30b", "30B"),
        ("Article", "CS", "58", "58"),
        ("Provision", "RR", "5.441A", "5.441A"),
        ("Provision", "RR", "11.44B.1", "11.44B.1"),
    ],
)
def test_instrument_by_any_of_its_numbers(
    register: Register, kind: str, body: str, number: str, main: str
) -> None:
    instrument = register.instrument(kind, body, number)
    assert instrument is not None
    assert instrument.numbers[0] == main


@pytest.mark.parametrize(
    ("kind", "body", "number"),
    [
        ("Resolution", "WTSA", "5885"),
        ("Resolution", "PP", "66-1"),
        ("Article", "CS", "59"),
        ("Article", "RR", "5.340"),
        ("Provision", "RR", "340"),
        ("Provision", "RR", "60.1"),
        ("Provision", "ITR", "5.340"),
        ("Appendix", "RR", "6"),
        ("Appendix", "CS", "1"),
        ("Constitution", "CV", None),
        ("Resolution", "PP", None),
    ],
)
def test_no_such_instrument(register: Register, kind: str, body: str, number: str | None) -> None:
    assert register.instrument(kind, body, number) is None
