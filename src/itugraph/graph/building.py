"""Building a graph: the documents that were read, put beside those that were not."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.extraction.teaching import headings_of, settled
from itugraph.graph.documents import document_iri, document_quads
from itugraph.graph.facts import register_quads
from itugraph.graph.folder import Replacement, replacing
from itugraph.graph.ontology import ontology_quads
from itugraph.graph.report import BuildReport, Tally
from itugraph.graph.rivals import choose_readings, new_readings
from itugraph.graph.terms import Iri, Quad
from itugraph.graph.vocabulary import NAMED_GRAPH, ONTOLOGY_GRAPH, REGISTER_GRAPH, document_graph, itu
from itugraph.model import Extraction, StoreError

if TYPE_CHECKING:
    from itugraph.graph.kept import KeptDocuments
    from itugraph.register import Register

_NAMING = frozenset(
    itu(name) for name in ("citesInstrumentBefore", "citesInstrumentAfter", "changesInstrument", "candidate")
)


def build(extractions: Iterable[Extraction], folder: Path, register: "Register | None" = None) -> BuildReport:
    """Put documents into the graph of a folder; documents that are in it already are replaced, others kept.

    The folder is held from the start, so the extractions may be a generator that reads files: readers of
    the graph see the old one until all is written, and go on seeing it when anything fails. The same
    documents give the same statements, in whatever order they come, unless two tell the same proposal
    differently: then the reading with fewer inferences counts, and a later before an earlier one.

    Raises `StoreError` when the folder is held by another build, is no graph of this version, or cannot be
    written, and whatever the extractions raise.
    """
    from itugraph.register import load_register

    started = time.perf_counter()
    with replacing(folder) as replacement:
        facts = register or load_register()
        given = {document_iri(extraction): extraction for extraction in extractions}
        try:
            tally, triples, kept = _write(replacement, given, facts)
        except OSError as error:
            raise StoreError(
                f"The graph in {folder} could not be written ({_reason(error)}) and is as it was before: "
                "make room on the disk and build again."
            ) from error
    return tally.report(kept=kept, triples=triples, seconds=time.perf_counter() - started)


def _write(
    replacement: Replacement, given: Mapping[Iri, Extraction], register: "Register"
) -> tuple[Tally, int, int]:
    """Write and publish the next generation."""
    from itugraph.graph.writing import Writer

    writer = Writer(replacement)
    kept = [
        graph for graph in writer.document_graphs() if graph not in {document_graph(node) for node in given}
    ]
    chosen = choose_readings(new_readings(given), writer.readings(kept))
    for graph, beaten in chosen.beaten.items():
        writer.remove_texts(graph, beaten)
    taught, cited = _taught(given.values(), writer.kept(kept), register)
    tally = Tally()
    named: list[list[Quad]] = []
    for node, read in given.items():
        extraction = settled(read, taught)
        told_elsewhere = chosen.left_out.get(node, frozenset())
        quads = list(document_quads(extraction, register, told_elsewhere=told_elsewhere))
        tally.add(extraction, quads, told_elsewhere)
        writer.replace(document_graph(node), [quad for quad in quads if quad.graph != NAMED_GRAPH])
        named.append([quad for quad in quads if quad.graph == NAMED_GRAPH])
        cited |= {
            quad.object.value for quad in quads if quad.predicate in _NAMING and isinstance(quad.object, Iri)
        }
    writer.replace(REGISTER_GRAPH, list(register_quads(taught, cited)))
    writer.replace(ONTOLOGY_GRAPH, list(ontology_quads()))
    writer.name(named)
    listed = {edition.iri for edition in register.tables.editions}
    writer.settle(kept, [edition.iri for edition in taught.tables.editions if edition.iri not in listed])
    writer.forget_unnamed()
    triples = writer.publish()
    return tally, triples, len(kept)


def _taught(
    read: Iterable[Extraction], kept: "KeptDocuments", register: "Register"
) -> "tuple[Register, set[str]]":
    """The register with the editions that all documents prove, and the instruments that the kept ones name."""
    headings = [heading for extraction in read for heading in headings_of(extraction, register)]
    return register.taught([*headings, *kept.headings()]), kept.named_instruments()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error).splitlines()[0]).rstrip(". ")
