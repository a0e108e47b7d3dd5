"""Clauses that stand beside others: new ones at one place, and new ones that say what another says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from itugraph.checks.passages import Passage, Text
from itugraph.graph import Iri

_WORD = re.compile(r"[\w&/-]+")
_HALF = 0.5
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ALIKE = 0.6
"""The share of a clause's words, in order, that must stand in the other as well."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A new clause and what stands against it or beside it."""

    passage: Passage
    others: str
    place: str = ""
    share: str = ""


def inserted_at_one_place(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """New clauses of several proposals behind one clause of the base text; one finding a place."""
    places: dict[tuple[Iri, Iri, str], dict[str, list[Passage]]] = {}
    for text in texts:
        anchor: Passage | None = None
        for passage in text.passages:
            if passage.change != "inserted":
                anchor = passage
            elif passage.about and passage.proposer and anchor and anchor.base:
                at = places.setdefault((passage.about, anchor.base, anchor.base_pointer), {})
                at.setdefault(passage.proposer, []).append(passage)
    for (_, _, place), by_proposer in places.items():
        if len(by_proposer) < 2:
            continue
        told = "; ".join(
            f"{proposer} {', '.join(_label(passage) for passage in passages)}"
            for proposer, passages in by_proposer.items()
        )
        first = next(iter(by_proposer.values()))[0]
        yield Neighbour(first, told, place)


def _label(passage: Passage) -> str:
    label = passage.label or passage.pointer
    return f"{label})" if label.isalpha() and passage.label else label


def figures_differ(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """Clauses of one base clause in which a proposal changes a year that others keep or change otherwise."""
    clauses: dict[Iri, list[Passage]] = {}
    for text in texts:
        for passage in text.passages:
            if passage.base and passage.proposer and passage.after and passage.before:
                clauses.setdefault(passage.base, []).append(passage)
    for passages in clauses.values():
        if not any(passage.fresh for passage in passages):
            continue
        positions: dict[tuple[str, ...], list[Passage]] = {}
        for passage in passages:
            positions.setdefault(_years(passage.after), []).append(passage)
        changed = [p for p in passages if _years(p.after) != _years(p.before) and _years(p.after)]
        told = {years: members for years, members in positions.items() if years}
        if changed and len(told) > 1:
            others = "; ".join(
                f"{', '.join(years)} {' and '.join(member.proposer or '' for member in members)}"
                for years, members in sorted(told.items())
            )
            yield Neighbour(changed[0], others, changed[0].base_pointer)


def replaced_and_kept(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """Clauses of the base text of which a proposal leaves less than half the words, while others leave all."""
    clauses: dict[Iri, list[Passage]] = {}
    for text in texts:
        for passage in text.passages:
            if passage.base and passage.proposer:
                clauses.setdefault(passage.base, []).append(passage)
    for passages in clauses.values():
        replacing = [p for p in passages if p.change == "modified" and _left(p.before, p.after) < _HALF]
        keeping = sorted({p.proposer or "" for p in passages if p.change == "kept"})
        if replacing and keeping:
            who = " and ".join(sorted({passage.proposer or "" for passage in replacing}))
            yield Neighbour(replacing[0], " and ".join(keeping), replacing[0].base_pointer, who)


def _left(before: str | None, after: str | None) -> float:
    """The share of the words before, in order, that are left."""
    first, second = (_WORD.findall((text or "").lower()) for text in (before, after))
    if len(first) < 6:
        return 1.0
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(first)


def _years(wording: str | None) -> tuple[str, ...]:
    """The years of a clause outside brackets, which hold editions."""
    return tuple(_YEAR.findall(re.sub(r"\([^()]*\)", "", wording or "")))


def additions_alike(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """New clauses of two proposals on one text that say nearly the same."""
    new = [
        passage
        for text in texts
        for passage in text.passages
        if passage.change == "inserted" and passage.about and passage.after
    ]
    by_about: dict[Iri, list[Passage]] = {}
    for passage in new:
        if passage.about:
            by_about.setdefault(passage.about, []).append(passage)
    for passages in by_about.values():
        for index, one in enumerate(passages):
            for other in passages[index + 1 :]:
                if one.whole != other.whole and (share := _share(one.after, other.after)) >= _ALIKE:
                    yield Neighbour(other, f"{one.proposer} {one.pointer}", share=f"{share:.0%}")


def said_twice(text: Text) -> Iterator[Neighbour]:
    """New clauses of a proposal that say nearly what another clause of it says."""
    if not text.proposed:
        return
    for passage in text.passages:
        if passage.change != "inserted" or not passage.after:
            continue
        for other in text.passages:
            if other is passage or not other.after or other.part != passage.part:
                continue
            if other.change == "inserted" and other.ordinal > passage.ordinal:
                continue
            if (share := _share(passage.after, other.after)) >= _ALIKE:
                yield Neighbour(passage, other.pointer, share=f"{share:.0%}")


def _share(one: str | None, other: str | None) -> float:
    """How much of the shorter clause stands in the other as well, in runs of two words and more."""
    first, second = _words(one or ""), _words(other or "")
    shorter = min(len(first), len(second))
    if shorter < 8:
        return 0.0
    one_set, other_set = frozenset(first), frozenset(second)
    if len(one_set & other_set) < _ALIKE * min(len(one_set), len(other_set)):
        return 0.0
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1) / shorter


@lru_cache(maxsize=4096)
def _words(wording: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(wording.lower()))
