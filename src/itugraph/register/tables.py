"""Reading the tables of `data/register`: one CSV file a kind of fact, one dataclass a row.

The columns `basis` and `source` stand beside the facts; `docs/register.md` says what each column means.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar, cast, get_args

from itugraph.model import (
    Basis,
    Body,
    Conference,
    Edition,
    Instrument,
    Region,
    RegisteredEdition,
    RegisterError,
)
from itugraph.register.iris import edition_iri, instrument_iri
from itugraph.register.names import dual_numbers

_Fact = TypeVar("_Fact")
_Row = Mapping[str, str]
_BASES = frozenset(get_args(Basis))


@dataclass(frozen=True, slots=True)
class StudyPeriod:
    """What a study group was called from one year to another (both included); `body` is its identifier."""

    body: str
    since: int
    until: int
    title: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty of the Union and how far its numbering goes: its last Article and provision, its Appendices.

    `last_provision` is None where provisions are numbered within Articles (`5.340`).
    """

    body: str
    kind: str
    name: str
    last_article: int
    last_provision: int | None
    appendices: frozenset[str]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Coverage:
    """Up to which conference and day the register looks at the instruments of a body, and how thoroughly."""

    body: str
    conference: str | None
    known_to: date
    note: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All facts of one folder, in file order."""

    conferences: tuple[Conference, ...]
    bodies: tuple[Body, ...]
    regions: tuple[Region, ...]
    study_periods: tuple[StudyPeriod, ...]
    instruments: tuple[Instrument, ...]
    editions: tuple[RegisteredEdition, ...]
    treaties: tuple[Treaty, ...]
    places: tuple[tuple[str, str], ...]
    coverage: tuple[Coverage, ...]


def read_tables(folder: Path) -> Tables:
    """Read the tables of a folder.

    Raises `RegisterError` naming the file and line when a table is missing, or a row cannot be understood.
    """
    conferences = _read(folder / "conferences.csv", _conference)
    instruments = _read(folder / "instruments.csv", _instrument)
    return Tables(
        conferences=conferences,
        bodies=_read(folder / "bodies.csv", _body),
        regions=_read(folder / "regions.csv", _region),
        study_periods=_read(folder / "study_groups.csv", _study_period),
        instruments=instruments,
        editions=_read(folder / "editions.csv", _EditionRows(conferences, instruments)),
        treaties=_read(folder / "treaties.csv", _treaty),
        places=_read(folder / "places.csv", lambda row: (row["written"], row["place"])),
        coverage=_read(folder / "coverage.csv", _coverage),
    )


def _read(path: Path, make: Callable[[_Row], _Fact]) -> tuple[_Fact, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return tuple(_facts(path, csv.reader(lines, strict=True), make))
    except (OSError, UnicodeDecodeError) as error:
        raise RegisterError(f"The register's table {path} cannot be read: restore the file.") from error


def _facts(path: Path, rows: Iterator[list[str]], make: Callable[[_Row], _Fact]) -> Iterator[_Fact]:
    """The facts of a table, row by row (`csv.DictReader` takes three times as long)."""
    line = 1
    try:
        heading = next(rows, [])
        for cells in rows:
            line += 1
            if len(cells) != len(heading):
                raise ValueError("the row does not have as many cells as the heading")
            yield make(dict(zip(heading, cells, strict=True)))
    except KeyError as error:
        reason = f"the column {error.args[0]} is missing; add it"
        raise RegisterError(f"{path.name}, line {line}: {reason}.") from error
    except (ValueError, csv.Error) as error:
        raise RegisterError(f"{path.name}, line {line}: {error}; correct the row.") from error


def _conference(row: _Row) -> Conference:
    return Conference(
        id=_given(row, "id"),
        body=_given(row, "body"),
        name=_given(row, "name"),
        place=_given(row, "place"),
        year=int(row["year"]),
        opened=_date(row["opened"]),
        closed=_date(row["closed"]),
        basis=_basis(row),
    )


def _body(row: _Row) -> Body:
    return Body(
        id=_given(row, "id"),
        name=_given(row, "name"),
        full_name=_given(row, "full_name"),
        kind=_given(row, "kind"),
        parent=row["parent"] or None,
        aliases=_several(row["aliases"]),
        since=_number(row["since"]),
        until=_number(row["until"]),
        successors=_several(row["successors"]),
        basis=_basis(row),
    )


def _region(row: _Row) -> Region:
    return Region(
        id=_given(row, "id"),
        name=_given(row, "name"),
        full_name=_given(row, "full_name"),
        prefixes=_several(row["prefixes"]),
        basis=_basis(row),
    )


def _study_period(row: _Row) -> StudyPeriod:
    return StudyPeriod(
        body=_given(row, "body"),
        since=int(row["since"]),
        until=int(row["until"]),
        title=_given(row, "title"),
        basis=_basis(row),
    )


def _instrument(row: _Row) -> Instrument:
    kind, body, numbers = _given(row, "kind"), _given(row, "body"), _several(_given(row, "numbers"))
    conference = row["conference"] or None
    return Instrument(
        kind=kind,
        body=body,
        numbers=numbers,
        title=row["title"] or None,
        responsible=row["responsible"] or None,
        iri=instrument_iri(kind, conference or body, numbers[0]),
        basis=_basis(row),
        conference=conference,
    )


def _treaty(row: _Row) -> Treaty:
    return Treaty(
        body=_given(row, "body"),
        kind=_given(row, "kind"),
        name=_given(row, "name"),
        last_article=int(row["articles"]),
        last_provision=_number(row["provisions"]),
        appendices=frozenset(_several(row["appendices"])),
        basis=_basis(row),
    )


def _coverage(row: _Row) -> Coverage:
    return Coverage(
        body=_given(row, "body"),
        conference=row["conference"] or None,
        known_to=date.fromisoformat(row["known_to"]),
        note=row["note"],
    )


class _EditionRows:
    """Makes editions of rows, which name instruments by body, kind and number, conferences by identifier."""

    def __init__(self, conferences: tuple[Conference, ...], instruments: tuple[Instrument, ...]) -> None:
        self._conferences = {conference.id: conference for conference in conferences}
        self._instruments = {
            (instrument.kind, instrument.body, number, instrument.conference): instrument
            for instrument in instruments
            for number in instrument.numbers
        }

    def __call__(self, row: _Row) -> RegisteredEdition:
        conference = self._conference(row["conference"])
        instrument = self._instrument(row, conference)
        edition = Edition(
            revised=_yes(row["revised"]),
            place=row["place"] or None,
            year=int(row["year"]),
            month=_month(row["month"]),
        )
        return RegisteredEdition(
            instrument=instrument.iri,
            revised=edition.revised,
            place=edition.place,
            year=int(row["year"]),
            month=edition.month,
            conference=conference.id if conference else None,
            adopted=conference.closed if conference else None,
            title=row["title"] or None,
            status=row["status"] or None,
            iri=edition_iri(instrument.iri, edition, conference.id if conference else None),
            basis=_basis(row),
            version=row["version"] or None,
        )

    def _conference(self, identifier: str) -> Conference | None:
        if identifier and identifier not in self._conferences:
            raise ValueError(f"the conference {identifier} is not in conferences.csv")
        return self._conferences.get(identifier)

    def _instrument(self, row: _Row, conference: Conference | None) -> Instrument:
        number = dual_numbers(row["number"])[0]
        for meeting in (conference.id if conference else None, None):
            found = self._instruments.get((row["kind"], row["body"], number, meeting))
            if found:
                return found
        raise ValueError(f"{row['body']} {row['kind']} {row['number']} is not in instruments.csv")


def _given(row: _Row, column: str) -> str:
    if not row[column]:
        raise ValueError(f"the column {column} is empty")
    return row[column]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _month(cell: str) -> int | None:
    month = _number(cell)
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"{month} is not a month")
    return month


def _date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _yes(cell: str) -> bool:
    if cell not in ("", "yes"):
        raise ValueError(f"the column revised says {cell!r} instead of yes or nothing")
    return cell == "yes"


def _basis(row: _Row) -> Basis:
    if row["basis"] not in _BASES:
        raise ValueError(f"{row['basis']!r} is not a basis ({', '.join(sorted(_BASES))})")
    return cast(Basis, row["basis"])
