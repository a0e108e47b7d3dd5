"""The ontology is complete, aligned by name only, and the same from load to load."""

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, BNode, URIRef

from itugraph.graph import ontology_quads
from itugraph.graph.ontology import defined_terms
from itugraph.graph.vocabulary import BODY_CLASSES, INSTRUMENT_CLASSES, ITU

CLASSES_OF_THE_DESIGN = (
    "Instrument Resolution Decision Recommendation Opinion Question Report TreatyProvision Edition Conference Assembly "
    "Sector StudyGroup AdvisoryGroup Bureau DirectorPost RegionalOrganization MemberState Document Proposal Section Clause "
    "Citation Mandate ExtractionRun"
).split()
PROPERTIES_OF_THE_DESIGN = (
    "editionOf supersedes adoptedAt adoptedOn status sameInstrument adoptedBy submittedBy action proposes baseEdition verb "
    "part labelBefore labelAfter textBefore textAfter change certainty citingClause citesInstrument citesEdition resolution "
    "cites citedInBase mandatedBy addressee collaborator"
).split()


@pytest.fixture(scope="module")
def ontology(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "itu.ttl")


@pytest.fixture(scope="module")
def alignments(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "alignments.ttl")


def properties(ontology: rdflib.Graph) -> set[rdflib.term.Node]:
    return set(ontology.subjects(RDF.type, OWL.ObjectProperty)) | set(
        ontology.subjects(RDF.type, OWL.DatatypeProperty)
    )


def test_every_term_of_the_design_is_there() -> None:
    names = {term.value.removeprefix(ITU) for term in defined_terms()}
    assert set(CLASSES_OF_THE_DESIGN + PROPERTIES_OF_THE_DESIGN) <= names


def test_every_term_has_one_label_and_one_comment(ontology: rdflib.Graph) -> None:
    for term in defined_terms():
        for annotation in (RDFS.label, RDFS.comment):
            assert len(list(ontology.objects(URIRef(term.value), annotation))) == 1, (term, annotation)


def test_every_property_has_a_domain_and_a_range_that_are_defined(ontology: rdflib.Graph) -> None:
    defined = {URIRef(term.value) for term in defined_terms()} | {RDFS.Resource}
    for term in properties(ontology):
        (domain,), (reach,) = (
            list(ontology.objects(term, RDFS.domain)),
            list(ontology.objects(term, RDFS.range)),
        )
        assert domain in defined, term
        assert reach in defined or str(reach).startswith("http://www.w3.org/2001/XMLSchema#"), term


def test_nothing_is_used_that_is_not_defined(ontology: rdflib.Graph, alignments: rdflib.Graph) -> None:
    defined = {term.value for term in defined_terms()}
    used = {str(node) for graph in (ontology, alignments) for triple in graph for node in triple}
    assert {term for term in used if term.startswith(ITU)} == defined


def test_labels_read_like_their_terms(ontology: rdflib.Graph) -> None:
    for term in defined_terms():
        label = str(ontology.value(URIRef(term.value), RDFS.label))
        first = re.split(r"(?=[A-Z])", term.value.removeprefix(ITU))
        word = next(part for part in first if part).lower()
        assert word[:4] in label or term.value.removeprefix(ITU) in {
            "bodyName",
            "documentDate",
            "readDocument",
        }, term


def test_the_ontology_in_the_graph_has_no_blank_node(
    ontology: rdflib.Graph, alignments: rdflib.Graph
) -> None:
    assert not [
        triple
        for graph in (ontology, alignments)
        for triple in graph
        if any(isinstance(n, BNode) for n in triple)
    ]
    assert len(set(ontology_quads())) == len(ontology) + len(alignments)


def test_alignments_import_nothing_and_redefine_nothing_of_others(alignments: rdflib.Graph) -> None:
    assert not list(alignments.objects(None, OWL.imports))
    assert all(str(subject).startswith(ITU) for subject in alignments.subjects())


def test_every_class_that_the_code_names_is_defined() -> None:
    names = {term.value.removeprefix(ITU) for term in defined_terms()}
    assert set(INSTRUMENT_CLASSES.values()) | set(BODY_CLASSES.values()) <= names
