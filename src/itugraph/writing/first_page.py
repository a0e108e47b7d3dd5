"""The block on a document's first page: conference, document number, date and source, as an assembly sets it."""

import re
from dataclasses import dataclass
from datetime import date

from itugraph.model import Conference, Extraction, Metadata
from itugraph.register import Register

_ASSEMBLIES = {
    "PP": "Plenipotentiary Conference",
    "WTSA": "World Telecommunication Standardization Assembly",
    "WTDC": "World Telecommunication Development Conference",
    "RA": "Radiocommunication Assembly",
    "WRC": "World Radiocommunication Conference",
}
_IDENTIFIER = re.compile(r"(?:[A-Z]{1,5}/)+(?P<number>\d+)(?:A(?P<addendum>\d+))?(?:/\d+)?")
_MEETING = re.compile(r"\s*(?:PLENARY MEETING|COMMITTEE\s+\S+|WORKING GROUP\s\S+)\s*")
_LETTERS = {"English": "E", "French": "F", "Spanish": "S", "Russian": "R", "Arabic": "A", "Chinese": "C"}


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The block: lines on the left, each in bold or not, lines on the right, and the source below.

    `name` is the document's name in running heads: `WTSA-20/38(Add.31)-E`.
    """

    left: tuple[tuple[str, bool], ...]
    right: tuple[str, ...]
    source: str | None
    name: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines of the block."""
        return (*(line for line, _ in self.left), *self.right, *((self.source,) if self.source else ()))


def first_page(extraction: Extraction, register: Register) -> FirstPage | None:
    """The block of a document that has a number, or all of whose proposals come from one; else None."""
    metadata = extraction.document.metadata
    number, addendum = metadata.number, metadata.addendum
    if number is None:
        named = {_document_of(text.identifier) for text in extraction.texts if text.identifier}
        if len(named) != 1 or (only := named.pop()) is None:
            return None
        number, addendum = only
    conference = register.conference_by_id(extraction.conference) if extraction.conference else None
    left = [*_conference_lines(conference, metadata), *_meeting_lines(extraction)]
    if metadata.agenda_item:
        left.append((f"Agenda item: {metadata.agenda_item}", False))
    short = f"{number}(Add.{addendum})" if addendum else number
    letter = _LETTERS.get(metadata.language or "", "E")
    right = [f"Document {short}-{letter}"]
    right += [metadata.date] if metadata.date else []
    right += [f"Original: {metadata.language}"] if metadata.language else []
    home = conference.name if conference else metadata.conference
    name = f"{home}/{short}-{letter}" if home and len(home) < 12 else f"{short}-{letter}"
    return FirstPage(tuple(left), tuple(right), metadata.submitter, name)


def _meeting_lines(extraction: Extraction) -> list[tuple[str, bool]]:
    """The line that says before which committee a document comes."""
    first = min((record.line for text in extraction.texts for record in text.records), default=0)
    above = [record.text for record in extraction.records if record.line < first]
    return [(text.strip(), False) for text in above if _MEETING.fullmatch(text)]


def _document_of(identifier: str) -> tuple[str, str | None] | None:
    """Document and addendum of a proposal: 38 and 31 of `EUR/38A31/1`."""
    found = _IDENTIFIER.fullmatch(identifier)
    return (found["number"], found["addendum"]) if found else None


def _conference_lines(conference: Conference | None, metadata: Metadata) -> list[tuple[str, bool]]:
    if conference is None:
        return [(metadata.conference, True)] if metadata.conference else []
    full = _ASSEMBLIES.get(conference.body)
    named = f"{full} ({conference.name})" if full else conference.name
    days = _days(conference.opened, conference.closed)
    return [(named, True), (", ".join(part for part in (conference.place, days) if part), False)]


def _days(opened: date | None, closed: date | None) -> str:
    """The days of a conference.

    >>> _days(date(2022, 3, 1), date(2022, 3, 9)), _days(date(2022, 9, 26), date(2022, 10, 14))
    ('1-9 March 2022', '26 September - 14 October 2022')
    """
    if opened is None or closed is None:
        return ""
    if (opened.year, opened.month) == (closed.year, closed.month):
        return f"{opened.day}-{closed.day} {closed:%B %Y}"
    return f"{opened.day} {opened:%B} - {closed.day} {closed:%B %Y}"
