"""An adopted text shows by its own heading that an edition exists."""

import pytest

from itugraph.model import Edition
from itugraph.register import BASE, Heading, Register
from itugraph.register.check import check_register


@pytest.mark.parametrize(
    ("heading", "edition"),
    [
        (
            Heading("Resolution", "PP", "2", Edition(True, "Bucharest", 2022)),
            "pp/resolution/2/bucharest-2022",
        ),
        (
            Heading("Resolution", "WTSA", "7", Edition(True, "HAMMAMET", 2016)),
            "wtsa/resolution/7/hammamet-2016",
        ),
        (Heading("Resolution", "WRC", "1", Edition(True, None, 2019)), "wrc/resolution/1/wrc-19"),
        (Heading("Resolution", "ITU-R", "37-1", Edition(True, "Geneva", 2015)), "ra/resolution/37/2015"),
        # An instrument that is not listed either.
        (
            Heading("Resolution", "PP", "216", Edition(False, "Bucharest", 2022)),
            "pp/resolution/216/bucharest-2022",
        ),
        (Heading("Decision", "PP", "15", Edition(False, "Bucharest", 2022)), "pp/decision/15/bucharest-2022"),
    ],
)
def test_an_edition_is_learnt(register: Register, heading: Heading, edition: str) -> None:
    asked = (heading.kind, heading.body, heading.number, heading.edition)
    assert register.resolve(*asked).resolution == "unknown"
    taught = register.taught([heading])
    assert taught.resolve(*asked).resolution == "exact"
    assert taught.resolve(*asked).iri == f"{BASE}id/{edition}"
    assert check_register(taught) == ()
    assert register.resolve(*asked).resolution == "unknown", "the former register is as it was"


@pytest.mark.parametrize(
    "heading",
    [
        Heading("Resolution", "PP", "71", Edition(True, "Dubai", 2018)),
        Heading("Resolution", "PP", "71", Edition(True, "Dubai", 2019)),
        Heading("Resolution", "WTSA", "98", Edition(True, "Hammamet, 2016Rev. Geneva", 2022)),
        Heading("Resolution", "PP", "71", Edition(True, "Doha", 2026)),
        Heading("Resolution", "PP", "71", Edition(False, None, None)),
        Heading("Resolution", "UNGA", "70/1", Edition(False, None, 2015)),
        Heading("Article", "RR", "5", Edition(True, None, 2019)),
    ],
)
def test_nothing_is_learnt(register: Register, heading: Heading) -> None:
    assert register.taught([heading]).tables == register.tables


def test_the_same_heading_twice(register: Register) -> None:
    heading = Heading("Resolution", "PP", "216", Edition(False, "Bucharest", 2022), "A title")
    taught = register.taught([heading, heading])
    assert len(taught.tables.editions) == len(register.tables.editions) + 1
    assert len(taught.instruments) == len(register.instruments) + 1
    found = taught.instrument("Resolution", "PP", "216")
    assert found is not None
    assert found.title == "A title"
