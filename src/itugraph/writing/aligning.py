"""Proposals on one instrument aligned clause by clause: the same base clause stands in the same row."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from itugraph.model import (
    Certainty,
    ExtractedText,
    Extraction,
    PassageRole,
    Run,
    TrackedBy,
)
from itugraph.redline.pairing import best_pairs
from itugraph.structure import typed_label
from itugraph.writing.clauses import base_of, proposed_of, runs_of_text
from itugraph.writing.paragraphs import AUTHOR, styles_of

LEAST_SHARE = 0.55
"""Two wordings may be one clause when this part of the letters of both is shared."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph of one proposal with its changes by content; `style` is its ITU style, `line` its source line."""

    role: PassageRole
    runs: tuple[Run, ...]
    style: str
    certainty: Certainty
    line: int

    @property
    def base(self) -> str:
        """The wording before the change; empty where the clause is inserted."""
        return base_of(self.runs)

    @property
    def proposed(self) -> str:
        """The wording after the change; empty where the clause is struck."""
        return proposed_of(self.runs)

    @property
    def changed(self) -> bool:
        """Whether anything in it is, be it a label."""
        return any(run.status != "kept" for run in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """One clause across all proposals: `cells[i]` is what proposal i makes of it, None where it says nothing.

    `base` is the base clause, None for one that only proposals have.
    """

    role: PassageRole
    base: Clause | None
    cells: tuple[Clause | None, ...]


def clauses_of(extraction: Extraction, text: ExtractedText) -> list[Clause]:
    """The paragraphs of a text, each with its changes by content, and who made the first of them."""
    paragraphs = {p.number: p for p in extraction.document.paragraphs}
    clauses: list[Clause] = []
    for record, style, runs in zip(
        text.records, styles_of(text.records), runs_of_text(text.records), strict=True
    ):
        tracked = next((run.tracked for run in paragraphs[record.line].runs if run.tracked), None)
        signed = tuple(
            run if run.status == "kept" else replace(run, tracked=tracked or TrackedBy(AUTHOR))
            for run in runs
        )
        clauses.append(Clause(record.role, signed, style, record.certainty, record.line))
    return clauses


def content(text: str, role: PassageRole = "clause") -> str:
    r"""What counts as wording: without label, closing mark, blanks, and hyphens that converters lose.

    >>> content("a)\tthe ITU\u2011T sector;") == content("b) the ITUT sector,")
    True
    """
    wording = text[typed_label(text).end :] if role == "clause" else text
    return "".join(wording.replace("\u2011", "").split()).rstrip(",;.")


def align(columns: Sequence[Sequence[Clause]]) -> list[Row]:
    """The rows of all columns in reading order, those of the base first of all in the order of the base.

    An inserted clause follows the row of the clause before it in its proposal; inserted clauses of several
    proposals share a row where they stand in one place and are much the same.
    """
    width = len(columns)
    spine: list[_Slot] = [_Slot(None, width)]
    for index, clauses in enumerate(columns):
        _place(spine, index, list(clauses))
    return [row for slot in spine for row in slot.rows()]


@dataclass(slots=True)
class _Slot:
    """A base clause with its cells, and the rows of clauses inserted after it; the first slot has no base."""

    base: Clause | None
    width: int
    cells: dict[int, Clause] = field(default_factory=dict)
    inserted: list[dict[int, Clause]] = field(default_factory=list)

    def rows(self) -> list[Row]:
        own = [Row(self.base.role, _as_base(self.base), self._across(self.cells))] if self.base else []
        more = [Row(next(iter(cells.values())).role, None, self._across(cells)) for cells in self.inserted]
        return own + more

    def _across(self, cells: dict[int, Clause]) -> tuple[Clause | None, ...]:
        return tuple(cells.get(index) for index in range(self.width))


def _as_base(clause: Clause) -> Clause:
    return replace(clause, runs=(Run(clause.base),))


def _place(spine: list[_Slot], column: int, clauses: list[Clause]) -> None:
    """Put the clauses of one proposal into the slots, with new slots for base clauses that no other has."""
    with_base = [clause for clause in clauses if clause.base.strip()]
    known = [slot for slot in spine if slot.base is not None]
    bases = [slot.base for slot in known if slot.base]
    pairs = {j: i for i, j in _same_clauses(bases, with_base, lambda clause: clause.base)}
    slot, waiting, seen = spine[0], list[Clause](), 0
    for clause in clauses:
        if not clause.base.strip():
            waiting.append(clause)
            continue
        _insert(slot, column, waiting)
        waiting = []
        if seen in pairs:
            slot = known[pairs[seen]]
        else:
            following = _Slot(clause, slot.width)
            spine.insert(_index(spine, slot) + 1, following)
            slot = following
        slot.cells[column] = clause
        seen += 1
    _insert(slot, column, waiting)


def _index(spine: Sequence[_Slot], slot: _Slot) -> int:
    return next(index for index, other in enumerate(spine) if other is slot)


def _insert(slot: _Slot, column: int, clauses: list[Clause]) -> None:
    """Put clauses inserted after a slot beside those of other proposals that are much the same."""
    there = [next(iter(cells.values())) for cells in slot.inserted]
    pairs = {j: i for i, j in _same_clauses(there, clauses, lambda clause: clause.proposed)}
    rows = list(slot.inserted)
    at = 0
    for index, clause in enumerate(clauses):
        if index in pairs:
            cells = rows[pairs[index]]
            cells[column] = clause
            at = next(i for i, other in enumerate(slot.inserted) if other is cells) + 1
        else:
            slot.inserted.insert(at if pairs or at else len(slot.inserted), {column: clause})
            at = at + 1 if pairs or at else len(slot.inserted)


def _same_clauses(
    left: Sequence[Clause], right: Sequence[Clause], wording: Callable[[Clause], str]
) -> list[tuple[int, int]]:
    """The pairs of the same or much the same clauses, in order on both sides, that share most letters."""
    mine = [_Words.of(clause, wording) for clause in left]
    theirs = [_Words.of(clause, wording) for clause in right]
    return best_pairs([[one.shared(other) for other in theirs] for one in mine])


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a clause, each weighed by its length, and its wording as a whole."""

    role: PassageRole
    whole: str
    words: Counter[str]
    size: int

    @classmethod
    def of(cls, clause: Clause, wording: Callable[[Clause], str]) -> "_Words":
        text = wording(clause)
        words: Counter[str] = Counter()
        for word in text.replace("\u2011", "").casefold().split():
            words[word.strip(",;.()")] += len(word)
        return cls(clause.role, content(text, clause.role), words, sum(words.values()))

    def shared(self, other: "_Words") -> float:
        """What a pair of these is worth: 0 where they are no pair, more than their length where they are equal."""
        if self.role != other.role:
            return 0.0
        if self.whole == other.whole:
            return 10.0 + self.size
        shared = 2 * (self.words & other.words).total() / max(1, self.size + other.size)
        if self.role in ("marker", "numbering", "history", "formula"):
            return 5.0 + shared
        return shared * min(self.size, other.size) if shared >= LEAST_SHARE else 0.0
