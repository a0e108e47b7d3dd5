"""Bodies of other organizations: those a text itself abbreviates, and those that share a title with one of the Union's.

`the Orbit Users Forum (OUF)` names a body, and so does `OUF` after it. The Council and the Secretary-General are the
Union's unless another organization's name stands before or behind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from itugraph.citations.language import Language
from itugraph.citations.writing import BLANK, MAYBE, SPACES, any_of

_LONGEST_NAME = 140
"""In characters, how far before its bracketed abbreviation a body's name is looked for."""

Span = tuple[int, int, str]
"""Start, end and name of a mention."""

_Place = TypeVar("_Place", Span, tuple[int, int])


@dataclass(frozen=True, slots=True)
class _Words:
    bracket: re.Pattern[str]
    short: re.Pattern[str]
    name: re.Pattern[str]
    noun: re.Pattern[str]
    owner_before: re.Pattern[str]
    owner_behind: re.Pattern[str]
    union: frozenset[str]


@lru_cache(maxsize=8)
def _words(language: Language) -> _Words:
    capital = r"[A-ZÀ-Þ0-9][\w'/-]{1,40}"
    joiner = rf"(?:(?:{any_of(language.name_joiners)}){SPACES}){{0,2}}"
    the, of = any_of(language.the), any_of(language.of)
    union = any_of(language.union_names)
    return _Words(
        bracket=re.compile(r"\((?P<short>[A-Z0-9][A-Za-z0-9&/-]{1,14})\)"),
        short=re.compile(r"(?<![\w-])[A-Z0-9][A-Za-z0-9&/-]{1,14}(?![\w/-])"),
        name=re.compile(rf"(?<![\w-])[A-ZÀ-Þ][\w'/-]{{1,40}}(?:{SPACES}{joiner}{capital}){{1,9}}{MAYBE}$"),
        noun=re.compile(rf"(?:^|[\s-]){any_of(language.organization_nouns)}(?![a-z])"),
        owner_before=re.compile(rf"(?P<owner>[A-ZÀ-Þ][\w-]{{1,40}})(?:'s)?{BLANK}{{1,3}}$"),
        owner_behind=re.compile(rf"{SPACES}{of}{SPACES}(?:{the}{SPACES})?(?!{union}(?!\w))[A-ZÀ-Þ]"),
        union=frozenset(word for name in language.union_names for word in name.split(" "))
        | {word.capitalize() for word in (*language.determiners, *language.own_determiners)},
    )


def with_abbreviated(
    found: list[Span], text: str, cited: list[tuple[int, int]], language: Language
) -> list[Span]:
    """The mentions found in a text, and the bodies it abbreviates itself: the longer of two names in one place.

    What would cut into a citation or another mention is left out. Takes and gives mentions in their order.
    """
    added = list(_abbreviated(text, language))
    if not added:
        return found
    struck: set[Span] = set()
    kept: list[Span] = []
    for start, end, name in added:
        touched = _touched(found, start, end)
        longer = all(start <= a and b <= end and (a, b) != (start, end) for a, b, _ in touched)
        if longer and not _touched(cited, start, end):
            struck.update(touched)
            kept.append((start, end, name))
    return sorted([*(span for span in found if span not in struck), *kept])


def _touched(spans: Sequence[_Place], start: int, end: int) -> list[_Place]:
    """Of spans that follow one another, those that share a character with a stretch of text."""
    behind = bisect_left(spans, (end,))
    first = behind
    while first and spans[first - 1][1] > start:
        first -= 1
    return list(spans[first:behind])


def _abbreviated(text: str, language: Language) -> Iterator[Span]:
    """The bodies a text gives an abbreviation, with the bracket, and the abbreviation wherever it stands later."""
    words = _words(language)
    shorts: dict[str, int] = {}
    for bracket in words.bracket.finditer(text):
        low = max(0, bracket.start() - _LONGEST_NAME)
        named = words.name.search(text, low, bracket.start())
        if named and words.noun.search(named.group()) and _initials_agree(named, bracket):
            shorts.setdefault(bracket["short"], bracket.end())
            yield named.start(), bracket.end(), bracket["short"]
    if not shorts:
        return
    for again in words.short.finditer(text):
        if (
            again.start() >= shorts.get(again.group(), len(text))
            and text[again.end() : again.end() + 1] != ")"
        ):
            yield again.start(), again.end(), again.group()


def _initials_agree(named: re.Match[str], bracket: re.Match[str]) -> bool:
    """Whether the abbreviation begins as the name does, so that it is the name's and not of what it is about."""
    return named.group()[0] == bracket["short"][0]


def is_of_another(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a title of the Union's (`Council`, `Secretary-General`) is here another organization's."""
    words = _words(language)
    before = words.owner_before.search(text, max(0, start - 45), start)
    if before and before["owner"] not in words.union:
        opens = text[max(0, before.start() - 12) : before.start()].rstrip()[-1:] in ("", ".", ";", ":")
        if not opens or before["owner"].isupper():
            return not text[start:end].isupper()
    return words.owner_behind.match(text, end) is not None
