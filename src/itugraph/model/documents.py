"""What reading a file gives: paragraphs of runs, each run kept, changed, or not yet decided."""

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["text", "word", "pdf", "html", "akoma-ntoso"]
"""The form a document was read from."""

RunStatus = Literal["kept", "inserted", "deleted", "moved-from", "moved-to", "undecided", "residue"]
"""Of a run of text: as tracking says; `undecided` where a converter flattened the tracked changes,
`residue` for what a converter left behind (`[bookmark: ...]`), which belongs to neither text."""


RECOVERED_BY = "itugraph"
"""The author of tracked changes that were not tracked but recovered: what bears this name is an inference."""
COMPARISON = "comparison"
"""What a file of ours that sets proposals side by side says of itself: it is made from documents, and is none."""


@dataclass(frozen=True, slots=True)
class TrackedBy:
    """Who made a tracked change, and when (ISO 8601, as the file has it)."""

    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one status."""

    text: str
    status: RunStatus = "kept"
    tracked: TrackedBy | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `number` is the line of a text file, the ordinal elsewhere, from 1.

    `mark` is the status of the paragraph mark itself: an inserted mark splits a base paragraph,
    a deleted one joins it with the next. `style` is the word processor's name of the style, `mark_tracked`
    who inserted or deleted the mark.
    """

    number: int
    runs: tuple[Run, ...]
    mark: RunStatus = "kept"
    style: str | None = None
    mark_tracked: TrackedBy | None = None

    @property
    def text(self) -> str:
        """All runs joined, whatever their status."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The block on a document's first page, as far as the document has one."""

    conference: str | None = None
    number: str | None = None
    addendum: str | None = None
    date: str | None = None
    submitter: str | None = None
    language: str | None = None
    agenda_item: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `source` is its name, `digest` the SHA-256 of its bytes in hexadecimal.

    `flattened` says that deleted and inserted text may run together undecided.
    """

    source: str
    form: Form
    paragraphs: tuple[Paragraph, ...]
    digest: str
    flattened: bool = False
    metadata: Metadata = field(default_factory=Metadata)
