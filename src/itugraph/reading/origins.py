"""Where the text of a paragraph comes from in its file, for those who edit the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a paragraph that one element of a file holds.

    `run` is the ordinal of the run among all in the part, in the order of their beginnings, and `child` that of the
    element in the run, both from 0. They are None for text that no run of the part holds as it is: automatic labels,
    formulas, notes.
    """

    text: str
    run: int | None = None
    child: int | None = None


def aligned(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    r"""The pieces of a paragraph such that their texts are its text, which may have a label before them.

    >>> aligned("a)\tone", [Piece("one", 0, 0)])
    (Piece(text='a)\t', run=None, child=None), Piece(text='one', run=0, child=0))
    """
    told = "".join(piece.text for piece in pieces)
    if not text.endswith(told):
        return (Piece(text),)
    label = text[: len(text) - len(told)]
    return (*([Piece(label)] if label else []), *pieces)


def without_page_breaks(pieces: Sequence[Piece], page_break: str) -> tuple[Piece, ...]:
    """The pieces of a paragraph without the page breaks at its ends; those inside are line breaks."""
    shown = list(pieces)
    while shown and shown[0].text == page_break:
        del shown[0]
    while shown and shown[-1].text == page_break:
        del shown[-1]
    return tuple(replace(piece, text="\n") if piece.text == page_break else piece for piece in shown)
