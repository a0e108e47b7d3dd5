"""What structure finds in a document: resolutions and proposals, their sections and clauses."""

from dataclasses import dataclass
from typing import Literal

from itugraph.model.documents import Document, Paragraph

PassageRole = Literal["marker", "numbering", "title", "history", "formula", "section", "clause", "text"]
"""What a paragraph is in a resolution: the proposal's marker (`MOD  EUR/38A31/1`), the number line,
the title, the adoption history, the enacting formula, a section heading, a clause, or anything else."""

Part = Literal["preamble", "operative"]

Action = Literal["ADD", "MOD", "SUP", "NOC"]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a clause in the base text and in the proposed text; either may be missing."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its place in a resolution.

    `section` is the heading in force (None outside sections, "" where a text has none) and `typed_label`
    the label as typed in a flattened text (`ef`), before it is known what was struck.
    `body_start` is the offset in the paragraph's text where the wording after the label begins.
    """

    paragraph: Paragraph
    role: PassageRole
    section: str | None = None
    part: Part | None = None
    typed_label: str | None = None
    body_start: int = 0
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """One text of one instrument in a document: a proposal to change it, or an adopted text.

    `identifier` (`EUR/38A31/1`) and `action` are None for an adopted text. `kind`, `body` and `number`
    name the instrument as far as its number line and enacting formula say.
    """

    identifier: str | None
    action: Action | None
    kind: str | None
    body: str | None
    number: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """A proposal that a compilation's list announces, whether or not its text follows.

    `prefix` is the region as written (`APT`, `AST`), `document` the name of its contribution, if given.
    """

    ordinal: int
    action: Action | None
    prefix: str | None
    document: str | None
    line: int


@dataclass(frozen=True, slots=True)
class StructuredDocument:
    """A document with the texts found in it; `outside` are paragraphs that belong to none of them."""

    document: Document
    texts: tuple[ResolutionText, ...]
    announced: tuple[Announcement, ...] = ()
    outside: tuple[Passage, ...] = ()
