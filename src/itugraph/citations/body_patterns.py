"""The patterns bodies are found by, from a language's words and the register's names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from itugraph.citations.language import Language
from itugraph.citations.writing import BLANK, HYPHEN, MAYBE, SECTOR, SPACES, any_of, phrase

if TYPE_CHECKING:
    from itugraph.register import Register

_STEM = 8
"""How many letters of a name that is written small tell whether a text can hold it."""
_SMALL_KINDS = frozenset({"conference", "assembly"})
"""What is also written small, in the singular: `the next plenipotentiary conference`."""

_Names = dict[str, tuple[str, str, str]]
"""For each name's key: the name as listed, the pattern of what comes behind its initial, and the canonical name."""


_IN_NO_KEY = re.compile(r"[^0-9a-z&/]+")


def _key(written: str) -> str:
    return _IN_NO_KEY.sub("", written.casefold())


class BodyPatterns:
    """Patterns for one language and one register.

    `beginning` gives quickly where names may begin, and `any_body` matches there and tells of which sort one is.
    """

    def __init__(self, language: Language, register: "Register") -> None:
        self._names = _names(language, register)
        self._sectors = frozenset(code for code, _ in language.sector_names)
        self._bureau_of = {
            _key(subject): code for code, words in language.bureau_subjects for subject in words
        }
        self._sector_of = {_key(name): code[-1] for code, words in language.sector_names for name in words}
        self.bureau_codes = tuple(code for code, _ in language.bureau_subjects)
        sector = SECTOR.replace("(?P<sector>[TRD])", "[TRD]") + "(?![a-z])"
        of, the = any_of(language.of), rf"(?:{any_of(language.the)}{SPACES})?"
        and_ = any_of(language.conjunctions)
        link = rf"(?:{MAYBE},{MAYBE}(?:{and_}{SPACES})?|{SPACES}{and_}{SPACES})"
        names = any_of(name for _, words in language.sector_names for name in words)
        union = rf"(?:{any_of(language.union_names)}(?:'s)?{SPACES})?"
        sector_name = rf"{union}(?i:{names})(?:{SPACES}\({sector}\))?"
        in_sector = rf"(?P<sector>{sector})|(?P<sector_name>{sector_name})"
        subject = rf"(?i:{any_of(name for _, words in language.bureau_subjects for name in words)})(?![a-z])"
        codes = "|".join(self.bureau_codes)
        bureaux = any_of(language.bureaux)
        bureau = rf"(?:{bureaux}|{any_of(language.bureau)})(?![a-z])(?:{MAYBE}\((?:{codes})\))?"
        every_bureau = rf"(?:{any_of(language.all_words)}{SPACES}){{0,2}}{bureaux}"
        what = rf"(?:{subject}{SPACES}{bureau}|(?:{codes})(?![A-Za-z])|{subject}(?={link}{the}{subject}))"
        directors = rf"(?:(?P<many>{any_of(language.directors)})|{any_of(language.director)})"
        director = rf"{directors}(?:{SPACES}{of}{SPACES}|,{SPACES}){the}"
        short = _short_group(language)
        subjects = [name for _, words in language.bureau_subjects for name in words]
        group_words = [word.words for word in language.group_words]
        sector_words = [name for _, words in language.sector_names for name in words]
        group_initials = initials((*language.study_group, *language.union_names, *sector_words))
        names_ = [name for name, _, _ in self._names.values()]
        self._beginning = re.compile(_beginning(name for name in names_ if not name[0].islower()))
        self._small_beginning = re.compile(_beginning(names_))
        self._small_stems = tuple({name[:_STEM] for name in names_ if name[0].islower()})
        self.any_body = re.compile(
            rf"(?:{group_initials}(?P<group>(?:(?:{in_sector}){SPACES})?{_study_group(language)})"
            rf"|{initials(language.directors)}(?P<director>{director}(?={what}|{every_bureau}))"
            rf"|{initials(self.bureau_codes)}(?P<bureau_director>(?P<code>{codes}){SPACES}{any_of(language.director)}(?![a-z]))"
            rf"|{initials(subjects)}(?P<bureaux>{subject}(?:{link}{the}{subject}){{0,2}}{SPACES}{bureau})"
            rf"|{initials(subjects)}(?P<sectors>{subject}(?:{link}{the}{subject}){{1,2}}{SPACES}{any_of(language.sectors)})(?![a-z])"
            rf"|{initials(language.bureaux)}(?P<every_bureau>{bureaux})(?![a-z])"
            rf"|{initials(group_words)}(?P<named_group>{_named_group(language, short)})"
            rf"|(?=[A-Z])(?P<short_group>{short})"
            rf"|{initials(language.traps)}(?P<trap>{any_of(language.traps)})|(?P<named>{_by_initial(self._names)}))"
        )
        self.list_link = re.compile(link)
        self.next_number = re.compile(
            rf"{link}(?P<number>\d{{1,2}})(?![\d/.A-Za-z]|{SPACES}{any_of(language.units)})"
        )
        self.of_sector = re.compile(rf"{MAYBE},?{MAYBE}{of}{SPACES}{the}(?:{in_sector})")
        self.any_sector = re.compile(
            rf"{initials(('ITU', *(name for _, words in language.sector_names for name in words)))}"
            rf"(?:{sector}|(?i:{names}))"
        )
        self.all_bureaux = re.compile(every_bureau)
        self.all_before = re.compile(rf"(?<!\w)(?:{any_of(language.all_words)}{SPACES}){{1,2}}$")
        self.bureau_item = re.compile(rf"{the}(?P<what>{what})")
        self.further_bureau = re.compile(rf"(?P<of>{of}{SPACES})?{the}(?P<what>{what})")
        self.director_alone = re.compile(
            rf"(?<!\w)(?i:{any_of(language.the)}){SPACES}(?P<director>{any_of(language.director)})"
            rf"(?![\w-]|,?{SPACES}{of}{SPACES}|{BLANK}?[(/]|{SPACES}[A-Z])"
        )
        self.subject = re.compile(rf"(?P<subject>{subject})(?:{SPACES}{bureau})?")
        self.abbreviation = re.compile(rf"{MAYBE}\((?P<short>[A-Z0-9][\w&/ -]{{1,30}})\)")
        self.study_groups_behind = re.compile(
            rf"{SPACES}(?i:{any_of(language.study_groups)})(?![a-z]|{BLANK}{{0,4}}\d)"
        )
        self.revised_before = re.compile(rf"(?i:{any_of(language.revised)}){MAYBE}$")
        nouns = any_of(word for noun in language.nouns for word in (*noun.singular, *noun.plural))
        self.citation_behind = re.compile(rf"{SPACES}{nouns}{SPACES}(?:[A-Z]{{1,3}}\.)?\d")

    @lru_cache(maxsize=4096)  # noqa: B019 - the patterns live as long as the process
    def name_of(self, written: str) -> str | None:
        """The canonical name of what is written, a year behind a conference's code aside, or None."""
        found = self._names.get(_key(written)) or self._names.get(
            _key(re.sub(rf"{HYPHEN}?\d{{2,4}}$", "", written))
        )
        return found[2] if found else None

    def beginnings(self, text: str) -> Iterator[int]:
        """Where in a text a name may begin: at small letters only if a name that is written small is in it."""
        small = any(stem in text for stem in self._small_stems)
        pattern = self._small_beginning if small else self._beginning
        return (match.start() for match in pattern.finditer(text))

    def is_sector(self, name: str) -> bool:
        """Whether a canonical name is a Sector's."""
        return name in self._sectors

    def sector_of_subject(self, written: str) -> str:
        """The code of the Sector whose subject is written."""
        return f"ITU-{next(letter for name, letter in self._sector_of.items() if name.startswith(_key(written)))}"

    def sector_letter(self, written: str) -> str:
        """T, R or D, from a Sector's code or name."""
        if code := re.search(r"ITU.{0,3}?([TRD])(?![a-z])", written):
            return code[1]
        return next(letter for name, letter in self._sector_of.items() if name in _key(written))

    def bureau(self, written: str) -> str:
        """The code of the Bureau whose subject or code is written."""
        return next(
            (code for subject, code in self._bureau_of.items() if _key(written).startswith(subject)), written
        )


def _beginning(names: Iterable[str]) -> str:
    """The first letter of a name, at the start of a word.

    A pattern that begins with a class of letters is looked for at the speed of that class.
    """
    letters = {name[0] for name in names}
    return rf"[A-Z{''.join(sorted(letters))}](?<![A-Za-z0-9].)"


def initials(words: Iterable[str]) -> str:
    """A look at the first letter, so that a branch costs next to nothing where it cannot match."""
    letters = {word[0] for word in words}
    return f"(?=[{''.join(sorted(letters | {letter.upper() for letter in letters}))}])"


def _study_group(language: Language) -> str:
    singular, plural = any_of(language.study_group), any_of(language.study_groups)
    return rf"(?P<noun>(?i:(?P<plural>{plural})|{singular})){BLANK}{{0,4}}{HYPHEN}?(?P<number>\d{{1,2}})(?![\d/.])"


def _short_group(language: Language) -> str:
    """Abbreviations of groups, by their first or last letters: `FG-DPM`, `JCA-IoT and SC&C`, `IoT-GSI`."""
    letters = "|".join(word.letters for word in language.group_words)
    topic = r"[A-Z0-9][A-Za-z0-9&]{0,12}"
    return (
        rf"(?:(?:{letters})(?:{HYPHEN}{topic}){{1,3}}(?:(?:{SPACES}{any_of(language.conjunctions)}{SPACES}|&)[A-Z]{{1,3}}&[A-Z]{{1,3}})?"
        rf"|[A-Z][A-Za-z0-9]{{1,8}}{HYPHEN}(?:{letters}))(?![A-Za-z0-9])"
    )


def _named_group(language: Language, short: str) -> str:
    """A group's full name, up to its abbreviation or to where its subject must have ended."""
    kinds = any_of(word.words for word in language.group_words)
    ends = rf"[,;.:()\n]|$|{SPACES}{any_of(language.name_ends)}(?![a-z])"
    return (
        rf"(?i:{kinds}){SPACES}{any_of(language.subject_words)}{SPACES}(?P<subject>[^,;.:()\n]{{2,140}}?)"
        rf"(?:{MAYBE}\((?P<short>{short})\)|(?={ends}))"
    )


def _names(language: Language, register: "Register") -> _Names:
    names: _Names = {}
    for organization in language.organizations:
        for name in organization.names:
            _add(names, name, organization.name, code=False)
        for name in organization.codes:
            _add(names, name, organization.name, code=True)
    for body in register.bodies:
        if body.kind != "study group" and not (
            body.kind == "post" and body.name.startswith(language.director)
        ):
            for name in (body.name, body.full_name, *body.aliases):
                _add(names, name, body.name, code=" " not in name or name.startswith(language.the))
            if body.kind in _SMALL_KINDS and " " in body.full_name:
                small = body.full_name[0].lower() + body.full_name[1:]
                _add(names, small, body.name, code=False, key=f"{_key(small)}, small")
    for region in register.regions:
        _add(names, region.full_name, region.name, code=False)
        _add(names, region.name, region.name, code=True)
    return names


def _add(names: _Names, written: str, canonical: str, *, code: bool, key: str = "") -> None:
    """Adds a name, which keeps its capitals if it is a code; a conference's code may carry a year."""
    written = written.removeprefix("the ")
    if len(written) < 2:
        return
    dated = rf"(?:{HYPHEN}?(?:20|19)?\d\d)?" if code and re.fullmatch(r"[A-Z]{2,4}", written) else ""
    rest = phrase(written[1:])
    document = rf"(?!(?:{HYPHEN}?\d{{2,4}})?/\d)"
    pattern = f"{rest}{document}{dated}" if code else f"(?i:{rest})"
    names.setdefault(key or _key(written), (written, pattern + "(?![A-Za-z0-9])", canonical))


def _by_initial(names: _Names) -> str:
    """One branch for each initial, so that a name costs nothing where another letter stands."""
    branches: dict[str, list[tuple[int, str]]] = {}
    for name, rest, _ in names.values():
        for initial in {name[0], name[0].upper()}:
            branches.setdefault(initial, []).append((-len(name), rest))
    return "|".join(
        f"{initial}(?:{'|'.join(rest for _, rest in sorted(rests))})" for initial, rests in branches.items()
    )


@lru_cache(maxsize=4)
def body_patterns(language: Language, register: "Register") -> BodyPatterns:
    """The patterns for a language and a register, built once for each."""
    return BodyPatterns(language, register)
