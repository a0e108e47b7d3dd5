"""What may be meant by an identifier that the graph does not have."""

import difflib
from dataclasses import dataclass

from itugraph.graph import GraphSource, Literal
from itugraph.register.iris import BASE
from itugraph.web.asking import rows
from itugraph.web.links import path_of
from itugraph.web.ordering import natural

_MOST = 6
_PARENTS = 4

_BELOW = """SELECT DISTINCT ?thing ?label WHERE {
  ?thing rdfs:label ?label . FILTER(STRSTARTS(LCASE(STR(?thing)), ?start))
  FILTER(!CONTAINS(STRAFTER(LCASE(STR(?thing)), ?start), "/"))
} LIMIT 400"""

_NUMBERED = """SELECT ?thing ?label WHERE {
  { ?thing itu:number ?number } UNION { ?thing itu:otherNumber ?number }
  ?thing rdfs:label ?label
} LIMIT 8"""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The thing that is surely meant, "" for none, and others as (address, name)."""

    same: str
    others: tuple[tuple[str, str], ...]


def suggestions(graph: GraphSource, iri: str) -> Suggestions:
    """What is spelled like an identifier: the same but for capitals, by another number, or near it.

    Looked through are the names directly below the nearest part of the path that has any, at most a few hundred.
    """
    wanted = iri.rstrip("/")
    numbered = _by_number(graph, wanted)
    parent = wanted
    for _ in range(_PARENTS):
        parent = parent.rpartition("/")[0]
        if not parent.startswith(BASE + "id"):
            break
        found = rows(graph, _BELOW, start=Literal(parent.lower() + "/"))
        if found:
            names = {one["thing"]: one["label"] for one in found}
            same = next((thing for thing in names if thing.lower() == wanted.lower()), "")
            near = [(path_of(thing), names[thing]) for thing in _ranked(wanted, list(names))]
            return Suggestions(same, tuple(dict.fromkeys((*near[: _MOST - 1], *numbered, *near)))[:_MOST])
    return Suggestions("", numbered)


def _ranked(wanted: str, things: list[str]) -> list[str]:
    lower = {thing.lower(): thing for thing in things}
    near = difflib.get_close_matches(wanted.lower(), list(lower), n=_MOST, cutoff=0.6)
    return list(dict.fromkeys([*(lower[name] for name in near), *sorted(things, key=natural)]))[:_MOST]


def _by_number(graph: GraphSource, iri: str) -> tuple[tuple[str, str], ...]:
    """Instruments whose number the last part of the path is, such as an old one of a Recommendation."""
    number = Literal(iri.rpartition("/")[2])
    found = rows(graph, _NUMBERED, number=number)
    return tuple((path_of(one["thing"]), one["label"]) for one in found)
