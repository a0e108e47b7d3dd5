"""Edits of a Word paragraph as tracked changes: what goes is marked as deleted, what comes as inserted.

The text of a paragraph is taken as proposed: what is kept or inserted, without what is deleted. An edit inside an
insertion of somebody else keeps that insertion: rejecting everything gives the base text, accepting the edited one.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _w(name: str) -> str:
    return f"{{{MAIN}}}{name}"


P, R, T, RPR, INS, DEL = _w("p"), _w("r"), _w("t"), _w("rPr"), _w("ins"), _w("del")
_GONE = frozenset({DEL, _w("moveFrom")})
_MOVED = _w("moveTo")
_CHARACTERS = {
    _w("tab"): "\t",
    _w("ptab"): "\t",
    _w("br"): "\n",
    _w("cr"): "\n",
    _w("noBreakHyphen"): "\u2011",
}
_FIELD, _BOX = _w("fldChar"), _w("txbxContent")
_VANISH = _w("vanish")
_OFF = frozenset({"0", "false", "off", "none"})
_NOT_ENTERED = frozenset(
    {
        _w("pPr"),
        RPR,
        _BOX,
        _w("sdtPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_ANCESTORS = frozenset({P, _w("tc"), _BOX})


@dataclass(frozen=True, slots=True)
class Change:
    """Who makes the tracked changes of a file, and when (ISO 8601); numbers go on from the highest in the file."""

    author: str
    date: str | None
    first_number: int


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a paragraph's proposed text: the element it stands in, and where in its text."""

    text: str
    element: etree._Element
    offset: int


class ParagraphEditor:
    """The proposed text of one `w:p`, and edits of it by offsets, which must be made from the last to the first."""

    def __init__(self, paragraph: etree._Element, tracked: "Numbering") -> None:
        self.characters = tuple(_characters(paragraph))
        self.text = "".join(character.text for character in self.characters)
        self._tracked = tracked

    def can_replace(self, start: int, end: int) -> bool:
        """Whether the characters stand in runs that can be parted, and not in a move or a formula."""
        around = self.characters[start:end] or self.characters[max(0, start - 1) : start + 1]
        return bool(around) and all(_can_change(character.element) for character in around)

    def replace(self, start: int, end: int, new: str) -> None:
        """Mark the characters from `start` to `end` as deleted, and insert `new` in their place."""
        if end > start:
            last = self._delete(start, end)
            if new:
                self._insert_behind(last, new, self.characters[start].element)
        elif new:
            self._insert_at(start, new)

    def _delete(self, start: int, end: int) -> etree._Element:
        """Wrap the runs of the characters in deletions; gives the last of these."""
        runs: dict[etree._Element, tuple[int, int]] = {}
        for index in range(start, end):
            run = _run_of(self.characters[index].element)
            first, _ = runs.get(run, (index, index))
            runs[run] = (first, index)
        last: etree._Element | None = None
        for run, (first, final) in runs.items():
            middle = _cut(run, self.characters[first], self.characters[final])
            last = self._tracked.element(DEL)
            parent = middle.getparent()
            assert parent is not None
            parent.replace(middle, last)
            last.append(middle)
            for text in middle.iter(T):
                text.tag = _w("delText")
        assert last is not None
        return last

    def _insert_behind(self, place: etree._Element, new: str, like: etree._Element) -> None:
        insertion = self._insertion(new, _run_of(like))
        place.addnext(insertion)
        _out_of_insertion(insertion, self._tracked)

    def _insert_at(self, offset: int, new: str) -> None:
        character = self.characters[max(0, offset - 1)]
        run = _run_of(character.element)
        insertion = self._insertion(new, run)
        if offset == 0:
            run.addprevious(insertion)
        else:
            _, behind = _parted(run, character, character.offset + len(character.text))
            if behind is not None:
                run.addnext(behind)
            run.addnext(insertion)
        _out_of_insertion(insertion, self._tracked)

    def _insertion(self, new: str, like: etree._Element) -> etree._Element:
        insertion = self._tracked.element(INS)
        run = etree.SubElement(insertion, R)
        properties = like.find(RPR)
        if properties is not None:
            run.append(copy.deepcopy(properties))
        text = etree.SubElement(run, T)
        text.text = new
        text.set(_XML_SPACE, "preserve")
        return insertion


class Numbering:
    """Makes elements of tracked changes, each with a number of its own."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._next = change.first_number

    def element(self, tag: str) -> etree._Element:
        """A tracked change of this author."""
        made = etree.Element(tag)
        made.set(_w("id"), self.number())
        made.set(_w("author"), self._change.author)
        if self._change.date:
            made.set(_w("date"), self._change.date)
        return made

    def number(self) -> str:
        """The next free number."""
        self._next += 1
        return str(self._next)


def _characters(parent: etree._Element, fields: list[bool] | None = None) -> Iterator[Character]:
    """The characters of the proposed text, but for those of hidden text, text boxes and field instructions."""
    fields = [] if fields is None else fields
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in _GONE:
            continue
        if tag == R:
            yield from _of_run(child, fields)
        elif tag not in _NOT_ENTERED:
            yield from _characters(child, fields)


def _of_run(run: etree._Element, fields: list[bool]) -> Iterator[Character]:
    properties = run.find(RPR)
    hidden = None if properties is None else properties.find(_VANISH)
    if hidden is not None and hidden.get(_w("val")) not in _OFF:
        return
    for child in run:
        if child.tag == _FIELD:
            kind = child.get(_w("fldCharType"))
            if kind == "begin":
                fields.append(False)
            elif kind == "separate" and fields:
                fields[-1] = True
            elif kind == "end" and fields:
                fields.pop()
        elif not all(fields):
            continue
        elif child.tag == T:
            for offset, letter in enumerate(child.text or ""):
                yield Character(letter, child, offset)
        elif child.tag in _CHARACTERS:
            yield Character(_CHARACTERS[child.tag], child, 0)


def _can_change(element: etree._Element) -> bool:
    for above in element.iterancestors():
        if above.tag in _ANCESTORS:
            return True
        if above.tag == _MOVED or etree.QName(above).localname in {"oMath", "fldSimple", "ruby"}:
            return False
    return False


def _run_of(element: etree._Element) -> etree._Element:
    run = element.getparent()
    assert run is not None
    assert run.tag == R
    return run


def _cut(run: etree._Element, first: Character, last: Character) -> etree._Element:
    """Part a run so that one run holds the characters from `first` to `last` alone, and give that.

    What stands before stays in the run itself, so that earlier characters keep their elements.
    """
    _, behind = _parted(run, last, last.offset + len(last.text))
    if behind is not None:
        run.addnext(behind)
    before, middle = _parted(run, first, first.offset)
    if middle is None:
        raise AssertionError("a run without the character that it has")
    if before:
        run.addnext(middle)
        return middle
    return run


def _parted(run: etree._Element, character: Character, at: int) -> tuple[bool, etree._Element | None]:
    """Take what stands behind an offset in a character's element out of a run, into a copy of it.

    Gives whether something is left in the run, and the copy; nothing is taken, and the run given, where nothing
    would be left; None where there is nothing to take.
    """
    children = list(run)
    position = children.index(character.element)
    text = character.element.text or "" if character.element.tag == T else character.text
    inside = character.element.tag == T and 0 < at < len(text)
    cut = position if at <= 0 else position + 1
    later = children[cut:]
    kept = [child for child in children[:cut] if child.tag != RPR]
    if not later and not inside:
        return True, None
    if not kept:
        return False, run
    copied = _like(run)
    properties = run.find(RPR)
    if properties is not None:
        copied.append(copy.deepcopy(properties))
    if inside:
        rest = copy.deepcopy(character.element)
        rest.text = text[at:]
        rest.set(_XML_SPACE, "preserve")
        rest.tail = None
        character.element.text = text[:at]
        character.element.set(_XML_SPACE, "preserve")
        copied.append(rest)
    copied.extend(later)
    return True, copied


def _out_of_insertion(insertion: etree._Element, tracked: Numbering) -> None:
    """Part somebody's insertion around ours: an insertion inside another would go with it when that is rejected."""
    outer = insertion.getparent()
    while outer is not None and outer.tag == INS:
        behind = list(insertion.itersiblings())
        outer.addnext(insertion)
        if behind:
            rest = _like(outer)
            rest.set(_w("id"), tracked.number())
            rest.extend(behind)
            insertion.addnext(rest)
        if len(outer) == 0:
            parent = outer.getparent()
            assert parent is not None
            parent.remove(outer)
        outer = insertion.getparent()


def _like(element: etree._Element) -> etree._Element:
    """An empty element of the same name and attributes."""
    made = etree.Element(element.tag)
    for name, value in element.items():
        made.set(name, value)
    return made
