"""Suggestions that can be carried out as they are: which words of a paragraph give way to which, at which offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from itugraph.model import Edit, Paragraph

NOT_FOUND = "the words do not stand in the paragraph as the rule read them"
NOT_SURE = "the words stand in the paragraph more than once"

Where = Literal["once", "every", "beside"]
"""Words that stand once in what is faulty, at every place of the paragraph, or once from a citation on."""

_PROPOSED = frozenset({"kept", "inserted", "moved-to", "undecided"})
_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_HYPHENS = re.compile("[\u2010\u2011]")
_GAP = 2
"""Characters between two changed words that are changed with them, to be read as one: `Busan, 2014`."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words of a paragraph's proposed text, and what to write in their place; blanks may be of any kind.

    `where` says which words are meant where they stand more than once, and `of_substance` that a person has to see
    whether the new ones fit, as where another edition is cited.
    """

    old: str
    new: str
    where: Where = "once"
    of_substance: bool = False


def edits_of(
    paragraph: Paragraph, replacement: Replacement, start: int | None, end: int | None
) -> tuple[Edit, ...] | str:
    """The smallest edits, in whole words and marks, that carry a replacement out; else why there are none.

    `start` and `end` are offsets in the joined runs between which the words stand, where they are known. Struck words
    are not looked at and stay.
    """
    places = [
        place
        for run, offset in zip(paragraph.runs, _offsets(paragraph), strict=True)
        if run.status in _PROPOSED
        for place in range(offset, offset + len(run.text))
    ]
    proposed = "".join(run.text for run in paragraph.runs if run.status in _PROPOSED)
    spots = [found.span() for found in _pattern(replacement.old).finditer(proposed)]
    if start is not None and end is not None and replacement.where != "every":
        spots = [spot for spot in spots if start <= places[spot[0]]]
        if replacement.where == "once":
            spots = [spot for spot in spots if places[spot[1] - 1] < end]
    if not spots:
        return NOT_FOUND
    if len(spots) > 1 and replacement.where != "every":
        return NOT_SURE
    changes = [
        change for first, last in spots for change in _smallest(proposed[first:last], replacement.new, first)
    ]
    return tuple(edit for change in changes for edit in _in_joined(change, places))


def _offsets(paragraph: Paragraph) -> Iterator[int]:
    offset = 0
    for run in paragraph.runs:
        yield offset
        offset += len(run.text)


_Change = tuple[int, int, str]
"""Offsets in a paragraph's proposed text, and what to write between them."""


def _smallest(old: str, new: str, start: int) -> list[_Change]:
    """The changes that make one wording the other, those of neighbouring words made one."""
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    ends = [0]
    for token in first:
        ends.append(ends[-1] + len(token))
    changes: list[_Change] = []
    blocks = SequenceMatcher(None, _alike(first), _alike(second), autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in blocks:
        if kind == "equal":
            continue
        change = (start + ends[i1], start + ends[i2], "".join(second[j1:j2]))
        if changes and _belong_together(changes[-1], change, old, start):
            kept = old[changes[-1][1] - start : change[0] - start]
            change = (changes[-1][0], change[1], changes.pop()[2] + kept + change[2])
        changes.append(change)
    return changes


def _alike(tokens: Sequence[str]) -> list[str]:
    """Tokens as they are compared: all blanks and all hyphens are one."""
    return [" " if token.isspace() else _HYPHENS.sub("-", token) for token in tokens]


def _belong_together(one: _Change, other: _Change, old: str, start: int) -> bool:
    between = old[one[1] - start : other[0] - start]
    replaced = all(begin < end and text for begin, end, text in (one, other))
    return replaced and len(between) <= _GAP and not re.search(r"\w", between)


def _in_joined(change: _Change, places: Sequence[int]) -> Iterator[Edit]:
    """A change as edits of the joined runs, where struck words between parts of it stay as they are."""
    first, last, text = change
    if first == last:
        at = places[first - 1] + 1 if first else places[0]
        yield Edit(at, at, text)
        return
    begin = first
    for index in range(first + 1, last):
        if places[index] != places[index - 1] + 1:
            yield Edit(places[begin], places[index - 1] + 1, "")
            begin = index
    yield Edit(places[begin], places[last - 1] + 1, text)


def _pattern(words: str) -> re.Pattern[str]:
    """Finds words whatever blanks and hyphens are between them, and not inside longer words."""
    parts = []
    for token in re.findall(r"\w+|\s+|[^\w\s]", words):
        if token.isspace():
            parts.append(r"\s+" if len(token) == 1 else rf"\s{{{len(token)},}}")
        elif token in "-\u2010\u2011":
            parts.append("[-\u2010\u2011]")
        else:
            parts.append(re.escape(token))
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + "".join(parts) + behind)
