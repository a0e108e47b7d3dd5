"""Searching the graph for what a person types: numbers, names, titles, and words of clauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.graph import GraphSource, Literal
from itugraph.register import Register
from itugraph.web.asking import Row, rows
from itugraph.web.links import path_of
from itugraph.web.ordering import natural

MOST_WORDS = 8
MOST_LETTERS = 200
AT_ONCE = 40
_NEAR = 110

# What is looked through comes first and alone: stores would otherwise begin with every label.
_TITLED = """SELECT DISTINCT ?thing ?label ?title ?kind WHERE {
  { SELECT DISTINCT ?thing ?title WHERE { ?thing itu:title ?title . FILTER(%s) } LIMIT 200 }
  ?thing rdfs:label ?label . OPTIONAL { ?thing itu:kind ?kind }
}"""

_NUMBERED = """SELECT DISTINCT ?thing ?label ?title ?kind WHERE {
  VALUES ?written { %s } ?thing (itu:number|itu:otherNumber) ?written ; itu:kind ?kind ; rdfs:label ?label .
  OPTIONAL { ?thing itu:title ?title }
} LIMIT 60"""

_NAMED = """SELECT DISTINCT ?thing ?label ?title WHERE {
  { SELECT DISTINCT ?thing WHERE {
      { ?thing itu:name ?name } UNION { ?thing itu:fullName ?name } UNION { ?thing itu:alias ?name } FILTER(%s)
    } LIMIT 60 }
  ?thing rdfs:label ?label . OPTIONAL { ?thing itu:fullName ?title }
}"""

_TEXTS = """SELECT DISTINCT ?thing ?label ?title WHERE {
  { SELECT DISTINCT ?thing WHERE {
      { ?thing itu:identifier ?name } UNION { ?thing itu:sourceName ?name } FILTER(%s)
    } LIMIT 40 }
  ?thing rdfs:label ?label . OPTIONAL { ?thing itu:title ?title }
}"""

_WORDED = """SELECT ?clause ?pointer ?role ?text ?textLabel ?region ?before ?after ?change WHERE {
  { SELECT DISTINCT ?clause WHERE { ?clause (itu:textAfter|itu:textBefore) ?words FILTER(%s) } LIMIT %d OFFSET %d }
  ?clause itu:inText ?text . ?text rdfs:label ?textLabel .
  OPTIONAL { ?clause itu:pointer ?pointer }
  OPTIONAL { ?clause itu:passageRole ?role }
  OPTIONAL { ?clause itu:textBefore ?before }
  OPTIONAL { ?clause itu:textAfter ?after }
  OPTIONAL { ?clause itu:change ?change }
  OPTIONAL { ?text itu:submittedBy/rdfs:label ?region }
}"""

_WORD = re.compile(r"[^\s\"“”]+")
_NUMBER = re.compile(r"(?:[A-Z]{1,2}\.?)?\d[\w./-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and what is known of it at a glance."""

    iri: str
    name: str
    title: str

    @property
    def address(self) -> str:
        """Its page."""
        return path_of(self.iri)


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause in which all words stand; `snippet` is (is it one of the words, text)."""

    address: str
    name: str
    text_address: str
    text: str
    region: str
    change: str
    snippet: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by what it is; `has_more` says that there are more passages."""

    instruments: tuple[Hit, ...]
    agents: tuple[Hit, ...]
    texts: tuple[Hit, ...]
    passages: tuple[Passage, ...]
    has_more: bool
    near: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not (self.instruments or self.agents or self.texts or self.passages)


def look(graph: GraphSource, register: Register, typed: str, number: int = 1) -> Found:
    """What fits the words that were typed; `number` is the part of the passages, from 1.

    All words must stand in one title, name or passage, in any order and in capitals or not.
    """
    typed = typed[:MOST_LETTERS]
    words = words_of(typed)
    if not words:
        return Found((), (), (), (), False, ())
    first = number == 1
    passages = _passages(graph, words, number)
    return Found(
        instruments=_instruments(graph, register, typed, words) if first else (),
        agents=_agents(graph, register, typed, words) if first else (),
        texts=tuple(map(_hit, _sorted(graph, _TEXTS % _all(words, "?name")))) if first else (),
        passages=passages[:AT_ONCE],
        has_more=len(passages) > AT_ONCE,
        near=register.nearest(typed) if first and any(char.isdigit() for char in typed) else (),
    )


def words_of(typed: str) -> tuple[str, ...]:
    """The words of what was typed, in small letters, without what is around them.

    >>> words_of('"Smart Cities", IoT;')
    ('smart', 'cities', 'iot')
    """
    stripped = (word.strip(".,;:()[]'").lower() for word in _WORD.findall(typed))
    return tuple(dict.fromkeys(word for word in stripped if word))[:MOST_WORDS]


def snippet(text: str, words: Sequence[str]) -> tuple[tuple[bool, str], ...]:
    """The part of a text around the first of the words, cut where they begin and end.

    >>> snippet("that buses and trams are counted", ["trams"])
    ((False, 'that buses and '), (True, 'trams'), (False, ' are counted'))
    """
    places = re.compile(
        "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE
    )
    first = places.search(text)
    at = first.start() if first else 0
    start = text.rfind(" ", 0, max(at - _NEAR, 0)) + 1 if at > _NEAR else 0
    end = start + 3 * _NEAR
    end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), at + 1)
    shown = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    found: list[tuple[bool, str]] = []
    position = 0
    for place in places.finditer(shown):
        if place.start() > position:
            found.append((False, shown[position : place.start()]))
        found.append((True, place.group()))
        position = place.end()
    if position < len(shown):
        found.append((False, shown[position:]))
    return tuple(found)


def _instruments(graph: GraphSource, register: Register, typed: str, words: Sequence[str]) -> tuple[Hit, ...]:
    """What the register takes the words for, then what has such a number or title in the graph."""
    known = [
        Hit(instrument.iri, register.name(instrument), instrument.title or "")
        for instrument in register.find(typed)
    ]
    hits = {hit.iri: hit for hit in known}
    numbers = [found.group().upper() for found in _NUMBER.finditer(typed)]
    if numbers:
        written = " ".join(str(Literal(number)) for number in numbers)
        asked = _sorted(graph, _NUMBERED % written)
        kinds = tuple(word.rstrip(".") for word in words if word.isalpha())
        numbered = [one for one in asked if not kinds or any(_fits(one, kind) for kind in kinds)]
        hits = {**hits, **{one["thing"]: _hit(one) for one in numbered if one["thing"] not in hits}}
    titled = [one for one in _sorted(graph, _TITLED % _all(words, "?title")) if one["kind"]]
    hits = {**hits, **{one["thing"]: _hit(one) for one in titled if one["thing"] not in hits}}
    return tuple(hit for hit in _present(graph, hits))


def _present(graph: GraphSource, hits: dict[str, Hit]) -> list[Hit]:
    """Those that the graph has: the register may know more than was built."""
    if not hits:
        return []
    values = " ".join(f"<{iri}>" for iri in list(hits)[:60])
    there = {
        one["thing"]
        for one in rows(
            graph, f"SELECT DISTINCT ?thing WHERE {{ VALUES ?thing {{ {values} }} ?thing a ?class }}"
        )
    }
    return [hit for iri, hit in hits.items() if iri in there]


def _sorted(graph: GraphSource, sparql: str) -> list[Row]:
    """Rows by name, the same from any store; each thing once."""
    found = {one["thing"]: one for one in sorted(rows(graph, sparql), key=lambda one: sorted(one.items()))}
    return sorted(found.values(), key=lambda one: (natural(one["label"]), one["thing"]))


def _fits(one: Row, word: str) -> bool:
    """Whether a word typed beside a number begins a word of the instrument's name: `res`, `wtsa`."""
    return any(part.lower().startswith(word) for part in one["label"].split())


def _agents(graph: GraphSource, register: Register, typed: str, words: Sequence[str]) -> tuple[Hit, ...]:
    from itugraph.register import body_iri, region_iri

    hits: dict[str, Hit] = {}
    if body := register.body(typed):
        hits[body_iri(body.id)] = Hit(body_iri(body.id), body.name, body.full_name)
    if region := register.region(typed):
        hits[region_iri(region.id)] = Hit(region_iri(region.id), region.name, region.full_name)
    for one in _sorted(graph, _NAMED % _all(words, "?name")):
        hits.setdefault(one["thing"], _hit(one))
    return tuple(_present(graph, hits))


def _passages(graph: GraphSource, words: Sequence[str], number: int) -> tuple[Passage, ...]:
    asked = _WORDED % (_all(words, "?words"), AT_ONCE + 1, (number - 1) * AT_ONCE)
    found = {one["clause"]: one for one in rows(graph, asked)}
    return tuple(
        Passage(
            address=path_of(one["clause"]),
            name=one["pointer"] or one["role"],
            text_address=path_of(one["text"]),
            text=one["textLabel"],
            region=one["region"],
            change=one["change"] if one["region"] else "",
            snippet=snippet(_side(one, words), words),
        )
        for one in sorted(found.values(), key=lambda one: (one["textLabel"], one["clause"]))
    )


def _side(one: Row, words: Sequence[str]) -> str:
    after = one["after"].lower()
    return one["after"] if all(word in after for word in words) or not one["before"] else one["before"]


def _all(words: Sequence[str], variable: str) -> str:
    """A condition that all words stand in a variable; a hyphen may have been lost on the way."""
    conditions = []
    for word in words:
        spellings = dict.fromkeys((word, word.replace("-", ""))) if "-" in word.strip("-") else {word: None}
        either = " || ".join(f"CONTAINS(LCASE(STR({variable})), {Literal(one)})" for one in spellings)
        conditions.append(f"({either})")
    return " && ".join(conditions)


def _hit(one: Row) -> Hit:
    return Hit(one["thing"], one["label"], one["title"])
