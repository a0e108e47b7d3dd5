"""Take apart editions and numbers that a lost change ran together: `(Hammamet, 2016Rev. Geneva, 2022)`.

The register decides: only one way to cut the text names editions that exist, the older struck for the newer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from itugraph.model import Conference, PassageRole, ResolutionText, Sign
from itugraph.redline.interleaving import interleave
from itugraph.redline.years import run_together
from itugraph.register import Register

_BRACKET = re.compile(r"\((?P<content>[^()]{8,90})\)?")
_TWO_BRACKETS = re.compile(r"(?P<old>\([^()]{8,40}\))(?P<new>[ \u00a0]?\([^()]{8,40}\))")
_NUMBER_BEFORE = re.compile(
    r"(?P<kind>Resolution|Decision|Opinion|Recommendation)s?\s*(?P<number>\d{1,8})\s*$", re.I
)
_LONGEST_CITED = 40
"""How far before its bracket, in characters, a citation may begin."""
_REVISED = (("Rev. ", "Rev. "), ("", ""), ("", "Rev. "))
"""How `Rev.` may stand in the older and the newer of two mingled editions, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`wording[start:end]` was struck (`-`), inserted (`+`) or, told apart from these, kept (`=`)."""

    start: int
    end: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class _Written:
    """One edition found in a bracket: offsets of the whole, of its `Rev.`, and what conference it names."""

    start: int
    end: int
    revised_end: int
    place: str
    year: int

    @property
    def revised(self) -> bool:
        return self.revised_end > self.start


class EditionReader:
    """Tells the struck edition from the inserted one in a text; `own` is the edition a proposal would make."""

    def __init__(self, register: Register, own: tuple[str, int] | None = None) -> None:
        self._register = register
        self._own = own
        self._edition = _edition_pattern(register)

    def for_text(self, text: ResolutionText) -> "EditionReader":
        """The same reader, knowing the edition that this text's number line announces."""
        for passage in text.passages:
            if passage.role == "numbering":
                found = [self._written(m) for m in self._edition.finditer(passage.paragraph.text)]
                if len(found) > 1:
                    newest = max(found, key=lambda edition: edition.year)
                    return EditionReader(self._register, (newest.place, newest.year))
        return self

    def changes(self, wording: str, role: PassageRole) -> list[Piece]:
        """What the register proves about the brackets of a wording, in order of offsets."""
        pieces: list[Piece] = []
        pieces += self._two_brackets(wording)
        for bracket in _BRACKET.finditer(wording):
            if pieces and bracket.start() < pieces[-1].end:
                continue
            if role == "history":
                pieces += self._history(bracket)
            else:
                pieces += self._bracket(wording, bracket)
        decided = {index for piece in pieces for index in range(piece.start, piece.end)}
        pieces += [
            Piece(*stretch) for stretch in run_together(wording, self._register) if stretch[0] not in decided
        ]
        return sorted(pieces, key=lambda piece: piece.start)

    def _two_brackets(self, wording: str) -> list[Piece]:
        """A bracket struck for the bracket right behind it: `(Rev. Dubai, 2018)(Rev. Bucharest, 2022)`."""
        pieces: list[Piece] = []
        for both in _TWO_BRACKETS.finditer(wording):
            found = [
                self._written(match, both.start(group))
                for group in ("old", "new")
                if (match := self._edition.fullmatch(both[group].strip(" \u00a0()")))
            ]
            if len(found) == 2 and found[0].year < found[1].year and self._in_order(found):
                pieces += [Piece(*both.span("old"), "-"), Piece(*both.span("new"), "+")]
        return pieces

    def _history(self, bracket: re.Match[str]) -> list[Piece]:
        """In an adoption history the proposal's own edition is what was added, with the mark before it."""
        found = [
            self._written(m, bracket.start("content")) for m in self._edition.finditer(bracket["content"])
        ]
        if len(found) < 2 or self._own != (found[-1].place, found[-1].year):
            return []
        return [Piece(found[-2].end, found[-1].end, "+")]

    def _bracket(self, wording: str, bracket: re.Match[str]) -> list[Piece]:
        content, offset = bracket["content"], bracket.start("content")
        found = [self._written(m, offset) for m in self._edition.finditer(content)]
        if len(found) == 2:
            between = wording[found[0].end : found[1].start]
            if between.strip() or wording[offset : found[0].start].strip() or not self._in_order(found):
                return []
            return self._two_editions(wording, bracket, found)
        if len(found) < 2 and re.search(r"\d{4}", content) and not self._is_plain(found, content):
            return self._interleaved(wording, bracket)
        return []

    def _two_editions(self, wording: str, bracket: re.Match[str], found: list[_Written]) -> list[Piece]:
        old, new = sorted(found, key=lambda edition: edition.year)
        if new is found[0]:
            return [Piece(new.start, new.end, "+"), Piece(old.start, old.end, "-")]
        numbers = self._two_numbers(wording, bracket, old, new)
        keeps_revised = old.revised and not new.revised and not numbers
        struck_from = old.revised_end if keeps_revised else old.start
        return [*numbers, Piece(struck_from, old.end, "-"), Piece(old.end, new.end, "+")]

    def _two_numbers(self, wording: str, bracket: re.Match[str], old: _Written, new: _Written) -> list[Piece]:
        """The number before the bracket as two, if only so both name an instrument with that edition."""
        found = _NUMBER_BEFORE.search(wording, max(0, bracket.start() - _LONGEST_CITED), bracket.start())
        if not found:
            return []
        kind, number, start = found["kind"].capitalize(), found["number"], found.start("number")
        if self._known(kind, number, old) or self._known(kind, number, new):
            return []
        cuts = [
            cut
            for cut in range(1, len(number))
            if self._known(kind, number[:cut], old) and self._known(kind, number[cut:], new)
        ]
        if len(cuts) != 1:
            return []
        middle = start + cuts[0]
        return [Piece(start, middle, "-"), Piece(middle, start + len(number), "+")]

    def _known(self, kind: str, number: str, edition: _Written) -> bool:
        return any(
            (known.place, known.year) == (edition.place, edition.year)
            for instrument in self._register.instruments_numbered(kind, number)
            for known in self._register.editions(instrument.iri)
        )

    def _interleaved(self, wording: str, bracket: re.Match[str]) -> list[Piece]:
        """Two editions mingled letter by letter (`GuadalajaraBusan, 20104`), if one pair alone explains it.

        Where the register knows the instrument's editions, it tells which of them are marked `Rev.`
        """
        content, offset = bracket["content"], bracket.start("content")
        readings: list[tuple[int, int, int, list[Piece]]] = []
        for old, new in self._pairs(content):
            for likelihood, (before, after) in enumerate(_REVISED):
                woven = interleave(
                    content, f"{before}{old.place}, {old.year}", f"{after}{new.place}, {new.year}"
                )
                if woven:
                    against = sum(
                        known is not None and known != bool(mark)
                        for known, mark in (
                            (self._is_revised(wording, bracket, old), before),
                            (self._is_revised(wording, bracket, new), after),
                        )
                    )
                    pieces = [Piece(offset + s, offset + e, g) for s, e, g in woven.pieces]
                    readings.append((against, likelihood, woven.breaks, pieces))
        readings.sort(key=lambda reading: reading[:3])
        if not readings or (len(readings) > 1 and readings[0][:3] == readings[1][:3]):
            return []
        return [piece for piece in readings[0][3] if piece.sign != "="]

    def _is_revised(self, wording: str, bracket: re.Match[str], held: Conference) -> bool | None:
        """Whether the edition of that conference of the instrument before the bracket is marked `Rev.`, if known."""
        found = _NUMBER_BEFORE.search(wording, max(0, bracket.start() - _LONGEST_CITED), bracket.start())
        if not found:
            return None
        marked = {
            edition.revised
            for instrument in self._register.instruments_numbered(found["kind"].capitalize(), found["number"])
            if instrument.body == held.body
            for edition in self._register.editions(instrument.iri)
            if (edition.place, edition.year) == (held.place, held.year)
        }
        return next(iter(marked)) if len(marked) == 1 else None

    def _pairs(self, content: str) -> Iterable[tuple[Conference, Conference]]:
        """Conferences of one body, the older first, whose places both stand in the text."""
        folded = content.casefold()
        present = [c for c in self._register.conferences if c.place.casefold() in folded]
        return ((a, b) for a, b in permutations(present, 2) if a.body == b.body and a.year < b.year)

    def _in_order(self, found: list[_Written]) -> bool:
        """Whether one body held conferences at both, in different years."""
        first, second = (
            {c.body for c in self._register.conferences_at(edition.place, edition.year)} for edition in found
        )
        return bool(first & second) and found[0].year != found[1].year

    def _is_plain(self, found: list[_Written], content: str) -> bool:
        """Whether the bracket holds one edition that exists, or nothing that looks like one."""
        if not found:
            return not any(place.casefold() in content.casefold() for place in self._register.places)
        return bool(self._register.conferences_at(found[0].place, found[0].year))

    def _written(self, found: re.Match[str], offset: int = 0) -> _Written:
        revised_end = found.end("revised") if found["revised"] else found.start()
        place = self._register.place(found["place"]) or found["place"]
        return _Written(
            offset + found.start(), offset + found.end(), offset + revised_end, place, int(found["year"])
        )


@lru_cache(maxsize=4)
def _edition_pattern(register: Register) -> re.Pattern[str]:
    """An edition with a place that the register knows, in any of its spellings."""
    names = frozenset(register.places) | frozenset(register.place_variants)
    places = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?P<revised>Rev\.?\s*)?(?P<place>{places}),?\s*(?P<year>\d{{4}})(?!\d)", re.I)
