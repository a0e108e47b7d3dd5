"""The wording of texts as the judges of rules take it: clauses in order, and citations with their titles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from itugraph.graph import Iri, Literal, Term, to_python

Row = Mapping[str, Term]
"""A row of a query: its bound columns by name."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One clause: its wording on either side, None where it has none there, and where it stands.

    `proposer` is the region or proposal, None in an adopted text. `seams` are offsets in `after` at which
    struck text stood, so that the blanks there are nobody's. `base` is the clause of the base edition.
    """

    subject: Iri
    whole: Iri
    proposer: str | None
    about: Iri | None
    ordinal: int
    part: str
    heading: str
    label: str | None
    pointer: str
    change: str
    before: str | None
    after: str | None
    base: Iri | None
    base_pointer: str = ""
    line: int | None = None
    seams: tuple[int, ...] = ()

    def touches_seam(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` of `after` reach a place where text was struck."""
        return any(start <= seam <= end for seam in self.seams)


@dataclass(frozen=True, eq=False)
class Text:
    """A proposal or an adopted text: its clauses in order."""

    whole: Iri
    passages: tuple[Passage, ...] = field(repr=False)

    @property
    def proposed(self) -> bool:
        """Whether this is a proposal."""
        return self.passages[0].proposer is not None


@dataclass(frozen=True, slots=True)
class CitedTitle:
    """A citation, the clause's wording around it, and the titles that the register has for what it cites."""

    subject: Iri
    whole: Iri
    proposer: str | None
    about: Iri | None
    instrument: Iri
    cited: str
    edition: Iri | None
    edition_before: Iri | None
    at: str | None
    written: str
    before: str | None
    after: str
    title: str | None
    own_title: str | None
    basis: str


def texts_of(rows: Iterable[Row]) -> tuple[Text, ...]:
    """The texts among the rows of `passages/clauses.rq`, each with its clauses in order."""
    merged: dict[Term, tuple[Row, list[int]]] = {}
    for row in rows:
        _, seams = merged.setdefault(row["subject"], (row, []))
        if (seam := _number(row, "seam")) is not None:
            seams.append(seam)
    passages = sorted(
        (_passage(row, seams) for row, seams in merged.values()),
        key=lambda passage: (passage.whole.value, passage.ordinal),
    )
    return tuple(
        Text(whole, tuple(members)) for whole, members in groupby(passages, key=lambda passage: passage.whole)
    )


def citations_of(rows: Iterable[Row]) -> tuple[CitedTitle, ...]:
    """The citations among the rows of `passages/citations.rq`, in order."""
    return tuple(sorted(map(_citation, rows), key=lambda citation: citation.subject.value))


def _passage(row: Row, seams: Iterable[int]) -> Passage:
    return Passage(
        subject=_iri(row, "subject"),
        whole=_iri(row, "whole"),
        proposer=_text(row, "proposer"),
        about=_optional_iri(row, "about"),
        ordinal=_number(row, "ordinal") or 0,
        part=_text(row, "part") or "",
        heading=_text(row, "heading") or "",
        label=_text(row, "label"),
        pointer=_text(row, "pointer") or _text(row, "heading") or "",
        change=_text(row, "change") or "kept",
        before=_text(row, "before"),
        after=_text(row, "after"),
        base=_optional_iri(row, "base"),
        base_pointer=_text(row, "basePointer") or _text(row, "heading") or "",
        line=_number(row, "line"),
        seams=tuple(sorted(set(seams))),
    )


def _citation(row: Row) -> CitedTitle:
    return CitedTitle(
        subject=_iri(row, "subject"),
        whole=_iri(row, "whole"),
        proposer=_text(row, "proposer"),
        about=_optional_iri(row, "about"),
        instrument=_iri(row, "instrument"),
        cited=_text(row, "cited") or "",
        edition=_optional_iri(row, "edition"),
        edition_before=_optional_iri(row, "editionBefore"),
        at=_text(row, "at"),
        written=_text(row, "written") or "",
        before=_text(row, "before"),
        after=_text(row, "after") or "",
        title=_text(row, "title"),
        own_title=_text(row, "ownTitle"),
        basis=_text(row, "basis") or "",
    )


def _iri(row: Row, name: str) -> Iri:
    term = row[name]
    if not isinstance(term, Iri):
        raise TypeError(f"?{name} must be an IRI")
    return term


def _optional_iri(row: Row, name: str) -> Iri | None:
    term = row.get(name)
    return term if isinstance(term, Iri) else None


def _text(row: Row, name: str) -> str | None:
    term = row.get(name)
    return term.value if isinstance(term, Literal) else None


def _number(row: Row, name: str) -> int | None:
    value = to_python(row.get(name))
    return value if isinstance(value, int) else None
