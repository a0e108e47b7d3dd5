"""The block on the first page of an ITU document: what it says about the document.

ITU templates set it as a table: the conference with its place and days beside the emblem, then the committee
beside `Addendum 31 to Document 38-E`, the date and `Original: English`, then the source, the title and the
agenda item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from itugraph.model import Metadata, Paragraph
from itugraph.reading.style_names import style_key
from itugraph.reading.tracking import IN_PROPOSED

_MAX_LINES = 80
_MAX_LENGTH = 300
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ENDS = re.compile(
    r"(?:ADD|MOD|SUP|NOC)\s+[A-Z][A-Z/]{1,40}/\d|(?:DRAFT\s+(?:NEW|REVISED)\s+)?RESOLUTION\s+\[?\w", re.I
)
_END_STYLES = frozenset({"proposal", "resno", "restitle", "call"})
_CONFERENCE = re.compile(r"\b(?:WTSA|PP|WRC|WTDC|RA|WCIT|WTPF|RRC|C)-?\d{2,4}\b")
_CONFERENCE_NAMES = re.compile(
    r"\b(?:World (?:Telecommunication|Radiocommunication)\w* \S.*?(?:Assembly|Conference)"
    r"|Plenipotentiary Conference|Radiocommunication Assembly)\b",
    re.I,
)
_NAMED = re.compile(
    r"(?:(?:Revision|Corrigendum|Rev\.|Corr\.)\s*\d+\s+to\s+)?"
    r"(?:Addendum\s+(?P<addendum>\d+)\s*(?:\(.*?\))?\s+to\s+)?"
    r"Document\s+(?:(?P<conference>[A-Z]+-?\d{2,4})/)?(?P<number>[A-Z]{0,4}\d[\d/]*)"
    r"(?:\s*\(Add\.\s*(?P<short>\d+)\))?(?:\s*\((?:Rev|Corr)\.\s*\d+\))?(?:\s*[-\u2011]\s*(?P<language>[EFSRAC])\b)?",
    re.I,
)
_SHORT = re.compile(
    r"(?P<conference>(?:WTSA|PP|WRC|WTDC|RA|WCIT|WTPF)-?\d{2,4})/(?P<number>\d+)"
    r"(?:\s*\(Add\.\s*(?P<short>\d+)\))?(?:\s*\((?:Rev|Corr)\.\s*\d+\))?[-\u2011](?P<language>[EFSRAC])\b"
)
_DATE = re.compile(rf"\s*(\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}})\s*")
_ORIGINAL = re.compile(r"\s*Original\s*:\s*(\w[\w /]*?)\s*", re.I)
_SOURCE = re.compile(r"\s*Source\s*:\s*(\S.*?)\s*", re.I)
_AGENDA = re.compile(r"\s*(?:Agenda item|Item)\s*:?\s*(\d[\w.()]*)", re.I)
_LANGUAGES = {"E": "English", "F": "French", "S": "Spanish", "R": "Russian", "A": "Arabic", "C": "Chinese"}
_EMBLEM = re.compile(r"\s*International Telecommunication Union\s*", re.I)
_MEETING = re.compile(r"\s*(?:PLENARY MEETING|COMMITTEE\s+\S+|WORKING GROUP\s.*|WORKING PARTY\s.*)\s*", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: str


def read_metadata(paragraphs: Sequence[Paragraph]) -> Metadata:
    """What the first page says, as far as it has the block; everything as written, the language spelt out.

    `conference` is the short name (`WTSA-20`) where the page gives it, else the name in full. Only what
    stands before the first proposal or resolution is looked at.
    """
    lines = list(_block(paragraphs))
    named = _first(_NAMED, lines) or _first(_SHORT, lines)
    parts = {} if named is None else named.groupdict()
    original = _whole(_ORIGINAL, lines)
    date = _whole(_DATE, lines)
    if named is None and original is None:
        return Metadata(agenda_item=_group(_begins(_AGENDA, lines)))
    letter = (parts.get("language") or "").upper()
    return Metadata(
        conference=_conference(lines) or parts.get("conference"),
        number=parts.get("number"),
        addendum=parts.get("addendum") or parts.get("short"),
        date=_group(date),
        submitter=_submitter(lines),
        language=_group(original) or _LANGUAGES.get(letter),
        agenda_item=_group(_begins(_AGENDA, lines)),
    )


def _block(paragraphs: Sequence[Paragraph]) -> Iterator[_Line]:
    for paragraph in islice(paragraphs, _MAX_LINES):
        style = style_key(paragraph.style or "")
        text = "".join(run.text for run in paragraph.runs if run.status in IN_PROPOSED).replace("\xa0", " ")
        if style in _END_STYLES or _ENDS.match(text.strip()):
            return
        for line in text[: 4 * _MAX_LENGTH].split("\n"):
            if line.strip():
                yield _Line(re.sub(r"\s+", " ", line)[:_MAX_LENGTH].strip(), style)


def _first(pattern: re.Pattern[str], lines: Sequence[_Line]) -> re.Match[str] | None:
    return next((found for line in lines if (found := pattern.search(line.text))), None)


def _begins(pattern: re.Pattern[str], lines: Sequence[_Line]) -> re.Match[str] | None:
    return next((found for line in lines if (found := pattern.match(line.text))), None)


def _whole(pattern: re.Pattern[str], lines: Sequence[_Line]) -> re.Match[str] | None:
    return next((found for line in lines if (found := pattern.fullmatch(line.text))), None)


def _group(found: re.Match[str] | None) -> str | None:
    return None if found is None else found[1]


def _conference(lines: Sequence[_Line]) -> str | None:
    for pattern in (_CONFERENCE, _CONFERENCE_NAMES):
        if (found := _first(pattern, lines)) is not None:
            return found[0]
    return None


def _submitter(lines: Sequence[_Line]) -> str | None:
    """What is in the style for it, or named as the source, or else the line after the original language."""
    if (styled := next((line.text for line in lines if line.style == "source"), None)) is not None:
        return styled
    if (named := _whole(_SOURCE, lines)) is not None:
        return named[1]
    after = False
    for line in lines:
        if after and not (_EMBLEM.fullmatch(line.text) or _MEETING.fullmatch(line.text)):
            return line.text
        after = after or _ORIGINAL.fullmatch(line.text) is not None
    return None
