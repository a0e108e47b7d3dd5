"""What a citation names: one thing (`exact`), one of several (`ambiguous`), or nothing the register lists.

- The body is as written; a sector's Resolution is its assembly's. Where none is written, place and year
  decide if one instrument alone has such an edition. A bare number is never more than ambiguous: every
  conference counts from 1, and not all is listed. A Recommendation's letters can tell its sector.
- The edition is the one of that place and year; `Rev.` is a matter of form and decides nothing. A suffix
  (`66-1`) names the edition too, and both must agree.
- A part of a treaty is `exact` where its number can exist in the treaty, at a radio conference that was held.
- What is not listed is `unknown`. It still has an IRI, so that all citations of it meet in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from itugraph.model import Edition, Instrument, Kind, Reference, RegisteredEdition, ResolutionState
from itugraph.register.iris import edition_iri, instrument_iri
from itugraph.register.names import (
    ASSEMBLY_OF_SECTOR,
    KIND_OF_TREATY,
    TREATY_PARTS,
    adopting_body,
    number_key,
    split_version,
)

if TYPE_CHECKING:
    from itugraph.register.register import Register
    from itugraph.register.tables import Treaty

_SERIES_OF_BOTH_SECTORS = frozenset("FMPSV")
_PROVISION = re.compile(r"(\d+)(?:bis|ter|quater)?[A-Z]{0,2}(?P<within>\.\d+[A-Z]{0,2}(?:\.\d+)*)?")


@dataclass(frozen=True, slots=True)
class Named:
    """What a citation says; `on` is the date of the citing document, which cannot mean what came later."""

    kind: str
    body: str | None
    number: str | None
    edition: Edition | None
    on: date | None = None


def resolve(register: Register, named: Named) -> Reference:
    """Resolve a citation. The reference has number and edition as given, and a body if that follows."""
    body = named.body or KIND_OF_TREATY.get(named.kind)
    if body and named.kind == "Resolution":
        body = ASSEMBLY_OF_SECTOR.get(body, body)
    resolver = _Resolver(register, Named(named.kind, body, named.number, named.edition, named.on))
    if named.number is None or named.kind in TREATY_PARTS:
        return resolver.treaty()
    return resolver.instrument(named.number)


class _Resolver:
    """One citation on its way to a `Reference`."""

    def __init__(self, register: Register, named: Named) -> None:
        self._register = register
        self._named = named
        owner = adopting_body(named.kind, named.body) if named.body else None
        self._version = split_version(named.kind, owner, named.number)[1] if named.number else None

    def treaty(self) -> Reference:
        """Resolve a treaty or a part of one."""
        named = self._named
        found = self._register.instrument(named.kind, named.body, named.number) if named.body else None
        if found is None:
            return self._unlisted()
        if named.edition is None or named.edition.year is None:
            return self._reference("exact", found.iri, found.body)
        held = self._register.conference("WRC", None, named.edition.year) if found.body == "RR" else None
        if held is None:
            return self._reference("unknown", edition_iri(found.iri, named.edition), found.body)
        return self._reference("exact", edition_iri(found.iri, named.edition, held.id), found.body)

    def instrument(self, number: str) -> Reference:
        """Resolve any other instrument."""
        listed = self._register.instruments_numbered(self._named.kind, number, self._named.body)
        instruments = self._existing(listed)
        if not instruments:
            return self._unlisted()
        if self._named.edition is None and self._version is None:
            return self._whole(instruments, number)
        matching = [(i, e) for i in instruments for e in self._register.editions(i.iri) if self._is_named(e)]
        if len(matching) == 1:
            instrument, edition = matching[0]
            return self._reference("exact", edition.iri, instrument.body)
        if matching:
            return self._ambiguous(edition.iri for _, edition in matching)
        if len(instruments) == 1 and self._named.body:
            return self._reference("unknown", self._minted(instruments[0].iri))
        return self._unlisted()

    def _existing(self, instruments: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
        """Of several instruments, those with an edition in the year of the citing document, if any."""
        on = self._named.on
        if on is None or len(instruments) < 2:
            return instruments
        first_years = [(i, [e.year for e in self._register.editions(i.iri)][:1]) for i in instruments]
        return tuple(i for i, first in first_years if not first or first[0] <= on.year) or instruments

    def _whole(self, instruments: tuple[Instrument, ...], number: str) -> Reference:
        """No edition is named: the instrument is meant."""
        series = number_key(number).partition(".")[0]
        told = self._named.body is not None or (
            self._named.kind == "Recommendation" and series not in _SERIES_OF_BOTH_SECTORS
        )
        if told and len(instruments) == 1:
            return self._reference("exact", instruments[0].iri, instruments[0].body)
        return self._ambiguous(instrument.iri for instrument in instruments)

    def _is_named(self, listed: RegisteredEdition) -> bool:
        if self._version is not None and listed.version != self._version:
            return False
        named = self._named.edition
        if named is None:
            return True
        if named.year is not None and listed.year != named.year:
            return False
        if named.month and listed.month and listed.month != named.month:
            return False
        return named.place is None or self._is_at(listed, self._register.place(named.place))

    def _is_at(self, listed: RegisteredEdition, place: str | None) -> bool:
        """Whether an edition was adopted at a place, even if it is marked without one (`Rev.WRC-19`)."""
        if listed.place is not None:
            return listed.place == place
        conference = self._register.conference_by_id(listed.conference or "")
        return conference is not None and conference.place == place

    def _minted(self, instrument: str) -> str:
        """The IRI of an edition that is not listed."""
        edition = self._named.edition or Edition(False, None, None)
        if edition.place:
            place = self._register.place(edition.place) or edition.place
            edition = Edition(edition.revised, place, edition.year, edition.month)
        return edition_iri(instrument, edition, version=self._version)

    def _unlisted(self) -> Reference:
        body = self._named.body or self._body_of_place()
        instrument = instrument_iri(self._named.kind, body, self._named.number)
        return self._reference("unknown", self._minted(instrument), body)

    def _body_of_place(self) -> str | None:
        """Who adopted it, where one conference alone was held at the place in the year."""
        edition = self._named.edition
        if edition is None or not edition.place or edition.year is None:
            return None
        held = self._register.conferences_at(edition.place, edition.year)
        return held[0].body if len(held) == 1 else None

    def _ambiguous(self, candidates: Iterable[str]) -> Reference:
        return self._reference("ambiguous", None, candidates=tuple(candidates))

    def _reference(
        self,
        state: ResolutionState,
        iri: str | None,
        body: str | None = None,
        candidates: tuple[str, ...] = (),
    ) -> Reference:
        return Reference(
            kind=cast(Kind, self._named.kind),
            body=self._named.body or body,
            number=self._named.number,
            edition=self._named.edition,
            resolution=state,
            iri=iri,
            candidates=candidates,
        )


def treaty_instrument(
    treaties: Mapping[str, Treaty], kind: str, body: str, number: str | None
) -> Instrument | None:
    """A treaty, or the part of it with this number if the treaty can have one; None otherwise."""
    treaty = treaties.get(adopting_body(kind, body))
    if treaty is None:
        return None
    iri = instrument_iri(kind, treaty.body, number)
    if number is None:
        named = Instrument(kind, treaty.body, (), treaty.name, None, iri, treaty.basis)
        return named if kind == treaty.kind else None
    numbers = (number_key(number),)
    part = Instrument(kind, treaty.body, numbers, None, None, iri, treaty.basis)
    return part if _can_exist(treaty, kind, numbers[0]) else None


def _can_exist(treaty: Treaty, kind: str, number: str) -> bool:
    """Whether a treaty can have an Article, provision or Appendix of this number."""
    if kind == "Appendix":
        return number in treaty.appendices
    match = _PROVISION.fullmatch(number)
    if match is None:
        return False
    leading, alone = int(match[1]), match["within"] is None
    if kind == "Article":
        return alone and 1 <= leading <= treaty.last_article
    if kind != "Provision":
        return False
    if treaty.last_provision is not None:
        return alone and 1 <= leading <= treaty.last_provision
    if treaty.body == "RR":  # the number before the point is the Article's
        return not alone and 1 <= leading <= treaty.last_article
    return alone
