"""The label at the start of a clause: `a)`, `1`, `2.1`, `abis)`, a bullet."""

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"\s*(?:(?P<letter>[a-z]{1,4}(?:bis|ter|quater)?)\)(?P<inserted>bis|ter|quater)?(?:[ \t\u00a0]+|(?=[a-zA-Z]))"
    r"|(?P<tabbed>\d{1,4}(?:\.\d{1,3}){0,3}(?:bis|ter|quater)?)[.)]?[ \u00a0]*\t\s*"
    r"|(?P<spaced>\d{1,2}(?:\.\d{1,2}){0,3}(?:bis|ter|quater)?)[.)]?[ \u00a0]+(?=[a-z])"
    r"|(?P<bullet>[\u2013\u2014\u2022\u2212\u25cf\uf0b7*-])[ \t\u00a0]+)"
)


@dataclass(frozen=True, slots=True)
class TypedLabel:
    """A label as typed, without its bracket (None for a bullet), and where the wording after it begins."""

    label: str | None
    end: int


def typed_label(line: str) -> TypedLabel:
    r"""The label at the start of a line.

    >>> typed_label("ef)\tthat research"), typed_label("2.1\tto report").label
    (TypedLabel(label='ef', end=4), '2.1')
    >>> typed_label("that nothing is labelled")
    TypedLabel(label=None, end=0)
    """
    found = _LABEL.match(line)
    if not found:
        return TypedLabel(None, len(line) - len(line.lstrip()))
    letter = found["letter"] and found["letter"] + (found["inserted"] or "")
    return TypedLabel(letter or found["tabbed"] or found["spaced"], found.end())
