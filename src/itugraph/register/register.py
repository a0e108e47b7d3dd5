"""The register: what exists, under which names, since when."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.locations import shared_folder
from itugraph.model import (
    Body,
    Conference,
    Edition,
    Instrument,
    Reference,
    Region,
    RegisteredEdition,
)
from itugraph.register import finding, resolution, teaching
from itugraph.register.names import adopting_body, dual_numbers, name_key, number_key, split_version
from itugraph.register.tables import StudyPeriod, Tables, Treaty, read_tables
from itugraph.register.teaching import Heading

_STUDY_GROUP = re.compile(
    r"(?:itu-?\s?([trd])\s+)?(?:study\s+group|sg)\s*(\d{1,2})(?:\s+of\s+(?:the\s+)?itu-?\s?([trd]))?",
    re.IGNORECASE,
)
_KINDS = ("Resolution", "Decision", "Recommendation", "Opinion", "Question", "Report")
_ENDED = frozenset({"suppressed", "withdrawn"})


if TYPE_CHECKING:  # SQLite is not worth loading where nothing was imported
    from itugraph.register.imported import Addition, ImportedRegister, Mention


class Register:
    """Conferences, bodies, regions, instruments and editions, looked up by what people write.

    Lookups give None or an empty tuple for what is not listed; nothing is guessed. Facts keep their order in
    the tables, editions go from the oldest to the newest.
    """

    def __init__(self, tables: Tables, imported: ImportedRegister | None = None) -> None:
        self.tables = tables
        self.conferences = tables.conferences
        self.bodies = tables.bodies
        self.regions = tables.regions
        self.study_periods = tables.study_periods
        self.treaties = tables.treaties
        self.coverage = tables.coverage
        self.listed_instruments = tables.instruments
        self._imported = imported
        self._variants = tables.places
        self._conference_of_id = {conference.id: conference for conference in tables.conferences}
        self._treaty_of_body = {treaty.body: treaty for treaty in tables.treaties}
        self._of_number: dict[tuple[str, str], list[Instrument]] = defaultdict(list)
        self._of_iri = {instrument.iri: instrument for instrument in tables.instruments}
        for instrument in tables.instruments:
            for number in instrument.numbers:
                self._of_number[instrument.kind, number_key(number)].append(instrument)
        self._editions: dict[str, list[RegisteredEdition]] = defaultdict(list)
        for edition in tables.editions:
            self._editions[edition.instrument].append(edition)
        for editions in self._editions.values():
            editions.sort(key=effective)

    @cached_property
    def complete_to(self) -> date:
        """The last day of the last conference whose instruments the register looks at.

        Of conferences after that day it knows at most that they are to be held. `coverage` says for each
        body how thoroughly.
        """
        return max((covered.known_to for covered in self.coverage if covered.conference), default=date.max)

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument, the imported ones last."""
        if self._imported is None:
            return self.listed_instruments
        added = (
            instrument for instrument in self._imported.instruments() if instrument.iri not in self._of_iri
        )
        return (*self.listed_instruments, *added)

    # Conferences and places

    def conference_by_id(self, identifier: str) -> Conference | None:
        """The conference with this identifier (`wtsa-20`) or name (`WTSA-20`)."""
        return self._conference_of_id.get(identifier.casefold())

    def conferences_at(self, place: str, year: int) -> tuple[Conference, ...]:
        """The conferences held at a place in a year; the place as tolerantly as `place` reads it."""
        known = self.place(place)
        return tuple(c for c in self.conferences if c.year == year and c.place == known)

    def conference(self, body: str, place: str | None, year: int) -> Conference | None:
        """The conference of a body, or of those it succeeded, in a year; None unless there is just one."""
        known = self.place(place) if place else None
        found = [
            c
            for c in self.conferences
            if c.year == year
            and adopting_body("Resolution", c.body) == adopting_body("Resolution", body)
            and (place is None or c.place == known)
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places where conferences were held, as the register spells them, in alphabetical order."""
        return tuple(sorted({conference.place for conference in self.conferences}))

    @cached_property
    def place_variants(self) -> dict[str, str]:
        """Other spellings of places, each with the register's."""
        return dict(self._variants)

    @cached_property
    def _place_of_key(self) -> dict[str, str]:
        keys = {name_key(written): place for written, place in self._variants}
        return keys | {name_key(place): place for place in self.places}

    def place(self, written: str) -> str | None:
        """The register's spelling of a place, whatever the accents, capitals and known misspellings."""
        return self._place_of_key.get(name_key(written))

    # Bodies and regions

    @cached_property
    def _body_of_key(self) -> dict[str, Body]:
        keys: dict[str, Body] = {}
        for body in self.bodies:
            for name in (*body.aliases, body.id, body.full_name, body.name):
                keys[name_key(name)] = body
        return keys

    def body(self, name: str) -> Body | None:
        """The body with this name, alias, full name or identifier; a study group of no sector is ITU-T's."""
        found = self._body_of_key.get(name_key(re.sub(r"^\s*the\s+", "", name, flags=re.IGNORECASE)))
        if found:
            return found
        group = _STUDY_GROUP.fullmatch(name.strip())
        if not group:
            return None
        sector = (group[1] or group[3] or "t").casefold()
        return self._body_of_key.get(name_key(f"itu-{sector}-sg{int(group[2])}"))

    @cached_property
    def _region_of_key(self) -> dict[str, Region]:
        return {
            name_key(name): region
            for region in self.regions
            for name in (*region.prefixes, region.id, region.name, region.full_name)
        }

    def region(self, prefix_or_name: str) -> Region | None:
        """The regional organization with this prefix (`EUR`), name (`CEPT`), full name or identifier."""
        return self._region_of_key.get(name_key(prefix_or_name))

    # Instruments and editions

    def instruments_numbered(
        self, kind: str | None, number: str, body: str | None = None
    ) -> tuple[Instrument, ...]:
        """The instruments that have, or had, this number: of one kind or any, of one body or any.

        Of several numbers (`Y.4000/Y.2060`) one is enough; an edition suffix (`66-1`) is left out of account.
        """
        kinds = (kind,) if kind else _KINDS
        found: dict[str, Instrument] = {}
        for each in kinds:
            owner = adopting_body(each, body) if body else None
            for written in (number, split_version(each, owner or "ITU-R", number)[0]):
                for key in map(number_key, dual_numbers(number_key(written))):
                    for instrument in self._numbered(each, key):
                        if owner is None or instrument.body == owner:
                            found.setdefault(instrument.iri, instrument)
                if found:
                    break
        return tuple(found.values())

    def _numbered(self, kind: str, key: str) -> Iterator[Instrument]:
        for listed in self._of_number.get((kind, key), ()):
            yield self._completed(listed)
        if self._imported:
            yield from self._imported.numbered(kind, key)

    def _completed(self, listed: Instrument) -> Instrument:
        """A listed instrument or, where only its number is listed, what was imported about it."""
        if listed.title or self._imported is None:
            return listed
        return self._imported.by_iri(listed.iri) or listed

    def instrument(self, kind: str, body: str, number: str | None) -> Instrument | None:
        """The instrument, or None where none is listed; of those that each meeting numbers anew, the newest.

        Articles, provisions and Appendices of a treaty are given where their number can exist in it.
        """
        if number is None or adopting_body(kind, body) in self._treaty_of_body:
            return resolution.treaty_instrument(self._treaty_of_body, kind, body, number)
        found = self.instruments_numbered(kind, number, body)
        return max(found, key=lambda i: self._newest(i.iri)) if found else None

    def instruments_titled(self, words: Sequence[str]) -> tuple[Instrument, ...]:
        """The instruments whose title has all the words, in any order and case."""
        keys = [name_key(word) for word in words]
        found = {
            instrument.iri: instrument
            for instrument in self.listed_instruments
            if instrument.title and all(key in name_key(instrument.title) for key in keys)
        }
        for instrument in self._imported.titled(words) if self._imported else ():
            found.setdefault(instrument.iri, instrument)
        return tuple(found.values())

    def instruments_like(self, number: str, limit: int) -> tuple[Instrument, ...]:
        """At most so many imported instruments with a number like this one."""
        return self._imported.like(number_key(number), limit) if self._imported else ()

    def _newest(self, instrument: str) -> date:
        return effective(self.editions(instrument)[-1]) if self.editions(instrument) else date.min

    def instrument_by_iri(self, iri: str) -> Instrument | None:
        """The listed instrument with this IRI."""
        return self._of_iri.get(iri) or (self._imported.by_iri(iri) if self._imported else None)

    def editions(self, instrument: str) -> tuple[RegisteredEdition, ...]:
        """The editions of the instrument with this IRI, oldest first."""
        listed = self._editions.get(instrument, [])
        if self._imported is None:
            return tuple(listed)
        known = {edition.iri for edition in listed}
        added = [edition for edition in self._imported.editions(instrument) if edition.iri not in known]
        return tuple(sorted((*listed, *added), key=effective)) if added else tuple(listed)

    def additions(self, instrument: str) -> tuple[Addition, ...]:
        """The imported amendments and corrigenda of the instrument with this IRI, oldest first."""
        return self._imported.additions(instrument) if self._imported else ()

    def mentions(self) -> tuple[Mention, ...]:
        """What the abstracts of imported instruments cite."""
        return self._imported.mentions() if self._imported else ()

    def references(self) -> tuple[tuple[str, str], ...]:
        """The reference network of the imported instruments: who cites whom in its abstract, as IRIs, sorted.

        Only what is listed or imported is in it, and no instrument that cites itself.
        """
        pairs = set()
        for mention in self.mentions():
            cited = self.resolve(mention.kind, mention.body, mention.number, None)
            if cited.resolution == "exact" and cited.iri and cited.iri != mention.instrument:
                pairs.add((mention.instrument, cited.iri))
        return tuple(sorted(pairs))

    def in_force(self, instrument: str, on: date) -> RegisteredEdition | None:
        """The edition in force on a day: the last one adopted on or before it.

        A conference adopts on its last day; where no day is known it is the end of the month or year. What
        was suppressed or withdrawn, at a date nobody recorded, counts as such from `complete_to`.
        """
        adopted = [edition for edition in self.editions(instrument) if effective(edition) <= on]
        if not adopted or (adopted[-1].status in _ENDED and on >= self.complete_to):
            return None
        return adopted[-1]

    def titles_of(self, body: str) -> tuple[StudyPeriod, ...]:
        """What the study group with this identifier was called, period by period."""
        return tuple(period for period in self.study_periods if period.body == body)

    def treaty(self, body: str) -> Treaty | None:
        """The treaty with this short name (`CS`, `CV`, `RR`, `ITR`)."""
        return self._treaty_of_body.get(body)

    def taught(self, headings: Iterable[Heading]) -> Register:
        """The register with the editions that headings of adopted texts show to exist (`register.teaching`)."""
        return Register(teaching.learn(self, headings), self._imported)

    # Citations and what people type

    def resolve(
        self,
        kind: str,
        body: str | None,
        number: str | None,
        edition: Edition | None,
        on: date | None = None,
    ) -> Reference:
        """What a citation names: `itugraph.register.resolution.resolve` says by which rules."""
        return self._resolved(resolution.Named(kind, body, number, edition, on))

    @cached_property
    def _resolved(self) -> Callable[[resolution.Named], Reference]:
        """Resolving, each citation once: documents cite the same few instruments again and again."""
        return lru_cache(maxsize=16_384)(partial(resolution.resolve, self))

    def name(self, instrument: Instrument) -> str:
        """An instrument's name as one would cite it: `PP Resolution 71`, `ITU-T Y.4000/Y.2060`."""
        return finding.name(instrument)

    def find(self, text: str) -> tuple[Instrument, ...]:
        """What a person may mean by `PP Resolution 71`, `Res. 98`, `Y.2060` or words of a title."""
        return finding.find(self, text)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Names of instruments like what was typed, nearest first, at most five."""
        return finding.nearest(self, text)


def effective(edition: RegisteredEdition) -> date:
    """The day from which an edition counts: its adoption, else the end of the month or year that is known."""
    if edition.adopted:
        return edition.adopted
    month = edition.month or 12
    return date(edition.year, month, 28 if edition.month else 31)


def imported_file() -> Path:
    """Where the user's import is kept: the path in ITUGRAPH_REGISTER, else below the user's data folder."""
    chosen = os.environ.get("ITUGRAPH_REGISTER")
    if chosen:
        return Path(chosen)
    folder = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(folder) / "itugraph" / "register.sqlite"


def load_register(folder: Path | None = None, imported: Path | None = None) -> Register:
    """The register of a folder of tables, by default the one that is shipped.

    `imported` is a file written by `import_relaton`; without a folder, the file of the user's last import is
    taken if there is one. The default register is read once. Raises `RegisterError` where a table is broken.
    """
    if folder is None and imported is None:
        return _shipped_register()
    return _load(folder or shared_folder("data", "register"), imported)


@lru_cache(maxsize=1)
def _shipped_register() -> Register:
    kept = imported_file()
    return _load(shared_folder("data", "register"), kept if kept.is_file() else None)


def _load(folder: Path, imported: Path | None) -> Register:
    if imported is None:
        return Register(read_tables(folder))
    from itugraph.register.imported import ImportedRegister

    return Register(read_tables(folder), ImportedRegister(imported))
