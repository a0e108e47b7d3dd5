"""What adopted texts teach the register, and what their editions settle: citations that were unknown without them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from itugraph.extraction.adopted import edition_in
from itugraph.model import Citation, Extraction, Record, Reference
from itugraph.register import Heading, Register


def headings_of(extraction: Extraction, register: Register) -> Iterator[Heading]:
    """The headings of a document's adopted texts.

    Those of a document that lost its tracked changes are none: their number lines may hold two editions.
    """
    if extraction.document.flattened:
        return
    for text in extraction.texts:
        line = next((record for record in text.records if record.role == "numbering"), None)
        edition = edition_in(line.proposed_text, register) if line else None
        if text.identifier is None and text.kind and text.body and text.number and edition:
            yield Heading(text.kind, text.body, text.number, edition, text.title)


def settled(extraction: Extraction, register: Register) -> Extraction:
    """The extraction with every citation that was unknown resolved again by a register that knows more."""
    on = date.fromisoformat(extraction.date) if extraction.date else None
    changed = {
        id(record): settled_record
        for record in extraction.records
        if (settled_record := _settled_record(record, register, on)) != record
    }
    if not changed:
        return extraction
    texts = tuple(
        replace(text, records=tuple(changed.get(id(record), record) for record in text.records))
        for text in extraction.texts
    )
    return replace(
        extraction,
        texts=texts,
        records=tuple(changed.get(id(record), record) for record in extraction.records),
    )


def _settled_record(record: Record, register: Register, on: date | None) -> Record:
    citations = tuple(_settled_citation(citation, register, on) for citation in record.citations)
    return record if citations == record.citations else replace(record, citations=citations)


def _settled_citation(citation: Citation, register: Register, on: date | None) -> Citation:
    before, after = (_settled_side(side, register, on) for side in (citation.before, citation.after))
    return replace(citation, before=before, after=after)


def _settled_side(side: Reference | None, register: Register, on: date | None) -> Reference | None:
    if side is None or side.resolution != "unknown":
        return side
    return register.resolve(side.kind, side.body, side.number, side.edition, on)
