"""The words of a clause with what is struck, inserted and cited in them, piece by piece."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from itugraph.network.wording import Sign, changed_wording

_LONGEST = 20_000
"""Characters, from which on a text is not compared word by word."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it is written in the text before and after the change; "" where it does not stand there."""

    before: str
    after: str
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are kept (`=`), struck (`-`) or inserted (`+`)."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that stand together: a citation, which leads to an address and is called `name`, or other words."""

    pieces: tuple[Piece, ...]
    address: str = ""
    name: str = ""


_Linked = tuple[Piece, Cited | None]


def stretches(
    before: str, after: str, citations: Iterable[Cited] = (), segments: str = ""
) -> tuple[Stretch, ...]:
    """The wording of a clause: the pieces that are not inserted join to `before`, those not struck to `after`.

    `citations` come in the order of the text. `segments` are the changes of the source, as the graph keeps them; where
    there are none, or they are not of these texts, the two are compared word by word.

    >>> [(p.sign, p.text) for stretch in stretches("by the year 2020", "by the year 2025") for p in stretch.pieces]
    [('=', 'by the year '), ('-', '2020'), ('+', '2025')]
    """
    citations = list(citations)
    old = _places(before, [(cited.before, cited) for cited in citations])
    new = _places(after, [(cited.after, cited) for cited in citations])
    found: list[_Linked] = []
    at_old = at_new = 0
    for sign, text in _tracked(segments, before, after) or _compared(before, after):
        start, places = (at_old, old) if sign == "-" else (at_new, new)
        found.extend(_linked(sign, text, start, places))
        at_old += len(text) if sign != "+" else 0
        at_new += len(text) if sign != "-" else 0
    return tuple(
        Stretch(
            tuple(piece for piece, _ in together),
            cited.address if cited else "",
            cited.name if cited else "",
        )
        for cited, together in groupby(found, key=lambda linked: linked[1])
    )


def _compared(before: str, after: str) -> Sequence[tuple[Sign, str]]:
    if before == after:
        return (("=", after),) if after else ()
    if not before or not after or len(before) + len(after) > _LONGEST:
        both: tuple[tuple[Sign, str], ...] = (("-", before), ("+", after))
        return [(sign, text) for sign, text in both if text]
    return changed_wording(before, after)


def _tracked(segments: str, before: str, after: str) -> list[tuple[Sign, str]]:
    """The changes of the source, without the label typed before the words; nothing where they are of other texts."""
    if not segments or before == after:
        return []
    try:
        typed = [(str(sign), str(text)) for sign, text in json.loads(segments) if sign in ("=", "-", "+")]
    except (ValueError, TypeError):
        return []
    old_start = "".join(text for sign, text in typed if sign != "+").find(before)
    new_start = "".join(text for sign, text in typed if sign != "-").find(after)
    at_old, at_new = -old_start, -new_start
    letters: list[tuple[Sign, str]] = []
    for sign, text in typed:
        for letter in text:
            is_old = sign != "+" and 0 <= at_old < len(before)
            is_new = sign != "-" and 0 <= at_new < len(after)
            if is_old or is_new:
                letters.append(("=" if is_old and is_new else "-" if is_old else "+", letter))
            at_old += sign != "+"
            at_new += sign != "-"
    shown = [
        (sign, "".join(letter for _, letter in same))
        for sign, same in groupby(letters, key=lambda one: one[0])
    ]
    joined = ("".join(text for sign, text in shown if sign != other) for other in ("+", "-"))
    return shown if tuple(joined) == (before, after) else []


_Place = tuple[int, int, Cited]


def _places(text: str, written: Iterable[tuple[str, Cited]]) -> list[_Place]:
    """Where citations stand in a text, one after the other."""
    found: list[_Place] = []
    end = 0
    for words, cited in written:
        start = text.find(words, end) if words else -1
        if start >= 0:
            end = start + len(words)
            found.append((start, end, cited))
    return found


def _linked(sign: Sign, text: str, start: int, places: Sequence[_Place]) -> list[_Linked]:
    """A run of words cut where a citation begins or ends in it."""
    found: list[_Linked] = []
    at, end = start, start + len(text)
    for place in places:
        first, last = max(place[0], at), min(place[1], end)
        if first >= last:
            continue
        if first > at:
            found.append((Piece(sign, text[at - start : first - start]), None))
        found.append((Piece(sign, text[first - start : last - start]), place[2]))
        at = last
    if at < end:
        found.append((Piece(sign, text[at - start :]), None))
    return found
