"""Sentences of a proposal: what they exhort to where nothing is decided, full stops inside, years that have passed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from itugraph.checks.passages import Passage, Text

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ACTS = "be|continue|develop|take|ensure|promote|support|cooperate|collaborate|work"
_DUTY = re.compile(rf"(?:^|[ ,.;])([^ ]+ (?:should|shall|must) (?:{_ACTS})(?: [^ ,.;]+)?(?: [^ ,.;]+)?)")
_STOP = re.compile(r"[^ ]+ [^ ]*[a-z0-9)]{3}\. [A-Z][a-z]+ [^ ]+")
_ABBREVIATED = re.compile(r"(?:Rev|Nos?|Art|App|Rec|Res|Vol|etc|Doc)\. ")
_YEAR = re.compile(r"(?<![A-Za-z])by (?:the )?(?:end of )?(?:the )?(?:year )?((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class SentenceFault:
    """Words of a clause, what the document's date has to do with them, and the heading above."""

    passage: Passage
    wording: str
    year: str = ""
    date: str = ""


def exhortations(text: Text) -> Iterator[SentenceFault]:
    """New words of the preamble that say what should be done."""
    for passage in text.passages if text.proposed else ():
        if passage.part != "preamble" or not passage.fresh:
            continue
        found = list(_DUTY.finditer(_plain(passage.fresh)))
        if found and found[-1][1] not in _plain(passage.before):
            yield SentenceFault(passage, found[-1][1])


def divided(text: Text) -> Iterator[SentenceFault]:
    """Labelled clauses into which the proposal puts a full stop and another sentence."""
    for passage in text.passages if text.proposed else ():
        if not passage.label or ". " not in passage.fresh.replace("\u00a0", " "):
            continue
        found = _STOP.search(_plain(passage.fresh))
        if found and not _STOP.search(_plain(passage.before)) and not _ABBREVIATED.search(found[0]):
            yield SentenceFault(passage, found[0])


def passed_years(text: Text) -> Iterator[SentenceFault]:
    """What is to come by a year before that of the document."""
    day = text.of.date
    for passage in text.passages if text.proposed and day else ():
        if day is None or "by " not in (passage.after or "").replace("\u00a0", " "):
            continue
        found = _YEAR.search(_plain(passage.after))
        if found and int(found[1]) < day.year:
            yield SentenceFault(passage, found[0], str(day.year), day.isoformat())


def _plain(wording: str | None) -> str:
    return _BLANKS.sub(" ", wording or "")
