"""Words that never stand side by side, so that the second must have been typed for the first: `shall should`.

English says one article, one modal verb, one form of a word, and joins two verbs by a conjunction. What a converter
left of a replacement breaks such a rule, with a blank between the two or, where it was lost, without one
(`encourageinvite`).
"""

import re
from collections.abc import Iterator
from itertools import permutations

from itugraph.model import Sign
from itugraph.redline.english import DRAFTING_VERBS, RIVALS, SUFFIXES

Stretch = tuple[int, int, Sign]

_BLANK = "[ \u00a0]"
_SHORTEST, _LONGEST = 4, 30
"""Letters of the shortest and of the longest word that is told from another form of it."""


def _forms() -> tuple[tuple[str, ...], ...]:
    """The drafting verbs in each of their forms."""
    thirds, gerunds = [], []
    for verb in DRAFTING_VERBS:
        stem = verb[:-1] if verb.endswith("y") and verb[-2] not in "aeou" else verb
        thirds.append(
            f"{stem}ies" if stem != verb else f"{verb}es" if verb.endswith(("sh", "ch", "s")) else f"{verb}s"
        )
        gerunds.append(f"{verb[:-1] if verb.endswith('e') else verb}ing")
    return tuple(DRAFTING_VERBS), tuple(thirds), tuple(gerunds)


def _pattern() -> re.Pattern[str]:
    """A rival behind another of its set; of verbs also those glued together, where both are long enough to tell."""
    beside = "|".join(
        f"(?:{old}){_BLANK}(?:{new})" for rivals in RIVALS for old, new in permutations(rivals, 2)
    )
    glued = "|".join(f"(?:{'|'.join(forms)})(?:{'|'.join(forms)})" for forms in _forms())
    return re.compile(rf"(?<![\w-])(?:(?P<beside>{beside})|(?P<glued>{glued}))(?![\w-])")


_RIVALS = _pattern()
_VERB = re.compile("|".join(sorted((verb for forms in _forms() for verb in forms), key=len, reverse=True)))
_DOUBLED = re.compile(
    rf"(?<![\w-])(?P<stem>[a-z]{{{_SHORTEST},{_LONGEST}}})(?P<first>{'|'.join(SUFFIXES)}|)(?P<blank>{_BLANK}?)"
    rf"(?P=stem)(?P<second>{'|'.join(SUFFIXES)}|)(?![\w-])"
)


def rivals(wording: str) -> list[Stretch]:
    """The words of a wording that were struck, each with the rival typed for it, in order."""
    return sorted([*_exclusive(wording), *_two_forms(wording)])


def _exclusive(wording: str) -> Iterator[Stretch]:
    for match in _RIVALS.finditer(wording):
        if match["beside"]:
            middle = match.start() + len(re.split(_BLANK, match["beside"])[0])
        else:
            ends = [
                match.start() + cut
                for cut in range(3, match.end() - match.start() - 2)
                if _VERB.fullmatch(match["glued"][:cut]) and _VERB.fullmatch(match["glued"][cut:])
            ]
            if len(ends) != 1:
                continue
            middle = ends[0]
        if wording[match.start() : middle] != wording[middle : match.end()].strip():
            yield match.start(), middle, "-"
            yield middle, match.end(), "+"


def _two_forms(wording: str) -> Iterator[Stretch]:
    """A word and another form of it: `network networks`."""
    for match in _DOUBLED.finditer(wording):
        if match["first"] != match["second"]:
            middle = match.start("blank")
            yield match.start(), middle, "-"
            yield middle, match.end(), "+"
