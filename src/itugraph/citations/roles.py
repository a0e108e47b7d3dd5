"""What a text does with the bodies it names: instructs, invites, works with, or only mentions them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from itugraph.citations.language import Language
from itugraph.citations.writing import SPACES
from itugraph.model.citations import Role

_REACH = 600
"""How far before a body, in characters, the words that give it a role may stand."""


@dataclass(frozen=True, slots=True)
class _Cues:
    cue: re.Pattern[str]
    break_: re.Pattern[str]
    turn: re.Pattern[str]
    attribute: re.Pattern[str]
    reporting: re.Pattern[str]
    operative: re.Pattern[str]


@lru_cache(maxsize=8)
def _cues(language: Language) -> _Cues:
    roles = {cue.role: "|".join(p.replace(" ", SPACES) for p in cue.phrases) for cue in language.cues}
    cue = "|".join(rf"(?P<{role}>{pattern})" for role, pattern in roles.items())
    turning = "|".join(word.replace(" ", SPACES) for word in language.turning_words)
    return _Cues(
        cue=re.compile(rf"\b(?:{cue})(?![a-z])", re.IGNORECASE),
        break_=re.compile(r"[;:\n]|\.\s+(?=[A-Z])"),
        turn=re.compile(
            rf"\b(?:{turning})\s+[a-z]|,{SPACES}and{SPACES}(?!(?:{'|'.join(language.continuing_words)})\b)[a-z]"
        ),
        attribute=re.compile(rf"\b(?:{'|'.join(language.attribute_words)}){SPACES}(?:the{SPACES})?$"),
        reporting=re.compile(
            rf"\b(?:{'|'.join(language.reporting_words)}){SPACES}(?:also{SPACES}|further{SPACES})?$"
        ),
        operative=re.compile(
            rf"\s*(?:\w+{SPACES}){{0,2}}(?:{'|'.join(language.operative_words)})\b", re.IGNORECASE
        ),
    )


def role_of(text: str, start: int, heading: str | None, language: Language) -> Role:
    """The role of the body named at `start`, by the words before it in its sentence.

    Under a heading that ends in its verb (`instructs`), a text that begins with the body is addressed to it. Under
    a heading of the preamble nobody is instructed or invited: what another text did is told there.
    """
    cues = _cues(language)
    low = max(0, start - _REACH)
    for match in cues.break_.finditer(text, low, start):
        low = match.end()
    found: re.Match[str] | None = None
    for match in cues.cue.finditer(text, low, start):
        found = match
    operative = heading is None or cues.operative.match(heading) is not None
    if found is None:
        return _by_heading(text, low, start, heading, cues) if operative else "mentioned"
    role = next(role for role in get_args(Role) if role != "mentioned" and found[role])
    if cues.turn.search(text, found.end(), start) or cues.attribute.search(text, found.end(), start):
        return "mentioned"
    told = role != "collaborator" and (
        not operative or cues.reporting.search(text, max(0, found.start() - 30), found.start())
    )
    return "mentioned" if told else role


def _by_heading(text: str, low: int, start: int, heading: str | None, cues: _Cues) -> Role:
    if not heading or heading == text or low or cues.turn.search(text, 0, start):
        return "mentioned"
    last: re.Match[str] | None = None
    for match in cues.cue.finditer(heading):
        last = match
    if last is None or heading[last.end() :].strip(" ,:"):
        return "mentioned"
    return next(role for role in get_args(Role) if role != "mentioned" and last[role])
