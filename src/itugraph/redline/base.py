"""The base text that proposals are measured against: its lines, their labels and closing marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from itugraph.redline.labels import alone_labels, base_labels
from itugraph.redline.outline import Line, Outline, OutlineSection
from itugraph.redline.pairing import holds, pair_lines, pair_sections
from itugraph.redline.tokens import tokenize

CLOSING = (",", ".")
"""The marks that close a section: a comma, or a full stop for the last of all (ITU drafting practice)."""


@dataclass(frozen=True, slots=True)
class BaseLine:
    """A line of the base with the label and the closing mark that it had."""

    line: Line
    label: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class BaseSection:
    """A section of the base."""

    heading: Line | None
    lines: tuple[BaseLine, ...]


@dataclass(frozen=True, slots=True)
class PairedSection:
    """A section of a proposal with its base: `base` is None in an inserted section, `lines[i]` the base of line i."""

    section: OutlineSection
    base: BaseSection | None
    lines: tuple[BaseLine | None, ...]


def pair_with_base(base: Outline, proposals: Sequence[Outline], adopted: bool) -> list[list[PairedSection]]:
    """For each proposal its sections with their base.

    `adopted` says that the base is an adopted text, whose own labels and marks hold; otherwise they are read off the
    proposals.
    """
    paired = [_pairs(base, proposal) for proposal in proposals]
    typed: dict[tuple[int, int], list[Line]] = {}
    for proposal, pairs in zip(proposals, paired, strict=True):
        for j, (i, lines) in enumerate(pairs):
            for n, m in lines.items():
                typed.setdefault((i, m), []).append(proposal.sections[j].lines[n])
    sections = [
        _base_section(section, [typed.get((i, m), []) for m in range(len(section.lines))], adopted)
        for i, section in enumerate(base.sections)
    ]
    return [
        [
            PairedSection(section, sections[i], tuple(_lines_with_base(section, sections[i], lines)))
            if i >= 0
            else PairedSection(section, None, (None,) * len(section.lines))
            for section, (i, lines) in zip(proposal.sections, pairs, strict=True)
        ]
        for proposal, pairs in zip(proposals, paired, strict=True)
    ]


def _lines_with_base(
    section: OutlineSection, base: BaseSection, pairs: dict[int, int]
) -> Iterator[BaseLine | None]:
    """The base of each line; of a line in which a deleted paragraph mark joined two clauses, both of them."""
    taken = set(pairs.values())
    for n, line in enumerate(section.lines):
        m = pairs.get(n)
        if m is None:
            yield None
            continue
        own, following = base.lines[m], m + 1
        while following < len(base.lines) and following not in taken:
            both = _joined(own, base.lines[following], line)
            if not holds(line, both.line):
                break
            own, following = both, following + 1
        yield own


def _joined(first: BaseLine, second: BaseLine, line: Line) -> BaseLine:
    """Two base lines as one, with the label of the second where the proposal still shows it."""
    texts = [token.text for token in line.tokens]
    shown = any(pair == (second.label, ")") for pair in pairwise(texts))
    label = tokenize(f"{second.label})") if shown else []
    tokens = (*first.line.tokens, *tokenize(first.mark), *label, *second.line.tokens)
    return BaseLine(Line(first.line.role, tokens), first.label, second.mark)


def _pairs(base: Outline, proposal: Outline) -> list[tuple[int, dict[int, int]]]:
    """For each section of the proposal the index of its base section (-1 for none), and of its lines' base lines."""
    pairs: list[tuple[int, dict[int, int]]] = [(-1, {}) for _ in proposal.sections]
    for i, j in pair_sections(base, proposal):
        lines = pair_lines(base.sections[i].lines, proposal.sections[j].lines)
        pairs[j] = (i, {n: m for m, n in lines})
    return pairs


def _base_section(section: OutlineSection, typed: list[list[Line]], adopted: bool) -> BaseSection:
    if adopted:
        lines = [BaseLine(line, line.label, line.mark.strip()) for line in section.lines]
        return BaseSection(section.heading, tuple(lines))
    if all(len(lines) < 2 for lines in typed):
        labels = alone_labels([lines[0].label if lines else None for lines in typed])
    else:
        labels = base_labels([[line.label for line in lines] for lines in typed])
    last = len(section.lines) - 1
    return BaseSection(
        section.heading,
        tuple(BaseLine(line, labels[m], _mark(typed[m], m == last)) for m, line in enumerate(section.lines)),
    )


def _mark(typed: Sequence[Line], last: bool) -> str:
    """The closing mark of a base line, from what the proposals show and from where the line stands."""
    struck = [line.struck_mark for line in typed if line.struck_mark]
    if struck:
        return struck[0]
    marks = Counter(line.mark.strip() for line in typed if line.mark)
    if not marks:
        return ""
    if len(marks) == 1 and (len(typed) == 1 or not last):
        return next(iter(marks))
    fitting = Counter({mark: n for mark, n in marks.items() if (mark in CLOSING) == last})
    if fitting:
        return fitting.most_common(1)[0][0]
    return "," if last else ";"
