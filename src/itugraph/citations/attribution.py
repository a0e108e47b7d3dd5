"""Who adopted an instrument: by the words around it, else by the place and year of its edition.

In this order: a Sector written beside the number; the form of the edition (`Rev.WRC-19`, `C16`); words right behind
(`of WTDC`, `of this conference`); words right before (`Council Resolution 1379`); place and year, through the
register; a verb near by (`adopted by ...`); the other members of the list; the form of the number; the same
instrument elsewhere in the text; at last, whose text this is.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from itugraph.citations.adopters import adopter_words
from itugraph.citations.language import Language
from itugraph.citations.mentions import PARTS, TREATIES, Mention
from itugraph.citations.numbers import is_general_assembly_number, series_sector
from itugraph.citations.writing import squeezed

if TYPE_CHECKING:
    from itugraph.register import Register

_ASSEMBLIES = {"ITU-T": "WTSA", "ITU-R": "RA", "ITU-D": "WTDC"}
_SIGNED_BY_CODE = frozenset(("WRC", "WARC"))
"""Conferences that sign `(WRC-19)`, never place and year: of two in one place and year, it is the other."""
_PRECEDENCE = ("PP", "WTSA", "WTDC", "RA", "WTPF", "WTSC", "WCIT", "Council")
_BEFORE, _NEAR = 130, 260
"""How far before and behind a number, in characters, the words that tell its body may stand."""
_FIRST_COUNCIL_NUMBER = {"Resolution": 1000, "Decision": 300}
"""Conferences number from 1 and have not reached three digits of Decisions or four of Resolutions; the Council has."""


def _has_place(mention: Mention) -> bool:
    return mention.edition is not None and mention.edition.place is not None


def _same_list(mentions: list[Mention], one: int, other: int) -> bool:
    if one < 0 or other >= len(mentions):
        return False
    return mentions[one].list_id == mentions[other].list_id


class Attribution:
    """Gives each mention of one text its body."""

    def __init__(
        self, text: str, adopted_by: str | None, register: "Register | None", language: Language
    ) -> None:
        self._text = text
        self._adopted_by = adopted_by
        self._register = register
        self._language = language
        self._words = adopter_words(language)
        self._highest: dict[tuple[str, str | None], int] = {}

    def attribute(self, mentions: list[Mention]) -> None:
        """Sets `body` of every mention that has none and is not a treaty or a part of one."""
        instruments = [m for m in mentions if m.kind not in TREATIES and m.kind not in PARTS]
        for index, mention in enumerate(instruments):
            opens = not _same_list(instruments, index - 1, index)
            closes = not _same_list(instruments, index, index + 1)
            before_limit = instruments[index - 1].end if index else 0
            mention.body = self._strong(mention, before_limit if opens else None, last=closes)
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
        if found:
            return self._of_sector(mention, found)
        if mention.kind == "Recommendation" and (mention.number or "")[:1].isalpha():
            return series_sector(
                mention.number or "", radio=self._adopted_by in ("WRC", "WARC", "RA", "ITU-R")
            )
        return self._of_sector(mention, self._at_place(mention))

    @staticmethod
    def _of_sector(mention: Mention, body: str | None) -> str | None:
        """A Sector's Resolutions are its assembly's, and an assembly's Questions are its Sector's."""
        if mention.kind == "Resolution":
            return _ASSEMBLIES.get(body or "", body)
        if mention.kind == "Question":
            return next((sector for sector, assembly in _ASSEMBLIES.items() if assembly == body), body)
        return body

    def _named(self, start: int) -> str | None:
        """The body whose name stands at `start`, unless it only begins the longer name of another."""
        found = self._words.adopter.match(self._text, start)
        if found is None:
            return None
        longer = next((trap for trap in self._language.traps if self._text.startswith(trap, start)), None)
        if longer and len(longer) > found.end() - start:
            return longer
        if found.lastgroup == "code":
            return f"ITU-{found['sector']}"
        return self._words.bodies[found.lastgroup or ""]

    def _behind(self, mention: Mention) -> str | None:
        words, text, end = self._words, self._text, mention.end
        dated = words.date.match(text, end)
        for position in (end, dated.end() if dated else end):
            if words.own.match(text, position):
                return self._adopted_by
            if match := words.behind.match(text, position):
                return self._named(match.start("name"))
            if match := words.brackets.match(text, position):
                return self._named(match.start("name"))
        has_series = mention.kind == "Recommendation" and (mention.number or "")[:1].isalpha()
        unknown = None if has_series else words.unknown_behind.match(text, end)
        return self._unknown(unknown["name"]) if unknown else None

    def _unknown(self, written: str) -> str | None:
        """A body no grammar names, if the words have the form of one: an acronym, or an Assembly, a Committee ..."""
        name, language = squeezed(written), self._language
        first = name.split(" ")[0]
        nouns = {word for noun in language.nouns for word in (*noun.singular, *noun.plural)}
        if (
            first in nouns
            or first in language.months
            or first in language.no_bodies
            or name in language.union_names
        ):
            return None
        if not (name.isupper() or any(noun in name for noun in language.body_nouns)):
            return None
        known = self._register.body(name) if self._register else None
        return known.name if known else name

    def _before(self, mention: Mention, limit: int, link: re.Pattern[str]) -> str | None:
        text, words, start = self._text, self._words, mention.start
        for match in reversed(list(words.adopter.finditer(text, max(limit, start - _BEFORE), start))):
            if link.fullmatch(text, match.end(), start):
                trap = next(
                    (trap for trap in self._language.traps if text.endswith(trap, 0, match.end())), None
                )
                return trap or self._named(match.start())
        if link is words.adjacent and not text[start : start + 3].isupper():
            unknown = words.unknown_before.search(text, max(limit, start - 60), start)
            return self._unknown(unknown["name"]) if unknown and len(unknown["name"]) > 2 else None
        return None

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
            found = self._named(match.start("name"))
            return self._of_sector(mention, found)
        return None

    def _share(self, mentions: list[Mention], *, strong: bool) -> None:
        """Gives members of a list without a body the one of a neighbour: the words behind a list are for all."""
        self._share_along(mentions[::-1])
        if strong:
            self._share_along(mentions)

    @staticmethod
    def _share_along(mentions: list[Mention]) -> None:
        for before, mention in pairwise(mentions):
            if before.list_id == mention.list_id and mention.body is None and not mention.dated:
                mention.body = before.body

    def _unglue_notes(self, mentions: list[Mention]) -> None:
        """Takes a footnote mark off a number it is glued to: `Resolution 1231 (Rev. Antalya, 2006)` is number 123.

        Only where the register has the shorter number and no number of that body is as high as the one written.
        """
        register = self._register
        for mention in mentions:
            number, edition = mention.number or "", mention.edition
            if register is None or edition is None or not (number.isdigit() and 3 <= len(number) <= 5):
                continue
            if register.instruments_numbered(mention.kind, number, mention.body):
                continue
            for shorter in (number[:-1], number[:-2]):
                listed = (
                    register.instruments_numbered(mention.kind, shorter, mention.body)
                    if len(shorter) > 1
                    else ()
                )
                if listed and int(number) > self._highest_number(mention):
                    mention.number = shorter
                    break

    def _highest_number(self, mention: Mention) -> int:
        """The highest number listed for the mention's kind and body, or more than any where none is listed."""
        known = self._highest.get((mention.kind, mention.body))
        if known is not None:
            return known
        assert self._register is not None
        numbers = [
            int(number)
            for instrument in self._register.listed_instruments
            if instrument.kind == mention.kind and instrument.body == mention.body
            for number in instrument.numbers
            if number.isdigit()
        ]
        highest = max(numbers, default=10**6)
        self._highest[mention.kind, mention.body] = highest
        return highest

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
        if mention.kind in ("Resolution", "Report") and (
            is_general_assembly_number(number) or number.startswith("A/")
        ):
            return "UNGA"
        if mention.kind in _FIRST_COUNCIL_NUMBER and number.isdigit() and not _has_place(mention):
            return "Council" if int(number) >= _FIRST_COUNCIL_NUMBER[mention.kind] else None
        if mention.kind == "Question":
            return self._question_sector(number)
        if mention.kind == "Report":
            return "ITU-R"
        return None

    def _question_sector(self, number: str) -> str:
        """Whose Question this is by its study group, where nothing else tells.

        Groups 1 and 2 study the questions of ITU-D, 4, 6 and 7 only those of ITU-R, whose numbers run into hundreds.
        Revisions are counted behind a hyphen (`77-8/5`) in both, never in ITU-T.
        """
        of_text = {"WTSA": "ITU-T", "WTDC": "ITU-D", "RA": "ITU-R", "WRC": "ITU-R"}.get(
            self._adopted_by or ""
        )
        if of_text:
            return of_text
        question, _, group = number.partition("/")
        if "-" in question:
            return "ITU-D" if group in ("1", "2") else "ITU-R"
        if group in ("4", "6", "7") or (question[:3].isdigit() and len(question) >= 3):
            return "ITU-R"
        return "ITU-D" if group in ("1", "2") else "ITU-T"

    def _of_own_text(self, mention: Mention) -> str | None:
        return None if _has_place(mention) else self._adopted_by
