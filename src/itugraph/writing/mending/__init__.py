"""Mending a Word file: takes its bytes and edits of its paragraphs, gives a copy in which they are tracked changes.

Only the runs that an edit touches are written anew, and only the main part and that of the comments change; all else
stays as it is to the byte. An edit of words that another program decides about is left, with the reason.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from itugraph.model import RECOVERED_BY, Edit, InputError
from itugraph.reading.origins import Piece
from itugraph.reading.word import read_origins
from itugraph.reading.word.names import MAIN
from itugraph.reading.word.package import Package, damage_reported
from itugraph.writing.mending.comments import Comment, first_free, with_comments
from itugraph.writing.mending.copying import copied
from itugraph.writing.mending.markup import STRICT, RunMarkup, runs_of
from itugraph.writing.mending.refusing import NO_PARAGRAPH, NOT_TYPED, OVERLAPPING, refusal
from itugraph.writing.mending.tracked import Author, Event, Marks, characters, rewritten

__all__ = ["Mend", "Mended", "mend_word"]

_NUMBERS = re.compile(rb':id\s*=\s*["\'](\d{1,9})["\']')
_ENCODING = re.compile(rb'^<\?xml[^>]*?encoding\s*=\s*["\']([\w.-]+)["\']')
_UTF8 = ("utf-8", "utf-8-sig")
_MOST = 2**31 - 1_000_000
"""Numbers of changes must fit 32 bits."""

_Place = tuple[int, int, int]
"""A character of the main part: its run, the child of the run, and the offset in the child's text."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Edits of paragraph `number` of a document, in order, which are made together or not at all; `note` says why."""

    number: int
    edits: tuple[Edit, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended file, and for each mend why it was not made, None where it was."""

    data: bytes
    reasons: tuple[str | None, ...]

    @property
    def made(self) -> int:
        """How many mends were made."""
        return self.reasons.count(None)


def mend_word(data: bytes, source: str, mends: Sequence[Mend], when: datetime | None = None) -> Mended:
    """A copy of the Word file called `source` with these mends as tracked changes of the author `itugraph`.

    Each has a comment with its note. Offsets and numbers are those that `read_word` gives; `when` is the date of the
    changes. Raises InputError for a file that is damaged or unsafe, as reading does. Where nothing can be made the
    bytes are those that were given.
    """
    with damage_reported(source):
        package = Package(data, source)
        origins = read_origins(package)
        main = _Part(package)
        mending = _Mending(main, origins, mends)
        reasons = tuple(mending.take(mend) for mend in mends)
        if None not in reasons:
            return Mended(data, reasons)
        date = f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else None
        author = Author(RECOVERED_BY, date, main.highest_number())
        changed = {main.name: main.written(mending.marks, author)}
        if mending.comments:
            changed |= main.commented(mending.comments, author)
        return Mended(copied(data, changed, source), reasons)


class _Part:
    """The main part of a Word file, as UTF-8."""

    def __init__(self, package: Package) -> None:
        self.name = package.main
        self._package = package
        as_it_is = package.raw(package.main) or b""
        self._encoding = _encoding(as_it_is)
        self.data = as_it_is.decode(self._encoding).encode()
        self.runs: dict[int, RunMarkup] = {}

    def look_up(self, wanted: set[int]) -> None:
        """Find the runs of these ordinals."""
        self.runs = runs_of(self.data, wanted)

    def highest_number(self) -> int:
        """The highest number that an element of the part has, as far as there is room above it."""
        return min(max(map(int, _NUMBERS.findall(self.data)), default=0), _MOST)

    def written(self, marks: dict[int, Marks], author: Author) -> bytes:
        """The part with its runs changed, in its own encoding."""
        splices = [rewritten(self.data, self.runs[ordinal], mark, author) for ordinal, mark in marks.items()]
        pieces: list[bytes] = []
        end = 0
        for splice in sorted(splices, key=lambda splice: splice.start):
            pieces += [self.data[end : splice.start], splice.content]
            end = splice.end
        return (b"".join(pieces) + self.data[end:]).decode().encode(self._encoding)

    def commented(self, comments: Sequence[Comment], author: Author) -> dict[str, bytes]:
        """The parts that change with these comments, by name."""
        strict = STRICT.encode() in self.data[:8192] and MAIN.encode() not in self.data[:8192]
        part = self._package.related_name("comments")
        by = (author.name, author.date)
        changed = with_comments(self.name, part, self._text_of, comments, by, strict=strict)
        return {name: text.encode() for name, text in changed.items()}

    def first_comment(self) -> int:
        """The first number that no comment has."""
        part = self._package.related_name("comments")
        return first_free(None if part is None else self._text_of(part))

    def _text_of(self, name: str) -> str | None:
        self._package.parsed(name)
        data = self._package.raw(name)
        if data is None:
            return None
        encoding = _encoding(data)
        text = data.decode(encoding)
        # What is added to is written in UTF-8; a part that does not say its encoding is in that.
        return text if encoding in _UTF8 else re.sub(r"^\s*<\?xml.*?\?>", "", text)


class _Mending:
    """Takes mends one after another and says what is to happen in which run."""

    def __init__(self, main: _Part, origins: Sequence[tuple[Piece, ...]], mends: Sequence[Mend]) -> None:
        self.marks: dict[int, Marks] = {}
        self.comments: list[Comment] = []
        self._main = main
        self._paragraphs = {
            mend.number: list(_places(origins[mend.number - 1]))
            for mend in mends
            if 0 < mend.number <= len(origins)
        }
        main.look_up({place[0] for places in self._paragraphs.values() for place in places if place})
        self._first_comment = main.first_comment()
        self._touched: set[tuple[int, str, int]] = set()

    def take(self, mend: Mend) -> str | None:
        """Take a mend up; gives why that cannot be. Of two at the same words the first counts."""
        places = self._paragraphs.get(mend.number)
        if places is None or any(edit.end > len(places) for edit in mend.edits):
            return NO_PARAGRAPH
        steps = [self._step(places, edit) for edit in mend.edits]
        told = next((step for step in steps if isinstance(step, str)), None)
        if told is not None:
            return told
        touched = {(mend.number, *place) for edit in mend.edits for place in _touched(edit)}
        if touched & self._touched:
            return OVERLAPPING
        self._touched |= touched
        self._mark([step for step in steps if isinstance(step, _Step)], mend)
        return None

    def _step(self, places: "Sequence[_Place | None]", edit: Edit) -> "_Step | str":
        struck = [place for place in places[edit.start : edit.end] if place is not None]
        if len(struck) < edit.end - edit.start:
            return NOT_TYPED
        for place in struck:
            if told := self._refused(place, inserting=False):
                return told
        spot: _Place | None
        if struck:
            spot, behind = struck[-1], True
        else:
            spot, behind = self._beside(places, edit.start)
        if spot is None:
            return NOT_TYPED
        if edit.text and (told := self._refused(spot, inserting=True)):
            return told
        return _Step(tuple(struck), spot, behind, edit.text)

    def _refused(self, place: _Place, *, inserting: bool) -> str | None:
        run = self._main.runs.get(place[0])
        if run is None or place[2] >= characters(run.children[place[1]]):
            return NOT_TYPED
        return refusal(run, inserting=inserting)

    def _beside(self, places: "Sequence[_Place | None]", offset: int) -> tuple[_Place | None, bool]:
        """The character behind or before which new words go: rather outside a link that ends here than inside."""
        before = self._standing(places[offset - 1] if offset else None)
        following = self._standing(places[offset] if offset < len(places) else None)
        if before is None or following is None:
            return (before, True) if before else (following, False)
        inner, outer = (len(self._main.runs[place[0]].containers) for place in (before, following))
        return (following, False) if outer < inner else (before, True)

    def _standing(self, place: _Place | None) -> _Place | None:
        """The place of a character, if that is not struck."""
        around = self._main.runs[place[0]].around if place else ()
        return None if any(element.name in ("del", "moveFrom") for element in around) else place

    def _mark(self, steps: "Sequence[_Step]", mend: Mend) -> None:
        number = self._first_comment + len(self.comments)
        if mend.note:
            self.comments.append(Comment(number, mend.note))
            self._event(steps[0].first, steps[0].first_behind, Event("begin", comment=number))
        for step in steps:
            for run, child, offset in step.struck:
                self.marks.setdefault(run, Marks()).struck.add((child, offset))
            if step.text:
                self._event(step.spot, step.behind, Event("insert", step.text))
        if mend.note:
            self._event(steps[-1].spot, steps[-1].behind, Event("end", comment=number))

    def _event(self, place: _Place, behind: bool, event: Event) -> None:
        run, child, offset = place
        marks = self.marks.setdefault(run, Marks())
        (marks.behind if behind else marks.before).setdefault((child, offset), []).append(event)


@dataclass(frozen=True, slots=True)
class _Step:
    """One edit: the characters that go, and the one behind which (or before which) the new text stands."""

    struck: tuple[_Place, ...]
    spot: _Place
    behind: bool
    text: str

    @property
    def first(self) -> _Place:
        """The character at which the edit begins."""
        return self.struck[0] if self.struck else self.spot

    @property
    def first_behind(self) -> bool:
        """Whether the edit begins behind that character."""
        return False if self.struck else self.behind


def _touched(edit: Edit) -> Iterator[tuple[str, int]]:
    """The characters that an edit takes away, and the places between characters at which its text may stand."""
    yield from (("character", offset) for offset in range(edit.start, edit.end))
    yield from (("between", offset) for offset in range(edit.start + 1, edit.end))
    if edit.text:
        yield "between", edit.end


def _places(pieces: Sequence[Piece]) -> "Iterator[_Place | None]":
    """The place of each character of a paragraph; None for what no run of the main part holds."""
    for piece in pieces:
        for offset in range(len(piece.text)):
            yield None if piece.run is None or piece.child is None else (piece.run, piece.child, offset)


def _encoding(data: bytes) -> str:
    """The encoding of a part: by its first bytes, else as it says. Raises InputError for an unknown one."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    said = _ENCODING.match(data)
    name = said[1].decode() if said else "utf-8"
    if name.lower() in ("utf-8", "utf8"):
        return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise InputError(f"A part of the file is in the encoding {name}, which is not known.") from None
