"""What proposals on one text do to its clauses: which one changes alone, which they letter differently."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from itugraph.checks.likeness import Neighbour
from itugraph.checks.passages import Passage, Text
from itugraph.graph import Iri


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
