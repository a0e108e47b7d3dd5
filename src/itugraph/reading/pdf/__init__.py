"""PDF: takes the bytes of a file, gives a `Document`, with a printed redline read as deletions and insertions."""

import hashlib
import re
from pathlib import Path

from itugraph.model import Document, InputError
from itugraph.reading.drafts import FOOTNOTE_STYLE, Draft, closed, numbered
from itugraph.reading.first_page import read_metadata
from itugraph.reading.pdf.columns import in_reading_order
from itugraph.reading.pdf.furniture import (
    body_size,
    drop_note_marks,
    split_notes,
    without_balloons,
    without_running_heads,
)
from itugraph.reading.pdf.lines import Line, lines_of
from itugraph.reading.pdf.pages import MAX_LETTERS, read_pages
from itugraph.reading.pdf.paragraphs import paragraphs_of
from itugraph.reading.pdf.redline import status_by_marks

__all__ = ["read_pdf"]

_UNREADABLE = 0.3


def read_pdf(file: Path | bytes, source: str | None = None) -> Document:
    """Read a PDF, given by path or as its bytes.

    Paragraphs are put together from lines, running heads and page numbers are left out, words broken at line
    ends are joined, footnotes stand at the end in the style `FootnoteText`. Raises InputError if the file is
    damaged, protected by a password, or has no text and needs optical character recognition.
    """
    data = file if isinstance(file, bytes) else file.read_bytes()
    source = source or ("the PDF" if isinstance(file, bytes) else file.name)
    pages, widths, heights = _lines(data, source)
    pages = without_running_heads([without_balloons(lines) for lines in pages], heights)
    every_line = [line for lines in pages for line in lines]
    words = frozenset(
        re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in every_line).lower())
    )
    status_of = status_by_marks(every_line)
    size = body_size(pages)
    bodies: list[list[Line]] = []
    notes: list[Draft] = []
    for lines in pages:
        body, footnotes = split_notes(lines, size)
        if footnotes:
            drop_note_marks(body)
        bodies.append(body)
        for note in footnotes:
            notes += paragraphs_of(note, status_of, words)
    for draft in notes:
        draft.style = FOOTNOTE_STYLE
    drafts: list[Draft] = []
    for block in in_reading_order(bodies, widths):
        drafts += closed(paragraphs_of([line for line in block if line.spans], status_of, words))
    paragraphs = numbered([*drafts, *closed(notes)])
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, "pdf", paragraphs, digest, metadata=read_metadata(paragraphs))


def _lines(data: bytes, source: str) -> tuple[list[list[Line]], list[float], list[float]]:
    pages: list[list[Line]] = []
    widths: list[float] = []
    heights: list[float] = []
    letters = unreadable = 0
    for page in read_pages(data, source):
        pages.append(lines_of(page))
        widths.append(page.width)
        heights.append(page.height)
        letters += len(page.glyphs)
        if letters > MAX_LETTERS:
            raise InputError(f"{source} has more than {MAX_LETTERS:,} letters: split it and read the pieces.")
        unreadable += sum(
            glyph.text == "\ufffd" or "\ue000" <= glyph.text <= "\uf8ff" for glyph in page.glyphs
        )
    if not letters:
        raise InputError(
            f"{source} is a PDF without text, as a scanner makes it: recognize its text (OCR) first."
        )
    if unreadable > _UNREADABLE * letters:
        raise InputError(
            f"{source} is a PDF whose fonts do not tell its letters: recognize its text (OCR) first."
        )
    return pages, widths, heights
