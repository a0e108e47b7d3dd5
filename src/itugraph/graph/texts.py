"""The statements about one text of a document: a proposal or an adopted text, down to its clauses."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from itugraph.graph.labels import without_label
from itugraph.graph.mentions import Mentions
from itugraph.graph.named import Names
from itugraph.graph.outline import (
    PlacedClause,
    PlacedSection,
    base_label,
    outline,
    proposed_label,
    tidy_heading,
)
from itugraph.graph.shortening import shortened
from itugraph.graph.statements import Statements
from itugraph.graph.terms import Iri
from itugraph.model import ExtractedText, Record

Link = Literal["ofProposal", "ofEdition", "inText"]
"""How the passages of a text are tied to it: `inText` alone where an adopted text's edition is not known."""


_UNCOUNTED = re.compile(r"[\s\u00ad\u2010\u2011-]+")
_REWORDED = {"modified": "=", "inserted": "+"}


class TextStatements:
    """Makes the statements of one text.

    `own` takes what the document says, `shared` what several documents may name alike: base clauses.
    """

    def __init__(self, own: Statements, shared: Statements, names: Names) -> None:
        self._own = own
        self._shared = shared
        self._names = names

    def state(self, node: Iri, text: ExtractedText, label: str) -> None:
        """State the sections and clauses of the text whose node and label are given."""
        placed = outline(text.records)
        link = _link(text)
        mentions = Mentions(self._own, self._names, node, adopted=is_adopted(text))
        for ordinal, lines in enumerate(_front_lines(text), start=1):
            self._front_line(node, label, link, lines, ordinal)
        for section in placed.sections:
            self._section(node, label, link, section)
            mentions.of_section(_below(node, section.path), section)
        for clause in placed.clauses:
            clause_node = self._clause(node, label, link, clause)
            if text.base and clause.base_path:
                base = self._base_clause(Iri(text.base), clause)
                self._own.add(clause_node, "baseClause", base)
            mentions.of_clause(clause_node, clause)

    def _front_line(self, node: Iri, label: str, link: Link, lines: Sequence[Record], ordinal: int) -> None:
        """State a line before the first section; a title set on several lines is one."""
        first = lines[0]
        changes = {line.change for line in lines}
        change = changes.pop() if len(changes) == 1 else "modified"
        has_base = link == "ofProposal" and change != "inserted"
        self._own.describe(
            _below(node, first.role),
            "FrontLine",
            f"{label} {first.role}",
            {
                "inText": node,
                link: node,
                "passageRole": first.role,
                "heading": "",
                "textBefore": _joined(line.base_text for line in lines) if has_base else None,
                "textAfter": None if change == "deleted" else _joined(line.proposed_text for line in lines),
                "segments": _segments(lines) if link == "ofProposal" else None,
                "change": change,
                "certainty": first.certainty,
                "ordinal": ordinal,
                "sourceLine": first.line,
            },
        )

    def _section(self, node: Iri, label: str, link: Link, section: PlacedSection) -> None:
        record = section.record
        heading = section.after or section.before or ""
        subject = self._own.describe(
            _below(node, section.path),
            "Section",
            f"{label} {heading}",
            {
                "inText": node,
                link: node,
                "heading": heading,
                "headingBefore": section.before if link == "ofProposal" else None,
                "headingAfter": section.after,
                "verb": heading.partition(" ")[0] or None,
                "part": record.part,
                "segments": _segments([record]) if link == "ofProposal" else None,
                "ordinal": section.ordinal,
                "sourceLine": record.line,
            },
        )
        self._own.add(subject, "change", record.change)
        self._own.add(subject, "certainty", record.certainty)

    def _clause(self, node: Iri, label: str, link: Link, clause: PlacedClause) -> Iri:
        record = clause.record
        labelled = clause.label is not None
        shown = tidy_heading(record.section or "")
        has_base = link == "ofProposal" and record.change != "inserted"
        subject = self._own.describe(
            _below(node, clause.path),
            "Clause",
            _clause_label(label, shown, clause.label),
            {
                "inText": node,
                link: node,
                "inSection": _below(node, clause.section.path) if clause.section else None,
                "under": _below(node, clause.under) if clause.under else None,
                "heading": shown,
                "pointer": _clause_label("", shortened(shown), clause.label),
                "part": record.part,
                "label": clause.label,
                "labelBefore": base_label(record) if has_base else None,
                "labelAfter": proposed_label(record),
                "labelPosition": clause.position,
                "textBefore": without_label(record.base_text, labelled) if has_base else None,
                "textAfter": None
                if record.change == "deleted"
                else without_label(record.proposed_text, labelled),
                "segments": _segments([record]) if link == "ofProposal" else None,
                "change": record.change,
                "treatment": _treatment(record, labelled) if link == "ofProposal" else None,
                "certainty": record.certainty,
                "ordinal": clause.ordinal,
                "sourceLine": record.line,
            },
        )
        if record.certainty == "inferred" and record.change != "deleted":
            for seam in _seams(record, without_label(record.proposed_text, labelled)):
                self._own.add(subject, "seam", seam)
        return subject

    def _base_clause(self, base: Iri, clause: PlacedClause) -> Iri:
        """The clause of the base edition, known by its place alone: proposals may differ on its wording."""
        label = base_label(clause.record)
        heading = clause.base_heading or ""
        return self._shared.describe(
            _below(base, clause.base_path or ""),
            "Clause",
            _clause_label(self._names.edition_label(base), heading, label),
            {
                "inText": base,
                "ofEdition": base,
                "heading": heading,
                "pointer": _clause_label("", shortened(heading), label),
                "label": label,
            },
        )


def _front_lines(text: ExtractedText) -> list[list[Record]]:
    """The lines before the first section, those of one role together, in the order of their roles in the text."""
    lines: dict[str, list[Record]] = {}
    for record in text.records:
        if record.role in ("numbering", "title", "history", "formula"):
            lines.setdefault(record.role, []).append(record)
    return list(lines.values())


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _segments(records: Sequence[Record]) -> str:
    """The segments of a passage as its records have them, in JSON; lines of one passage have a blank between them."""
    segments: list[tuple[str, str]] = []
    for index, record in enumerate(records):
        segments += [("=", " ")] if index else []
        segments += [(segment.sign, segment.text) for segment in record.segments]
    return json.dumps(segments, ensure_ascii=False, separators=(",", ":"))


def _treatment(record: Record, labelled: bool) -> str:
    """What becomes of a clause, in a few characters: two proposals that treat it alike have the same.

    The change, and for new wording the beginning of its SHA-256 instead: a store compares and groups that fast,
    and texts slowly. Blanks and hyphens, which converters lose, and the final mark, which goes by what follows,
    do not count.
    """
    if record.change not in _REWORDED:
        return record.change
    text = _UNCOUNTED.sub("", without_label(record.proposed_text, labelled)).rstrip(",;.")
    return _REWORDED[record.change] + hashlib.sha256(text.encode()).hexdigest()[:12]


def _seams(record: Record, text: str) -> list[int]:
    """The offsets in the proposed wording, without its label, at which struck text or residue stood."""
    label = len(record.proposed_text.rstrip()) - len(text)
    seams: list[int] = []
    offset = -label
    for segment in record.segments:
        if segment.sign in "=+":
            offset += len(segment.text)
        elif 0 <= offset <= len(text) and offset not in seams:
            seams.append(offset)
    return seams


def _link(text: ExtractedText) -> Link:
    if not is_adopted(text):
        return "ofProposal"
    return "ofEdition" if text.edition else "inText"


def is_adopted(text: ExtractedText) -> bool:
    """Whether a text is an adopted one: it bears neither a proposal's identifier nor an action."""
    return text.action is None and text.identifier is None


def _below(node: Iri, path: str) -> Iri:
    return Iri(f"{node.value}/{path}")


def _clause_label(text: str, heading: str | None, label: str | None) -> str:
    """A clause as a person points at it.

    >>> _clause_label("EUR/38A31/1", "recalling", "a"), _clause_label("EUR/38A31/1", "resolves", "1")
    ('EUR/38A31/1 recalling a)', 'EUR/38A31/1 resolves 1')
    """
    shown = f"{label})" if label and label[0].isalpha() else label
    return " ".join(part for part in (text, heading, shown) if part)
