"""Phrases of clauses: marks that set them off, possessives, definitions that go, goals that are quoted twice."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from itugraph.checks.passages import Passage, Text
from itugraph.checks.wording import WordingFault

_APART = re.compile(
    r"(?<![,;:(])(?<!\band)(?<!\bor)(?<!\bbut)(?<!\bin)(?<!\bby)(?<!\bof)(?<!\bis)(?<!\bare)(?<!\bbe)(?<!\bmore)"
    r"(?<!\balso)(?<!\bwhile)(?<!\bwithout)(?<!\bas)(?<!\bto)(?<!\bnot)(?<!\bthat)(?<!\bwhich)(?<=\w)"
    r" (taking (?:into|due) account|in particular|especially)(?=\s+\w)"
)
"""Phrases that a comma sets off from the words before them."""
_PHRASES = ("taking", "in particular", "especially")
_OWNERS = "Member States|Sector Members|administrations|countries|regions|governments|operators|organizations"
_OWNED = "needs|rights|interests|views|priorities|obligations|efforts|expectations"
_POSSESSIVE = re.compile(rf"\b({_OWNERS}) ({_OWNED})\b(?! to\b)")
_DEFINED = re.compile(
    r"\b(?:defines|definition of)\s+(?:the\s+)?([A-Z][\w&-]*|[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)\s+as\b"
)
_GOAL = re.compile(
    r"\b((?:Sustainable Development Goal|SDG|Goal|Objective|Target)\s+[A-Z]?\.?\d+(?:\.\d+)*)\b[:,]?\s*([^;]*)"
)
_WORD = re.compile(r"\w+")
_SAME_QUOTATION = 0.6


def comma_missing(text: Text) -> Iterator[WordingFault]:
    """New words after which, or before which, the comma is missing that sets off a phrase."""
    for passage in _proposed(text):
        if not any(word in passage.fresh for word in _PHRASES):
            continue
        for found in _APART.finditer(passage.fresh):
            if passage.touches_seam(found.start(), found.start()) or found[0] in (passage.before or ""):
                continue
            start = found.string.rfind(" ", 0, found.start()) + 1
            wording = found.string[start : found.end()]
            if wording not in (passage.before or ""):
                previous = found.string[start : found.start()]
                yield WordingFault(passage, wording, f"{previous}, {found[1]}")


def apostrophe_missing(text: Text) -> Iterator[WordingFault]:
    """New words in which a plural stands before what belongs to it, without an apostrophe."""
    for passage in _proposed(text):
        for found in _POSSESSIVE.finditer(passage.fresh):
            if found[0] not in (passage.before or ""):
                yield WordingFault(passage, found[0], f"{found[1]}' {found[2]}")


def definition_struck(text: Text) -> Iterator[WordingFault]:
    """Struck wording that said what a term means, in a text that goes on using the term."""
    for passage in _proposed(text):
        for found in _DEFINED.finditer((passage.before or "") if passage.before != passage.after else ""):
            term = found[1]
            says = re.compile(rf"\b(?:defines|definition of)\s+(?:the\s+)?{re.escape(term)}\s+as\b")
            if any(says.search(other.after or "") for other in text.passages):
                continue
            use = re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])")
            using = next((other for other in text.passages if use.search(other.after or "")), None)
            if using:
                yield WordingFault(passage, term, other=using.pointer)


def goal_quoted_in_two_ways(text: Text) -> Iterator[WordingFault]:
    """A numbered goal that two clauses quote, the later one newly and in other words than the earlier."""
    seen: dict[str, tuple[Passage, str]] = {}
    for passage in _proposed(text):
        for found in _GOAL.finditer(passage.after or ""):
            goal, quoted = " ".join(found[1].split()), " ".join(_WORD.findall(found[2]))
            if goal not in seen:
                seen[goal] = (passage, quoted)
                continue
            first, words = seen[goal]
            new = found[0] not in (passage.before or "") and passage.ordinal != first.ordinal
            if new and quoted and words and quoted != words and _alike(quoted, words):
                yield WordingFault(passage, goal, other=first.pointer)


def _alike(one: str, other: str) -> bool:
    first, second = one.lower().split(), other.lower().split()
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME_QUOTATION * min(len(first), len(second))


def _proposed(text: Text) -> tuple[Passage, ...]:
    return text.passages if text.proposed else ()
