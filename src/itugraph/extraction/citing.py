"""What a clause cites and whom it names, before and after the change, paired where both sides mean the same place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from itugraph.citations import find_bodies, find_citations
from itugraph.extraction.sides import Side
from itugraph.model import BodyMention, Change, Citation, FoundBody, FoundCitation, Reference
from itugraph.register import Register


@dataclass(frozen=True, slots=True)
class CitingContext:
    """What finding a citation needs to know: the register, who adopts the text, and the document's date."""

    register: Register
    adopted_by: str | None
    on: date | None

    def resolve(self, found: FoundCitation) -> Reference:
        """The citation with what the register knows of it."""
        return self.register.resolve(found.kind, found.body, found.number, found.edition, self.on)


def citations_of(text: str, base: Side, proposed: Side, context: CitingContext) -> tuple[Citation, ...]:
    """The citations of a paragraph; `text` is its joined segments."""
    before = find_citations(base.text, context.adopted_by, context.register) if base.text else []
    after = before
    if proposed != base:
        after = find_citations(proposed.text, context.adopted_by, context.register)
    pairs, gone, new = _paired(_spans(before, base), _spans(after, proposed))
    found: list[Citation] = []
    for i, j in pairs:
        start = min(
            base.span(before[i].start, before[i].end)[0], proposed.span(after[j].start, after[j].end)[0]
        )
        end = max(
            base.span(before[i].start, before[i].end)[1], proposed.span(after[j].start, after[j].end)[1]
        )
        left, right = context.resolve(before[i]), context.resolve(after[j])
        found.append(
            Citation(start, end, text[start:end], "kept" if left == right else "modified", left, right)
        )
    for i in gone:
        start, end = base.span(before[i].start, before[i].end)
        found.append(Citation(start, end, text[start:end], "deleted", context.resolve(before[i]), None))
    for j in new:
        start, end = proposed.span(after[j].start, after[j].end)
        found.append(Citation(start, end, text[start:end], "inserted", None, context.resolve(after[j])))
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def bodies_of(
    text: str, base: Side, proposed: Side, section: str | None, register: Register
) -> tuple[BodyMention, ...]:
    """The bodies that a paragraph names; one kept in place under another name is deleted and inserted."""
    before = find_bodies(base.text, section, register) if base.text else []
    after = before if proposed == base else find_bodies(proposed.text, section, register)
    pairs, gone, new = _paired(_spans(before, base), _spans(after, proposed))
    found: list[BodyMention] = []
    for i, j in pairs:
        if before[i].name == after[j].name:
            found.append(_mention(text, after[j], proposed, "kept"))
        else:
            gone.append(i)
            new.append(j)
    found += [_mention(text, before[i], base, "deleted") for i in gone]
    found += [_mention(text, after[j], proposed, "inserted") for j in new]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _mention(text: str, found: FoundBody, side: Side, change: Change) -> BodyMention:
    start, end = side.span(found.start, found.end)
    return BodyMention(start, end, text[start:end], found.name, found.role, change)


def _spans(found: Sequence[FoundCitation] | Sequence[FoundBody], side: Side) -> list[frozenset[int]]:
    return [frozenset(side.positions[item.start : item.end]) for item in found]


def _paired(
    before: list[frozenset[int]], after: list[frozenset[int]]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Which found things of the two sides share kept letters (the most first), and what is left of each."""
    overlaps = sorted(
        ((len(a & b), -i, -j) for i, a in enumerate(before) for j, b in enumerate(after) if a & b),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in overlaps:
        if all(-i != p and -j != q for p, q in pairs):
            pairs.append((-i, -j))
    gone = [i for i in range(len(before)) if all(i != p for p, _ in pairs)]
    new = [j for j in range(len(after)) if all(j != q for _, q in pairs)]
    return sorted(pairs), gone, new
