"""Read one string as two that were typed over each other: `20104` as 2010 struck for 2014."""

from dataclasses import dataclass
from itertools import groupby

from itugraph.model import Sign


@dataclass(frozen=True, slots=True)
class Interleaving:
    """`pieces` are (start, end, sign) over the text; `breaks` counts how often the sign changes."""

    pieces: tuple[tuple[int, int, Sign], ...]
    breaks: int


def interleave(text: str, old: str, new: str) -> Interleaving | None:
    """How `text` holds all of `old` and all of `new`, what both share written once, with the fewest breaks.

    Case is not compared, since number lines are written in capitals. None if it does not hold them.

    >>> interleave("GuadalajaraBusan, 20104", "Guadalajara, 2010", "Busan, 2014").pieces
    ((0, 11, '-'), (11, 16, '+'), (16, 21, '='), (21, 22, '-'), (22, 23, '+'))
    """
    folded, before, after = text.casefold(), old.casefold(), new.casefold()
    if not max(len(before), len(after)) <= len(folded) <= len(before) + len(after):
        return None
    # For each way of having read i letters of old and j of new with a last sign: fewest breaks, and the signs.
    reached: dict[tuple[int, int, str], tuple[int, str]] = {(0, 0, ""): (0, "")}
    for letter in folded:
        following: dict[tuple[int, int, str], tuple[int, str]] = {}
        for (i, j, last), (breaks, signs) in reached.items():
            for sign, di, dj in (("=", 1, 1), ("-", 1, 0), ("+", 0, 1)):
                if (di and before[i : i + 1] != letter) or (dj and after[j : j + 1] != letter):
                    continue
                key = (i + di, j + dj, sign)
                cost = breaks + (sign != last)
                if key not in following or cost < following[key][0]:
                    following[key] = (cost, signs + sign)
        reached = following
    ends = [reached[key] for key in reached if key[:2] == (len(before), len(after))]
    if not ends:
        return None
    breaks, signs = min(ends)
    return Interleaving(tuple(_pieces(signs)), breaks)


def _pieces(signs: str) -> list[tuple[int, int, Sign]]:
    pieces: list[tuple[int, int, Sign]] = []
    position = 0
    for sign, run in groupby(signs):
        length = len(list(run))
        pieces.append((position, position + length, sign))  # type: ignore[arg-type]  # one of the three signs
        position += length
    return pieces
