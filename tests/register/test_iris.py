"""Identifiers are readable, and one thing has one, however it is written."""

import os
import subprocess
import sys

import pytest

from itugraph.model import Edition
from itugraph.register import (
    BASE,
    body_iri,
    conference_iri,
    edition_iri,
    instrument_iri,
    region_iri,
    slug,
)


@pytest.mark.parametrize(
    ("kind", "body", "number", "expected"),
    [
        ("Resolution", "WTSA", "98", "id/wtsa/resolution/98"),
        ("Resolution", "PP", "71", "id/pp/resolution/71"),
        ("Decision", "Council", "482", "id/council/decision/482"),
        ("Recommendation", "ITU-T", "Y.4000", "id/itu-t/recommendation/Y.4000"),
        ("Recommendation", "ITU-T", "Y.4000/Y.2060", "id/itu-t/recommendation/Y.4000"),
        ("Recommendation", "ITU-T", "y.4000 / y.2060", "id/itu-t/recommendation/Y.4000"),
        ("Recommendation", "ITU-T", "X.1303 bis", "id/itu-t/recommendation/X.1303bis"),
        ("Recommendation", "ITU-R", "P.618-13", "id/itu-r/recommendation/P.618"),
        ("Resolution", "RA", "66-1", "id/ra/resolution/66"),
        ("Resolution", "ITU-R", "66-1", "id/ra/resolution/66"),
        ("Resolution", "ITU-T", "98", "id/wtsa/resolution/98"),
        ("Resolution", "WARC", "20", "id/wrc/resolution/20"),
        ("Resolution", "WTSC", "1", "id/wtsa/resolution/1"),
        ("Question", "ITU-T", "20/1", "id/itu-t/question/20_1"),
        ("Question", "ITU-R", "205-4/5", "id/itu-r/question/205_5"),
        ("Resolution", "UNGA", "71/243", "id/unga/resolution/71_243"),
        ("Provision", "RR", "5.340", "id/rr/provision/5.340"),
        ("Appendix", "RR", "30B", "id/rr/appendix/30B"),
        ("RadioRegulations", "RR", None, "id/rr/radio-regulations"),
        ("Resolution", None, "7", "id/unattributed/resolution/7"),
        ("Resolution", "Škoda & Co", "7 <b>", "id/skoda-co/resolution/7%3CB%3E"),
    ],
)
def test_instrument(kind: str, body: str | None, number: str | None, expected: str) -> None:
    assert instrument_iri(kind, body, number) == BASE + expected


@pytest.mark.parametrize(
    ("instrument", "edition", "expected"),
    [
        ("id/wtsa/resolution/98", Edition(True, "Geneva", 2022), "/geneva-2022"),
        ("id/wtsa/resolution/98", Edition(False, "Geneva", 2022), "/geneva-2022"),
        ("id/wtsa/resolution/1", Edition(True, "Florianópolis", 2004), "/florianopolis-2004"),
        ("id/pp/resolution/71", Edition(True, "New Delhi", 2024), "/new-delhi-2024"),
        ("id/wrc/resolution/750", Edition(True, None, 2019), "/wrc-19"),
        ("id/wrc/resolution/86", Edition(True, None, 2000), "/wrc-2000"),
        ("id/wrc/resolution/9", Edition(False, None, 1992), "/warc-92"),
        ("id/rr/appendix/30", Edition(True, None, 2015), "/wrc-15"),
        ("id/itu-t/recommendation/Y.4000", Edition(False, None, 2012, 6), "/2012-06"),
        ("id/itu-t/recommendation/Y.4000", Edition(False, None, 2012), "/2012"),
        ("id/ra/resolution/66", Edition(True, None, 2019), "/2019"),
        ("id/ra/resolution/66", Edition(True, "Sharm El-Sheikh", 2019), "/2019"),
        ("id/council/resolution/1379", Edition(True, None, 2019), "/2019"),
        ("id/pp/resolution/71", Edition(True, "Dubai", None), "/dubai"),
        ("id/pp/resolution/71", Edition(False, None, None), ""),
    ],
)
def test_edition(instrument: str, edition: Edition, expected: str) -> None:
    assert edition_iri(BASE + instrument, edition) == BASE + instrument + expected


def test_a_suffix_names_an_edition_without_a_date() -> None:
    instrument = instrument_iri("Recommendation", "ITU-R", "P.618-13")
    assert edition_iri(instrument, Edition(True, None, None), version="13") == f"{instrument}/v13"


def test_bodies_conferences_and_regions() -> None:
    assert body_iri("itu-t-sg20") == f"{BASE}id/body/itu-t-sg20"
    assert conference_iri("wtsa-20") == f"{BASE}id/conference/wtsa-20"
    assert region_iri("cept") == f"{BASE}id/region/cept"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sharm El-Sheikh", "sharm-el-sheikh"),
        ("New Delhi", "new-delhi"),
        ("RadioRegulations", "radio-regulations"),
        ("Annex-of-other-instrument", "annex-of-other-instrument"),
        ("ITU-T", "itu-t"),
        ("WTSA-20", "wtsa-20"),
        ("???", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("base", ["https://example.org/itu/", "https://example.org/itu"])
def test_the_base_can_be_another(base: str) -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "from itugraph.register import body_iri; print(body_iri('tsb'))"],
        env=os.environ | {"ITUGRAPH_BASE": base},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "https://example.org/itu/id/body/tsb\n"
