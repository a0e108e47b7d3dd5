"""Word files: takes the bytes of a `.docx`, gives a `Document` with the tracked changes that the file has."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from itugraph.model import COMPARISON, RECOVERED_BY, Document, InputError
from itugraph.reading.drafts import Draft, numbered
from itugraph.reading.first_page import read_metadata
from itugraph.reading.origins import Piece, aligned
from itugraph.reading.word.blocks import BLOCKS, BlockReader, Parts
from itugraph.reading.word.names import BODY, R, w
from itugraph.reading.word.numbering import read_lists
from itugraph.reading.word.origins import Origins
from itugraph.reading.word.package import Package, damage_reported
from itugraph.reading.word.runs import NoteReference
from itugraph.reading.word.styles import read_styles

__all__ = ["read_origins", "read_word"]

_NOTE_TAGS = {"footnotes": w("footnote"), "endnotes": w("endnote")}


def read_word(file: Path | bytes, source: str | None = None) -> Document:
    """Read a `.docx` (or `.docm`, `.dotx`; macros are ignored), given by path or as its bytes.

    The paragraphs stand in reading order: the body, with the text of text boxes after the paragraph they hang
    on, then the footnotes and endnotes in the style `FootnoteText`. Raises InputError if the file is damaged,
    encrypted, too big, or no Word document.
    """
    data = file if isinstance(file, bytes) else file.read_bytes()
    source = source or ("the Word file" if isinstance(file, bytes) else file.name)
    with damage_reported(source):
        package = Package(data, source)
        _refuse_own(package)
        drafts = _drafts(package)
    paragraphs = numbered(drafts)
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, "word", paragraphs, digest, metadata=read_metadata(paragraphs))


def _refuse_own(package: Package) -> None:
    """Raises InputError for a file of this program that sets documents side by side: it would count them twice."""
    properties = package.properties()
    if properties.get("creator") == RECOVERED_BY and properties.get("category") == COMPARISON:
        raise InputError(
            f"{package.source} is a comparison that itugraph made: give the contributions it was made from."
        )


def read_origins(package: Package) -> tuple[tuple[Piece, ...], ...]:
    """Where the text of each paragraph that `read_word` gives comes from in the main part.

    The texts of the pieces of a paragraph are its text. Raises InputError as `read_word` does.
    """
    with damage_reported(package.source):
        root = package.parsed(package.main)
        body = None if root is None else root.find(BODY)
        blocks = [] if body is None else [block for block in body if block.tag in BLOCKS]
        runs = [] if root is None else root.iter(R)
        drafts = _drafts(package, blocks, Origins({run: ordinal for ordinal, run in enumerate(runs)}))
    return tuple(aligned(draft.text, draft.pieces) for draft in drafts)


def _drafts(
    package: Package, blocks: Iterable[etree._Element] | None = None, origins: Origins | None = None
) -> list[Draft]:
    styles = read_styles(package.related("styles"))
    reader = BlockReader(Parts(styles, read_lists(package.related("numbering"), styles)), origins)
    drafts = reader.read(package.blocks(BLOCKS) if blocks is None else blocks)
    return drafts + _notes(package, reader)


def _notes(package: Package, reader: BlockReader) -> list[Draft]:
    """The notes that the text refers to, each once, in the order of their references."""
    references: dict[tuple[str, str], NoteReference] = {}
    for note in reader.notes:
        references.setdefault((note.kind, note.id), note)
    found: dict[tuple[str, str], etree._Element] = {}
    for kind in {kind for kind, _ in references}:
        root = package.related(kind)
        for element in () if root is None else root.iterfind(_NOTE_TAGS[kind]):
            found.setdefault((kind, element.get(w("id"), "")), element)
    drafts: list[Draft] = []
    for key, reference in references.items():
        if key in found:
            drafts += reader.read_note(found[key], reference.tracking)
    return drafts
