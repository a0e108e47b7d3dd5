"""The lists of a proposed text: their labels, and the marks at the ends of clauses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from itugraph.checks.passages import Passage, Text
from itugraph.graph import Iri

_SUFFIX = re.compile(r"(?:bis|ter|quater)(?![a-z])")
_LAST_WORDS = re.compile(r"([^ ]+ [^ ]+ [^ ]+)\s*\Z")
_UNMARKED = re.compile(r"[A-Za-z0-9)\"\u201d]\s*\Z")
_MARKED = re.compile(r"([,;.])\s*\Z")
_SHORT = 20
"""A clause of so few characters may be no sentence."""
_MARKS = {";": "a semicolon", ",": "a comma", ".": "a full stop"}
_PLACES = {".": "the last of all", ",": "the last of its section", ";": "followed by another"}


@dataclass(frozen=True, slots=True)
class ListFault:
    """What is wrong with a label or a final mark, in words for the rule's message."""

    passage: Passage
    told: Mapping[str, str]


def duplicate_labels(text: Text) -> Iterator[ListFault]:
    """Labels that an earlier clause of the same list has; a list that begins anew is another one."""
    for section in _sections(text):
        for index, passage in enumerate(section):
            if passage.change == "deleted" or not passage.label or passage.after is None:
                continue
            if _SUFFIX.match(passage.after):
                continue
            alike = [
                other
                for other in section[:index]
                if other.change != "deleted"
                and other.label == passage.label
                and other.parent == passage.parent
            ]
            first = next((other for other in alike if not _begins_anew(section, other, passage)), None)
            if first is not None:
                line = "" if first.line is None else str(first.line)
                told = {"shown": shown(passage.label), "firstLine": line}
                yield ListFault(passage, told)


def _begins_anew(section: list[Passage], first: Passage, last: Passage) -> bool:
    """Whether a first label follows a later one between two clauses of a section."""
    passed = False
    for passage in section:
        if first.ordinal <= passage.ordinal <= last.ordinal and passage.position is not None:
            if passage.position == 1 and passed:
                return True
            passed = passed or (passage.position > 1 and passage.ordinal < last.ordinal)
    return False


def skipped_labels(text: Text) -> Iterator[ListFault]:
    """Labels without the one before them anywhere earlier in their list."""
    for section in _sections(text):
        seen: set[tuple[Iri | None, int]] = set()
        for passage in section:
            if passage.change == "deleted" or passage.position is None:
                continue
            if passage.position > 1 and passage.label and (passage.parent, passage.position - 1) not in seen:
                told = {"shown": shown(passage.label), "missing": _missing(passage.label, passage.position)}
                yield ListFault(passage, told)
            seen.add((passage.parent, passage.position))


def _missing(label: str, position: int) -> str:
    if label == str(position):
        return str(position - 1)
    if len(label) == 1 and ord(label) - ord("a") == position - 1:
        return f"{chr(ord(label) - 1)})"
    return "the label that comes"


def unordered_labels(text: Text) -> Iterator[ListFault]:
    """Labels that come before the one of the clause right above."""
    for section in _sections(text):
        for above, passage in pairwise(section):
            if above.change == "deleted" or passage.change == "deleted":
                continue
            if above.ordinal != passage.ordinal - 1 or above.parent != passage.parent:
                continue
            if above.position and passage.position and above.position > passage.position > 1:
                told = {"shown": shown(passage.label or ""), "above": shown(above.label or "")}
                yield ListFault(passage, told)


def missing_marks(text: Text) -> Iterator[ListFault]:
    """New clauses without a mark at their end."""
    ends = _ends(text)
    for passage in text.passages:
        after = passage.after or ""
        if passage.change == "inserted" and len(after) > _SHORT and _UNMARKED.search(after):
            sign = ends.sign(passage)
            wording = _last_words(after)
            yield ListFault(passage, {"wording": wording, "mark": _MARKS[sign], "sign": sign})


def wrong_marks(text: Text) -> Iterator[ListFault]:
    """Final marks of a proposal that do not fit the place of their clause."""
    if not text.proposed:
        return
    ends = _ends(text)
    leading = {passage.parent for passage in text.passages}
    for passage in text.passages:
        found = _MARKED.search(passage.after or "")
        if found is None or passage.section is None or passage.subject in leading:
            continue
        right = ends.sign(passage)
        if found[1] != right:
            wording = _last_words(passage.after or "")
            told = {"mark": found[1], "right": right, "place": _PLACES[right], "wording": wording}
            yield ListFault(passage, told | {"mended": wording[:-1] + right})


@dataclass(frozen=True, slots=True)
class _Ends:
    """The last clauses of the proposed wording: of each section, and of all."""

    of_section: Mapping[Iri | None, int]
    of_all: int

    def sign(self, passage: Passage) -> str:
        """The mark that the clause should end with."""
        if passage.section is not None and passage.ordinal < self.of_section.get(passage.section, 0):
            return ";"
        return "," if passage.ordinal < self.of_all else "."


def _ends(text: Text) -> _Ends:
    left = [passage for passage in text.passages if passage.after is not None]
    return _Ends(
        {passage.section: passage.ordinal for passage in left},
        max((passage.ordinal for passage in left), default=0),
    )


def _sections(text: Text) -> Iterator[list[Passage]]:
    """The clauses of a proposal by section, in order."""
    if text.proposed:
        sections: dict[Iri, list[Passage]] = {}
        for passage in text.passages:
            if passage.section is not None:
                sections.setdefault(passage.section, []).append(passage)
        yield from sections.values()


def shown(label: str) -> str:
    """A label as it is written: `a)`, `1`."""
    return label if label[:1].isdigit() else f"{label})"


def _last_words(wording: str) -> str:
    found = _LAST_WORDS.search(wording)
    return (found[1] if found else wording).rstrip()
