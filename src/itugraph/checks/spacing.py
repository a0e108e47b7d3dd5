"""Blanks and marks between words: what a proposer typed wrongly, and not what a conversion left behind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from itugraph.checks.passages import Passage, Text

_BLANK = r"[ \u00a0\u2007\u202f]"
_VISIBLE = "\N{OPEN BOX}"
_AROUND = 24


@dataclass(frozen=True, slots=True)
class SpacingFault:
    """Faulty typing in a clause: the words around it, and what they should be."""

    passage: Passage
    wording: str
    right: str


def as_typed(fault: SpacingFault) -> str:
    """The faulty words with blanks for the marks that make doubled blanks visible."""
    return fault.wording.replace(_VISIBLE, " ")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How a fault looks and what to put in its place."""

    fault: re.Pattern[str]
    right: str


BEFORE_MARK = _Pattern(re.compile(rf"(?<=[\w)\"])({_BLANK}+)([,;])(?=\s|$)"), r"\2")
DOUBLED = _Pattern(re.compile(rf"(?<=[\w,;:)\"])(?:{_BLANK})(?:{_BLANK})+(?=[\w(\"])"), " ")
AFTER_MARK = _Pattern(re.compile(r"(?<=[a-z)])([,;])(?=[A-Za-z])"), r"\1 ")
MARKS = _Pattern(re.compile(r"([,;:])\s?[,;:]|[,;](\.)|(?<!\.)(\.)\.(?!\.)"), r"\1\2\3")


def blank_before_mark(texts: Iterable[Text]) -> Iterator[SpacingFault]:
    """A blank before a comma or semicolon."""
    return _faults(BEFORE_MARK, texts)


def doubled_blank(texts: Iterable[Text]) -> Iterator[SpacingFault]:
    """Two blanks between words."""
    return _faults(DOUBLED, texts)


def blank_missing(texts: Iterable[Text]) -> Iterator[SpacingFault]:
    """No blank behind a comma or semicolon."""
    return _faults(AFTER_MARK, texts)


def doubled_mark(texts: Iterable[Text]) -> Iterator[SpacingFault]:
    """Two marks where one belongs."""
    return _faults(MARKS, texts)


def _faults(pattern: _Pattern, texts: Iterable[Text]) -> Iterator[SpacingFault]:
    """The faults that are the text's own: not in its base, and not where struck text was taken out.

    A redline that was recovered may give the typed words to the struck side; there the bases of the other proposals
    on the same clause show that they were added.
    """
    texts = tuple(texts)
    bases: dict[object, list[Passage]] = {}
    for text in texts:
        for passage in text.passages:
            if passage.base and passage.before is not None:
                bases.setdefault(passage.base, []).append(passage)
    for text in texts:
        for passage in text.passages:
            for found in pattern.fault.finditer(passage.fresh):
                clean = not passage.touches_seam(found.start() - 1, found.end() + 1)
                if clean and not pattern.fault.search(passage.before or ""):
                    yield _fault(pattern, passage, passage.after or "", found)
            others = [other for other in bases.get(passage.base, ()) if other.whole != passage.whole]
            if passage.seams and passage.before and len(others) > 1:
                added = pattern.fault.search(passage.before)
                if added and not any(pattern.fault.search(other.before or "") for other in others):
                    yield _fault(pattern, passage, passage.before, added)


def _fault(pattern: _Pattern, passage: Passage, wording: str, found: re.Match[str]) -> SpacingFault:
    start = wording.rfind(" ", 0, max(0, found.start() - _AROUND)) + 1
    after = wording.find(" ", found.end() + _AROUND // 2)
    end = len(wording) if after < 0 else after
    shown = wording[start:end]
    right = wording[start : found.start()] + found.expand(pattern.right or r"\1") + wording[found.end() : end]
    if pattern is DOUBLED:
        shown = wording[start : found.start()] + _VISIBLE * len(found[0]) + wording[found.end() : end]
    return SpacingFault(passage, shown, right)
