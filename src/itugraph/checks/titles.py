"""Titles beside citations: whether they are those of what is cited, and whether proposals agree on them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from itugraph.checks.passages import CitedTitle

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
class TitleFault:
    """A citation beside a title that is not the one of what it cites, or not the one others give.

    `typed` are the faulty words as they stand and `mended` what to write in their place, where that is certain.
    """

    citation: CitedTitle
    written: str
    right: str = ""
    others: str = ""
    typed: str = ""
    mended: str = ""


def title_beside(citation: CitedTitle, wording: str | None = None) -> tuple[str | None, str] | None:
    """The comma before a title (None if missing) and the title that stands behind a citation, if one does."""
    text = citation.after if wording is None else wording
    place = text.find(citation.written) if citation.written else -1
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
            # An abbreviation that the title defines on its way is not to be lost.
            lone = _BRACKETED.search(written) is None
            mended = right[0].lower() + right[1:] if right[1:2].islower() else right
            yield TitleFault(citation, written, right, typed=written if lone else "", mended=mended)


def titles_in_other_capitals(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Citations, new in the text, whose title has the words of the registered one, and other capitals.

    The first letter does not count, and what the register has in small letters may be either.
    """
    for citation in citations:
        right = citation.own_title or citation.title
        beside = title_beside(citation)
        if right is None or beside is None or beside[1] in (citation.before or ""):
            continue
        written = beside[1]
        if _plain(written) != _plain(right):
            continue
        capitals = {word.lower() for word in _WORDS.findall(right)[1:] if word[0].isupper()}
        lowered = [word for word in _WORDS.findall(_BRACKETED.sub("", written)) if word in capitals]
        if lowered:
            lower = re.compile(rf"\b(?:{'|'.join(map(re.escape, lowered))})\b")
            mended = lower.sub(lambda word: word[0].capitalize(), written)
            yield TitleFault(citation, written, right, ", ".join(lowered), written, mended)


def titles_of_another_number(
    citations: Iterable[CitedTitle], titles: Mapping[str, frozenset[str]]
) -> Iterator[TitleFault]:
    """Citations, new in the text, beside the title of another instrument of the same body.

    `titles` gives the names of instruments (`PP Resolution 71`) by their titles as `title_key` writes them.
    """
    for citation in citations:
        beside = title_beside(citation)
        if beside is None or beside[1] in (citation.before or ""):
            continue
        of_body = citation.cited.rpartition(" ")[0]
        bearing = {
            name for name in titles.get(title_key(beside[1]), ()) if name.rpartition(" ")[0] == of_body
        }
        if bearing and citation.cited not in bearing:
            yield TitleFault(citation, beside[1], " or ".join(sorted(bearing)))


def title_key(title: str) -> str:
    """A title as titles are compared: without case, articles, hyphens and what its abbreviations hide."""
    return " ".join(_plain(title))


def differing_titles(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Instruments that proposals on one text cite with different titles; one finding an instrument."""
    groups: dict[tuple[object, object], list[tuple[CitedTitle, str]]] = {}
    for citation in citations:
        beside = title_beside(citation)
        if beside and citation.passage.about:
            groups.setdefault((citation.passage.about, citation.instrument), []).append((citation, beside[1]))
    for members in groups.values():
        positions: dict[str, list[str]] = {}
        for citation, title in members:
            who = positions.setdefault(title, [])
            if citation.passage.proposer and citation.passage.proposer not in who:
                who.append(citation.passage.proposer)
        if len(positions) > 1 and len({name for who in positions.values() for name in who}) > 1:
            told = "; ".join(f'"{title}" {", ".join(who)}' for title, who in positions.items())
            yield TitleFault(members[0][0], members[0][1], others=told)


def titles_without_comma(citations: Iterable[CitedTitle]) -> Iterator[TitleFault]:
    """Citations, new in the text, whose title follows without a comma where other citations have one."""
    citations = tuple(citations)
    with_comma = {c.passage.whole for c in citations if (beside := title_beside(c)) and beside[0]}
    for citation in citations:
        beside = title_beside(citation)
        if (
            beside is None
            or beside[0]
            or citation.passage.whole not in with_comma
            or citation.edition is None
        ):
            continue
        before = title_beside(citation, citation.before or "")
        if before is None and not (citation.before and re.search(r"\)[\s,]*which\b", citation.before)):
            words = f"on {' '.join(beside[1].split()[:4])}"
            before_title = citation.after[: citation.after.find(citation.written) + len(citation.written)]
            between = citation.after[len(before_title) :].partition(" on ")[0].split()[-1:]
            lead = between[0] if between else citation.written.split()[-1]
            yield TitleFault(citation, words, typed=f"{lead} {words}", mended=f"{lead}, {words}")


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
