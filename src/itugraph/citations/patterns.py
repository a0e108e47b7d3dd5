"""The patterns of the scan, built from a language's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from itugraph.citations.language import Language
from itugraph.citations.writing import BLANK, HYPHEN, MAYBE, SECTOR, SPACES, any_of, squeezed
from itugraph.model.citations import Kind


@dataclass(frozen=True, slots=True)
class Head:
    """What a word that can open a citation promises: `bare` is a Sector's code, `loose` a sign such as `No`."""

    kind: Kind
    plural: bool = False
    bare: bool = False
    loose: bool = False


BARE_SECTOR = Head("Recommendation", plural=True, bare=True)
"""A Sector's code before a number with a series: `ITU-T E.108` is a Recommendation's whole form."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything the scan matches; each pattern is bounded, so that no text makes it slow."""

    head: re.Pattern[str]
    heads: dict[str, Head]
    union_words: frozenset[str]
    small_head: re.Pattern[str]
    small_heads: dict[str, Head]
    small_stems: tuple[str, ...]
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
    bracketed_connective: re.Pattern[str]
    own_before: re.Pattern[str]
    heading_before: re.Pattern[str]
    hyphen_range: re.Pattern[str]
    series_range: re.Pattern[str]


def _any_case(word: str) -> str:
    """The letters of a word behind its capital initial, in any case: `Resolution`, `RESOLUTION`."""
    stem = word.removesuffix(".")
    rest = SPACES.join(re.escape(part) for part in stem[1:].split(" "))
    dot = r"\." if word.endswith(".") else ""
    return rf"(?i:{rest}){dot}"


def head_key(written: str) -> str:
    """The form under which what opened a citation is looked up."""
    return squeezed(written).lower()


def _head_words(language: Language) -> Iterator[tuple[str, str, Head]]:
    """Each word that opens a citation, the pattern of its letters behind the initial, and what it promises."""
    for noun in language.nouns:
        for plural, words in ((True, noun.plural), (False, noun.singular)):
            for word in words:
                loose = noun.kind == "Provision" and not word.endswith(".")
                yield word, _any_case(word) + "(?![a-z])", Head(noun.kind, plural, loose=loose)
    not_behind = rf"(?!{SPACES}(?:{any_of(language.not_behind_treaty)}))"
    for treaty in language.treaties:
        for name in treaty.names:
            yield name, _any_case(name) + "(?![a-z])" + not_behind, Head(treaty.kind)
        for code in treaty.abbreviations:
            yield code, re.escape(code[1:]) + "(?![A-Za-z])" + not_behind, Head(treaty.kind)


def _head_pattern(language: Language) -> str:
    """All heads behind their initial, then one branch a letter.

    A pattern that begins with a class of letters is looked for at the speed of that class.
    """
    by_initial: dict[str, list[tuple[int, str]]] = {}
    for word, rest, _ in _head_words(language):
        by_initial.setdefault(word[0], []).append((-len(word), rest))
    by_initial.setdefault("I", []).append(
        (0, SECTOR[1:] + rf"{MAYBE}(?=[A-Z]{{1,3}}{BLANK}{{0,2}}\.{BLANK}{{0,2}}[0-9SI])")
    )
    branches = (
        f"(?<={initial})(?:{'|'.join(rest for _, rest in sorted(rests))})"
        for initial, rests in by_initial.items()
    )
    return rf"[{''.join(sorted(by_initial))}](?:{'|'.join(branches)})"


@lru_cache(maxsize=8)
def patterns(language: Language) -> Patterns:
    """The patterns for a language, built once."""
    heads = {head_key(word): head for word, _, head in _head_words(language)}
    small_heads = {
        word.lower(): Head(noun.kind, plural)
        for noun in language.nouns
        if noun.lowercase
        for plural, words in ((True, noun.plural), (False, noun.singular))
        for word in words
        if word.isalpha()
    }
    small = "|".join(
        f"(?<={word[0]})(?P<{word}>{word[1:]})" for word in sorted(small_heads, key=len, reverse=True)
    )
    conjunction, unions = any_of(language.conjunctions), any_of(language.union_names)
    the = rf"(?:{any_of(language.the)}{SPACES})?"
    followers = any_of(language.foreign_followers)
    months = any_of(language.months)
    treaty_names = any_of(name for treaty in language.treaties for name in treaty.names)
    of_treaty = rf"{SPACES}{any_of(language.prepositions)}{SPACES}{the}(?:{unions}{SPACES})?{treaty_names}"
    determiner = rf"(?:{any_of(language.determiners)}{SPACES})?"
    return Patterns(
        head=re.compile(_head_pattern(language)),
        heads=heads,
        small_head=re.compile(
            rf"[{''.join(sorted({word[0] for word in small_heads}))}](?<![A-Za-z].)"
            rf"(?:{small}){BLANK}{{1,6}}(?=\d|A/RES)"
        ),
        union_words=frozenset(word for name in language.union_names for word in name.split(" ")),
        small_heads=small_heads,
        small_stems=tuple(w for w in small_heads if not any(w != o and w.startswith(o) for o in small_heads)),
        number_sign=re.compile(
            rf"{MAYBE}(?:{any_of((*language.number_signs_plural, *language.number_signs))}{MAYBE})?[\"“*]{{0,2}}"
        ),
        sector=re.compile(rf"{SECTOR}{MAYBE}"),
        connective=re.compile(
            rf"{MAYBE},{MAYBE}(?:{conjunction}{SPACES})?|{SPACES}{conjunction}{SPACES}"
            rf"|(?P<range>{SPACES}{any_of(language.range_words)}{SPACES}|{BLANK}{{0,2}}[\x96\x97]{BLANK}{{0,2}})"
        ),
        unit_behind=re.compile(
            rf"{MAYBE}(?:{any_of(language.units)}|{months})(?![a-z])|{BLANK}\d{{3}}(?!\d)|{MAYBE}%|{HYPHEN}\d"
        ),
        counted_behind=re.compile(
            rf"{SPACES}(?!(?:{'|'.join(language.following_words)})(?![a-z]))[a-z]{{2,}}|{MAYBE}%|{BLANK}\d"
        ),
        far_number=re.compile(
            rf"(?:,{MAYBE}|(?<=\s){conjunction}{SPACES})(?:{conjunction}{SPACES})?(?P<number>\d{{1,4}}(?:/\d{{1,3}})?)(?!\w)"
        ),
        far_stop=re.compile(r";|\n\s*\n|\.\s+[A-Z]"),
        word_before=re.compile(rf"([A-Za-zÀ-ÿ][\w']*){BLANK}{{1,3}}$"),
        foreign_behind=re.compile(rf"{SPACES}{followers}{SPACES}{the}[A-Z]"),
        union_behind=re.compile(rf"{SPACES}{followers}{SPACES}{the}(?:{unions})(?![A-Za-z])"),
        far_part=re.compile(
            rf"{of_treaty}{MAYBE},?{SPACES}{conjunction}{SPACES}(?P<number>\d{{1,3}}[A-Z]{{0,2}})(?={of_treaty})"
        ),
        bracketed_connective=re.compile(
            rf"{MAYBE}\([^()\d]{{3,100}}\)(?:{MAYBE},)?{SPACES}{conjunction}{SPACES}"
        ),
        own_before=re.compile(rf"(?<![A-Za-z])(?i:{any_of(language.own_determiners)}){SPACES}$"),
        heading_before=re.compile(rf"(?:RES\d{{1,4}}-\d{{1,3}}|{any_of(language.heading_words)}){SPACES}$"),
        hyphen_range=re.compile(rf"(?P<range>{HYPHEN})(?=\d)"),
        series_range=re.compile(rf"(?P<range>{BLANK}{{0,2}}{HYPHEN}{BLANK}{{0,2}})(?=[A-Z]{{1,3}}\.\d)"),
        own_behind=re.compile(
            rf"{MAYBE},?{MAYBE}{any_of(language.prepositions)}{SPACES}{determiner}{any_of(language.own_determiners)}{SPACES}"
        ),
    )
