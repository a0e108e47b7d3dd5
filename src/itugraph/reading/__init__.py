"""A file (Word, PDF, HTML, text, Akoma Ntoso) read into a `Document`: paragraphs of runs.

Each run is kept, inserted or deleted, or, in a flattened file, undecided.
"""

from pathlib import Path

from itugraph.model import Document, InputError
from itugraph.reading.recognize import recognize
from itugraph.reading.text import read_text
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs

__all__ = ["base_paragraphs", "proposed_paragraphs", "read", "read_bytes", "read_text"]

MAX_BYTES = 200_000_000
"""Bytes of the largest file that is read."""
MAX_PARAGRAPH = 2_000_000
"""Letters of the longest paragraph that is read: those of some 700 pages."""


def read(path: str | Path) -> Document:
    """Read one file into a `Document`.

    Raises `InputError`, one sentence, when the file is missing, unreadable, or not a document.
    """
    path = Path(path)
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise InputError(f"{path} has {size // 1_000_000} MB, more than the {limit} MB that are read.")
        data = path.read_bytes()
    except IsADirectoryError:
        raise InputError(f"{path} is a folder: give a file, or build the whole folder.") from None
    except FileNotFoundError:
        raise InputError(f"{path} does not exist: check the name.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    return read_bytes(data, path.name)


def read_bytes(data: bytes, source: str) -> Document:
    """Read the bytes of one file called `source`, whatever its name ends in.

    Raises `InputError`, one sentence, when they are not a document that can be read.
    """
    document = _read(data, source)
    for paragraph in document.paragraphs:
        if sum(len(run.text) for run in paragraph.runs) > MAX_PARAGRAPH:
            raise InputError(
                f"{source} has a paragraph of more than {MAX_PARAGRAPH:,} letters (number {paragraph.number}), as no "
                "text has: give it a line end after each clause."
            )
    return document


def _read(data: bytes, source: str) -> Document:
    form = recognize(data, source)
    # Each reader is imported when a file needs it: a command that reads none of them starts faster.
    match form:
        case "word":
            from itugraph.reading.word import read_word

            return read_word(data, source)
        case "html":
            from itugraph.reading.html import read_html

            return read_html(data, source)
        case "akoma-ntoso":
            from itugraph.reading.akoma_ntoso import read_akoma_ntoso

            return read_akoma_ntoso(data, source)
        case "pdf":
            from itugraph.reading.pdf import read_pdf

            return read_pdf(data, source)
        case "text":
            return read_text(data, source)
