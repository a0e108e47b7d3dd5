"""A graph of so many instruments that cite each other, in the shape that `itugraph build` gives, made up by rule."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from itugraph.graph import Iri, Quad, literal
from itugraph.graph.conversion import to_oxigraph
from itugraph.graph.folder import replacing
from itugraph.graph.vocabulary import LABEL, NAMED_GRAPH, TYPE, itu
from itugraph.register.iris import BASE

BODIES = ("PP", "WTSA", "WTDC", "WRC", "RA")
SERIES = ("E", "F", "G", "H", "L", "M", "Q", "X", "Y")
CITATIONS = 6
"""From each text, on average; three places of ten are texts."""


def write_large_network(folder: Path, places: int) -> None:
    """Write the graph. The same number of places gives the same graph."""
    with replacing(folder) as replacement:
        store = ox.Store(str(replacement.next_path))
        quads = _quads(places)
        while batch := list(islice(quads, 100_000)):
            store.bulk_extend(to_oxigraph(batch))
        store.flush()
        store.optimize()
        del store
        replacement.publish({})


def _quads(places: int) -> Iterator[Quad]:
    chance = random.Random(98)
    instruments = [_instrument(number, chance) for number in range(places)]
    for iri, kind, body, number, label in instruments:
        for name, value in (
            ("kind", kind),
            ("bodyName", body),
            ("number", number),
            ("title", f"On subject {number}"),
        ):
            yield Quad(iri, itu(name), literal(value), NAMED_GRAPH)
        yield Quad(iri, LABEL, literal(label), NAMED_GRAPH)
    texts = [index for index in range(places) if index % 10 < 3]
    for index in texts:
        yield from _text(index, instruments, texts, chance)


_Instrument = tuple[Iri, str, str, str, str]


def _instrument(number: int, chance: random.Random) -> _Instrument:
    if number % 10 < 3:
        body = BODIES[number % len(BODIES)]
        return (
            Iri(f"{BASE}id/{body.lower()}/resolution/{number}"),
            "Resolution",
            body,
            str(number),
            f"{body} Resolution {number}",
        )
    named = f"{chance.choice(SERIES)}.{number}"
    return Iri(f"{BASE}id/itu-t/recommendation/{named}"), "Recommendation", "ITU-T", named, f"ITU-T {named}"


def _text(
    index: int, instruments: list[_Instrument], texts: list[int], chance: random.Random
) -> Iterator[Quad]:
    """An adopted text whose clauses cite: mostly what stands near it in number, sometimes what all cite."""
    instrument = instruments[index][0]
    edition, document = Iri(f"{instrument.value}/geneva-2022"), Iri(f"{BASE}id/document/{index:016x}")
    graph = Iri(f"{BASE}graph/document/{index:016x}")
    yield Quad(document, TYPE, itu("Document"), graph)
    yield Quad(document, itu("digest"), literal(f"{index:064x}"), graph)
    yield Quad(edition, itu("editionOf"), instrument, graph)
    yield Quad(edition, itu("inDocument"), document, graph)
    for ordinal in range(1, chance.randint(2, 2 * CITATIONS - 2) + 1):
        clause = Iri(f"{edition.value}/recalling/{ordinal}")
        cited = _cited(index, instruments, texts, chance)
        citation = Iri(f"{clause.value}/citation/1")
        yield Quad(clause, TYPE, itu("Clause"), graph)
        yield Quad(clause, itu("inText"), edition, graph)
        yield Quad(clause, itu("textAfter"), literal(f"that {instruments[cited][4]} bears on this;"), graph)
        yield Quad(citation, TYPE, itu("Citation"), graph)
        yield Quad(citation, itu("citingClause"), clause, graph)
        yield Quad(citation, itu("citesInstrument"), instruments[cited][0], graph)
        yield Quad(citation, itu("citesInstrumentAfter"), instruments[cited][0], graph)
        yield Quad(citation, itu("change"), literal("kept"), graph)


def _cited(index: int, instruments: list[_Instrument], texts: list[int], chance: random.Random) -> int:
    kind = chance.random()
    if kind < 0.08:
        return texts[min(int(chance.expovariate(0.15)), len(texts) - 1)]
    reach = 12 if kind < 0.75 else 400
    return max(0, min(len(instruments) - 1, index + chance.randint(-reach, reach)))
