"""Records: what one flattened or tracked paragraph becomes."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from itugraph.extraction import as_mapping, extract, extract_document
from itugraph.model import BodyMention, Citation, Document, InputError, Paragraph, Run

KEYS = [
    "version", "source", "line", "proposal", "action", "role", "section", "part", "label", "change", "certainty",
    "segments", "citations", "bodies",
]  # fmt: skip
HEADER = (
    Paragraph(1, (Run("MOD\tEUR/38A31/1"),)),
    Paragraph(2, (Run("RESOLUTION 98 ("), Run("Hammamet, 2016", "deleted"), Run("Rev. Geneva, 2022", "inserted"), Run(")"))),
    Paragraph(3, (Run("Standards for cities"),)),
    Paragraph(4, (Run("The World Telecommunication Standardization Assembly (Geneva, 2022),"),)),
    Paragraph(5, (Run("recalling"),)),
)  # fmt: skip


def clause(*runs: Run) -> dict[str, Any]:
    """The record of one tracked clause of a proposal to WTSA-20."""
    document = Document("tracked", "word", (*HEADER, Paragraph(6, runs)), hashlib.sha256(b"").hexdigest())
    return dict(as_mapping(extract_document(document).records[-1]))


def reference(number: str, place: str, year: int, revised: bool, iri: str) -> dict[str, Any]:
    edition = {"revised": revised, "place": place, "year": year}
    return {
        "kind": "Resolution", "body": "PP", "number": number, "edition": edition, "resolution": "exact",
        "iri": f"https://w3id.org/itugraph/id/pp/resolution/{iri}",
    }  # fmt: skip


def test_a_record_has_the_keys_of_the_contract_in_their_order() -> None:
    record = clause(Run("a)\tthat work goes on;"))
    assert list(record) == KEYS
    assert (record["version"], record["proposal"], record["action"]) == (1, "EUR/38A31/1", "MOD")
    assert (record["role"], record["section"], record["part"]) == ("clause", "recalling", "preamble")


@pytest.mark.parametrize(
    ("runs", "change", "label"),
    [
        ((Run("a)\tthat work goes on;"),), "kept", ("a", "a")),
        ((Run("a)\tthat work goes on"), Run(";", "deleted"), Run(",", "inserted")), "kept", ("a", "a")),
        ((Run("a", "deleted"), Run("b", "inserted"), Run(")\tthat work goes on;")), "kept", ("a", "b")),
        ((Run("a)\tthat "), Run("good ", "inserted"), Run("work goes on;")), "modified", ("a", "a")),
        ((Run("a)\tthat work goes on;", "inserted"),), "inserted", (None, "a")),
        ((Run("a)\tthat work goes on;", "deleted"),), "deleted", ("a", None)),
        ((Run("a)\tthat work goes on;", "moved-to"),), "moved", (None, "a")),
        # the base's label may stand on the line of an inserted clause
        ((Run("a)\t"), Run("that work goes on;", "inserted")), "inserted", (None, "a")),
    ],
)
def test_a_change_is_by_content(
    runs: tuple[Run, ...], change: str, label: tuple[str | None, str | None]
) -> None:
    record = clause(*runs)
    assert record["change"] == change
    assert (record["label"]["before"], record["label"]["after"]) == label


def test_an_edition_changed_in_place_is_one_modified_citation() -> None:
    runs = (
        Run("a)\tResolution 197 ("),
        Run("Busan, 2014", "deleted"),
        Run("Rev. Dubai, 2018", "inserted"),
        Run(");"),
    )
    (citation,) = clause(*runs)["citations"]
    assert citation == {
        "start": 3, "end": 47, "text": "Resolution 197 (Busan, 2014Rev. Dubai, 2018)", "change": "modified",
        "before": reference("197", "Busan", 2014, False, "197/busan-2014"),
        "after": reference("197", "Dubai", 2018, True, "197/dubai-2018"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "change", "sides"),
    [
        ("inserted", "inserted", (False, True)),
        ("deleted", "deleted", (True, False)),
        ("kept", "kept", (True, True)),
    ],
)
def test_a_citation_has_the_sides_that_exist(status: Any, change: str, sides: tuple[bool, bool]) -> None:
    (citation,) = clause(Run("a)\tthe words "), Run("of Resolution 71 (Rev. Dubai, 2018)", status))[
        "citations"
    ]
    assert citation["change"] == change
    assert (citation["before"] is not None, citation["after"] is not None) == sides


def test_a_body_put_for_another_is_struck_and_inserted() -> None:
    record = clause(Run("a)\tthe work of "), Run("SG17", "deleted"), Run("SG20", "inserted"), Run(";"))
    assert [(b["name"], b["change"]) for b in record["bodies"]] == [("SG17", "deleted"), ("SG20", "inserted")]


def test_offsets_cut_the_text_they_name(samples: Path) -> None:
    for record in extract(samples / "side-by-side" / "resolution-98-side-by-side.txt").records:
        mentions: list[Citation | BodyMention] = [*record.citations, *record.bodies]
        for found in mentions:
            assert record.text[found.start : found.end] == found.text


def test_header_paragraphs_cite_nothing(samples: Path) -> None:
    records = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt").records
    header = [r for r in records if r.role in ("marker", "numbering", "title", "history", "formula")]
    assert header
    assert all((r.section, r.part, r.citations) == (None, None, ()) for r in header)


def test_a_document_knows_its_conference_and_date(samples: Path) -> None:
    extraction = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    assert (extraction.conference, extraction.date) == ("wtsa-20", "2022-03-01")
    assert [(t.identifier, t.region, t.base, t.edition) for t in extraction.texts] == [
        (
            identifier,
            region,
            "https://w3id.org/itugraph/id/wtsa/resolution/98/hammamet-2016",
            "https://w3id.org/itugraph/id/wtsa/resolution/98/geneva-2022",
        )
        for identifier, region in (("APT/37A28/1", "apt"), ("EUR/38A31/1", "cept"), ("IAP/39A23/1", "citel"))
    ]


def test_a_base_text_makes_one_proposal_readable(tmp_path: Path) -> None:
    header = "RESOLUTION 98 ({})\nStandards\nThe World Telecommunication Standardization Assembly ({}),\nrecalling\n"
    base, proposal = tmp_path / "base.txt", tmp_path / "proposal.txt"
    base.write_text(
        header.format("Hammamet, 2016", "Hammamet, 2016") + "a)\tthe work of towns;\nb)\tthe rest,\n"
    )
    proposal.write_text(
        "MOD\tEUR/38A31/1\n"
        + header.format("Hammamet, 2016Rev. Geneva, 2022", "Hammamet, 2016Geneva, 2022")
        + "a)\tthe work of towns and villages;\nb)\tthe help of all;\nbc)\tthe rest,\n"
    )
    records = [
        as_mapping(record) for record in extract(proposal, base=base).records if record.role == "clause"
    ]
    assert [(r["label"]["before"], r["label"]["after"], r["change"], r["segments"]) for r in records] == [
        ("a", "a", "modified", [["=", "a)\tthe work of towns"], ["+", " and villages"], ["=", ";"]]),
        (None, "b", "inserted", [["+", "b)\tthe help of all;"]]),
        ("b", "c", "kept", [["-", "b"], ["+", "c"], ["=", ")\tthe rest,"]]),
    ]


@pytest.mark.parametrize("text", ["Nothing to decide.\n", "Minutes of a meeting\n1\tto eat\n"])
def test_a_text_without_a_resolution_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(text)
    with pytest.raises(InputError, match=r"^minutes\.txt holds no resolution or proposal"):
        extract(path)
