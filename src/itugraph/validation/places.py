"""Where a thing of a graph stands: what it is called, in which named graphs, in which document and line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from itugraph.graph import GraphSource, Iri, Literal, Term, to_python
from itugraph.graph.vocabulary import LABEL, TYPE, itu

_BATCH = 300
_GRAPHS = "SELECT DISTINCT ?thing ?graph WHERE {{ VALUES ?thing {{ {0} }} GRAPH ?graph {{ ?thing ?p ?o }} }}"
_TOLD = f"""SELECT DISTINCT ?thing ?label ?type ?line ?source WHERE {{{{
  VALUES ?thing {{{{ {{0}} }}}}
  OPTIONAL {{{{ ?thing {LABEL} ?label }}}}
  OPTIONAL {{{{ ?thing {TYPE} ?type }}}}
  OPTIONAL {{{{ ?thing {itu("citingClause")}|{itu("mentionedIn")}|{itu("mandatedBy")} ?home }}}}
  OPTIONAL {{{{ ?thing {itu("sourceLine")} ?own }}}}
  OPTIONAL {{{{ ?home {itu("sourceLine")} ?its }}}}
  OPTIONAL {{{{ ?thing {itu("inText")} ?text }}}}
  OPTIONAL {{{{ ?home {itu("inText")} ?itsText }}}}
  OPTIONAL {{{{ ?thing {itu("inDocument")}|{itu("announcedIn")} ?document }}}}
  OPTIONAL {{{{ ?text {itu("inDocument")} ?textDocument }}}}
  OPTIONAL {{{{ ?itsText {itu("inDocument")} ?homeDocument }}}}
  OPTIONAL {{{{ ?thing {itu("sourceName")} ?name }}}}
  OPTIONAL {{{{ ?document {itu("sourceName")} ?documentName }}}}
  OPTIONAL {{{{ ?textDocument {itu("sourceName")} ?textName }}}}
  OPTIONAL {{{{ ?homeDocument {itu("sourceName")} ?homeName }}}}
  BIND(COALESCE(?own, ?its) AS ?line)
  BIND(COALESCE(?name, ?documentName, ?textName, ?homeName) AS ?source)
}}}}"""


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
    named = " ".join(map(str, batch))
    graphs: dict[Term, set[Iri]] = defaultdict(set)
    for thing, graph in source.select(_GRAPHS.format(named)).rows:
        if thing is not None and isinstance(graph, Iri):
            graphs[thing].add(graph)
    told: dict[Term, list[tuple[Term | None, ...]]] = defaultdict(list)
    for thing, *rest in source.select(_TOLD.format(named)).rows:
        if thing is not None:
            told[thing].append(tuple(rest))
    for thing in batch:
        rows = told.get(thing, [])
        labels, types, lines, sources = (
            sorted({row[column] for row in rows if row[column] is not None}, key=str) for column in range(4)
        )
        numbers = [number for line in lines if isinstance(number := to_python(line), int)]
        yield (
            thing,
            Place(
                name=next((label.value for label in labels if isinstance(label, Literal)), ""),
                kinds=tuple(kind for kind in types if isinstance(kind, Iri)),
                graphs=tuple(sorted(graphs.get(thing, ()))),
                source=next((name.value for name in sources if isinstance(name, Literal)), ""),
                line=min(numbers, default=None),
            ),
        )
