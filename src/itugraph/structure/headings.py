"""The words that open a section of a resolution, and which part of it they open.

The vocabulary is that of the ITU's drafting practice: participles (`recalling`) open the preamble, finite verbs
(`resolves`, `instructs the Director of TSB`) the operative part.
"""

import re
from dataclasses import dataclass

from itugraph.model import Part

PREAMBLE = (
    "acknowledging", "affirming", "alarmed", "anticipating", "appreciating", "aware", "bearing in mind",
    "believing", "concerned", "conscious", "considering", "confirming", "convinced", "desiring", "emphasizing",
    "endorsing", "expressing", "guided by", "having considered", "having examined", "having noted",
    "having regard", "having reviewed", "highlighting", "keeping in mind", "mindful", "noting", "observing",
    "paying tribute", "reaffirming", "realizing", "recalling", "recognizing", "recognising", "referring",
    "reiterating", "remembering", "reminding", "seeking", "stressing", "taking account", "taking into account",
    "taking into consideration", "taking note", "underlining", "underscoring", "understanding", "welcoming",
)  # fmt: skip
OPERATIVE = (
    "adopts", "agrees", "appeals", "approves", "asks", "authorizes", "calls for", "calls on", "calls upon",
    "charges", "commits", "confirms", "decides", "declares", "directs", "encourages", "endorses", "entrusts",
    "expresses", "instructs", "invites", "mandates", "notes", "proposes", "reaffirms", "recommends", "reiterates",
    "requests", "resolves", "strongly encourages", "strongly urges", "supports", "urges", "welcomes",
)  # fmt: skip
_ADVERBS = r"(?:(?:also|further|hereby|likewise|once again|again)[ ,]+)?"

MAX_WORDS = 60
"""Longer than any heading seen; a longer line that opens with such a word is a clause."""

_FINAL_MARK = re.compile(r"[;,.]\s*$")


def _opening(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_HEADING = re.compile(
    rf"{_ADVERBS}(?:(?P<preamble>{_opening(PREAMBLE)})|(?P<operative>{_opening(OPERATIVE)}))\b"
)
_REFERS = re.compile(r"^\w+(?:\s+further)?\s+(?:\d|[a-z]{1,2}\)|above|below)")
_TRAILING = re.compile(rf"[;,.]\s+(?P<heading>(?:and\s+)?{_ADVERBS}(?:{_opening(OPERATIVE)})\b[^;.]*)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: its wording without a closing mark, and the part it belongs to."""

    text: str
    part: Part


def heading_of(line: str, styled: bool = False) -> Heading | None:
    """The heading that a whole line is, or None; `styled` if the document's own style says that it is one.

    >>> heading_of("instructs the Director of the Telecommunication Standardization Bureau").part
    'operative'
    >>> heading_of("recalling further").text
    'recalling further'
    >>> heading_of("recognizing that the work goes on;") is None
    True
    >>> heading_of("resolves 4 above") is None
    True
    """
    text = line.strip()
    found = _HEADING.match(text)
    if styled:
        participle = found["preamble"] if found else text.partition(" ")[0].endswith("ing")
        return Heading(text.rstrip(" ;,.:"), "preamble" if participle else "operative")
    if not found or len(text.split()) > MAX_WORDS or _REFERS.match(text):
        return None
    if _FINAL_MARK.search(text):
        text = text.rstrip(" ;,.:")
        bare = found.end() == len(text)
        if not (bare or line.rstrip().endswith(",")) or len(text.split()) > 4:
            return None
    return Heading(text.rstrip(" :"), "preamble" if found["preamble"] else "operative")


def opening_of(line: str) -> Heading | None:
    """The heading that a clause carries on its own line (`recalling Resolution 71 ...,`), or None."""
    text = line.strip()
    found = _HEADING.match(text)
    if not found or not _FINAL_MARK.search(text) or _REFERS.match(text):
        return None
    return Heading(found.group(), "preamble" if found["preamble"] else "operative")


def trailing_heading(line: str) -> Heading | None:
    """The heading that runs on at the end of a clause, or None.

    >>> trailing_heading("to report on the results; instructs the Secretary-General").text
    'instructs the Secretary-General'
    """
    text = line.rstrip()
    found = _TRAILING.search(text)
    if not found or len(found["heading"].split()) > MAX_WORDS // 2:
        return None
    return heading_of(found["heading"].removeprefix("and "))
