"""Abbreviations of a text: where each is defined, with which words, and where it is used.

A definition is a run of words followed by the abbreviation in brackets, whose letters the words must contain in
order, the first of them at the beginning of a word (the method of Schwartz and Hearst, 2003). Hyphens do not
count, since converters lose those that must not break: `ITUT` is `ITU-T`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

from itugraph.checks.passages import Passage, Text

_HYPHENS = re.compile("[-\u00ad\u2010\u2011]")
_BRACKET = re.compile(r"\(([A-Z][A-Za-z0-9&\-\u2010\u2011]{1,10})\)")
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9&/.-])[A-Z][A-Za-z0-9&\-\u2010\u2011]*[A-Z0-9&][A-Za-z]*(?![A-Za-z0-9&])"
    r"(?!\s(?:[A-Z]+\.)?\d)"
)
"""A word with capitals inside, unless a number follows: `ITU-R P.528` and `ITU-R 66` are no uses of `ITU-R`."""
_WORD = re.compile(r"[A-Za-z0-9][\w'\u2019/\-\u2010\u2011]*")
_NAMED = re.compile(r"\b(?:Resolution|Recommendation|Decision)\b|[A-Z][a-z]+ $")
"""What comes before words that belong to a title or to a longer name."""
_CITED = re.compile(r"\b(?:Resolution|Recommendation|Decision)\b")
_NOT_NAMES = re.compile(r"[;:()]|\b(?:with|that|which|adopted|taking|by|is|are|under|as)\b")
"""Words that no name holds, so that letters which fit them fit by chance."""
_WRITTEN_FOR = {"&": "and", "4": "for"}


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation beside the words that it stands for, at an offset of a clause's wording."""

    short: str
    words: str
    passage: Passage
    start: int


@dataclass(frozen=True, slots=True)
class Use:
    """An abbreviation on its own."""

    short: str
    passage: Passage
    start: int


@dataclass(frozen=True, slots=True)
class Usage:
    """The definitions and uses of one side of a text, by abbreviation, in order."""

    definitions: dict[str, list[Definition]]
    uses: dict[str, list[Use]]


_PROPOSED: "WeakKeyDictionary[Text, Usage]" = WeakKeyDictionary()
_BASE: "WeakKeyDictionary[Text, Usage]" = WeakKeyDictionary()


def proposed_usage(text: Text) -> Usage:
    """The abbreviations of the proposed, or adopted, wording of a text."""
    if text not in _PROPOSED:
        _PROPOSED[text] = _usage((passage, passage.after) for passage in text.passages)
    return _PROPOSED[text]


def base_usage(text: Text) -> Usage:
    """The abbreviations of the wording before the change; none for an adopted text."""
    if text not in _BASE:
        _BASE[text] = _usage((passage, passage.before) for passage in text.passages)
    return _BASE[text]


def key_of(short: str) -> str:
    """An abbreviation as it is compared: without hyphens and the s of the plural.

    >>> key_of("ITU-T"), key_of("SDOs")
    ('ITUT', 'SDO')
    """
    bare = _HYPHENS.sub("", short)
    return bare[:-1] if len(bare) > 2 and bare.endswith("s") else bare


def expansion(short: str, preceding: str) -> str | None:
    """The words before a bracket that the abbreviation in it stands for; None where they do not fit.

    >>> expansion("SC&C", "the development of smart cities and communities ")
    'smart cities and communities'
    >>> expansion("WTDC", "as it was said in Geneva ") is None
    True
    """
    letters = [letter for letter in key_of(short).lower() if letter.isalnum() or letter in _WRITTEN_FOR]
    words = list(_WORD.finditer(preceding))[-(2 * len(letters) + 3) :]
    start = _beginning(letters, words)
    if start is None:
        return None
    while start and words[start - 1][0][0] == words[start][0][0] and words[start][0][0].isalpha():
        start -= 1
    found = preceding[words[start].start() :].strip()
    whole = len(found.split()) > 1 and not _NOT_NAMES.search(found) and not re.search(r"\d\s*$", preceding)
    return " ".join(found.split()) if whole else None


def _beginning(letters: list[str], words: list[re.Match[str]]) -> int | None:
    """The index of the word that the first letter begins, matching the letters from the last word back."""
    index = len(words) - 1
    position = len(words[index][0]) if words else 0
    for count, letter in enumerate(reversed(letters), start=1):
        first = count == len(letters)
        while index >= 0:
            word = words[index][0].lower()
            if letter in _WRITTEN_FOR and word == _WRITTEN_FOR[letter]:
                position = 0
                break
            if first:
                position = 0 if position and word.startswith(letter) else -1
            else:
                position = word.rfind(letter, 0, position) if position else -1
            if position >= 0:
                break
            index -= 1
            position = len(words[index][0]) if index >= 0 else 0
        if index < 0:
            return None
    return index if words else None


def _usage(sides: Iterable[tuple[Passage, str | None]]) -> Usage:
    usage = Usage({}, {})
    for passage, wording in sides:
        if not wording:
            continue
        defined: set[int] = set()
        for bracket in _BRACKET.finditer(wording):
            words = expansion(bracket[1], wording[: bracket.start()])
            if words:
                defined.add(bracket.start(1))
                found = Definition(bracket[1], words, passage, bracket.start(1))
                usage.definitions.setdefault(key_of(bracket[1]), []).append(found)
        for token in _TOKEN.finditer(wording):
            if token.start() not in defined:
                usage.uses.setdefault(key_of(token[0]), []).append(Use(token[0], passage, token.start()))
    return usage


def same_words(one: str, other: str) -> bool:
    """Whether two expansions are the same but for case, hyphens and plural.

    >>> same_words("United for Smart Cities", "united for smart city")
    False
    >>> same_words("standards organizations", "Standards Organization")
    True
    """
    return _plain(one) == _plain(other)


def _plain(words: str) -> list[str]:
    return [_HYPHENS.sub("", word[0]).lower().rstrip("s") for word in _WORD.finditer(words)]


def stands_in_title(wording: str, offset: int) -> bool:
    """Whether a place belongs to the title of something cited: it stands behind its number and an "on"."""
    cited = list(_CITED.finditer(wording, 0, offset))
    return bool(cited) and re.search(r"\bon\b", wording[cited[-1].end() : offset]) is not None


def in_longer(found: re.Match[str]) -> bool:
    """Whether words belong to a longer name: a capitalized word stands right before them."""
    return re.search(r"[A-Z][a-z]+ $", found.string[: found.start()]) is not None


def in_name(found: re.Match[str]) -> bool:
    """Whether words belong to the title of something cited, or to a longer name."""
    return _NAMED.search(found.string[: found.start()]) is not None


# ------------------------------------------------------------------------------------------------- judges


@dataclass(frozen=True, slots=True)
class AbbreviationFault:
    """What is wrong with an abbreviation, where, and what else has to do with it."""

    passage: Passage
    short: str
    words: str = ""
    other: str = ""
    elsewhere: str = ""


def used_before_defined(text: Text) -> Iterator[AbbreviationFault]:
    """Abbreviations that are used before the clause that defines them."""
    base = {short for short, _, _ in _early(base_usage(text))}
    for short, use, definition in _early(proposed_usage(text)):
        if short not in base:
            yield AbbreviationFault(use.passage, use.short, definition.words, "", definition.passage.pointer)


def _early(usage: Usage) -> Iterator[tuple[str, Use, Definition]]:
    for short, definitions in usage.definitions.items():
        first = definitions[0]
        for use in usage.uses.get(short, ())[:1]:
            if (use.passage.ordinal, use.start) < (first.passage.ordinal, first.start):
                yield short, use, first


def defined_twice(text: Text) -> Iterator[AbbreviationFault]:
    """Abbreviations that a later clause defines again, with the same words."""
    base = base_usage(text).definitions
    for short, definitions in proposed_usage(text).definitions.items():
        again = _again(definitions)
        if again and not _again(base.get(short, [])) and same_words(definitions[0].words, again.words):
            # A title is quoted with what it defines.
            words = "" if stands_in_title(again.passage.after or "", again.start) else again.words
            yield AbbreviationFault(again.passage, again.short, words, "", definitions[0].passage.pointer)


def two_expansions(text: Text) -> Iterator[AbbreviationFault]:
    """Abbreviations that two clauses define with different words."""
    base = base_usage(text).definitions
    for short, definitions in proposed_usage(text).definitions.items():
        for one, other in pairwise(definitions):
            old = {definition.words for definition in base.get(short, ())}
            if not same_words(one.words, other.words) and not {one.words, other.words} <= old:
                yield AbbreviationFault(
                    other.passage, other.short, other.words, one.words, one.passage.pointer
                )


def _again(definitions: list[Definition]) -> Definition | None:
    return next(
        (one for one in definitions[1:] if one.passage.ordinal != definitions[0].passage.ordinal), None
    )


def never_defined(text: Text, known: frozenset[str]) -> Iterator[AbbreviationFault]:
    """Abbreviations that the proposal brings in without saying what they stand for.

    `known` are the names of the register, and the words for ordinals and the like, that need no definition.
    """
    if not text.proposed:
        return
    usage, base = proposed_usage(text), base_usage(text)
    for short, uses in usage.uses.items():
        needs = (
            short.isalpha()
            and short.isupper()
            and 2 < len(short) <= 6
            and not re.fullmatch("[IVXLC]+", short)
        )
        if needs and short not in usage.definitions and short not in base.uses and short not in known:
            yield AbbreviationFault(uses[0].passage, uses[0].short)


def never_used(text: Text) -> Iterator[AbbreviationFault]:
    """Abbreviations that the proposal defines and nobody uses."""
    if not text.proposed:
        return
    usage, base = proposed_usage(text), base_usage(text)
    for short, definitions in usage.definitions.items():
        if short not in usage.uses and short not in base.definitions:
            yield AbbreviationFault(definitions[0].passage, definitions[0].short, definitions[0].words)


def definition_struck(text: Text) -> Iterator[AbbreviationFault]:
    """Abbreviations whose only definition the proposal strikes, though it goes on using them."""
    usage, base = proposed_usage(text), base_usage(text)
    for short, definitions in base.definitions.items():
        uses = usage.uses.get(short, [])
        if short not in usage.definitions and uses:
            first = definitions[0]
            yield AbbreviationFault(first.passage, first.short, first.words, "", uses[0].passage.pointer)


def spelled_out(text: Text) -> Iterator[AbbreviationFault]:
    """New wording that spells out what the text has abbreviated before, outside the titles of what it cites."""
    if not text.proposed:
        return
    defined = [one for several in proposed_usage(text).definitions.values() for one in several]
    seen: set[tuple[int, str]] = set()
    for first in defined:
        if len(first.words.split()) < 3:
            continue
        long = re.compile(rf"\b{_in_any_number(first.words)}\b(?! *\()", re.IGNORECASE)
        for passage in text.passages:
            later = passage.ordinal > first.passage.ordinal and passage.change == "inserted"
            found = long.search(passage.after or "") if later else None
            if (
                found
                and (passage.ordinal, first.short) not in seen
                and not stands_in_title(found.string, found.start())
                and not in_longer(found)
            ):
                seen.add((passage.ordinal, first.short))
                yield AbbreviationFault(passage, first.short, found[0], "", first.passage.pointer)


def _in_any_number(words: str) -> str:
    """A pattern for words, each with or without the s of the plural."""
    return r"\s+".join(re.escape(word.removesuffix("s")) + "s?" for word in words.split())
