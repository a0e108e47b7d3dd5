"""In which text an article, a provision, an appendix or an annex stands.

`No. 51 in Article 4 of the Convention` is two citations in one treaty; the treaty's name is then their body, not
a third citation. A treaty named alone is a citation of the whole.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from itugraph.citations.language import Language
from itugraph.citations.mentions import BODY_OF_TREATY, PARTS, TREATIES, Mention
from itugraph.citations.numbers import is_radio_provision
from itugraph.citations.patterns import patterns
from itugraph.citations.writing import MAYBE, SPACES, any_of, squeezed

_RADIO_BODIES = frozenset(("WRC", "WARC", "RA", "ITU-R", "RR"))
"""Whose texts mean the Radio Regulations by an article or a number alone."""
_GAP = 90
"""The longest wording, in characters, between a part and the text it stands in."""


@dataclass(frozen=True, slots=True)
class _Links:
    inside: re.Pattern[str]
    beside: re.Pattern[str]
    behind_name: re.Pattern[str]
    behind_treaty: re.Pattern[str]
    foreign: re.Pattern[str]
    foreign_before: re.Pattern[str]
    word_before: re.Pattern[str]


@lru_cache(maxsize=8)
def _links(language: Language) -> _Links:
    of = any_of(language.prepositions)
    the = rf"(?:(?:{any_of((*language.determiners, *language.own_determiners))}){SPACES})?"
    union = rf"(?:(?:{any_of(language.union_names)})(?:'s)?{SPACES})?"
    and_ = any_of(language.conjunctions)
    noun = any_of(language.treaty_nouns)
    joiner = any_of(language.name_joiners)
    capital = r"[A-ZÀ-Þ][\w'-]{0,40}"
    return _Links(
        inside=re.compile(
            rf"{MAYBE}[,()]?{MAYBE}{of},?{SPACES}{the}(?:(?:{any_of(language.provision_words)}){SPACES}{of}{SPACES}{the})?{union}"
        ),
        beside=re.compile(
            rf"{MAYBE}(?:,{MAYBE}(?:{and_}{SPACES})?|{and_}{SPACES}|[(]|(?:{of}),?{MAYBE}{and_}{SPACES})(?:{of}{SPACES})?{the}"
        ),
        behind_name=re.compile(rf"{MAYBE}(?:\([A-Z]{{2,4}}\){MAYBE})?[/,]?{MAYBE}"),
        behind_treaty=re.compile(
            rf"{MAYBE}(?:\([A-Z]{{2,4}}\){MAYBE})?(?:[,(:]{MAYBE}(?:{any_of(language.particularly)}{SPACES})?|{any_of(language.particularly)}{SPACES})(?:{the})"
        ),
        foreign=re.compile(
            rf"{MAYBE},?{MAYBE}{of}{SPACES}{the}"
            rf"(?P<name>(?:{capital}{SPACES}(?:(?:of|on|the){SPACES}){{0,2}}){{0,6}}{noun}(?![a-z])(?:{SPACES}(?:{joiner}{SPACES}){{0,3}}{capital}){{0,8}})"
        ),
        foreign_before=re.compile(
            rf"(?P<name>(?:{capital}{SPACES}(?:{joiner}{SPACES}){{0,2}}){{0,6}}{noun}(?:{SPACES}(?:{joiner}{SPACES}){{1,2}}{capital}){{0,3}})"
            rf"(?:,{MAYBE}|{SPACES}\({MAYBE})$"
        ),
        word_before=re.compile(r"([A-Za-z]+)[\s(]{1,3}$"),
    )


def place_parts(
    text: str, mentions: list[Mention], language: Language, adopted_by: str | None
) -> list[Mention]:
    """The mentions with each part given its treaty; those dropped that name no other text.

    Dropped are treaties that only say where a part stands, the text's own annexes and articles, and numbers that
    are no provisions.
    """
    return _Placing(text, mentions, language, adopted_by).placed()


class _Placing:
    """The parts and treaties of one text; `_named` are the treaties that only say where a part stands."""

    def __init__(
        self, text: str, mentions: list[Mention], language: Language, adopted_by: str | None
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._language = language
        self._links = _links(language)
        self._radio = adopted_by in _RADIO_BODIES
        self._named: set[int] = set()

    def placed(self) -> list[Mention]:
        for index in range(len(self._mentions) - 1, -1, -1):
            mention = self._mentions[index]
            if mention.kind in PARTS and mention.body is None:
                self._place(index)
        return [mention for index, mention in enumerate(self._mentions) if self._counts(index)]

    def _counts(self, index: int) -> bool:
        mention = self._mentions[index]
        if mention.kind in TREATIES:
            return index not in self._named and not self._abbreviates(index)
        if mention.kind not in PARTS or mention.body or mention.container:
            return True
        own = patterns(self._language).own_behind.match(self._text, self._list_end(index))
        return own is None and self._stands_alone(mention)

    def _list_start(self, index: int) -> int:
        while index and self._mentions[index - 1].list_id == self._mentions[index].list_id:
            index -= 1
        return index

    def _list_end(self, index: int) -> int:
        mentions = self._mentions
        while index + 1 < len(mentions) and mentions[index + 1].list_id == mentions[index].list_id:
            index += 1
        return mentions[index].end

    def _place(self, index: int) -> None:
        mention = self._mentions[index]
        following = self._mentions[index + 1] if index + 1 < len(self._mentions) else None
        if following and following.list_id == mention.list_id:
            mention.body, mention.container = following.body, following.container
        elif following and following.start - mention.end <= _GAP:
            self._place_before(mention, following, index + 1)
        if mention.body or mention.container:
            return
        foreign = self._links.foreign.match(self._text, mention.end)
        if foreign and (
            following is None or following.start >= foreign.end() or following.kind not in TREATIES
        ):
            name = squeezed(foreign["name"])
            mention.body = next((t.body for t in self._language.treaties if name in t.names), name)
        else:
            self._place_behind(index)

    def _place_before(self, mention: Mention, following: Mention, index: int) -> None:
        """A part before what it stands in (`No. 51 in Article 4`), or beside another part of it (`Article 5 and`)."""
        text, links = self._text, self._links
        inside = links.inside.fullmatch(text, mention.end, following.start)
        short = following.end - following.start <= 4 and text[mention.end : following.start].isspace()
        if following.kind in TREATIES and (inside or short):
            self._named.add(index)
            mention.body = BODY_OF_TREATY[following.kind]
        elif inside and following.kind != "Provision":
            mention.container = following
            mention.body = following.body if following.kind in PARTS else None
        elif following.kind in PARTS and links.beside.fullmatch(text, mention.end, following.start):
            mention.body = None if _is_radio(mention) else following.body

    def _place_behind(self, index: int) -> None:
        """A part behind the name of its text: `RR No. 5.340`, `the Constitution (Nos. 56 and 57)`."""
        text, links = self._text, self._links
        first = self._list_start(index)
        start = self._mentions[first].start
        before = self._mentions[first - 1] if first else None
        if before is None or before.kind not in TREATIES:
            low = max(before.end if before else 0, start - _GAP)
            if foreign := links.foreign_before.search(text, low, start):
                self._mentions[index].body = squeezed(foreign["name"])
            return
        names_it = links.behind_name.fullmatch(text, before.end, start)
        if names_it:
            self._named.add(first - 1)
        if names_it or links.behind_treaty.fullmatch(text, before.end, start):
            self._mentions[index].body = BODY_OF_TREATY[before.kind]

    def _abbreviates(self, index: int) -> bool:
        """Whether this is the `(RR)` behind the name it stands for."""
        before, mention = self._mentions[index - 1], self._mentions[index]
        return (
            index > 0
            and before.kind == mention.kind
            and self._text[before.end : mention.start].strip() == "("
        )

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether a part whose text nothing names is a citation; sets its body where its number or the text tells."""
        number = mention.number or ""
        if mention.kind == "Annex-of-other-instrument":
            return False
        if _is_radio(mention):
            mention.body = "RR"
            return any(char.isdigit() for char in number)
        mention.body = "RR" if self._radio else None
        if mention.kind == "Article":
            return True
        before = self._links.word_before.search(self._text, max(0, mention.start - 30), mention.start)
        return not mention.loose and (before is None or before[1] in self._language.leading_words)


def _is_radio(mention: Mention) -> bool:
    """Whether the number alone shows that the part stands in the Radio Regulations."""
    number = mention.number or ""
    return mention.kind == "Appendix" or (mention.kind == "Provision" and is_radio_provision(number))
