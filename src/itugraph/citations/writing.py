"""How words are really written: line breaks, no-break blanks, every kind of hyphen, hyphens that vanished."""

import re
from collections.abc import Iterable

HYPHEN = "[-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\x1e\x1f]"
"""A hyphen or dash. Word writes its no-break hyphen as U+001E, most converters as U+2011, some drop it."""

BLANK = r"[\s\u200b\u200e\u200f\u2060\ufeff]"
SPACES = BLANK + "{1,6}"
MAYBE = BLANK + "{0,6}"

SECTOR = rf"ITU(?:{BLANK}{{0,2}}{HYPHEN}{BLANK}{{0,2}}|{BLANK}{{0,1}})(?P<sector>[TRD])"
"""A sector's code, also where its hyphen is another sign, a blank or gone: `ITU-T`, `ITUT`, `ITU T`."""


def phrase(words: str) -> str:
    """A pattern for a phrase of which blanks may be any blanks, and hyphens any or none.

    >>> bool(re.fullmatch(phrase("Radio Regulations"), "Radio  Regulations"))
    True
    """
    parts = [re.escape(part) for part in words.split(" ")]
    return SPACES.join(part.replace(r"\-", f"(?:{HYPHEN}|{BLANK})?") for part in parts)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, so that none hides a longer one."""
    return "(?:" + "|".join(phrase(words) for words in sorted(phrases, key=len, reverse=True)) + ")"


def squeezed(text: str) -> str:
    """The text with every blank run made one blank, and every hyphen an ordinary one."""
    return re.sub(HYPHEN, "-", re.sub(BLANK + "+", " ", text)).strip()
