"""Documents taken apart: a line, and what it is."""

import hashlib

import pytest

from itugraph.model import Document, Label, Paragraph, Run
from itugraph.reading.text import read_text
from itugraph.structure import structure, typed_label
from itugraph.structure.numbering import adopting_body, is_history, marker_of, numbering_of

ADOPTED = """RESOLUTION 160 (REV. DUBAI, 2018)
Help for a country
The Plenipotentiary Conference (Dubai, 2018),
recalling
Resolution 34 (Rev. Dubai, 2018),
noting
a)\tthat work goes on;
b) that it is slow,
resolves
1\tto go on;
\u2013\twith care; instructs the Secretary-General
1 to report.
ANNEX 1
More words
"""


@pytest.mark.parametrize(
    ("line", "action", "identifier"),
    [
        ("MOD\tEUR/38A31/1#36", "MOD", "EUR/38A31/1"),
        ("ADD\tSEN/56/1", "ADD", "SEN/56/1"),
        ("SUP  B/CAN/USA/12/3", "SUP", "B/CAN/USA/12/3"),
        ("NOC\tACP/67A1/1", "NOC", "ACP/67A1/1"),
    ],
)
def test_a_marker_opens_a_proposal(line: str, action: str, identifier: str) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.action, marker.identifier) == (action, identifier)


@pytest.mark.parametrize("line", ["MOD", "MODERN/1 times", "the MOD EUR/38A31/1 proposal", ""])
def test_no_other_line_is_a_marker(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("RESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)", "Resolution", "98"),
        ("RESOLUTION 155 (REV.WRC-19)", "Resolution", "155"),
        ("DECISION 11 (REV. DUBAI, 2018)", "Decision", "11"),
        ("DRAFT NEW RESOLUTION [EUR-1]", "Resolution", "[EUR-1]"),
        ("RESOLUTION ITU-R 66-1", "Resolution", "66-1"),
    ],
)
def test_a_number_line_names_an_instrument(line: str, kind: str, number: str) -> None:
    numbering = numbering_of(line)
    assert numbering is not None
    assert (numbering.kind, numbering.number) == (kind, number)


@pytest.mark.parametrize(
    "line", [" Resolution 98 proposals side by side", "Resolution 98 of the Assembly,", "98"]
)
def test_no_other_line_is_a_number_line(line: str) -> None:
    assert numbering_of(line) is None


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("The World Telecommunication Standardization Assembly (Geneva, 2022),", "WTSA"),
        ("The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018)", "PP"),
        ("The World Radiocommunication Conference (Dubai, 2023),", "WRC"),
        ("The ITU Radiocommunication Assembly,", "RA"),
        ("The work goes on", None),
    ],
)
def test_the_enacting_formula_names_who_adopts(line: str, body: str | None) -> None:
    assert adopting_body(line) == body


@pytest.mark.parametrize(
    ("line", "expected"),
    [("(Hammamet, 2016; Geneva, 2022)", True), ("(Johannesburg, 2008)", True), ("(see below)", False)],
)
def test_an_adoption_history_is_a_bracket_of_editions(line: str, expected: bool) -> None:
    assert is_history(line) is expected


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("a)\tthat", "a", "that"),
        ("a) that", "a", "that"),
        ("abis)\tthat", "abis", "that"),
        ("a)bis\tthat", "abis", "that"),
        ("ef)\tthat", "ef", "that"),
        ("1\tto go", "1", "to go"),
        ("2.1\tto go", "2.1", "to go"),
        ("12 to go", "12", "to go"),
        ("\u2013\tto go", None, "to go"),
        ("2018 was long", None, "2018 was long"),
        ("to go", None, "to go"),
    ],
)
def test_a_label_stands_before_the_wording(line: str, label: str | None, rest: str) -> None:
    found = typed_label(line)
    assert (found.label, line[found.end :]) == (label, rest)


def test_an_adopted_text_is_taken_apart() -> None:
    (text,) = structure(read_text(ADOPTED.encode(), "adopted.txt")).texts
    assert (text.identifier, text.kind, text.body, text.number) == (None, "Resolution", "PP", "160")
    assert [(p.role, p.section, p.part, p.label and p.label.after) for p in text.passages] == [
        ("numbering", None, None, None),
        ("title", None, None, None),
        ("formula", None, None, None),
        ("section", "recalling", "preamble", None),
        ("clause", "recalling", "preamble", None),
        ("section", "noting", "preamble", None),
        ("clause", "noting", "preamble", "a"),
        ("clause", "noting", "preamble", "b"),
        ("section", "resolves", "operative", None),
        ("clause", "resolves", "operative", "1"),
        ("clause", "resolves", "operative", None),
        ("clause", "instructs the Secretary-General", "operative", "1"),
        ("text", None, None, None),
        ("text", None, None, None),
    ]


def test_announced_proposals_are_listed() -> None:
    lines = "PROPOSAL 1 (MOD, WTSA C-037_APT_Add28) (APT)\n\tPROPOSAL 2 (MOD) (AST)\n"
    announced = structure(read_text(lines.encode(), "list.txt")).announced
    assert [(a.ordinal, a.action, a.prefix, a.document, a.line) for a in announced] == [
        (1, "MOD", "APT", "WTSA C-037_APT_Add28", 1),
        (2, "MOD", "AST", None, 2),
    ]


def test_a_tracked_label_has_two_sides() -> None:
    paragraphs = (
        Paragraph(1, (Run("RESOLUTION 98 (Geneva, 2022)"),)),
        Paragraph(2, (Run("recalling"),)),
        Paragraph(3, (Run("a", "deleted"), Run("b", "inserted"), Run(")\tthat work goes on;"))),
        Paragraph(4, (Run("c)\tthat more work goes on,", "inserted"),), mark="inserted"),
    )
    document = Document("tracked", "word", paragraphs, hashlib.sha256(b"").hexdigest())
    (text,) = structure(document).texts
    assert [p.label for p in text.passages[2:]] == [Label("a", "b"), Label(None, "c")]


def test_a_base_label_on_an_inserted_clause_goes_to_the_clause_that_had_it() -> None:
    paragraphs = (
        Paragraph(1, (Run("RESOLUTION 98 (Geneva, 2022)"),)),
        Paragraph(2, (Run("recalling"),)),
        Paragraph(3, (Run("a)\t"), Run("that new work begins;", "inserted")), mark="inserted"),
        Paragraph(4, (Run("b)\t", "inserted"), Run("that old work goes on,"))),
    )
    document = Document("tracked", "word", paragraphs, hashlib.sha256(b"").hexdigest())
    (text,) = structure(document).texts
    assert [p.label for p in text.passages[2:]] == [Label(None, "a"), Label("a", "b")]


@pytest.mark.parametrize(
    ("style", "text", "role", "section"),
    [
        ("Call", "cherishing", "section", "cherishing"),
        ("Call", "hopes that all go along", "section", "hopes that all go along"),
        ("Reasons", "Because it is time", "text", None),
        ("FootnoteText", "1 A note", "text", None),
        ("AnnexNo", "Annex to Resolution 98", "text", None),
        ("Normal", "cherishing", "clause", "recalling"),
    ],
)
def test_styles_say_what_a_paragraph_is(style: str, text: str, role: str, section: str | None) -> None:
    paragraphs = (
        Paragraph(1, (Run("RESOLUTION 98 (Geneva, 2022)"),), style="ResNo"),
        Paragraph(2, (Run("recalling"),), style="Call"),
        Paragraph(3, (Run(text),), style=style),
    )
    document = Document("styled", "word", paragraphs, hashlib.sha256(b"").hexdigest())
    passage = structure(document).texts[0].passages[-1]
    assert (passage.role, passage.section) == (role, section)


def test_a_number_line_may_be_broken_in_its_bracket() -> None:
    broken = Paragraph(1, (Run("RESOLUTION 98 (REV. GENEVA,\n2022)"),))
    (text,) = structure(Document("t", "pdf", (broken,), "0")).texts
    assert (text.kind, text.number) == ("Resolution", "98")
