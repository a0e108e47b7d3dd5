"""Describing what a document names and the register does not list: instruments, editions, bodies, members."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itugraph.graph.naming import edition_label, edition_mark, instrument_label
from itugraph.graph.statements import Statements
from itugraph.graph.terms import Iri
from itugraph.graph.vocabulary import INSTRUMENT_CLASSES
from itugraph.model import Edition, Instrument, Reference
from itugraph.register.iris import BASE, body_iri, edition_iri, instrument_iri, region_iri, slug
from itugraph.register.names import adopting_body

if TYPE_CHECKING:
    from itugraph.register import Register


@dataclass(frozen=True, slots=True)
class Cited:
    """What one side of a citation names; `instrument` is None where it is ambiguous between several."""

    instrument: Iri | None
    edition: Iri | None
    candidates: tuple[Iri, ...]


class Names:
    """Gives IRIs to what a document names, and describes in `statements` what the register does not list."""

    def __init__(self, register: "Register", statements: Statements) -> None:
        self._register = register
        self._statements = statements

    def cited(self, reference: Reference) -> Cited:
        """The instrument and the edition of a reference.

        Unknown ones get the IRI that the register would give them, so that they meet in the graph all the
        same.
        """
        if reference.resolution == "ambiguous":
            owners = {self._instrument_of(iri) for iri in reference.candidates}
            return Cited(
                Iri(owners.pop()) if len(owners) == 1 else None,
                None,
                tuple(Iri(iri) for iri in sorted(reference.candidates)),
            )
        owner = (reference.kind, reference.body, reference.number)
        edition = reference.edition
        named = reference.iri or instrument_iri(*owner)
        if self._is_edition(named) or (edition and reference.iri and reference.iri != instrument_iri(*owner)):
            instrument, cited = self._instrument_of(named), named
        else:
            instrument, cited = named, edition_iri(named, edition) if edition else named
        subject = self.instrument(instrument, *owner)
        return Cited(subject, self.edition(cited, instrument) if cited != instrument else None, ())

    def instrument(self, iri: str, kind: str, body: str | None, number: str | None) -> Iri:
        """An instrument, described if the register does not list it: an unknown one, or part of a treaty."""
        if self._register.instrument_by_iri(iri):
            return Iri(iri)
        vouched = self._vouched(iri, kind, body, number)
        owner = adopting_body(kind, body) if body else None
        adopter = self._register.body(owner) if owner else None
        return self._statements.describe(
            Iri(iri),
            INSTRUMENT_CLASSES.get(kind, "Instrument"),
            instrument_label(kind, body, number),
            {
                "kind": kind,
                "number": number,
                "bodyName": owner,
                "adoptedBy": Iri(body_iri(adopter.id)) if adopter else None,
                "title": vouched.title if vouched else None,
                "basis": vouched.basis if vouched else None,
            },
        )

    def edition(self, iri: str, instrument: str) -> Iri:
        """An edition, described if the register does not list it.

        The description follows from the IRI alone, so that all documents that name the edition give the same.
        """
        if self._is_edition(iri):
            return Iri(iri)
        written = self._edition_from_iri(iri)
        return self._statements.describe(
            Iri(iri),
            "Edition",
            edition_label(self._label(instrument), written, iri),
            {
                "editionOf": Iri(instrument),
                "editionMark": edition_mark(written, iri),
                "place": written.place,
                "year": written.year,
                "month": written.month,
            },
        )

    def body(self, name: str) -> Iri:
        """A body or region by its name, described if the register does not list it."""
        if body := self._register.body(name):
            return Iri(body_iri(body.id))
        if region := self._register.region(name):
            return Iri(region_iri(region.id))
        return self._statements.describe(Iri(body_iri(slug(name) or "unnamed")), "Body", name, {"name": name})

    def submitter(self, prefix: str) -> Iri:
        """Who marks proposals with a prefix: a regional organization, else member states by their symbols."""
        if region := self._register.region(prefix):
            return Iri(region_iri(region.id))
        node = Iri(f"{BASE}id/member/{slug(prefix) or 'unnamed'}")
        return self._statements.describe(node, "MemberState", prefix, {"name": prefix, "prefix": prefix})

    def _vouched(self, iri: str, kind: str, body: str | None, number: str | None) -> Instrument | None:
        """The register's word for what it does not list but knows to exist, as `RR Article 22`."""
        found = self._register.instrument(kind, body, number) if body else None
        return found if found and found.iri == iri else None

    def _is_edition(self, iri: str) -> bool:
        return any(edition.iri == iri for edition in self._register.editions(_parent(iri)))

    def _instrument_of(self, iri: str) -> str:
        return iri if self._register.instrument_by_iri(iri) else _parent(iri)

    def is_listed(self, iri: Iri) -> bool:
        """Whether the register lists this instrument or edition."""
        return self._register.instrument_by_iri(iri.value) is not None or self._is_edition(iri.value)

    def edition_label(self, iri: Iri) -> str:
        """The label of an edition, listed or not."""
        instrument = _parent(iri.value)
        for listed in self._register.editions(instrument):
            if listed.iri == iri.value:
                written = Edition(listed.revised, listed.place, listed.year, listed.month)
                return edition_label(self._label(instrument), written, iri.value)
        return edition_label(self._label(instrument), self._edition_from_iri(iri.value), iri.value)

    def _label(self, instrument: str) -> str:
        if known := self._register.instrument_by_iri(instrument):
            return instrument_label(known.kind, known.body, known.numbers[0] if known.numbers else None)
        body, _, rest = instrument.removeprefix(BASE + "id/").partition("/")
        kind, _, number = rest.partition("/")
        return " ".join(part for part in (body.upper(), kind.replace("-", " ").title(), number) if part)

    def _edition_from_iri(self, iri: str) -> Edition:
        """What an edition's IRI tells: `geneva-2022`, `wrc-19`, `2012-06`, `2019`."""
        name = iri.rpartition("/")[2]
        if found := re.fullmatch(r"(\d{4})(?:-(\d\d))?", name):
            return Edition(False, None, int(found[1]), int(found[2]) if found[2] else None)
        if found := re.fullmatch(r"(.+)-(\d{4})", name):
            place = found[1].replace("-", " ")
            return Edition(False, self._register.place(place) or place.title(), int(found[2]))
        conference = self._register.conference_by_id(name)
        return Edition(False, None, conference.year) if conference else Edition(False, name, None)


def _parent(iri: str) -> str:
    return iri.rpartition("/")[0]
