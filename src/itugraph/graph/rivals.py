"""Which reading of a proposal counts, where two documents have the same one.

A proposal has one IRI wherever its text stands: in the contribution that tabled it, in a compilation, in a
mended copy. Two readings side by side would make every clause of it say two things.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from itugraph.graph.documents import text_iris
from itugraph.graph.terms import Iri
from itugraph.model import Extraction, Record


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as one document, or one named graph, tells it; `inferred` counts inferred clauses and headings."""

    text: Iri
    source: Iri
    inferred: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Texts to leave out, by the new document that has them, and to remove, by the kept graph."""

    left_out: Mapping[Iri, frozenset[Iri]]
    beaten: Mapping[Iri, frozenset[Iri]]


def new_readings(given: Mapping[Iri, Extraction]) -> list[Reading]:
    """The readings of documents that are to be written, in their order."""
    return [
        Reading(node, document, sum(_is_inference(record) for record in text.records))
        for document, extraction in given.items()
        for node, text in zip(text_iris(extraction), extraction.texts, strict=True)
    ]


def _is_inference(record: Record) -> bool:
    return record.certainty == "inferred" and record.role in ("section", "clause")


def choose_readings(new: Iterable[Reading], kept: Iterable[Reading]) -> Choice:
    """For each text the reading that counts: that with the fewest inferences, of several the latest.

    So a tracked document goes before a recovered one, and a recovered one that a person mended before it was.
    """
    candidates: dict[Iri, list[tuple[Reading, bool]]] = {}
    for reading in kept:
        candidates.setdefault(reading.text, []).append((reading, False))
    for reading in new:
        candidates.setdefault(reading.text, []).append((reading, True))
    left_out: dict[Iri, set[Iri]] = {}
    beaten: dict[Iri, set[Iri]] = {}
    for text, readings in candidates.items():
        best = max(range(len(readings)), key=lambda index: (-readings[index][0].inferred, index))
        for index, (reading, is_new) in enumerate(readings):
            if index != best:
                (left_out if is_new else beaten).setdefault(reading.source, set()).add(text)
    return Choice(
        {source: frozenset(texts) for source, texts in left_out.items()},
        {source: frozenset(texts) for source, texts in beaten.items()},
    )
