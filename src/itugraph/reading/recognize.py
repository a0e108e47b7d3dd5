"""Telling what a file is by its content; its name is only used to speak of it."""

import re

from itugraph.model import Form, InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAVE_AS_WORD = "open it in Word or LibreOffice and save it as .docx"
_OTHER_FORMATS = (
    (b"{\\rtf", f"an RTF file: {_SAVE_AS_WORD}"),
    (b"\x1f\x8b", "a compressed (gzip) file: unpack it and read what is inside"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed (7z) archive: unpack it and read what is inside"),
    (b"Rar!", "a compressed (RAR) archive: unpack it and read what is inside"),
    (b"\x89PNG", "a picture: recognize its text (OCR) first"),
    (b"\xff\xd8\xff", "a picture: recognize its text (OCR) first"),
    (b"GIF8", "a picture: recognize its text (OCR) first"),
    (b"II*\x00", "a picture: recognize its text (OCR) first"),
    (b"MM\x00*", "a picture: recognize its text (OCR) first"),
    (b"%!PS", "a PostScript file: print it to PDF first"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_MAGIC_NEEDS_NUL = frozenset({b"MZ"})
_LEGACY = (
    ("EncryptedPackage", "protected by a password: save it without one and read it again"),
    ("WordDocument", f"an old Word file (.doc): {_SAVE_AS_WORD}"),
    ("PowerPoint Document", "a PowerPoint presentation: give the text as a .docx file"),
    ("Workbook", "a spreadsheet: give the text as a .docx file"),
)
_OFFICE = (
    (("word/",), ""),
    (("xl/",), "a spreadsheet: give the text as a .docx file"),
    (("ppt/",), "a presentation: give the text as a .docx file"),
    (("content.xml",), f"an OpenDocument file: {_SAVE_AS_WORD}"),
    (("META-INF/container.xml",), "an e-book (EPUB): unpack it and read the pages inside"),
)
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HEAD = 65_536
_PROLOGUE = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_HTML_ELEMENTS = frozenset(
    {"html", "head", "body", "div", "p", "span", "ins", "del", "table", "ol", "ul", "dl", "br"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header"}
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b")
_PDF_WITHIN = 1_024


def recognize(data: bytes, name: str) -> Form:
    """The form of a file from its bytes. `name` is used in messages only.

    Raises InputError, with what to do instead, for an empty or binary file and for formats that are not read.
    """
    if not data.strip(b"\x00\t\n\r "):
        raise InputError(f"{name} is empty: there is nothing to read in it.")
    if data.startswith(_OLE):
        raise InputError(f"{name} is {_legacy(data)}.")
    if data.startswith(_ZIP):
        return _in_archive(data, name)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic) and (magic not in _MAGIC_NEEDS_NUL or b"\x00" in data[:_HEAD]):
            raise InputError(f"{name} is {what}.")
    head = _decoded(data)
    if head is None:
        raise InputError(f"{name} is a binary file: give a Word, PDF, HTML, Akoma Ntoso or text file.")
    return _markup(head, name)


def _legacy(data: bytes) -> str:
    for stream, what in _LEGACY:
        if stream.encode("utf-16-le") in data:
            return what
    return f"a file of an old Office program: {_SAVE_AS_WORD}"


def _in_archive(data: bytes, name: str) -> Form:
    import io
    import zipfile  # slow to import, and most commands read no archive

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(
            f"{name} is a truncated or damaged Word file or archive: get it again or save it again from Word."
        ) from error
    for beginnings, refusal in _OFFICE:
        if any(part.lstrip("/").startswith(beginnings) for part in parts):
            if refusal:
                raise InputError(f"{name} is {refusal}.")
            return "word"
    if "[Content_Types].xml" in parts:
        return "word"
    raise InputError(f"{name} is a zip archive: unpack it and give the folder.")


def _decoded(data: bytes) -> str | None:
    """The head of a text file, well enough to look for markup; None if it is binary."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) : len(mark) + _HEAD].decode(encoding, "replace")
    head = data[:_HEAD]
    controls = sum(map(head.count, (bytes((code,)) for code in _CONTROLS)))
    if b"\x00" in head or controls * 50 > len(head):
        return None
    return head.decode("utf-8", "replace")


def _markup(head: str, name: str) -> Form:
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    root = _ROOT.match(head, start)
    if root is None:
        return "text"
    element = root[1]
    if element == "akomaNtoso":
        return "akoma-ntoso"
    if element.lower() in _HTML_ELEMENTS or re.search(r"<!DOCTYPE\s+html", head[:start], re.IGNORECASE):
        return "html"
    if element in ("package", "wordDocument"):
        raise InputError(f"{name} is a Word document as one XML file: {_SAVE_AS_WORD}.")
    if "<?xml" in head[:start] or re.search(rf"</{re.escape(element)}\s*>|\sxmlns", head):
        raise InputError(
            f"{name} is XML of the kind <{element[:40]}>, which is not read: give HTML or Akoma Ntoso."
        )
    return "text"
