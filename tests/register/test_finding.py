"""Instruments are found by what a person types, and suggested where nothing is found."""

import pytest

from itugraph.register import Register


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("PP Resolution 71", ["PP Resolution 71"]),
        ("Resolution 71 (PP)", ["PP Resolution 71"]),
        ("pp res. 71", ["PP Resolution 71"]),
        ("PP-18 Resolution 71 (Rev. Dubai, 2018)", ["PP Resolution 71"]),
        ("Resolution 71 of the Plenipotentiary Conference", ["PP Resolution 71"]),
        ("res 71", ["PP Resolution 71", "WTDC Resolution 71", "RA Resolution 71"]),
        ("WTSA Res. 98", ["WTSA Resolution 98"]),
        ("WTSA98", ["WTSA Resolution 98"]),
        ("Y.2060", ["ITU-T Y.4000/Y.2060"]),
        ("y.4000/y.2060", ["ITU-T Y.4000/Y.2060"]),
        ("Y2060", ["ITU-T Y.4000/Y.2060"]),
        ("Rec. ITU-T Y.4702 (03/2016)", ["ITU-T Y.4702"]),
        ("ITU-R 66", ["RA Resolution 66"]),
        ("ITU-R 66-1", ["RA Resolution 66"]),
        ("Council Decision 482", ["Council Decision 482"]),
        ("RR 5.340", ["RR Provision 5.340"]),
        ("No. 5.340", ["RR Provision 5.340"]),
        ("Article 22 of the Radio Regulations", ["RR Article 22"]),
        ("Article 4 of the Convention", ["CV Article 4"]),
        ("Radio Regulations", ["Radio Regulations"]),
        ("the Constitution", ["Constitution of the International Telecommunication Union"]),
        ("open source", ["WTSA Resolution 90"]),
        ("WTSA spam", ["WTSA Resolution 52"]),
        ("PP Resolution 7100", []),
        ("nonsense 71", []),
        ("resolution", []),
        ("", []),
        ("\N{GRINNING FACE}", []),
    ],
)
def test_find(register: Register, typed: str, expected: list[str]) -> None:
    assert [register.name(instrument) for instrument in register.find(typed)] == expected


def test_words_of_a_title_find_every_instrument_that_has_them(register: Register) -> None:
    found = {register.name(instrument) for instrument in register.find("Internet of Things")}
    assert {"PP Resolution 197", "RA Resolution 66", "WTSA Resolution 98", "ITU-T Y.4702"} <= found


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Council Resolution 98", "WTSA Resolution 98"),
        ("PP Resolution 1977", "PP Resolution 197"),
        ("ITU-T Y.4001", "ITU-T Y.4000/Y.2060"),
    ],
)
def test_nearest(register: Register, typed: str, first: str) -> None:
    assert register.find(typed) == ()
    suggestions = register.nearest(typed)
    assert first in suggestions
    assert len(suggestions) <= 5


def test_nothing_is_near_to_nothing(register: Register) -> None:
    assert register.nearest("") == ()


def test_every_listed_instrument_is_found_by_its_name(register: Register) -> None:
    for instrument in register.listed_instruments:
        assert instrument in register.find(register.name(instrument))
