"""The base text of several flattened proposals: what all of them share.

Each flattened proposal holds the whole base, in order, so whatever one of them lacks was not in the base. Texts are
folded together two at a time: sections by their headings, lines by their words, words by the longest common
subsequence.
"""

from collections.abc import Sequence
from functools import reduce

from itugraph.redline.matching import match
from itugraph.redline.outline import Line, Outline, OutlineSection, base_side
from itugraph.redline.pairing import pair_lines, pair_sections
from itugraph.redline.tokens import Token


def consensus(outlines: Sequence[Outline]) -> Outline:
    """The base text that these outlines (at least one) share, without labels."""
    return reduce(_common, (_candidate(outline) for outline in outlines))


def _candidate(outline: Outline) -> Outline:
    """A text as a first guess at the base: all of it but what is known to be inserted."""
    return Outline(
        tuple(
            OutlineSection(
                section.heading and _base_line(section.heading),
                tuple(_base_line(line) for line in section.lines),
            )
            for section in outline.sections
        )
    )


def _base_line(line: Line) -> Line:
    return Line(line.role, tuple(token.signed(None) for token in base_side(line)))


def _common(left: Outline, right: Outline) -> Outline:
    sections = []
    for i, j in pair_sections(left, right):
        a, b = left.sections[i], right.sections[j]
        heading = _common_line(a.heading, b.heading) if a.heading and b.heading else None
        lines = (_common_line(a.lines[m], b.lines[n]) for m, n in pair_lines(a.lines, b.lines))
        sections.append(OutlineSection(heading, tuple(line for line in lines if line.tokens)))
    return Outline(tuple(sections))


def _common_line(left: Line, right: Line) -> Line:
    return Line(left.role, tuple(common_tokens(left.tokens, right.tokens)))


def common_tokens(left: Sequence[Token], right: Sequence[Token]) -> list[Token]:
    """The tokens that both hold, in order; of a token inside a longer one, the shorter."""
    shared: list[Token] = []
    last = (-1, -1)
    for found in match(left, right):
        a, b = left[found.left], right[found.right]
        if not a.text:
            continue
        stood = (found.left == last[0] + 1, found.right == last[1] + 1)
        shared.append(Token(_blank(a.blank, b.blank, stood), min(a.text, b.text, key=len)))
        last = (found.left, found.right)
    return shared


def _blank(left: str, right: str, stood: tuple[bool, bool]) -> str:
    """The blank before a shared token: as where it stood next to the shared token before it."""
    if stood[0] and stood[1]:
        return left and right
    if stood[0]:
        return left
    if stood[1]:
        return right
    return left or right
