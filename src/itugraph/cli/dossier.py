"""What is known of one instrument: its editions from the register, who cites and who changes it from a graph."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from itugraph.model import Instrument, RegisteredEdition
from itugraph.register.iris import BASE

if TYPE_CHECKING:
    from itugraph.graph import GraphSource
    from itugraph.register import Register

_CITING = """SELECT ?source ?date ?text ?region ?heading ?label ?line ?change ?before ?after WHERE {
  ?citation itu:citesInstrument ?instrument ; itu:citingClause ?clause ; itu:change ?change ; itu:start ?start .
  ?clause itu:inText ?writing ; itu:heading ?heading ; itu:sourceLine ?line .
  ?writing itu:inDocument ?document ; rdfs:label ?text .
  ?document itu:sourceName ?source .
  OPTIONAL { ?document itu:documentDate ?date }
  OPTIONAL { ?writing itu:submittedBy ?submitter . ?submitter rdfs:label ?region }
  OPTIONAL { ?clause itu:label ?label }
  OPTIONAL { ?citation itu:citesInstrumentBefore ?instrument
    OPTIONAL { ?citation itu:editionMarkBefore ?markBefore } BIND(COALESCE(?markBefore, "") AS ?before) }
  OPTIONAL { ?citation itu:citesInstrumentAfter ?instrument
    OPTIONAL { ?citation itu:editionMarkAfter ?markAfter } BIND(COALESCE(?markAfter, "") AS ?after) }
} ORDER BY ?source ?line ?start"""

_CHANGING = """SELECT ?source ?date ?text ?region ?action ?base ?proposed WHERE {
  ?proposal itu:changesInstrument ?instrument ; rdfs:label ?text ; itu:inDocument ?document .
  ?document itu:sourceName ?source .
  OPTIONAL { ?document itu:documentDate ?date }
  OPTIONAL { ?proposal itu:submittedBy ?submitter . ?submitter rdfs:label ?region }
  OPTIONAL { ?proposal itu:action ?action }
  OPTIONAL { ?proposal itu:baseEdition/itu:editionMark ?base }
  OPTIONAL { ?proposal itu:proposes/itu:editionMark ?proposed }
  OPTIONAL { ?proposal itu:ordinal ?ordinal }
} ORDER BY ?source ?ordinal"""


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A citation of the instrument, at the edition `before` and `after`: "" for none named, None where it is not cited.

    `day` is the date of the document.
    """

    source: str
    day: date | None
    text: str
    region: str
    place: str
    line: int
    change: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChangedBy:
    """A proposal to change the instrument, from one edition to another."""

    source: str
    day: date | None
    text: str
    region: str
    action: str
    base: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An instrument with its editions, oldest first; `has_graph` tells whether a graph was asked as well.

    `known_to` is the last day of the last conference that the register covers for the instrument's body, and `coverage`
    says how thoroughly.
    """

    name: str
    instrument: Instrument
    editions: tuple[RegisteredEdition, ...]
    in_force_today: RegisteredEdition | None
    in_force_then: tuple[tuple[date, RegisteredEdition | None], ...]
    known_to: date
    coverage: str
    has_graph: bool
    citations: tuple[CitedAt, ...] = ()
    changes: tuple[ChangedBy, ...] = ()

    @property
    def title(self) -> str | None:
        """The title of the latest edition whose title is known, said to be of that edition where a later one exists."""
        for edition in reversed(self.editions):
            if edition.title:
                of_latest = edition == self.editions[-1]
                return edition.title if of_latest else f"{edition.title} (title of {edition.year})"
        return self.instrument.title


def dossier(
    register: "Register", instrument: Instrument, store: "GraphSource | None", today: date
) -> Dossier:
    """Gather what is known of an instrument, from the register alone where there is no graph."""
    citations = tuple(_citations(store, instrument)) if store else ()
    changes = tuple(_changes(store, instrument)) if store else ()
    days = {citation.day for citation in citations} | {change.day for change in changes}
    dates = sorted(day for day in days if day)
    covered = next((c for c in register.coverage if c.body == instrument.body), None)
    return Dossier(
        name=register.name(instrument),
        instrument=instrument,
        editions=register.editions(instrument.iri),
        in_force_today=register.in_force(instrument.iri, today),
        in_force_then=tuple((day, register.in_force(instrument.iri, day)) for day in dates),
        known_to=covered.known_to if covered else register.complete_to,
        coverage=covered.note if covered else "",
        has_graph=store is not None,
        citations=citations,
        changes=changes,
    )


def _citations(store: "GraphSource", instrument: Instrument) -> Iterator[CitedAt]:
    for row in _rows(store, _CITING, instrument):
        label = row["label"]
        mark = "" if label is None or label[0].isdigit() else ")"
        yield CitedAt(
            source=row["source"] or "",
            day=_date(row["date"]),
            text=row["text"] or "",
            region=row["region"] or "",
            place=f"{row['heading'] or ''} {label or ''}{mark}".strip(),
            line=int(row["line"] or 0),
            change=row["change"] or "",
            before=row["before"],
            after=row["after"],
        )


def _changes(store: "GraphSource", instrument: Instrument) -> Iterator[ChangedBy]:
    for row in _rows(store, _CHANGING, instrument):
        yield ChangedBy(
            source=row["source"] or "",
            day=_date(row["date"]),
            text=row["text"] or "",
            region=row["region"] or "",
            action=row["action"] or "",
            base=row["base"] or "",
            proposed=row["proposed"] or "",
        )


def _rows(store: "GraphSource", sparql: str, instrument: Instrument) -> Iterator[dict[str, str | None]]:
    from itugraph.graph import Iri, Literal

    prefixes = f"PREFIX itu: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    answer = store.select(prefixes + sparql, {"instrument": Iri(instrument.iri)})
    for row in answer.rows:
        yield {
            column: term.value if isinstance(term, Iri | Literal) else None
            for column, term in zip(answer.columns, row, strict=True)
        }


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
