"""What a Word file gives besides the two texts: statuses, authors, styles, labels, tables, the first page."""

import pytest
from word_builder import (
    OTHER,
    WHO,
    cell,
    dele,
    docx,
    footnotes,
    ins,
    moved_from,
    moved_to,
    note_mark,
    p,
    packed,
    parts,
    r,
    raw,
    row,
    table,
)

from itugraph.model import Document, Metadata, Run, TrackedBy
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs
from itugraph.reading.word import read_word

ANA = TrackedBy("Ana", "2022-02-01T10:00:00Z")
BEN = TrackedBy("Ben", "2022-02-02T11:00:00Z")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def versions(document: Document) -> tuple[list[str], list[str]]:
    return (
        [paragraph.text for paragraph in base_paragraphs(document)],
        [paragraph.text for paragraph in proposed_paragraphs(document)],
    )


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        (("a", "b"), (Run("ab"),)),
        (("a", ins("b")), (Run("a"), Run("b", "inserted", ANA))),
        ((dele("b"), "a"), (Run("b", "deleted", ANA), Run("a"))),
        ((moved_from("b"),), (Run("b", "moved-from", ANA),)),
        ((moved_to("b"),), (Run("b", "moved-to", ANA),)),
        ((ins("a"), ins("b")), (Run("ab", "inserted", ANA),)),
        ((ins("a"), ins("b", OTHER)), (Run("a", "inserted", ANA), Run("b", "inserted", BEN))),
        (("a", f"<w:moveTo {WHO}>{ins('b', OTHER)}</w:moveTo>"), (Run("a"), Run("b", "inserted", BEN))),
        (("a", f"<w:moveFrom {WHO}>{dele('b', OTHER)}</w:moveFrom>"), (Run("a"), Run("b", "deleted", BEN))),
        ((f"<w:ins {WHO}>{dele('b', OTHER)}</w:ins>", "a"), (Run("a"),)),
        ((f"<w:ins>{r('a')}</w:ins>",), (Run("a", "inserted", TrackedBy(None, None)),)),
    ],
)
def test_runs_have_status_and_author(content: tuple[str, ...], runs: tuple[Run, ...]) -> None:
    assert read_word(docx(p(*content))).paragraphs[0].runs == runs


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("", "kept"),
        ("ins", "inserted"),
        ("del", "deleted"),
        ("moveFrom", "moved-from"),
        ("moveTo", "moved-to"),
    ],
)
def test_marks_have_status_and_author(mark: str, status: str) -> None:
    paragraph = read_word(docx(p("a", mark=mark), p("b"))).paragraphs[0]
    assert (paragraph.mark, paragraph.mark_tracked) == (status, ANA if mark else None)


def test_paragraphs_are_numbered_from_one() -> None:
    document = read_word(
        docx(p("a"), table(row(cell(p("b")))), p("c", note_mark(1)), notes=footnotes(n1=p("d")))
    )
    assert [(paragraph.number, paragraph.text) for paragraph in document.paragraphs] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
        (4, "d"),
    ]


def test_styles_have_the_names_people_see() -> None:
    document = read_word(
        docx(
            p("RESOLUTION 1", style="ResNo"),
            p("noting", style="Call"),
            p("x"),
            p("y", note_mark(1), style="Missing"),
            notes=footnotes(n1=p("z")),
        )
    )
    styles = [paragraph.style for paragraph in document.paragraphs]
    assert styles == ["Res_No", "Call", "Normal", "Missing", "FootnoteText"]


def test_document_is_known_by_its_bytes() -> None:
    data = docx(p("a"))
    document = read_word(data, "a.docx")
    assert (document.source, document.form, document.flattened) == ("a.docx", "word", False)
    assert document.digest == read_word(data, "b.docx").digest != read_word(docx(p("b")), "a.docx").digest


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1\t", "a)\t", "b)\t", "2\t", "a)\t"]),
        ([(1, 1), (1, 2), (1, 2), (1, 3)], ["a)\t", "i) ", "ii) ", "1.1\t"]),
        ([(2, 0), (2, 0), (5, 0), (5, 0), (2, 0)], ["a)\t", "b)\t", "a)\t", "b)\t", "c)\t"]),
        ([(3, 0)], ["\u2022\t"]),
        ([(4, 0), (4, 0), (4, 1)], ["I.\t", "II.\t", "2.1\t"]),
        ([(0, 0), (9, 0), (2, 7)], ["", "", ""]),
        ([(2, 0)] * 28, [*(f"{letter})\t" for letter in "abcdefghijklmnopqrstuvwxyz"), "aa)\t", "bb)\t"]),
    ],
)
def test_automatic_numbers_are_the_labels_people_see(
    blocks: list[tuple[int, int]], expected: list[str]
) -> None:
    document = read_word(docx(*(p("x", numbering=place) for place in blocks)))
    assert texts(document) == [label + "x" for label in expected]


def test_styles_bring_numbers_along() -> None:
    document = read_word(
        docx(
            p("x", style="Lettered"), p("y", style="LetteredMore"), p("z", style="Lettered", numbering=(0, 0))
        )
    )
    assert texts(document) == ["a)\tx", "b)\ty", "z"]


@pytest.mark.parametrize(
    ("blocks", "before", "after"),
    [
        (
            [p("x", numbering=(2, 0)), p(ins("new"), mark="ins", numbering=(2, 0)), p("y", numbering=(2, 0))],
            ["a)\tx", "b)\ty"],
            ["a)\tx", "b)\tnew", "c)\ty"],
        ),
        (
            [p(dele("old"), mark="del", numbering=(2, 0)), p("y", numbering=(2, 0))],
            ["a)\told", "b)\ty"],
            ["a)\ty"],
        ),
        (
            [
                p("left", mark="del", numbering=(2, 0)),
                p(" right", numbering=(2, 0)),
                p("y", numbering=(2, 0)),
            ],
            ["a)\tleft", "b)\t right", "c)\ty"],
            ["a)\tleft right", "b)\ty"],
        ),
        (
            [p("left", mark="ins", numbering=(2, 0)), p(" right", numbering=(2, 0))],
            ["a)\tleft right"],
            ["a)\tleft", "b)\t right"],
        ),
        (
            [
                p(moved_from("m"), mark="moveFrom", numbering=(2, 0)),
                p("y", numbering=(2, 0)),
                p(moved_to("m"), mark="moveTo", numbering=(2, 0)),
                p("z", numbering=(2, 0)),
            ],
            ["a)\tm", "b)\ty", "c)\tz"],
            ["a)\ty", "b)\tm", "c)\tz"],
        ),
        (
            [
                table(row(cell(p("x", numbering=(2, 0))), properties=f"<w:del {WHO}/>")),
                p("y", numbering=(2, 0)),
            ],
            ["a)\tx", "b)\ty"],
            ["a)\ty"],
        ),
    ],
)
def test_labels_are_counted_before_and_after_the_changes(
    blocks: list[str], before: list[str], after: list[str]
) -> None:
    assert versions(read_word(docx(*blocks))) == (before, after)


def test_label_that_moved_on_is_a_change_of_the_label_alone() -> None:
    document = read_word(docx(p(ins("new"), mark="ins", numbering=(2, 0)), p("kept", numbering=(2, 0))))
    assert document.paragraphs[0].runs == (Run("a)\tnew", "inserted", ANA),)
    assert document.paragraphs[1].runs == (
        Run("a)", "deleted"),
        Run("b)", "inserted"),
        Run("\tkept"),
    )


def proposal(region: str, number: int) -> list[str]:
    return [
        p(f"MOD\t{region}/{number}/1", style="Proposal"),
        p(f"RESOLUTION 7{number}"),
        p(f"a)\tof {region}"),
    ]


def test_side_by_side_proposals_are_read_column_by_column() -> None:
    left, right = proposal("EUR", 1), proposal("IAP", 2)
    rows = [row(cell(a), cell(b)) for a, b in zip(left, right, strict=True)]
    assert texts(read_word(docx(table(*rows)))) == [
        "MOD\tEUR/1/1",
        "RESOLUTION 71",
        "a)\tof EUR",
        "MOD\tIAP/2/1",
        "RESOLUTION 72",
        "a)\tof IAP",
    ]


def test_side_by_side_columns_are_those_of_the_grid() -> None:
    rows = [
        row(cell(p("Heading of all"), span=3)),
        row(cell(*proposal("EUR", 1)), cell(*proposal("IAP", 2), span=2)),
        row(cell(p("b)\tof EUR"), span=2), cell(p("c)\tof APT"))),
        row(cell(p("b)\tof IAP")), properties='<w:gridBefore w:val="1"/>'),
    ]
    found = texts(read_word(docx(table(*rows, columns=3))))
    assert found == [
        "Heading of all",
        "MOD\tEUR/1/1",
        "RESOLUTION 71",
        "a)\tof EUR",
        "b)\tof EUR",
        "MOD\tIAP/2/1",
        "RESOLUTION 72",
        "a)\tof IAP",
        "b)\tof IAP",
        "c)\tof APT",
    ]


def test_other_tables_are_read_row_by_row() -> None:
    rows = [row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d")))]
    assert texts(read_word(docx(table(*rows)))) == ["a", "b", "c", "d"]


def first_page(*cells: tuple[str, str]) -> str:
    return table(*(row(cell(p(left)), cell(p(right))) for left, right in cells))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [
                first_page(
                    ("World Telecommunication Standardization Assembly (WTSA-20)", ""),
                    ("Geneva, 1-9 March 2022", ""),
                    ("PLENARY MEETING", "Addendum 31 to\u00a0Document 38-E"),
                    ("", "21 January 2022"),
                    ("", "Original: English"),
                ),
                p("Example Conference of Administrations", style="Source"),
                p("Changes to Resolution 98"),
                p("MOD\tEUR/38A31/1", style="Proposal"),
                p("RESOLUTION 98"),
                p("Document 99-F"),
            ],
            Metadata(
                "WTSA-20", "38", "31", "21 January 2022", "Example Conference of Administrations", "English"
            ),
        ),
        (
            [
                first_page(
                    ("Plenipotentiary Conference (PP-18)", ""),
                    ("PLENARY MEETING", "Document 12-F"),
                    ("", "3 May 2018"),
                    ("", "Original: French"),
                ),
                p("Country of Examples"),
            ],
            Metadata("PP-18", "12", None, "3 May 2018", "Country of Examples", "French"),
        ),
        (
            [
                p("World Radiocommunication Conference (WRC-23)"),
                p("Revision 1 to Document WRC-23/65(Add.2)-E"),
                p("29 October 2023"),
                p("Original: English"),
                p("European Common Proposals"),
                p("Agenda item 1.2", style="Agendaitem"),
            ],
            Metadata("WRC-23", "65", "2", "29 October 2023", "European Common Proposals", "English", "1.2"),
        ),
        ([p("RESOLUTION 1 (Hammamet, 2016)"), p("Document 3-E")], Metadata()),
        ([p("A letter."), p("Kind regards")], Metadata()),
    ],
)
def test_first_page_is_the_metadata(blocks: list[str], expected: Metadata) -> None:
    assert read_word(docx(*blocks)).metadata == expected


def test_strict_files_are_read() -> None:
    files = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts(p("a", ins("b"))).items()
    }
    assert texts(read_word(packed(files))) == ["ab"]


def test_parts_that_only_decorate_may_be_missing() -> None:
    files = parts(p("a", raw("<w:tab/>"), numbering=(2, 0)))
    for name in (
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
    ):
        del files[name]
    assert texts(read_word(packed(files))) == ["a\t"]
