"""What adopted texts teach the register: that the edition in their own heading exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from itugraph.model import Edition, Instrument, RegisteredEdition
from itugraph.register.iris import edition_iri, instrument_iri
from itugraph.register.names import KIND_OF_TREATY, TREATY_PARTS, adopting_body, split_version

if TYPE_CHECKING:
    from itugraph.register.register import Register
    from itugraph.register.tables import Tables


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of an adopted text: of an edition that its conference adopted, not of one that is proposed."""

    kind: str
    body: str
    number: str
    edition: Edition
    title: str | None = None


def learn(register: Register, headings: Iterable[Heading]) -> Tables:
    """The register's tables with the editions of the headings.

    A heading teaches nothing where it names no conference that was held, since it is then misread or flattened,
    or an edition that is listed; nor does a part of a treaty.
    """
    tables = register.tables
    editions = {edition.iri: edition for edition in tables.editions}
    instruments = {instrument.iri: instrument for instrument in tables.instruments}
    for heading in headings:
        instrument = _instrument(register, heading)
        edition = _edition(register, heading, instrument) if instrument else None
        if instrument is None or edition is None:
            continue
        if all(edition.iri != known.iri for known in register.editions(instrument.iri)):
            editions.setdefault(edition.iri, edition)
            instruments.setdefault(instrument.iri, instrument)
    return replace(tables, editions=tuple(editions.values()), instruments=tuple(instruments.values()))


def _instrument(register: Register, heading: Heading) -> Instrument | None:
    """The instrument as it is listed, or a new one."""
    kind, body = heading.kind, adopting_body(heading.kind, heading.body)
    if kind in TREATY_PARTS or kind in KIND_OF_TREATY:
        return None
    number, _ = split_version(kind, body, heading.number)
    known = register.instrument(kind, body, number)
    iri = instrument_iri(kind, body, number)
    return known or Instrument(kind, body, (number,), heading.title, None, iri, "heading")


def _edition(register: Register, heading: Heading, instrument: Instrument) -> RegisteredEdition | None:
    written = heading.edition
    if written.year is None:
        return None
    held = register.conference(instrument.body, written.place, written.year)
    if held is None or held.closed is None or held.closed > register.complete_to:
        return None
    place = held.place if written.place else None
    edition = Edition(written.revised, place, written.year)
    return RegisteredEdition(
        instrument=instrument.iri,
        revised=written.revised,
        place=place,
        year=written.year,
        month=None,
        conference=held.id,
        adopted=held.closed,
        title=heading.title,
        status=None,
        iri=edition_iri(instrument.iri, edition, held.id),
        basis="heading",
        version=split_version(heading.kind, heading.body, heading.number)[1],
    )
