"""Importing the Relaton data set for the ITU: every Recommendation, Report and Question of its two sectors.

    report = import_relaton(Path("relaton-data-itu"), imported_file())

Files are read in parallel, and only those that changed since the last import. The result replaces the former
one in a single step; when anything fails the former one stays.
"""

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from itugraph.model import InputError, RegisterError
from itugraph.register.derivation import derive
from itugraph.register.imported import FORMAT
from itugraph.register.records import DamagedRecordError, RelatonRecord, understand

Progress = Callable[[int, int], None]
"""Called with the files done and the files to do."""

CitationFinder = Callable[[str], Sequence[tuple[str, str | None, str | None]]]
"""Gives kind, body and number of what a text cites; a function of a module, since other processes call it."""

_BATCH = 100
_RECORD_COLUMNS = ", ".join(field.name for field in fields(RelatonRecord) if field.name != "abstract")
_SOURCES = f"""
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS source (file TEXT PRIMARY KEY, size INTEGER, changed INTEGER, fault TEXT);
CREATE TABLE IF NOT EXISTS record (file TEXT PRIMARY KEY, {_RECORD_COLUMNS}, mentions);
"""
_IGNORED = "it describes no instrument"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not imported, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, and how much the register has now.

    `damaged` are files that could not be read as records, `ignored` the records of what is no instrument
    (handbooks, drafts); both include those found by an earlier import of the same files.
    """

    files: int
    read: int
    unchanged: int
    removed: int
    instruments: int
    editions: int
    additions: int
    mentions: int
    damaged: tuple[Skipped, ...]
    ignored: tuple[Skipped, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was found: its name, size in bytes and time of change in nanoseconds."""

    path: Path
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What reading a file gave: a record with what its abstract mentions, or a fault."""

    file: str
    record: RelatonRecord | None
    mentions: tuple[tuple[str, str | None, str | None], ...]
    fault: str | None


def import_relaton(
    path: Path, into: Path, progress: Progress | None = None, find: CitationFinder | None = None
) -> ImportReport:
    """Import the data set at `path` (a clone, or its `data` folder) into the file `into`.

    `find` finds citations in abstracts; without it none are recorded. Raises `InputError` when there are no
    records at `path`, `RegisterError` when `into` cannot be written.
    """
    started = time.monotonic()
    found = _files(path)
    partial = into.with_name(into.name + ".partial")
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        if into.exists():
            shutil.copyfile(into, partial)
        with closing(_opened(partial)) as store:
            finder = f"{find.__module__}.{find.__qualname__}" if find else ""
            changed, removed = _compare(store, found, finder)
            for outcomes in _read(changed, progress, find):
                _keep(store, outcomes)
            if changed or removed:
                derive(store)
            store.commit()
            report = _report(store, len(found), len(changed), removed, started)
        partial.replace(into)
    except (OSError, sqlite3.Error) as error:
        raise RegisterError(
            f"The import into {into} failed ({error}): the former import is unchanged."
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return report


def _files(path: Path) -> dict[str, _File]:
    """The records below a path, by file name."""
    folder = path / "data" if (path / "data").is_dir() else path
    if not folder.is_dir():
        raise InputError(f"{path} is no folder: name a clone of the Relaton data set for the ITU.")
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".yml")) and entry.is_file():
                about = entry.stat()
                found[entry.name] = _File(Path(entry.path), about.st_size, about.st_mtime_ns)
    if not found:
        raise InputError(f"{path} has no YAML records: name a clone of the Relaton data set for the ITU.")
    return dict(sorted(found.items()))


def _opened(partial: Path) -> sqlite3.Connection:
    """The store, with the tables of the last import if they are of today's format."""
    store = sqlite3.connect(partial)
    try:
        store.execute("PRAGMA synchronous = OFF")  # the file is replaced as a whole once it is complete
        store.executescript(_SOURCES)
        known = store.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
    except sqlite3.DatabaseError:
        known = ("not a register",)
    if known and known[0] != FORMAT:
        store.close()
        partial.unlink()
        return _opened(partial)
    store.execute("INSERT OR REPLACE INTO about VALUES ('format', ?)", (FORMAT,))
    return store


def _compare(store: sqlite3.Connection, found: dict[str, _File], finder: str) -> tuple[list[_File], int]:
    """The files to read, and how many are gone. With another way to find citations all are to be read."""
    former = store.execute("SELECT value FROM about WHERE name = 'finder'").fetchone()
    if former and former[0] != finder:
        store.execute("DELETE FROM source")
        store.execute("DELETE FROM record")
    store.execute("INSERT OR REPLACE INTO about VALUES ('finder', ?)", (finder,))
    known = {
        file: (size, changed)
        for file, size, changed in store.execute("SELECT file, size, changed FROM source")
    }
    gone = [(file,) for file in known if file not in found]
    store.executemany("DELETE FROM source WHERE file = ?", gone)
    store.executemany("DELETE FROM record WHERE file = ?", gone)
    changed = [file for name, file in found.items() if known.get(name) != (file.size, file.changed)]
    store.executemany(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, NULL)",
        [(file.path.name, file.size, file.changed) for file in changed],
    )
    return changed, len(gone)


def _read(
    files: list[_File], progress: Progress | None, find: CitationFinder | None
) -> Iterator[list[_Outcome]]:
    """Read files in batches, on all processors when there are many."""
    batches = [[file.path for file in files[i : i + _BATCH]] for i in range(0, len(files), _BATCH)]
    done = 0
    for outcomes in _outcomes(batches, find):
        done += len(outcomes)
        yield outcomes
        if progress:
            progress(done, len(files))


def _outcomes(batches: list[list[Path]], find: CitationFinder | None) -> Iterable[list[_Outcome]]:
    finders = [find] * len(batches)
    if len(batches) < 3:
        yield from map(_read_batch, batches, finders)
        return
    try:
        with ProcessPoolExecutor() as pool:
            yield from pool.map(_read_batch, batches, finders)
    except BrokenProcessPool as error:
        raise RegisterError(
            "A process that read records was killed: free some memory and import again."
        ) from error


def _read_batch(paths: list[Path], find: CitationFinder | None) -> list[_Outcome]:
    return [_read_one(path, find) for path in paths]


def _read_one(path: Path, find: CitationFinder | None) -> _Outcome:
    try:
        record = understand(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return _Outcome(path.name, None, (), "it is not UTF-8")
    except OSError as error:
        return _Outcome(path.name, None, (), f"it cannot be read ({error.strerror})")
    except DamagedRecordError as error:
        return _Outcome(path.name, None, (), str(error))
    if record is None:
        return _Outcome(path.name, None, (), _IGNORED)
    mentions = tuple(find(record.abstract)) if find and record.abstract else ()
    return _Outcome(path.name, record, mentions, None)


def _keep(store: sqlite3.Connection, outcomes: list[_Outcome]) -> None:
    """Record what reading some files gave, in place of what an earlier import gave for them."""
    for outcome in outcomes:
        store.execute("DELETE FROM record WHERE file = ?", (outcome.file,))
        store.execute("UPDATE source SET fault = ? WHERE file = ?", (outcome.fault, outcome.file))
        if outcome.record:
            *values, _abstract = astuple(outcome.record)
            cells = [json.dumps(value) if isinstance(value, tuple) else value for value in values]
            row = (outcome.file, *cells, json.dumps(outcome.mentions))
            store.execute(f"INSERT INTO record VALUES ({', '.join('?' * len(row))})", row)


def _report(store: sqlite3.Connection, files: int, read: int, removed: int, started: float) -> ImportReport:
    def count(table: str) -> int:
        return int(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    faults = [
        Skipped(*row)
        for row in store.execute("SELECT file, fault FROM source WHERE fault IS NOT NULL ORDER BY file")
    ]
    return ImportReport(
        files=files,
        read=read,
        unchanged=files - read,
        removed=removed,
        instruments=count("instrument"),
        editions=count("edition"),
        additions=count("addition"),
        mentions=count("mention"),
        damaged=tuple(fault for fault in faults if fault.reason != _IGNORED),
        ignored=tuple(fault for fault in faults if fault.reason == _IGNORED),
        seconds=time.monotonic() - started,
    )
