"""One pass over a text: every noun that can open a citation, then the list of numbers behind it.

Time is linear: the pass never looks back further than a few words, and what is read at a noun is bounded.
"""

import re
from collections.abc import Iterator
from heapq import merge

from itugraph.citations.editions import read_edition
from itugraph.citations.language import Language
from itugraph.citations.mentions import PARTS, TREATIES, Mention
from itugraph.citations.numbers import PATTERNS, SERIES, is_general_assembly_number, normalised
from itugraph.citations.patterns import BARE_SECTOR, Head, head_key, patterns
from itugraph.citations.writing import EN_DASH
from itugraph.model.citations import Kind

_TITLED: frozenset[Kind] = frozenset(("Resolution", "Decision", "Opinion", "Recommendation"))
_FAR = 400
"""How far behind a list's last number, in characters, the next may stand when titles come between."""
_LONGEST_LIST = 200
_HYPHENS = tuple("-\u2010\u2011")


class Scanner:
    """Finds every mention of an instrument in one text."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._patterns = patterns(language)

    def mentions(self) -> list[Mention]:
        """All mentions in the order of the text, none overlapping another."""
        found: list[Mention] = []
        taken = 0
        heads = list(self._heads())
        for index, (start, end, head) in enumerate(heads):
            if start < taken:
                continue
            limit = heads[index + 1][0] if index + 1 < len(heads) else len(self._text)
            members = self._read(start, end, head, index, max(limit, end))
            if members:
                taken = members[-1].end
                found += members
        return found

    def _heads(self) -> Iterator[tuple[int, int, Head]]:
        patterns_, text = self._patterns, self._text
        capitals = ((m.start(), m.end(), self._head(m.group())) for m in patterns_.head.finditer(text))
        if not any(stem in text for stem in patterns_.small_stems):
            return capitals
        small = (
            (m.start(), m.end(m.lastgroup or 0), patterns_.small_heads[m.lastgroup or ""])
            for m in patterns_.small_head.finditer(text)
        )
        return merge(capitals, small, key=lambda item: item[0])

    def _head(self, written: str) -> Head:
        heads = self._patterns.heads
        return heads.get(written.lower()) or heads.get(head_key(written)) or BARE_SECTOR

    def _read(self, start: int, end: int, head: Head, list_id: int, limit: int) -> list[Mention]:
        if not self._opens_word(start, end):
            return []
        if head.kind not in TREATIES and self._names_itself(start, end):
            return []
        if head.kind in TREATIES and self._text[start - 1 : start] in _HYPHENS:
            return []
        if head.kind in TREATIES:
            return self._whole(start, end, head.kind, list_id)
        members = self._list(start, end, head, list_id)
        if (
            members
            and head.kind in PARTS
            and (far := self._patterns.far_part.match(self._text, members[-1].end))
        ):
            other = self._member(far.start("number"), head, -1 - list_id, None)
            return [*members, other] if other else members
        if head.plural and head.kind in _TITLED and members:
            members += self._far_members(members[-1], limit)
        return members

    def _opens_word(self, start: int, end: int) -> bool:
        """Whether a word begins here: at a boundary, or glued behind a small letter by a lost blank."""
        before = self._text[start - 1] if start else " "
        if not (before.isalnum() or before == "_"):
            return True
        return before.islower() and end - start > 5 and not self._text[start:end].isupper()

    def _names_itself(self, start: int, end: int) -> bool:
        """Whether this is the text's own name: `this Resolution`, or the capitals of a page's or an annex's heading."""
        low = max(0, start - 40)
        if self._patterns.own_before.search(self._text, low, start):
            return True
        heading = self._text[start:end].isupper() and self._patterns.heading_before.search(
            self._text, low, start
        )
        return heading is not False and heading is not None

    def _whole(self, start: int, end: int, kind: Kind, list_id: int) -> list[Mention]:
        if end - start <= 3 and (provision := self._coded_provision(start, end, list_id)):
            return [provision]
        if kind in ("Constitution", "Convention") and self._is_foreign(start, end):
            return []
        mention = Mention(start, end, kind, None, list_id)
        self._attach_edition(mention)
        return [mention]

    def _coded_provision(self, start: int, end: int, list_id: int) -> Mention | None:
        """A provision behind its treaty's code, without a sign: `CV 62`, `RR 5.340`."""
        text = self._text
        position = end + 1 if text[end : end + 1].isspace() else end
        number = PATTERNS["Provision"].match(text, position)
        if number is None or self._patterns.unit_behind.match(text, number.end()):
            return None
        return Mention(
            start, number.end(), "Provision", normalised(number.group()), list_id, body=text[start:end]
        )

    def _is_foreign(self, start: int, end: int) -> bool:
        """Whether this Convention or Constitution is another organization's: named after it, or before it."""
        patterns_, text = self._patterns, self._text
        if patterns_.foreign_behind.match(text, end) and not patterns_.union_behind.match(text, end):
            return True
        before = patterns_.word_before.search(text, max(0, start - 40), start)
        if before is None or not before[1][0].isupper():
            return False
        word = before[1].removesuffix("'s")
        opens_sentence = (
            before.start() == 0 or text[max(0, before.start() - 12) : before.start()].rstrip()[-1:] in ".;:"
        )
        if word in self._patterns.union_words or (
            opens_sentence and word.lower() in self._language.determiners
        ):
            return False
        return not text[start:end].isupper()

    def _list(self, start: int, end: int, head: Head, list_id: int) -> list[Mention]:
        """The members of the list a noun opens: one for each number, the first with the noun."""
        position = start if head.bare else self._behind_sign(end)
        first = self._member(position, head, list_id, None)
        if first is None:
            return []
        glued = position == end and not head.bare
        if glued and first.sector is None and not self._text[end : end + 1].isdigit():
            return []
        first.start = start
        members = [first]
        while len(members) < _LONGEST_LIST:
            link = self._connective(members[-1].end, head)
            if link is None:
                break
            mention = self._member(link.end(), head, list_id, members[-1].sector)
            joined_by = "range" if link.groupdict().get("range") else link.group().strip()
            if mention is None or not self._belongs(members, mention, head, joined_by):
                break
            mention.joined_by = joined_by
            members.append(mention)
        return members

    def _behind_sign(self, end: int) -> int:
        """Where the number stands if a sign comes before it, as in `Resolution No. 25`."""
        sign = self._patterns.number_sign.match(self._text, end)
        return sign.end() if sign else end

    def _connective(self, end: int, head: Head) -> re.Match[str] | None:
        text, patterns_ = self._text, self._patterns
        link = patterns_.connective.match(text, end)
        if link is None and head.plural:
            link = patterns_.bracketed_connective.match(text, end)
        if link is None and head.plural and head.kind in PARTS:
            link = patterns_.hyphen_range.match(text, end)
        if link is None and head.plural and head.kind in ("Recommendation", "Report"):
            link = patterns_.series_range.match(text, end)
        return link

    def _member(self, start: int, head: Head, list_id: int, sector: str | None) -> Mention | None:
        """The number at `start`, perhaps behind a Sector's code, and the edition behind it."""
        text = self._text
        position = start
        if written := self._patterns.sector.match(text, start):
            position = written.end()
            sector = f"ITU-{written['sector']}"
        number = (SERIES if head.bare else PATTERNS[head.kind]).match(text, position)
        if number is None:
            return None
        end = number.end()
        counted = head.kind == "Question" or sector == "ITU-R" or number.group()[0].isalpha()
        if head.plural and not counted and EN_DASH in number.group():
            end = position + number.group().index(EN_DASH)
        mention = Mention(start, end, head.kind, normalised(text[position:end]), list_id, loose=head.loose)
        mention.sector = sector
        self._attach_edition(mention)
        return mention

    def _attach_edition(self, mention: Mention) -> None:
        if written := read_edition(self._text, mention.end, self._language):
            mention.edition, mention.coded, mention.dated = written.edition, written.body, written.dated
            mention.end = written.end

    def _belongs(self, members: list[Mention], mention: Mention, head: Head, joined_by: str) -> bool:
        """Whether the number behind a connective is one more of the list, not a count or a quantity."""
        text, number = self._text, mention.number or ""
        if mention.edition is not None:
            return True
        if self._patterns.unit_behind.match(text, mention.end):
            return False
        first = members[0].number or ""
        if "." in first and head.kind == "Provision":
            return "." in number and not (joined_by == "range" and not head.plural and number < first)
        if "/" in first or first[:1].isalpha():
            return "/" in number or number[:1].isalpha()
        if head.plural:
            return joined_by != "range" or number.isdigit() or head.kind in PARTS
        if joined_by == "range":
            return False
        if "." in number and not text[mention.end : mention.end + 1].isalnum() and head.kind != "Article":
            return False
        return self._patterns.counted_behind.match(text, mention.end) is None

    def _far_members(self, last: Mention, limit: int) -> list[Mention]:
        """Members behind a title: `Resolutions 71/243 of 21 December 2016, on ..., and 72/279`."""
        text, patterns_ = self._text, self._patterns
        members: list[Mention] = []
        head = Head(last.kind, plural=True)
        while len(members) < _LONGEST_LIST:
            position = members[-1].end if members else last.end
            window = min(limit, position + _FAR)
            if stop := patterns_.far_stop.search(text, position, window):
                window = stop.start()
            for match in patterns_.far_number.finditer(text, position, window):
                mention = self._member(match.start("number"), head, last.list_id, None)
                if mention and (mention.edition or self._is_session_number(last, mention)):
                    mention.joined_by = "far"
                    members.append(mention)
                    break
            else:
                return members
        return members

    @staticmethod
    def _is_session_number(last: Mention, mention: Mention) -> bool:
        return is_general_assembly_number(last.number or "") and is_general_assembly_number(
            mention.number or ""
        )
