"""One record of the Relaton data set, understood: the edition, amendment or supplement that it describes.

The format is that of the Relaton project's bibliographic items, one YAML file each. What the data says is
taken as it is, but for dates of the Radiocommunication Sector: its `date` is often that of an upload, while
the name of the published file (`R-REC-SM.2060-0-201411-I`) has the date of the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_MAX_CHARACTERS = 500_000
_MAX_BRACKETS = 2_000
_RELATIONS = re.compile(r"^relation:\n(?:[ \-].*\n|\n)*", re.MULTILINE)
_TOO_DEEP = re.compile(r"^[ \-?]{200}", re.MULTILINE)

_STANDARDIZATION = re.compile(
    r"ITU-T (?P<numbers>[A-Z]+\.\d[\w.]*(?: (?:bis|ter|quater))?(?:/[A-Z]+\.\d[\w.]*(?: (?:bis|ter))?)*)"
    r"(?: \((?P<amended>\d{4})\))?(?: (?P<addition>(?:Amd|Cor|Err|Add|App|Annex|Imp)\b[^(]*?))?"
    r" \((?:(?P<month>\d\d)/)?(?P<year>\d{4})\)"
)
_SUPPLEMENT = re.compile(
    r"ITU-T (?P<series>[A-Z]+) Suppl\. (?P<number>\d+[A-Z]?)(?: \((?P<amended>\d{4})\))?"
    r"(?: (?P<addition>(?:Amd|Cor|Err)\b[^(]*?))? \((?:(?P<month>\d\d)/)?(?P<year>\d{4})\)"
)
_RADIO = re.compile(r"ITU-R (?P<series>[A-Z]+)\.(?P<number>\d+[A-Z]?)(?:-(?P<version>\d+))?")
_QUESTION = re.compile(r"ITU-R (?P<number>\d+)(?:-(?P<version>\d+))?/(?P<group>\d+):?")
_FILE = re.compile(r"[TR]-[A-Z]{3}-")
_FILE_DATE = re.compile(
    r"[-.](?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])?(?:-(?P<state>[A-Z]))?\W+(?:PDF|Cor)"
)
_FILE_STATE = re.compile(r"-(?:19|20)\d{4}-(?P<state>[A-Z])(?:!|$)")
_STATES = {"I": "in-force", "S": "superseded", "W": "withdrawn"}
_STAGES = {"Published": "in-force", "Withdrawal": "withdrawn"}
_GROUP = re.compile(r"ITU-([TRD]) Study Group (\d+)")
_ADVISORY = {
    "Telecommunication Standardization Advisory Group": "tsag",
    "Radiocommunication Advisory Group": "rag",
    "Telecommunication Development Advisory Group": "tdag",
}


class DamagedRecordError(ValueError):
    """A file that is no record: not YAML, too large or too deep, or without an identifier."""


@dataclass(frozen=True, slots=True)
class RelatonRecord:
    """What one record says. `addition` names an amendment, corrigendum or annex (`Amd. 1`) of the edition of
    `amended`, and is None for an edition; `adopted` is ISO 8601, a day where the data gives one.
    """

    kind: str
    body: str
    numbers: tuple[str, ...]
    version: str | None
    year: int
    month: int | None
    adopted: str | None
    title: str | None
    status: str | None
    responsible: str | None
    addition: str | None
    amended: int | None
    abstract: str | None


def understand(text: str) -> RelatonRecord | None:
    """The record in a YAML text; None for what is no instrument, such as a handbook or a draft.

    Raises `DamagedRecordError` with a few words on what is wrong.
    """
    item = _parsed(text)
    identifier = _first(item.get("docidentifier"), "content")
    if identifier is None:
        raise DamagedRecordError("it has no identifier")
    doctype = item.get("ext")
    kind = str(_within(doctype, "doctype", "content") or "")
    dates = _Dates.of(item)
    for reading in (_standardization, _supplement, _question, _radio):
        record = reading(identifier, kind, dates, item)
        if record is not None:
            return record
    return None


def _parsed(text: str) -> Mapping[str, object]:
    """The mapping in a YAML text, without its relations, which other records repeat and are half of it.

    libyaml is an order of magnitude faster than a parser in Python, but recurses in C: what could nest deep
    enough to exhaust the stack is refused unread.
    """
    import yaml

    if len(text) > _MAX_CHARACTERS:
        raise DamagedRecordError("it is too large for a record")
    text = _RELATIONS.sub("", text)
    if text.count("[") + text.count("{") > _MAX_BRACKETS or _TOO_DEEP.search(text):
        raise DamagedRecordError("it is nested too deeply")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        item = yaml.load(text, loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DamagedRecordError("it is not YAML") from error
    if not isinstance(item, dict):
        raise DamagedRecordError("it is not a record but a bare value")
    return item


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a record: `published` as the data has it, the others from the published file's name."""

    published: str | None
    file_year: int | None
    file_month: int | None
    status: str | None

    @classmethod
    def of(cls, item: Mapping[str, object]) -> "_Dates":
        published = _first(item.get("date"), "at")
        files = [address.rpartition("/")[2] for address in _texts(item.get("source"), "content")]
        name = next((file for file in files if _FILE.match(file)), "")
        dated, state = _FILE_DATE.search(name), _FILE_STATE.search(name) or _FILE_DATE.search(name)
        stage = str(_within(item.get("status"), "stage", "content") or "")
        return cls(
            published=published if published and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", published) else None,
            file_year=int(dated["year"]) if dated else None,
            file_month=int(dated["month"]) if dated and dated["month"] else None,
            status=_STATES.get((state["state"] or "") if state else "") or _STAGES.get(stage),
        )

    def radio(self) -> tuple[int | None, int | None]:
        """Year and month of a text of the Radiocommunication Sector."""
        if self.file_year:
            return self.file_year, self.file_month
        if not self.published:
            return None, None
        year, _, rest = self.published.partition("-")
        return int(year), int(rest[:2]) if rest else None


def _standardization(
    identifier: str, _kind: str, dates: _Dates, item: Mapping[str, object]
) -> RelatonRecord | None:
    match = _STANDARDIZATION.fullmatch(identifier)
    if match is None:
        return None
    numbers = tuple(number.replace(" ", "") for number in match["numbers"].split("/"))
    return _dated("Recommendation", numbers, match, dates, item)


def _supplement(
    identifier: str, _kind: str, dates: _Dates, item: Mapping[str, object]
) -> RelatonRecord | None:
    match = _SUPPLEMENT.fullmatch(identifier)
    if match is None:
        return None
    return _dated("Supplement", (f"{match['series']}.SUP{match['number']}",), match, dates, item)


def _dated(
    kind: str, numbers: tuple[str, ...], match: re.Match[str], dates: _Dates, item: Mapping[str, object]
) -> RelatonRecord:
    """A record of ITU-T, whose identifier ends in a date."""
    month = int(match["month"]) if match["month"] else None
    if month is not None and not 1 <= month <= 12:
        raise DamagedRecordError(f"its identifier names a month {month}")
    year, day = int(match["year"]), dates.published
    exact = day is not None and len(day) == 10 and day[:4] == match["year"]
    addition = match["addition"]
    return RelatonRecord(
        kind=kind,
        body="ITU-T",
        numbers=numbers,
        version=None,
        year=year,
        month=month,
        adopted=day if exact else None,
        title=_title(item),
        status=dates.status,
        responsible=_responsible(item),
        addition=addition.strip() if addition else None,
        amended=int(match["amended"]) if match["amended"] else None,
        abstract=_first(item.get("abstract"), "content"),
    )


def _question(identifier: str, kind: str, dates: _Dates, item: Mapping[str, object]) -> RelatonRecord | None:
    match = _QUESTION.fullmatch(identifier)
    if match is None or kind != "question":
        return None
    counted = _Counted("Question", "ITU-R", f"{match['number']}/{match['group']}", match["version"])
    return _of_radio(counted, dates, item)


def _radio(identifier: str, kind: str, dates: _Dates, item: Mapping[str, object]) -> RelatonRecord | None:
    match = _RADIO.fullmatch(identifier)
    if match is None:
        return None
    if match["series"] == "R" and kind == "resolution":
        return _of_radio(_Counted("Resolution", "RA", match["number"], match["version"]), dates, item)
    name = {"recommendation": "Recommendation", "technical-report": "Report"}.get(kind)
    if name is None:
        return None
    number = f"{match['series']}.{match['number']}"
    return _of_radio(_Counted(name, "ITU-R", number, match["version"]), dates, item)


@dataclass(frozen=True, slots=True)
class _Counted:
    """An edition of the Radiocommunication Sector, as its identifier counts it."""

    kind: str
    body: str
    number: str
    version: str | None


def _of_radio(named: _Counted, dates: _Dates, item: Mapping[str, object]) -> RelatonRecord:
    """A record of ITU-R. A corrigendum bears the identifier of what it corrects; its title tells."""
    year, month = dates.radio()
    if year is None:
        raise DamagedRecordError("it has no date")
    title = _title(item)
    is_corrigendum = title is not None and title.startswith("Corrigendum")
    return RelatonRecord(
        kind=named.kind,
        body=named.body,
        numbers=(named.number,),
        version=named.version,
        year=year,
        month=month if named.body != "RA" else None,
        adopted=None,
        title=title,
        status=dates.status,
        responsible=None,
        addition="Cor." if is_corrigendum else None,
        amended=year if is_corrigendum else None,
        abstract=_first(item.get("abstract"), "content"),
    )


def _title(item: Mapping[str, object]) -> str | None:
    """The main title in English, else the first one."""
    titles = item.get("title")
    entries = [entry for entry in titles if isinstance(entry, dict)] if isinstance(titles, list) else []
    entries.sort(key=lambda entry: (entry.get("language") != "en", entry.get("type") != "main"))
    content = entries[0].get("content") if entries else None
    return " ".join(str(content).split()) if content else None


def _responsible(item: Mapping[str, object]) -> str | None:
    """The identifier of the group that is named as a committee."""
    contributors = item.get("contributor")
    for contributor in contributors if isinstance(contributors, list) else []:
        for group in _entries(_within(contributor, "organization", "subdivision")):
            name = _first(group.get("name"), "content") or ""
            match = _GROUP.search(name)
            if match:
                return f"itu-{match[1].lower()}-sg{int(match[2])}"
            if name in _ADVISORY:
                return _ADVISORY[name]
    return None


def _within(value: object, *keys: str) -> object:
    """What is under nested keys, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _entries(value: object) -> Iterator[Mapping[str, object]]:
    """The mappings of a list, or the mapping itself."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield entry


def _texts(value: object, key: str) -> list[str]:
    return [str(entry[key]) for entry in _entries(value) if entry.get(key) is not None]


def _first(value: object, key: str) -> str | None:
    texts = _texts(value, key)
    return texts[0] if texts else None
