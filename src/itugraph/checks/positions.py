"""What proposals on one text do to its clauses: strike, keep, change, letter, and add."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from itugraph.checks.likeness import Neighbour
from itugraph.checks.passages import Passage, Text
from itugraph.graph import Iri

_CUT = 77
_NO_LETTERS = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Position:
    """What proposals do to a clause of the base text, or at a place of it: `who` does it, and `others` do otherwise."""

    passage: Passage
    place: str
    who: str
    others: str = ""
    wording: str = ""


def struck_and_kept(texts: Iterable[Text]) -> Iterator[Position]:
    """Clauses of the base text that one proposal strikes and another keeps or changes; one a clause."""
    for passages in of_one_clause(texts).values():
        struck = [passage for passage in passages if passage.change == "deleted"]
        stances = [
            (
                does,
                _who(
                    passage
                    for passage in passages
                    if (passage.change == "modified") == changed and passage.change != "deleted"
                ),
            )
            for does, changed in (("kept", False), ("changed", True))
        ]
        others = "".join(f", {does} by {who}" for does, who in stances if who)
        if struck and others:
            first = min(struck, key=_iri)
            before = first.before or ""
            wording = f"{before[:_CUT]}..." if len(before) > _CUT + 3 else before
            yield Position(first, first.base_pointer, _who(struck), others, wording)


def changed_differently(texts: Iterable[Text]) -> Iterator[Position]:
    """Clauses of the base text that proposals change in different ways; one a clause."""
    for passages in of_one_clause(texts).values():
        changed = [passage for passage in passages if passage.change == "modified" and passage.after]
        names = sorted({passage.proposer or "" for passage in changed})
        if len({_letters(passage) for passage in changed}) > 1 and len(names) > 1:
            first = min(changed, key=_iri)
            yield Position(first, first.base_pointer, f"{', '.join(names[:-1])} and {names[-1]}")


def labels_given_twice(texts: Iterable[Text]) -> Iterator[Position]:
    """Labels that proposals give to different new clauses of one section; one a label."""
    places: dict[tuple[Iri, str, str], list[Passage]] = {}
    for text in texts:
        for passage in text.passages:
            if (
                passage.change == "inserted"
                and passage.label
                and passage.about
                and passage.after
                and passage.proposer
            ):
                places.setdefault((passage.about, passage.heading, passage.label), []).append(passage)
    for (_, heading, label), passages in places.items():
        if len({_letters(p) for p in passages}) > 1 and len({p.proposer for p in passages}) > 1:
            first = min(passages, key=_iri)
            place = first.pointer if first.has_pointer else f"{heading} {label}"
            yield Position(first, place, _who(passages))


def changed_by_one(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """The clauses of the base text that one proposal changes and all others keep; one finding a proposal."""
    alone: dict[tuple[Iri, str], list[tuple[Passage, tuple[str, ...]]]] = {}
    for passages in of_one_clause(texts).values():
        changing = [passage for passage in passages if passage.change == "modified"]
        keeping = tuple(sorted({p.proposer or "" for p in passages if p.change == "kept"}))
        if len(changing) == 1 and len(keeping) == len(passages) - 1 and keeping:
            [only] = changing
            if only.about:
                alone.setdefault((only.about, only.proposer or ""), []).append((only, keeping))
    for (_, proposer), found in alone.items():
        found.sort(key=lambda pair: pair[0].ordinal)
        others = sorted({name for _, keeping in found for name in keeping})
        yield Neighbour(found[0][0], " and ".join(others), listed(passage for passage, _ in found), proposer)


def lettered_differently(texts: Iterable[Text]) -> Iterator[Neighbour]:
    """The sections in which proposals give a clause of the base text different labels; one finding a section."""
    sections: dict[tuple[Iri, str], list[tuple[Passage, str]]] = {}
    for passages in of_one_clause(texts).values():
        left = [passage for passage in passages if passage.change != "deleted" and passage.label]
        by_label: dict[str, list[str]] = {}
        for passage in left:
            by_label.setdefault(passage.label or "", []).append(passage.proposer or "")
        first = left[0] if left else None
        if len(by_label) > 1 and first and first.about:
            told = ", ".join(f"{marked(label)} in {' and '.join(who)}" for label, who in by_label.items())
            sections.setdefault((first.about, first.heading), []).append((first, told))
    for found in sections.values():
        found.sort(key=lambda pair: pair[0].ordinal)
        first, told = found[0]
        more = len(found) - 1
        share = (
            f", and {more} more {'clauses' if more > 1 else 'clause'} of the section likewise" if more else ""
        )
        yield Neighbour(first, told, first.base_pointer, share)


def of_one_clause(texts: Iterable[Text]) -> Mapping[Iri, list[Passage]]:
    """The clauses of proposals by the clause of the base text that they keep, change or strike."""
    clauses: dict[Iri, list[Passage]] = {}
    for text in texts:
        for passage in text.passages:
            if passage.base and passage.proposer:
                clauses.setdefault(passage.base, []).append(passage)
    return {base: passages for base, passages in clauses.items() if len({p.whole for p in passages}) > 1}


def listed(passages: Iterable[Passage]) -> str:
    """Places as a delegate lists them: `considering a) and d); resolves 1`."""
    parts = []
    for heading, members in groupby(passages, key=lambda passage: passage.heading):
        named = list(members)
        place = named[0].base_pointer
        labels = [place, *(marked(last_word(passage.base_pointer)) for passage in named[1:])]
        joined = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"
        parts.append(joined or heading)
    return "; ".join(parts)


def last_word(pointer: str) -> str:
    """The label at the end of a pointer, without its bracket."""
    return pointer.rpartition(" ")[2].rstrip(")")


def marked(label: str) -> str:
    """A label as it is written: `a)`, `1`."""
    return f"{label})" if label.isalpha() else label


def _letters(passage: Passage) -> str:
    """A clause's wording without what two typists may do differently."""
    return _NO_LETTERS.sub("", passage.after or "").lower()


def _who(passages: Iterable[Passage]) -> str:
    return " and ".join(sorted({passage.proposer or "" for passage in passages}))


def _iri(passage: Passage) -> str:
    return passage.subject.value
