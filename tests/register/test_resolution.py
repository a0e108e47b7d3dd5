"""A citation names exactly one thing, or the register says that it cannot tell."""

from datetime import date

import pytest

from itugraph.model import Edition
from itugraph.register import BASE, Register

WTSA_20 = date(2022, 3, 1)


def first(place: str | None, year: int, month: int | None = None) -> Edition:
    return Edition(False, place, year, month)


def revised(place: str | None, year: int) -> Edition:
    return Edition(True, place, year)


@pytest.mark.parametrize(
    ("kind", "body", "number", "edition", "expected"),
    [
        # What the side-by-side document of WTSA-20 on Resolution 98 cites, before and after.
        ("Resolution", "WTSA", "98", first("Hammamet", 2016), "wtsa/resolution/98/hammamet-2016"),
        ("Resolution", "WTSA", "98", revised("Geneva", 2022), "wtsa/resolution/98/geneva-2022"),
        ("Resolution", "PP", "197", first("Busan", 2014), "pp/resolution/197/busan-2014"),
        ("Resolution", "PP", "197", revised("Dubai", 2018), "pp/resolution/197/dubai-2018"),
        ("Resolution", "RA", "66", first("Geneva", 2015), "ra/resolution/66/2015"),
        ("Resolution", "RA", "66", revised("Sharm El-Sheikh", 2019), "ra/resolution/66/2019"),
        ("Resolution", "WTDC", "58", revised("Dubai", 2014), "wtdc/resolution/58/dubai-2014"),
        ("Resolution", "WTDC", "58", revised("Buenos Aires", 2017), "wtdc/resolution/58/buenos-aires-2017"),
        ("Resolution", "WTDC", "85", first("Buenos Aires", 2017), "wtdc/resolution/85/buenos-aires-2017"),
        ("Resolution", "PP", "71", revised("Busan", 2014), "pp/resolution/71/busan-2014"),
        ("Resolution", "PP", "71", revised("Dubai", 2018), "pp/resolution/71/dubai-2018"),
        ("Recommendation", "ITU-T", "Y.4000/Y.2060", None, "itu-t/recommendation/Y.4000"),
        ("Recommendation", "ITU-T", "Y.4702", None, "itu-t/recommendation/Y.4702"),
        # The other ways of writing an edition.
        ("Recommendation", "ITU-T", "Y.2060", first(None, 2012, 6), "itu-t/recommendation/Y.4000/2012-06"),
        ("Recommendation", "ITU-T", "Y.2060", first(None, 2012), "itu-t/recommendation/Y.4000/2012-06"),
        ("Resolution", "RA", "66-1", None, "ra/resolution/66/2019"),
        ("Resolution", "ITU-R", "66-1", None, "ra/resolution/66/2019"),
        ("Resolution", "RA", "66-1", revised(None, 2019), "ra/resolution/66/2019"),
        ("Resolution", "WRC", "750", revised(None, 2019), "wrc/resolution/750/wrc-19"),
        ("Resolution", "WRC", "750", revised("Sharm el-Sheikh", 2019), "wrc/resolution/750/wrc-19"),
        ("Resolution", "WARC", "20", first(None, 1987), "wrc/resolution/20/mob-87"),
        ("Resolution", "Council", "925", revised(None, 2019), "council/resolution/925/2019"),
        ("Recommendation", "ITU-R", "SM.1896-1", None, "itu-r/recommendation/SM.1896/2018-09"),
        # Form does not decide what is named.
        ("Resolution", "PP", "197", first("Dubai", 2018), "pp/resolution/197/dubai-2018"),
        ("Resolution", "WTSA", "98", first("Hamammet", 2016), "wtsa/resolution/98/hammamet-2016"),
        # Treaties.
        ("Constitution", None, None, None, "cs/constitution"),
        ("RadioRegulations", "RR", None, None, "rr/radio-regulations"),
        ("Article", "CV", "4", None, "cv/article/4"),
        ("Provision", "RR", "5.340", None, "rr/provision/5.340"),
        ("Appendix", "RR", "30", revised(None, 2015), "rr/appendix/30/wrc-15"),
        # Each policy forum numbers anew.
        ("Opinion", "WTPF", "4", first("Lisbon", 2009), "wtpf-09/opinion/4/lisbon-2009"),
        ("Opinion", "WTPF", "4", first("Geneva", 2013), "wtpf-13/opinion/4/geneva-2013"),
    ],
)
def test_exact(
    register: Register,
    kind: str,
    body: str | None,
    number: str | None,
    edition: Edition | None,
    expected: str,
) -> None:
    reference = register.resolve(kind, body, number, edition, WTSA_20)
    assert (reference.resolution, reference.iri) == ("exact", f"{BASE}id/{expected}")
    assert (reference.number, reference.edition) == (number, edition)


@pytest.mark.parametrize(
    ("kind", "number", "edition", "body"),
    [
        ("Resolution", "85", first("Buenos Aires", 2017), "WTDC"),
        ("Resolution", "58", revised("Dubai", 2012), "WTSA"),
        ("Resolution", "58", revised("Dubai", 2014), "WTDC"),
        ("Resolution", "71", revised("Dubai", 2018), "PP"),
        ("Resolution", "750", revised("Sharm El-Sheikh", 2019), "WRC"),
        ("Recommendation", "Y.4702", None, "ITU-T"),
        ("Convention", None, None, "CV"),
    ],
)
def test_the_body_follows(
    register: Register, kind: str, number: str | None, edition: Edition | None, body: str
) -> None:
    reference = register.resolve(kind, None, number, edition)
    assert (reference.resolution, reference.body) == ("exact", body)


@pytest.mark.parametrize(
    ("kind", "body", "number", "edition", "on", "candidates"),
    [
        (
            "Resolution",
            None,
            "71",
            None,
            None,
            {"pp/resolution/71", "wtdc/resolution/71", "ra/resolution/71"},
        ),
        # Alone in the register, which does not list every Resolution 197 there may be.
        ("Resolution", None, "197", None, None, {"pp/resolution/197"}),
        # RA Resolution 71 is of 2019, WTDC's is not listed before 2017.
        ("Resolution", None, "71", None, date(2016, 1, 1), {"pp/resolution/71"}),
        # The series M is ITU-T's and ITU-R's.
        ("Recommendation", None, "M.2083", None, None, {"itu-r/recommendation/M.2083"}),
        ("Opinion", "WTPF", "4", None, None, {"wtpf-09/opinion/4", "wtpf-13/opinion/4"}),
    ],
)
def test_ambiguous(
    register: Register,
    kind: str,
    body: str | None,
    number: str,
    edition: Edition | None,
    on: date | None,
    candidates: set[str],
) -> None:
    reference = register.resolve(kind, body, number, edition, on)
    assert (reference.resolution, reference.iri) == ("ambiguous", None)
    assert set(reference.candidates) == {f"{BASE}id/{candidate}" for candidate in candidates}


@pytest.mark.parametrize(
    ("kind", "body", "number", "edition", "expected"),
    [
        ("Resolution", "WTDC", "5885", revised("Dubai", 2014), "wtdc/resolution/5885/dubai-2014"),
        ("Resolution", "PP", "71", revised("Guadalajara", 20104), "pp/resolution/71/guadalajara-20104"),
        (
            "Resolution",
            "PP",
            "197",
            revised("Sharm el-Sheikh", 2019),
            "pp/resolution/197/sharm-el-sheikh-2019",
        ),
        ("Resolution", "RA", "66-7", None, "ra/resolution/66"),
        ("Resolution", "RA", "66-2", revised(None, 2019), "ra/resolution/66/2019"),
        ("Recommendation", "ITU-T", "Y.9999", None, "itu-t/recommendation/Y.9999"),
        ("Resolution", "UNGA", "71/243", None, "unga/resolution/71_243"),
        ("Question", "ITU-T", "20/1", None, "itu-t/question/20_1"),
        ("Article", "CS", "99", None, "cs/article/99"),
        ("Appendix", "RR", "30", revised(None, 2016), "rr/appendix/30/wrc-16"),
        ("Resolution", None, "5885", None, "unattributed/resolution/5885"),
        # Only one conference was held there and then, so it is who adopted it.
        ("Resolution", None, "5885", first("Kigali", 2022), "wtdc/resolution/5885/kigali-2022"),
    ],
)
def test_unknown_still_has_an_identifier(
    register: Register, kind: str, body: str | None, number: str, edition: Edition | None, expected: str
) -> None:
    reference = register.resolve(kind, body, number, edition, WTSA_20)
    assert reference.resolution == "unknown"
    assert reference.iri is not None
    assert reference.iri.removeprefix(f"{BASE}id/").removesuffix("/v7") == expected


def test_a_sectors_resolution_is_its_assemblys(register: Register) -> None:
    assert register.resolve("Resolution", "ITU-T", "98", None).body == "WTSA"
    assert register.resolve("Recommendation", "ITU-T", "Y.4702", None).body == "ITU-T"


def test_every_listed_edition_resolves_to_itself(register: Register) -> None:
    for instrument in register.listed_instruments:
        for edition in register.editions(instrument.iri):
            written = Edition(edition.revised, edition.place, edition.year, edition.month)
            reference = register.resolve(instrument.kind, instrument.body, instrument.numbers[-1], written)
            assert (reference.resolution, reference.iri) == ("exact", edition.iri)
