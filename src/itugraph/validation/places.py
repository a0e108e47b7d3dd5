"""Where a thing of a graph stands: what it is called, in which named graphs, in which document and line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from itugraph.graph import GraphSource, Iri, Literal, Term, to_python
from itugraph.graph.vocabulary import LABEL, TYPE, itu

_BATCH = 300
_HOME = f"?thing {itu('citingClause')}|{itu('mentionedIn')}|{itu('mandatedBy')} ?home"
_NAMED = f"?document {itu('sourceName')} ?told"
_GRAPH = "GRAPH ?told { ?thing ?p ?o }"
_LABEL = f"?thing {LABEL} ?told"
_KIND = f"?thing {TYPE} ?told"
_LINE = (
    f"?thing {itu('sourceLine')} ?told",
    f"{_HOME} . ?home {itu('sourceLine')} ?told",
)
_SOURCE = (
    f"?thing {itu('sourceName')} ?told",
    f"?thing {itu('inDocument')}|{itu('announcedIn')}|{itu('readDocument')} ?document . {_NAMED}",
    f"?thing {itu('inText')} ?text . ?text {itu('inDocument')} ?document . {_NAMED}",
    f"{_HOME} . ?home {itu('inText')} ?text . ?text {itu('inDocument')} ?document . {_NAMED}",
)
"""What is asked of things: each a query of its own, since one that asks for all that may be there costs far more."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a graph tells of a thing.

    `name` is its label, `kinds` its classes; `source` is the document's name and `line` the line of it, from 1;
    what is not told is "", empty or None.
    """

    name: str = ""
    kinds: tuple[Iri, ...] = ()
    graphs: tuple[Iri, ...] = ()
    source: str = ""
    line: int | None = None


def places_of(source: GraphSource, things: Iterable[Term]) -> dict[Iri, Place]:
    """The places of those things that have an IRI, by it; a thing that the graph only names has an empty one."""
    places: dict[Iri, Place] = {}
    waiting = iter(dict.fromkeys(thing for thing in things if isinstance(thing, Iri)))
    while batch := list(islice(waiting, _BATCH)):
        places |= dict(_places(source, batch))
    return places


def _places(source: GraphSource, batch: list[Iri]) -> Iterator[tuple[Iri, Place]]:
    labels, kinds, graphs, lines, sources = (
        _told(source, batch, *asked) for asked in ((_LABEL,), (_KIND,), (_GRAPH,), _LINE, _SOURCE)
    )
    for thing in batch:
        numbers = [number for line in lines[thing] if isinstance(number := to_python(line), int)]
        yield (
            thing,
            Place(
                name=_first(labels[thing]),
                kinds=tuple(sorted(kind for kind in kinds[thing] if isinstance(kind, Iri))),
                graphs=tuple(sorted(graph for graph in graphs[thing] if isinstance(graph, Iri))),
                source=_first(sources[thing]),
                line=min(numbers, default=None),
            ),
        )


def _told(source: GraphSource, batch: list[Iri], *patterns: str) -> dict[Term, set[Term]]:
    """What the first of the patterns that says something of a thing says."""
    told: dict[Term, set[Term]] = defaultdict(set)
    waiting = batch
    for pattern in patterns:
        if waiting:
            values = f"VALUES ?thing {{ {' '.join(map(str, waiting))} }}"
            for thing, value in source.select(
                f"SELECT DISTINCT ?thing ?told WHERE {{ {values} {pattern} }}"
            ).rows:
                if thing is not None and value is not None:
                    told[thing].add(value)
            waiting = [thing for thing in waiting if thing not in told]
    return told


def _first(told: set[Term]) -> str:
    return min((term.value for term in told if isinstance(term, Literal)), default="")
