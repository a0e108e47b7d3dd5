"""The shapes cover the ontology, each constraint can fail, built graphs conform, and pyshacl says the same as we do."""

from collections import defaultdict
from pathlib import Path

import pyshacl
import pytest
import rdflib
from broken_graphs import BROKEN, example_graph, namespace
from rdflib import OWL, RDF, RDFS, SH, URIRef

from itugraph.graph import Iri, Store, build
from itugraph.graph.foreign import opened_files
from itugraph.register import Register
from itugraph.validation import ValidationReport, Violation, load_shapes, validate
from itugraph.validation.general import to_rdflib, violations_of

NUMBERED = {message: number for number, message in enumerate(BROKEN)}


@pytest.fixture(scope="module")
def shapes(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "shapes.ttl")


@pytest.fixture(scope="module")
def ontology(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "itu.ttl")


def properties(ontology: rdflib.Graph) -> set[rdflib.term.Node]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}


def test_every_class_has_a_shape(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    assert set(ontology.subjects(RDF.type, OWL.Class)) == set(shapes.objects(None, SH.targetClass))


def test_every_property_is_constrained_where_it_is_used(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    constrained = set(shapes.objects(None, SH.path))
    assert properties(ontology) - constrained == set()


def test_every_property_is_said_of_its_domain_only(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    stated = {
        (used, domain)
        for shape, domain in shapes.subject_objects(SH["class"])
        for used in shapes.objects(shape, SH.targetSubjectsOf)
    }
    domains = {(term, ontology.value(term, RDFS.domain)) for term in properties(ontology)}
    assert stated == {(term, domain) for term, domain in domains if domain != RDFS.Resource}


def test_values_are_of_the_range(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    """A shape asks for the range of a property, or for a class below it."""
    for shape, path in shapes.subject_objects(SH.path):
        if not isinstance(path, URIRef):
            continue
        reach = ontology.value(path, RDFS.range)
        for kind in shapes.objects(shape, SH["class"]):
            assert reach in ontology.transitive_objects(kind, RDFS.subClassOf), path
        for kind in shapes.objects(shape, SH.datatype):
            assert kind == (reach if path != RDFS.label else rdflib.XSD.string), path


def test_every_constraint_has_an_example_that_breaks_it(shapes: rdflib.Graph) -> None:
    assert {str(message) for message in shapes.objects(None, SH.message)} == set(BROKEN)
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for constraint in shapes.objects(shape, SH.property):
            assert list(shapes.objects(constraint, SH.message)), shape


Result = tuple[object, ...]


def results(violations: tuple[Violation, ...], number: int | None = None) -> set[Result]:
    """What both processors tell of a violation, of one example or of all."""
    return {
        (one.focus, one.path, one.value, one.constraint.name, one.messages, one.severity)
        for one in violations
        if number is None or (isinstance(one.focus, Iri) and one.focus.value.startswith(namespace(number)))
    }


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All examples in one file, for each processor to run once."""
    path = tmp_path_factory.mktemp("broken") / "broken.ttl"
    path.write_text("".join(example_graph(NUMBERED[message], text) for message, text in BROKEN.items()))
    return path


@pytest.fixture(scope="module")
def ours(broken: Path) -> ValidationReport:
    with opened_files([broken]) as store:
        return validate(store)


@pytest.fixture(scope="module")
def theirs(broken: Path, ontology: rdflib.Graph) -> tuple[Violation, ...]:
    with opened_files([broken]) as store:
        return reference(store, ontology)


def reference(store: Store, ontology: rdflib.Graph | None = None) -> tuple[Violation, ...]:
    """What pyshacl finds with our shapes."""
    data = to_rdflib(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
    data += ontology or rdflib.Graph()
    shapes = to_rdflib(load_shapes().statements)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    assert isinstance(report, rdflib.Graph)
    return tuple(violations_of(report))


@pytest.mark.parametrize("message", BROKEN)
def test_the_example_breaks_it(message: str, ours: ValidationReport) -> None:
    found = [one for one in ours.violations if results((one,), NUMBERED[message])]
    assert message in {said for one in found for said in one.messages}


def test_pyshacl_finds_the_same_in_the_examples(
    ours: ValidationReport, theirs: tuple[Violation, ...]
) -> None:
    by_example = defaultdict(set)
    for message, number in NUMBERED.items():
        if results(ours.violations, number) != results(theirs, number):
            by_example[message] = results(ours.violations, number) ^ results(theirs, number)
    assert by_example == {}
    assert len(results(theirs)) > 300


@pytest.mark.parametrize("form", ["side-by-side", "word"])
def test_the_graph_of_the_samples_conforms(
    form: str, samples: Path, register: Register, tmp_path: Path
) -> None:
    from itugraph.extraction import extract

    sources = sorted(path for path in (samples / form).iterdir() if path.suffix in {".txt", ".docx"})
    assert build([extract(source) for source in sources], tmp_path / "graph", register).proposals == 3
    with Store.open(tmp_path / "graph") as store:
        report = validate(store)
    assert report.violations == ()
    assert report.applied > 60


@pytest.mark.shared
def test_the_graph_of_all_shared_documents_conforms(shared: Path, tmp_path: Path) -> None:
    """Under pyshacl, the reference, and as we run the shapes."""
    from itugraph.api import build as build_from

    assert build_from(shared / "documents", graph=tmp_path / "graph").documents >= 20
    with Store.open(tmp_path / "graph") as store:
        assert len(store) > 50_000
        assert validate(store).violations == ()
        assert reference(store) == ()


def test_nothing_is_violated_by_a_graph_of_another_kind(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text("<urn:a> a <urn:Thing> ; <urn:p> 1 .", encoding="utf-8")
    with opened_files([other]) as store:
        report = validate(store)
    assert (report.violations, report.applied) == ((), 0)


def test_shapes_name_only_what_is_defined(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    ours = "https://w3id.org/itugraph/ontology#"
    used = {node for triple in shapes for node in triple if str(node).startswith(ours)}
    assert {term for term in used if (URIRef(str(term)), RDF.type, None) not in ontology} == set()
