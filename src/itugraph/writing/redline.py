"""The redline of a document: its proposals one after another or side by side, with what a reader must know."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from itugraph.model import ExtractedText, Extraction
from itugraph.register import Register, load_register
from itugraph.writing.aligning import Row, align, clauses_of
from itugraph.writing.first_page import FirstPage, first_page
from itugraph.writing.paragraphs import Block, outside_blocks, text_blocks

Layout = Literal["sequence", "table"]
"""Proposals one after another, or side by side in a table, one proposal a column."""

NOTE = "Inferred: the source had lost its tracked changes, so this one was worked out from the wording."
OPENING_NOTE = (
    "All changes in this proposal are inferred, as its source had lost its tracked changes. "
    "Mend them here, with tracked changes on, where they are wrong: a mended file counts before the flattened one."
)


@dataclass(frozen=True, slots=True)
class Redline:
    """What is written: a first page if the document has one, what stands outside the texts, and the texts."""

    title: str
    first_page: FirstPage | None
    before: tuple[Block, ...]
    texts: tuple[tuple[Block, ...], ...]
    after: tuple[Block, ...]
    inferred: bool

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All paragraphs in order."""
        return (*self.before, *(block for text in self.texts for block in text), *self.after)


def redline_of(extraction: Extraction, register: Register | None = None) -> Redline:
    """The redline of a document that was read."""
    page = first_page(extraction, register or load_register())
    before, after = outside_blocks(extraction, page.lines if page else ())
    inferred = extraction.document.flattened
    texts: list[tuple[Block, ...]] = []
    for text in extraction.texts:
        blocks = text_blocks(extraction, text)
        if inferred:
            blocks = [_noted(block, is_first=index == 0) for index, block in enumerate(blocks)]
        if blocks and texts:
            blocks[0] = replace(blocks[0], opens_page=True)
        texts.append(tuple(blocks))
    return Redline(title_of(extraction.texts), page, tuple(before), tuple(texts), tuple(after), inferred)


@dataclass(frozen=True, slots=True)
class RedlineTable:
    """The proposals on one instrument side by side: the identifiers of the columns, and the rows."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_of(extraction: Extraction) -> list[RedlineTable]:
    """The proposals of a document side by side, a table an instrument, the line that opens each in the first row."""
    found: dict[str, list[ExtractedText]] = {}
    for index, text in enumerate(extraction.texts):
        found.setdefault(text.instrument or str(index), []).append(text)
    return [
        RedlineTable(
            tuple(text.identifier or instrument_name(text) for text in texts),
            tuple(align([clauses_of(extraction, text) for text in texts])),
        )
        for texts in found.values()
    ]


def _noted(block: Block, *, is_first: bool) -> Block:
    if block.changed:
        return replace(block, note=f"{NOTE} Line {block.place} of the source." if block.place else NOTE)
    return replace(block, note=OPENING_NOTE) if is_first else block


def title_of(texts: Sequence[ExtractedText]) -> str:
    """What a document of these texts is called: `Proposals on WTSA Resolution 98: APT/37A28/1, EUR/38A31/1`."""
    instruments = {instrument_name(text) for text in texts}
    named = ", ".join(text.identifier for text in texts if text.identifier)
    about = f" on {instruments.pop()}" if len(instruments) == 1 else ""
    what = "Proposals" if len(texts) > 1 else "Proposal"
    if not named:
        return about.removeprefix(" on ") or "Resolutions"
    return f"{what}{about}: {named}"


def instrument_name(text: ExtractedText) -> str:
    """The instrument that a text changes or is, as a person would say it."""
    named = " ".join(part for part in (text.body, text.kind, text.number) if part)
    return named or "an instrument without a number"
