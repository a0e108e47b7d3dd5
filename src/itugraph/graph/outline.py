"""Where the sections and clauses of a text stand: the readable path of each, in the text and in its base.

A clause is known by its section's heading and its label: `recalling/a`. In the base edition the same is
done with base headings and base labels, so that all proposals on one edition arrive at the same path for
the same clause.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from itugraph.graph.labels import ReadLabel, read_labels
from itugraph.model import Record
from itugraph.register.iris import slug

_HYPHENS = re.compile("[-\u00ad\u2010\u2011]")


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section heading: `path` is relative to its text; a heading is None on the side that lacks it."""

    record: Record
    path: str
    base_path: str | None
    before: str | None
    after: str | None
    ordinal: int


@dataclass(frozen=True, slots=True)
class PlacedClause:
    """A clause: `path` and `base_path` are relative to the text and to the base edition.

    `base_path` is None for an inserted clause, `base_heading` the heading it stands under in the base,
    `section` where the text has no heading before it, and
    `under` (the path of the clause of which this is a sub-item) for most. `position` is that of the
    proposed label in its alphabet.
    """

    record: Record
    section: PlacedSection | None
    path: str
    base_path: str | None
    base_heading: str | None
    under: str | None
    position: int | None
    ordinal: int

    @property
    def label(self) -> str | None:
        """The label the clause is known by: the one after, else the one before."""
        return shown_label(self.record)


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections and the clauses of a text, each in source order."""

    sections: tuple[PlacedSection, ...]
    clauses: tuple[PlacedClause, ...]


def shown_label(record: Record) -> str | None:
    """The label a clause is known by: the one after, else the one before."""
    return record.label.after or record.label.before if record.label else None


def base_label(record: Record) -> str | None:
    """The label a clause had in the base text."""
    return record.label.before if record.label else None


def proposed_label(record: Record) -> str | None:
    """The label a clause has in the proposed text."""
    return record.label.after if record.label else None


def outline(records: Sequence[Record]) -> Outline:
    """Place the sections and clauses among the records of one text."""
    sections = _place_sections([record for record in records if record.role == "section"])
    by_line = {section.record.line: section for section in sections}
    homes: list[tuple[Record, PlacedSection | None, PlacedSection | None]] = []
    home: PlacedSection | None = None
    base_home: PlacedSection | None = None
    for record in records:
        if record.role == "section":
            latest = by_line[record.line]
            home = latest
            base_home = latest if latest.base_path is not None else base_home
        elif record.role == "clause":
            homes.append((record, _home(record, home, sections), base_home))
    clauses = [record for record, _, _ in homes]
    paths = _paths(
        clauses,
        [section.path if section else "" for _, section, _ in homes],
        shown_label,
    )
    inherited = [index for index, record in enumerate(clauses) if record.change != "inserted"]
    base_paths = dict(
        zip(
            inherited,
            _paths(
                [clauses[index] for index in inherited],
                [base.base_path or "" if (base := homes[index][2]) else "" for index in inherited],
                base_label,
            ),
            strict=True,
        )
    )
    readings = _label_readings(clauses, [section for _, section, _ in homes])
    return Outline(
        tuple(sections),
        tuple(
            PlacedClause(
                record,
                section,
                paths[index],
                base_paths.get(index),
                base.before if base else None,
                None if parent is None else paths[parent],
                reading.position if reading else None,
                index + 1,
            )
            for index, ((record, section, base), (reading, parent)) in enumerate(
                zip(homes, readings, strict=True)
            )
        ),
    )


def _home(
    record: Record, latest: PlacedSection | None, sections: Sequence[PlacedSection]
) -> PlacedSection | None:
    """The section that the record says it is in: the nearest before it of that heading, else the latest.

    They differ where a heading is struck or inserted amid clauses that stay where they were.
    """
    if latest is None or record.section in {latest.after, latest.before, None}:
        return latest
    for section in reversed(sections):
        if section.record.line < record.line and record.section in {section.after, section.before}:
            return section
    return latest


def _place_sections(records: Sequence[Record]) -> list[PlacedSection]:
    taken: dict[str, int] = {}
    taken_in_base: dict[str, int] = {}
    placed: list[PlacedSection] = []
    for ordinal, record in enumerate(records, start=1):
        before = None if record.change == "inserted" else tidy_heading(record.base_text)
        after = None if record.change == "deleted" else tidy_heading(record.proposed_text)
        shown = after or before or ""
        path = _numbered(_folder(shown), taken)
        base_path = _numbered(_folder(before), taken_in_base) if before else None
        placed.append(PlacedSection(record, path, base_path, before, after, ordinal))
    return placed


def _folder(heading: str) -> str:
    """A heading as part of a path. Hyphens do not count: converters lose those that must not break."""
    return slug(_HYPHENS.sub("", heading)) or "section"


def tidy_heading(text: str) -> str:
    """A heading without its outer blanks and final mark.

    >>> tidy_heading(" recognizing  further,")
    'recognizing further'
    """
    return re.sub(r"\s+", " ", text).strip().rstrip(",;:. ")


def _numbered(name: str, taken: dict[str, int]) -> str:
    """The name, followed by -2, -3 ... when it was given before."""
    while True:
        taken[name] = taken.get(name, 0) + 1
        candidate = name if taken[name] == 1 else f"{name}-{taken[name]}"
        if candidate == name or candidate not in taken:
            taken.setdefault(candidate, 1)
            return candidate


def _paths(
    clauses: Sequence[Record], folders: Sequence[str], label_of: Callable[[Record], str | None]
) -> list[str]:
    """A path for each clause: labelled ones take theirs first, so that an ordinal never displaces a label."""
    taken: dict[str, dict[str, int]] = {}
    ordinals: dict[str, int] = {}
    names: list[str | None] = []
    fallbacks: list[str] = []
    for clause, folder in zip(clauses, folders, strict=True):
        ordinals[folder] = ordinals.get(folder, 0) + 1
        fallbacks.append(str(ordinals[folder]))
        name = slug(label_of(clause) or "")
        names.append(_numbered(name, taken.setdefault(folder, {})) if name else None)
    return [
        "/".join(part for part in (folder, name or _numbered(fallback, taken.setdefault(folder, {}))) if part)
        for folder, name, fallback in zip(folders, names, fallbacks, strict=True)
    ]


def _label_readings(
    clauses: Sequence[Record], sections: Sequence[PlacedSection | None]
) -> list[tuple[ReadLabel | None, int | None]]:
    """For each clause its proposed label, read among its section's, and the index of its parent clause."""
    readings: list[tuple[ReadLabel | None, int | None]] = []
    for _, members in groupby(range(len(clauses)), key=lambda index: id(sections[index])):
        indexes = list(members)
        labels = [proposed_label(clauses[index]) for index in indexes]
        for reading in read_labels(labels):
            parent = indexes[reading.parent] if reading and reading.parent is not None else None
            readings.append((reading, parent))
    return readings
