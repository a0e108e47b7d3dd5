"""What a text does with the bodies it names: instructs, invites, works with, or only mentions them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import get_args

from itugraph.citations.language import Language
from itugraph.citations.writing import SPACES
from itugraph.model.citations import Role

_REACH = 600
"""How far before a body, in characters, the words that give it a role may stand."""


@dataclass(frozen=True, slots=True)
class _Cues:
    opening_cue: re.Pattern[str]
    cue: re.Pattern[str]
    break_: re.Pattern[str]
    turn: re.Pattern[str]
    attribute: re.Pattern[str]
    reporting: re.Pattern[str]
    other_clause: re.Pattern[str]
    operative: re.Pattern[str]
    passive: re.Pattern[str]


def _words(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(word.replace(" ", SPACES) for word in words) + ")"


def _by_initial(words: tuple[str, ...]) -> str:
    """The words behind their initial, one branch a letter."""
    branches = (
        f"(?<={letter}){_words(tuple(word[1:] for word in words if word[0] == letter))}"
        for letter in sorted({word[0] for word in words})
    )
    return f"(?:{'|'.join(branches)})"


def _behind_initial(phrases: list[tuple[str, Role]], letter: str) -> Iterator[str]:
    """For each role the pattern of its phrases with this initial, behind the initial, in the order of the roles."""
    for role in dict.fromkeys(role for _, role in phrases):
        rests = tuple(phrase[1:] for phrase, of in phrases if of == role and phrase[0] == letter)
        if rests:
            yield f"(?P<{role}_{letter}>(?i:{_words(rests)}))"


@lru_cache(maxsize=8)
def _cues(language: Language) -> _Cues:
    phrases = [(phrase, cue.role) for cue in language.cues for phrase in cue.phrases]
    cue = "|".join(
        f"[{letter}{letter.upper()}](?:{'|'.join(_behind_initial(phrases, letter))})"
        for letter in sorted({phrase[0] for phrase, _ in phrases})
    )
    passive = "|".join(f"(?P<{cue.role}>{_words(cue.phrases)})" for cue in language.passive_cues)
    and_, the = _words(language.conjunctions[:1]), _words(language.the)
    continuing = rf"(?!{_words(language.continuing_words)}\b)"
    return _Cues(
        opening_cue=re.compile(rf"(?P<blank>)(?:{cue})(?![a-z])"),
        cue=re.compile(rf"(?P<blank>\W)(?:{cue})(?![a-z])"),
        break_=re.compile(r"[;:\n.](?:(?<!\.)|\s+(?=[A-Z]))"),
        turn=re.compile(
            rf"[,{''.join(sorted({word[0] for word in language.turning_words}))}](?:"
            rf"(?<!\w\w){_by_initial(language.turning_words)}\s+[a-z]"
            rf"|(?<=,){SPACES}(?:{and_}{SPACES}{continuing}[a-z]|{_words(language.turning_words[:1])}\s))"
        ),
        attribute=re.compile(
            rf"\b{_words(language.attribute_words)}{SPACES}(?:{the}{SPACES})?(?:{_words(language.all_words)}{SPACES})?$"
        ),
        reporting=re.compile(
            rf"\b{_words(language.reporting_words)}{SPACES}(?:(?:also|further){SPACES})?$"
            rf"|\b{_words(language.pointing_words)}{SPACES}{_words(language.operative_words)}{SPACES}\w{{2}}{SPACES}$"
        ),
        other_clause=re.compile(
            rf"'|{SPACES}(?:\d{{1,2}}|[a-z]\)){SPACES}{_words(language.own_place_words)}(?![a-z])"
        ),
        passive=re.compile(
            rf"{SPACES}(?:{_words(language.passive_auxiliaries)}{SPACES})"
            rf"(?:{_words(language.passive_adverbs)}{SPACES})?(?:{passive})(?![a-z])"
        ),
        operative=re.compile(
            rf"\s*(?:\w+{SPACES}){{0,2}}{_words(language.operative_words)}\b", re.IGNORECASE
        ),
    )


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words from `start` to `end` after which bodies have a role."""

    start: int
    end: int
    role: Role

    @classmethod
    def all_in(cls, text: str, cues: _Cues) -> "list[_Cue]":
        """Every cue of a text, in order: the one it opens with, and those behind a blank or a mark."""
        opening = cues.opening_cue.match(text)
        matches = chain(
            (opening,) if opening else (), cues.cue.finditer(text, opening.end() if opening else 0)
        )
        return [cls(match.end("blank"), match.end(), _role(match)) for match in matches]


def _role(match: re.Match[str]) -> Role:
    group = match.lastgroup or ""
    return next(role for role in get_args(Role) if group.startswith(role))


class Roles:
    """The roles of the bodies one text names, by the words before each in its sentence.

    Under a heading that ends in its verb (`instructs`), a text that begins with a body is addressed to it. Under a
    heading of the preamble nobody is instructed or invited: what another text did is told there.
    """

    def __init__(self, text: str, heading: str | None, language: Language) -> None:
        self._text = text
        self._heading = heading
        self._cues = _cues(language)
        self._operative = heading is None or self._cues.operative.match(heading) is not None
        self._breaks = [match.end() for match in self._cues.break_.finditer(text)]
        self._found = _Cue.all_in(text, self._cues)
        self._ends = [cue.end for cue in self._found]

    def at(self, start: int, end: int, following: int) -> Role:
        """The role of the body named from `start` to `end`; the next one is named at `following`, 0 if there is none.

        A name right before another only says whose that is (`ITU Member States`), as one does with its genitive (`the
        Council's report`); and one with the number of a clause behind it stands in another clause's heading
        (`instructs the Council 2 above`).
        """
        cues, text = self._cues, self._text
        if (end < following and text[end:following].isspace()) or cues.other_clause.match(text, end):
            return "mentioned"
        if self._operative and (passive := cues.passive.match(text, end)):
            return _role(passive)
        past = bisect_right(self._breaks, start)
        low = max(start - _REACH, self._breaks[past - 1] if past else 0)
        before = bisect_right(self._ends, start)
        cue = self._found[before - 1] if before else None
        if cue is None or cue.start < low:
            return self._by_heading(start) if low == 0 else "mentioned"
        if cues.turn.search(text, cue.end, start) or cues.attribute.search(
            text, max(cue.end, start - 30), start
        ):
            return "mentioned"
        told = not self._operative or cues.reporting.search(text, max(0, cue.start - 30), cue.start)
        return "mentioned" if told and cue.role != "collaborator" else cue.role

    def _by_heading(self, start: int) -> Role:
        """The role a heading gives that ends in its verb, to the bodies before the text turns to what they shall do."""
        heading, cues = self._heading, self._cues
        if (
            not heading
            or not self._operative
            or heading == self._text
            or cues.turn.search(self._text, 0, start)
        ):
            return "mentioned"
        last = next(reversed(_Cue.all_in(heading, cues)), None)
        return "mentioned" if last is None or heading[last.end :].strip(" ,:") else last.role
