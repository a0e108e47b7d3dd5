"""Broken and hostile Word files end in one sentence, quickly and in little memory."""

import io
import random
import struct
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_builder import NAMESPACES, WHO, cell, document, docx, ins, p, packed, parts, r, raw, row, table
from word_cases import CASES, Case

from itugraph.model import InputError, ItugraphError
from itugraph.reading.word import read_word
from itugraph.reading.word.package import MAX_PARTS


def changed(name: str, content: str | bytes) -> bytes:
    """A Word file with one part replaced."""
    files: dict[str, str | bytes] = {**parts(p("a"))}
    files[name] = content
    return packed(files)


def without(name: str) -> bytes:
    return packed({key: content for key, content in parts(p("a")).items() if key != name})


def declared(size: int) -> bytes:
    """A Word file whose directory says that the document has another size than it has."""
    data = docx(p("a"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
        start = data.index(b"PK\x01\x02")
        while data[start + 46 : start + 46 + len(info.filename)] != info.filename.encode():
            start = data.index(b"PK\x01\x02", start + 4)
    return data[: start + 24] + struct.pack("<L", size) + data[start + 28 :]


def with_flag(flag: int) -> bytes:
    """A Word file whose parts say in their headers that they are encrypted."""
    data = bytearray(docx(p("a")))
    position = data.find(b"PK\x01\x02")
    while position >= 0:
        data[position + 8] |= flag
        position = data.find(b"PK\x01\x02", position + 4)
    position = data.find(b"PK\x03\x04")
    while position >= 0:
        data[position + 6] |= flag
        position = data.find(b"PK\x03\x04", position + 4)
    return bytes(data)


BILLION_LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)
DEEP = "<w:tbl><w:tr><w:tc>" * 2_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 2_000

REFUSED = {
    "no archive": (b"PK\x03\x04 and nothing more", "damaged"),
    "truncated": (docx(p("a"))[:-40], "damaged"),
    "half": (docx(p("a" * 9_999))[:1_000], "damaged"),
    "password on the parts": (with_flag(1), "password"),
    "without a document": (without("word/document.xml"), "without a Word document"),
    "XML cut off": (changed("word/document.xml", document(p("a"))[:-30]), "damaged"),
    "empty document part": (changed("word/document.xml", ""), "damaged"),
    "XML of another kind": (changed("word/styles.xml", "no XML"), "damaged"),
    "entities": (changed("word/document.xml", BILLION_LAUGHS), "entities"),
    "entities in the styles": (changed("word/styles.xml", BILLION_LAUGHS), "entities"),
    "deep nesting": (docx(DEEP), "excessive XML"),
    "huge paragraph": (docx(p("x " * 25_000_000)), "excessive XML|times its size"),
    "bomb": (changed("word/document.xml", document(p("x") * 1_500_000)), "times its size|MiB"),
    "bomb in the styles": (changed("word/styles.xml", b" " * 300_000_000), "MiB|times its size"),
    "larger than declared": (declared(10), "damaged"),
    "smaller than declared": (declared(2**31), "MiB"),
    "number that is none": (
        docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/></w:numPr></w:pPr></w:p>'),
        "impossible",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_sentence(name: str) -> None:
    data, reason = REFUSED[name]
    started = time.process_time()
    with pytest.raises(InputError, match=reason) as caught:
        read_word(data, "bad.docx")
    message = str(caught.value)
    assert message.startswith("bad.docx ")
    assert message.endswith(".")
    assert "\n" not in message
    assert time.process_time() - started < 10


def test_too_many_parts() -> None:
    files = {**parts(p("a")), **{f"word/media/{number}.png": "" for number in range(MAX_PARTS)}}
    with pytest.raises(InputError, match="parts"):
        read_word(packed(files), "bad.docx")


def test_a_bomb_costs_little_memory() -> None:
    data = changed("word/document.xml", b"\x00" * 300_000_000)
    tracemalloc.start()
    with pytest.raises(InputError):
        read_word(data, "bomb.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000_000


def test_bombs_in_parts_that_are_not_read_do_no_harm() -> None:
    data = changed("word/media/image1.png", b"\x00" * 100_000_000)
    assert read_word(data).paragraphs[0].text == "a"


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on the loopback interface, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_outside_the_file_is_fetched(listener: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = listener
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    for target in (f"{address}/entity", secret.as_uri()):
        declaration = f'?><!DOCTYPE x SYSTEM "{target}.dtd" [<!ENTITY e SYSTEM "{target}">]>'
        xml = document(p("entity")).replace("?>", declaration, 1).replace(">entity<", ">&e;<")
        with pytest.raises(InputError, match="entities"):
            read_word(changed("word/document.xml", xml))
    relations = parts("")["word/_rels/document.xml.rels"].replace(
        'Target="styles.xml"', f'Target="{address}/styles.xml" TargetMode="External"'
    )
    assert read_word(changed("word/_rels/document.xml.rels", relations)).paragraphs[0].text == "a"
    assert asked == []


def test_parts_outside_the_package_are_not_looked_for() -> None:
    relations = parts("")["word/_rels/document.xml.rels"].replace("styles.xml", "../../../../etc/passwd")
    assert read_word(changed("word/_rels/document.xml.rels", relations)).paragraphs[0].text == "a"


def test_macros_are_ignored() -> None:
    assert read_word(changed("word/vbaProject.bin", b"\x00macro")).paragraphs[0].text == "a"


def test_styles_based_on_each_other() -> None:
    loop = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("xy", "yx")
    )
    data = packed(
        {**parts(p("a", style="x")), "word/styles.xml": f"<w:styles {NAMESPACES}>{loop}</w:styles>"}
    )
    assert [(paragraph.style, paragraph.text) for paragraph in read_word(data).paragraphs] == [("x", "a")]


def test_a_long_paragraph_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        data = docx(p("".join(r(f"{number**5}") + ins("c") for number in range(count))))
        started = time.process_time()
        read_word(data)
        return time.process_time() - started

    seconds(1_000)
    assert seconds(40_000) < 20 * seconds(4_000) + 0.5


@pytest.mark.parametrize("mark", ["del", "ins del"])
def test_many_joined_paragraphs_take_time_in_proportion(mark: str) -> None:
    words = "".join(p(str(number**5), mark=mark) for number in range(20_000))
    started = time.process_time()
    document = read_word(docx(words, p("end")))
    assert document.paragraphs[-1].text.endswith("end")
    assert time.process_time() - started < 10


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)


def _nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    around = st.sampled_from(
        ["ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "fldSimple"]
    )
    return st.builds(
        lambda tag, held: f"<w:{tag} {WHO}>{''.join(held)}</w:{tag}>", around, st.lists(children)
    )


_LEAVES = st.one_of(
    st.builds(r, _TEXTS),
    st.builds(lambda text: r(text, tag="delText"), _TEXTS),
    st.sampled_from(["tab", "br", "noBreakHyphen", "softHyphen", 'fldChar w:fldCharType="begin"']).map(
        lambda tag: raw(f"<w:{tag}/>")
    ),
)
_INLINE = st.recursive(_LEAVES, _nested, max_leaves=8)
_MARKS = st.sampled_from(["", "ins", "del", "ins del", "moveFrom", "moveTo"])
_LISTED = st.none() | st.tuples(st.integers(0, 6), st.integers(0, 9))
_PARAGRAPHS = st.builds(
    lambda content, mark, numbering: p(*content, mark=mark, numbering=numbering),
    st.lists(_INLINE, max_size=4),
    _MARKS,
    _LISTED,
)


def _tables(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(children, max_size=3).map(lambda blocks: cell(*blocks))
    rows = st.builds(
        lambda cells, change: row(*cells, properties=change),
        st.lists(cells, max_size=3),
        st.sampled_from(["", f"<w:ins {WHO}/>", f"<w:del {WHO}/>"]),
    )
    return st.lists(rows, max_size=3).map(lambda rows: table(*rows))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.recursive(_PARAGRAPHS, _tables, max_leaves=6), max_size=5))
def test_any_mixture_of_changes_is_read(blocks: list[str]) -> None:
    document = read_word(docx(*blocks))
    assert all(run.text for paragraph in document.paragraphs for run in paragraph.runs)
    assert [paragraph.number for paragraph in document.paragraphs] == list(
        range(1, len(document.paragraphs) + 1)
    )


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with some of them changed, cut out or doubled."""
    chance = random.Random(seed)
    result = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        position = chance.randrange(len(result))
        action = chance.randrange(3)
        if action == 0:
            result[position] = chance.randrange(256)
        elif action == 1:
            del result[position : position + chance.randint(1, 30)]
        else:
            result[position:position] = result[position : position + chance.randint(1, 30)]
    return bytes(result)


def refusal(data: bytes) -> str:
    """Why a file is not read; nothing if it is. Anything but a refusal in words is an error."""
    try:
        read_word(data)
    except ItugraphError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("case", CASES[:40:4], ids=lambda case: case.name)
def test_mutated_files_are_read_or_refused(case: Case) -> None:
    for seed in range(60):
        assert "\n" not in refusal(mutated(case.data, seed))


@pytest.mark.parametrize("seed", range(150))
def test_mutated_xml_is_read_or_refused(seed: int) -> None:
    case = CASES[seed % len(CASES)]
    with zipfile.ZipFile(io.BytesIO(case.data)) as archive:
        files: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(seed)
    name = chance.choice(sorted(files))
    files[name] = mutated(files[name], seed)
    assert "\n" not in refusal(packed(files))


def test_mutated_real_file_is_read_or_refused(shared: Path) -> None:
    data = (shared / "documents" / "word" / "WTSA16_Res1.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for seed in range(25):
        name = random.Random(seed).choice(["word/document.xml", "word/styles.xml", "word/numbering.xml"])
        assert "\n" not in refusal(packed({**files, name: mutated(files[name], seed)}))
