"""A mended Word file: accepting everything gives the suggested text, rejecting it the base, and nothing else changes."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mending_files import (
    AT,
    DUBAI,
    NUMBERED,
    SOMEBODY,
    W,
    control,
    deleted,
    field,
    inserted,
    link,
    mend,
    mended,
    moved_to,
    packed,
    part,
    parts_of,
    root_of,
    run,
    sides,
    text_box,
    told,
    without_ours,
    word_file,
)
from written_files import pandoc_lines, plain

from itugraph.checks import Replacement, edits_of
from itugraph.model import Edit
from itugraph.reading.word import read_word
from itugraph.writing.mending import Mend
from itugraph.writing.mending.refusing import (
    IN_CONTROL,
    IN_ELSE,
    IN_FIELD,
    IN_INSERTED_LINK,
    IN_TEXT_BOX,
    MOVED,
    NO_PARAGRAPH,
    NOT_TYPED,
    OVERLAPPING,
)


@dataclass(frozen=True)
class Case:
    """A paragraph, the words to replace in it, and what it says when everything is rejected and accepted."""

    name: str
    content: str
    old: str
    new: str
    rejected: str
    accepted: str


CASES = [
    Case("in one run", run("at (Geneva, 2015);"), AT, DUBAI, "at (Geneva, 2015);", "at (Rev. Dubai, 2023);"),
    Case(
        "over several runs",
        run("at (Gen") + run("eva,", "<w:b/>") + run(" 2015);"),
        AT, DUBAI, "at (Geneva, 2015);", "at (Rev. Dubai, 2023);",
    ),
    Case(
        "in an insertion of somebody else",
        run("at (") + inserted(run("Geneva, 2015")) + run(");"),
        AT, DUBAI, "at ();", "at (Rev. Dubai, 2023);",
    ),
    Case(
        "amid an insertion of somebody else",
        inserted(run("at (Geneva, 2015);")),
        AT, DUBAI, "", "at (Rev. Dubai, 2023);",
    ),
    Case(
        "half in an insertion, behind a deletion",
        run("at (") + deleted("Busan, 2014") + inserted(run("Gene")) + run("va, 2015);"),
        AT, DUBAI, "at (Busan, 2014va, 2015);", "at (Rev. Dubai, 2023);",
    ),
    Case(
        "around a deletion",
        run("at (Geneva, ") + deleted("2014") + inserted(run("2015")) + run(");"),
        AT, DUBAI, "at (Geneva, 2014);", "at (Rev. Dubai, 2023);",
    ),
    Case(
        "a mark into an insertion",
        inserted(run("of the ") + run("Conference on lamps;")),
        "Conference on", "Conference, on", "", "of the Conference, on lamps;",
    ),
    Case(
        "a mark at the end of an insertion",
        run("that lamps ") + inserted(run("shine")),
        "shine", "shine;", "that lamps ", "that lamps shine;",
    ),
    Case(
        "a blank between two insertions",
        inserted(run("lamps,")) + inserted(run("bells")),
        "lamps,bells", "lamps, bells", "", "lamps, bells",
    ),
    Case(
        "a blank taken out, another kind of blank left",
        run("the Conference\u00a0(WTDC) , which;"),
        "(WTDC) , which", "(WTDC), which",
        "the Conference\u00a0(WTDC) , which;", "the Conference\u00a0(WTDC), which;",
    ),
    Case(
        "behind a tab, a line break and a hyphen",
        "<w:r><w:t>a)</w:t><w:tab/><w:t>work of</w:t><w:br/><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T groups</w:t></w:r>",
        "ITU-T groups", "ITU-T groups;", "a)\twork of\nITU\u2011T groups", "a)\twork of\nITU\u2011T groups;",
    ),
    Case(
        "a hyphen that does not break taken out",
        "<w:r><w:t>of ITU</w:t><w:noBreakHyphen/><w:t>T groups</w:t></w:r>",
        "ITU-T", "ITU", "of ITU\u2011T groups", "of ITU groups",
    ),
    Case(
        "around a hyphen that is not seen",
        run("to or\u00adgan\u00adise \u00adwork"),
        "organise", "organize", "to organise work", "to organize work",
    ),
    Case("in a link", link(run("at Geneva, 2015")) + run(";"), AT, DUBAI, "at Geneva, 2015;",
         "at Rev. Dubai, 2023;"),
    Case("behind a link, not in it", link(run("Resolution 7")) + run(" on lamps"), "7 on", "7, on",
         "Resolution 7 on lamps", "Resolution 7, on lamps"),
    Case("in a link, before what is struck", link(run("Resolution 7")) + deleted(" and 8") + run(" on lamps"),
         "7 on", "7, on", "Resolution 7 and 8 on lamps", "Resolution 7, on lamps"),
    Case("in an insertion in a link", link(inserted(run("Geneva, 2015"))) + run(";"), AT, DUBAI, ";",
         "Rev. Dubai, 2023;"),
    Case("in a field that is a link", field(' HYPERLINK "x" ', "in 2015") + run(";"), "2015", "2023",
         "in 2015;", "in 2023;"),
    Case("in a content control", control(run("in 2015")) + run(";"), "2015", "2023", "in 2015;", "in 2023;"),
    Case("behind an automatic label", NUMBERED + run("in 2015;"), "2015", "2023", "a)\tin 2015;",
         "a)\tin 2023;"),
    Case("beside a footnote's mark", run("in 20") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("15;"),
         "2015", "2023", "in 2015;", "in 2023;"),
    Case("marks of XML", run("R&amp;D &lt;in 2015&gt;"), "2015", "<2023> & more", "R&D <in 2015>",
         "R&D <in <2023> & more>"),
    Case("every place", run("2015, 2016 and 2015;"), "2015", "2023", "2015, 2016 and 2015;",
         "2023, 2016 and 2023;"),
    Case("what was moved stays", moved_to(run("in May ")) + run("2015"), "2015", "2023", "2015", "in May 2023"),
]  # fmt: skip
EACH = pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])


@EACH
def test_accepting_gives_the_suggestion_and_rejecting_the_base(case: Case) -> None:
    before = word_file(case.content)
    result = mended(before, mend(before, 1, case.old, case.new))
    assert result.reasons == (None,)
    base, proposed = sides(result.data)
    assert (base[0] if case.rejected else "", proposed[0]) == (case.rejected, case.accepted)
    assert sides(before)[0] == base


@EACH
def test_without_our_changes_the_file_is_as_it_was(case: Case) -> None:
    before = word_file(case.content)
    after = mended(before, mend(before, 1, case.old, case.new)).data
    assert told(without_ours(root_of(after))) == told(root_of(before))


@EACH
def test_what_is_not_mended_is_the_same_to_the_byte(case: Case) -> None:
    around = [run("at (Geneva, 2015);"), "<w:r><w:t>one</w:t ><w:tab /></w:r>"]
    before = word_file(around[0], case.content, around[1])
    after = part(mended(before, mend(before, 2, case.old, case.new)).data, "word/document.xml").decode()
    old = part(before, "word/document.xml").decode()
    start = old.index(around[0]) + len(around[0])
    assert after.startswith(old[:start])
    assert after.endswith(old[old.index(around[1]) :])


@pytest.fixture(scope="module")
def all_mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases as the paragraphs of one file, mended."""
    # A list counts over the whole file, and a footnote is written at its end.
    before = word_file(*(f"{case.content}{run(' |')}" for case in OTHERS))
    mends = [mend(before, number, case.old, case.new) for number, case in enumerate(OTHERS, start=1)]
    result = mended(before, *mends)
    assert set(result.reasons) == {None}
    path = tmp_path_factory.mktemp("mended") / "all.docx"
    path.write_bytes(result.data)
    return path


OTHERS = [case for case in CASES if "footnote" not in case.name and "label" not in case.name]


@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_pandoc_reads_it_so(need_program: Callable[[str], str], all_mended: Path, choice: str) -> None:
    wanted = [case.accepted if choice == "accept" else case.rejected for case in OTHERS]
    lines = " ".join(pandoc_lines(need_program("pandoc"), all_mended, choice)).replace("\u00ad", "")
    assert plain(lines) == plain(" ".join(f"{line} |" for line in wanted))


def test_libreoffice_reads_it_so(
    need_program: Callable[[str], str], all_mended: Path, tmp_path: Path
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [need_program("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(all_mended)], capture_output=True, check=True, timeout=300
    )
    base, proposed = sides((tmp_path / "all.docx").read_bytes())
    assert base == [f"{case.rejected} |" for case in OTHERS]
    assert proposed == [f"{case.accepted} |" for case in OTHERS]


@pytest.mark.parametrize(
    ("content", "number", "reason"),
    [
        pytest.param(moved_to(run("in 2015")), 1, MOVED, id="moved"),
        pytest.param(field(" REF x ", "2015"), 1, IN_FIELD, id="field"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("2015")}</w:fldSimple>', 1, IN_FIELD, id="simple field"),
        pytest.param(control(run("2015"), '<w:lock w:val="contentLocked"/>'), 1, IN_CONTROL, id="locked"),
        pytest.param(control(run("2015"), '<w:dataBinding w:xpath="/a"/>'), 1, IN_CONTROL, id="bound"),
        pytest.param(control(run("2015"), "<w:date/>"), 1, IN_CONTROL, id="date"),
        pytest.param(text_box("in 2015"), 2, IN_TEXT_BOX, id="text box"),
        pytest.param(
            '<w:r><w:ruby><w:rt/><w:rubyBase><w:r><w:t>2015</w:t></w:r></w:rubyBase></w:ruby></w:r>',
            1, IN_ELSE, id="ruby",
        ),
        pytest.param(inserted(link(run("2015"))), 1, IN_INSERTED_LINK, id="inserted link"),
        pytest.param(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="w14">{run("2015")}</mc:Choice></mc:AlternateContent>',
            1, IN_ELSE, id="alternatives",
        ),
        pytest.param('<w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r>', 2, NOT_TYPED, id="footnote"),
        pytest.param(
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>2015</m:t>'
            "</m:r></m:oMath>",
            1, NOT_TYPED, id="formula",
        ),
    ],
)  # fmt: skip
def test_what_is_decided_elsewhere_is_left(content: str, number: int, reason: str) -> None:
    data = word_file(content)
    result = mended(data, mend(data, number, "2015", "2023"))
    assert (result.reasons, result.data) == ((reason,), data)


def test_a_locked_control_around_paragraphs() -> None:
    block = control(f"<w:p>{run('in 2015')}</w:p>", '<w:lock w:val="sdtContentLocked"/>')
    data = packed(
        parts_of() | {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{block}</w:body></w:document>'}
    )
    assert mended(data, mend(data, 1, "2015", "2023")).reasons == (IN_CONTROL,)


def test_an_automatic_label_is_left() -> None:
    data = word_file(NUMBERED + run("in 2015"))
    assert mended(data, mend(data, 1, "a)", "b)")).reasons == (NOT_TYPED,)


@pytest.mark.parametrize("number", [0, 2])
def test_a_paragraph_that_is_not_there(number: int) -> None:
    assert mended(word_file(run("a")), Mend(number, (Edit(0, 1, "b"),))).reasons == (NO_PARAGRAPH,)


def test_of_two_mends_of_the_same_words_the_first_counts() -> None:
    data = word_file(run("a b c"))
    mends = [mend(data, 1, *words) for words in (("a b", "x"), ("b", "y"), ("c", "z"))]
    result = mended(data, *mends)
    assert result.reasons == (None, OVERLAPPING, None)
    assert sides(result.data)[1] == ["x z"]


@pytest.mark.parametrize(
    ("first", "second", "reasons", "proposed"),
    [
        (Edit(2, 5, "tea"), Edit(5, 5, ","), (None, OVERLAPPING), "a tea pot"),
        (Edit(5, 5, ","), Edit(2, 5, "tea"), (None, OVERLAPPING), "a cup, pot"),
        (Edit(2, 5, ""), Edit(5, 5, ","), (None, None), "a , pot"),
        (Edit(2, 5, "tea"), Edit(2, 2, "my "), (None, None), "a my tea pot"),
        (Edit(2, 5, "tea"), Edit(3, 3, "x"), (None, OVERLAPPING), "a tea pot"),
        (Edit(2, 2, "my "), Edit(2, 2, "your "), (None, OVERLAPPING), "a my cup pot"),
        (Edit(2, 5, "tea"), Edit(5, 6, "-"), (None, None), "a tea-pot"),
    ],
)
def test_mends_side_by_side(
    first: Edit, second: Edit, reasons: tuple[str | None, ...], proposed: str
) -> None:
    result = mended(word_file(run("a cup pot")), Mend(1, (first,), "one"), Mend(1, (second,), "two"))
    assert result.reasons == reasons
    assert sides(result.data)[1] == [proposed]


def test_of_paragraphs_alike_the_one_that_is_meant_is_mended() -> None:
    data = word_file(*[run("at Geneva, 2015;")] * 3)
    result = mended(data, mend(data, 2, "2015", "2019"))
    assert sides(result.data)[1] == ["at Geneva, 2015;", "at Geneva, 2019;", "at Geneva, 2015;"]


def test_in_a_cell() -> None:
    cell = f"<w:tc><w:tcPr/><w:p>{run('in 2015')}</w:p></w:tc>"
    data = word_file(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}{cell}</w:tr></w:tbl>", run("after"))
    result = mended(data, mend(data, 2, "2015", "2023"))
    assert sides(result.data)[1] == ["in 2015", "in 2023", "after"]


def test_changes_have_an_author_a_date_and_numbers_of_their_own() -> None:
    data = word_file(run("at (") + inserted(run("Geneva, 2015")) + run(")"))
    changes = list(root_of(mended(data, mend(data, 1, AT, DUBAI)).data).iter(f"{{{W}}}ins", f"{{{W}}}del"))
    numbers = [change.get(f"{{{W}}}id") for change in changes]
    assert len(set(numbers)) == len(numbers)
    ours = [change for change in changes if change.get(f"{{{W}}}author") == "itugraph"]
    assert {change.get(f"{{{W}}}date") for change in ours} == {"2026-11-26T12:00:00Z"}
    assert [change.tag.rpartition("}")[2] for change in ours] == ["del", "ins"]


def test_new_words_look_like_the_old_ones_but_not_as_those_had_looked() -> None:
    look = f"<w:i/><w:rPrChange {SOMEBODY}><w:rPr><w:b/></w:rPr></w:rPrChange>"
    data = word_file(run("at Geneva, 2015", look))
    [new] = root_of(mended(data, mend(data, 1, "2015", "2019")).data).iter(f"{{{W}}}ins")
    assert [child.tag for child in new.iter(f"{{{W}}}i", f"{{{W}}}b")] == [f"{{{W}}}i"]


def test_an_insertion_that_is_mended_at_its_end_leaves_no_empty_one() -> None:
    data = word_file(run("lamps ") + inserted(run("shine")))
    root = root_of(mended(data, mend(data, 1, "shine", "shine;")).data)
    assert all(len(change) for change in root.iter(f"{{{W}}}ins"))


WORDS = st.text("ab \u00a0,;&<\u00ad\u00e9", min_size=1, max_size=6).map(escape)
PLAIN = st.lists(WORDS.map(run) | st.just("<w:r><w:tab/></w:r>"), min_size=1, max_size=3).map("".join)
INSIDE = PLAIN | PLAIN.map(link) | PLAIN.map(inserted) | WORDS.map(deleted) | PLAIN.map(control)
PIECES = st.lists(INSIDE | PLAIN.map(inserted).map(link), min_size=1, max_size=5)


@given(PIECES, st.data())
@settings(max_examples=150, deadline=None)
def test_any_edit_of_any_paragraph(pieces: list[str], data: st.DataObject) -> None:
    before = word_file(run("^") + "".join(pieces))
    [paragraph] = read_word(before).paragraphs
    places = [
        place
        for place, status in enumerate(
            status for one in paragraph.runs for status in [one.status] * len(one.text)
        )
        if status in ("kept", "inserted")
    ]
    start = data.draw(st.integers(0, len(places)))
    end = data.draw(st.integers(start, min(len(places), start + 4)))
    new = data.draw(st.text("xy\t\u2011&", max_size=3))
    joined = "".join(one.text for one in paragraph.runs)
    proposed = [joined[place] for place in places]
    if start == end:
        at = places[start - 1] + 1 if start else places[0]
        edits: tuple[Edit, ...] = (Edit(at, at, new),)
    else:
        edits = tuple(Edit(place, place + 1, "") for place in places[start:end])
        edits = (*edits[:-1], Edit(edits[-1].start, edits[-1].end, new))
    if start == end and not new:
        return
    result = mended(before, Mend(1, edits, "why"))
    assert result.reasons == (None,)
    base, after = sides(result.data)
    assert base == sides(before)[0]
    assert after == ["".join([*proposed[:start], new, *proposed[end:]])]
    assert told(without_ours(root_of(result.data))) == told(root_of(before))


def test_a_long_document_of_word(shared: Path, need_program: Callable[[str], str], tmp_path: Path) -> None:
    source = shared / "documents" / "word" / "WTSA16_Res1.docx"
    before = source.read_bytes()
    swap = Replacement("Group", "Circle", "every")
    found = ((p.number, edits_of(p, swap, None, None)) for p in read_word(before).paragraphs)
    mends = [Mend(number, edits, "why") for number, edits in found if not isinstance(edits, str)]
    result = mended(before, *mends)
    assert result.made > 5
    assert set(result.reasons) <= {None, NOT_TYPED}
    assert sides(result.data)[0] == sides(before)[0]
    assert told(without_ours(root_of(result.data))) == told(root_of(before))
    written = tmp_path / "mended.docx"
    written.write_bytes(result.data)
    pandoc = need_program("pandoc")
    assert pandoc_lines(pandoc, written, "reject") == pandoc_lines(pandoc, source, "reject")
    changes = [
        (one, other)
        for one, other in zip(
            pandoc_lines(pandoc, source, "accept"), pandoc_lines(pandoc, written, "accept"), strict=True
        )
        if one != other
    ]
    assert changes
    assert all(re.sub(r"\bGroup\b", "Circle", one) == other for one, other in changes)
