"""Automatic numbering turned into the labels people see (ECMA-376, part 1, section 17.9)."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from itugraph.reading.list_labels import formatted
from itugraph.reading.symbols import plain
from itugraph.reading.word.names import VAL, is_on, w
from itugraph.reading.word.styles import Numbering, Styles

_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` has `%1` to `%9` where the counters of the levels stand."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    restart: int | None = None
    legal: bool = False
    font: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list: lists of one `family` count on together, save where `restarts` gives a level a new start."""

    family: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a paragraph, and what stands between it and the text."""

    text: str
    suffix: str


def read_lists(root: etree._Element | None, styles: Styles) -> dict[str, ListDefinition]:
    """The lists of a `numbering.xml` by their identifiers."""
    if root is None:
        return {}
    families = {family.get(w("abstractNumId"), ""): family for family in root.iterfind(w("abstractNum"))}
    instances = {number.get(w("numId"), ""): number for number in root.iterfind(w("num"))}
    lists: dict[str, ListDefinition] = {}
    for list_id, instance in instances.items():
        key = _family_of(instance)
        family = families.get(key)
        if family is None:
            continue
        linked = family.find(w("numStyleLink"))
        if linked is not None:
            through = styles.numbering.get(linked.get(VAL, ""))
            other = None if through is None else instances.get(through.list_id or "")
            if other is not None:
                key = _family_of(other)
                family = families.get(key, family)
        lists[list_id] = _definition(key, family, instance)
    return lists


def _family_of(instance: etree._Element) -> str:
    reference = instance.find(w("abstractNumId"))
    return "" if reference is None else reference.get(VAL, "")


def _definition(key: str, family: etree._Element, instance: etree._Element) -> ListDefinition:
    levels = {_index(level): _level(level) for level in family.iterfind(w("lvl"))}
    restarts: dict[int, int] = {}
    for override in instance.iterfind(w("lvlOverride")):
        index = _index(override)
        if (level := override.find(w("lvl"))) is not None:
            levels[index] = _level(level)
        if (start := override.find(w("startOverride"))) is not None:
            restarts[index] = int(start.get(VAL, "1"))
    return ListDefinition(key, levels, restarts)


def _index(element: etree._Element) -> int:
    return int(element.get(w("ilvl"), "0"))


def _level(element: etree._Element) -> Level:
    def value(name: str) -> str | None:
        child = element.find(w(name))
        return None if child is None else child.get(VAL, "")

    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    legal = element.find(w("isLgl"))
    return Level(
        start=int(value("start") or "1"),
        format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        suffix=_SUFFIXES.get(value("suff") or "tab", "\t"),
        restart=None if value("lvlRestart") is None else int(value("lvlRestart") or "0"),
        legal=legal is not None and is_on(legal.get(VAL)),
        font=None if fonts is None else fonts.get(w("ascii")),
        style=value("pStyle"),
    )


class Counters:
    """Counts the paragraphs of all lists in one version of a document, in its order."""

    def __init__(self, lists: dict[str, ListDefinition], styles: Styles) -> None:
        self._lists = lists
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, numbering: Numbering | None, style_id: str | None) -> Label | None:
        """The label of the next paragraph, or None if it has none."""
        place = self._place(numbering, style_id)
        if place is None:
            return None
        list_id, index = place
        definition = self._lists[list_id]
        level = definition.levels.get(index)
        if level is None:
            return None
        counts = self._counts.setdefault(definition.family, {})
        self._advance(counts, list_id, definition, index)
        if level.format == "bullet":
            return Label(plain(level.text, level.font or "Symbol"), level.suffix)
        text = plain(_rendered(level, definition, counts), level.font)
        return Label(text, level.suffix) if text else None

    def _place(self, numbering: Numbering | None, style_id: str | None) -> tuple[str, int] | None:
        through = self._styles.numbering_of(style_id)
        if numbering is None or numbering.list_id is None:
            if through is None:
                return None
            owner, inherited = through
            level = numbering.level if numbering is not None else None
            numbering = replace(inherited, level=inherited.level if level is None else level)
            style_id = owner
        list_id = numbering.list_id
        if list_id is None or list_id not in self._lists:
            return None
        if numbering.level is not None:
            return list_id, numbering.level
        levels = self._lists[list_id].levels
        return list_id, next((index for index, level in levels.items() if level.style == style_id), 0)

    def _advance(self, counts: dict[int, int], list_id: str, definition: ListDefinition, index: int) -> None:
        if index in definition.restarts and (list_id, index) not in self._restarted:
            self._restarted.add((list_id, index))
            counts[index] = definition.restarts[index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = definition.levels[index].start
        for deeper in [other for other in counts if other > index]:
            restart = definition.levels.get(deeper, Level()).restart
            if restart is None or index < restart:
                del counts[deeper]


def _rendered(level: Level, definition: ListDefinition, counts: dict[int, int]) -> str:
    def counter(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        other = definition.levels.get(index, Level())
        return formatted(counts.get(index, other.start), "decimal" if level.legal else other.format)

    return re.sub(r"%([1-9])", counter, level.text)
