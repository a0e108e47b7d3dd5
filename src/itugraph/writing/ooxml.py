"""Paragraphs with tracked changes and comments as WordprocessingML (ECMA-376, part 1, section 17)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from itugraph.model import Run, RunStatus, TrackedBy
from itugraph.structure import typed_label
from itugraph.writing.paragraphs import AUTHOR, Block

_TAGS: dict[RunStatus, str] = {
    "inserted": "ins",
    "deleted": "del",
    "moved-from": "moveFrom",
    "moved-to": "moveTo",
}
_UNMOVED: dict[RunStatus, RunStatus] = {"moved-from": "deleted", "moved-to": "inserted"}
_STRUCK = frozenset({"deleted"})
_LABELLED = frozenset({"Normal", "enumlev1", "Tabletext"})
_SPECIAL = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>"}
_CUT = re.compile("([\t\n\u2011])")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin."""

    number: int
    text: str


def clean(text: str) -> str:
    """The text in characters that XML can hold; page breaks and other line ends are line ends."""
    return _FORBIDDEN.sub("\ufffd", re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text))


class BlockWriter:
    """Writes paragraphs one after another; every change and comment gets a number of its own."""

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.comments: list[Comment] = []
        self._count = 0
        self._moves = _paired_moves(blocks)
        self._moved: dict[tuple[RunStatus, str], int] = {}

    def paragraph(self, block: Block, last_in_cell: bool = False) -> str:
        """A paragraph; the mark of the last one in a cell can be neither inserted nor deleted."""
        mark = "kept" if last_in_cell else block.mark
        properties = f'<w:pStyle w:val="{block.style}"/>'
        if block.opens_page:
            properties += "<w:pageBreakBefore/>"
        if mark != "kept":
            properties += f"<w:rPr>{self._change(self._known(mark, block), block.mark_by, '')}</w:rPr>"
        content = self._content(block)
        if block.note:
            content = self._commented(content, block)
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>\n"

    def _known(self, status: RunStatus, block: Block) -> RunStatus:
        """The change to write: one half of a move without the other is a deletion or an insertion."""
        if status in _UNMOVED and _wording(block.runs, status) not in self._moves:
            return _UNMOVED[status]
        return status

    def _content(self, block: Block) -> str:
        parts: list[str] = []
        for status, group in groupby(label_apart(block), key=lambda pair: pair[0].status):
            runs = list(group)
            known = self._known(status, block)
            if known == "kept":
                parts += [run_xml(run.text, italic=italic) for run, italic in runs]
                continue
            inside = "".join(
                self._change(known, run.tracked, run_xml(run.text, italic=italic, struck=known in _STRUCK))
                for run, italic in runs
            )
            parts.append(self._move_range(known, block, inside) if known in _UNMOVED else inside)
        return "".join(parts)

    def _change(self, status: RunStatus, by: TrackedBy | None, inside: str) -> str:
        self._count += 1
        author = clean((by and by.author) or AUTHOR)
        date = f" w:date={quoteattr(clean(by.date))}" if by and by.date else ""
        tag = f"w:{_TAGS[status]}"
        return f'<{tag} w:id="{self._count}" w:author={quoteattr(author)}{date}>{inside}</{tag}>'

    def _move_range(self, status: RunStatus, block: Block, inside: str) -> str:
        """The marks around one half of a move, by whose name Word finds the other half."""
        number = self._moves[_wording(block.runs, status)]
        self._count += 1
        tag = f"w:{_TAGS[status]}Range"
        author = next((r.tracked.author for r in block.runs if r.tracked and r.tracked.author), AUTHOR)
        named = f'w:id="{self._count}" w:author={quoteattr(clean(author))} w:name="move{number}"'
        return f'<{tag}Start {named}/>{inside}<{tag}End w:id="{self._count}"/>'

    def _commented(self, content: str, block: Block) -> str:
        """The content under a comment, which goes with the paragraph where that is inserted or struck."""
        number = len(self.comments)
        self.comments.append(Comment(number, block.note or ""))
        reference = (
            '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
        if block.mark in ("inserted", "deleted"):
            reference = self._change(block.mark, block.mark_by, reference)
        start, end = (f'<w:commentRange{side} w:id="{number}"/>' for side in ("Start", "End"))
        return f"{start}{content}{end}{reference}"


def run_xml(text: str, *, italic: bool = False, bold: bool = False, struck: bool = False) -> str:
    """A run of text with its tabs, line breaks and non-breaking hyphens."""
    tag = "w:delText" if struck else "w:t"
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    inside = "".join(
        _SPECIAL.get(chunk) or f'<{tag} xml:space="preserve">{escape(chunk)}</{tag}>'
        for chunk in _CUT.split(clean(text))
        if chunk
    )
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>" if inside else ""


def label_apart(block: Block) -> Iterator[tuple[Run, bool]]:
    """The runs of a paragraph, each with whether it is set in italics: letters that label a clause are."""
    sides: tuple[tuple[RunStatus, ...], ...] = ("inserted", "moved-to"), ("deleted", "moved-from")
    ends = [_letter_end(block.runs, ("kept", *side)) for side in sides]
    for run in block.runs:
        now = [
            end if run.status == "kept" or run.status in side else 0
            for end, side in zip(ends, sides, strict=True)
        ]
        cut = min(max(now), len(run.text)) if block.style in _LABELLED else 0
        for text, italic in ((run.text[:cut], True), (run.text[cut:], False)):
            if text:
                yield Run(text, run.status, run.tracked), italic
        ends = [
            max(0, end - len(run.text)) if run.status == "kept" or run.status in side else end
            for end, side in zip(ends, sides, strict=True)
        ]


def _letter_end(runs: Sequence[Run], statuses: Sequence[RunStatus]) -> int:
    text = "".join(run.text for run in runs if run.status in statuses)
    label = typed_label(text)
    return len(text[: label.end].rstrip()) if label.label and label.label[0].isalpha() else 0


def _wording(runs: Sequence[Run], status: RunStatus) -> str:
    return "".join(run.text for run in runs if run.status == status).strip()


def _paired_moves(blocks: Iterable[Block]) -> dict[str, int]:
    """The numbers of the moves of which both halves are there, by the wording that was moved."""
    halves: dict[RunStatus, list[str]] = {"moved-from": [], "moved-to": []}
    for block in blocks:
        for status, wordings in halves.items():
            if wording := _wording(block.runs, status):
                wordings.append(wording)
    once = [
        wording
        for wording in halves["moved-from"]
        if halves["moved-from"].count(wording) == halves["moved-to"].count(wording) == 1
    ]
    return {wording: number for number, wording in enumerate(once, start=1)}
