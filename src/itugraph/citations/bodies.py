"""Finding the bodies a text names: directors and study groups, also in lists, and everybody with a name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from itugraph.citations.body_patterns import BodyPatterns, body_patterns
from itugraph.citations.english import ENGLISH
from itugraph.citations.finding import find_citations
from itugraph.citations.language import Language
from itugraph.citations.roles import role_of
from itugraph.citations.writing import squeezed
from itugraph.model.citations import FoundBody

if TYPE_CHECKING:
    from itugraph.register import Register

_Span = tuple[int, int, str]
_BUREAUX = ("TSB", "BDT", "BR")
_OF_SECTOR = {"T": "", "R": "ITU-R ", "D": "ITU-D "}


def find_bodies(
    text: str, heading: str | None = None, register: "Register | None" = None, language: Language = ENGLISH
) -> list[FoundBody]:
    """Every body a text names, in its order, each mention of it: `text[b.start:b.end] == b.text`.

    `heading` is the heading the text stands under, or the text itself where it is a heading; it tells whether the
    text instructs and invites, or tells what others did. Names inside a citation (`ITU-T Y.4000`) are not mentions.

    >>> [(b.name, b.role) for b in find_bodies("instructs the Director of TSB, in liaison with Study Group 20")]
    [('Director TSB', 'instructed'), ('SG20', 'collaborator')]
    """
    if register is None:
        from itugraph.register import load_register

        register = load_register()
    patterns = body_patterns(language, register)
    taken = [(c.start, c.end) for c in find_citations(text, None, register, language)]
    spans = _Mentions(text, patterns, register).spans(taken)
    return [
        FoundBody(start, end, text[start:end], name, role_of(text, start, heading, language))
        for start, end, name in spans
    ]


class _Mentions:
    """The mentions in one text; each kind of name is read by its own method at the place its pattern found."""

    def __init__(self, text: str, patterns: BodyPatterns, register: "Register") -> None:
        self._text = text
        self._patterns = patterns
        self._register = register

    def spans(self, citations: list[_Span] | list[tuple[int, int]]) -> list[_Span]:
        """Start, end and name of each mention outside the citations, none overlapping an earlier one."""
        cited = iter([(item[0], item[1]) for item in citations])
        current = next(cited, None)
        found: list[_Span] = []
        taken = 0
        sector = ""
        last_group = -10
        for match in self._patterns.any_body.finditer(self._text):
            start = match.start()
            while current and current[1] <= start:
                current = next(cited, None)
            if start < taken or (current and match.end() > current[0] and not match.lastgroup == "director"):
                continue
            if match.lastgroup == "group":
                if not self._chained(last_group, start):
                    sector = ""
                spans, sector = self._study_groups(match, sector)
                last_group = spans[-1][1] if spans else last_group
            else:
                spans = list(self._read(match))
            found += spans
            if spans:
                taken = max(end for _, end, _ in spans)
            elif match.lastgroup == "trap":
                taken = match.end()
        return found

    def _chained(self, end: int, start: int) -> bool:
        return self._patterns.chain.fullmatch(self._text, end, start) is not None if end >= 0 else False

    def _read(self, match: re.Match[str]) -> Iterator[_Span]:
        kind = match.lastgroup
        if kind == "director":
            yield from self._directors(match)
        elif kind == "bureau_director":
            yield match.start(), match.end(), f"Director {match['code']}"
        elif kind == "bureaux":
            yield from self._bureaux(match)
        elif kind == "short_group":
            short = squeezed(match.group())
            yield match.start(), match.end(), self._patterns.name_of(short) or short
        elif kind == "named_group":
            yield self._named_group(match)
        elif kind != "trap":
            yield from self._named(match)

    def _study_groups(self, match: re.Match[str], sector: str) -> tuple[list[_Span], str]:
        """A list of study groups: `ITU-T Study Groups 17, 16 and 2`, `Study Groups 1 and 2 of ITU-D`."""
        text, patterns = self._text, self._patterns
        numbers = [(match.start(), match.end("number"), match["number"])]
        position = match.end("number")
        while item := patterns.next_number.match(text, position):
            numbers.append((item.start("number"), item.end("number"), item["number"]))
            position = item.end("number")
        if match["plural"] is None and not match["noun"].startswith("SG") and len(numbers) > 1:
            numbers = numbers[:1]
            position = numbers[0][1]
        behind = patterns.of_sector.match(text, position)
        written = match["sector"] or match["sector_name"]
        if written:
            sector = patterns.sector_letter(written)
        elif behind:
            sector = patterns.sector_letter(behind["sector"] or behind["sector_name"])
        spans = []
        for start, end, number in numbers:
            spans.append((start, end, f"{self._group_sector(sector, number)}SG{int(number)}"))
        return spans, sector

    def _group_sector(self, sector: str, number: str) -> str:
        """The prefix of a study group's name: none for ITU-T, which is meant where nothing says otherwise."""
        if sector:
            return _OF_SECTOR[sector]
        near = {
            self._patterns.sector_letter(m.group()) for m in self._patterns.any_sector.finditer(self._text)
        }
        if self._register.body(f"ITU-T SG{int(number)}") is None and len(near - {"T"}) == 1:
            return _OF_SECTOR[(near - {"T"}).pop()]
        if near in ({"D"}, {"R"}):
            return _OF_SECTOR[near.pop()]
        return ""

    def _directors(self, match: re.Match[str]) -> Iterator[_Span]:
        text, patterns = self._text, self._patterns
        if everyone := patterns.all_bureaux.match(text, match.end()):
            for code in _BUREAUX:
                yield match.start(), everyone.end(), f"Director {code}"
            return
        position, start = match.end(), match.start()
        first = True
        while item := patterns.bureau_item.match(text, position):
            if not first and match["many"] is None:
                break
            yield (
                (start if first else item.start("what")),
                item.end("what"),
                f"Director {patterns.bureau(item['what'])}",
            )
            first = False
            link = patterns.bureau_link.match(text, item.end())
            if link is None:
                break
            position = link.end()

    def _bureaux(self, match: re.Match[str]) -> Iterator[_Span]:
        patterns = self._patterns
        for subject in patterns.subject.finditer(match.group()):
            start = match.start() + subject.start()
            yield start, match.start() + subject.end(), patterns.bureau(subject.group())

    def _named_group(self, match: re.Match[str]) -> _Span:
        """A focus group and its like by its full name, with its abbreviation where one is given."""
        short = match["short"]
        if short:
            known = self._register.body(squeezed(short))
            return match.start(), match.end(), known.name if known else squeezed(short)
        end = match.end("subject")
        name = squeezed(self._text[match.start() : end])
        known = self._register.body(name)
        return match.start(), end, known.name if known else name

    def _named(self, match: re.Match[str]) -> Iterator[_Span]:
        text, patterns = self._text, self._patterns
        name = patterns.name_of(match.group())
        if name is None:
            return
        if patterns.before_citation(text, match):
            return
        end = match.end()
        if bracket := patterns.abbreviation.match(text, end):
            if patterns.name_of(bracket["short"]) == name or name in patterns.unlisted:
                end = bracket.end()
        yield match.start(), end, name
