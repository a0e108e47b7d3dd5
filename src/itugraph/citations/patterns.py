"""The patterns of the scan, built from a language's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from itugraph.citations.language import Language, Noun
from itugraph.citations.writing import BLANK, HYPHEN, MAYBE, SECTOR, SPACES, any_of
from itugraph.model.citations import Kind


@dataclass(frozen=True, slots=True)
class Head:
    """What a word that can open a citation promises: `bare` is a Sector's code, `loose` a sign such as `No`."""

    kind: Kind
    plural: bool = False
    bare: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything the scan matches; each pattern is bounded, so that no text makes it slow."""

    head: re.Pattern[str]
    heads: dict[str, Head]
    small_head: re.Pattern[str]
    small_heads: dict[str, Head]
    number_sign: re.Pattern[str]
    sector: re.Pattern[str]
    connective: re.Pattern[str]
    unit_behind: re.Pattern[str]
    counted_behind: re.Pattern[str]
    far_number: re.Pattern[str]
    far_stop: re.Pattern[str]
    word_before: re.Pattern[str]
    foreign_behind: re.Pattern[str]
    union_behind: re.Pattern[str]
    own_behind: re.Pattern[str]
    far_part: re.Pattern[str]
    hyphen_range: re.Pattern[str]


def _any_case(word: str) -> str:
    """A word with a capital initial, its other letters in any case: `Resolution`, `RESOLUTION`."""
    stem = word.removesuffix(".")
    rest = SPACES.join(re.escape(part) for part in stem[1:].split(" "))
    dot = r"\." if word.endswith(".") else ""
    return rf"{stem[0]}(?i:{rest}){dot}"


def _alternatives(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(_any_case(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _noun_branches(nouns: tuple[Noun, ...]) -> Iterator[tuple[str, Head, str]]:
    for index, noun in enumerate(nouns):
        for plural, words in ((True, noun.plural), (False, noun.singular)):
            tag = "p" if plural else "s"
            firm = tuple(word for word in words if noun.kind != "Provision" or word.endswith("."))
            loose = tuple(word for word in words if word not in firm)
            for name, group, words_loose in ((f"{tag}{index}", firm, False), (f"{tag}{index}loose", loose, True)):
                if group:
                    yield name, Head(noun.kind, plural, loose=words_loose), _alternatives(group) + "(?![a-z])"


def _initials(language: Language) -> str:
    letters = {word[0] for noun in language.nouns for word in (*noun.singular, *noun.plural)} | {"I"}
    letters |= {name[0] for treaty in language.treaties for name in (*treaty.names, *treaty.abbreviations)}
    return "".join(sorted(letters))


@lru_cache(maxsize=8)
def patterns(language: Language) -> Patterns:
    """The patterns for a language, built once."""
    heads: dict[str, Head] = {}
    branches: list[str] = []
    for name, head, pattern in _noun_branches(language.nouns):
        heads[name] = head
        branches.append(rf"(?P<{name}>{pattern})")
    not_behind = rf"(?!{SPACES}(?:{any_of(language.not_behind_treaty)}))"
    for index, treaty in enumerate(language.treaties):
        heads[f"t{index}"] = Head(treaty.kind)
        short = "|".join(rf"{code}(?![A-Za-z])" for code in treaty.abbreviations)
        branches.append(rf"(?P<t{index}>(?:{_alternatives(treaty.names)}(?![a-z])|{short}){not_behind})")
    heads["bare"] = Head("Recommendation", plural=True, bare=True)
    branches.append(rf"(?P<bare>{SECTOR}{BLANK}{{0,3}}(?=[A-Z]{{1,3}}{BLANK}?\.{BLANK}?[0-9SI]))")
    small_heads = {
        word.lower(): Head(noun.kind, plural)
        for noun in language.nouns
        if noun.lowercase
        for plural, words in ((True, noun.plural), (False, noun.singular))
        for word in words
        if word.isalpha()
    }
    small = "|".join(sorted(small_heads, key=len, reverse=True))
    conjunction, unions = any_of(language.conjunctions), any_of(language.union_names)
    followers = any_of(language.foreign_followers)
    months = any_of(language.months)
    treaty_names = any_of(name for treaty in language.treaties for name in treaty.names)
    of_treaty = rf"{SPACES}{any_of(language.prepositions)}{SPACES}(?:the{SPACES})?(?:{unions}{SPACES})?{treaty_names}"
    determiner = rf"(?:{any_of(language.determiners)}{SPACES})?"
    return Patterns(
        head=re.compile(rf"(?=[{_initials(language)}])(?:{'|'.join(branches)})"),
        heads=heads,
        small_head=re.compile(rf"(?<![A-Za-z])(?P<word>{small}){BLANK}{{1,6}}(?=\d|A/RES)"),
        small_heads=small_heads,
        number_sign=re.compile(
            rf"{MAYBE}(?:{any_of((*language.number_signs_plural, *language.number_signs))}{MAYBE})?[\"“*]{{0,2}}"
        ),
        sector=re.compile(rf"{SECTOR}{MAYBE}"),
        connective=re.compile(
            rf"{MAYBE},{MAYBE}(?:{conjunction}{SPACES})?|{SPACES}{conjunction}{SPACES}"
            rf"|(?P<range>{SPACES}{any_of(language.range_words)}{SPACES}|{BLANK}{{0,2}}[\u2013\u2014]{BLANK}{{0,2}})"
        ),
        unit_behind=re.compile(
            rf"{MAYBE}(?:{any_of(language.units)}|{months})(?![a-z])|{BLANK}\d{{3}}(?!\d)|{MAYBE}%|{HYPHEN}\d"
        ),
        counted_behind=re.compile(
            rf"{SPACES}(?!(?:{'|'.join(language.following_words)})(?![a-z]))[a-z]{{2,}}|{MAYBE}%|{BLANK}\d"
        ),
        far_number=re.compile(
            rf"(?:,|(?<=\s){conjunction}){SPACES}(?:{conjunction}{SPACES})?(?P<number>\d{{1,4}}(?:/\d{{1,3}})?)(?!\w)"
        ),
        far_stop=re.compile(r";|\n\s*\n|\.\s+[A-Z]"),
        word_before=re.compile(rf"([A-Za-zÀ-ÿ][\w'’]*){BLANK}{{1,3}}$"),
        foreign_behind=re.compile(rf"{SPACES}{followers}{SPACES}(?:the{SPACES})?[A-Z]"),
        union_behind=re.compile(rf"{SPACES}{followers}{SPACES}(?:the{SPACES})?(?:{unions})(?![A-Za-z])"),
        far_part=re.compile(
            rf"{of_treaty}{MAYBE},?{SPACES}{conjunction}{SPACES}(?P<number>\d{{1,3}}[A-Z]{{0,2}})(?={of_treaty})"
        ),
        hyphen_range=re.compile(rf"{HYPHEN}(?=\d)"),
        own_behind=re.compile(
            rf"{MAYBE},?{MAYBE}{any_of(language.prepositions)}{SPACES}{determiner}{any_of(language.own_determiners)}{SPACES}"
        ),
    )
