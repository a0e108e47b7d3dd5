"""A proposal, or the base text, as the recovery sees it: sections of lines, each line's wording in tokens."""

import re
from dataclasses import dataclass

from itugraph.model import Passage, PassageRole, ResolutionText
from itugraph.redline.editions import EditionReader, Piece
from itugraph.redline.rivals import rivals
from itugraph.redline.tokens import Token, base_words, tokenize

_FINAL_MARKS = re.compile(
    r"(?P<struck>(?:(?<!\betc)(?<!\bal)(?<!\.[a-zA-Z])\.|[;,])?)(?P<blank>[ \t\u00a0]*)(?P<mark>[;,.])(?P<tail>\s*)$"
)
_HEADER_ROLES = ("numbering", "title", "history", "formula")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its label as typed, its wording, its closing mark (`struck_mark` where two run together).

    `prefix` is the text before the wording (`a)` and a tab), `tail` the blanks at the end. `passage` is None in a base
    text that is a consensus.
    """

    role: PassageRole
    tokens: tuple[Token, ...]
    label: str | None = None
    prefix: str = ""
    mark: str = ""
    struck_mark: str = ""
    tail: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading (None for what stands before the first) with its lines."""

    heading: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A text as sections of lines."""

    sections: tuple[OutlineSection, ...]


def outline(text: ResolutionText, editions: EditionReader) -> Outline:
    """The outline of a text; editions that run together in one bracket are already told apart in it."""
    sections: list[OutlineSection] = []
    heading: Line | None = None
    lines: list[Line] = []
    for passage in text.passages:
        if passage.role == "section":
            sections.append(OutlineSection(heading, tuple(lines)))
            heading, lines = line_of(passage, editions), []
        elif passage.role in _HEADER_ROLES or passage.role == "clause":
            lines.append(line_of(passage, editions))
    sections.append(OutlineSection(heading, tuple(lines)))
    return Outline(tuple(sections))


def line_of(passage: Passage, editions: EditionReader) -> Line:
    """One passage as a line; converter residue is left out."""
    text = plain_text(passage)
    if passage.role != "clause":
        wording = text.rstrip()
        return Line(
            passage.role, _tokens(wording, editions, passage.role), tail=text[len(wording) :], passage=passage
        )
    prefix, rest = text[: passage.body_start], text[passage.body_start :]
    marks = _FINAL_MARKS.search(rest)
    if not marks:
        wording = rest.rstrip()
        tail = rest[len(wording) :]
        tokens = _tokens(wording, editions, passage.role)
        return Line(passage.role, tokens, passage.typed_label, prefix, tail=tail, passage=passage)
    wording = rest[: marks.start()]
    return Line(
        passage.role,
        _tokens(wording, editions, passage.role),
        passage.typed_label,
        prefix,
        mark=marks["blank"] + marks["mark"],
        struck_mark=marks["struck"],
        tail=marks["tail"],
        passage=passage,
    )


def plain_text(passage: Passage) -> str:
    """The paragraph without converter residue."""
    return "".join(run.text for run in passage.paragraph.runs if run.status != "residue")


def _tokens(wording: str, editions: EditionReader, role: PassageRole) -> tuple[Token, ...]:
    tokens: list[Token] = []
    position = 0
    for piece in _pieces(wording, editions, role):
        tokens += _with_kept_end(tokenize(wording[position : piece.start]))
        tokens += tokenize(wording[piece.start : piece.end], piece.sign)
        position = piece.end
    return tuple(tokens + tokenize(wording[position:]))


def _pieces(wording: str, editions: EditionReader, role: PassageRole) -> list[Piece]:
    """What the register and the language prove about a wording by itself, in order."""
    pieces = editions.changes(wording, role)
    if role != "clause":
        return pieces
    known = {index for piece in pieces for index in range(piece.start, piece.end)}
    told = (Piece(*stretch) for stretch in rivals(wording) if not known.intersection(range(*stretch[:2])))
    return sorted([*pieces, *told], key=lambda piece: piece.start)


def _with_kept_end(tokens: list[Token]) -> list[Token]:
    """The tokens before a change; a blank at their end belongs to both texts."""
    return [*tokens[:-1], tokens[-1].signed("=")] if tokens and not tokens[-1].text else tokens


def base_side(line: Line) -> list[Token]:
    """The words of a line that may belong to the base text: all that are not known to be inserted."""
    return [word.token for word in base_words(line.tokens)]
