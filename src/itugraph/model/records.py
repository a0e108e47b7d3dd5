"""The records of `itugraph extract`: one a paragraph, in source order. A public, versioned contract."""

from dataclasses import dataclass
from typing import Literal

from itugraph.model.citations import BodyMention, Certainty, Change, Citation, Reference
from itugraph.model.documents import Document
from itugraph.model.proposals import Action, Announcement, Label, Part, PassageRole

RECORD_VERSION = 1

Sign = Literal["=", "-", "+", "~"]
"""Of a segment: kept, deleted, inserted, or converter residue that belongs to neither text."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph that is kept, deleted, inserted, or residue."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One paragraph, decided: its place, its segments, what it cites and whom it names.

    `line` counts from 1: the line of a text file, the paragraph's ordinal elsewhere. Offsets of citations and
    bodies are in the joined segments. `change` is by content: a new label or final mark alone is `kept`.
    """

    source: str
    line: int
    proposal: str | None
    action: Action | None
    role: PassageRole
    section: str | None
    part: Part | None
    label: Label | None
    change: Change
    certainty: Certainty
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...] = ()
    bodies: tuple[BodyMention, ...] = ()

    @property
    def text(self) -> str:
        """The paragraph as found in its source."""
        return "".join(segment.text for segment in self.segments)

    @property
    def base_text(self) -> str:
        """The paragraph before the change; empty when it is inserted."""
        return "".join(segment.text for segment in self.segments if segment.sign in "=-")

    @property
    def proposed_text(self) -> str:
        """The paragraph after the change; empty when it is deleted."""
        return "".join(segment.text for segment in self.segments if segment.sign in "=+")


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """One proposal or adopted text with its records.

    `instrument` is the IRI of what it changes or is; `base` and `edition` are the IRIs of the edition it
    changes and of the one it would become or is. `conference` and `region` are identifiers of the
    register (`wtsa-20`, `cept`); `title` is the proposed title on one line.
    """

    identifier: str | None
    action: Action | None
    kind: str | None
    body: str | None
    number: str | None
    instrument: str | None
    base: str | None
    edition: str | None
    conference: str | None
    region: str | None
    title: str | None
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document, fully read: its texts in order, and what it announces.

    `records` holds one record a paragraph that is not blank, those outside any text included. `conference` is
    the register's identifier of the conference the document was prepared for, `date` that conference's first
    day in ISO 8601, where known; `warnings` are sentences about what could not be read with confidence.
    """

    document: Document
    texts: tuple[ExtractedText, ...]
    records: tuple[Record, ...]
    announced: tuple[Announcement, ...] = ()
    conference: str | None = None
    date: str | None = None
    warnings: tuple[str, ...] = ()


__all__ = ["RECORD_VERSION", "ExtractedText", "Extraction", "Record", "Reference", "Segment", "Sign"]
