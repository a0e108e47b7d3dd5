"""A document as the paragraphs to write: runs with their changes, the change of each mark, and a style."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from itugraph.model import (
    RECOVERED_BY,
    Document,
    ExtractedText,
    Extraction,
    Paragraph,
    Record,
    Run,
    RunStatus,
    TrackedBy,
)
from itugraph.structure import typed_label
from itugraph.writing.clauses import base_of, joined, proposed_of, runs_of_text

AUTHOR = RECOVERED_BY
"""Who makes the changes that were inferred."""

_STYLES = {
    "marker": "Proposal",
    "numbering": "ResNo",
    "title": "Restitle",
    "history": "Resref",
    "formula": "Normal",
    "section": "Call",
}
_KEPT_STYLES = {
    "source": "Source", "title1": "Title1", "title2": "Title1", "agendaitem": "Title1", "annexno": "AnnexNo",
    "annextitle": "Annextitle", "footnotetext": "FootnoteText", "reasons": "Reasons", "headingb": "Headingb",
    "enumlev1": "enumlev1", "enumlev2": "enumlev2", "enumlev3": "enumlev3",
}  # fmt: skip
"""Styles of a source that say more than the role of a paragraph, by their name without blanks and marks."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to write. `mark` is the change of its own mark; `note` a comment on it, `place` its source line.

    Runs are `kept`, `inserted`, `deleted`, `moved-from` or `moved-to`.
    """

    runs: tuple[Run, ...]
    style: str = "Normal"
    mark: RunStatus = "kept"
    mark_by: TrackedBy | None = None
    note: str | None = None
    opens_page: bool = False
    place: int | None = None

    @property
    def changed(self) -> bool:
        """Whether anything in it is."""
        return self.mark != "kept" or any(run.status != "kept" for run in self.runs)


def text_blocks(extraction: Extraction, text: ExtractedText) -> list[Block]:
    """The paragraphs of one proposal or adopted text.

    Changes that were tracked are written as they were, with their authors; those that were inferred by content.
    """
    styles = _styles(text.records)
    if extraction.document.flattened:
        runs = runs_of_text(text.records)
        return [_inferred_block(*each, styles[each[0].line]) for each in zip(text.records, runs, strict=True)]
    return _tracked_blocks(extraction.document, text.records, styles)


def outside_blocks(extraction: Extraction, shown: Collection[str]) -> tuple[list[Block], list[Block]]:
    """The paragraphs that belong to no text: those before the first text, and those after it.

    What a block on the first page has `shown` already is left out.
    """
    inside = {record.line for text in extraction.texts for record in text.records}
    first = min(inside, default=0)
    before: list[Block] = []
    after: list[Block] = []
    by_number = {paragraph.number: paragraph for paragraph in extraction.document.paragraphs}
    for record in extraction.records:
        if record.line in inside:
            continue
        paragraph = by_number[record.line]
        if paragraph.mark == "kept" and _is_shown(record.text, shown):
            continue
        runs = tuple(Run(run.text) if run.status == "undecided" else run for run in paragraph.runs)
        block = Block(
            joined([run for run in runs if run.status != "residue"]),
            _kept_style(paragraph.style) or "Normal",
            paragraph.mark,
            paragraph.mark_tracked,
            place=record.line,
        )
        (before if record.line < first else after).append(block)
    if extraction.document.flattened and before:
        before[0] = replace(before[0], style="Title1")
    return before, after


def _is_shown(text: str, shown: Collection[str]) -> bool:
    known = {" ".join(line.split()) for line in shown}
    return all(" ".join(line.split()) in known for line in text.split("\n") if line.strip())


def _inferred_block(record: Record, by_content: tuple[Run, ...], style: str) -> Block:
    runs = tuple(_by(run, TrackedBy(AUTHOR)) for run in by_content)
    return Block(runs, style, mark_of(runs), TrackedBy(AUTHOR), place=record.line)


def _by(run: Run, author: TrackedBy) -> Run:
    return run if run.status == "kept" else replace(run, tracked=author)


def mark_of(runs: Sequence[Run]) -> RunStatus:
    """The change of the mark of a paragraph that stands in one of the two texts only."""
    if not base_of(runs) and proposed_of(runs):
        return "inserted"
    return "deleted" if base_of(runs) and not proposed_of(runs) else "kept"


def _tracked_blocks(document: Document, records: Sequence[Record], styles: dict[int, str]) -> list[Block]:
    lines = [record.line for record in records]
    within = [p for p in document.paragraphs if lines and min(lines) <= p.number <= max(lines)]
    wanted = set(lines)
    blocks: list[Block] = []
    open_mark = False
    for paragraph in within:
        # A paragraph without text matters where a changed mark joins it with another.
        if paragraph.number in wanted or open_mark or paragraph.mark != "kept":
            blocks.append(_tracked_block(paragraph, styles.get(paragraph.number, "Normal")))
        open_mark = paragraph.mark != "kept"
    return blocks


def _tracked_block(paragraph: Paragraph, style: str) -> Block:
    runs = tuple(run for run in paragraph.runs if run.status != "residue")
    return Block(
        joined(runs),
        _kept_style(paragraph.style) or style,
        paragraph.mark,
        paragraph.mark_tracked,
        place=paragraph.number,
    )


def _kept_style(name: str | None) -> str | None:
    return _KEPT_STYLES.get("".join(c for c in (name or "").lower() if c.isalnum()))


def _styles(records: Sequence[Record]) -> dict[int, str]:
    return {record.line: style for record, style in zip(records, styles_of(records), strict=True)}


def styles_of(records: Sequence[Record]) -> Iterator[str]:
    """The ITU style of each paragraph of a text, by its role and, of a clause, by its label."""
    numbered = False
    for record in records:
        if record.role == "section":
            numbered = False
        text = record.proposed_text or record.base_text
        label = typed_label(text)
        if record.role == "clause":
            numbered = numbered or bool(label.label and label.label[0].isdigit())
            yield "enumlev1" if _is_below(label.label, label.end, text, numbered) else "Normal"
        elif text.lstrip().startswith(("Reasons:", "Reason:")):
            yield "Reasons"
        else:
            yield _STYLES.get(record.role, "Normal")


def _is_below(label: str | None, end: int, text: str, numbered: bool) -> bool:
    """Whether a clause is a point of another: a bullet, or a letter among numbers."""
    if label is None:
        return bool(text[:end].strip())
    return numbered and label[0].isalpha()
