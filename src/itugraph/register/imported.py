"""The imported part of the register: one SQLite file, read a row at a time, since it holds tens of thousands.

`itugraph.register.relaton` writes it. Identifiers are stored without their base, which is configurable.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from itugraph.model import Instrument, RegisteredEdition, RegisterError
from itugraph.register.iris import BASE

FORMAT = "1"
"""The version of the tables below: a file of another version is to be imported again."""

TABLES = """
CREATE TABLE instrument (
    iri TEXT PRIMARY KEY, kind TEXT, body TEXT, numbers TEXT, title TEXT, responsible TEXT
);
CREATE TABLE number (kind TEXT, key TEXT, instrument TEXT, PRIMARY KEY (kind, key, instrument)) WITHOUT ROWID;
CREATE TABLE edition (
    iri TEXT PRIMARY KEY, instrument TEXT, revised INTEGER, year INTEGER, month INTEGER, adopted TEXT,
    title TEXT, status TEXT, version TEXT
);
CREATE INDEX edition_of ON edition (instrument);
CREATE TABLE addition (instrument TEXT, name TEXT, amended INTEGER, year INTEGER, month INTEGER, title TEXT);
CREATE INDEX addition_to ON addition (instrument);
CREATE TABLE mention (instrument TEXT, kind TEXT, body TEXT, number TEXT);
CREATE INDEX mention_in ON mention (instrument);
"""


@dataclass(frozen=True, slots=True)
class Addition:
    """An amendment, corrigendum or annex: `Amd. 1` of the edition of `amended`, if the data says which."""

    instrument: str
    name: str
    amended: int | None
    year: int
    month: int | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """That the abstract of an instrument (its IRI) cites another, by kind, body and number as written."""

    instrument: str
    kind: str
    body: str | None
    number: str | None


class ImportedRegister:
    """What `import_relaton` wrote, looked up by number or identifier.

    Raises `RegisterError` when the file is missing, is something else, or was written by another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if self._version != FORMAT:
            raise RegisterError(
                f"{path} was written by another version of itugraph: import the data set again."
            )

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)

    @property
    def _version(self) -> str:
        try:
            row = self._connection.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
        except sqlite3.Error as error:
            raise RegisterError(
                f"{self._path} is not an imported register: import the data set again."
            ) from error
        return str(row[0]) if row else ""

    def numbered(self, kind: str, key: str) -> tuple[Instrument, ...]:
        """The instruments of a kind with a number, as `number_key` gives it."""
        return tuple(
            self._instruments("JOIN number ON instrument = iri WHERE number.kind = ? AND key = ?", kind, key)
        )

    def by_iri(self, iri: str) -> Instrument | None:
        """The instrument with this IRI."""
        return next(self._instruments("WHERE iri = ?", iri.removeprefix(BASE)), None)

    def titled(self, words: Sequence[str]) -> tuple[Instrument, ...]:
        """The instruments whose title has all the words, in any order and case."""
        condition = " AND ".join("instr(lower(title), ?) > 0" for _ in words)
        return tuple(self._instruments(f"WHERE {condition} ORDER BY iri", *(word.lower() for word in words)))

    def like(self, key: str, limit: int) -> tuple[Instrument, ...]:
        """Some instruments with a number that begins alike, but for the last character."""
        condition = "WHERE iri IN (SELECT instrument FROM number WHERE substr(key, 1, ?) = ? LIMIT ?)"
        start = key[:-1]
        return tuple(self._instruments(condition, len(start), start, limit)) if start else ()

    def instruments(self) -> tuple[Instrument, ...]:
        """All of them."""
        return tuple(self._instruments("ORDER BY instrument.rowid"))

    def _instruments(self, condition: str, *values: str | int) -> Iterator[Instrument]:
        columns = "iri, instrument.kind, body, numbers, title, responsible"
        for row in self._rows(f"SELECT {columns} FROM instrument {condition}", *values):
            iri, kind, body, numbers, title, responsible = row
            yield Instrument(
                kind, body, tuple(json.loads(numbers)), title, responsible, BASE + iri, "heading"
            )

    def editions(self, instrument: str) -> tuple[RegisteredEdition, ...]:
        """The editions of the instrument with this IRI, in no order."""
        columns = "iri, revised, year, month, adopted, title, status, version"
        rows = self._rows(
            f"SELECT {columns} FROM edition WHERE instrument = ?", instrument.removeprefix(BASE)
        )
        return tuple(
            RegisteredEdition(
                instrument=instrument,
                revised=bool(revised),
                place=None,
                year=year,
                month=month,
                conference=None,
                adopted=date.fromisoformat(adopted) if adopted else None,
                title=title,
                status=status,
                iri=BASE + iri,
                basis="heading",
                version=version,
            )
            for iri, revised, year, month, adopted, title, status, version in rows
        )

    def additions(self, instrument: str) -> tuple[Addition, ...]:
        """The amendments and corrigenda of the instrument with this IRI, oldest first."""
        rows = self._rows(
            "SELECT name, amended, year, month, title FROM addition WHERE instrument = ?"
            " ORDER BY year, month, name",
            instrument.removeprefix(BASE),
        )
        return tuple(Addition(instrument, *row) for row in rows)

    def mentions(self) -> tuple[Mention, ...]:
        """Every citation found in an abstract."""
        rows = self._rows("SELECT instrument, kind, body, number FROM mention")
        return tuple(
            Mention(BASE + instrument, kind, body, number) for instrument, kind, body, number in rows
        )

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        try:
            with closing(self._connection.execute(query, values)) as cursor:
                return list(cursor)
        except sqlite3.Error as error:
            raise RegisterError(f"{self._path} cannot be read: import the data set again.") from error
