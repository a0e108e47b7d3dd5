"""A file is known by its content, and what is not read is refused with what to do instead."""

import pytest
from word_builder import docx, p, packed, parts

from itugraph.model import Form, InputError
from itugraph.reading.recognize import recognize

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\x00" * 100


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (docx(p("a")), "word"),
        (b"%PDF-1.7\n...", "pdf"),
        (b"\xef\xbb\xbf  \n%PDF-1.4", "pdf"),
        (b"<!DOCTYPE html><html><p>a</p>", "html"),
        (b"<!doctype HTML>\n<title>x</title>", "html"),
        (b'<?xml version="1.0"?>\n<!-- c --><html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        (b"<p>a <ins>b</ins></p>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b'<akomaNtoso xmlns="x">', "akoma-ntoso"),
        (b'<?xml version="1.0"?><an:akomaNtoso xmlns:an="x">', "akoma-ntoso"),
        (b"RESOLUTION 98 (Hammamet, 2016)\n", "text"),
        ("Résolution 98".encode(), "text"),
        ("Résolution 98".encode("cp1252"), "text"),
        ("RESOLUTION 98".encode("utf-16"), "text"),
        (b"<1> a note, not markup", "text"),
        (b"<name> stands for a name", "text"),
        (b"MZ is how this text begins", "text"),
        (b"a\tb\x0cc\r\n", "text"),
    ],
)
def test_forms(data: bytes, form: Form) -> None:
    assert recognize(data, "misleading.pdf") == form


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x00" * 99, "is empty"),
        (ole("WordDocument"), "old Word file.*save it as .docx"),
        (ole("EncryptedPackage"), "password"),
        (ole("Workbook"), "spreadsheet"),
        (ole("PowerPoint Document"), "PowerPoint"),
        (OLE, "old Office program"),
        (packed({"xl/workbook.xml": "x", "[Content_Types].xml": "x"}), "spreadsheet"),
        (packed({"ppt/presentation.xml": "x"}), "presentation"),
        (packed({"mimetype": "x", "content.xml": "x"}), "OpenDocument.*save it as .docx"),
        (packed({"mimetype": "x", "META-INF/container.xml": "x"}), "EPUB"),
        (packed({"a.txt": "x"}), "zip archive"),
        (docx(p("a"))[:300], "truncated"),
        (rb"{\rtf1\ansi x}", "RTF.*save it as .docx"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"\x7fELF\x02", "program"),
        (b"MZ\x90\x00", "program"),
        (bytes(range(256)) * 9, "binary"),
        (b"abc\x00def", "binary"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "Word document as one XML file"),
        (b'<?xml version="1.0"?><svg/>', "XML of the kind <svg>"),
        (b"<rss><channel/></rss>", "XML of the kind <rss>"),
    ],
)
def test_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        recognize(data, "some.docx")
    message = str(caught.value)
    assert message.startswith("some.docx is ")
    assert message.endswith(".")
    assert "\n" not in message


def test_office_parts_decide_and_not_the_name() -> None:
    files = {f"xl/{name}" if name.startswith("word/") else name: "x" for name in parts(p("a"))}
    with pytest.raises(InputError, match="spreadsheet"):
        recognize(packed(files), "a.docx")
