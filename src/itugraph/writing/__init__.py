"""Word files and pages with tracked changes: takes what was read of documents, gives the bytes of a file.

A redline gives a document its tracked changes back; a comparison sets separate contributions on one instrument
side by side. What writes a form is only imported when that form is asked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from itugraph.model import Extraction, InputError
from itugraph.register import Register
from itugraph.writing.comparing import Comparison, compare
from itugraph.writing.contributions import read_contributions
from itugraph.writing.redline import Layout, Redline, redline_of, tables_of

__all__ = [
    "Comparison",
    "Form",
    "Layout",
    "Redline",
    "compare",
    "form_of",
    "read_contributions",
    "redline_of",
    "write_comparison",
    "write_redline",
]

Form = Literal["docx", "html"]


def form_of(output: str | Path) -> Form:
    """The form that a file's name asks for. Raises `InputError` where it is neither `.docx` nor `.html`."""
    for form in get_args(Form):
        if Path(output).suffix.lower() == f".{form}":
            return form  # type: ignore[no-any-return]  # one of the forms
    raise InputError(
        f"{output} ends in neither .docx nor .html: give the file to write one of these endings."
    )


def write_redline(
    extraction: Extraction, form: Form, layout: Layout = "sequence", register: Register | None = None
) -> bytes:
    """The redline of a document as a Word file or a web page (UTF-8); the same document gives the same bytes."""
    redline = redline_of(extraction, register)
    tables = tables_of(extraction) if layout == "table" else []
    if form == "html":
        from itugraph.writing.page import redline_page

        return redline_page(redline, tables).encode()
    if tables:
        from itugraph.writing.side_by_side import redline_table_word

        return redline_table_word(redline, tables)
    from itugraph.writing.word import redline_word

    return redline_word(redline)


def write_comparison(
    extractions: Sequence[Extraction], form: Form, register: Register | None = None
) -> bytes:
    """The proposals in documents side by side, as a Word file or a web page (UTF-8).

    Raises `InputError` where there are not two proposals on one instrument.
    """
    comparisons = compare(extractions, register)
    if form == "html":
        from itugraph.writing.page import comparison_page

        return comparison_page(comparisons).encode()
    from itugraph.writing.side_by_side import comparison_word

    return comparison_word(comparisons)
