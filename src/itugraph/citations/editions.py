"""The forms an edition is written in, and reading the bracket behind a number.

`(Rev. Dubai, 2018)`, `(Rev.WRC-19)`, `(WARC-92, Rev.WRC-03 and Rev.WRC-07)`, `(C16, last amended C19)`,
`(2004, last modified 2009)`, `(06/2012)`, `(2016-11)`: of several, the last is the edition meant.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from itugraph.citations.english import ENGLISH
from itugraph.citations.language import Language
from itugraph.citations.writing import BLANK, HYPHEN, JOINT, MAYBE, SPACES, any_of, plain, squeezed
from itugraph.model.citations import Edition

CODED_BODIES = {
    "WRC": "WRC", "CWRC": "WRC", "WARC": "WARC", "RARC": "WARC", "ORB": "WARC", "MOB": "WARC", "HFBC": "WARC",
    "PP": "PP", "APP": "PP", "WTSA": "WTSA", "WTSC": "WTSC", "WTDC": "WTDC", "RA": "RA", "WCIT": "WCIT",
    "WTPF": "WTPF", "COUNCIL": "Council", "C": "Council",
}  # fmt: skip
"""The short forms that stand in an edition's bracket, and the body each means. The radio conferences of 1979 to
1992 were administrative ones, and signed `WARC-79`, `Mob-87`, `Orb-88`."""


_MOST_ADOPTIONS = 8


@dataclass(frozen=True, slots=True)
class WrittenEdition:
    """An edition read from a text: `body` where its form names one, `end` just behind its bracket.

    `place` of the edition is as written; `dated` is true of a Recommendation's date.
    """

    edition: Edition
    body: str | None
    end: int
    dated: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    marked: bool
    place: str | None
    year: int
    month: int | None
    code: str | None


@dataclass(frozen=True, slots=True)
class _Forms:
    opening: re.Pattern[str]
    unit: re.Pattern[str]
    joiner: re.Pattern[str]
    closing: re.Pattern[str]
    months: dict[str, int]


@lru_cache(maxsize=8)
def _forms(language: Language) -> _Forms:
    codes = "|".join(sorted(CODED_BODIES, key=len, reverse=True))
    months = {month: number for number, month in enumerate(language.months, 1)}
    marks = any_of((*language.revised, *language.amended))
    mark = rf"(?:(?P<mark>(?i:{marks}))(?![a-z]){MAYBE}(?:\({MAYBE})?)?"
    letters = r"[A-Za-zÀ-ÖØ-öø-ÿ']"
    place = rf"(?P<place>[A-ZÀ-ÖØ-Þ]{letters}{{2,20}}(?:(?:{SPACES}|{JOINT}){letters}{{1,20}}){{0,3}})"
    year = r"(?:19|20)\d\d"
    note = r"\d?(?!\d)"
    unit = (
        rf"{MAYBE}{mark}(?:{any_of(language.edition_words)}{SPACES})?(?:"
        rf"(?i:(?P<code>{codes}))(?:(?:{HYPHEN}|{BLANK}){{1,3}}(?i:(?P<inner>ORB|MOB|HFBC)))?"
        rf"(?:{BLANK}{{0,2}}{HYPHEN})?{BLANK}{{0,2}}(?P<coded>{year}|\d\d){note}"
        rf"|(?P<month>0?[1-9]|1[0-2]){MAYBE}/{MAYBE}(?P<dated>{year}|\d\d)(?!\d)"
        rf"|(?P<isoyear>{year}){JOINT}(?P<isomonth>0[1-9]|1[0-2])(?!\d)"
        rf"|(?P<monthname>{'|'.join(months)}){SPACES}(?P<namedyear>{year})(?!\d)"
        rf"|(?:{place}{MAYBE},?{MAYBE})?(?P<year>{year}){note}"
        rf")"
    )
    joiners = any_of(language.edition_joiners)
    return _Forms(
        opening=re.compile(
            rf"{MAYBE}[¹²³⁰-⁹*†‡]{{0,2}}{MAYBE}"
            rf"(?:(?P<bracket>[\(\[]){MAYBE}[\(\[]?|,?{MAYBE}(?=(?i:{any_of(language.revised[:1])}){MAYBE}[A-Z]))"
        ),
        unit=re.compile(unit),
        joiner=re.compile(
            rf"{MAYBE}(?:[,;]{MAYBE}(?:{joiners}{SPACES})?|{joiners}{SPACES}|(?=(?i:{marks})))"
        ),
        closing=re.compile(MAYBE + r"[\)\]]"),
        months=months,
    )


def _full_year(digits: str) -> int:
    """A year of two digits is this century's up to 59: the ITU's radio conferences go back to 1959."""
    year = int(digits)
    if year >= 100:
        return year
    return 2000 + year if year < 59 else 1900 + year


def _unit(match: re.Match[str], months: dict[str, int]) -> _Unit:
    group = match.group
    month = group("month") or group("isomonth")
    named = group("monthname")
    year = group("coded") or group("dated") or group("isoyear") or group("namedyear") or group("year")
    code = group("inner") or group("code")
    return _Unit(
        marked=group("mark") is not None,
        place=squeezed(group("place")) if group("place") else None,
        year=_full_year(year),
        month=int(month) if month else months.get(named),
        code=CODED_BODIES[code.upper()] if code else None,
    )


def read_edition(text: str, start: int, language: Language = ENGLISH) -> WrittenEdition | None:
    """The edition whose bracket opens at `start` (blanks and a footnote mark may come first), or None.

    A bracket that nothing opens, or that nothing closes, is one all the same where what it holds can be nothing else.
    """
    forms = _forms(language)
    opening = forms.opening.match(text, start)
    if opening is None:
        return None
    units, position = _units(text, opening.end(), forms)
    if not units:
        return None
    last = units[-1]
    closing = forms.closing.match(text, position)
    if closing is None and not (opening["bracket"] and (last.marked or last.place or last.code)):
        return None
    code = next((unit.code for unit in reversed(units) if unit.code), None)
    edition = Edition(last.marked or units[0].marked, last.place, last.year, last.month)
    return WrittenEdition(edition, code, closing.end() if closing else position, dated=last.month is not None)


def _units(text: str, position: int, forms: _Forms) -> tuple[list[_Unit], int]:
    """What stands in a bracket, adoption by adoption, and where it ends."""
    units: list[_Unit] = []
    start = position
    while len(units) < _MOST_ADOPTIONS and (match := forms.unit.match(text, start)):
        units.append(_unit(match, forms.months))
        position = match.end()
        joiner = forms.joiner.match(text, position)
        if joiner is None:
            break
        start = joiner.end()
    return units, position


def parse_edition(text: str, language: Language = ENGLISH) -> Edition | None:
    """The edition a bracket names, with or without its round brackets; of several, the last.

    The place is as written, capitals aside.

    >>> parse_edition("(Rev. Dubai, 2018)")
    Edition(revised=True, place='Dubai', year=2018, month=None)
    >>> parse_edition("(C16, last amended C19)")
    Edition(revised=True, place=None, year=2019, month=None)
    """
    text = plain(text).strip()
    bracketed = text if text[:1] in ("(", "[") else f"({text})"
    found = read_edition(bracketed, 0, language)
    if found is None or found.end < len(bracketed):
        return None
    return with_place(found.edition, plain_place(found.edition.place))


def with_place(edition: Edition, place: str | None) -> Edition:
    """The same edition under another spelling of its place."""
    return Edition(edition.revised, place, edition.year, edition.month)


def plain_place(place: str | None) -> str | None:
    """A place written in capitals, in ordinary ones: `DUBAI` is `Dubai`."""
    if place is None or not place.isupper():
        return place
    return place.title()
