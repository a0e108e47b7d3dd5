"""Give a flattened document its tracked changes back.

Proposals on one base are read together: their consensus is the base, the rest of each is inserted, and what was
struck is decided by the register, by the labels and marks around it, and by what an insertion replaces.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from itugraph.model import Label, Passage, ResolutionText, Run, StructuredDocument
from itugraph.redline.base import CLOSING, BaseLine, PairedSection, pair_with_base
from itugraph.redline.consensus import consensus
from itugraph.redline.editions import EditionReader
from itugraph.redline.english import CLAUSE_OPENERS
from itugraph.redline.labels import ClauseSign, ReadLabel, inserted_clauses, read_label, struck_clauses
from itugraph.redline.outline import Line, Outline, base_side, outline
from itugraph.redline.placing import own_closing_mark, place
from itugraph.redline.strikes import strike
from itugraph.redline.tokens import Token, join
from itugraph.redline.weaving import Segments, decided_passage, segments_of
from itugraph.register import Register

FindBase = Callable[[ResolutionText, str], ResolutionText | None]
"""Gives the adopted text that a proposal changes, from the proposal and its number line as it stood before."""


def recover(
    document: StructuredDocument, register: Register, find_base: FindBase | None = None
) -> StructuredDocument:
    """The same document with every run decided.

    Texts with undecided runs that change the same instrument are read together. An adopted text that `find_base` gives
    makes the reading exact; without it two proposals or more give their consensus, and of one alone only what the
    register and the typography prove is a change: the rest is kept.
    """
    editions = EditionReader(register)
    texts = list(document.texts)
    groups: dict[tuple[str | None, str | None], list[int]] = {}
    for index, text in enumerate(texts):
        if text.action in (None, "MOD") and any(
            run.status == "undecided" for p in text.passages for run in p.paragraph.runs
        ):
            groups.setdefault((text.kind, text.number), []).append(index)
    for members in groups.values():
        outlines = [outline(texts[i], editions.for_text(texts[i])) for i in members]
        base = find_base(texts[members[0]], _number_line_before(outlines[0])) if find_base else None
        agreed = outline(base, editions) if base else consensus(outlines)
        paired = pair_with_base(agreed, outlines, adopted=base is not None)
        alone = base is None and len(members) == 1
        for i, sections in zip(members, paired, strict=True):
            texts[i] = _decided(texts[i], sections, alone=alone)
    outside = tuple(_as_kept(passage) for passage in document.outside)
    return replace(document, texts=tuple(texts), outside=outside)


def _number_line_before(outline: Outline) -> str:
    """The number line of a proposal without what was inserted into it."""
    lines = (line for section in outline.sections for line in section.lines if line.role == "numbering")
    return next((join([token for token in line.tokens if token.sign != "+"]) for line in lines), "")


@dataclass(frozen=True, slots=True)
class _DecidedLine:
    """A line with its tokens signed and its label read."""

    line: Line
    base: BaseLine | None
    tokens: tuple[Token, ...]
    label: ReadLabel

    @property
    def changed(self) -> bool:
        return any(token.sign in ("+", "-") for token in self.tokens if token.text)


def _decided(text: ResolutionText, sections: Sequence[PairedSection], *, alone: bool) -> ResolutionText:
    """The text with the passages of its outline decided, and the others kept as they are.

    `alone` says that nothing but the text itself tells what its base was.
    """
    decided: dict[int, Passage] = {}
    for section in sections:
        heading = None
        if section.section.heading is not None:
            heading = _decide_heading(section)
            decided[id(section.section.heading.passage)] = heading
        for passage, original in _decide_section(section, heading.section if heading else None, alone=alone):
            decided[id(original)] = passage
    return replace(text, passages=tuple(decided.get(id(p)) or _as_kept(p) for p in text.passages))


def _decide_heading(section: PairedSection) -> Passage:
    line = section.section.heading
    assert line is not None
    assert line.passage is not None
    base = section.base.heading if section.base else None
    tokens = strike(place(base.tokens, line.tokens)) if base else _all_inserted(line)
    segments = [*segments_of(tokens), ("=" if base else "+", line.tail)]
    proposed = "".join(token.blank + token.text for token in tokens if token.sign != "-").strip(" ,:")
    return decided_passage(line.passage, segments, None, proposed or line.passage.section)


def _decide_section(
    section: PairedSection, heading: str | None, *, alone: bool
) -> list[tuple[Passage, Passage]]:
    """The decided passages of a section's lines, each with the passage it comes from."""
    openers = CLAUSE_OPENERS | _openers(section)
    lines = [
        _decide_line(line, base, openers)
        for line, base in zip(section.section.lines, section.lines, strict=True)
    ]
    if alone:
        new = inserted_clauses([_sign(decided) for decided in lines])
        lines = [
            _decide_line(decided.line, None, openers) if index in new else decided
            for index, decided in enumerate(lines)
        ]
    struck = struck_clauses([_sign(decided) for decided in lines]) if section.base else set()
    result: list[tuple[Passage, Passage]] = []
    for index, decided in enumerate(lines):
        passage = decided.line.passage
        assert passage is not None
        if index in struck:
            segments, label = _struck(decided)
        else:
            segments, label = _standing(decided, _carries_base_label(lines, index))
            if index == len(lines) - 1 and _carries_base_mark(lines):
                segments = _with_kept_mark(segments, decided.line)
        result.append(
            (
                decided_passage(passage, segments, label, heading if passage.section else passage.section),
                passage,
            )
        )
    return result


def _openers(section: PairedSection) -> frozenset[str]:
    """The capitalized words that clauses of the base section begin with, such as `Resolution`."""
    first = (
        line.line.tokens[0].text for line in (section.base.lines if section.base else ()) if line.line.tokens
    )
    return frozenset(word for word in first if word[:1].isupper())


def _decide_line(line: Line, base: BaseLine | None, openers: frozenset[str]) -> _DecidedLine:
    if base is None and line.role != "clause":
        # Not every base text brings the lines before its first section: what is known of one is in the line itself.
        return _DecidedLine(line, None, tuple(strike(place(base_side(line), line.tokens))), ReadLabel(None))
    if base is None:
        label = Label(None, line.label) if line.label else None
        return _DecidedLine(line, None, tuple(_all_inserted(line)), ReadLabel(label))
    tokens = strike(own_closing_mark(place(base.line.tokens, line.tokens), base.mark), openers)
    return _DecidedLine(line, base, tuple(tokens), read_label(line.label, base.label))


def _all_inserted(line: Line) -> list[Token]:
    return [token.signed("+") for token in line.tokens]


def _sign(decided: _DecidedLine) -> ClauseSign:
    mark = decided.line.mark.strip()
    ends = decided.base is not None and mark in CLOSING and decided.base.mark not in ("", *CLOSING)
    goes_on = mark == ";" and decided.line.struck_mark in CLOSING
    return ClauseSign(decided.base is not None, decided.label, decided.changed, ends, goes_on)


def _carries_base_label(lines: Sequence[_DecidedLine], index: int) -> bool:
    """Whether an inserted clause stands under the label of a later base clause, which got another without a trace."""
    own = lines[index]
    if own.base is not None or own.line.label is None:
        return False
    for other in lines[index + 1 :]:
        if other.base is not None:
            label = other.label.label
            return bool(label and not other.label.shown and label.before == own.line.label != label.after)
    return False


def _carries_base_mark(lines: Sequence[_DecidedLine]) -> bool:
    """Whether the inserted clause that ends a section stands before the mark that closed its last base clause."""
    last_base = next((line for line in reversed(lines) if line.base is not None), None)
    if lines[-1].base is not None or last_base is None or last_base.base is None:
        return False
    mark = lines[-1].line.mark.strip()
    shows_it = _count_in_base(last_base.tokens, mark) > _count_in_base(last_base.base.line.tokens, mark)
    return (
        bool(mark)
        and mark == last_base.base.mark != last_base.line.mark.strip()
        and not last_base.line.struck_mark
        and not shows_it
    )


def _count_in_base(tokens: Sequence[Token], mark: str) -> int:
    """How often a mark stands among the tokens of the base."""
    return sum(token.text == mark and token.sign != "+" for token in tokens)


def _with_kept_mark(segments: Segments, line: Line) -> Segments:
    """An inserted line's segments with its closing mark kept."""
    ending = line.mark + line.tail
    sign, text = segments[-1]
    assert text.endswith(ending)
    return [*segments[:-1], (sign, text[: len(text) - len(ending)]), ("=", ending)]


def _struck(decided: _DecidedLine) -> tuple[Segments, Label | None]:
    line = decided.line
    label = Label(decided.base.label, None) if decided.base and decided.base.label else None
    text = (
        line.prefix
        + "".join(t.blank + t.text for t in line.tokens)
        + line.struck_mark
        + line.mark
        + line.tail
    )
    return [("-", text)], label


def _standing(decided: _DecidedLine, carries_base_label: bool) -> tuple[Segments, Label | None]:
    line, label = decided.line, decided.label.label
    segments: Segments = []
    if decided.label.shown and label and label.before and label.after:
        start = line.prefix.index(line.label or "")
        middle = start + len(label.before)
        end = middle + len(label.after)
        segments += [
            ("=", line.prefix[:start]),
            ("-", label.before),
            ("+", label.after),
            ("=", line.prefix[end:]),
        ]
    elif (
        carries_base_label
        or line.role != "clause"
        or (decided.base and (label is None or label.before == label.after))
    ):
        segments.append(("=", line.prefix))
    else:
        segments.append(("+", line.prefix))
    segments += segments_of(decided.tokens)
    segments += _mark_segments(decided)
    return segments, label


def _mark_segments(decided: _DecidedLine) -> Segments:
    line = decided.line
    if decided.base is None and line.role != "clause":
        return [("=", line.mark + line.tail)]
    if decided.base is None:
        return [("+", line.struck_mark + line.mark + line.tail)]
    if line.struck_mark:
        replaced = line.struck_mark == decided.base.mark
        return [
            ("-" if replaced else "+", line.struck_mark),
            ("+" if replaced else "-", line.mark),
            ("=", line.tail),
        ]
    same = line.mark.strip() == decided.base.mark or not decided.base.mark
    return [("=" if same else "+", line.mark), ("=", line.tail)]


def _as_kept(passage: Passage) -> Passage:
    """A passage outside the recovery: its undecided runs are kept."""
    runs = tuple(
        Run(run.text, "kept", run.tracked) if run.status == "undecided" else run
        for run in passage.paragraph.runs
    )
    return replace(passage, paragraph=replace(passage.paragraph, runs=runs))
