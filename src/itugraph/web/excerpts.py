"""The words around a fault: a stretch of the passage it is in, with what is struck, inserted and faulty in it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Sign = Literal["=", "-", "+"]

AROUND = 110
"""Characters that are shown on either side of the faulty words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are kept (`=`), struck (`-`) or inserted (`+`); `faulty` ones are marked."""

    sign: Sign
    text: str
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a passage; `before` and `after` say that the passage goes on there."""

    pieces: tuple[Piece, ...]
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    char: str


def excerpt(
    segments: Sequence[tuple[str, str]],
    start: int | None = None,
    end: int | None = None,
    words: str = "",
    around: int = AROUND,
) -> Excerpt:
    """The stretch of a passage around the words from `start` to `end`, or else around `words`.

    `segments` are as in a record: signs and texts, offsets count in all of them (code points); what has another
    sign than `=`, `-`, `+` is left out. Words are looked for in the proposed text, else in the base; where they are
    not found, the beginning of the passage is shown and nothing is marked.

    >>> excerpt([("=", "by the year "), ("-", "2020"), ("+", "2025")], words="2025").pieces[-1]
    Piece(sign='+', text='2025', faulty=True)
    """
    letters = [_Letter(sign, char) for sign, text in segments for char in text]
    marked = _between(letters, start, end)
    if not marked and words:
        marked = _found(letters, words, "=+") or _found(letters, words, "=-")
    shown = [index for index, letter in enumerate(letters) if letter.sign in "=-+"]
    first, last = _window(shown, marked, around)
    kept = [index for index in shown if first <= index < last]
    # A long passage is cut between words.
    while kept and first > 0 and not letters[kept[0]].char.isspace() and kept[0] not in marked:
        kept.pop(0)
    while kept and last < len(letters) and not letters[kept[-1]].char.isspace() and kept[-1] not in marked:
        kept.pop()
    return Excerpt(
        tuple(_pieces(letters, kept, marked)),
        bool(kept) and kept[0] > shown[0],
        bool(kept) and kept[-1] < shown[-1],
    )


def read_segments(told: str, text: str) -> tuple[tuple[str, str], ...]:
    """The segments of a passage as the graph has them, else its text as one that is kept."""
    if told:
        return tuple((sign, words) for sign, words in json.loads(told))
    return (("=", text),)


def _between(letters: Sequence[_Letter], start: int | None, end: int | None) -> set[int]:
    if start is None or end is None or not 0 <= start < end <= len(letters):
        return set()
    return set(range(start, end))


def _found(letters: Sequence[_Letter], words: str, signs: str) -> set[int]:
    """Where the words stand in the text that the letters of these signs make."""
    places = [index for index, letter in enumerate(letters) if letter.sign in signs]
    text = "".join(" " if letters[index].char.isspace() else letters[index].char for index in places)
    wanted = " ".join(words.split())
    at = text.find(wanted)
    if at < 0:
        at = text.casefold().find(wanted.casefold())
    return set(places[at : at + len(wanted)]) if at >= 0 and wanted else set()


def _window(shown: Sequence[int], marked: set[int], around: int) -> tuple[int, int]:
    """The first place that is shown and the one behind the last."""
    if not shown:
        return 0, 0
    total = shown[-1] + 1
    if not marked:
        return 0, total if len(shown) <= 3 * around else shown[2 * around]
    return (
        0 if min(marked) <= around * 1.3 else min(marked) - around,
        total if total - max(marked) <= around * 1.3 else max(marked) + 1 + around,
    )


def _pieces(letters: Sequence[_Letter], kept: Iterable[int], marked: set[int]) -> Iterable[Piece]:
    for (sign, faulty), indexes in groupby(kept, key=lambda index: (letters[index].sign, index in marked)):
        text = "".join(letters[index].char for index in indexes)
        yield Piece("+" if sign == "+" else "-" if sign == "-" else "=", text, faulty)
