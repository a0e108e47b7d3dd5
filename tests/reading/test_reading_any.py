"""Whatever the bytes, reading gives a document or one sentence, by content and in time in proportion."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_builder import Text, pdf
from word_builder import dele, docx, ins, p, r

from itugraph.model import InputError, ItugraphError
from itugraph.reading import read, read_bytes
from itugraph.reading.style_names import style_key

HTML = b"<!DOCTYPE html><html><body><p>a <ins>b</ins></p><ol><li>x</li></ol><table><tr><td>c</td></tr></table></body>"
AKOMA_NTOSO = (
    b'<akomaNtoso xmlns="x"><statement><mainBody><paragraph><num>1</num><content><p>a <ins>b</ins></p></content>'
    b"</paragraph></mainBody></statement></akomaNtoso>"
)


@pytest.mark.parametrize(
    ("data", "form", "text"),
    [
        (docx(p("a ", ins("b"))), "word", "a b"),
        (pdf([Text(50, 500, "a b")]), "pdf", "a b"),
        (HTML, "html", "a b"),
        (AKOMA_NTOSO, "akoma-ntoso", "1\ta b"),
        (b"a b\n", "text", "a b"),
    ],
)
def test_files_are_read_by_content(data: bytes, form: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "named.xlsx"
    path.write_bytes(data)
    document = read(path)
    assert (document.source, document.form, document.paragraphs[0].text) == ("named.xlsx", form, text)


def refusal(data: bytes) -> str:
    """Why bytes are not read; nothing if they are. Anything but a refusal in words is an error."""
    try:
        read_bytes(data, "a file")
    except ItugraphError as error:
        return str(error)
    return ""


_HEADS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"<akomaNtoso>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_HEADS), st.binary(max_size=300))
def test_any_bytes(head: bytes, rest: bytes) -> None:
    assert "\n" not in refusal(head + rest)


_TAGS = [
    "p",
    "div",
    "ins",
    "del",
    "ol",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "br",
    "pre",
    "span class=insertion",
    "h2",
]
_TAGS += ["num", "content", "paragraph", "authorialNote", "recitals", "heading", "section role=doc-endnotes"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([b"<html>", b"<akomaNtoso>"]),
    st.lists(st.tuples(st.sampled_from(_TAGS), st.booleans(), st.text(max_size=3)), max_size=25),
)
def test_any_markup(head: bytes, pieces: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{'/' if closing else ''}{tag}>{text}" for tag, closing, text in pieces)
    assert "\n" not in refusal(head + body.encode("utf-8", "replace"))


@pytest.mark.parametrize("data", [HTML, AKOMA_NTOSO], ids=["html", "akoma-ntoso"])
def test_mutated_markup(data: bytes) -> None:
    for seed in range(200):
        chance = random.Random(seed)
        mutated = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            position = chance.randrange(len(mutated))
            mutated[position : position + chance.randint(0, 5)] = chance.randbytes(chance.randint(0, 3))
        assert "\n" not in refusal(bytes(mutated))


LONG = {
    "declaration without an end": b"<!DOCTYPE" + b"a" * 300_000,
    "comments without an end": b"<!--" * 100_000,
    "open elements": b"<html>" + b"<b>" * 100_000,
    "a word": b"MOD " + b"A" * 2_000_000,
    "blanks": b"<html><p>" + b" \n" * 1_000_000 + b"x",
    "changes": b"<html><p>" + b"<ins>a</ins>b" * 50_000,
    "a word in a PDF": pdf([Text(50, 500, "MOD " + "A" * 50_000)]),
    "numbers in a PDF": pdf([Text(50, 500, "1" * 50_000 + "x"), Text(50, 488, "x")]),
    "a word in Word": docx(p("MOD " + "".join(map(str, range(200_000))))),
    "text in neither version": docx(
        p("".join(r(str(n)) + f"<w:ins>{dele('x')}</w:ins>" for n in range(60_000))),
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_long_input_takes_no_long_time(name: str) -> None:
    started = time.process_time()
    assert "\n" not in refusal(LONG[name])
    assert time.process_time() - started < 15


def test_files_beyond_the_limit_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.docx"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    with pytest.raises(InputError, match="300 MB"):
        read(path)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Res_No", "resno"), ("ResNo", "resno"), ("Res-title", "restitle"), ("heading 1", "heading1")],
)
def test_style_names_are_compared_by_key(name: str, key: str) -> None:
    assert style_key(name) == key
