"""A run with tracked changes inside it, written as WordprocessingML (ECMA-376, part 1, section 17.13.5).

A deletion stands where the words stand, inside an insertion of somebody else if they do: rejecting that insertion
takes both away. New words stand outside such an insertion, which is parted around them, as Word does it: it never
puts one insertion into another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from itugraph.reading.word.names import MAIN
from itugraph.writing.mending.markup import STRICT, Element, RunMarkup
from itugraph.writing.mending.refusing import depth
from itugraph.writing.ooxml import clean

_SOFT_HYPHEN = "\u00ad"
_ID = re.compile(rb'(:id\s*=\s*["\'])[^"\']*')
_FORMER_LOOK = re.compile(r"<(\w+:)?rPrChange\b.*?</(\w+:)?rPrChange>", re.DOTALL)
_SPECIAL = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen"}
_CUT = re.compile("([\t\n\u2011])")


@dataclass(frozen=True, slots=True)
class Event:
    """What stands between two characters: new words, or the beginning or end of a comment."""

    kind: Literal["insert", "begin", "end"]
    text: str = ""
    comment: int = 0


@dataclass(slots=True)
class Marks:
    """What is to happen in one run: places are pairs of the ordinal of a child and an offset in its text."""

    struck: set[tuple[int, int]] = field(default_factory=set)
    before: dict[tuple[int, int], list[Event]] = field(default_factory=dict)
    behind: dict[tuple[int, int], list[Event]] = field(default_factory=dict)


class Author:
    """Who makes the changes, when (ISO 8601), and the numbers that they get."""

    def __init__(self, name: str, date: str | None, first_number: int) -> None:
        self.name = clean(name)
        self.date = date
        self._number = first_number

    def number(self) -> int:
        """The next free number."""
        self._number += 1
        return self._number

    def attributes(self, prefix: str) -> str:
        """Number, author and date of a change, with the prefix of the attributes (`w:`)."""
        date = f" {prefix}date={quoteattr(self.date)}" if self.date else ""
        return f'{prefix}id="{self.number()}" {prefix}author={quoteattr(self.name)}{date}'


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes to put in the place of those from `start` to `end` of a part."""

    start: int
    end: int
    content: bytes


def characters(child: Element) -> int:
    """How many characters the reader finds in a child of a run that holds text."""
    return len(child.text) - child.text.count(_SOFT_HYPHEN) if child.name == "t" else 1


def rewritten(data: bytes, run: RunMarkup, marks: Marks, author: Author) -> Splice:
    """The run with its changes, in the place of what it was."""
    return _Writer(data, run, author).splice(marks)


_Token = tuple[str, str | Event]


class _Writer:
    def __init__(self, data: bytes, run: RunMarkup, author: Author) -> None:
        self._data = data
        self._run = run
        self._author = author
        prefix = run.element.prefix
        strict = STRICT.encode() in data[:8192] and MAIN.encode() not in data[:8192]
        # Attributes have no default namespace: where the document uses that one, our elements declare a prefix.
        self._declared = "" if prefix else f' xmlns:w="{STRICT if strict else MAIN}"'
        self._w = f"{prefix}:" if prefix else "w:"
        self._start_tag = self._raw(run.element.start, run.element.opened)
        look = next((self._raw(c.start, c.end) for c in run.children if c.name == "rPr"), "")
        self._look = look
        self._new_look = _FORMER_LOOK.sub("", look)
        self._wrappers = run.around[len(run.around) - depth(run) :]
        self._inside = True

    def _raw(self, start: int, end: int) -> str:
        return self._data[start:end].decode()

    def splice(self, marks: Marks) -> Splice:
        written = "".join(self._written(list(self._tokens(marks))))
        if not self._inside:
            written += self._reopened()
        start, end = self._run.element.start, self._run.element.end
        content = written.encode()
        closing, reopened = self._closing().encode(), self._last_reopened.encode()
        if len(self._wrappers) == 1:
            [wrapper] = self._wrappers
            # An insertion that is parted at its very beginning or end is not parted: it would leave an empty one.
            if content.startswith(closing) and wrapper.opened == start:
                content, start = content[len(closing) :], wrapper.start
            if reopened and content.endswith(reopened) and wrapper.content == end:
                content, end = content[: -len(reopened)], wrapper.end
        return Splice(start, end, content)

    _last_reopened = ""

    def _closing(self) -> str:
        return "".join(self._raw(one.content, one.end) for one in reversed(self._wrappers))

    def _reopened(self) -> str:
        tags = (self._data[one.start : one.opened] for one in self._wrappers)
        numbered = (
            _ID.sub(lambda found: found[1] + str(self._author.number()).encode(), tag, count=1).decode()
            for tag in tags
        )
        self._last_reopened = "".join(numbered)
        return self._last_reopened

    def _tokens(self, marks: Marks) -> Iterator[_Token]:
        """The content of the run in order: text that stays, text that goes, and events between."""
        for ordinal, child in enumerate(self._run.children):
            if child.name == "rPr":
                continue
            touched = [
                place for place in (*marks.struck, *marks.before, *marks.behind) if place[0] == ordinal
            ]
            if not touched:
                yield "stays", self._raw(child.start, child.end)
                continue
            for index, (text, struck) in enumerate(self._letters(ordinal, child, marks)):
                for event in marks.before.get((ordinal, index), ()):
                    yield "event", event
                yield ("goes" if struck else "stays"), text
                for event in marks.behind.get((ordinal, index), ()):
                    yield "event", event

    def _letters(self, ordinal: int, child: Element, marks: Marks) -> Iterator[tuple[str, bool]]:
        if child.name != "t":
            yield self._raw(child.start, child.end), (ordinal, 0) in marks.struck
            return
        places = [at for at, letter in enumerate(child.text) if letter != _SOFT_HYPHEN]
        bounds = [0, *places[1:], len(child.text)]
        tag = f"{child.prefix}:" if child.prefix else ""
        for index in range(len(places)):
            struck = (ordinal, index) in marks.struck
            name = f"{tag}delText" if struck else f"{tag}t"
            text = escape(child.text[bounds[index] : bounds[index + 1]])
            yield f'<{name} xml:space="preserve">{text}</{name}>', struck

    def _written(self, tokens: Sequence[_Token]) -> Iterator[str]:
        for kind, group in groupby(tokens, key=lambda token: token[0]):
            if kind == "event":
                yield from self._events([event for _, event in group if isinstance(event, Event)])
                continue
            content = _joined("".join(text for _, text in group if isinstance(text, str)))
            run = f"{self._start_tag}{self._look}{content}{self._end_tag()}"
            yield self._within()
            yield run if kind == "stays" else self._change("del", run)

    def _end_tag(self) -> str:
        prefix = self._run.element.prefix
        return f"</{prefix}:r>" if prefix else "</r>"

    def _within(self) -> str:
        if self._inside or not self._wrappers:
            return ""
        self._inside = True
        return self._reopened()

    def _without(self) -> str:
        if not self._inside or not self._wrappers:
            return ""
        self._inside = False
        return self._closing()

    def _change(self, name: str, content: str) -> str:
        tag = f"{self._w}{name}"
        return f"<{tag}{self._declared} {self._author.attributes(self._w)}>{content}</{tag}>"

    def _events(self, events: Sequence[Event]) -> Iterator[str]:
        # Words and the marks of comments stand outside an insertion of somebody else: some programs overlook the
        # marks inside one. Where there are new words, the mark of their comment goes with them.
        yield self._without()
        waiting = ""
        for event in events:
            if event.kind == "insert":
                yield self._inserted(waiting)
                waiting = self._own_run(self._letters_of(event.text))
            elif event.kind == "begin":
                yield self._inserted(waiting)
                waiting = ""
                yield f'<{self._w}commentRangeStart{self._declared} {self._w}id="{event.comment}"/>'
            elif waiting and self._wrappers:
                waiting += self._comment_end(event)
            else:
                yield self._inserted(waiting) + self._comment_end(event)
                waiting = ""
        yield self._inserted(waiting)

    def _inserted(self, content: str) -> str:
        return self._change("ins", content) if content else ""

    def _comment_end(self, event: Event) -> str:
        w, declared = self._w, self._declared
        reference = self._own_run(f'<{w}commentReference {w}id="{event.comment}"/>', looks=False)
        return f'<{w}commentRangeEnd{declared} {w}id="{event.comment}"/>{reference}'

    def _own_run(self, content: str, *, looks: bool = True) -> str:
        look = self._new_look if looks else ""
        return f"<{self._w}r{self._declared}>{look}{content}</{self._w}r>"

    def _letters_of(self, text: str) -> str:
        w = self._w
        return "".join(
            f"<{w}{_SPECIAL[chunk]}/>"
            if chunk in _SPECIAL
            else f'<{w}t xml:space="preserve">{escape(chunk)}</{w}t>'
            for chunk in _CUT.split(clean(text))
            if chunk
        )


_SEAM = re.compile(r'</((?:\w+:)?(?:t|delText))><\1 xml:space="preserve">')


def _joined(letters: str) -> str:
    """Text elements that were written letter by letter, those side by side made one."""
    return _SEAM.sub("", letters)
