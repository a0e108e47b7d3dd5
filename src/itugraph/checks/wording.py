"""The wording of clauses: spelling and capitals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from itugraph.checks.abbreviations import in_name, proposed_usage
from itugraph.checks.passages import Passage, Text

_ISE = re.compile(r"\b([A-Za-z]{3,}?)is(e|ed|es|ing|ation|ations|er|ers|ational)\b")
_OTHERWISE = {
    "fora": "forums",
    "co-operation": "cooperation",
    "co-ordination": "coordination",
    "centers": "centres",
    "programs": "programmes",
}
"""Spellings that the ITU's texts do not use, with those that they do."""
_IZE = re.compile(r"\b([A-Za-z]{3,}?)iz(?:e|ed|es|ing|ation|ations|er|ers|ational)\b")


@dataclass(frozen=True, slots=True)
class WordingFault:
    """Words of a clause that are not as they should be, or not as elsewhere in the text."""

    passage: Passage
    wording: str
    right: str = ""
    other: str = ""


def spelled_in_two_ways(text: Text) -> Iterator[WordingFault]:
    """New words in a spelling that the text itself does not use elsewhere: in -ise beside -ize, fora beside forums."""
    suspect = [
        p for p in text.passages if _ISE.search(p.fresh) or any(word in p.fresh for word in _OTHERWISE)
    ]
    if not suspect:
        return
    with_z = {
        stem.lower()
        for passage in text.passages
        for stem in _IZE.findall(passage.after or "") + _IZE.findall(passage.heading)
    }
    elsewhere = {usual for usual in _OTHERWISE.values() if any(_has(usual, p.after) for p in text.passages)}
    for passage in suspect:
        old = {found[0] for found in _ISE.finditer(passage.before or "")}
        new = [
            found
            for found in _ISE.finditer(passage.after or "")
            if found[1].lower() in with_z and found[0] not in old and not found[1][0].isupper()
        ]
        right = {found[0]: re.sub(r"is(?=[a-z]+$)", "iz", found[0]) for found in new} | {
            word: usual
            for word, usual in _OTHERWISE.items()
            if usual in elsewhere and _has(word, passage.after) and not _has(word, passage.before)
        }
        for word, usual in right.items():
            yield WordingFault(passage, word, usual)


def _has(word: str, wording: str | None) -> bool:
    return wording is not None and re.search(rf"\b{word}\b", wording) is not None


def capitals_in_two_ways(text: Text) -> Iterator[WordingFault]:
    """A term that the text abbreviates, written in the proposal with other capitals than where it is defined."""
    if not text.proposed:
        return
    for definitions in proposed_usage(text).definitions.values():
        term = definitions[0].words
        if len(term.split()) < 3:
            continue
        if text.lowered.count(term.lower()) < 2:
            continue
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        right = {term, term[0].upper() + term[1:]}
        for passage in text.passages:
            if not passage.fresh:
                continue
            known = right | set(pattern.findall(passage.before or ""))
            new = [
                found[0]
                for found in pattern.finditer(passage.after or "")
                if found[0] not in known and not in_name(found)
            ]
            if new:
                yield WordingFault(passage, new[0], term, definitions[0].passage.pointer)
                break
