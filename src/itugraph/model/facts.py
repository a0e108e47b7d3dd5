"""What the register knows: conferences, bodies, regions, instruments and editions, each with its basis."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["heading", "attested", "recalled", "unverified"]
"""How a fact is known: from the instrument itself or an official list, from a real text that says so, from
memory only, or from nobody's sight of a source."""


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference or assembly: `wtsa-20` is WTSA-20, held in Geneva from 2022-03-01 to 2022-03-09."""

    id: str
    body: str
    name: str
    place: str
    year: int
    opened: date | None
    closed: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Body:
    """A sector, bureau, director, study group, other group or organization.

    `name` is canonical (`SG20`, `Director TSB`); `aliases` are other ways to write it; `since` and `until` are
    years; `successors` are the identifiers of what it was merged into or split into.
    """

    id: str
    name: str
    full_name: str
    kind: str
    parent: str | None
    aliases: tuple[str, ...]
    since: int | None
    until: int | None
    successors: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Region:
    """A regional organization; `prefixes` are all the ways its proposals are marked (`EUR`, `ECP`, `CEPT`)."""

    id: str
    name: str
    full_name: str
    prefixes: tuple[str, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Instrument:
    """The lasting thing that has editions. `numbers` holds every number it has had, the first the main one.

    `conference` is the identifier of the one meeting it belongs to, where each meeting numbers anew (the
    Opinions of the policy forum); else None. `numbers` is empty for a whole treaty.
    """

    kind: str
    body: str
    numbers: tuple[str, ...]
    title: str | None
    responsible: str | None
    iri: str
    basis: Basis
    conference: str | None = None


@dataclass(frozen=True, slots=True)
class RegisteredEdition:
    """One edition: `adopted` is the conference's last day, else the date the data gives, else None.

    `status` is what is recorded about it (`in-force`, `superseded`, `suppressed`, `withdrawn`) or None: which
    edition is in force at a date follows from the order of editions unless one was suppressed. `version` is the
    suffix by which the Radiocommunication Sector counts editions: `1` of `ITU-R 66-1`.
    """

    instrument: str
    revised: bool
    place: str | None
    year: int
    month: int | None
    conference: str | None
    adopted: date | None
    title: str | None
    status: str | None
    iri: str
    basis: Basis
    version: str | None = None
