"""Reading contributions that are to be compared, so that flattened ones are recovered from each other."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from itugraph.extraction import AdoptedTexts, extract_document, text_of_lines
from itugraph.model import Document, ExtractedText, Extraction, Paragraph, ResolutionText
from itugraph.reading import read
from itugraph.register import Register, load_register
from itugraph.writing.aligning import clauses_of


def read_contributions(
    paths: Sequence[str | Path], base: str | Path | None = None, register: Register | None = None
) -> list[Extraction]:
    """What is in the files, in their order.

    A flattened one is recovered with what is best known of its base: the adopted text in the file `base`; else the
    base of a contribution on the same edition whose changes are tracked, or that edition itself where it is among
    the files; else the consensus of all flattened ones. Raises `InputError` for a file that cannot be read or
    holds no resolution or proposal.
    """
    register = register or load_register()
    documents = [read(path) for path in paths]
    found = {index: extract_document(d, register) for index, d in enumerate(documents) if not d.flattened}
    adopted = AdoptedTexts.of_file(base) if base is not None else _adopted(list(found.values()))
    found |= _recovered({index: d for index, d in enumerate(documents) if d.flattened}, register, adopted)
    return [found[index] for index in range(len(documents))]


def _adopted(extractions: Sequence[Extraction]) -> AdoptedTexts:
    """The adopted texts that documents with tracked changes hold, or are made on."""
    bases = {
        text.base: base_text(extraction, text)
        for extraction in extractions
        for text in extraction.texts
        if text.base and text.action == "MOD"
    }
    adopted = AdoptedTexts(bases.get)
    for extraction in extractions:
        adopted.remember(extraction)
    return adopted


def base_text(extraction: Extraction, text: ExtractedText) -> ResolutionText:
    """What a proposal changes, in the spelling of flattened text, which has lost its non-breaking hyphens."""
    clauses = clauses_of(extraction, text)
    return text_of_lines(
        (clause.role, clause.base.replace("\u2011", "")) for clause in clauses if clause.base.strip()
    )


def _recovered(
    documents: dict[int, Document], register: Register, adopted: AdoptedTexts
) -> dict[int, Extraction]:
    """Documents read as one, so that they give each other their base, and taken apart again."""
    if len(documents) < 2:
        return {index: extract_document(document, register, adopted) for index, document in documents.items()}
    paragraphs: list[Paragraph] = []
    starts: dict[int, int] = {}
    for index, document in documents.items():
        starts[index] = offset = paragraphs[-1].number if paragraphs else 0
        paragraphs += [replace(p, number=p.number + offset) for p in document.paragraphs]
    first = next(iter(documents.values()))
    whole = extract_document(replace(first, paragraphs=tuple(paragraphs)), register, adopted)
    ends = [*list(starts.values())[1:], paragraphs[-1].number]
    return {
        index: _part(whole, documents[index], start, end)
        for (index, start), end in zip(starts.items(), ends, strict=True)
    }


def _part(whole: Extraction, document: Document, start: int, end: int) -> Extraction:
    """The share of one document in what was read as one; lines are counted as in the document itself."""
    records = {
        record.line: replace(record, source=document.source, line=record.line - start)
        for record in whole.records
        if start < record.line <= end
    }
    texts = tuple(
        replace(text, records=tuple(records[record.line] for record in text.records))
        for text in whole.texts
        if text.records and text.records[0].line in records
    )
    return replace(whole, document=document, texts=texts, records=tuple(records.values()), announced=())
