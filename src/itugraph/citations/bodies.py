"""Finding the bodies a text names: directors and study groups, also in lists, and everybody with a name."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from itugraph.citations.body_patterns import body_patterns
from itugraph.citations.english import ENGLISH
from itugraph.citations.finding import cited_spans
from itugraph.citations.language import Language
from itugraph.citations.other_bodies import Span, is_of_another, with_abbreviated
from itugraph.citations.roles import Roles
from itugraph.citations.writing import plain, squeezed
from itugraph.model.citations import FoundBody

if TYPE_CHECKING:
    from itugraph.register import Register

_ADDRESS = re.compile(r"[hw](?:(?<=h)ttps?://|(?<=w)ww\.)\S{1,500}")
"""An address on the Web, whose parts name nobody."""
_PREFIX = {"T": "", "R": "ITU-R ", "D": "ITU-D "}
"""What comes before `SG5` in the name of a study group: nothing for ITU-T."""


def find_bodies(
    text: str,
    heading: str | None = None,
    register: "Register | None" = None,
    language: Language = ENGLISH,
    cited: Sequence[tuple[int, int]] | None = None,
) -> list[FoundBody]:
    """Every body a text names, in its order, each mention of it: `text[b.start:b.end] == b.text`.

    `heading` is the heading the text stands under, or the text itself where it is a heading; it tells whether the
    text instructs and invites, or tells what others did. `Directors of the Bureaux` are three mentions in one place.
    Names inside a citation (`ITU-T Y.4000`) or an address on the Web are not mentions; `cited` spares finding the spans
    of the citations again where they are known.

    >>> [(b.name, b.role) for b in find_bodies("instructs the Director of TSB, in liaison with Study Group 20")]
    [('Director TSB', 'instructed'), ('SG20', 'collaborator')]
    """
    if register is None:
        from itugraph.register import load_register

        register = load_register()
    written, text = text, plain(text)
    heading = heading and plain(heading)
    known = cited_spans(text, language) if cited is None else cited
    apart = sorted([*known, *(match.span() for match in _ADDRESS.finditer(text))])
    spans = with_abbreviated(_Mentions(text, language, register).outside(apart), text, apart, language)
    spans = _with_directors_alone(spans, text, heading, language, register)
    if not spans:
        return []
    roles = Roles(text, heading, language)
    following = [start for start, _, _ in spans[1:]] + [0]
    return [
        FoundBody(start, end, written[start:end], name, roles.at(start, end, behind))
        for (start, end, name), behind in zip(spans, following, strict=True)
    ]


def _with_directors_alone(
    spans: list[Span], text: str, heading: str | None, language: Language, register: "Register"
) -> list[Span]:
    """The mentions, and `the Director` alone where only one can be meant: named before it, else in its heading."""
    patterns = body_patterns(language, register)
    found = list(patterns.director_alone.finditer(text))
    if not found:
        return spans
    directors = [(end, name) for _, end, name in spans if name.startswith(language.director)]
    by_heading = {
        name
        for _, _, name in (_Mentions(heading, language, register).outside([]) if heading else ())
        if name.startswith(language.director)
    }
    added: list[Span] = []
    for match in found:
        before = {name for end, name in directors if end <= match.start()}
        meant = before or by_heading
        if len(meant) == 1 and all(
            end <= match.start() or start >= match.end("director") for start, end, _ in spans
        ):
            added.append((*match.span("director"), next(iter(meant))))
    return sorted([*spans, *added])


class _Mentions:
    """The mentions in one text; each sort of name is read by its own method where its pattern found it."""

    def __init__(self, text: str, language: Language, register: "Register") -> None:
        self._text = text
        self._language = language
        self._patterns = body_patterns(language, register)
        self._register = register
        self._sector = ""
        self._last_group = 0

    def outside(self, cited: list[tuple[int, int]]) -> list[Span]:
        """Start, end and name of each mention outside the spans of citations, none overlapping an earlier one."""
        found: list[Span] = []
        ahead = chain(cited, [(len(self._text), len(self._text))])
        citation = next(ahead)
        taken = 0
        for match in self._begun():
            while citation[1] <= match.start() < len(self._text):
                citation = next(ahead)
            cut = match.end() > citation[0] and (match.start() >= citation[0] or match.end() < citation[1])
            if match.start() < taken or cut:
                continue
            spans = list(self._read(match))
            found += spans
            taken = max([match.end() if match.lastgroup == "trap" else taken, *(end for _, end, _ in spans)])
        return found

    def _begun(self) -> Iterator[re.Match[str]]:
        """Every name that begins in the text, none inside another."""
        behind = 0
        for start in self._patterns.beginnings(self._text):
            if start >= behind and (match := self._patterns.any_body.match(self._text, start)):
                behind = match.end()
                yield match

    def _read(self, match: re.Match[str]) -> Iterator[Span]:
        sort = match.lastgroup
        if sort == "group":
            yield from self._study_groups(match)
        elif sort == "director":
            yield from self._directors(match)
        elif sort == "bureau_director":
            yield match.start(), match.end(), f"Director {match['code']}"
        elif sort == "bureaux":
            yield from self._bureaux(match)
        elif sort == "sectors":
            yield from self._sectors(match)
        elif sort == "every_bureau":
            yield from self._every_bureau(match)
        elif sort == "short_group":
            short = squeezed(match.group())
            yield match.start(), match.end(), self._patterns.name_of(short) or short
        elif sort == "named_group":
            yield self._named_group(match)
        elif sort == "named":
            yield from self._named(match)

    def _study_groups(self, match: re.Match[str]) -> Iterator[Span]:
        """A list of study groups: `ITU-T Study Groups 17, 16 and 2`, `Study Groups 1 and 2 of ITU-D`."""
        text, patterns = self._text, self._patterns
        numbers = [(match.start(), match.end("number"), match["number"])]
        several = match["plural"] or match["noun"].startswith("SG")
        while several and (item := patterns.next_number.match(text, numbers[-1][1])):
            numbers.append((*item.span("number"), item["number"]))
        sector = match["sector"] or match["sector_name"]
        if sector is None and (behind := patterns.of_sector.match(text, numbers[-1][1])):
            sector = behind["sector"] or behind["sector_name"]
        if sector:
            self._sector = patterns.sector_letter(sector)
        elif not patterns.list_link.fullmatch(text, self._last_group, match.start()):
            self._sector = ""
        self._last_group = numbers[-1][1]
        for start, end, number in numbers:
            letter = self._sector or self._likely_sector(number)
            yield start, end, f"{_PREFIX[letter]}SG{int(number)}"

    def _likely_sector(self, number: str) -> str:
        """T, R or D where no words beside the group tell: the only Sector the text names, else ITU-T.

        ITU-T is passed over where it has no such group and the text names another Sector.
        """
        near = self._sectors_named
        if self._register.body(f"ITU-T SG{int(number)}") is None:
            near = near - {"T"}
        return next(iter(near)) if len(near) == 1 else "T"

    @cached_property
    def _sectors_named(self) -> frozenset[str]:
        patterns = self._patterns
        return frozenset(
            patterns.sector_letter(match.group()) for match in patterns.any_sector.finditer(self._text)
        )

    def _directors(self, match: re.Match[str]) -> Iterator[Span]:
        """A list of directors: only the plural makes the second Bureau of a list another director's."""
        text, patterns = self._text, self._patterns
        if everyone := patterns.all_bureaux.match(text, match.end()):
            for code in patterns.bureau_codes:
                yield match.start(), everyone.end(), f"Director {code}"
            return
        start, position = match.start(), match.end()
        while item := patterns.bureau_item.match(text, position):
            yield start, item.end("what"), f"Director {patterns.bureau(item['what'])}"
            link = patterns.list_link.match(text, item.end())
            further = patterns.further_bureau.match(text, link.end()) if link and match["many"] else None
            if further is None:
                return
            position = further.start("what")
            start = further.start() if further["of"] else position

    def _bureaux(self, match: re.Match[str]) -> Iterator[Span]:
        for subject in self._patterns.subject.finditer(match.group()):
            start, end = (match.start() + offset for offset in subject.span())
            yield start, end, self._patterns.bureau(subject.group())

    def _sectors(self, match: re.Match[str]) -> Iterator[Span]:
        """`the Radiocommunication and Telecommunication Development Sectors`: the last with the noun."""
        subjects = list(self._patterns.subject.finditer(match.group()))
        for subject in subjects:
            end = match.end() if subject is subjects[-1] else match.start() + subject.end()
            name = self._patterns.sector_of_subject(subject["subject"])
            yield match.start() + subject.start(), end, name

    def _every_bureau(self, match: re.Match[str]) -> Iterator[Span]:
        words = self._patterns.all_before.search(self._text, max(0, match.start() - 20), match.start())
        for code in self._patterns.bureau_codes:
            yield words.start() if words else match.start(), match.end(), code

    def _named_group(self, match: re.Match[str]) -> Span:
        """A focus group and its like by its full name, known by its abbreviation where one is given."""
        short = match["short"]
        end = match.end() if short else match.end("subject")
        name = squeezed(short or self._text[match.start() : end])
        known = self._register.body(name)
        return match.start(), end, known.name if known else name

    def _named(self, match: re.Match[str]) -> Iterator[Span]:
        text, patterns = self._text, self._patterns
        name = patterns.name_of(match.group())
        if name is None or patterns.citation_behind.match(text, match.end()):
            return
        if name in self._language.shared_titles and is_of_another(text, *match.span(), self._language):
            return
        if patterns.revised_before.search(text, max(0, match.start() - 12), match.start()):
            return  # the edition of a number line: `(Rev.WRC-03)`
        end = match.end()
        if groups := patterns.study_groups_behind.match(text, end) if patterns.is_sector(name) else None:
            yield match.start(), groups.end(), f"{name} {self._language.study_groups[0].lower()}"
            return
        bracket = patterns.abbreviation.match(text, end)
        if bracket and name in (bracket["short"], patterns.name_of(bracket["short"])):
            end = bracket.end()
        yield match.start(), end, name
