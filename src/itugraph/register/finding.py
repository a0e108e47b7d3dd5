"""Finding an instrument by what a person types, and names near it when there is none."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from itugraph.model import Instrument
from itugraph.register.names import (
    KIND_OF_TREATY,
    TREATY_PARTS,
    adopting_body,
    number_key,
    without_accents,
)

if TYPE_CHECKING:
    from itugraph.register.register import Register

_KIND_WORDS = {
    "res": "Resolution",
    "resolution": "Resolution",
    "resolutions": "Resolution",
    "dec": "Decision",
    "decision": "Decision",
    "rec": "Recommendation",
    "recommendation": "Recommendation",
    "op": "Opinion",
    "opinion": "Opinion",
    "q": "Question",
    "question": "Question",
    "rep": "Report",
    "report": "Report",
    "art": "Article",
    "article": "Article",
    "no": "Provision",
    "provision": "Provision",
    "ap": "Appendix",
    "app": "Appendix",
    "appendix": "Appendix",
    "supplement": "Supplement",
}
_NUMBER = re.compile(
    r"(?:[a-z]{1,3}\.)?\d[0-9a-z.]*(?:-\d+)?(?:/(?:[a-z]{1,3}\.)?[0-9a-z.]+)?", re.IGNORECASE
)
_SUPPLEMENT = re.compile(r"\b([A-Z]{1,3})[ .-]*Sup(?:pl(?:ement)?)?\.?\s*(\d+)\b", re.IGNORECASE)
_EDITION = re.compile(r"\((?=[^)]*(?:\d{4}|\bWRC-?\d|\d/\d))[^)]*\)|\((?:Rev\.)[^)]*\)", re.IGNORECASE)
_CONFERENCE = re.compile(r"\b(PP|WTSA|WTSC|WTDC|RA|WRC|WARC|WCIT|WTPF)-(?:\d{4}|\d\d)\b", re.IGNORECASE)
_SERIES = re.compile(r"(?<![\w-])([A-Z]{1,2})\s?(\d{2,4}(?:\.\d+)*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was understood of a name: any part may be missing; `words` are the rest."""

    kind: str | None
    body: str | None
    number: str | None
    words: tuple[str, ...]


def name(instrument: Instrument) -> str:
    """An instrument's name as one would cite it.

    A Recommendation's sector and number are a name; anything else is told by body, kind and number.
    """
    number = "/".join(instrument.numbers)
    if not number:
        return instrument.title or instrument.kind
    if instrument.kind == "Recommendation" and instrument.body.startswith("ITU-"):
        return f"{instrument.body} {number}"
    return f"{instrument.body} {instrument.kind} {number}"


def find(register: Register, text: str) -> tuple[Instrument, ...]:
    """The instruments the text may name, in the register's order; by words of the title without a number."""
    typed = _understand(register, text)
    if typed.number is None:
        return _treaty_named(register, typed) or _titled(register, typed)
    if typed.words and not typed.kind and not typed.body:
        return ()
    parts = _treaty_parts(register, typed)
    return parts or register.instruments_numbered(typed.kind, typed.number, typed.body)


def nearest(register: Register, text: str) -> tuple[str, ...]:
    """Up to five names like what was typed: the same number elsewhere first, then those spelled alike."""
    typed = _understand(register, text)
    same = register.instruments_numbered(None, typed.number) if typed.number else ()
    names = [name(instrument) for instrument in same]
    if typed.number and len(names) < _SHOWN:
        asked = " ".join(part for part in (typed.body, typed.kind, number_key(typed.number)) if part)
        known = {name(instrument) for instrument in register.listed_instruments}
        names += difflib.get_close_matches(asked, sorted(known), n=_SHOWN, cutoff=0.7)
        names += [name(instrument) for instrument in register.instruments_like(typed.number, _SHOWN)]
    return tuple(dict.fromkeys(names))[:_SHOWN]


def _understand(register: Register, text: str) -> _Typed:
    plain = _CONFERENCE.sub(r"\1", _EDITION.sub(" ", text))
    supplement = _SUPPLEMENT.search(plain)
    if supplement:
        return _Typed("Supplement", None, f"{supplement[1]}.SUP{supplement[2]}", ())
    treaty, plain = _treaty(register, plain)
    plain = _SERIES.sub(lambda match: _with_point(register, match), plain)
    numbers = list(_NUMBER.finditer(plain))
    number = numbers[-1] if numbers else None
    rest = f"{plain[: number.start()]} {plain[number.end() :]}" if number else plain
    words = [word for word in _WORD.findall(rest) if word.casefold() not in ("of", "the")]
    kinds = [_KIND_WORDS[key] for word in words if (key := _plain(word)) in _KIND_WORDS]
    left = [word for word in words if _plain(word) not in _KIND_WORDS]
    body, unused = (treaty, left) if treaty else _body(register, left)
    return _Typed(
        kind=kinds[0] if kinds else None,
        body=body,
        number=number[0] if number else None,
        words=tuple(unused),
    )


def _with_point(register: Register, match: re.Match[str]) -> str:
    """`Y2060` and `Y 2060` as `Y.2060`, unless the letters mean something else."""
    letters = match[1]
    if _plain(letters) in _KIND_WORDS or register.body(letters):
        return match[0]
    return f"{letters}.{match[2]}"


def _plain(word: str) -> str:
    return without_accents(word).casefold()


def _treaty(register: Register, text: str) -> tuple[str | None, str]:
    """The treaty that the text names, and the text without it."""
    for treaty in register.treaties:
        name_of_it = re.compile(
            rf"\b(?:{re.escape(treaty.name)}|{treaty.kind}|{treaty.body})\b", re.IGNORECASE
        )
        if name_of_it.search(text):
            return treaty.body, name_of_it.sub(" ", text)
    return None, text


def _body(register: Register, words: list[str]) -> tuple[str | None, list[str]]:
    """The body that the words, or one of them, name; and the words that are left."""
    whole = register.body(" ".join(words)) if words else None
    if whole:
        return whole.name, []
    for word in words:
        found = register.body(word)
        if found:
            return found.name, [other for other in words if other != word]
    return None, words


def _treaty_named(register: Register, typed: _Typed) -> tuple[Instrument, ...]:
    """The whole treaty, if nothing but its name was typed."""
    treaty = register.treaty(typed.body) if typed.body and not typed.words else None
    found = register.instrument(treaty.kind, treaty.body, None) if treaty else None
    return (found,) if found else ()


def _treaty_parts(register: Register, typed: _Typed) -> tuple[Instrument, ...]:
    """Parts of treaties; a treaty and a number alone (`RR 5.340`) are a provision."""
    kind = typed.kind or ("Provision" if typed.body in KIND_OF_TREATY.values() else None)
    if kind not in TREATY_PARTS or typed.number is None:
        return ()
    bodies = [treaty.body for treaty in register.treaties]
    if typed.body:
        bodies = [adopting_body(kind, typed.body)]
    found = (register.instrument(kind, body, typed.number) for body in bodies)
    return tuple(instrument for instrument in found if instrument)


def _titled(register: Register, typed: _Typed) -> tuple[Instrument, ...]:
    """The instruments whose title has all the words that were typed."""
    if not typed.words:
        return ()
    owner = adopting_body(typed.kind or "Resolution", typed.body) if typed.body else None
    return tuple(
        instrument
        for instrument in register.instruments_titled(typed.words)
        if owner in (None, instrument.body) and typed.kind in (None, instrument.kind)
    )
