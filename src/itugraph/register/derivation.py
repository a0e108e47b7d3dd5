"""From records to instruments: editions grouped by number, several numbers joined into one instrument."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from itugraph.model import Edition
from itugraph.register.imported import TABLES
from itugraph.register.iris import BASE, edition_iri, instrument_iri
from itugraph.register.names import number_key

_Name = tuple[str, str, str]
"""Kind, body and number."""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """One record as the store has it; `numbers` and `mentions` are parsed."""

    kind: str
    body: str
    numbers: tuple[str, ...]
    version: str | None
    year: int
    month: int | None
    adopted: str | None
    title: str | None
    status: str | None
    responsible: str | None
    addition: str | None
    amended: int | None
    mentions: tuple[tuple[str, str | None, str | None], ...]

    @property
    def order(self) -> tuple[int, int, int]:
        """Editions go by date, then by their count."""
        return (self.year, self.month or 12, int(self.version or 0))


_COLUMNS = ", ".join(field.name for field in fields(_Recorded))


class _Joined:
    """Numbers that belong to one instrument, since a record names them together (a disjoint-set forest)."""

    def __init__(self) -> None:
        self._leader: dict[_Name, _Name] = {}

    def find(self, name: _Name) -> _Name:
        """The number that stands for all those joined with this one."""
        while (leader := self._leader.setdefault(name, name)) != name:
            self._leader[name] = self._leader[leader]
            name = leader
        return name

    def join(self, one: _Name, other: _Name) -> None:
        """Note that two numbers are of one instrument."""
        self._leader[self.find(other)] = self.find(one)


def derive(store: sqlite3.Connection) -> None:
    """Replace the tables of instruments by what the store's records say."""
    for table in ("instrument", "number", "edition", "addition", "mention"):
        store.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in TABLES.split(";"):
        store.execute(statement)
    for records in _instruments(store):
        _add_instrument(store, sorted(records, key=lambda record: record.order))


def _instruments(store: sqlite3.Connection) -> list[list[_Recorded]]:
    """The records, grouped by instrument."""
    joined = _Joined()
    records = [_recorded(row) for row in store.execute(f"SELECT {_COLUMNS} FROM record ORDER BY file")]
    for record in records:
        first, *others = [(record.kind, record.body, number_key(number)) for number in record.numbers]
        joined.find(first)
        for other in others:
            joined.join(first, other)
    groups: dict[_Name, list[_Recorded]] = defaultdict(list)
    for record in records:
        groups[joined.find((record.kind, record.body, number_key(record.numbers[0])))].append(record)
    return list(groups.values())


def _recorded(row: Sequence[Any]) -> _Recorded:
    columns = dict(zip(_COLUMNS.split(", "), row, strict=True))
    columns["numbers"] = tuple(json.loads(columns["numbers"]))
    columns["mentions"] = tuple(tuple(mention) for mention in json.loads(columns["mentions"]))
    return _Recorded(**columns)


def _add_instrument(store: sqlite3.Connection, records: list[_Recorded]) -> None:
    """Write an instrument with its editions, oldest first in `records`.

    Its numbers, title and responsible group are those of the newest edition; older numbers follow.
    """
    editions = [record for record in records if record.addition is None]
    newest_first = [*reversed(editions), *reversed([record for record in records if record.addition])]
    numbers = tuple(dict.fromkeys(number for record in newest_first for number in record.numbers))
    newest = newest_first[0]
    iri = instrument_iri(newest.kind, newest.body, numbers[0])
    responsible = next((record.responsible for record in newest_first if record.responsible), None)
    title = next((record.title for record in newest_first if record.title and record.addition is None), None)
    key = iri.removeprefix(BASE)
    store.execute(
        "INSERT OR IGNORE INTO instrument VALUES (?, ?, ?, ?, ?, ?)",
        (key, newest.kind, newest.body, json.dumps(numbers), title, responsible),
    )
    store.executemany(
        "INSERT OR IGNORE INTO number VALUES (?, ?, ?)",
        [(newest.kind, number_key(number), key) for number in numbers],
    )
    for position, record in enumerate(editions):
        _add_edition(store, iri, record, position > 0)
    store.executemany(
        "INSERT INTO addition VALUES (?, ?, ?, ?, ?, ?)",
        [(key, r.addition, r.amended, r.year, r.month, r.title) for r in records if r.addition],
    )
    mentions = dict.fromkeys(mention for record in newest_first for mention in record.mentions)
    store.executemany("INSERT INTO mention VALUES (?, ?, ?, ?)", [(key, *mention) for mention in mentions])


def _add_edition(store: sqlite3.Connection, instrument: str, record: _Recorded, revised: bool) -> None:
    edition = Edition(revised, None, record.year, record.month)
    iri = edition_iri(instrument, edition, version=record.version)
    store.execute(
        "INSERT OR IGNORE INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            iri.removeprefix(BASE),
            instrument.removeprefix(BASE),
            revised,
            record.year,
            record.month,
            record.adopted,
            record.title,
            record.status,
            record.version,
        ),
    )
