"""The patterns bodies are found by, from a language's words and the register's names."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from itugraph.citations.language import Language
from itugraph.citations.writing import BLANK, HYPHEN, MAYBE, SECTOR, SPACES, any_of, phrase

if TYPE_CHECKING:
    from itugraph.register import Register

_NO_NAMES = frozenset(("administrative council",))


def _key(written: str) -> str:
    return re.sub(r"[^0-9a-z&/]", "", written.casefold())


class BodyPatterns:
    """Patterns for one language and one register; `any_body` finds where a name begins and of which sort it is."""

    def __init__(self, language: Language, register: "Register") -> None:
        self._names = _names(language, register)
        self.unlisted: frozenset[str] = frozenset()
        sector = SECTOR.replace("(?P<sector>[TRD])", "[TRD]") + "(?![a-z])"
        union = rf"(?:(?:{any_of(language.union_names)})(?:['’]s)?{SPACES})?"
        names = [name for _, words in language.sector_names for name in words]
        self._sector_names = {_key(name): code[-1] for code, words in language.sector_names for name in words}
        sector_name = rf"{union}(?i:{any_of(names)})(?:{SPACES}\({sector}\))?"
        subjects = {subject: code for code, words in language.bureau_subjects for subject in words}
        self._bureaux = {_key(subject): code for subject, code in subjects.items()}
        subject = rf"(?i:{any_of(subjects)})"
        codes = "|".join(code for code, _ in language.bureau_subjects)
        bureau, bureaux = any_of(language.bureau), any_of(language.bureaux)
        of, the_word = any_of(language.of), any_of(language.the)
        the = rf"(?:{the_word}{SPACES})?"
        list_link = rf"(?:{MAYBE},{MAYBE}(?:(?:{any_of(language.conjunctions)}){SPACES})?|{SPACES}(?:{any_of(language.conjunctions)}){SPACES})"
        short = rf"(?:{MAYBE}\((?:{codes})\))?"
        what = rf"(?:{subject}{SPACES}(?i:{bureaux}|{bureau})(?![a-z]){short}|(?:{codes})(?![A-Za-z])|{subject}(?={list_link}{the}{subject}))"
        groups = "|".join(rf"(?i:{phrase(word.words)})" for word in language.group_words)
        letters = "|".join(word.letters for word in language.group_words)
        abbreviation = (
            rf"(?:(?:{letters}){HYPHEN}[A-Z][A-Za-z0-9&]{{1,12}}(?:{HYPHEN}[A-Z0-9][A-Za-z0-9&]{{0,9}})*(?:{SPACES}and{SPACES}SC&C|&SC&C)?"
            rf"|[A-Z][A-Za-z0-9]{{1,8}}{HYPHEN}(?:{letters}))(?![A-Za-z0-9])"
        )
        director = rf"(?:(?P<many>{any_of(language.directors)})|{any_of(language.director)})(?:{SPACES}{of}{SPACES}|,{SPACES}){the}"
        study_group = (
            rf"(?:(?:(?P<sector>{sector})|(?P<sector_name>{sector_name})){SPACES})?"
            rf"(?P<noun>(?i:study{SPACES}group)(?P<plural>s|S)?|SG(?P<plural_short>s)?){BLANK}{{0,4}}{HYPHEN}?(?P<number>\d{{1,2}})(?![\d/.])"
        )
        traps = "|".join(phrase(trap) for trap in sorted(language.traps, key=len, reverse=True))
        known = sorted(self._names.values(), key=lambda item: -len(item[0]))
        named = "|".join(pattern for _, pattern, _ in known)
        self.any_body = re.compile(
            rf"(?<![A-Za-z0-9])(?:(?P<group>{study_group})"
            rf"|(?P<director>{director}(?={what}|(?:(?:{any_of(language.all_words)}){SPACES})?{bureaux}))"
            rf"|(?P<bureau_director>(?P<code>{codes}){SPACES}{any_of(language.director)}(?![a-z]))"
            rf"|(?P<bureaux>{subject}(?:{list_link}{the}{subject}){{0,2}}{SPACES}(?i:{bureaux}|{bureau}){short}(?![a-z]))"
            rf"|(?P<named_group>(?:{groups}){SPACES}{any_of(language.subject_words)}{SPACES}(?P<subject>[^,;.:()\n]{{2,140}}?)"
            rf"(?:{MAYBE}\((?P<short>{abbreviation})\)|(?=[,;.:()\n]|$|{SPACES}(?:{any_of(language.name_ends)})(?![a-z]))))"
            rf"|(?P<short_group>{abbreviation})"
            rf"|(?P<trap>{traps})|(?P<named>{named}))"
        )
        self.next_number = re.compile(
            rf"{list_link}(?P<number>\d{{1,2}})(?![\d/.A-Za-z]|{SPACES}[a-z]*{SPACES}?(?:meetings|years))"
        )
        self.of_sector = re.compile(
            rf"{MAYBE},?{MAYBE}{of}{SPACES}{the}(?:(?P<sector>{sector})|(?P<sector_name>{sector_name}))"
        )
        self.any_sector = re.compile(rf"{sector}(?![a-z])|(?i:{any_of(names)})")
        self.chain = re.compile(list_link)
        self.all_bureaux = re.compile(rf"(?:(?:{any_of(language.all_words)}){SPACES}){{0,2}}{bureaux}")
        self.bureau_item = re.compile(rf"{the}(?P<what>{what}|{subject}{SPACES}{bureaux})")
        self.bureau_link = re.compile(list_link)
        self.subject = re.compile(rf"{subject}(?:{SPACES}(?i:{bureaux}|{bureau}){short})?")
        self.abbreviation = re.compile(rf"{MAYBE}\((?P<short>[A-Z][\w&/ -]{{1,30}})\)")
        nouns = [word for noun in language.nouns for word in (*noun.singular, *noun.plural)]
        self._citation_behind = re.compile(rf"{SPACES}(?:{any_of(nouns)}){SPACES}(?:[A-Z]{{1,3}}\.)?\d")

    def name_of(self, written: str) -> str | None:
        """The canonical name of what is written, or None."""
        found = self._names.get(_key(written))
        if found:
            return found[2]
        without_year = re.sub(rf"{HYPHEN}?\d{{2,4}}$", "", written)
        found = self._names.get(_key(without_year))
        return found[2] if found else None

    def sector_letter(self, written: str) -> str:
        """T, R or D, from a Sector's code or name."""
        code = re.search(r"ITU.{0,3}?([TRD])(?![a-z])", written)
        if code:
            return code[1]
        return next((letter for name, letter in self._sector_names.items() if name in _key(written)), "T")

    def bureau(self, written: str) -> str:
        """The code of the Bureau whose subject or code is written."""
        key = _key(written)
        for subject, code in self._bureaux.items():
            if key.startswith(subject):
                return code
        return written

    def before_citation(self, text: str, match: re.Match[str]) -> bool:
        """Whether the name only says whose citation follows: `ITU-T Recommendation E.164`."""
        return self._citation_behind.match(text, match.end()) is not None


def _names(language: Language, register: "Register") -> dict[str, tuple[str, str, str]]:
    """For each name's key: the name, its pattern and the canonical name."""
    names: dict[str, tuple[str, str, str]] = {}

    def add(written: str, canonical: str, *, code: bool) -> None:
        if len(written) < 2 or _key(written) in _NO_NAMES:
            return
        pattern = phrase(written)
        if code:
            dated = rf"(?:{HYPHEN}?(?:20|19)?\d\d)?" if re.fullmatch(r"[A-Z]{2,4}", written) else ""
            pattern = rf"{pattern}{dated}(?![A-Za-z0-9])"
        else:
            pattern = rf"(?i:{pattern})(?![A-Za-z0-9])"
        names.setdefault(_key(written), (written, pattern, canonical))

    for organization in language.organizations:
        for name in organization.names:
            add(name, organization.name, code=False)
        for name in organization.codes:
            add(name, organization.name, code=True)
    for body in register.bodies:
        if body.kind == "study group" or (body.kind == "post" and body.name.startswith("Director")):
            continue
        for name in (body.name, body.full_name, *body.aliases):
            plain = re.sub(r"^the ", "", name)
            words = plain.split(" ")
            add(
                plain,
                body.name,
                code=len(words) == 1
                or any(
                    word[:1].islower() and word not in ("of", "on", "and", "for", "the", "in")
                    for word in words[:1]
                ),
            )
    for region in register.regions:
        add(region.full_name, region.name, code=False)
        add(region.name, region.name, code=True)
    return names


@lru_cache(maxsize=4)
def _cached(language: Language, register: "Register") -> BodyPatterns:
    return BodyPatterns(language, register)


def body_patterns(language: Language, register: "Register") -> BodyPatterns:
    """The patterns for a language and a register, built once for each."""
    return _cached(language, register)
