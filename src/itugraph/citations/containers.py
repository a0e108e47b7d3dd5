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
    union = rf"(?:(?:{any_of(language.union_names)})(?:['’]s)?{SPACES})?"
    and_ = any_of(language.conjunctions)
    noun = any_of(language.treaty_nouns)
    joiner = any_of(language.name_joiners)
    capital = r"[A-ZÀ-Þ][\w'’-]{0,40}"
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
    links = _links(language)
    named: set[int] = set()
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if mention.kind in PARTS and mention.body is None:
            _place(text, mentions, index, links, named, language)
    own = patterns(language).own_behind
    kept: list[Mention] = []
    for index, mention in enumerate(mentions):
        if mention.kind in TREATIES:
            if index not in named and not _abbreviates(text, mentions, index):
                kept.append(mention)
        elif mention.kind not in PARTS:
            kept.append(mention)
        elif mention.body or mention.container:
            kept.append(mention)
        elif not own.match(text, _list_end(mentions, index)) and _stands_alone(
            text, mention, links, language, adopted_by
        ):
            kept.append(mention)
    return kept


def _own_names(language: Language) -> dict[str, str]:
    return {name: treaty.body for treaty in language.treaties for name in treaty.names}


def _list_end(mentions: list[Mention], index: int) -> int:
    last = index
    while last + 1 < len(mentions) and mentions[last + 1].list_id == mentions[index].list_id:
        last += 1
    return mentions[last].end


def _place(
    text: str, mentions: list[Mention], index: int, links: _Links, named: set[int], language: Language
) -> None:
    mention = mentions[index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if following and following.list_id == mention.list_id:
        mention.body, mention.container = following.body, following.container
        if mention.body or mention.container:
            return
    elif following and following.start - mention.end <= _GAP:
        if links.inside.fullmatch(text, mention.end, following.start):
            if following.kind in TREATIES:
                named.add(index + 1)
                mention.body = _treaty_body(following)
            elif following.kind != "Provision":
                mention.container = following
                mention.body = following.body if following.kind in PARTS else None
            return
        if following.kind in TREATIES and _is_short_name_behind(text, mention, following):
            named.add(index + 1)
            mention.body = _treaty_body(following)
            return
        if (
            following.kind in PARTS
            and not _is_radio(mention)
            and links.beside.fullmatch(text, mention.end, following.start)
        ):
            mention.body, mention.container = following.body, None
            if mention.body:
                return
    if foreign := links.foreign.match(text, mention.end):
        if following is None or following.start >= foreign.end("name") or following.kind not in TREATIES:
            mention.body = _own_names(language).get(squeezed(foreign["name"]), squeezed(foreign["name"]))
            return
    _place_behind(text, mentions, index, links, named)


def _place_behind(text: str, mentions: list[Mention], index: int, links: _Links, named: set[int]) -> None:
    """A part behind the name of its treaty: `RR No. 5.340`, `the Constitution (Nos. 56 and 57)`."""
    first = index
    while first and mentions[first - 1].list_id == mentions[index].list_id:
        first -= 1
    before = mentions[first - 1] if first else None
    if before is None or before.kind not in TREATIES:
        low = max(before.end if before else 0, mentions[first].start - _GAP)
        if foreign := links.foreign_before.search(text, low, mentions[first].start):
            mentions[index].body = squeezed(foreign["name"])
        return
    if links.behind_name.fullmatch(text, before.end, mentions[first].start):
        named.add(first - 1)
    elif not links.behind_treaty.fullmatch(text, before.end, mentions[first].start):
        return
    mentions[index].body = _treaty_body(before)


def _is_short_name_behind(text: str, mention: Mention, treaty: Mention) -> bool:
    """Whether the treaty is named by its abbreviation right behind, as in `No. 59D CS`."""
    return treaty.end - treaty.start <= 4 and text[mention.end : treaty.start].isspace()


def _is_radio(mention: Mention) -> bool:
    """Whether the number alone shows that the part stands in the Radio Regulations."""
    number = mention.number or ""
    return mention.kind == "Appendix" or (mention.kind == "Provision" and is_radio_provision(number))


def _treaty_body(mention: Mention) -> str:
    return BODY_OF_TREATY[mention.kind]


def _abbreviates(text: str, mentions: list[Mention], index: int) -> bool:
    """Whether this is the `(RR)` behind the name it stands for."""
    before, mention = mentions[index - 1], mentions[index]
    return index > 0 and before.kind == mention.kind and text[before.end : mention.start].strip() == "("


def _stands_alone(
    text: str, mention: Mention, links: _Links, language: Language, adopted_by: str | None
) -> bool:
    """Whether a part whose text nothing names is a citation, and of what; sets its body where it is known."""
    radio = adopted_by in ("WRC", "WARC", "RA", "ITU-R", "RR")
    if mention.kind == "Annex-of-other-instrument":
        return False
    if mention.kind == "Appendix":
        mention.body = "RR" if (mention.number or "")[:1].isdigit() else None
        return mention.body is not None
    if mention.kind == "Article":
        mention.body = "RR" if radio else None
        return True
    if is_radio_provision(mention.number or ""):
        mention.body = "RR"
        return True
    mention.body = "RR" if radio else None
    before = links.word_before.search(text, max(0, mention.start - 30), mention.start)
    return not mention.loose and (before is None or before[1] in language.leading_words)
