"""The pages of a PDF as letters and strokes, read with PDFium."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, NamedTuple

from itugraph.model import InputError
from itugraph.reading.symbols import plain

MAX_PAGES = 5_000
MAX_GLYPHS = 100_000
"""Letters on one page: a page set in the smallest print has about 10,000."""
MAX_LETTERS = 20_000_000
"""Letters of one document: 5,000 pages of 4,000."""
MAX_LINKS = 1_000
MAX_STROKES = 5_000
"""Strokes of one page: where there are more, they draw a map or a chart, and not changes."""
MAX_OBJECTS = 50_000
"""Drawn objects of one page that are looked at for strokes."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
}
_LINE_END_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""
_THIN = 3.0
_SHORTEST = 1.0


class Ink(NamedTuple):
    """How letters are set: size in points, colour as 0xRRGGBB, name of the font."""

    size: float
    colour: int
    font: str


class Glyph(NamedTuple):
    """A letter from left to right on its baseline, in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float
    ink: Ink


class Stroke(NamedTuple):
    """A thin horizontal line or bar at `y`, in points."""

    left: float
    right: float
    y: float
    colour: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page, its letters in the order in which the file draws them; `links` are boxes as (l, b, r, t)."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Stroke]
    links: list[tuple[float, float, float, float]]
    has_pictures: bool


def read_pages(data: bytes, source: str) -> Iterator[Page]:
    """The pages of a PDF in order. Raises InputError if it is damaged, has a password or is too long."""
    try:
        import pypdfium2
        import pypdfium2.raw as pdfium
    except ImportError:
        raise InputError(
            f"{source} is a PDF, and reading PDF needs the package pypdfium2: install it with pip."
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise InputError(
                f"{source} is protected by a password: save it without one and read it again."
            ) from None
        raise InputError(
            f"{source} is a damaged or truncated PDF: get it again, or print it to PDF anew."
        ) from None
    with closing(document):
        if count > MAX_PAGES:
            raise InputError(
                f"{source} has {count} pages, more than the {MAX_PAGES} that are read: split it."
            )
        for number in range(count):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:
                raise InputError(
                    f"{source} is a damaged PDF (page {number + 1}): print it to PDF anew."
                ) from None
            with closing(page):
                yield _read_page(page, number, source, pdfium)


def _read_page(page: Any, number: int, source: str, pdfium: Any) -> Page:
    width, height = page.get_size()
    text_page = page.get_textpage()
    with closing(text_page):
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_GLYPHS:
            raise InputError(f"{source} has {count} letters on page {number + 1}, which no printed page has.")
        glyphs = _glyphs(text_page.raw, count, pdfium)
    strokes, has_pictures = _strokes(page, pdfium)
    links = _links(page, pdfium) if strokes else []
    return Page(number, width, height, glyphs, strokes, links, has_pictures)


def _glyphs(text_page: Any, count: int, pdfium: Any) -> list[Glyph]:
    """The letters and typed blanks of a page."""
    box, x, baseline = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    inks: dict[int, Ink] = {}
    glyphs: list[Glyph] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code < 0x20 and code != _LINE_END_HYPHEN:
            continue
        if code == 0x20 and pdfium.FPDFText_IsGenerated(text_page, index):
            continue
        drawn = pdfium.FPDFText_GetTextObject(text_page, index)
        if not drawn or not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, baseline)
        key = ctypes.addressof(drawn.contents)
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = _ink(drawn, pdfium)
        text = "-" if code == _LINE_END_HYPHEN else plain(chr(code)) if code < 0x110000 else "\ufffd"
        glyphs.append(Glyph(_LIGATURES.get(text, text), box.left, box.right, baseline.value, ink))
    return glyphs


def _ink(drawn: Any, pdfium: Any) -> Ink:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(drawn, size)
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    font = pdfium.FPDFTextObj_GetFont(drawn)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    scale = math.hypot(matrix.b, matrix.d) or 1.0
    return Ink(
        abs(size.value * scale) or 1.0,
        _colour(drawn, pdfium.FPDFPageObj_GetFillColor),
        name.value.decode("latin-1"),
    )


def _colour(drawn: Any, getter: Any) -> int:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    getter(drawn, red, green, blue, alpha)
    return red.value << 16 | green.value << 8 | blue.value


def _strokes(page: Any, pdfium: Any) -> tuple[list[Stroke], bool]:
    """The thin horizontal strokes of a page, and whether it has pictures."""
    strokes: list[Stroke] = []
    has_pictures = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_pictures = True
        if kind != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
        if top.value - bottom.value > _THIN or right.value - left.value < max(
            _SHORTEST, top.value - bottom.value
        ):
            continue
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroked)
        getter = pdfium.FPDFPageObj_GetStrokeColor if stroked.value else pdfium.FPDFPageObj_GetFillColor
        y = (top.value + bottom.value) / 2
        strokes.append(Stroke(left.value, right.value, y, _colour(drawn, getter)))
    return strokes if len(strokes) <= MAX_STROKES else [], has_pictures


def _links(page: Any, pdfium: Any) -> list[tuple[float, float, float, float]]:
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    links: list[tuple[float, float, float, float]] = []
    while pdfium.FPDFLink_Enumerate(page, position, link) and len(links) < MAX_LINKS:
        if pdfium.FPDFLink_GetAnnotRect(link, box):
            links.append((box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))
    return links
