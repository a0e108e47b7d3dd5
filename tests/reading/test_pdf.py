"""PDFs become paragraphs: lines joined, page furniture left out, printed redlines read as changes."""

import random
import subprocess
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from pdf_builder import (
    BLUE,
    GREEN,
    RED,
    Drawn,
    Line,
    Text,
    bar,
    doubled,
    pdf,
    struck,
    struck_by_box,
    underlined,
    underlined_by_boxes,
)
from word_builder import dele, docx, footnotes, ins, note_mark, p, raw

from itugraph.model import Document, InputError, ItugraphError
from itugraph.reading import base_paragraphs, proposed_paragraphs
from itugraph.reading.pdf import read_pdf
from itugraph.reading.word import read_word


def texts(*pages: Sequence[Drawn]) -> list[str]:
    return [paragraph.text for paragraph in read_pdf(pdf(*pages)).paragraphs]


def column(lines: str, x: float = 50, top: float = 500, size: float = 10) -> list[Drawn]:
    """Lines parted by `|`, one below the other; `^` at the beginning of one sets it after a label."""
    return [Text(x, top - 12 * index, line, size) for index, line in enumerate(lines.split("|"))]


FULL = "that this line goes on to the right edge"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"{FULL}|and goes on", [f"{FULL} and goes on"]),
        (f"{FULL}|ends early;|{FULL}|ends too.", [f"{FULL} ends early;", f"{FULL} ends too."]),
        (f"{FULL[:-5]} tele-|communication", [f"{FULL[:-5]} telecommunication"]),
        (f"{FULL[:-5]} ITU-T-|related things", [f"{FULL[:-5]} ITU-T-related things"]),
        (f"{FULL[:-5]} non-|profit; and non-profit", [f"{FULL[:-5]} non-profit; and non-profit"]),
        (f"{FULL[:-5]} cost-|based|{FULL}", [f"{FULL[:-5]} cost-based", FULL]),
        (f"{FULL[:-5]} and/|or this", [f"{FULL[:-5]} and/or this"]),
    ],
)
def test_lines_are_joined(lines: str, expected: list[str]) -> None:
    assert texts(column(lines)) == expected


def test_labels_begin_paragraphs() -> None:
    page: list[Drawn] = []
    for index, (label, text) in enumerate([("a)", FULL), ("b)", FULL), ("1.1", FULL), ("\u2013", FULL)]):
        page += [Text(20, 500 - 12 * index, label), Text(60, 500 - 12 * index, text)]
    assert texts(page) == [f"a)\t{FULL}", f"b)\t{FULL}", f"1.1\t{FULL}", f"\u2013\t{FULL}"]


def test_space_between_lines_parts_paragraphs() -> None:
    assert texts([Text(50, 500, FULL), Text(50, 488, FULL), Text(50, 460, FULL), Text(50, 448, FULL)]) == [
        f"{FULL} {FULL}",
        f"{FULL} {FULL}",
    ]


def test_fonts_part_paragraphs() -> None:
    assert texts([Text(50, 500, FULL, font="F2"), Text(50, 488, FULL)]) == [FULL, FULL]


def test_lines_of_a_title_stay_together() -> None:
    page = [
        Text(110, 500, "Standards for many things", font="F2"),
        Text(143, 488, "and for cities", font="F2"),
    ]
    assert (
        texts([*page, *column(f"{FULL}|{FULL}", top=460)])[0] == "Standards for many things\nand for cities"
    )


def test_paragraphs_go_on_over_pages_without_heads_and_numbers() -> None:
    def page(number: int, lines: str) -> list[Drawn]:
        head = (
            Text(50, 570, f"WTSA-20/38-E {number}") if number % 2 else Text(50, 570, f"{number} WTSA-20/38-E")
        )
        return [head, Text(190, 20, f"- {number} -"), *column(lines)]

    pages = [page(number, f"{FULL}|n{number} {FULL[3:]}") for number in range(1, 5)]
    expected = " ".join(f"{FULL} n{number} {FULL[3:]}" for number in range(1, 5))
    assert texts(*pages) == [expected]


def test_headings_that_recur_are_no_running_heads() -> None:
    pages = [[Text(50, 560, f"SECTION {number}"), *column(f"{FULL}|ends.")] for number in (4, 9, 11)]
    assert texts(*pages) == [text for number in (4, 9, 11) for text in (f"SECTION {number}", f"{FULL} ends.")]


def test_headings_that_recur_close_to_the_text_are_kept() -> None:
    pages = [[Text(50, 560, "considering"), *column(f"{n}{FULL[1:]}|ends{n}.", top=547)] for n in range(4)]
    assert texts(*pages).count("considering") == 4


def test_pages_that_are_all_alike_are_read() -> None:
    assert texts(*[column(f"{FULL}|ends.", top=560)] * 3) == [f"{FULL} ends."] * 3


def test_lines_alike_in_two_columns_are_no_running_heads() -> None:
    page = [Text(20, 20, "says so;"), Text(220, 20, "says so;"), *column(FULL)]
    assert texts(page).count("says so;") == 2


def test_footnotes_stand_apart() -> None:
    mark: list[Drawn] = [Text(50 + 6 * len(FULL), 504, "1", 6)]
    note: list[Drawn] = [
        Text(50, 60, "1", 5),
        Text(60, 57, "A note about it, which", 8),
        Text(50, 47, "goes on.", 8),
    ]
    document = read_pdf(pdf([*column(FULL), *mark, *column("and goes on", top=488), *note]))
    assert [(paragraph.text, paragraph.style) for paragraph in document.paragraphs] == [
        (f"{FULL} and goes on", None),
        ("A note about it, which goes on.", "FootnoteText"),
    ]


def test_drawing_out_of_order_is_read_from_the_top() -> None:
    page = [item for index in range(20) for item in column(f"{index}.\tline", top=560 - 24 * index)]
    page = [Text(50, 560 - 24 * index, f"{index:02} line", 10) for index in range(20)]
    random.Random(1).shuffle(page)
    assert texts(page) == [f"{index:02} line" for index in range(20)]


def test_proposals_side_by_side_are_read_column_by_column() -> None:
    def row(y: float, left: str, right: str) -> list[Drawn]:
        return [Text(20, y, left), Text(220, y, right)]

    pages = [
        [
            Text(20, 560, "Both proposals"),
            *row(540, "MOD EUR/1/1", "MOD IAP/2/1"),
            *row(500, "a) of EUR;", "a) of IAP;"),
        ],
        [*row(540, "b) of EUR", "b) of IAP")],
    ]
    found = [text.replace("\t", " ") for text in texts(*pages)]
    assert found == [
        "Both proposals",
        "MOD EUR/1/1",
        "a) of EUR;",
        "b) of EUR",
        "MOD IAP/2/1",
        "a) of IAP;",
        "b) of IAP",
    ]


def test_a_table_that_goes_on_repeats_its_markers() -> None:
    def row(y: float, left: str, right: str) -> list[Drawn]:
        return [Text(20, y, left), Text(220, y, right)]

    markers = row(560, "MOD EUR/1/1", "MOD IAP/2/1")
    pages = [
        [*markers, *row(500, "a) of EUR;", "a) of IAP;")],
        [*markers, *row(500, "b) of EUR;", "b) of IAP;")],
        [*markers, *row(500, "c) of EUR.", "c) of IAP.")],
    ]
    found = [text.replace("\t", " ") for text in texts(*pages)]
    assert found == [
        "MOD EUR/1/1", "a) of EUR;", "b) of EUR;", "c) of EUR.",
        "MOD IAP/2/1", "a) of IAP;", "b) of IAP;", "c) of IAP.",
    ]  # fmt: skip


def test_a_bracket_holds_a_short_line_and_the_next_together() -> None:
    assert texts(column(f"{FULL}|of the text (Rev. Dubai,|2018) of this assembly")) == [
        f"{FULL} of the text (Rev. Dubai, 2018) of this assembly"
    ]


def test_balloons_in_the_margin_are_no_text() -> None:
    page = [
        *column(FULL, x=20),
        Text(320, 505, "Commented [AB1]:", 6),
        Text(320, 497, "why so?", 6),
        *column("and what follows it.", x=20, top=488),
        Text(320, 480, "Formatted: Font: Italic", 6),
    ]
    assert texts(page) == [f"{FULL} and what follows it."]


def test_letter_spaced_words_are_words() -> None:
    page = [Text(50 + 12 * index, 500, letter) for index, letter in enumerate("UNION")]
    page += [Text(50 + 12 * index, 500, letter) for index, letter in enumerate("OF", start=6)]
    assert texts(page) == ["UNION OF"]


def redline(*pieces: list[Drawn]) -> Document:
    return read_pdf(pdf([item for piece in pieces for item in piece]))


def spans(document: Document) -> list[tuple[str, str]]:
    return [(run.status, run.text) for paragraph in document.paragraphs for run in paragraph.runs]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (
            [
                [Text(50, 500, "(")],
                struck(Text(56, 500, "Busan", colour=RED)),
                underlined(Text(86, 500, "Dubai", colour=RED)),
            ],
            [("kept", "("), ("deleted", "Busan"), ("inserted", "Dubai")],
        ),
        (
            [struck(Text(50, 500, "Busan")), underlined(Text(80, 500, "Dubai")), [Text(110, 500, ")")]],
            [("deleted", "Busan"), ("inserted", "Dubai"), ("kept", ")")],
        ),
        (
            [underlined(Text(50, 500, "Heading")), column("and text", top=400)],
            [("kept", "Heading"), ("kept", "and text")],
        ),
        (
            [underlined(Text(50, 500, "new", colour=RED)), column("and the usual text", top=400)],
            [("inserted", "new"), ("kept", "and the usual text")],
        ),
        (
            [
                struck(Text(50, 500, "old", colour=RED)),
                [Text(68, 500, "new", colour=RED)],
                column("and usual text", top=400),
            ],
            [("deleted", "old"), ("inserted", "new"), ("kept", "and usual text")],
        ),
        (
            [
                underlined(Text(50, 500, "https://example.org", colour=BLUE)),
                column("is a link in the text", top=400),
            ],
            [("kept", "https://example.org"), ("kept", "is a link in the text")],
        ),
        (
            [
                doubled(Text(50, 500, "there", colour=RED), True),
                doubled(Text(50, 400, "here", colour=RED), False),
                column("the usual text", top=300),
            ],
            [("moved-from", "there"), ("moved-to", "here"), ("kept", "the usual text")],
        ),
        # as Word prints: thin boxes for strokes, a colour for each author, bars in the margin, moves in green
        (
            [
                [bar(500)],
                struck_by_box(Text(50, 500, "old", colour=RED)),
                underlined_by_boxes(Text(68, 500, "new words", colour=RED)),
                struck_by_box(Text(128, 500, "gone", colour=BLUE)),
                underlined_by_boxes(Text(152, 500, "come", colour=BLUE)),
                [Text(176, 500, " stays")],
                column("and the usual text", top=400),
            ],
            [
                ("deleted", "old"),
                ("inserted", "new words "),
                ("deleted", "gone"),
                ("inserted", "come"),
                ("kept", " stays"),
                ("kept", "and the usual text"),
            ],
        ),
        (
            [
                [bar(500), bar(400)],
                struck_by_box(Text(50, 500, "there", colour=GREEN))
                + struck_by_box(Text(50, 501.5, " " * 5, colour=GREEN)),
                underlined_by_boxes(Text(50, 400, "here", colour=GREEN), 2),
                column("the usual text", top=300),
            ],
            [("moved-from", "there"), ("moved-to", "here"), ("kept", "the usual text")],
        ),
    ],
)
def test_printed_changes(pieces: list[list[Drawn]], expected: list[tuple[str, str]]) -> None:
    assert spans(redline(*pieces)) == expected


def test_whole_paragraphs_are_changed_with_their_marks() -> None:
    document = redline(column(FULL), struck(Text(50, 450, "gone;", colour=RED)), column(FULL, top=400))
    assert [paragraph.mark for paragraph in document.paragraphs] == ["kept", "deleted", "kept"]
    assert len(proposed_paragraphs(document)) == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([Line(10, 90, 50)]), "OCR"),
        (pdf([]), "OCR"),
        (pdf([Text(50, 500, "a")], encrypted=True), "password"),
        (b"%PDF-1.4 and nothing more", "damaged"),
        (pdf([Text(50, 500, "a")])[:300], "damaged|OCR"),
        (pdf(), "damaged|OCR"),
    ],
)
def test_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_pdf(data, "bad.pdf")
    message = str(caught.value)
    assert message.startswith("bad.pdf ")
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("seed", range(60))
def test_mutated_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf([*column(f"{FULL}|{FULL}"), *struck(Text(50, 300, "old", colour=RED))]))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    message = ""
    try:
        read_pdf(bytes(data))
    except ItugraphError as error:
        message = str(error)
    assert "\n" not in message


def converted(soffice: str, source: Path, folder: Path) -> Path:
    """The PDF that LibreOffice prints of a Word file, in a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return folder / source.with_suffix(".pdf").name


def words_of(document: Document, proposed: bool) -> list[str]:
    paragraphs = proposed_paragraphs(document) if proposed else base_paragraphs(document)
    return [word for paragraph in paragraphs for word in paragraph.text.replace("\u2011", "-").split()]


def test_redline_printed_by_libreoffice(need_program: Callable[[str], str], tmp_path: Path) -> None:
    filler = "that much more is said here about things that nobody changes, so that lines are broken; " * 3
    path = tmp_path / "redline.docx"
    path.write_bytes(
        docx(
            p("RESOLUTION 98 (", dele("Hammamet, 2016"), ins("Rev. Geneva, 2022"), ")"),
            p(
                "a)",
                raw("<w:tab/>"),
                filler,
                dele("Resolution 58 (Rev. Dubai, 2014)"),
                ins("Resolution 85"),
                ";",
            ),
            p(ins("b)"), f"<w:ins>{raw('<w:tab/>')}</w:ins>", ins(filler), mark="ins"),
            p("c)", raw("<w:tab/>"), "with a note", note_mark(1), " in it, ", filler),
            p(dele("d)"), f"<w:del>{raw('<w:tab/>')}</w:del>", dele(filler), mark="del"),
            p("the end."),
            notes=footnotes(
                n1=p(
                    raw('<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/>'),
                    " What the note says.",
                )
            ),
        )
    )
    word = read_word(path)
    printed = read_pdf(converted(need_program("soffice"), path, tmp_path))
    for proposed in (False, True):
        assert words_of(printed, proposed) == words_of(word, proposed)
    assert printed.paragraphs[-1].style == "FootnoteText"


@pytest.mark.parametrize("name", ["EUR-38A31-1", "IAP-39A23-1", "APT-37A28-1"])
def test_samples_printed_by_libreoffice(
    name: str, samples: Path, need_program: Callable[[str], str], tmp_path: Path
) -> None:
    path = samples / "word" / f"{name}.docx"
    word = read_word(path)
    printed = read_pdf(converted(need_program("soffice"), path, tmp_path))
    for proposed in (False, True):
        ours, theirs = words_of(word, proposed), words_of(printed, proposed)
        assert SequenceMatcher(None, ours, theirs, autojunk=False).ratio() > 0.98


def test_real_resolution_printed_by_libreoffice(
    shared: Path, need_program: Callable[[str], str], tmp_path: Path
) -> None:
    path = shared / "documents" / "word" / "WTSA16_Res1.docx"
    printed = read_pdf(converted(need_program("soffice"), path, tmp_path))
    ours, theirs = words_of(read_word(path), True), words_of(printed, True)
    assert SequenceMatcher(None, ours, theirs, autojunk=False).ratio() > 0.99


def test_letters_of_no_size_or_upside_down_are_read() -> None:
    page = [Text(50, 500, "one", -10), Text(50, 480, "two", 0), Text(50, 460, "three")]
    assert "three" in " ".join(texts(page))
