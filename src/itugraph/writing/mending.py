"""Mending a Word file: takes its bytes and exact replacements, gives a copy in which they are tracked changes.

Nothing else of the file changes: other parts are taken over as they are, other paragraphs keep their elements. A
replacement is made only where it is certain which words are meant; every other is given back with the reason.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from lxml import etree

from itugraph.model import RECOVERED_BY, Document, InputError, Paragraph
from itugraph.reading.tracking import IN_PROPOSED
from itugraph.reading.word.package import Package, damage_reported
from itugraph.writing.word_edits import Change, Numbering, P, ParagraphEditor

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_BLANKS = re.compile(r"[^\S\n]+|\n")
_HYPHENS = re.compile("[\u2010\u2011]")
_LABEL = 14
"""Characters of an automatic label and its tab, which the paragraph of the file does not have."""
_NUMBERED = re.compile(rb'w:id="(\d{1,9})"')
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")

NOT_FOUND = "the words were not found in the file"
NOT_SURE = "the words stand there more than once"
NOT_PLACED = "the paragraph cannot be told from others like it"
NOT_PARTED = "the words stand in a moved passage, a field or a formula"
OVERLAPPING = "another change was made at the same words"


_Edit = tuple[int, int, str]
"""Offsets in a paragraph's proposed text, and what to write between them."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One replacement: in paragraph `number` of the document, `old` becomes `new`.

    `start` and `end` are offsets in the paragraph's joined runs between which `old` stands, where they are known.
    """

    number: int
    old: str
    new: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended file, and for each replacement why it was not made, None where it was."""

    data: bytes
    reasons: tuple[str | None, ...]

    @property
    def made(self) -> int:
        """How many replacements were made."""
        return self.reasons.count(None)


def mend_word(data: bytes, document: Document, mends: Sequence[Mend], when: datetime | None = None) -> Mended:
    """The file with these replacements as tracked changes of the author `itugraph`.

    `data` are the bytes that `document` was read from; `when` stands in the changes as their date. Raises
    `InputError` for a damaged file, and for one in the strict form of the format.
    """
    with damage_reported(document.source):
        package = Package(data, document.source)
        names = [name for name in (package.main, *_NOTES) if package.content(name) is not None]
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _STRICT in archive.read(package.main)[:8192]:
                raise InputError(
                    f"{document.source} is in the form 'Strict Open XML', in which nothing can be mended: "
                    "save it as an ordinary Word document."
                )
        roots = {name: root for name in names if (root := _whole(package, name)) is not None}
    change = Change(
        RECOVERED_BY, f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else None, _highest_number(package, names)
    )
    paragraphs = [element for root in roots.values() for element in root.iter(P)]
    reasons = _mend(document, paragraphs, mends, Numbering(change))
    changed = {
        name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        for name, root in roots.items()
    }
    return Mended(_repacked(data, changed) if None in reasons else data, reasons)


def _whole(package: Package, name: str) -> etree._Element | None:
    """The root of a part with its comments and processing instructions; what is unsafe `Package` has refused."""
    package.parsed(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    content = package.content(name)
    return None if content is None else etree.fromstring(content, parser)


def _highest_number(package: Package, names: Iterable[str]) -> int:
    found = (int(number) for name in names for number in _NUMBERED.findall(package.content(name) or b""))
    return min(max(found, default=0), 2**31 - 100_000)


def _mend(
    document: Document, elements: Sequence[etree._Element], mends: Sequence[Mend], tracked: Numbering
) -> tuple[str | None, ...]:
    """Make the replacements, those of one paragraph from its end to its beginning."""
    places = _Places(document, elements, tracked)
    reasons: list[str | None] = []
    taken: dict[ParagraphEditor, list[_Edit]] = {}
    for mend in mends:
        found = places.find(mend)
        reasons.append(found if isinstance(found, str) else _taken_by(taken, found, mend))
    for editor, edits in taken.items():
        for start, end, new in sorted(edits, reverse=True):
            editor.replace(start, end, new)
    return tuple(reasons)


def _taken_by(
    taken: dict[ParagraphEditor, list[_Edit]], found: tuple[ParagraphEditor, int, int], mend: Mend
) -> str | None:
    """Take the edits for a replacement; gives why that cannot be. Of two at the same words the first counts."""
    editor, start, end = found
    edits = tuple(_smallest(editor.text[start:end], mend.new, start))
    others = taken.setdefault(editor, [])
    if any(_meet(edit, other) for edit in edits for other in others):
        return OVERLAPPING
    if not all(editor.can_replace(first, last) for first, last, _ in edits):
        return NOT_PARTED
    others.extend(edits)
    return None


def _meet(one: _Edit, other: _Edit) -> bool:
    return one[0] == other[0] or (one[0] < other[1] and other[0] < one[1])


class _Places:
    """Where the paragraphs of a document stand in the file, told by their proposed wording."""

    def __init__(self, document: Document, elements: Iterable[etree._Element], tracked: Numbering) -> None:
        self._paragraphs = {paragraph.number: paragraph for paragraph in document.paragraphs}
        self._wordings = [_plain(_proposed(paragraph)) for paragraph in document.paragraphs]
        self._editors: dict[str, list[ParagraphEditor]] = {}
        for element in elements:
            editor = ParagraphEditor(element, tracked)
            if editor.text.strip():
                self._editors.setdefault(_plain(editor.text), []).append(editor)

    def find(self, mend: Mend) -> tuple[ParagraphEditor, int, int] | str:
        """The paragraph of the file and the offsets of the words in it; else why there are none."""
        paragraph = self._paragraphs.get(mend.number)
        editor = self._editor(paragraph) if paragraph else None
        if paragraph is None or editor is None:
            return NOT_PLACED
        spots = [found.span() for found in _pattern(mend.old).finditer(editor.text)]
        if len(spots) > 1 and mend.start is not None and mend.end is not None:
            lead = len(_proposed(paragraph)) - len(editor.text)
            first = _in_proposed(paragraph, mend.start) - lead
            last = _in_proposed(paragraph, mend.end) - lead
            spots = [(start, end) for start, end in spots if first <= start and end <= last]
        if len(spots) != 1:
            return NOT_SURE if spots else NOT_FOUND
        return editor, *spots[0]

    def _editor(self, paragraph: Paragraph) -> ParagraphEditor | None:
        """The paragraph of the file: of several alike the one of the same rank; before it a label may be counted."""
        wording = _plain(_proposed(paragraph))
        rank = self._wordings[: paragraph.number - 1].count(wording)
        for skipped in range(min(_LABEL, len(wording)) + 1):
            alike = self._editors.get(wording[skipped:].lstrip() if skipped else wording, [])
            if alike and len(alike) == self._wordings.count(wording):
                return alike[rank]
            if alike:
                return None
        return None


def _proposed(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.status in IN_PROPOSED)


def _in_proposed(paragraph: Paragraph, offset: int) -> int:
    """An offset in the joined runs as one in the proposed text."""
    place = 0
    for run in paragraph.runs:
        if run.status in IN_PROPOSED:
            place += max(0, min(len(run.text), offset))
        offset -= len(run.text)
    return place


def _plain(text: str) -> str:
    """A wording as it is compared: all blanks alike, those at the ends left out."""
    return _HYPHENS.sub("-", _BLANKS.sub(" ", text)).strip()


def _pattern(words: str) -> re.Pattern[str]:
    """Finds words whatever blanks and hyphens are between them, and not inside longer words."""
    parts = []
    for token in _TOKEN.findall(words):
        if token.isspace():
            parts.append(r"\s" if len(token) == 1 else rf"\s{{{len(token)}}}")
        elif token in "-\u2010\u2011":
            parts.append("[-\u2010\u2011]")
        else:
            parts.append(re.escape(token))
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + "".join(parts) + behind)


def _smallest(old: str, new: str, start: int) -> Iterator[_Edit]:
    """The smallest edits, in whole words and marks, that make one wording the other; from the first to the last."""
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    alike = [" " if token.isspace() else _HYPHENS.sub("-", token) for token in first]
    ends = [0]
    for token in first:
        ends.append(ends[-1] + len(token))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, alike, second, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start + ends[i1], start + ends[i2], "".join(second[j1:j2])


def _repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed, the others as they were, in the same order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            name = entry.filename.lstrip("/")
            new.writestr(entry, changed.get(name, b"") or old.read(entry), compress_type=entry.compress_type)
    return buffer.getvalue()
