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


@dataclass(frozen=True, slots=True)
class _Named:
    """What one text names."""

    citations: tuple[FoundCitation, ...] = ()
    bodies: tuple[FoundBody, ...] = ()

    @classmethod
    def in_text(cls, text: str, section: str | None, context: CitingContext) -> "_Named":
        if not text:
            return cls()
        citations = find_citations(text, context.adopted_by, context.register)
        cited = [(found.start, found.end) for found in citations]
        return cls(tuple(citations), tuple(find_bodies(text, section, context.register, cited=cited)))


def named_in(
    text: str, base: Side, proposed: Side, section: str | None, context: CitingContext
) -> tuple[tuple[Citation, ...], tuple[BodyMention, ...]]:
    """What a paragraph cites and whom it names; `text` is its joined segments, `section` the heading it is under."""
    before = _Named.in_text(base.text, section, context)
    if proposed == base:
        return _kept_citations(text, base, before.citations, context), tuple(
            _mention(text, found, base, "kept") for found in before.bodies
        )
    after = _Named.in_text(proposed.text, section, context)
    return (
        _citations(text, base, proposed, before.citations, after.citations, context),
        _bodies(text, base, proposed, before.bodies, after.bodies),
    )


def _kept_citations(
    text: str, side: Side, cited: Sequence[FoundCitation], context: CitingContext
) -> tuple[Citation, ...]:
    """The citations of a paragraph that reads the same before and after."""
    kept: list[Citation] = []
    for found in cited:
        start, end = side.span(found.start, found.end)
        reference = context.resolve(found)
        kept.append(Citation(start, end, text[start:end], "kept", reference, reference))
    return tuple(kept)


def _citations(
    text: str,
    base: Side,
    proposed: Side,
    before: Sequence[FoundCitation],
    after: Sequence[FoundCitation],
    context: CitingContext,
) -> tuple[Citation, ...]:
    if not before and not after:
        return ()
    pairs, gone, new = _paired(_spans(before, base), _spans(after, proposed))
    found: list[Citation] = []
    for i, j in pairs:
        spans = base.span(before[i].start, before[i].end), proposed.span(after[j].start, after[j].end)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
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


def _bodies(
    text: str, base: Side, proposed: Side, before: Sequence[FoundBody], after: Sequence[FoundBody]
) -> tuple[BodyMention, ...]:
    """The bodies; one kept in place under another name is deleted and inserted."""
    if not before and not after:
        return ()
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
    return [side.places(item.start, item.end) for item in found]


def _paired(
    before: list[frozenset[int]], after: list[frozenset[int]]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Which found things of the two sides share kept letters (the most first), and what is left of each."""
    overlaps = sorted(
        (
            (len(shared), -i, -j)
            for i, a in enumerate(before)
            for j, b in enumerate(after)
            if (shared := a & b)
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in overlaps:
        if all(-i != p and -j != q for p, q in pairs):
            pairs.append((-i, -j))
    gone = [i for i in range(len(before)) if all(i != p for p, _ in pairs)]
    new = [j for j in range(len(after)) if all(j != q for _, q in pairs)]
    return sorted(pairs), gone, new
