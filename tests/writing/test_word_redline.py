"""A redline as a Word file: accepting gives the proposed text, rejecting the base, and nothing else is lost."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from written_files import pandoc_lines, plain, read_back, runs, tracked

from itugraph.extraction import extract
from itugraph.model import Document, Extraction, Label, Paragraph, Record, Run
from itugraph.reading import base_paragraphs, proposed_paragraphs, read
from itugraph.structure import typed_label
from itugraph.writing import write_redline

SOURCES = (
    "side-by-side/resolution-98-side-by-side.txt",
    "word/APT-37A28-1.docx",
    "word/EUR-38A31-1.docx",
    "word/IAP-39A23-1.docx",
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [plain(p.text) for p in paragraphs if p.text.strip()]


def of_proposals(lines: list[str]) -> list[str]:
    """The lines from the first proposal on."""
    return lines[next(n for n, line in enumerate(lines) if line.startswith("MOD ")) :]


def by_content(record: Record, which: str) -> str:
    """One of the two texts of a record, under the label that the clause has in it."""
    text = record.base_text if which == "base" else record.proposed_text
    gone = "inserted" if which == "base" else "deleted"
    if record.change == gone or not text.strip():
        return ""
    label = (record.label or Label(None, None)).before if which == "base" else None
    if record.role != "clause" or label is None or typed_label(text).label == label:
        return plain(text)
    bracket = ")" if label[0].isalpha() else ""
    return plain(f"{label}{bracket} {text[typed_label(text).end :]}")


@pytest.mark.parametrize("name", SOURCES[1:])
@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_tracked_changes_are_written_as_they_were(
    samples: Path, need_program: Callable[[str], str], tmp_path: Path, name: str, choice: str
) -> None:
    source = samples / name
    written = tmp_path / "written.docx"
    written.write_bytes(write_redline(extract(source), "docx"))
    program = need_program("pandoc")
    ours = of_proposals(pandoc_lines(program, written, choice))
    assert ours == of_proposals(pandoc_lines(program, source, choice))
    document = read(source)
    paragraphs = proposed_paragraphs(document) if choice == "accept" else base_paragraphs(document)
    assert ours == of_proposals(texts(paragraphs))


@pytest.mark.parametrize(("choice", "which"), [("accept", "proposed"), ("reject", "base")])
def test_recovered_changes_are_real_ones(
    samples: Path, need_program: Callable[[str], str], tmp_path: Path, choice: str, which: str
) -> None:
    extraction = extract(samples / SOURCES[0])
    written = tmp_path / "written.docx"
    written.write_bytes(write_redline(extraction, "docx"))
    wanted = [by_content(record, which) for text in extraction.texts for record in text.records]
    found = of_proposals(pandoc_lines(need_program("pandoc"), written, choice))
    # A closing mark that the base left on an inserted line is given back to the clause that had it.
    assert [line.rstrip(",;.") for line in found] == [line.rstrip(",;.") for line in wanted if line]
    assert len(found) > 140


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("layout", ["sequence", "table"])
def test_our_reader_finds_the_same_records(samples: Path, tmp_path: Path, name: str, layout: str) -> None:
    before = extract(samples / name)
    after = read_back(write_redline(before, "docx", "table" if layout == "table" else "sequence"), tmp_path)
    assert after.document.metadata == before.document.metadata
    assert (after.conference, after.date) == (before.conference, before.date)
    for one, other in zip(before.texts, after.texts, strict=True):
        assert (one.identifier, one.action, one.instrument, one.base, one.edition, one.region) == (
            (other.identifier, other.action, other.instrument, other.base, other.edition, other.region)
        )
        assert [known(record) for record in one.records] == [known(record) for record in other.records]
        changed = {record.certainty for record in other.records if record.change == "modified"}
        assert changed == ({"inferred"} if before.document.flattened else {"certain"})


def known(record: Record) -> tuple[object, ...]:
    """What a record says by content: all but certainty, place, and on whose line a base label or mark was typed."""
    cited = [(c.change, c.before, c.after) for c in record.citations]
    wording = [
        "".join(side[typed_label(side).end :].split()).rstrip(",;.") if record.role == "clause" else side
        for side in (record.base_text, record.proposed_text)
    ]
    return (record.proposal, record.role, record.section, record.label, record.change, *wording, tuple(cited))


@pytest.mark.parametrize("name", SOURCES[1:])
def test_tracked_segments_come_back_as_they_were(samples: Path, tmp_path: Path, name: str) -> None:
    before = extract(samples / name)
    after = read_back(write_redline(before, "docx"), tmp_path)
    assert [r.segments for t in after.texts for r in t.records] == [
        r.segments for t in before.texts for r in t.records
    ]


@pytest.mark.parametrize(
    ("lines", "base", "proposed"),
    [
        pytest.param(
            ("considering", "a)\tthat bells {-ring-}{+sing+}."),
            ["considering", "a) that bells ring."],
            ["considering", "a) that bells sing."],
            id="words replaced",
        ),
        pytest.param(
            ("considering", "{+a)\tthat it rains;+}{+¶}", "{-a-}{+b+})\tthat bells ring."),
            ["considering", "a) that bells ring."],
            ["considering", "a) that it rains;", "b) that bells ring."],
            id="a clause inserted, another relabelled",
        ),
        pytest.param(
            ("considering", "a)\t{+that it rains;+}{+¶}", "{+b)\t+}that bells ring."),
            ["considering", "a) that bells ring."],
            ["considering", "a) that it rains;", "b) that bells ring."],
            id="a label left on the line of an inserted clause",
        ),
        pytest.param(
            ("considering", "a)\tthat it rains{-;-}{-¶}", "{-b)\tthat bells ring-}."),
            ["considering", "a) that it rains;", "b) that bells ring."],
            ["considering", "a) that it rains."],
            id="a clause struck across a paragraph mark",
        ),
        pytest.param(
            ("considering", "a)\tthat it rains;", "{-b)\tthat bells ring.-}{-¶}"),
            ["considering", "a) that it rains;", "b) that bells ring."],
            ["considering", "a) that it rains;"],
            id="the last clause of all struck",
        ),
        pytest.param(
            ("considering", "a)\tthat it rains;", "{+b)\tthat bells ring.+}{+¶}"),
            ["considering", "a) that it rains;"],
            ["considering", "a) that it rains;", "b) that bells ring."],
            id="a clause inserted after the last",
        ),
        pytest.param(
            (
                "considering",
                "{<a)\tthat it rains;<}{<¶}",
                "b)\tthat bells ring;",
                "{>a)\tthat it rains;>}{>¶}",
                "c)\tthat it snows.",
            ),
            ["considering", "a) that it rains;", "b) that bells ring;", "c) that it snows."],
            ["considering", "b) that bells ring;", "a) that it rains;", "c) that it snows."],
            id="a clause moved",
        ),
        pytest.param(
            ("{+noting,+}{+¶}", "{+that it rains,+}{+¶}", "considering", "that bells ring."),
            ["considering", "that bells ring."],
            ["noting,", "that it rains,", "considering", "that bells ring."],
            id="a section inserted",
        ),
    ],
)
def test_changes_of_every_kind(
    need_program: Callable[[str], str],
    tmp_path: Path,
    lines: tuple[str, ...],
    base: list[str],
    proposed: list[str],
) -> None:
    extraction = tracked(*lines)
    data = write_redline(extraction, "docx")
    after = read_back(data, tmp_path)
    assert texts(base_paragraphs(after.document))[-len(base) :] == base
    assert texts(proposed_paragraphs(after.document))[-len(proposed) :] == proposed
    program = need_program("pandoc")
    assert pandoc_lines(program, tmp_path / "written.docx", "reject")[-len(base) :] == base
    assert pandoc_lines(program, tmp_path / "written.docx", "accept")[-len(proposed) :] == proposed


def test_a_move_stays_a_move(tmp_path: Path) -> None:
    lines = (
        "considering",
        "{<a)\tit rains;<}{<¶}",
        "b)\tbells ring;",
        "{>a)\tit rains;>}{>¶}",
        "c)\tit snows.",
    )
    data = write_redline(tracked(*lines), "docx")
    assert [r.change for t in read_back(data, tmp_path).texts for r in t.records[-4:]] == [
        "moved",
        "kept",
        "moved",
        "kept",
    ]
    names = [e.get(f"{W}name") for e in part(data).iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")]
    assert names == ["move1", "move1"]


def test_half_a_move_is_an_insertion(tmp_path: Path) -> None:
    data = write_redline(tracked("considering", "{>a)\tit rains;>}{>¶}", "b)\tbells ring."), "docx")
    assert not list(part(data).iter(f"{W}moveTo"))
    assert read_back(data, tmp_path).texts[0].records[-2].change == "inserted"


def test_authors_and_dates_of_tracked_changes_are_kept() -> None:
    changes = part(write_redline(tracked("considering", "that bells {-ring-}{+sing+}."), "docx")).iter(
        f"{W}ins"
    )
    assert {(c.get(f"{W}author"), c.get(f"{W}date")) for c in changes} == {
        ("A. Drafter", "2022-02-01T09:00:00Z")
    }


def test_recovered_changes_say_that_they_are_inferred(samples: Path) -> None:
    extraction = extract(samples / SOURCES[0])
    data = write_redline(extraction, "docx")
    document, comments = part(data), part(data, "word/comments.xml")
    changes = list(document.iter(f"{W}ins", f"{W}del"))
    assert {change.get(f"{W}author") for change in changes} == {"itugraph"}
    wordings = {c.get(f"{W}id"): "".join(map(str, c.itertext())) for c in comments}
    for paragraph in document.iter(f"{W}p"):
        if any(True for _ in paragraph.iter(f"{W}ins", f"{W}del")):
            (reference,) = paragraph.iter(f"{W}commentReference")
            assert wordings[reference.get(f"{W}id")].startswith("Inferred: ")
    assert "Line 15 of the source." in "".join(wordings.values())


def test_tracked_changes_have_no_comments(samples: Path) -> None:
    data = write_redline(extract(samples / SOURCES[1]), "docx")
    assert len(part(data, "word/comments.xml")) == 0


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_same_document_gives_the_same_bytes(samples: Path, name: str, form: str) -> None:
    written = [write_redline(extract(samples / name), "html" if form == "html" else "docx") for _ in range(2)]
    assert written[0] == written[1]


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("layout", ["sequence", "table"])
def test_no_text_is_lost(samples: Path, name: str, layout: str) -> None:
    extraction = extract(samples / name)
    data = write_redline(extraction, "docx", "table" if layout == "table" else "sequence")
    written = set("".join(spelled(part(data))).split())
    for paragraph in extraction.document.paragraphs:
        for run in paragraph.runs:
            if run.status != "residue":
                # Words at the edges of a run may be joined to others by a change.
                assert not set(run.text.split()[1:-1]) - written


def spelled(element: etree._Element) -> Iterator[str]:
    special = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}p": "\n"}
    for child in element.iter():
        yield special.get(str(child.tag), "")
        if child.tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""


def test_paragraphs_have_the_styles_of_the_itu(samples: Path) -> None:
    data = write_redline(extract(samples / "word" / "EUR-38A31-1.docx"), "docx")
    used = [e.get(f"{W}val") for e in part(data).iter(f"{W}pStyle")]
    defined = {e.get(f"{W}styleId") for e in part(data, "word/styles.xml").iter(f"{W}style")}
    assert {"Proposal", "ResNo", "Restitle", "Resref", "Call", "Normal", "Source"} <= set(used) <= defined
    names = [e.get(f"{W}val") for e in part(data, "word/styles.xml").iter(f"{W}name")]
    assert {"Res_No", "Res_title", "Res_ref", "Call", "Reasons", "enumlev1"} <= set(names)


def test_points_below_a_numbered_clause_are_indented_and_reasons_set_apart() -> None:
    lines = (
        "resolves",
        "1\tthat bells ring:",
        "a)\tby day;",
        "\u2013\tby night.",
        "Reasons: Bells are good.",
    )
    data = write_redline(tracked(*lines), "docx")
    styles = [e.get(f"{W}val") for e in part(data).iter(f"{W}pStyle")]
    assert styles[-6:] == ["Call", "Normal", "enumlev1", "enumlev1", "Reasons", "Endrule"]


def test_the_first_page_of_one_proposal_follows_from_its_identifier(tmp_path: Path) -> None:
    after = read_back(write_redline(tracked("considering", "that bells ring."), "docx"), tmp_path)
    metadata = after.document.metadata
    assert (metadata.conference, metadata.number, metadata.addendum) == ("WTSA-20", "38", "31")


@pytest.mark.parametrize(
    "hostile", ["</w:t></w:r>", "<script>alert(1)</script>", "&amp;&#0;", "a\x00b\x0bc\ud800"]
)
def test_hostile_text_is_text(tmp_path: Path, hostile: str) -> None:
    extraction = tracked("considering", f"that {{-x-}}{{+{hostile}+}} rings.")
    data = write_redline(extraction, "docx")
    inserted = "".join(text.text or "" for ins in part(data).iter(f"{W}ins") for text in ins.iter(f"{W}t"))
    assert re.sub("[\x00\x0b\n\ufffd\ud800]", "", hostile) in re.sub("[\n\ufffd]", "", inserted)
    assert read_back(data, tmp_path).texts[0].records[-1].change == "modified"


def test_an_adopted_text_is_written_without_changes(tmp_path: Path) -> None:
    lines = ("RESOLUTION 98 (Hammamet, 2016)", "Bells", "considering", "that bells ring.")
    path = tmp_path / "adopted.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    data = write_redline(extract(path), "docx")
    assert not list(part(data).iter(f"{W}ins", f"{W}del"))
    assert [r.text for r in read_back(data, tmp_path).records] == list(lines)


def test_libreoffice_keeps_all_changes(
    samples: Path, need_program: Callable[[str], str], tmp_path: Path
) -> None:
    source = tmp_path / "redline.docx"
    source.write_bytes(write_redline(extract(samples / SOURCES[0]), "docx"))
    folder = tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        need_program("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(source)], capture_output=True, check=True, timeout=180)
    ours, theirs = read(source), read(folder / "redline.docx")
    assert texts(base_paragraphs(theirs)) == texts(base_paragraphs(ours))
    assert texts(proposed_paragraphs(theirs)) == texts(proposed_paragraphs(ours))


def test_mended_changes_count(tmp_path: Path) -> None:
    """A person who deletes a word of a recovered file with tracked changes on strikes it."""
    flattened = tmp_path / "flattened.txt"
    lines = (
        "MOD\tEUR/38A31/1",
        "RESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)",
        "Bells",
        "considering",
        "that bells ring loudly.",
    )
    flattened.write_text("\n".join(lines), encoding="utf-8")
    recovered = read_back(write_redline(extract(flattened), "docx"), tmp_path)
    paragraphs = list(recovered.document.paragraphs)
    index = next(n for n, p in enumerate(paragraphs) if "loudly" in p.text)
    mended = Paragraph(
        paragraphs[index].number, (Run("that bells ring"), Run(" loudly", "deleted"), Run("."))
    )
    paragraphs[index] = mended
    assert recovered.texts[0].records[-1].change == "kept"
    document = Document("mended.docx", "word", tuple(paragraphs), "0" * 64)
    again = read_back(write_redline(_extracted(document), "docx"), tmp_path, "mended.docx")
    assert again.texts[0].identifier == "EUR/38A31/1"
    assert [(s.sign, s.text) for s in again.texts[0].records[-1].segments] == [
        ("=", "that bells ring"),
        ("-", " loudly"),
        ("=", "."),
    ]


def _extracted(document: Document) -> Extraction:
    from itugraph.extraction import extract_document

    return extract_document(document)


def test_runs_of_the_notation() -> None:
    assert [(r.text, r.status) for r in runs("a {-b-}{+c+}")] == [
        ("a ", "kept"),
        ("b", "deleted"),
        ("c", "inserted"),
    ]
