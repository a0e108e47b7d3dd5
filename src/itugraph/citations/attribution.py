"""Who adopted an instrument: by the words around it, else by the place and year of its edition.

In this order: a Sector written beside the number; the form of the edition (`Rev.WRC-19`, `C16`); words right behind
(`of WTDC`, `of this conference`); words right before (`Council Resolution 1379`); place and year, through the
register; a verb near by (`adopted by ...`); the other members of the list; the form of the number; the same
instrument elsewhere in the text; at last, whose text this is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from itugraph.citations.language import Language
from itugraph.citations.mentions import PARTS, TREATIES, Mention
from itugraph.citations.numbers import is_general_assembly_number, series_sector
from itugraph.citations.writing import HYPHEN, MAYBE, SECTOR, SPACES, any_of, phrase, squeezed

if TYPE_CHECKING:
    from itugraph.register import Register

_ASSEMBLIES = {"ITU-T": "WTSA", "ITU-R": "RA", "ITU-D": "WTDC"}
_SIGNED_BY_CODE = frozenset(("WRC", "WARC"))
"""Conferences that sign `(WRC-19)`, never place and year: of two in one place and year, it is the other."""
_PRECEDENCE = ("PP", "WTSA", "WTDC", "RA", "WTPF", "WTSC", "WCIT", "Council")
_BEFORE, _BEHIND, _NEAR = 130, 160, 260
_FIRST_COUNCIL_NUMBER = {"Resolution": 1000, "Decision": 300}
"""Conferences number from 1 and have not reached three digits of Decisions or four of Resolutions; the Council has."""


@dataclass(frozen=True, slots=True)
class _Words:
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
def _words(language: Language) -> _Words:
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
    initials = {pattern_name[0] for adopter in language.adopters for pattern_name in (*adopter.names, *adopter.codes)}
    initials |= {name[0] for _, names in language.sector_names for name in names} | {"I"}
    first = "".join(sorted(initials | {letter.lower() for letter in initials}))
    adopter_pattern = "|".join((*(pattern for _, pattern in sorted(branches)), rf"(?P<code>{SECTOR}(?![a-z]))"))
    adopter_pattern = rf"(?=[{first}])(?:{adopter_pattern})"
    ordinal = rf"(?:(?:{any_of(language.ordinals)}|\d{{1,2}}(?:st|nd|rd|th)|\d{{4}}){SPACES})?"
    the = rf"(?:(?:{any_of(language.determiners)}){SPACES})?(?:(?:{any_of(language.union_names)})(?:['’]s)?{SPACES})?{ordinal}"
    verbs = any_of(language.adopting_verbs)
    by = any_of((*language.by_words, "of", "from"))
    own = rf"(?:{any_of(language.own_determiners)}){SPACES}(?i:{any_of(language.own_bodies)})(?![a-z])"
    months = any_of(language.months)
    capital = r"[A-ZÀ-Þ][\w'’&-]{1,40}"
    return _Words(
        adopter=re.compile(adopter_pattern),
        bodies=bodies,
        behind=re.compile(rf"{MAYBE},?{MAYBE}(?:{verbs}{SPACES})?{by}{SPACES}{the}(?=(?P<name>{adopter_pattern}))"),
        own=re.compile(rf"{MAYBE},?{MAYBE}(?:{verbs}{SPACES})?{by}{SPACES}{own}"),
        date=re.compile(rf"{MAYBE},?{MAYBE}(?:of|dated){SPACES}(?:\d{{1,2}}{SPACES}{months}{SPACES})?(?:{months}{SPACES})?(?:19|20)\d\d(?!\d),?"),
        link_before=re.compile(
            rf"(?:['’]s)?(?:{MAYBE}\([^()]{{1,40}}\))?{MAYBE},?{MAYBE}(?:(?:has|have|had|also|which){SPACES}){{0,2}}"
            rf"(?:{verbs}{SPACES}|(?:in|by|under|through|with|via|at)(?:{SPACES}(?:adopting|approving))?{SPACES}(?:{any_of(language.possessives)}){SPACES})"
            rf"(?:(?:the|new|draft|revised){SPACES}){{0,3}}{MAYBE}"
        ),
        adjacent=re.compile(rf"(?:['’]s)?(?:{MAYBE}\([^()]{{1,40}}\))?{SPACES}(?:(?:new|draft|revised){SPACES}){{0,2}}"),
        near=re.compile(rf"(?:,{SPACES}of|(?<![a-z]){verbs}{SPACES}(?:on{SPACES}[^,;.]{{1,30}}{SPACES})?{any_of(language.by_words)}){SPACES}(?:[^,;.]{{0,40}}{SPACES}of{SPACES})?{the}(?=(?P<name>{adopter_pattern}))"),
        near_end=re.compile(r";|\n\s*\n|\.\s+[A-Z]"),
        unknown_behind=re.compile(
            rf"{MAYBE},?{MAYBE}(?:{verbs}{SPACES}by|of){SPACES}(?:the{SPACES})?"
            rf"(?P<name>{capital}(?:{SPACES}(?:(?:of|for|on|and|de|in){SPACES}(?:the{SPACES})?)?{capital}){{0,8}})"
        ),
        unknown_before=re.compile(
            rf"(?P<name>(?:{capital}{SPACES}){{1,5}}(?:{any_of(language.body_nouns)})|[A-Z][A-Z0-9]{{1,9}}(?:{HYPHEN}[A-Z0-9]{{1,4}})?)(?:['’]s)?{SPACES}$"
        ),
        brackets=re.compile(rf"{MAYBE}\((?=(?P<name>{adopter_pattern}))"),
    )  # fmt: skip


class Attribution:
    """Gives each mention of one text its body."""

    def __init__(self, text: str, adopted_by: str | None, register: "Register | None", language: Language) -> None:
        self._text = text
        self._adopted_by = adopted_by
        self._register = register
        self._language = language
        self._words = _words(language)

    def attribute(self, mentions: list[Mention]) -> None:
        """Sets `body` of every mention that has none and is not a treaty or a part of one."""
        instruments = [m for m in mentions if m.kind not in TREATIES and m.kind not in PARTS]
        for index, mention in enumerate(instruments):
            before = instruments[index - 1] if index else None
            behind = instruments[index + 1] if index + 1 < len(instruments) else None
            if before and before.list_id == mention.list_id:
                before_limit = None
            else:
                before_limit = before.end if before else 0
            in_list = behind is not None and behind.list_id == mention.list_id
            mention.body = self._strong(mention, before_limit, last=not in_list)
        self._share(instruments, strong=True)
        for index, mention in enumerate(instruments):
            following = instruments[index + 1].start if index + 1 < len(instruments) else len(self._text)
            previous = instruments[index - 1].end if index else 0
            mention.body = mention.body or self._weak(mention, previous, following)
        self._share(instruments, strong=False)
        self._unglue_notes(instruments)
        self._by_antecedent(instruments)
        for mention in instruments:
            mention.body = mention.body or self._by_form(mention) or self._of_own_text(mention)
        for mention in mentions:
            if mention.kind in PARTS and mention.body is None and mention.container is not None:
                mention.body = mention.container.body

    # What stands beside the number

    def _strong(self, mention: Mention, before_limit: int | None, *, last: bool) -> str | None:
        if mention.sector:
            return self._of_sector(mention, mention.sector)
        if mention.coded:
            return mention.coded
        behind = self._behind(mention) if last or mention.edition else None
        before = None if before_limit is None else self._before(mention, before_limit, self._words.adjacent)
        if behind and before and mention.edition and self._at_place(mention) == before:
            return before
        found = behind or before
        if found in _ASSEMBLIES:
            return self._of_sector(mention, found)
        if found:
            return found
        if mention.kind == "Recommendation" and (mention.number or "")[:1].isalpha():
            return series_sector(mention.number or "", radio=self._adopted_by in ("WRC", "WARC", "RA", "ITU-R"))
        return self._at_place(mention)

    @staticmethod
    def _of_sector(mention: Mention, sector: str) -> str:
        return _ASSEMBLIES.get(sector, sector) if mention.kind == "Resolution" else sector

    def _named(self, match: re.Match[str], start: int) -> str | None:
        """The body the adopter pattern matches at `start`, unless a longer name makes it another one."""
        found = self._words.adopter.match(self._text, start)
        if found is None:
            return None
        trap = self._trap_at(start)
        if trap:
            return trap
        name = found.lastgroup or ""
        if name == "code":
            return f"ITU-{found['sector']}"
        return self._words.bodies[name]

    def _trap_at(self, start: int) -> str | None:
        rest = self._text[start : start + 60]
        for trap in self._language.traps:
            if trap.startswith("Council of") and rest.startswith(trap):
                return trap
        return None

    def _behind(self, mention: Mention) -> str | None:
        words, text, end = self._words, self._text, mention.end
        dated = words.date.match(text, end)
        for position in (end, dated.end() if dated else end):
            if words.own.match(text, position):
                return self._adopted_by
            if match := words.behind.match(text, position):
                return self._named(match, match.start("name"))
            if match := words.brackets.match(text, position):
                return self._named(match, match.start("name"))
        if mention.kind != "Recommendation" or (mention.number or "")[:1].isdigit():
            if match := words.unknown_behind.match(text, end):
                return self._unknown(match["name"])
        return None

    def _unknown(self, written: str) -> str | None:
        name = squeezed(written)
        first = name.split(" ")[0]
        if first in self._language.months or first in self._language.no_bodies or name in self._language.union_names:
            return None
        if any(noun.singular[0] == first or first in noun.plural for noun in self._language.nouns):
            return None
        if not (name.isupper() or any(noun in name for noun in self._language.body_nouns)):
            return None
        known = self._register.body(name) if self._register else None
        return known.name if known else name

    def _before(self, mention: Mention, limit: int, link: re.Pattern[str]) -> str | None:
        text, words = self._text, self._words
        low = max(limit, mention.start - _BEFORE)
        for match in reversed(list(words.adopter.finditer(text, low, mention.start))):
            if link.fullmatch(text, match.end(), mention.start):
                return self._named(match, match.start())
        if link is words.adjacent and (match := words.unknown_before.search(text, max(limit, mention.start - 60), mention.start)):
            return self._unknown_before(match["name"], mention)
        return None

    def _unknown_before(self, written: str, mention: Mention) -> str | None:
        if self._text[mention.start : mention.start + 3].isupper():
            return None
        return self._unknown(written) if len(written) > 2 and written not in self._language.no_bodies else None

    def _at_place(self, mention: Mention) -> str | None:
        """The conference held at the edition's place in its year; of several, the one that has the number."""
        edition, register = mention.edition, self._register
        if register is None or edition is None or edition.place is None or edition.year is None:
            return None
        held = {c.body for c in register.conferences_at(edition.place, edition.year)} - _SIGNED_BY_CODE
        if len(held) > 1:
            listed = {i.body for i in register.instruments_numbered(mention.kind, mention.number or "")}
            held = held & listed or held
        if mention.kind == "Opinion" and "WTPF" in held:
            return "WTPF"
        if (mention.number or "").upper().startswith("PLEN") and "WCIT" in held:
            return "WCIT"
        return next((body for body in _PRECEDENCE if body in held), min(held, default=None))

    # What stands near, or elsewhere

    def _weak(self, mention: Mention, previous: int, following: int) -> str | None:
        words, text = self._words, self._text
        if found := self._before(mention, previous, words.link_before):
            return self._of_sector(mention, found)
        stop = min(following, mention.end + _NEAR)
        if end := words.near_end.search(text, mention.end, stop):
            stop = end.start()
        if match := words.near.search(text, mention.end, stop):
            found = self._named(match, match.start("name"))
            return self._of_sector(mention, found) if found else None
        return None

    def _share(self, mentions: list[Mention], *, strong: bool) -> None:
        """Gives members of a list without a body the one of a neighbour: the words behind a list are for all."""
        self._share_along(mentions[::-1])
        if strong:
            self._share_along(mentions)

    @staticmethod
    def _share_along(mentions: list[Mention]) -> None:
        for before, mention in zip(mentions, mentions[1:], strict=False):
            if before.list_id == mention.list_id and mention.body is None and not mention.dated:
                mention.body = before.body

    def _unglue_notes(self, mentions: list[Mention]) -> None:
        """Takes a footnote mark off a number it is glued to: `Resolution 1231 (Rev. Antalya, 2006)` is number 123.

        Only where the register has no such number, and has the shorter one in an edition of that place and year.
        """
        register = self._register
        for mention in mentions:
            number, edition = mention.number or "", mention.edition
            if register is None or edition is None or not (number.isdigit() and 3 <= len(number) <= 5):
                continue
            if register.instruments_numbered(mention.kind, number, mention.body):
                continue
            for shorter in (number[:-1], number[:-2]):
                listed = register.instruments_numbered(mention.kind, shorter, mention.body) if len(shorter) > 1 else ()
                if any(e.year == edition.year for i in listed for e in register.editions(i.iri)):
                    mention.number = shorter
                    break

    @staticmethod
    def _by_antecedent(mentions: list[Mention]) -> None:
        known: dict[tuple[str, str | None], str] = {}
        for mention in mentions:
            if mention.body:
                known.setdefault((mention.kind, mention.number), mention.body)
        for mention in mentions:
            mention.body = mention.body or known.get((mention.kind, mention.number))

    def _by_form(self, mention: Mention) -> str | None:
        number = mention.number or ""
        if mention.kind in ("Resolution", "Report") and (is_general_assembly_number(number) or number.startswith("A/")):
            return "UNGA"
        if mention.kind in _FIRST_COUNCIL_NUMBER and number.isdigit() and mention.edition is None:
            return "Council" if int(number) >= _FIRST_COUNCIL_NUMBER[mention.kind] else None
        if mention.kind == "Question":
            return self._question_sector(number)
        if mention.kind == "Report":
            return "ITU-R"
        return None

    def _question_sector(self, number: str) -> str:
        """Whose Question this is by its study group, where nothing else tells.

        Groups 1 and 2 study the questions of ITU-D, 4, 6 and 7 only those of ITU-R, whose numbers run into hundreds.
        """
        of_text = {"WTSA": "ITU-T", "WTDC": "ITU-D", "RA": "ITU-R", "WRC": "ITU-R"}.get(self._adopted_by or "")
        if of_text:
            return of_text
        question, _, group = number.partition("/")
        if group in ("4", "6", "7") or (question[:3].isdigit() and len(question) >= 3):
            return "ITU-R"
        return "ITU-D" if group in ("1", "2") else "ITU-T"

    def _of_own_text(self, mention: Mention) -> str | None:
        if mention.edition is not None and mention.edition.place is not None:
            return None
        return self._adopted_by


