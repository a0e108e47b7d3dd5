"""The lines before the first section: marker, number line, adoption history, enacting formula, announcements."""

import re
from dataclasses import dataclass

from itugraph.model import Action, Announcement

_MARKER = re.compile(
    r"^\s*(?P<action>ADD|MOD|SUP|NOC)[ \t\u00a0]+(?P<identifier>[A-Z]{1,5}(?:/[A-Z]{1,5})*/\d+[A-Z0-9().]*(?:/\d+)?)"
    r"(?:#\d+)?\s*$"
)
_NUMBERING = re.compile(
    r"^\s*(?:(?:DRAFT|Draft)\s+)?(?:(?:NEW|new|REVISED|revised|REVISION OF|revision of)\s+)?"
    r"(?P<kind>RESOLUTION|Resolution|DECISION|Decision|RECOMMENDATION|Recommendation|OPINION|Opinion)\s+"
    r"(?P<sector>ITU[-\u2011 ]?R\s+)?"
    r"(?P<number>(?:ITU[-\u2011 ]?[TD]\s+)?\[?[A-Z]{0,4}[-./]?\d[\w./-]*\]?|\[[^\]\n]{1,40}\])"
    r"\s*(?P<edition>\([^()\n]*(?:\([^()\n]*)?\)?)?\s*$"
)
_HISTORY = re.compile(r"^\s*\((?=[^()]*\d{4})[^\d()]{2,40},?\s*\d{4}[^()]*\)\s*$")
_FORMULA = re.compile(
    r"^\s*The\s+(?P<assembly>(?:World|Plenipotentiary|Radiocommunication|ITU Council|Council|Administrative|"
    r"ITU Radiocommunication)\b[^()]{0,120})(?:\([^)]*\))?\s*,?\s*$"
)
_ANNOUNCED = re.compile(
    r"^\s*proposal\s+(?P<ordinal>\d{1,3})\s*\(\s*(?P<action>ADD|MOD|SUP|NOC)?\s*(?:[,;]\s*(?P<document>[^()]*?))?\s*\)"
    r"\s*\((?P<prefix>[A-Za-z ]{2,20})\)\s*$",
    re.IGNORECASE,
)
_PAGE_FURNITURE = re.compile(r"^\s*(?:(?:RES|REC)\s?\d+[A-Z]?-\d+|[-\u2013]\s*\d{1,4}\s*[-\u2013])\s*$")
_RUNNING_HEAD = re.compile(r"^\s*(?:RES|REC)\s?\d+[A-Z]?-\d+\s+(?=\S)")
_REPEATED_TITLE = re.compile(r"^(?:RESOLUTION|RECOMMENDATION)\s+\d+\s+\(")
_ANNEX = re.compile(
    r"^\s*(?:ANNEX|APPENDIX|ATTACHMENT|Annex|Attachment)(?:\s+(?:\d+|[A-Z]))?\b[^a-z]{0,3}(?:$|\s*\()"
)
_REASONS = re.compile(r"^\s*Reasons?\s*:")

_ASSEMBLIES = (
    ("Plenipotentiary Conference", "PP"),
    ("World Telecommunication Standardization Assembly", "WTSA"),
    ("World Telecommunication Standardization Conference", "WTSC"),
    ("World Telecommunication Development Conference", "WTDC"),
    ("Radiocommunication Assembly", "RA"),
    ("World Radiocommunication Conference", "WRC"),
    ("World Administrative Radio Conference", "WARC"),
    ("World Conference on International Telecommunications", "WCIT"),
    ("World Telecommunication/ICT Policy Forum", "WTPF"),
    ("World Telecommunication Policy Forum", "WTPF"),
    ("Council", "Council"),
)


_BODY_BY_FORM = (
    (re.compile(r"\bWRC-\d", re.IGNORECASE), "WRC"),
    (re.compile(r"\bWARC", re.IGNORECASE), "WARC"),
    (re.compile(r"^\(C-?\d", re.IGNORECASE), "Council"),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The line that opens a proposal: what it does, and its identifier without the `#75` that may follow."""

    action: Action
    identifier: str


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number line: the kind of instrument, its number, and the bracket with its edition, if any."""

    kind: str
    number: str
    edition: str | None
    body: str | None = None


def marker_of(line: str) -> Marker | None:
    r"""The proposal that a line opens.

    >>> marker_of("MOD\tEUR/38A31/1#36")
    Marker(action='MOD', identifier='EUR/38A31/1')
    """
    found = _MARKER.match(line)
    if not found:
        return None
    action: Action = found["action"]  # type: ignore[assignment]  # the pattern admits these four only
    return Marker(action, found["identifier"])


def numbering_of(line: str) -> Numbering | None:
    """The instrument that a number line names.

    >>> numbering_of("RESOLUTION 98 (Rev. Geneva, 2022)")
    Numbering(kind='Resolution', number='98', edition='(Rev. Geneva, 2022)', body=None)
    >>> numbering_of("RESOLUTION 155 (REV.WRC-19)").body, numbering_of("RESOLUTION ITU-R 66-1").number
    ('WRC', '66-1')
    >>> numbering_of("Resolution 98 proposals side by side") is None
    True
    """
    found = _NUMBERING.match(line)
    if not found:
        return None
    sector, number = found["sector"], " ".join(found["number"].split())
    body = next((body for form, body in _BODY_BY_FORM if form.search(found["edition"] or "")), None)
    return Numbering(found["kind"].capitalize(), number, found["edition"], "RA" if sector else body)


def is_history(line: str) -> bool:
    """Whether a line is an adoption history such as `(Hammamet, 2016; Geneva, 2022)`."""
    return bool(_HISTORY.match(line))


def adopting_body(line: str) -> str | None:
    """Who adopts the text, if the line is an enacting formula.

    >>> adopting_body("The World Telecommunication Standardization Assembly (Geneva, 2022),")
    'WTSA'
    """
    found = _FORMULA.match(line)
    if not found:
        return None
    return next((body for name, body in _ASSEMBLIES if name.lower() in found["assembly"].lower()), None)


def is_page_furniture(line: str) -> bool:
    """Whether a line is a page number or running head that a converter left in the text."""
    return bool(_PAGE_FURNITURE.match(line))


def without_running_head(line: str) -> str:
    """The line without the running head of a page (`RES25-2`) that a converter left at its start."""
    return line[_running_head_end(line) :]


def _running_head_end(line: str) -> int:
    found = _RUNNING_HEAD.match(line)
    return found.end() if found else 0


def is_repeated_title(line: str) -> bool:
    """Whether a line repeats number and title of the resolution behind a running head."""
    return line != without_running_head(line) and bool(_REPEATED_TITLE.match(without_running_head(line)))


def opens_annex(line: str) -> bool:
    """Whether a line is the heading of an annex.

    >>> opens_annex("ANNEX 1 (to Resolution 9)"), opens_annex("RES7-2 ANNEX TO RESOLUTION 7 (WRC-23) Limits")
    (True, True)
    """
    text = without_running_head(line)
    return bool(_ANNEX.match(text)) or text.startswith("ANNEX TO RESOLUTION")


def opens_reasons(line: str) -> bool:
    """Whether a line gives the reasons of a proposal, which are no part of its text."""
    return bool(_REASONS.match(line))


def announcement_of(line: str, number: int) -> Announcement | None:
    """The proposal that a line of a compilation's list announces; `number` is the line's.

    >>> announcement_of("PROPOSAL 2 (MOD) (AST)", 4).prefix
    'AST'
    """
    found = _ANNOUNCED.match(line)
    if not found:
        return None
    action: Action | None = found["action"].upper() if found["action"] else None  # type: ignore[assignment]
    return Announcement(int(found["ordinal"]), action, found["prefix"].strip(), found["document"], number)
