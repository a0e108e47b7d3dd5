"""How names and numbers are compared: what may differ in writing and still mean the same."""

import re
import unicodedata

KIND_OF_TREATY = {"Constitution": "CS", "Convention": "CV", "RadioRegulations": "RR", "ITRs": "ITR"}
"""The kinds of citation that name a whole treaty, with the treaty's short name."""

ASSEMBLY_OF_SECTOR = {"ITU-T": "WTSA", "ITU-R": "RA", "ITU-D": "WTDC"}
"""Who adopts the Resolutions of a sector."""

TREATY_PARTS = frozenset({"Article", "Provision", "Appendix"})

_SUCCEEDED = {"WTSC": "WTSA", "WARC": "WRC", "CCIR": "RA", "CCITT": "WTSC"}
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_RADIO_VERSION = re.compile(r"([A-Z]{1,3}\.\d+)-(\d+)", re.IGNORECASE)
_RADIO_COUNTED = re.compile(r"(\d+)-(\d+)((?:/\d+)?)")
_NO_PART_OF_A_KEY = re.compile(r"[^0-9a-z&/]")
_LATIN_ORDINAL = re.compile(r"(?<=\d)(?:BIS|TER|QUATER)")
_SERIES_NUMBER = re.compile(r"[A-Z]{1,3}\.\d.*", re.IGNORECASE)


def without_accents(text: str) -> str:
    """The text with its letters' accents removed.

    >>> without_accents("Florianópolis")
    'Florianopolis'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name_key(text: str) -> str:
    """What is left of a name once accents, case, hyphens, blanks and full stops no longer count.

    >>> name_key("Sharm el-Sheikh") == name_key("SHARM EL SHEIKH")
    True
    """
    return _NO_PART_OF_A_KEY.sub("", without_accents(text).casefold())


def number_key(number: str) -> str:
    """A number as it is compared: blanks gone, one kind of hyphen, capitals but for `bis` and its like.

    >>> number_key("y.4000 / Y.2060"), number_key("V.32 BIS")
    ('Y.4000/Y.2060', 'V.32bis')
    """
    if number.isdigit():
        return number
    capitals = "".join(number.translate(_HYPHENS).split()).upper()
    return _LATIN_ORDINAL.sub(lambda match: match[0].lower(), capitals)


def dual_numbers(number: str) -> tuple[str, ...]:
    """The numbers of a Recommendation that has several, else the number alone.

    >>> dual_numbers("Y.4000/Y.2060"), dual_numbers("20/1")
    (('Y.4000', 'Y.2060'), ('20/1',))
    """
    if "/" not in number:
        return (number,)
    parts = tuple(number.split("/"))
    return parts if all(_SERIES_NUMBER.fullmatch(part) for part in parts) else (number,)


def adopting_body(kind: str, body: str) -> str:
    """The body under which the register lists an instrument: today's name of who adopts such instruments.

    A sector's Resolutions are those of its assembly, Resolutions in the Radio Regulations the conference's.

    >>> adopting_body("Resolution", "ITU-R"), adopting_body("Resolution", "WARC")
    ('RA', 'WRC')
    >>> adopting_body("Report", "ITU-R"), adopting_body("Appendix", "WRC")
    ('ITU-R', 'RR')
    """
    while body in _SUCCEEDED:
        body = _SUCCEEDED[body]
    if kind == "Resolution":
        body = ASSEMBLY_OF_SECTOR.get(body, body)
    if body == "RR" and kind in ("Resolution", "Recommendation"):
        return "WRC"
    if body == "WRC" and kind in TREATY_PARTS:
        return "RR"
    return body


def split_version(kind: str, body: str | None, number: str) -> tuple[str, str | None]:
    """Number and edition suffix, as the Radiocommunication Sector writes them.

    >>> split_version("Resolution", "RA", "66-1"), split_version("Recommendation", "ITU-R", "P.618-13")
    (('66', '1'), ('P.618', '13'))
    >>> split_version("Question", "ITU-R", "205-4/5"), split_version("Resolution", "PP", "71")
    (('205/5', '4'), ('71', None))
    """
    if body in ("ITU-R", "RA", "CCIR", None) and kind in ("Recommendation", "Report"):
        match = _RADIO_VERSION.fullmatch(number)
        return (match[1], match[2]) if match else (number, None)
    if body in ("ITU-R", "RA", "CCIR") and kind in ("Resolution", "Opinion", "Question"):
        match = _RADIO_COUNTED.fullmatch(number)
        return (match[1] + match[3], match[2]) if match else (number, None)
    return number, None
