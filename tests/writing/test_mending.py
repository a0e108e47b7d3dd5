"""A mended Word file: accepting everything gives the suggested text, rejecting it the base, and nothing else changes."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from written_files import pandoc_lines, plain

from itugraph.model import InputError
from itugraph.reading import base_paragraphs, proposed_paragraphs, read
from itugraph.reading.word import read_word
from itugraph.writing.mending import (
    NOT_FOUND,
    NOT_PARTED,
    NOT_PLACED,
    NOT_SURE,
    OVERLAPPING,
    Mend,
    Mended,
    mend_word,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
SOMEBODY = 'w:id="7" w:author="A. Drafter" w:date="2022-02-01T09:00:00Z"'
WHEN = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(content: str) -> str:
    return f"<w:ins {SOMEBODY}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {SOMEBODY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def word_file(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/media/picture.bin", bytes(range(256)))
    return buffer.getvalue()


def mended(data: bytes, *mends: Mend) -> Mended:
    return mend_word(data, read_word(data), mends, WHEN)


def sides(data: bytes) -> tuple[list[str], list[str]]:
    """The base and the proposed text."""
    document = read_word(data)
    return [p.text for p in base_paragraphs(document)], [p.text for p in proposed_paragraphs(document)]


PLACE = Mend(1, "Geneva, 2015", "Rev. Dubai, 2023")
PARAGRAPHS = [
    pytest.param(
        run("at (Geneva, 2015);"), PLACE, "at (Geneva, 2015);", "at (Rev. Dubai, 2023);", id="in one run"
    ),
    pytest.param(
        run("at (Gen") + run("eva,", "<w:b/>") + run(" 2015);"),
        PLACE,
        "at (Geneva, 2015);",
        "at (Rev. Dubai, 2023);",
        id="over several runs",
    ),
    pytest.param(
        run("at (") + inserted(run("Geneva, 2015")) + run(");"),
        PLACE,
        "at ();",
        "at (Rev. Dubai, 2023);",
        id="in an insertion of somebody else",
    ),
    pytest.param(
        run("at (") + deleted("Busan, 2014") + inserted(run("Gene")) + run("va, 2015);"),
        PLACE,
        "at (Busan, 2014va, 2015);",
        "at (Rev. Dubai, 2023);",
        id="half in an insertion, behind a deletion",
    ),
    pytest.param(
        run("at (Geneva, ") + deleted("2014") + inserted(run("2015")) + run(");"),
        PLACE,
        "at (Geneva, 2014);",
        "at (Rev. Dubai, 2023);",
        id="around a deletion",
    ),
    pytest.param(
        inserted(run("of ") + run("the Conference on lamps;")),
        Mend(1, "Conference on", "Conference, on"),
        "",
        "of the Conference, on lamps;",
        id="a mark into an insertion",
    ),
    pytest.param(
        run("the Conference\u00a0(WTDC) , which;"),
        Mend(1, "Conference (WTDC) , which", "Conference (WTDC), which"),
        "the Conference\u00a0(WTDC) , which;",
        "the Conference\u00a0(WTDC), which;",
        id="a blank taken out, another kind of blank left",
    ),
    pytest.param(
        "<w:r><w:t>a)</w:t><w:tab/><w:t>work of</w:t><w:br/><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T groups</w:t></w:r>",
        Mend(1, "ITU-T groups", "ITU-T groups;"),
        "a)\twork of\nITU\u2011T groups",
        "a)\twork of\nITU\u2011T groups;",
        id="behind a tab, a line break and a hyphen",
    ),
    pytest.param(
        '<w:hyperlink w:anchor="x">' + run("at Geneva, 2015") + "</w:hyperlink>" + run(";"),
        PLACE,
        "at Geneva, 2015;",
        "at Rev. Dubai, 2023;",
        id="in a link",
    ),
    pytest.param(
        run("2015 and 2015;"),
        Mend(1, "2015", "2023", 9, 13),
        "2015 and 2015;",
        "2015 and 2023;",
        id="the one of two that is meant",
    ),
    pytest.param(
        deleted("2014 ") + run("2015 and 2015;"),
        Mend(1, "2015", "2023", 5, 9),
        "2014 2015 and 2015;",
        "2023 and 2015;",
        id="offsets count what is deleted",
    ),
    pytest.param(
        run("quality of service (QoS), and more;"),
        Mend(1, "quality of service (QoS)", "quality of service"),
        "quality of service (QoS), and more;",
        "quality of service, and more;",
        id="words taken out",
    ),
]


@pytest.mark.parametrize(("paragraph", "mend", "base", "proposed"), PARAGRAPHS)
def test_words_are_replaced(paragraph: str, mend: Mend, base: str, proposed: str) -> None:
    result = mended(word_file(paragraph), mend)
    assert result.reasons == (None,)
    assert sides(result.data) == ([base], [proposed])


@pytest.mark.parametrize(("paragraph", "mend", "base", "proposed"), PARAGRAPHS)
def test_without_our_changes_the_file_is_as_it_was(
    paragraph: str, mend: Mend, base: str, proposed: str
) -> None:
    before = word_file(paragraph)
    result = mended(before, mend)
    assert told(without_ours(document_of(result.data))) == told(document_of(before))


@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_another_program_reads_it_so(need_program: Callable[[str], str], tmp_path: Path, choice: str) -> None:
    program = need_program("pandoc")
    for number, case in enumerate(PARAGRAPHS):
        paragraph, mend, base, proposed = case.values
        assert isinstance(paragraph, str)
        assert isinstance(mend, Mend)
        written = tmp_path / f"{number}.docx"
        written.write_bytes(mended(word_file(paragraph), mend).data)
        wanted = plain(str(proposed if choice == "accept" else base))
        assert pandoc_lines(program, written, choice) == ([wanted] if wanted else []), case.id


@pytest.mark.parametrize(
    ("paragraphs", "mends", "reasons"),
    [
        ([run("at Busan, 2014")], [PLACE], (NOT_FOUND,)),
        ([run("2015 and 2015")], [Mend(1, "2015", "2023")], (NOT_SURE,)),
        ([run("in 20155")], [Mend(1, "2015", "2023")], (NOT_FOUND,)),
        ([run("a")], [Mend(9, "a", "b")], (NOT_PLACED,)),
        (
            [run("a b")],
            [Mend(1, "a b", "c"), Mend(1, "b", "d"), Mend(1, "a", "e")],
            (None, OVERLAPPING, OVERLAPPING),
        ),
        ([run("a b")], [Mend(1, "a", "c"), Mend(1, "b", "d")], (None, None)),
        (
            [f"<w:moveTo {SOMEBODY}>{run('at Geneva, 2015')}</w:moveTo>"],
            [PLACE],
            (NOT_PARTED,),
        ),
    ],
)
def test_what_is_not_certain_is_left(
    paragraphs: list[str], mends: list[Mend], reasons: tuple[str | None, ...]
) -> None:
    assert mended(word_file(*paragraphs), *mends).reasons == reasons


def test_of_paragraphs_alike_the_one_that_is_meant_is_mended() -> None:
    result = mended(word_file(*[run("at Geneva, 2015;")] * 3), Mend(2, "2015", "2019"))
    assert sides(result.data)[1] == ["at Geneva, 2015;", "at Geneva, 2019;", "at Geneva, 2015;"]


def test_changes_have_an_author_a_date_and_numbers_of_their_own() -> None:
    result = mended(word_file(run("at (") + inserted(run("Geneva, 2015")) + run(")")), PLACE)
    changes = list(document_of(result.data).iter(f"{{{W}}}ins", f"{{{W}}}del"))
    numbers = [change.get(f"{{{W}}}id") for change in changes]
    assert len(set(numbers)) == len(numbers)
    ours = [change for change in changes if change.get(f"{{{W}}}author") == "itugraph"]
    assert {change.get(f"{{{W}}}date") for change in ours} == {"2026-11-26T12:00:00Z"}
    assert len(ours) >= 2


def test_new_words_look_like_the_old_ones() -> None:
    result = mended(word_file(run("at Geneva, 2015", "<w:i/>")), Mend(1, "2015", "2019"))
    [new] = document_of(result.data).iter(f"{{{W}}}ins")
    assert new.find(f"{{{W}}}r/{{{W}}}rPr/{{{W}}}i") is not None


def test_other_parts_are_taken_over_as_they_are(samples: Path) -> None:
    source = samples / "word" / "EUR-38A31-1.docx"
    before = source.read_bytes()
    after = mend_word(before, read(source), [Mend(12, "Rev.Geneva, 2022", "Rev. Geneva, 2022")]).data
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]
    assert told(without_ours(document_of(after))) == told(document_of(before))


def test_a_file_in_the_strict_form_is_refused() -> None:
    data = word_file(run("at Geneva, 2015"))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            )
    with pytest.raises(InputError, match="Strict Open XML"):
        mended(strict.getvalue(), PLACE)


def document_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def without_ours(root: etree._Element) -> etree._Element:
    """The document with the changes of itugraph rejected, and all others left."""
    for change in list(root.iter(f"{{{W}}}ins", f"{{{W}}}del")):
        if change.get(f"{{{W}}}author") != "itugraph":
            continue
        parent = change.getparent()
        assert parent is not None
        if change.tag.endswith("del"):
            for text in change.iter(f"{{{W}}}delText"):
                text.tag = f"{{{W}}}t"
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    return root


def told(root: etree._Element) -> list[tuple[object, ...]]:
    """What a document says, letter by letter: the paragraph, the changes around it, and how it looks."""
    letters: list[tuple[object, ...]] = []
    for number, paragraph in enumerate(root.iter(f"{{{W}}}p")):
        for leaf in paragraph.iter():
            if not isinstance(leaf.tag, str) or len(leaf) or leaf.getparent().tag == f"{{{W}}}rPr":  # type: ignore[union-attr]
                continue
            changes = tuple(
                (above.tag, above.get(f"{{{W}}}author"))
                for above in leaf.iterancestors(f"{{{W}}}ins", f"{{{W}}}del", f"{{{W}}}moveTo")
            )
            look = next(
                (
                    etree.tostring(p)
                    for above in leaf.iterancestors(f"{{{W}}}r")
                    for p in above.iterchildren(f"{{{W}}}rPr")
                ),
                b"",
            )
            for letter in leaf.text or (leaf.tag,):
                letters.append((number, letter, changes, look))
    return letters
