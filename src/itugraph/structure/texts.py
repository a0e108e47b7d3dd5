"""Find the resolutions and proposals in a document: what each paragraph is, in which section, under which label."""

from dataclasses import dataclass, field

from itugraph.model import (
    Action,
    Announcement,
    Document,
    Label,
    Paragraph,
    Part,
    Passage,
    PassageRole,
    ResolutionText,
    StructuredDocument,
)
from itugraph.reading.tracking import IN_BASE, IN_PROPOSED
from itugraph.structure.carried import give_labels_back, side_text
from itugraph.structure.headings import heading_of, opening_of, trailing_heading
from itugraph.structure.labels import typed_label
from itugraph.structure.numbering import (
    adopting_body,
    announcement_of,
    is_history,
    is_page_furniture,
    is_repeated_title,
    marker_of,
    numbering_of,
    opens_annex,
    opens_reasons,
)
from itugraph.structure.styles import StyleRole, role_by_style


def structure(document: Document) -> StructuredDocument:
    """The texts in `document`, each with its passages; what belongs to none is kept as `outside`."""
    state = _State()
    for paragraph in document.paragraphs:
        if paragraph.text.strip():
            state.add(paragraph)
    state.close()
    return StructuredDocument(document, tuple(state.texts), tuple(state.announced), tuple(state.outside))


@dataclass(slots=True)
class _State:
    """Where the walk through the paragraphs stands."""

    texts: list[ResolutionText] = field(default_factory=list)
    announced: list[Announcement] = field(default_factory=list)
    outside: list[Passage] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    identifier: str | None = None
    action: Action | None = None
    kind: str | None = None
    number: str | None = None
    body: str | None = None
    by_form: str | None = None
    section: str | None = None
    part: Part | None = None
    apart: bool = False

    def add(self, paragraph: Paragraph) -> None:
        line = _reading(paragraph)
        marker = marker_of(line)
        if marker:
            self.close()
            self.identifier, self.action = marker.identifier, marker.action
            self.passages.append(Passage(paragraph, "marker"))
            return
        if announced := announcement_of(line, paragraph.number):
            self.announced.append(announced)
        numbering = numbering_of(line.replace("\n", " "))
        if numbering and (
            self.number is None or (self.section is not None and _is_number_line(paragraph, line))
        ):
            if self.number is not None:
                self.close()
            self.kind, self.number, self.by_form = numbering.kind, numbering.number, numbering.body
            self.passages.append(Passage(paragraph, "numbering"))
        elif self.number is None:
            self._outside(paragraph)
        else:
            self._inside(paragraph, line)

    def _outside(self, paragraph: Paragraph) -> None:
        passage = Passage(paragraph, "text")
        (self.passages if self.identifier else self.outside).append(passage)

    def _inside(self, paragraph: Paragraph, line: str) -> None:
        style = role_by_style(paragraph)
        if style in ("annex", "reasons") or opens_annex(line) or opens_reasons(line):
            self.apart, self.section, self.part = True, None, None
        heading = None if self.apart else heading_of(line, styled=style == "section")
        if self.apart or style == "footnote" or is_page_furniture(line) or is_repeated_title(line):
            self.passages.append(Passage(paragraph, "text"))
        elif heading:
            self.section, self.part = heading.text, heading.part
            self.passages.append(Passage(paragraph, "section", self.section, self.part))
        elif self.section is None and (role := self._header_role(line, style)):
            self.passages.append(Passage(paragraph, role))
        else:
            self._clause(paragraph, line)

    def _header_role(self, line: str, style: StyleRole | None) -> PassageRole | None:
        """What a line between the number line and the first section is; None where a section has begun unseen."""
        if style in {"title", "history"}:
            return style
        if self.body is not None:
            return None
        if body := adopting_body(line):
            self.body = body
            return "formula"
        if is_history(line):
            return "history"
        return None if opening_of(line) else "title"

    def _clause(self, paragraph: Paragraph, line: str) -> None:
        opening = opening_of(line)
        if opening:
            self.section, self.part = opening.text, opening.part
        elif self.section is None:
            self.section, self.part = "", "operative"
        label = typed_label(paragraph.text)
        decided = None if _undecided(paragraph) else _tracked_label(paragraph)
        self.passages.append(
            Passage(paragraph, "clause", self.section, self.part, label.label, label.end, decided)
        )
        if trailing := trailing_heading(line):
            self.section, self.part = trailing.text, trailing.part

    def close(self) -> None:
        """End the text at hand."""
        if self.passages:
            self.texts.append(
                ResolutionText(
                    self.identifier,
                    self.action,
                    self.kind,
                    self.body or self.by_form,
                    self.number,
                    tuple(give_labels_back(self.passages)),
                )
            )
        self.passages = []
        self.identifier = self.action = self.kind = self.number = self.body = self.by_form = None
        self.section = self.part = None
        self.apart = False


def _is_number_line(paragraph: Paragraph, line: str) -> bool:
    """Whether a line that could be a number line is one inside a text too: by its style or its capitals."""
    return role_by_style(paragraph) == "numbering" or line.lstrip()[:8].isupper()


def _reading(paragraph: Paragraph) -> str:
    """The wording that tells what a paragraph is: the proposed one or, of a struck paragraph, the base's."""
    return side_text(paragraph.runs, IN_PROPOSED) or side_text(paragraph.runs, IN_BASE)


def _undecided(paragraph: Paragraph) -> bool:
    return any(run.status == "undecided" for run in paragraph.runs)


def _tracked_label(paragraph: Paragraph) -> Label | None:
    """The label on each side, of a paragraph whose changes are tracked or that has none."""
    if all(run.status == "kept" for run in paragraph.runs):
        same = typed_label(paragraph.text).label
        return Label(same, same) if same else None
    before = typed_label(side_text(paragraph.runs, IN_BASE)).label
    after = typed_label(side_text(paragraph.runs, IN_PROPOSED)).label
    return Label(before, after) if before or after else None
