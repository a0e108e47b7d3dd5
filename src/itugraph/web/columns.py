"""The proposals on an instrument as the side-by-side page shows them: columns, sections, rows and their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from itugraph.graph.recorded import RecordedProposal
from itugraph.model import Citation, Record
from itugraph.register.iris import slug
from itugraph.web.citation_links import Stretch, base_wording, stretches
from itugraph.web.links import path_of
from itugraph.writing.aligning import Clause
from itugraph.writing.comparing import ComparedRow, Comparison, Verdict
from itugraph.writing.side_by_side import is_quiet, quiet_words

Show = Literal["all", "changed", "differ", "agree", "only"]
"""Which rows are shown: all, those that anybody changes, or those of one verdict."""

_LABEL_ROOM = 14
_PART_FROM = 240
"""The characters in a cell from which a printed row may be parted."""
_TAGS = {"adds": "inserted", "strikes": "deleted", "changes": "modified"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one proposal, or the base text, has in a row.

    Either `quiet` words or `stretches` of the clause; `deed` is what the proposal does (`adds`) and `tag` the class of
    its sign. `path` leads to the clause; `place` is its line where its changes were inferred.
    """

    quiet: str = ""
    stretches: tuple[Stretch, ...] = ()
    deed: str = ""
    tag: str = ""
    path: str = ""
    style: str = ""
    place: int | None = None

    @property
    def text(self) -> str:
        """All its words, struck and inserted ones too."""
        return "".join(run.text for stretch in self.stretches for run in stretch.runs)

    @property
    def is_labelled(self) -> bool:
        """Whether a label stands before its words."""
        return "\t" in self.text[:_LABEL_ROOM]


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its address within the page and what the proposals make of the clause."""

    id: str
    verdict: Verdict
    base: Cell
    cells: tuple[Cell, ...]

    @property
    def is_long(self) -> bool:
        """Whether the end of a page may part it: kept whole, it would leave a large gap on the page before."""
        return max(len(cell.text) for cell in (self.base, *self.cells)) > _PART_FROM


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a section; `heading` is empty for the lines above the first one. `counts` are by finding."""

    id: str
    heading: str
    rows: tuple[Row, ...]
    counts: Mapping[str, int]


def groups(
    comparison: Comparison, proposals: Sequence[RecordedProposal], show: Show, by: str | None = None
) -> tuple[Group, ...]:
    """The sections of a comparison with those of their rows that are to be shown, in order; empty ones are left out.

    `proposals` are those of the columns, in their order. With `by`, the name of a column, only what that one wants.
    """
    index = _Index(tuple(proposals))
    taken: dict[str, int] = {}
    found: list[Group] = []
    for heading, members in _sections(comparison.rows):
        name = slug(heading)[:40] or ("section" if found else "opening")
        taken[name] = taken.get(name, 0) + 1
        group_id = name if taken[name] == 1 else f"{name}-{taken[name]}"
        rows = [
            _row(row, f"{group_id}.{number}", index)
            for number, row in enumerate(members, start=1)
            if show == "all" or (_counts(row) and _is_shown(row, show, by))
        ]
        if rows or (show == "all" and heading):
            findings = [row.verdict.finding for row in members if _counts(row)]
            counts = {finding: findings.count(finding) for finding in ("differ", "agree", "only")}
            found.append(Group(group_id, heading, tuple(rows), counts))
    return tuple(found)


def count(comparison: Comparison, show: Show, by: str | None = None) -> int:
    """How many clauses `groups` gives; the lines above the first section do not count, unless a title is changed."""
    return sum(_counts(row) and _is_shown(row, show, by) for row in comparison.rows if not row.is_heading)


def _counts(row: ComparedRow) -> bool:
    """Whether what proposals make of a row says anything of them: they all change the lines that name the edition."""
    if row.row.role == "title":
        return row.verdict.finding != "none"
    return row.row.role not in ("numbering", "history", "formula")


def _sections(rows: Sequence[ComparedRow]) -> Iterator[tuple[str, list[ComparedRow]]]:
    """The rows by section, each with its heading; a heading that is changed is a row of its section as well."""
    heading, members = "", list[ComparedRow]()
    for row in rows:
        if row.row.role == "section":
            if members or heading:
                yield heading, members
            heading, members = _heading(row), []
        if not row.is_heading:
            members.append(row)
    yield heading, members


def _heading(row: ComparedRow) -> str:
    if row.row.base:
        return row.row.base.base.strip()
    return next(cell.proposed.strip() for cell in row.row.cells if cell)


def _is_shown(row: ComparedRow, show: Show, by: str | None) -> bool:
    finding = row.verdict.finding
    if by and not any(by in group for group in row.verdict.groups):
        return False
    if show == "changed":
        return finding != "none"
    return show in ("all", finding)


@dataclass(frozen=True, slots=True)
class _Index:
    """What the graph tells of the clauses in the columns beyond their words."""

    proposals: tuple[RecordedProposal, ...]

    def record(self, column: int, clause: Clause) -> Record | None:
        records = self.proposals[column].extraction.records
        return next((record for record in records if record.line == clause.line), None)

    def path(self, column: int, clause: Clause) -> str:
        iri = self.proposals[column].passages.get(clause.line)
        return path_of(iri) if iri else ""


def _row(row: ComparedRow, row_id: str, index: _Index) -> Row:
    cells = tuple(_cell(row, column, index) for column in range(len(index.proposals)))
    return Row(row_id, row.verdict if _counts(row) else Verdict("none"), _base(row, index), cells)


def _base(row: ComparedRow, index: _Index) -> Cell:
    base = row.row.base
    if base is None:
        return Cell(quiet="–")
    source = next(
        column
        for column, cell in enumerate(row.row.cells)
        if cell and (cell.line, cell.base) == (base.line, base.base)
    )
    record = index.record(source, base)
    cited: list[tuple[str, Citation]] = []
    if record:
        segments = [(segment.sign, segment.text) for segment in record.segments]
        cited = [
            (base_wording(segments, citation), _only_before(citation))
            for citation in record.citations
            if citation.before
        ]
    return Cell(stretches=stretches(base.runs, cited), style=base.style)


def _only_before(citation: Citation) -> Citation:
    return Citation(citation.start, citation.end, citation.text, "kept", citation.before, citation.before)


def _cell(row: ComparedRow, column: int, index: _Index) -> Cell:
    clause = row.row.cells[column]
    path = index.path(column, clause) if clause else ""
    if clause is None or is_quiet(row, column):
        return Cell(quiet=quiet_words(row, column), path=path)
    record = index.record(column, clause)
    cited = [(citation.text, citation) for citation in record.citations] if record else []
    deed = row.deeds[column] or ""
    return Cell(
        stretches=stretches(clause.runs, cited),
        deed=deed,
        tag=_TAGS.get(deed, ""),
        path=path,
        style=clause.style,
        place=clause.line if clause.certainty == "inferred" else None,
    )
