"""The package of a mended Word file: its comments, and all other parts, stay as they were or hold what they must."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from mending_files import (
    AT,
    DUBAI,
    STRICT,
    W,
    inserted,
    mend,
    mended,
    packed,
    part,
    parts_of,
    relations,
    root_of,
    run,
    sides,
    word_file,
)

from itugraph.model import Edit, InputError
from itugraph.writing.mending import Mend


def test_each_mend_has_a_comment_that_says_why() -> None:
    data = word_file(run("at Geneva, 2015;"), run("in 2015 & 2016".replace("&", "&amp;")))
    result = mended(
        data, mend(data, 1, AT, DUBAI, "ITU201: old"), mend(data, 2, "2015", "2023", "ITU203: <past> & gone")
    )
    comments = etree.fromstring(part(result.data, "word/comments.xml"))
    texts = ["".join(str(text) for text in comment.itertext()) for comment in comments]
    assert texts == ["ITU201: old", "ITU203: <past> & gone"]
    assert {comment.get(f"{{{W}}}author") for comment in comments} == {"itugraph"}
    root = root_of(result.data)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [one.get(f"{{{W}}}id") for one in root.iter(f"{{{W}}}{tag}")] == ["0", "1"]
    with zipfile.ZipFile(io.BytesIO(result.data)) as archive:
        assert 'PartName="/word/comments.xml"' in archive.read("[Content_Types].xml").decode()
        assert 'Target="comments.xml"' in archive.read("word/_rels/document.xml.rels").decode()


def test_pandoc_finds_the_comments(need_program: Callable[[str], str], tmp_path: Path) -> None:
    data = word_file(run("at (Geneva, 2015) and ") + inserted(run("lamps,bells")))
    result = mended(
        data, mend(data, 1, AT, DUBAI, "one"), mend(data, 1, "lamps,bells", "lamps, bells", "two")
    )
    (tmp_path / "a.docx").write_bytes(result.data)
    done = subprocess.run(
        [need_program("pandoc"), "--track-changes=all", "-t", "native", "a.docx"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert re.findall(r'comment-start.*?"author"\s*,\s*"(\w+)"', done.stdout, re.DOTALL) == ["itugraph"] * 2


@pytest.mark.parametrize(
    "there",
    [
        f'<w:comments xmlns:w="{W}"><w:comment w:id="4" w:author="Ana"><w:p/></w:comment></w:comments>',
        f'<x:comments xmlns:x="{W}"><x:comment x:author="Ana" x:id="4"><x:p/></x:comment></x:comments>\n',
        f'<comments xmlns="{W}" xmlns:w="{W}"><comment w:id="4" w:author="Ana"><p/></comment></comments>',
    ],
)
def test_comments_that_are_there_stay(there: str) -> None:
    parts = parts_of(run("in 2015"))
    parts["word/comments.xml"] = there
    parts["word/_rels/document.xml.rels"] = relations("numbering=numbering.xml", "comments=comments.xml")
    data = packed(parts)
    result = mended(data, mend(data, 1, "2015", "2023"))
    comments = etree.fromstring(part(result.data, "word/comments.xml"))
    told = [(comment.get(f"{{{W}}}id"), comment.get(f"{{{W}}}author")) for comment in comments]
    assert told == [("4", "Ana"), ("5", "itugraph")]
    assert changed(data, result.data) == ["word/comments.xml", "word/document.xml"] or changed(
        data, result.data
    ) == ["[Content_Types].xml", "word/comments.xml", "word/document.xml"]


def test_an_empty_part_of_comments() -> None:
    parts = parts_of(run("in 2015"))
    parts["word/comments.xml"] = f'<w:comments xmlns:w="{W}"/>'
    parts["word/_rels/document.xml.rels"] = relations("comments=comments.xml")
    data = packed(parts)
    result = mended(data, mend(data, 1, "2015", "2023"))
    assert len(etree.fromstring(part(result.data, "word/comments.xml"))) == 1


def changed(before: bytes, after: bytes) -> list[str]:
    """The parts that differ, or are new."""
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert set(old.namelist()) <= set(new.namelist())
        return sorted(
            name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)
        )


def test_other_parts_are_taken_over_as_they_are() -> None:
    data = word_file(run("in 2015"))
    result = mended(data, mend(data, 1, "2015", "2023"))
    assert changed(data, result.data) == [
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    ]
    without_note = mended(data, mend(data, 1, "2015", "2023", note=""))
    assert changed(data, without_note.data) == ["word/document.xml"]


def rewritten(data: bytes, change: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    document = parts["word/document.xml"]
    assert isinstance(document, bytes)
    parts["word/document.xml"] = change(document.decode()).encode(encoding)
    return packed(parts)


@pytest.mark.parametrize(
    ("form", "encoding"),
    [
        pytest.param(lambda text: text.replace("w:", "word:").replace(":w=", ":word="), "utf-8", id="prefix"),
        pytest.param(
            lambda text: re.sub(r"(</?)w:", r"\1", text).replace("<document ", f'<document xmlns="{W}" '),
            "utf-8",
            id="no prefix",
        ),
        pytest.param(lambda text: text.replace(W, STRICT), "utf-8", id="strict"),
        pytest.param(lambda text: text.replace("UTF-8", "UTF-16"), "utf-16", id="utf-16"),
        pytest.param(lambda text: text, "utf-8-sig", id="byte order mark"),
        pytest.param(
            lambda text: text.replace("<w:p>", '<w:p w:rsidR="a > b">').replace("<w:r>", "<w:r w:rsidR='>'>"),
            "utf-8",
            id="values that look like the end of a tag",
        ),
    ],
)
def test_other_ways_to_write_the_same(form: Callable[[str], str], encoding: str) -> None:
    content = (
        run("R\u00e9solution at (Geneva, ") + inserted(run("2015, ", "<w:i/>") + run("lamps")) + run(");")
    )
    data = rewritten(word_file(content), form, encoding)
    result = mended(data, mend(data, 1, "2015", "2023"), mend(data, 1, "lamps", "bells"))
    assert result.reasons == (None, None)
    assert sides(result.data) == (
        ["R\u00e9solution at (Geneva, );"],
        ["R\u00e9solution at (Geneva, 2023, bells);"],
    )


def test_a_bomb_in_another_part_is_refused() -> None:
    parts = parts_of(run("in 2015"))
    data = packed(parts | {f"word/media/{n}.bin": bytes(2**28) for n in range(5)})
    with pytest.raises(InputError, match="no ordinary Word file"):
        mended(data, mend(data, 1, "2015", "2023"))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK not a zip", "damaged"),
        (packed({"a.txt": "x"}), "without a Word document"),
        (
            rewritten(word_file(run("a")), lambda text: f'<!DOCTYPE w [<!ENTITY e "x">]>{text[text.index("<w:") :]}'),
            "XML entities",
        ),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_as_in_reading(content: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        mended(content, Mend(1, (Edit(0, 1, "b"),)))
