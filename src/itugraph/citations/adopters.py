"""The patterns of who adopts instruments, from a language's words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from itugraph.citations.language import Language
from itugraph.citations.writing import HYPHEN, MAYBE, SECTOR, SPACES, any_of, phrase


@dataclass(frozen=True, slots=True)
class AdopterWords:
    """Patterns of the words that name an adopter: beside a citation, near it, and unknown ones by their form."""

    adopter: re.Pattern[str]
    bodies: dict[str, str]
    behind: re.Pattern[str]
    own: re.Pattern[str]
    date: re.Pattern[str]
    link_before: re.Pattern[str]
    adjacent: re.Pattern[str]
    near: re.Pattern[str]
    near_end: re.Pattern[str]
    unknown_behind: re.Pattern[str]
    unknown_before: re.Pattern[str]
    brackets: re.Pattern[str]


@lru_cache(maxsize=8)
def adopter_words(language: Language) -> AdopterWords:
    """The patterns for a language, built once."""
    bodies: dict[str, str] = {}
    branches: list[tuple[int, str]] = []

    def branch(body: str, length: int, pattern: str) -> None:
        group = f"b{len(bodies)}"
        bodies[group] = body
        branches.append((-length, rf"(?P<{group}>{pattern})"))

    for adopter in language.adopters:
        for name in adopter.names:
            branch(adopter.body, len(name), rf"(?i:{phrase(name)})(?![a-z])")
        for code in adopter.codes:
            branch(adopter.body, len(code), rf"{code}(?:{HYPHEN}?\d{{2,4}})?(?![A-Za-z0-9])")
    for sector, names in language.sector_names:
        for name in names:
            branch(sector, len(name), rf"(?i:{phrase(name)})")
    initials = {
        pattern_name[0] for adopter in language.adopters for pattern_name in (*adopter.names, *adopter.codes)
    }
    initials |= {name[0] for _, names in language.sector_names for name in names} | {"I"}
    first = "".join(sorted(initials | {letter.lower() for letter in initials}))
    adopter_pattern = "|".join(
        (*(pattern for _, pattern in sorted(branches)), rf"(?P<code>{SECTOR}(?![a-z]))")
    )
    adopter_pattern = rf"(?<![A-Za-z])(?=[{first}])(?:{adopter_pattern})"
    of, the_word = any_of(language.of), any_of(language.the)
    ordinal = rf"(?:(?:{any_of(language.ordinals)}|\d{{1,2}}(?:st|nd|rd|th)|\d{{4}}){SPACES})?"
    union = rf"(?:(?:{any_of(language.union_names)})(?:'s)?{SPACES})?"
    the = rf"(?:(?:{any_of(language.determiners)}){SPACES})?{union}{ordinal}"
    verbs, by = (
        any_of(language.adopting_verbs),
        any_of((*language.by_words, *language.of, *language.from_words)),
    )
    own = rf"(?:{any_of(language.own_determiners)}){SPACES}(?i:{any_of(language.own_bodies)})(?![a-z])"
    months, drafts = any_of(language.months), any_of(language.draft_words)
    capital = r"[A-ZÀ-Þ][\w'&-]{1,40}"
    joined = rf"(?:{any_of(language.name_joiners)}){SPACES}(?:{the_word}{SPACES})?"
    comma = rf"{MAYBE},?{MAYBE}"
    bracket = rf"(?:'s)?(?:{MAYBE}\([^()]{{1,40}}\))?"
    named = rf"(?=(?P<name>{adopter_pattern}))"
    topic = rf"(?:{any_of(language.subject_words)}{SPACES}[^,;.]{{1,30}}{SPACES})?"
    acted = rf"{verbs}{SPACES}{topic}{any_of(language.by_words)}"
    return AdopterWords(
        adopter=re.compile(adopter_pattern),
        bodies=bodies,
        behind=re.compile(rf"{comma}(?:{verbs}{SPACES})?{by}{SPACES}{the}{named}"),
        own=re.compile(rf"{comma}(?:{verbs}{SPACES})?{by}{SPACES}{own}"),
        date=re.compile(
            rf"{comma}{any_of(language.dating_words)}{SPACES}(?:\d{{1,2}}{SPACES})?(?:{months}{SPACES})?(?:19|20)\d\d(?!\d),?"
        ),
        link_before=re.compile(
            rf"{bracket}{comma}(?:{any_of(language.auxiliaries)}{SPACES}){{0,2}}"
            rf"(?:{verbs}{SPACES}|{any_of(language.own_act_words)}{SPACES}{any_of(language.possessives)}{SPACES})"
            rf"(?:{drafts}{SPACES}){{0,3}}"
        ),
        adjacent=re.compile(rf"{bracket}{SPACES}(?:{drafts}{SPACES}){{0,2}}"),
        near=re.compile(
            rf"(?:,{SPACES}{of}|(?<![a-z]){acted}){SPACES}(?:[^,;.]{{0,40}}{SPACES}{of}{SPACES})?{the}{named}"
        ),
        near_end=re.compile(r";|\n\s*\n|\.\s+[A-Z]"),
        unknown_behind=re.compile(
            rf"{comma}(?:{verbs}{SPACES}{any_of(language.by_words)}|{of}){SPACES}(?:{the_word}{SPACES})?{ordinal}"
            rf"(?P<name>{capital}(?:{SPACES}(?:{joined})?{capital}){{0,8}})"
        ),
        unknown_before=re.compile(
            rf"(?P<name>(?:{capital}{SPACES}){{1,5}}(?:{any_of(language.body_nouns)})"
            rf"|[A-Z][A-Z0-9]{{1,9}}(?:{HYPHEN}[A-Z0-9]{{1,4}})?)(?:'s)?{SPACES}$"
        ),
        brackets=re.compile(rf"{MAYBE}\({named}"),
    )
