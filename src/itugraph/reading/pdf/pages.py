"""The pages of a PDF as letters and strokes, read with PDFium."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

from itugraph.model import InputError

MAX_PAGES = 5_000
MAX_GLYPHS = 100_000
"""Letters on one page: a page set in the smallest print has about 10,000."""
MAX_OBJECTS = 50_000
"""Drawn objects of one page that are looked at for strokes."""

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st"}
_LINE_END_HYPHEN = "\x02"
_THIN = 3.0
_SHORTEST = 1.0
_PASSWORD = 4


class Glyph(NamedTuple):
    """A letter and its box: from left to right and from bottom to top, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    colour: int


class Stroke(NamedTuple):
    """A thin horizontal line or bar at `y`, in points."""

    left: float
    right: float
    y: float
    colour: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its letters in the order in which the file draws them. Colours are 0xRRGGBB."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Stroke]
    links: list[tuple[float, float, float, float]]
    fonts: dict[int, str]
    has_pictures: bool


def read_pages(data: bytes, source: str) -> Iterator[Page]:
    """The pages of a PDF in order. Raises InputError if it is damaged, has a password or is too long."""
    try:
        import pypdfium2
        import pypdfium2.raw as pdfium
    except ImportError:
        raise InputError(
            f"{source} is a PDF, and reading PDF needs the package pypdfium2: install itugraph[pdf]."
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(f"{source} is protected by a password: save it without one and read it again.") from None
        raise InputError(f"{source} is a damaged or truncated PDF: get it again, or print it to PDF anew.") from None
    with closing(document):
        if count > MAX_PAGES:
            raise InputError(f"{source} has {count} pages, more than the {MAX_PAGES} that are read: split it.")
        for number in range(count):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                raise InputError(f"{source} is a damaged PDF (page {number + 1}): print it to PDF anew.") from None
            with closing(page):
                yield _read_page(page, number, source, pdfium)


def _read_page(page: Any, number: int, source: str, pdfium: Any) -> Page:
    width, height = page.get_size()
    strokes, has_pictures = _strokes(page, pdfium)
    text_page = page.get_textpage()
    with closing(text_page):
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_GLYPHS:
            raise InputError(f"{source} has {count} letters on page {number + 1}, which no printed page has.")
        glyphs = _glyphs(text_page, count, bool(strokes), pdfium)
        fonts = {}
    return Page(number, width, height, glyphs, strokes, _links(page, pdfium), fonts, has_pictures)


def _glyphs(text_page: Any, count: int, coloured: bool, pdfium: Any) -> list[Glyph]:
    """The letters of a page. Blanks are left out: how far letters stand apart tells more reliably."""
    unicode_of, box_of, colour_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetFillColor,
    )
    box = pdfium.FS_RECTF()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    glyphs: list[Glyph] = []
    for index in range(count):
        code = unicode_of(text_page, index)
        if code <= 0x20 and code != 2:
            continue
        if not box_of(text_page, index, box):
            continue
        if coloured:
            colour_of(text_page, index, red, green, blue, alpha)
        colour = red.value << 16 | green.value << 8 | blue.value if coloured else 0
        text = "-" if code == 2 else chr(code) if code < 0x110000 else "\ufffd"
        glyphs.append(Glyph(_LIGATURES.get(text, text), box.left, box.right, box.bottom, box.top, colour))
    return glyphs
