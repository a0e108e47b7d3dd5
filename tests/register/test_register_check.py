"""The shipped facts agree with each other, and facts that do not are reported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.register import Register, load_register
from itugraph.register.check import check_register

Edited = Callable[..., Path]


def test_the_shipped_register_has_no_fault(register: Register) -> None:
    assert check_register(register) == ()


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("conferences.csv", "pp-18,PP,PP-18,Doha,2018,,,recalled,x", "The conference pp-18 is listed twice."),
        (
            "conferences.csv",
            "x-30,X,X-30,Doha,2030,,,recalled,x",
            "X-30 is a conference of X, which is not listed.",
        ),
        (
            "conferences.csv",
            "pp-30,PP,PP-30,Doha,2030,2030-05-02,2030-05-01,recalled,x",
            "PP-30 closed on 2030-05-01, before it opened on 2030-05-02.",
        ),
        (
            "conferences.csv",
            "pp-30,PP,PP-30,Doha,2030,2031-05-01,,recalled,x",
            "PP-30 is of 2030, but was held on 2031-05-01.",
        ),
        ("bodies.csv", "tsb,TSB2,Other,bureau,,,,,,recalled,x", "The body tsb is listed twice."),
        (
            "bodies.csv",
            "x,X,X,bureau,nowhere,,,,,recalled,x",
            "The body X refers to nowhere, which is not listed.",
        ),
        (
            "bodies.csv",
            "x,X,X,bureau,,,2020,2010,,recalled,x",
            "The body X ended in 2010, before it began in 2020.",
        ),
        ("bodies.csv", "x,X,X,bureau,,SG20,,,,recalled,x", "The bodies itu-t-sg20 and x share a name."),
        (
            "bodies.csv",
            "x,X,X,bureau,x,,,,,recalled,x",
            "The body x belongs to itself, through others or at once.",
        ),
        ("regions.csv", "x,X,X,EUR,recalled,x", "The proposal prefix EUR is listed twice."),
        ("study_groups.csv", "itu-t-sg20,2016,2017,Other,recalled,x", "itu-t-sg20 has two titles in 2016."),
        (
            "study_groups.csv",
            "sg99,2016,2017,Other,recalled,x",
            "The study period 2016-2017 is of sg99, which is not listed.",
        ),
        (
            "study_groups.csv",
            "itu-t-sg20,2031,2030,Other,recalled,x",
            "The study period 2031-2030 of itu-t-sg20 ends before it begins.",
        ),
        (
            "places.csv",
            "Atlantida,Atlantis",
            "Atlantida is said to be Atlantis, where no conference was held.",
        ),
        (
            "coverage.csv",
            "PP,pp-30,2022-01-01,",
            "The register is said to cover pp-30, which is not a conference it lists.",
        ),
        ("instruments.csv", "PP,Resolution,71,,Twice,,recalled,x", "PP Resolution 71 is listed 2 times."),
        (
            "instruments.csv",
            "ITU-T,Recommendation,Y.9;Y.2060,,Again,,recalled,x",
            "ITU-T Recommendation Y.2060 is listed 2 times.",
        ),
        (
            "instruments.csv",
            "X,Resolution,1,,New,,recalled,x",
            "X Resolution 1 was adopted by X, which is not listed.",
        ),
        (
            "instruments.csv",
            "ITU-T,Recommendation,Z.1,,New,sg99,recalled,x",
            "For ITU-T Z.1 sg99 is responsible, which is not listed.",
        ),
        (
            "editions.csv",
            "PP,Resolution,197,yes,Dubai,2012,,,wtsa-12,,,recalled,x",
            "PP Resolution 197 (Rev. Dubai 2012) was adopted by WTSA-12, a conference of WTSA.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,yes,Doha,2022,,,pp-22,,,recalled,x",
            "PP Resolution 204 (Rev. Doha 2022) was adopted by PP-22, which was held in Bucharest.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,yes,Bucharest,2023,,,pp-22,,,recalled,x",
            "PP Resolution 204 (Rev. Bucharest 2023) was adopted by PP-22, which was held in 2022.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,yes,Bucharest,2022,,,,,,recalled,x",
            "PP Resolution 204 (Rev. Bucharest 2022) names no conference that adopted it.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,yes,Doha,2026,,,pp-26,,,recalled,x",
            "PP Resolution 204 (Rev. Doha 2026) is later than 2024-10-24, to which the register is complete.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,,Bucharest,2022,,,pp-22,,,recalled,x",
            "PP Resolution 204: Bucharest 2022 follows Dubai 2018 without being marked as revised.",
        ),
        (
            "editions.csv",
            "PP,Resolution,204,yes,Dubai,2018,,,pp-18,,,recalled,x",
            "PP Resolution 204: Dubai 2018 and Rev. Dubai 2018 are of one date.",
        ),
        (
            "editions.csv",
            "RA,Resolution,66,yes,Geneva,2012,,3,ra-12,,,recalled,x",
            "RA Resolution 66: edition 0 of 2015 follows edition 3 of 2012.",
        ),
    ],
)
def test_a_contradiction_is_reported(edited: Edited, table: str, row: str, fault: str) -> None:
    assert fault in check_register(load_register(edited(table, row)))


def test_a_body_that_succeeds_itself(edited: Edited) -> None:
    folder = edited("bodies.csv", "a,A,A,group,,,,,b,recalled,x", "b,B,B,group,,,,,a,recalled,x")
    faults = check_register(load_register(folder))
    assert "The body a was succeeded by itself, through others or at once." in faults


def test_a_register_that_does_not_say_how_far_it_goes(edited: Edited) -> None:
    folder = edited("coverage.csv")
    (folder / "coverage.csv").write_text("body,conference,known_to,note\nPP,,2022-01-01,\n", encoding="utf-8")
    (fault,) = check_register(load_register(folder))
    assert fault == "The register does not say up to which conference it is complete."
