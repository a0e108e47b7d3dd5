"""Contributions on one instrument compared: who wants what of each clause, where they agree and where not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from itugraph.model import ExtractedText, Extraction, InputError
from itugraph.register import Register, load_register
from itugraph.writing.aligning import Clause, Row, align, clauses_of, content
from itugraph.writing.redline import instrument_name

Finding = Literal["none", "only", "agree", "differ"]
"""Of a row: nobody changes it, one alone does, several do and want the same, or several do and do not."""

Deed = Literal["unchanged", "changes", "strikes", "adds"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the proposals make of one clause; `groups` are those that change it, the like-minded together."""

    finding: Finding
    groups: tuple[tuple[str, ...], ...] = ()
    deed: Deed | None = None
    by_all: bool = False

    @property
    def mark(self) -> str:
        """The verdict as a mark that is seen without colour."""
        return {"none": "", "only": "\u25cf", "agree": "=", "differ": "\u2260"}[self.finding]

    @property
    def short(self) -> str:
        """The verdict in a word or two: `only EUR`, `agree`, `all agree`, `differ`."""
        if self.finding == "only":
            return f"only {self.groups[0][0]}"
        if self.finding == "none":
            return ""
        return "all agree" if self.finding == "agree" and self.by_all else self.finding

    @property
    def names(self) -> str:
        """Who is of one mind, or what the one alone does: `APT | EUR, IAP`, `strikes`."""
        if self.finding == "only":
            return self.deed or ""
        if self.finding == "agree" and self.by_all:
            return ""
        return " | ".join(", ".join(group) for group in self.groups)

    @property
    def words(self) -> str:
        """The whole verdict on one line, such as `only EUR: adds` or `differ: APT | EUR, IAP`."""
        return ": ".join(part for part in (self.short, self.names) if part)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A column: the proposal's short name (`EUR`), its identifier, who submits it, and where it was read."""

    name: str
    identifier: str
    action: str
    submitter: str
    source: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row with its verdict; `deeds[i]` is what proposal i does to the clause, None where it has none to do it to."""

    row: Row
    verdict: Verdict
    deeds: tuple[Deed | None, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it is a section heading that nobody changes."""
        return self.row.role == "section" and self.verdict.finding == "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The proposals on one instrument side by side."""

    instrument: str
    base: str
    title: str
    proposals: tuple[Proposal, ...]
    rows: tuple[ComparedRow, ...]

    def count(self, finding: Finding) -> int:
        """How many clauses have this verdict, headings and the lines above the first section left out."""
        return sum(row.verdict.finding == finding for row in self.rows if row.row.role == "clause")


def compare(extractions: Sequence[Extraction], register: Register | None = None) -> list[Comparison]:
    """The comparison of each instrument that two proposals or more are on.

    Raises `InputError` where no instrument has two.
    """
    register = register or load_register()
    found: dict[str, list[tuple[Extraction, ExtractedText]]] = {}
    for extraction in extractions:
        for text in extraction.texts:
            if text.identifier and text.instrument:
                found.setdefault(text.instrument, []).append((extraction, text))
    shared = [_distinct(members) for members in found.values()]
    comparisons = [compared(members, register) for members in shared if len(members) > 1]
    if not comparisons:
        named = sorted({instrument_name(members[0][1]) for members in found.values()})
        what = f"only one proposal each on {', '.join(named)}" if named else "no proposal"
        raise InputError(
            f"There is nothing to compare, as the documents hold {what}: give two proposals or more on one instrument."
        )
    return comparisons


def _distinct(
    members: Sequence[tuple[Extraction, ExtractedText]],
) -> list[tuple[Extraction, ExtractedText]]:
    """Each proposal once: where two documents have it, the tracked one before the recovered, then the later."""
    chosen: dict[str, tuple[Extraction, ExtractedText]] = {}
    for extraction, text in members:
        identifier = text.identifier or ""
        before = chosen.get(identifier)
        if before is None or before[0].document.flattened or not extraction.document.flattened:
            chosen[identifier] = (extraction, text)
    return list(chosen.values())


def compared(members: Sequence[tuple[Extraction, ExtractedText]], register: Register) -> Comparison:
    """The comparison of one proposal or more on one instrument, each in the document that it was read from.

    The columns come in the order of `members`.
    """
    proposals = _named([_proposal(extraction, text, register) for extraction, text in members])
    columns = [
        [clause for clause in clauses_of(extraction, text) if clause.role != "marker"]
        for extraction, text in members
    ]
    rows = [_compared(row, proposals) for row in align(columns)]
    first = members[0][1]
    titles = [row.row.base.base.strip() for row in rows if row.row.role == "title" and row.row.base]
    numbering = next((row.row.base.base for row in rows if row.row.role == "numbering" and row.row.base), "")
    edition = numbering[numbering.find("(") :].strip() if "(" in numbering else ""
    return Comparison(
        instrument_name(first), edition, " ".join(" ".join(titles).split()), tuple(proposals), tuple(rows)
    )


def _proposal(extraction: Extraction, text: ExtractedText, register: Register) -> Proposal:
    region = register.region(text.identifier.split("/")[0]) if text.identifier else None
    identifier = text.identifier or ""
    return Proposal(
        name=identifier.rsplit("/", 2)[0] if identifier.count("/") > 1 else identifier.partition("/")[0],
        identifier=identifier,
        action=text.action or "",
        submitter=extraction.document.metadata.submitter or (region.full_name if region else ""),
        source=extraction.document.source,
        inferred=extraction.document.flattened,
    )


def _named(proposals: list[Proposal]) -> list[Proposal]:
    """The proposals, called by their whole identifiers where two have one prefix."""
    names = [proposal.name for proposal in proposals]
    return [
        Proposal(p.identifier, p.identifier, p.action, p.submitter, p.source, p.inferred)
        if names.count(p.name) > 1
        else p
        for p in proposals
    ]


def _compared(row: Row, proposals: Sequence[Proposal]) -> ComparedRow:
    deeds = tuple(
        _deed(row.base, cell, proposal) for cell, proposal in zip(row.cells, proposals, strict=True)
    )
    groups: dict[str, list[str]] = {}
    for deed, cell, proposal in zip(deeds, row.cells, proposals, strict=True):
        if deed not in (None, "unchanged"):
            groups.setdefault(content(cell.proposed, row.role) if cell else "", []).append(proposal.name)
    found = tuple(tuple(names) for names in groups.values())
    active = [deed for deed in deeds if deed not in (None, "unchanged")]
    if not found:
        return ComparedRow(row, Verdict("none"), deeds)
    if len(active) == 1:
        return ComparedRow(row, Verdict("only", found, active[0]), deeds)
    finding: Finding = "agree" if len(found) == 1 else "differ"
    return ComparedRow(row, Verdict(finding, found, by_all=len(active) == len(proposals)), deeds)


def _deed(base: Clause | None, cell: Clause | None, proposal: Proposal) -> Deed | None:
    if cell is None:
        return (
            "strikes"
            if proposal.action == "SUP" and base
            else "unchanged"
            if proposal.action == "NOC" and base
            else None
        )
    before, after = content(cell.base, cell.role), content(cell.proposed, cell.role)
    if before == after:
        return "unchanged"
    if not before:
        return "adds"
    return "changes" if after else "strikes"
