"""The numbers instruments carry, kind by kind, and the one way each is written down."""

import re
from collections.abc import Mapping

from itugraph.citations.writing import BLANK, HYPHEN, JOINT
from itugraph.model.citations import Kind

_END = r"(?:(?![A-Za-z0-9])|(?=(?:of|and|to|in|on|et|de)\b))"
"""Where a number ends: before anything but a letter or a digit, or at a small word whose blank was lost."""

_PLAIN = (
    r"A/(?:RES|HRC/RES|HRC|C\.\d)/(?:[A-Z]{1,2}[-\x96])?\d{1,3}/\d{1,4}"
    r"|\d{1,4}\s?\((?:S-)?[IVXL]{1,8}\)(?!\w)"
    r"|(?:WHA|EB)\d{1,3}\.\d{1,3}|(?:A|MSC|MEPC|FAL|LEG)\.\d{1,4}\(\d{1,3}\)"
    r"|\d{1,3}/(?:CP|CMP|CMA|COP|MSP)\.\d{1,3}"
    r"|(?:COM|GT|WG|PLEN|Plen|PL|COM\.)[- ]?[A-Z]{0,4}\d{0,2}/\d{1,3}"
    r"|A\d{1,2}" + JOINT + r"\d{1,3}"
    rf"|\d{{1,5}}(?:/\d{{1,4}}){{0,2}}(?:{JOINT}(?:\d{{1,2}}|\*))?(?:[A-Z]{{1,2}}|bis|ter)?"
)

_SERIES_ITEM = (
    rf"[A-Z]{{1,3}}{BLANK}{{0,2}}\.{BLANK}{{0,2}}(?:\d{{1,4}}|(?:Suppl?|Imp)\.?{BLANK}?\d{{1,3}})"
    rf"(?:\.\d{{1,4}}){{0,3}}(?:{BLANK}?(?:bis|ter)\b)?"
)
_SERIES = (
    rf"{_SERIES_ITEM}(?:{JOINT}\d{{1,2}})?(?:{BLANK}?[/|]{BLANK}?{_SERIES_ITEM}){{0,2}}"
    rf"(?![A-Za-z0-9]|\.[0-9a-z]|{HYPHEN}?{BLANK}?[Ss]eries)"
)

_ROMAN = r"[IVX]{1,6}"

PATTERNS: Mapping[Kind, re.Pattern[str]] = {
    "Resolution": re.compile(rf"(?:{_PLAIN}){_END}"),
    "Decision": re.compile(rf"(?:{_PLAIN}){_END}"),
    "Opinion": re.compile(rf"(?:{_PLAIN}){_END}"),
    "Recommendation": re.compile(rf"{_SERIES}|(?:{_PLAIN}){_END}"),
    "Report": re.compile(rf"{_SERIES}|A/(?:[A-Z]+[-/.]?\d*/)?\d{{1,3}}/\d{{1,4}}{_END}"),
    "Question": re.compile(rf"(?:\d{{1,3}}(?:{JOINT}\d{{1,2}})?|[A-Z]{{1,2}})/\d{{1,2}}{_END}"),
    "Article": re.compile(
        rf"(?:S?\d{{1,3}}(?:\.\d{{1,3}}){{0,2}}(?:{BLANK}?(?:bis|ter)|[A-Z]{{1,2}})?|{_ROMAN}){_END}"
    ),
    "Appendix": re.compile(rf"(?:S?\d{{1,2}}[A-Z]?(?:{JOINT}\d)?(?:bis)?|{_ROMAN}){_END}"),
    "Annex-of-other-instrument": re.compile(rf"(?:\d{{1,2}}[A-Z]?|{_ROMAN}|[A-Z]){_END}"),
    "Provision": re.compile(
        rf"S?\d{{1,4}}(?:\.[A-Z]?\d{{1,4}}[A-Z]{{0,3}}){{0,3}}(?:[A-Z]{{1,3}})?(?:{BLANK}?(?:bis|ter))?{_END}"
    ),
}
"""What a number of each kind looks like where it stands in a text."""

SERIES = re.compile(_SERIES)
"""The number of a Recommendation or a Report with its series: `Y.4000/Y.2060`, `P.618-13`."""

SERIES_LETTERS = re.compile(r"[A-Z]{1,3}")

_RADIO_ONLY = frozenset(("BO", "BR", "BS", "BT", "RA", "RS", "SA", "SF", "SM", "SNG", "TF", "CS", "RRR"))
_RADIO_SHARED = frozenset(("F", "M", "P", "S", "V"))


def normalised(number: str) -> str:
    """The number as it is recorded: ordinary hyphens, no blanks.

    >>> normalised("66 - 1")
    '66-1'
    """
    return re.sub(HYPHEN, "-", re.sub(BLANK, "", number)).replace("|", "/")


def series_sector(number: str, *, radio: bool) -> str:
    """Whose series a Recommendation's number is in, where the text does not say.

    ITU-R alone has series of two letters and parts counted after a hyphen; letters that both Sectors use go by
    `radio`, whether the text is a radio conference's.
    """
    letters = SERIES_LETTERS.match(number)
    series = letters.group() if letters else ""
    shared = series in _RADIO_SHARED and (radio or re.search(r"-\d{1,2}$", number) is not None)
    return "ITU-R" if series in _RADIO_ONLY or shared else "ITU-T"


def is_general_assembly_number(number: str) -> bool:
    """Whether a resolution's number has the form session/number of the United Nations General Assembly."""
    return (
        re.fullmatch(r"(?:A/RES/)?(?:S-)?[3-8]\d/\d{1,3}[A-Z]?|\d{1,4}\((?:S-)?[IVXL]+\)", number) is not None
    )


def is_radio_provision(number: str) -> bool:
    """Whether a provision's number has the form article.number that only the Radio Regulations use."""
    return re.match(r"S?\d{1,2}\.[A-Z]?\d", number) is not None
