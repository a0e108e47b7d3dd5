"""The wording of texts as the judges of rules take it: clauses in order, and citations with their titles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from weakref import WeakKeyDictionary

from itugraph.graph import Iri, Literal, Term, to_python

Row = Mapping[str, Term]
"""A row of a query: its bound columns by name."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a text is: of a proposal, who submits it (joined with "and"), on which instrument, over which edition.

    `proposer` is None in an adopted text, `date` and `source` are those of the document.
    """

    subject: Iri
    source: str
    date: date | None
    proposer: str | None
    about: Iri | None
    about_name: str
    identifier: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One clause: its wording on either side, None where it has none there, and where it stands.

    `seams` are offsets in `after` at which struck text stood, so that the blanks there are nobody's. `base` is the
    clause of the base edition, `position` the place of the label in its list, `parent` what the clause is a sub-item
    of.
    """

    subject: Iri
    of: Whole
    ordinal: int
    change: str
    section: Iri | None
    heading: str
    label: str | None
    position: int | None
    parent: Iri | None
    pointer: str
    has_pointer: bool
    part: str
    line: int | None
    certain: bool
    before: str | None
    after: str | None
    base: Iri | None
    base_pointer: str
    seams: tuple[int, ...]

    @property
    def whole(self) -> Iri:
        """The text that it belongs to."""
        return self.of.subject

    @property
    def proposer(self) -> str | None:
        """The region or proposal, None in an adopted text."""
        return self.of.proposer

    @property
    def about(self) -> Iri | None:
        """The instrument that the proposal changes."""
        return self.of.about

    @property
    def fresh(self) -> str:
        """The wording after the change where it is another than before, else nothing."""
        return "" if self.after is None or self.after == self.before else self.after

    def touches_seam(self, start: int, end: int) -> bool:
        """Whether the words from `start` to `end` of `after` reach a place where text was struck."""
        return any(start <= seam <= end for seam in self.seams)


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Text:
    """A proposal or an adopted text: its clauses in order."""

    of: Whole
    passages: tuple[Passage, ...] = field(repr=False)

    @property
    def lowered(self) -> str:
        """The proposed, or adopted, wording of all clauses in small letters, a line each; made once."""
        found = _LOWERED.get(self)
        if found is None:
            found = _LOWERED[self] = "\n".join(passage.after or "" for passage in self.passages).lower()
        return found

    @property
    def proposed(self) -> bool:
        """Whether this is a proposal."""
        return self.of.proposer is not None


@dataclass(frozen=True, slots=True)
class CitedTitle:
    """A citation in its clause, and the titles that the register has for what it cites.

    `instrument`, `edition`, `at` and `written` are those after the change, None or empty where it is struck.
    """

    subject: Iri
    passage: Passage
    instrument: Iri | None
    instrument_before: Iri | None
    cited: str
    cited_before: str
    edition: Iri | None
    edition_before: Iri | None
    at: str | None
    written: str
    exact: str
    start: int | None
    end: int | None
    title: str | None
    own_title: str | None
    basis: str

    @property
    def before(self) -> str | None:
        """The clause's wording before the change."""
        return self.passage.before

    @property
    def after(self) -> str:
        """The clause's wording after the change."""
        return self.passage.after or ""


_LOWERED: "WeakKeyDictionary[Text, str]" = WeakKeyDictionary()


def wholes_of(rows: Iterable[Row]) -> dict[Iri, Whole]:
    """The texts among the rows of `passages/wholes.rq`."""
    by_subject: dict[Iri, list[Row]] = {}
    for row in rows:
        by_subject.setdefault(_iri(row, "subject"), []).append(row)
    return {subject: _whole(subject, several) for subject, several in by_subject.items()}


def _whole(subject: Iri, rows: list[Row]) -> Whole:
    row = rows[0]
    regions = sorted({name for several in rows if (name := _text(several, "region"))})
    day = to_python(row.get("date"))
    return Whole(
        subject=subject,
        source=_text(row, "source") or "",
        date=day if isinstance(day, date) else None,
        proposer=" and ".join(regions) or _text(row, "proposal"),
        about=_optional_iri(row, "about"),
        about_name=_text(row, "base") or _text(row, "aboutName") or "",
        identifier=_text(row, "identifier"),
    )


def texts_of(
    rows: Iterable[Row],
    wholes: Mapping[Iri, Whole],
    seams: Mapping[Iri, tuple[int, ...]],
    parents: Mapping[Iri, Iri],
    bases: Mapping[Iri, str],
) -> tuple[Text, ...]:
    """The texts among the rows of `passages/clauses.rq`, each with its clauses in order."""
    by_subject = {row["subject"]: row for row in rows}
    passages = [
        _passage(row, of, seams, parents, bases)
        for row in by_subject.values()
        if (of := wholes.get(_iri(row, "whole"))) is not None
    ]
    passages.sort(key=lambda passage: (passage.of.subject.value, passage.ordinal))
    return tuple(
        Text(of, tuple(members)) for of, members in groupby(passages, key=lambda passage: passage.of)
    )


def _passage(
    row: Row,
    of: Whole,
    seams: Mapping[Iri, tuple[int, ...]],
    parents: Mapping[Iri, Iri],
    bases: Mapping[Iri, str],
) -> Passage:
    subject = _iri(row, "subject")
    heading = _text(row, "heading") or ""
    pointer = _text(row, "pointer")
    base = _optional_iri(row, "base")
    return Passage(
        subject=subject,
        of=of,
        ordinal=_number(row, "ordinal") or 0,
        change=_text(row, "change") or "kept",
        section=_optional_iri(row, "section"),
        heading=heading,
        label=_text(row, "label"),
        position=_number(row, "position"),
        parent=parents.get(subject),
        pointer=pointer or heading,
        has_pointer=pointer is not None,
        part=_text(row, "part") or "",
        line=_number(row, "line"),
        certain=_text(row, "certainty") != "inferred",
        before=_text(row, "before"),
        after=_text(row, "after"),
        base=base,
        base_pointer=(bases.get(base) if base else None) or heading,
        seams=seams.get(subject, ()),
    )


def seams_of(rows: Iterable[Row]) -> dict[Iri, tuple[int, ...]]:
    """The seams of clauses among the rows of `passages/seams.rq`."""
    found: dict[Iri, set[int]] = {}
    for row in rows:
        if (seam := _number(row, "seam")) is not None:
            found.setdefault(_iri(row, "subject"), set()).add(seam)
    return {subject: tuple(sorted(seams)) for subject, seams in found.items()}


def citations_of(rows: Iterable[Row], passages: Mapping[Iri, Passage]) -> tuple[CitedTitle, ...]:
    """The citations in these passages among the rows of `passages/citations.rq`, in order."""
    by_subject = {row["subject"]: row for row in rows}
    found = (
        _citation(row, passage)
        for row in by_subject.values()
        if (passage := passages.get(_iri(row, "clause"))) is not None
    )
    return tuple(sorted(found, key=lambda citation: citation.subject.value))


def _citation(row: Row, passage: Passage) -> CitedTitle:
    return CitedTitle(
        subject=_iri(row, "subject"),
        passage=passage,
        instrument=_optional_iri(row, "instrument"),
        instrument_before=_optional_iri(row, "instrumentBefore"),
        cited=_text(row, "cited") or "",
        cited_before=_text(row, "citedBefore") or "",
        edition=_optional_iri(row, "edition"),
        edition_before=_optional_iri(row, "editionBefore"),
        at=_text(row, "at"),
        written=_text(row, "written") or "",
        exact=_text(row, "exact") or "",
        start=_number(row, "start"),
        end=_number(row, "end"),
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
    term = row.get(name)
    return int(term.value) if isinstance(term, Literal) and term.value.lstrip("-").isdigit() else None
