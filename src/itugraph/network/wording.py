"""How the wording of a clause changes, word by word, for showing deletions and insertions."""

import re
from difflib import SequenceMatcher
from typing import Literal

Sign = Literal["=", "-", "+"]

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


def changed_wording(before: str, after: str) -> tuple[tuple[Sign, str], ...]:
    """Segments that are kept (`=`), deleted (`-`) or inserted (`+`), whole words each.

    The kept and deleted segments join to `before`, the kept and inserted ones to `after`.

    >>> changed_wording("by the year 2020", "by the year 2025")
    (('=', 'by the year '), ('-', '2020'), ('+', '2025'))
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    segments: list[tuple[Sign, str]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            segments.append(("=", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            segments.append(("-", "".join(old[i1:i2])))
        if j2 > j1:
            segments.append(("+", "".join(new[j1:j2])))
    return _without_lone_blanks(segments)


def _without_lone_blanks(segments: list[tuple[Sign, str]]) -> tuple[tuple[Sign, str], ...]:
    """Join changes that only a kept blank separates: two replaced words read better as one change."""
    joined: list[tuple[Sign, str]] = []
    run: dict[Sign, str] = {"-": "", "+": ""}

    def close() -> None:
        joined.extend((sign, text) for sign, text in run.items() if text)
        run.update({"-": "", "+": ""})

    for position, (sign, text) in enumerate(segments):
        if sign != "=":
            run[sign] += text
        elif text.isspace() and run["-"] and run["+"] and _replaced(segments[position + 1 :]):
            run["-"] += text
            run["+"] += text
        else:
            close()
            joined.append((sign, text))
    close()
    return tuple(joined)


def _replaced(following: list[tuple[Sign, str]]) -> bool:
    """Whether what follows is a deletion with an insertion in its place."""
    return [sign for sign, _ in following[:2]] == ["-", "+"]
