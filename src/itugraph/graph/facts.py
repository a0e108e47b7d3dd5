"""The register as statements: its own named graph, stated once for all documents."""

import calendar
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from itugraph.graph.naming import edition_label, edition_mark, instrument_label
from itugraph.graph.statements import Statements
from itugraph.graph.terms import Iri, Quad
from itugraph.graph.vocabulary import (
    BODY_CLASSES,
    GRAPH_FORMAT,
    INSTRUMENT_CLASSES,
    REGISTER,
    REGISTER_GRAPH,
)
from itugraph.model import Body, Conference, Edition, Instrument, Region, RegisteredEdition
from itugraph.register.iris import body_iri, conference_iri, instrument_iri, region_iri

if TYPE_CHECKING:
    from itugraph.register import Register


def register_quads(register: "Register", cited: Collection[str] = ()) -> Iterator[Quad]:
    """The facts of the register: all that is listed, and of what was imported what is of use beside documents.

    Imported instruments are told in full, with their editions, where a document names them (`cited`, IRIs of
    instruments or editions) or where one that is told in full cites them in its abstract; of the others that
    belong to the reference network only their names and whom they cite.
    """
    statements = Statements(REGISTER_GRAPH)
    statements.describe(
        REGISTER,
        "Register",
        "the register",
        {"completeTo": register.complete_to, "formatVersion": GRAPH_FORMAT},
    )
    for conference in register.conferences:
        _conference(statements, register, conference)
    for body in register.bodies:
        _body(statements, body)
    for region in register.regions:
        _region(statements, region)
    for covered in register.coverage:
        if (body_known := register.body(covered.body)) and covered.conference:
            statements.add(Iri(body_iri(body_known.id)), "completeTo", covered.known_to)
    for instrument in register.listed_instruments:
        _instrument(statements, register, instrument)
    references = register.references()
    in_full = _with_cited({iri for name in cited for iri in (name, name.rpartition("/")[0])}, references)
    named = {iri for pair in references for iri in pair}
    for iri in sorted((in_full | named) - {instrument.iri for instrument in register.listed_instruments}):
        if imported := register.instrument_by_iri(iri):
            if iri in in_full:
                _instrument(statements, register, imported)
            else:
                _name(statements, imported)
    for citing, other in references:
        statements.add(Iri(citing), "abstractCites", Iri(other))
    return iter(statements)


def _with_cited(instruments: set[str], references: Collection[tuple[str, str]]) -> set[str]:
    """The instruments with all that they cite in their abstracts, and what those cite."""
    cited_by: dict[str, list[str]] = {}
    for citing, other in references:
        cited_by.setdefault(citing, []).append(other)
    found, waiting = set(instruments), list(instruments)
    while waiting:
        new = [other for other in cited_by.get(waiting.pop(), ()) if other not in found]
        found.update(new)
        waiting += new
    return found


def _name(statements: Statements, instrument: Instrument) -> None:
    """State what an imported instrument is called, and no more."""
    number = instrument.numbers[0]
    statements.describe(
        Iri(instrument.iri),
        INSTRUMENT_CLASSES.get(instrument.kind, "Instrument"),
        instrument_label(instrument.kind, instrument.body, number),
        {
            "kind": instrument.kind,
            "bodyName": instrument.body,
            "number": number,
            "title": instrument.title,
            "basis": instrument.basis,
        },
    )


def _conference(statements: Statements, register: "Register", conference: Conference) -> None:
    body = register.body(conference.body)
    statements.describe(
        Iri(conference_iri(conference.id)),
        "Conference",
        conference.name,
        {
            "name": conference.name,
            "sessionOf": Iri(body_iri(body.id)) if body else None,
            "place": conference.place,
            "year": conference.year,
            "openedOn": conference.opened,
            "closedOn": conference.closed,
            "basis": conference.basis,
        },
    )


def _body(statements: Statements, body: Body) -> None:
    node = Iri(body_iri(body.id))
    kind = "DirectorPost" if body.id.startswith("director-") else BODY_CLASSES.get(body.kind, "Body")
    statements.describe(
        node,
        kind,
        body.name,
        {
            "name": body.name,
            "fullName": body.full_name,
            "partOf": Iri(body_iri(body.parent)) if body.parent else None,
            "since": body.since,
            "until": body.until,
            "basis": body.basis,
        },
    )
    for alias in body.aliases:
        statements.add(node, "alias", alias)
    for successor in body.successors:
        statements.add(node, "succeededBy", Iri(body_iri(successor)))


def _region(statements: Statements, region: Region) -> None:
    node = Iri(region_iri(region.id))
    statements.describe(
        node,
        "RegionalOrganization",
        region.name,
        {"name": region.name, "fullName": region.full_name, "basis": region.basis},
    )
    for prefix in region.prefixes:
        statements.add(node, "prefix", prefix)


def _instrument(statements: Statements, register: "Register", instrument: Instrument) -> None:
    node = Iri(instrument.iri)
    number = instrument.numbers[0] if instrument.numbers else None
    label = instrument_label(instrument.kind, instrument.body, number)
    adopter = register.body(instrument.body)
    responsible = register.body(instrument.responsible) if instrument.responsible else None
    shared: dict[str, Iri | str | None] = {
        "kind": instrument.kind,
        "bodyName": instrument.body,
        "adoptedBy": Iri(body_iri(adopter.id)) if adopter else None,
        "title": instrument.title,
        "basis": instrument.basis,
    }
    kind = INSTRUMENT_CLASSES.get(instrument.kind, "Instrument")
    statements.describe(
        node,
        kind,
        label,
        shared | {"number": number, "responsible": Iri(body_iri(responsible.id)) if responsible else None},
    )
    for other in instrument.numbers[1:]:
        statements.add(node, "otherNumber", other)
        twin = Iri(instrument_iri(instrument.kind, instrument.body, other))
        statements.describe(
            twin,
            kind,
            instrument_label(instrument.kind, instrument.body, other),
            shared | {"number": other, "sameInstrument": node},
        )
        statements.add(node, "sameInstrument", twin)
    editions = register.editions(instrument.iri)
    for edition in editions:
        _edition(statements, label, edition)
    for earlier, later in pairwise(editions):
        statements.add(Iri(later.iri), "supersedes", Iri(earlier.iri))


def _edition(statements: Statements, instrument_label: str, edition: RegisteredEdition) -> None:
    written = Edition(edition.revised, edition.place, edition.year, edition.month)
    statements.describe(
        Iri(edition.iri),
        "Edition",
        edition_label(instrument_label, written, edition.iri),
        {
            "editionOf": Iri(edition.instrument),
            "editionMark": edition_mark(written, edition.iri),
            "revised": edition.revised,
            "place": edition.place,
            "year": edition.year,
            "month": edition.month,
            "adoptedAt": Iri(conference_iri(edition.conference)) if edition.conference else None,
            "adoptedOn": edition.adopted,
            "adoptedNoLaterThan": edition.adopted or _last_day(edition.year, edition.month),
            "title": edition.title,
            "status": edition.status,
            "basis": edition.basis,
        },
    )


def _last_day(year: int, month: int | None) -> date:
    return date(year, month or 12, calendar.monthrange(year, month or 12)[1])
