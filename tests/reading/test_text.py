"""Plain text files: what is read, and what is refused in one sentence."""

from pathlib import Path

import pytest

from itugraph.model import InputError
from itugraph.reading import read
from itugraph.reading.text import read_text

FLATTENED = "MOD\tEUR/38A31/1#36\nRESOLUTION 98 (Hammamet, 2016)\n"


@pytest.mark.parametrize(
    ("text", "flattened"),
    [
        (FLATTENED, True),
        ("RESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)\n", True),
        ("RESOLUTION 98 (Hammamet, 2016)\nrecalling\n", False),
    ],
)
def test_a_flattened_text_is_known_by_its_marks(text: str, flattened: bool) -> None:
    document = read_text(text.encode(), "a.txt")
    assert document.flattened is flattened
    assert {run.status for p in document.paragraphs for run in p.runs} == {
        "undecided" if flattened else "kept"
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_as_in_an_editor(end: str) -> None:
    document = read_text(end.join(["one", "", "three"]).encode(), "a.txt")
    assert [(p.number, p.text) for p in document.paragraphs] == [(1, "one"), (3, "three")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read(encoding: str) -> None:
    assert read_text("caf\u00e9".encode(encoding), "a.txt").paragraphs[0].text == "caf\u00e9"


def test_converter_residue_stands_apart() -> None:
    (paragraph,) = read_text(b"[bookmark: _Toc1]RESOLUTION 98", "a.txt").paragraphs
    assert [(run.status, run.text) for run in paragraph.runs] == [
        ("residue", "[bookmark: _Toc1]"),
        ("kept", "RESOLUTION 98"),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt is empty"),
        (b" \n\t\n", "a.txt is empty"),
        ("ok\ncaf\u00e9".encode("latin-1"), "a.txt is not UTF-8 text (line 2 has the byte 0xe9)"),
        (b"abc\0def", "a.txt is not a text but binary data"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        read_text(data, "a.txt")
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(("name", "sentence"), [("absent.txt", "does not exist"), (".", "is a folder")])
def test_a_name_that_is_no_file_is_refused(name: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=sentence):
        read(tmp_path / name)
