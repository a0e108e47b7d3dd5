"""The reference: what pyshacl finds, and what we find, told alike."""

from collections.abc import Iterable
from pathlib import Path

import pyshacl
import rdflib

from itugraph.graph import Blank, GraphSource, Iri, Term
from itugraph.graph.foreign import opened_files
from itugraph.validation import ShapesGraph, Violation, load_shapes, validate
from itugraph.validation.general import to_rdflib, violations_of

PREFIXES = """
@prefix : <urn:x:> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix itu: <https://w3id.org/itugraph/ontology#> .
"""

Result = tuple[object, ...]


def results(violations: Iterable[Violation]) -> set[Result]:
    """What both processors tell of violations; one blank node is like another, and pyshacl words its own messages."""
    return {
        (
            _told(one.focus),
            str(one.path or ""),
            None if one.value is None else _told(one.value),
            one.constraint.name,
            one.severity,
        )
        for one in violations
    }


def _told(term: Term) -> Term | str:
    return "a blank node" if isinstance(term, Blank) else term


def reference(source: GraphSource, shapes: ShapesGraph) -> tuple[Violation, ...]:
    """What pyshacl finds in a graph."""
    data = to_rdflib(source.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
    _, report, text = pyshacl.validate(data, shacl_graph=to_rdflib(shapes.statements), inplace=True)
    assert isinstance(report, rdflib.Graph), text
    return tuple(violations_of(report))


def written(path: Path, turtle: str) -> Path:
    """A Turtle file with the usual prefixes."""
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path


def found(folder: Path, shapes: str, data: str) -> tuple[ShapesGraph, set[Result], set[Result]]:
    """The shapes that were read, what we find in the data with them, and what pyshacl does."""
    loaded = load_shapes(written(folder / "shapes.ttl", shapes), shipped=False)
    with opened_files([written(folder / "data.ttl", data)]) as store:
        ours = validate(store, loaded).violations
        return loaded, results(ours), results(reference(store, loaded))


def iris(told: set[Result]) -> set[str]:
    """The things that violate a shape, by the last part of their names."""
    return {str(one[0].value).rpartition(":")[2] if isinstance(one[0], Iri) else str(one[0]) for one in told}
