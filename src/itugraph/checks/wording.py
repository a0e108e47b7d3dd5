"""The wording of clauses: spelling, capitals, titles, and sentences that say the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from itugraph.checks.abbreviations import in_name, proposed_usage
from itugraph.checks.passages import CitedTitle, Passage, Text

_ISE = re.compile(r"\b([A-Za-z]{3,}?)is(e|ed|es|ing|ation|ations|er|ers|ational)\b")
_OTHERWISE = {
    "fora": "forums",
    "co-operation": "cooperation",
    "co-ordination": "coordination",
    "centers": "centres",
    "programs": "programmes",
}
"""Spellings that the ITU's texts do not use, with those that they do."""
_IZE = re.compile(r"\b([A-Za-z]{3,}?)iz(?:e|ed|es|ing|ation|ations|er|ers|ational)\b")
_TITLED = re.compile(
    r"\A(?:\s+of\s+the\s+(?:ITU\s+)?[A-Z][\w/-]*(?:\s+(?:on\s+)?[A-Z][\w/-]*)*)?(?:\s*\([A-Z][\w-]*\))?(,)?\s+on\s+"
    r"(?!this|that|these|which|its|the\s+subject|behalf)(.+?)"
    r"(?:,\s+(?:which|and|adopted|in\s+particular|as)\b|[;.:]\s*\Z|,\s*\Z|;|\Z)",
    re.DOTALL,
)
_BRACKETED = re.compile(r"\s*\([^()]{1,16}\)")
_WORDS = re.compile(r"[\w'\u2019&-]+")
_KNOWN_SHORT = {
    "iot": "internet of things",
    "sc&c": "smart cities and communities",
    "ict": "information and communication technology",
    "icts": "information and communication technologies",
}


@dataclass(frozen=True, slots=True)
class WordingFault:
    """Words of a clause that are not as they should be, or not as elsewhere in the text."""

    passage: Passage
    wording: str
    right: str = ""
    other: str = ""


def spelled_in_two_ways(text: Text) -> Iterator[WordingFault]:
    """New words in a spelling that the text itself does not use elsewhere: in -ise beside -ize, fora beside forums."""
    with_z = {
        stem.lower()
        for passage in text.passages
        for stem in _IZE.findall(passage.after or "") + _IZE.findall(passage.heading)
    }
    elsewhere = {usual for usual in _OTHERWISE.values() if any(_has(usual, p.after) for p in text.passages)}
    for passage in text.passages:
        old = {found[0] for found in _ISE.finditer(passage.before or "")}
        new = [
            found
            for found in _ISE.finditer(passage.after or "")
            if found[1].lower() in with_z and found[0] not in old and not found[1][0].isupper()
        ]
        right = {found[0]: re.sub(r"is(?=[a-z]+$)", "iz", found[0]) for found in new} | {
            word: usual
            for word, usual in _OTHERWISE.items()
            if usual in elsewhere and _has(word, passage.after) and not _has(word, passage.before)
        }
        if right:
            yield WordingFault(passage, ", ".join(right), ", ".join(right.values()))


def _has(word: str, wording: str | None) -> bool:
    return wording is not None and re.search(rf"\b{word}\b", wording) is not None


def capitals_in_two_ways(text: Text) -> Iterator[WordingFault]:
    """A term that the text abbreviates, written in the proposal with other capitals than where it is defined."""
    if not text.proposed:
        return
    for definitions in proposed_usage(text).definitions.values():
        term = definitions[0].words
        if len(term.split()) < 3:
            continue
        pattern = re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE)
        right = {term, term[0].upper() + term[1:]}
        for passage in text.passages:
            known = right | set(pattern.findall(passage.before or ""))
            new = [
                found[0]
                for found in pattern.finditer(passage.after or "")
                if found[0] not in known and not in_name(found)
            ]
            if new:
                yield WordingFault(passage, new[0], term, definitions[0].passage.pointer)
                break


# ------------------------------------------------------------------------------------------------- titles


@dataclass(frozen=True, slots=True)
class TitleFault:
    """A citation beside a title that is not the one of what it cites, or not the one others give."""

    citation: CitedTitle
    written: str
    right: str = ""
    others: str = ""


def title_beside(citation: CitedTitle, wording: str | None = None) -> tuple[str | None, str] | None:
    """The comma before a title (None if missing) and the title that stands behind a citation, if one does."""
    text = citation.after if wording is None else wording
    place = text.find(citation.written)
    found = _TITLED.match(text[place + len(citation.written) :]) if place >= 0 else None
    return (found[1], " ".join(found[2].split())) if found else None


def wrong_titles(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Citations whose title is near to the registered one but in other words.

    Case, hyphens, articles and what is abbreviated do not count, nor a title that is kept from the base text.
    """
    for citation in citations:
        right = citation.own_title or citation.title
        beside = title_beside(citation)
        if right is None or beside is None or citation.edition is None:
            continue
        written = beside[1]
        kept = written in (citation.before or "")
        if kept or _same_title(written, right) or _contains(written, right):
            continue
        if _alike(_plain(written), _plain(right)) >= 0.5:
            yield TitleFault(citation, written, right)


def differing_titles(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Instruments that proposals on one text cite with different titles; one finding an instrument."""
    groups: dict[tuple[object, object], list[tuple[CitedTitle, str]]] = {}
    for citation in citations:
        beside = title_beside(citation)
        if beside and citation.about:
            groups.setdefault((citation.about, citation.instrument), []).append((citation, beside[1]))
    for members in groups.values():
        positions: dict[str, list[str]] = {}
        for citation, title in members:
            who = positions.setdefault(title, [])
            if citation.proposer and citation.proposer not in who:
                who.append(citation.proposer)
        if len(positions) > 1 and len({name for who in positions.values() for name in who}) > 1:
            told = "; ".join(f'"{title}" {", ".join(who)}' for title, who in positions.items())
            yield TitleFault(members[0][0], members[0][1], others=told)


def titles_without_comma(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Citations, new in the text, whose title follows without a comma where other citations have one."""
    citations = tuple(citations)
    with_comma = {c.whole for c in citations if (beside := title_beside(c)) and beside[0]}
    for citation in citations:
        beside = title_beside(citation)
        if beside is None or beside[0] or citation.whole not in with_comma or citation.edition is None:
            continue
        before = title_beside(citation, citation.before or "")
        if before is None and not (citation.before and re.search(r"\)[\s,]*which\b", citation.before)):
            yield TitleFault(citation, f"on {' '.join(beside[1].split()[:4])}")


def _same_title(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _contains(written: str, right: str) -> bool:
    return " ".join(_plain(right)) in " ".join(_plain(written))


def _alike(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _plain(words: str) -> list[str]:
    """A title as it is compared.

    >>> _plain("The Internet of things (IoT)") == _plain("IoT")
    True
    """
    bare = _BRACKETED.sub("", words.lower())
    spelled = " ".join(_KNOWN_SHORT.get(word, word) for word in _WORDS.findall(bare))
    plain = re.sub("[-\u2010\u2011]", "", spelled).split()
    return [word.rstrip("s") for word in plain if word not in {"the", "a", "an"}]
