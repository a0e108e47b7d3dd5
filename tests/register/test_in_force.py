"""Which edition is in force on a day: the last one adopted by then."""

from datetime import date

import pytest

from itugraph.register import Register, effective, instrument_iri

PP_197 = instrument_iri("Resolution", "PP", "197")
WTSA_98 = instrument_iri("Resolution", "WTSA", "98")
RA_66 = instrument_iri("Resolution", "RA", "66")
WRC_750 = instrument_iri("Resolution", "WRC", "750")
Y_4000 = instrument_iri("Recommendation", "ITU-T", "Y.4000")


@pytest.mark.parametrize(
    ("instrument", "on", "expected"),
    [
        (PP_197, date(2014, 11, 6), None),
        (PP_197, date(2014, 11, 7), "busan-2014"),
        (PP_197, date(2018, 11, 15), "busan-2014"),
        (PP_197, date(2018, 11, 16), "dubai-2018"),
        (PP_197, date(2022, 3, 1), "dubai-2018"),
        (PP_197, date(2022, 10, 14), "bucharest-2022"),
        (PP_197, date(2030, 1, 1), "bucharest-2022"),
        (WTSA_98, date(2022, 3, 1), "hammamet-2016"),
        (WTSA_98, date(2022, 3, 9), "geneva-2022"),
        (WTSA_98, date(2024, 10, 24), "new-delhi-2024"),
        (RA_66, date(2022, 3, 1), "2019"),
        (RA_66, date(2024, 1, 1), "2023"),
        (WRC_750, date(2022, 1, 1), "wrc-19"),
        # Only the month of a Recommendation is listed.
        (Y_4000, date(2012, 5, 31), None),
        (Y_4000, date(2012, 7, 1), "2012-06"),
        ("https://example.org/no-instrument", date(2022, 1, 1), None),
    ],
)
def test_in_force(register: Register, instrument: str, on: date, expected: str | None) -> None:
    edition = register.in_force(instrument, on)
    assert (edition.iri.removeprefix(f"{instrument}/") if edition else None) == expected


def test_editions_go_from_the_oldest_to_the_newest(register: Register) -> None:
    for instrument in register.listed_instruments:
        days = [effective(edition) for edition in register.editions(instrument.iri)]
        assert days == sorted(days)


def test_a_title_changes_with_its_edition(register: Register) -> None:
    first, second, _ = register.editions(PP_197)
    assert first.title is not None
    assert second.title is not None
    assert "globally connected world" in first.title
    assert "smart sustainable cities" in second.title
