"""A graph is validated alike wherever it is kept, and a store may hold another's."""

from pathlib import Path

import pytest
from servers import Server

from itugraph.graph import Store
from itugraph.graph.remote import Endpoint, RemoteGraph
from itugraph.graph.remote.sending import Connection
from itugraph.model import StoreError
from itugraph.validation import ShapesGraph, Violation, load_shapes, validate

PREFIXES = """
@prefix itu: <https://w3id.org/itugraph/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <urn:s:> .
"""

# Shapes that the sample violates, for each constraint something.
PROVOKING = [
    ":S sh:targetClass itu:Proposal ; sh:property [ sh:path itu:title ; sh:minCount 2 ] .",
    ":S sh:targetClass itu:Proposal ; sh:property [ sh:path itu:status ; sh:minCount 1 ] .",
    ":S sh:targetClass itu:Instrument ; sh:property [ sh:path itu:sameInstrument ; sh:maxCount 0 ] .",
    ":S sh:targetClass itu:RegionalOrganization ; sh:property [ sh:path itu:prefix ; sh:maxCount 1 ] .",
    ":S sh:targetClass itu:Edition ; sh:property [ sh:path itu:year ; sh:datatype xsd:date ] .",
    ":S sh:targetClass itu:Clause ; sh:property [ sh:path itu:inText ; sh:class itu:Edition ] .",
    ":S sh:targetSubjectsOf itu:names ; sh:property [ sh:path itu:names ; sh:class itu:Sector ] .",
    ":S sh:targetSubjectsOf itu:partOf ; sh:class itu:StudyGroup .",
    ":S sh:targetObjectsOf itu:partOf ; sh:property [ sh:path itu:name ; sh:in ( 'ITU-T' 'TSB' ) ] .",
    ":S sh:targetClass itu:Citation ; sh:property [ sh:path itu:change ; sh:hasValue 'kept' ] .",
    ":S sh:targetClass itu:Mention ; sh:property [ sh:path itu:start ; sh:minInclusive 10 ; sh:maxExclusive 90 ] .",
    ":S sh:targetClass itu:Conference ; sh:property [ sh:path itu:openedOn ; sh:maxInclusive '2000-01-01'^^xsd:date ] .",
    ":S sh:targetClass itu:Clause ; sh:property [ sh:path itu:label ; sh:minLength 2 ; sh:nodeKind sh:IRI ] .",
    ":S sh:targetClass itu:Agent ; sh:property [ sh:path itu:name ; sh:pattern '^[A-Z]+$' ] .",
    ":S sh:targetClass itu:Mention ; sh:property [ sh:path itu:end ; sh:lessThan itu:start ] .",
    ":S sh:targetClass itu:Conference ; sh:property [ sh:path itu:openedOn ; sh:equals itu:closedOn ] .",
    ":S sh:targetClass itu:Agent ; sh:property [ sh:path itu:name ; sh:disjoint rdfs:label ] .",
    ":S sh:targetClass itu:Assembly ; sh:property [ sh:path [ sh:inversePath itu:sessionOf ] ; sh:maxCount 3 ] .",
    ":S sh:targetClass itu:Citation ; sh:property [ sh:path ( itu:citingClause itu:ofProposal ) ; sh:minCount 2 ] .",
    ":S sh:targetClass itu:Clause ; sh:not [ sh:property [ sh:path itu:textAfter ; sh:minCount 1 ] ] .",
    """:S sh:targetClass itu:Clause ; sh:or ( [ sh:property [ sh:path itu:change ; sh:in ( 'inserted' 'deleted' ) ] ]
        [ sh:property [ sh:path itu:textBefore ; sh:maxCount 0 ] ] ) .""",
    """:S sh:targetClass itu:Clause ; sh:xone ( [ sh:property [ sh:path itu:textBefore ; sh:minCount 1 ] ]
        [ sh:property [ sh:path itu:textAfter ; sh:minCount 1 ] ] ) .""",
    ":S sh:targetClass itu:Register ; sh:closed true .",
    ":S sh:targetClass itu:Edition ; sh:property [ sh:path itu:revised ; sh:hasValue true ; sh:datatype xsd:boolean ] .",
]  # fmt: skip


def shapes_of(folder: Path, turtle: str) -> ShapesGraph:
    path = folder / "shapes.ttl"
    path.write_text(f"{PREFIXES} :S a sh:NodeShape . {turtle}", encoding="utf-8")
    return load_shapes(path, shipped=False)


def told(violations: tuple[Violation, ...]) -> set[tuple[object, ...]]:
    """Without the blank nodes of the shapes, which have new names each time they are read."""
    return {(one.focus, one.path, one.value, one.constraint.name, one.count) for one in violations}


@pytest.mark.parametrize("turtle", PROVOKING)
def test_finds_the_same(turtle: str, remote: RemoteGraph, embedded: Store, tmp_path: Path) -> None:
    shapes = shapes_of(tmp_path, turtle)
    expected = validate(embedded, shapes)
    found = validate(remote, shapes)
    assert expected.violations
    assert told(found.violations) == told(expected.violations)
    assert found.places == expected.places


def test_the_sample_conforms(remote: RemoteGraph) -> None:
    report = validate(remote)
    assert report.violations == ()
    assert report.applied > 60


def test_a_store_may_hold_another_graph(oxigraph: Server) -> None:
    with RemoteGraph(Endpoint(oxigraph.query_url), any_graph=True) as graph:
        update = Connection(Endpoint(oxigraph.update_url))
        update.update("CLEAR ALL")
        update.update("INSERT DATA { <urn:a> a <https://w3id.org/itugraph/ontology#Sector> }")
        try:
            found = validate(graph).violations
        finally:
            update.update("DELETE WHERE { <urn:a> ?p ?o }")
    assert "A sector is part of the Union." in {message for one in found for message in one.messages}
    with (
        RemoteGraph(Endpoint(oxigraph.query_url)) as strict,
        pytest.raises(StoreError, match="no graph of itugraph"),
    ):
        validate(strict)
