"""Clause labels: how they are written, which list they belong to, and where they stand in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["letter", "number", "roman", "other"]

_LETTERS = re.compile(r"([a-z])\1{0,2}")
_ROMAN = re.compile(r"(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})")
_TYPED = re.compile(r"\s*(?:([A-Za-z]{1,6}|\d+(?:\.\d+)*\s?(?:bis|ter|quater)?)\)\s*|(\d+(?:\.\d+)*)\s+)")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """A label's scheme and its place in it; None where it has none of its own, as `abis`.

    `parent` is the index, among the labels read together, of the one it is a sub-item of.
    """

    scheme: Scheme
    position: int | None
    parent: int | None = None


def read_labels(labels: Sequence[str | None]) -> list[ReadLabel | None]:
    """Read the labels of one section in order; None stays None.

    A change of scheme opens a list below the label before it, and a return to an earlier scheme closes it.

    >>> [(r.scheme, r.position, r.parent) for r in read_labels(["1", "a", "b", "2"]) if r]
    [('number', 1, None), ('letter', 1, 0), ('letter', 2, 0), ('number', 2, None)]
    """
    present = [(index, label.lower()) for index, label in enumerate(labels) if label]
    read: list[ReadLabel | None] = [None] * len(labels)
    open_lists: list[tuple[Scheme, int]] = []
    for place, (index, label) in enumerate(present):
        previous = present[place - 1][1] if place else ""
        following = present[place + 1][1] if place + 1 < len(present) else ""
        scheme = _scheme(label, previous, following)
        while any(scheme == opened for opened, _ in open_lists) and open_lists[-1][0] != scheme:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == scheme:
            open_lists.pop()
        parent = open_lists[-1][1] if open_lists else None
        open_lists.append((scheme, index))
        read[index] = ReadLabel(scheme, _position(label, scheme), parent)
    return read


def without_label(text: str, labelled: bool) -> str:
    r"""The wording of a clause after the label typed before it, if it is a labelled one.

    >>> without_label("a)\tthat models differ;", labelled=True)
    'that models differ;'
    >>> without_label("2030 is near", labelled=False)
    '2030 is near'
    """
    found = _TYPED.match(text) if labelled else None
    return text[found.end() :].strip() if found else text.strip()


def _scheme(label: str, previous: str, following: str) -> Scheme:
    """The scheme of a label; `i`, `v` and `x` are letters unless a Roman neighbour says otherwise."""
    if label[0].isdigit():
        return "number"
    if _ROMAN.fullmatch(label) or (label, following) == ("i", "ii"):
        return "roman"
    if (label, previous) in {("v", "iv"), ("x", "ix")}:
        return "roman"
    return "letter" if label[0].isalpha() else "other"


def _position(label: str, scheme: Scheme) -> int | None:
    """The place in the scheme: after z come aa, bb, cc."""
    if scheme == "roman":
        values = [_ROMAN_VALUES[letter] for letter in label]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    if scheme == "number":
        return int(label) if label.isascii() and label.isdigit() else None
    if _LETTERS.fullmatch(label):
        return 26 * (len(label) - 1) + ord(label[0]) - ord("a") + 1
    return None
