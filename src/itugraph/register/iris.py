"""Identifiers: readable, stable, and the same whether the register knows a thing or a text only names it.

- `<base>id/wtsa/resolution/98`: an instrument
- `<base>id/wtsa/resolution/98/geneva-2022`: its edition, by place and year of the conference
- `<base>id/wrc/resolution/750/wrc-19`: an edition by its conference, where editions are marked by it
- `<base>id/itu-t/recommendation/Y.4000/2012-06`: an edition by its date
- `<base>id/ra/resolution/66/2019`: an edition by its year, since `ITU-R 66-1` names no place
"""

import os
import re
from functools import lru_cache
from urllib.parse import quote

from itugraph.model import Edition
from itugraph.register.names import adopting_body, dual_numbers, number_key, split_version, without_accents


def _with_separator(base: str) -> str:
    return base if base.endswith(("/", "#")) else base + "/"


BASE = _with_separator(os.environ.get("ITUGRAPH_BASE", "https://w3id.org/itugraph/"))
"""What every identifier starts with; the environment variable ITUGRAPH_BASE, read once, replaces it."""

_WORDS_RUN_TOGETHER = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_NO_PART_OF_A_SLUG = re.compile(r"[^0-9a-z]+")
_RADIO_CONFERENCE = ("wrc", "rr")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """A name as a part of an identifier: lower case, accents gone, anything else a hyphen.

    >>> slug("Sharm El-Sheikh"), slug("RadioRegulations"), slug("JCA-IoT and SC&C")
    ('sharm-el-sheikh', 'radio-regulations', 'jca-iot-and-sc-c')
    """
    words = _WORDS_RUN_TOGETHER.sub(" ", without_accents(text))
    return _NO_PART_OF_A_SLUG.sub("-", words.lower()).strip("-")


def body_iri(identifier: str) -> str:
    """The IRI of a body of the register, such as `itu-t-sg20`."""
    return f"{BASE}id/body/{slug(identifier)}"


def conference_iri(identifier: str) -> str:
    """The IRI of a conference of the register, such as `wtsa-20`."""
    return f"{BASE}id/conference/{slug(identifier)}"


def region_iri(identifier: str) -> str:
    """The IRI of a regional organization of the register, such as `cept`."""
    return f"{BASE}id/region/{slug(identifier)}"


def instrument_iri(kind: str, body: str | None, number: str | None) -> str:
    """The IRI of an instrument, listed or not.

    Of several numbers it takes the first; an edition suffix (`66-1`) is no part of it. `body` None gives an
    identifier below `unattributed`; `number` None is a whole treaty.

    >>> instrument_iri("Resolution", "WTSA", "98").removeprefix(BASE)
    'id/wtsa/resolution/98'
    >>> instrument_iri("Recommendation", "ITU-T", "Y.4000/Y.2060").removeprefix(BASE)
    'id/itu-t/recommendation/Y.4000'
    """
    owner = adopting_body(kind, body) if body else "unattributed"
    path = f"{BASE}id/{slug(owner) or 'unattributed'}/{slug(kind)}"
    if number is None:
        return path
    main = dual_numbers(number_key(split_version(kind, owner, number)[0]))[0]
    return f"{path}/{quote(main.replace('/', '_'), safe='_')}"


def edition_iri(
    instrument: str, edition: Edition, conference: str | None = None, version: str | None = None
) -> str:
    """The IRI of an edition of the instrument with this IRI; the instrument's own where `edition` is empty.

    `conference` is the identifier of the conference that adopted a radio instrument, where it is known;
    `version` the suffix of a radio Recommendation, which is used only where there is no date.

    >>> edition_iri(instrument_iri("Resolution", "WRC", "750"), Edition(True, None, 2019)).removeprefix(BASE)
    'id/wrc/resolution/750/wrc-19'
    """
    owner = instrument.removeprefix(f"{BASE}id/").partition("/")[0]
    if edition.year is None:
        name = f"v{version}" if version else slug(edition.place or "")
    elif owner in _RADIO_CONFERENCE:
        name = conference or _radio_conference(edition.year)
    elif edition.place and owner != "ra":
        name = f"{slug(edition.place)}-{edition.year}"
    elif edition.month:
        name = f"{edition.year}-{edition.month:02d}"
    else:
        name = str(edition.year)
    return f"{instrument}/{name}" if name else instrument


def _radio_conference(year: int) -> str:
    """The identifier that a radio conference of this year has; 2000 is written in full."""
    series = "wrc" if year >= 1995 else "warc"
    return f"{series}-{year}" if year % 100 == 0 else f"{series}-{year % 100:02d}"
