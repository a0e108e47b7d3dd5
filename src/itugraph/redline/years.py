"""Take apart years, periods and conference codes that a lost change ran together: `2020 2025`, `WRC-1923`.

No text names two years or two conferences of one body with nothing between them. The register tells `WTSA-2024`, one
assembly, from `WRC-1923`, two conferences.
"""

import re
from collections.abc import Iterator

from itugraph.model import Conference, Sign
from itugraph.redline.interleaving import interleave
from itugraph.register import Register

Stretch = tuple[int, int, Sign]
"""Start and end of what was struck (`-`), inserted (`+`) or, between these, kept (`=`)."""

_YEAR = r"(?:19|20)\d\d"
_ENDS = r"(?![\w/-]|[.,]\d)"
_HYPHEN = "[-\u2010\u2011\u2013]"
_TWO_YEARS = re.compile(rf"(?<![\w.,/-])(?P<old>{_YEAR})(?P<new>[ \u00a0]?{_YEAR}){_ENDS}")
_MINGLED_YEAR = re.compile(rf"(?<=\w[ \u00a0])(?P<digits>{_YEAR}\d\d?){_ENDS}")
_YEAR_BEFORE = re.compile(
    r"(?:^|\W)(?:after|before|by|during|from|in|of|since|to|until|year)[ \u00a0]$", re.IGNORECASE
)
_TWO_PERIODS = re.compile(
    rf"(?<![\w.,/-])(?P<old>{_YEAR}{_HYPHEN}{_YEAR})(?P<new>[ \u00a0]?{_YEAR}{_HYPHEN}{_YEAR}){_ENDS}"
)
_CODE = r"(?:WRC|WTSA|WTDC|WTPF|WCIT|RA|PP)"
_TWO_CODES = re.compile(
    rf"(?<!\w)(?P<revised>Rev\.?\s?)?(?P<old>(?P<body>{_CODE}){_HYPHEN}?\d\d(?:\d\d)?)"
    rf"(?P<new>[ \u00a0]?(?P<again>Rev\.?\s?)?(?P=body){_HYPHEN}?\d\d(?:\d\d)?)(?![\w-])",
    re.IGNORECASE,
)
_MINGLED_CODE = re.compile(
    rf"(?<!\w)(?:Rev\.?\s?)?(?P<body>{_CODE}){_HYPHEN}?(?P<digits>\d{{3,4}})(?![\w/-])", re.I
)
_SESSION = re.compile(r"(?<=[ (\u00a0])(?P<old>C\d\d)(?P<new>[ \u00a0]?C\d\d)(?=[,);])")
_MINGLED_SESSION = re.compile(r"(?<=amended )C(?P<old>\d\d)(?P<new>\d\d)(?=[,);])")
_FIRST_YEAR, _LAST_YEAR = 1980, 2060


def run_together(wording: str, register: Register) -> list[Stretch]:
    """The years, periods and codes of a wording of which the first was struck for the second, in order."""
    found = [*_codes(wording, register), *_sessions(wording), *_periods(wording), *_years(wording)]
    stretches: list[Stretch] = []
    for stretch in sorted(found):
        if not stretches or stretch[0] >= stretches[-1][1]:
            stretches.append(stretch)
    return stretches


def _years(wording: str) -> Iterator[Stretch]:
    for match in _TWO_YEARS.finditer(wording):
        if match["old"] != match["new"].strip():
            yield from _one_for_another(match)
    for match in _MINGLED_YEAR.finditer(wording):
        if not _YEAR_BEFORE.search(wording, max(0, match.start() - 12), match.start()):
            continue
        digits = match["digits"]
        readings = [
            (woven.breaks, woven.pieces)
            for old in _years_of(digits)
            for new in _years_of(digits)
            if int(old) < int(new) and (woven := interleave(digits, old, new))
        ]
        yield from _only(readings, match.start("digits"))


def _years_of(digits: str) -> set[str]:
    """The years that a string of five or six digits holds, in order, beginning where it begins."""
    return {
        year
        for i in range(1, len(digits))
        for j in range(i + 1, len(digits))
        for k in range(j + 1, len(digits))
        if _FIRST_YEAR <= int(year := digits[0] + digits[i] + digits[j] + digits[k]) <= _LAST_YEAR
    }


def _periods(wording: str) -> Iterator[Stretch]:
    for match in _TWO_PERIODS.finditer(wording):
        if match["old"][:4] < match["new"].strip()[:4]:
            yield from _one_for_another(match)


def _codes(wording: str, register: Register) -> Iterator[Stretch]:
    for match in _TWO_CODES.finditer(wording):
        held = _conferences(register, match["body"])
        old, new = held.get(_short(match["old"])), held.get(_short(match["new"]))
        if old and new and old.year < new.year:
            keeps_revised = match["revised"] and not match["again"]
            yield (
                match.start("old" if keeps_revised or not match["revised"] else "revised"),
                match.end("old"),
                "-",
            )
            yield match.start("new"), match.end("new"), "+"
    for match in _MINGLED_CODE.finditer(wording):
        held, digits = _conferences(register, match["body"]), match["digits"]
        if len(digits) == 4 and any(conference.year == int(digits) for conference in held.values()):
            continue
        readings = [
            (woven.breaks, woven.pieces)
            for old, earlier in held.items()
            for new, later in held.items()
            if earlier.year < later.year and (woven := interleave(digits, old, new))
        ]
        yield from _only(readings, match.start("digits"))


def _sessions(wording: str) -> Iterator[Stretch]:
    """Sessions of the Council, which meets every year, in the bracket of an edition: `last amended C19C22`."""
    for match in _SESSION.finditer(wording):
        if match["old"] < match["new"].strip():
            yield from _one_for_another(match)
    for match in _MINGLED_SESSION.finditer(wording):
        if match["old"] < match["new"]:
            yield from _one_for_another(match)


def _conferences(register: Register, body: str) -> dict[str, Conference]:
    """The conferences of a body by the two digits of their year."""
    return {f"{c.year % 100:02}": c for c in register.conferences if c.body == body.upper()}


def _short(code: str) -> str:
    return code.strip()[-2:]


def _one_for_another(match: re.Match[str]) -> Iterator[Stretch]:
    yield match.start("old"), match.end("old"), "-"
    yield match.start("new"), match.end("new"), "+"


def _only(readings: list[tuple[int, tuple[Stretch, ...]]], offset: int) -> Iterator[Stretch]:
    """What changed in the reading of fewest breaks, if it is the only one of so few."""
    readings.sort(key=lambda reading: reading[0])
    if readings and (len(readings) == 1 or readings[0][0] < readings[1][0]):
        for start, end, sign in readings[0][1]:
            if sign != "=":
                yield offset + start, offset + end, sign
