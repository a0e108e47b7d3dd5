"""How words are really written: line breaks, no-break blanks, every kind of hyphen, hyphens that vanished."""

import re
from collections.abc import Iterable

EN_DASH, EM_DASH = "\x96", "\x97"
"""What `plain` writes for the dashes: their places in Windows' Latin-1, which no text uses otherwise."""
HYPHEN = f"[-{EN_DASH}{EM_DASH}]"
"""A hyphen or dash, once `plain` has written it. Word has U+001E for its no-break hyphen, most converters U+2011."""

BLANK = r"\s"
"""A blank, once `plain` has put ordinary ones for those that Python does not count as blanks."""
SPACES = BLANK + "{1,6}"
MAYBE = BLANK + "{0,6}"

JOINT = HYPHEN + r"(?:[ \t]{0,6}\r?\n[ \t]{0,6})?"
"""A hyphen within a number or a name, at which a line may have been broken."""

SECTOR = rf"ITU(?:{MAYBE}{HYPHEN}{MAYBE}|{MAYBE})(?P<sector>[TRD])"
"""A sector's code, also where its hyphen is another sign, a blank or gone: `ITU-T`, `ITUT`, `ITU T`."""


_PLAIN = (
    *((character, " ") for character in "\u200b\u200e\u200f\u2060\ufeff"),
    *((character, "-") for character in "\u00ad\u2010\u2011\u2012\u2212"),
    ("\u2013", EN_DASH),
    ("\u2014", EM_DASH),
    ("\u2019", "'"),
    ("\x1e", "-"),
    ("\x1f", "-"),
)
_TO_PLAIN = re.compile("[" + "".join(written for written, _ in _PLAIN) + "]")


def plain(text: str) -> str:
    """The text with one sign each for blanks, hyphens and apostrophes, so that offsets stay the same.

    Patterns are written for these signs alone: a class of characters beyond Latin-1 takes long to compile, and hundreds
    of blanks and hyphens stand in the patterns.

    >>> plain("Resolution\u200b71, ITU\u2011T")
    'Resolution 71, ITU-T'
    """
    written_plainly = (
        "\x1e" not in text and "\x1f" not in text if text.isascii() else not _TO_PLAIN.search(text)
    )
    if written_plainly:
        return text
    for written, sign in _PLAIN:
        text = text.replace(written, sign)
    return text


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


_HYPHENS = re.compile(HYPHEN)


def squeezed(text: str) -> str:
    """The text with every blank run made one blank, and every hyphen an ordinary one."""
    return _HYPHENS.sub("-", " ".join(plain(text).split()))
