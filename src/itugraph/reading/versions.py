"""The two texts of a document with tracked changes: before them and after them."""

from collections.abc import Set as AbstractSet

from itugraph.model import Document, Paragraph, Run, RunStatus
from itugraph.reading.tracking import IN_BASE, IN_PROPOSED


def base_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the text before the changes: what rejecting all of them gives.

    A paragraph keeps the number of the source paragraph where its text begins, and the style of the one
    where it ends, since a paragraph's mark carries its style. All runs are `kept`.
    """
    return _version(document, IN_BASE)


def proposed_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the text after the changes: what accepting all of them gives.

    Numbers, styles and runs are as in `base_paragraphs`.
    """
    return _version(document, IN_PROPOSED)


def _version(document: Document, statuses: AbstractSet[RunStatus]) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    texts: list[str] = []
    number: int | None = None
    style: str | None = None
    for paragraph in document.paragraphs:
        found = [run.text for run in paragraph.runs if run.status in statuses]
        if found and number is None:
            number = paragraph.number
        texts += found
        style = paragraph.style
        if paragraph.mark in statuses:
            paragraphs.append(_joined(number or paragraph.number, texts, style))
            texts, number = [], None
    if number is not None:
        paragraphs.append(_joined(number, texts, style))
    return tuple(paragraphs)


def _joined(number: int, texts: list[str], style: str | None) -> Paragraph:
    text = "".join(texts)
    return Paragraph(number, (Run(text),) if text else (), style=style)
