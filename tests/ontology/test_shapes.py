"""Built graphs conform to the shapes, and each constraint of the shapes can fail."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import SH

from itugraph.graph import Store, build
from itugraph.graph.vocabulary import ITU
from itugraph.register import load_register

PREFIXES = f"""
@prefix itu: <{ITU}> . @prefix : <urn:x:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

# Each constraint, by its message, with the smallest graph that breaks it.
BROKEN = {
    "A thing has one label that people read.": ":x a itu:Document .",
    "A basis is heading, attested, recalled or unverified.": ":x itu:basis 'rumour' .",
    "An instrument has one kind.": ":x a itu:Resolution .",
    "An instrument has at most one main number.": ":x a itu:Resolution ; itu:number '1', '2' .",
    "Only an instrument is the same instrument.": ":x a itu:Resolution ; itu:sameInstrument :y .",
    "Being the same instrument is told in both directions.": ":x itu:sameInstrument :y .",
    "An edition is one of exactly one instrument.": ":x a itu:Edition .",
    "An edition has one mark, as citations write it.": ":x a itu:Edition .",
    "An edition is revised or not.": ":x a itu:Edition ; itu:revised 'yes' .",
    "An edition has at most one year.": ":x a itu:Edition ; itu:year 2016, 2022 .",
    "An edition supersedes the one before it.": ":x a itu:Edition ; itu:supersedes :y .",
    "A status is in-force, superseded, suppressed or withdrawn.": ":x a itu:Edition ; itu:status 'old' .",
    "An edition that supersedes another has a date to compare with.": ":x itu:supersedes :y .",
    "A conference has one place.": ":x a itu:Conference .",
    "A conference has one year.": ":x a itu:Conference ; itu:year 'MMXX' .",
    "A conference closes on a date.": ":x a itu:Conference ; itu:closedOn 'spring' .",
    "A conference opens before it closes.": """:x a itu:Conference ;
        itu:openedOn '2022-03-09'^^xsd:date ; itu:closedOn '2022-03-01'^^xsd:date .""",
    "A document has one SHA-256 digest.": ":x a itu:Document ; itu:digest 'abc' .",
    "A document has one source name.": ":x a itu:Document .",
    "A document has at most one date.": ":x a itu:Document ; itu:documentDate 'today' .",
    "A document was read by an extraction run.": ":x a itu:Document .",
    "A proposal adds, modifies, suppresses or keeps.": ":x a itu:Proposal ; itu:action 'EDIT' .",
    "A proposal stands in a document.": ":x a itu:Proposal .",
    "A proposal is about at most one instrument.": ":x a itu:Proposal ; itu:changesInstrument :y .",
    "A proposal has at most one base edition.": ":x a itu:Proposal ; itu:baseEdition :y .",
    "A proposal proposes at most one edition.": ":x a itu:Proposal ; itu:proposes :y .",
    "A proposal is submitted by a regional organization or member states.": ":x a itu:Proposal ; itu:submittedBy :y .",
    "A proposal is addressed to one conference.": ":x a itu:Proposal ; itu:preparedFor :y .",
    "An announcement stands in one document.": ":x a itu:Announcement .",
    "An announcement finds at most one proposal.": ":x a itu:Announcement ; itu:presentAs :y .",
    "A passage belongs to one text.": ":x a itu:Clause .",
    "A passage has one heading, empty where the text has none.": ":x a itu:Section .",
    "A passage is of the preamble or the operative part.": ":x a itu:Clause ; itu:part 'annex' .",
    "A change is kept, modified, moved, inserted or deleted.": ":x itu:change 'mended' .",
    "A passage belongs to one proposal.": ":x itu:ofProposal :p, :q .",
    "A passage of a proposal is kept or changed.": ":x itu:ofProposal :p .",
    "A passage of a proposal is certain or inferred.": ":x itu:ofProposal :p ; itu:certainty 'likely' .",
    "A passage of a proposal can be found in its source.": ":x itu:ofProposal :p ; itu:sourceLine 0 .",
    "A passage of a proposal has its place in order.": ":x itu:ofProposal :p .",
    "A passage of a proposal was typed in one way.": ":x itu:ofProposal :p ; itu:segments '[]', '[1]' .",
    "A clause is known by one label.": ":x a itu:Clause ; itu:label 'a', 'b' .",
    "A clause stands in one section.": ":x a itu:Clause ; itu:inSection :y .",
    "A clause is a sub-item of one clause.": ":x a itu:Clause ; itu:under :y .",
    "A clause derives from one clause of the base edition.": ":x a itu:Clause ; itu:baseClause :y .",
    "A clause has one text before.": ":x a itu:Clause ; itu:textBefore 'one', 'two' .",
    "A seam is an offset in the text after.": ":x a itu:Clause ; itu:seam -1 .",
    "A clause has one text after.": ":x a itu:Clause ; itu:textAfter 'one', 'two' .",
    "An inserted clause has no text before, a deleted one none after, any other of a proposal both.": """
        :x a itu:Clause ; itu:ofProposal :p ; itu:change 'inserted' ; itu:textBefore 'a' ; itu:textAfter 'b' .""",
    "A mention quotes its wording.": ":x a itu:Citation .",
    "A mention says where it ends.": ":x a itu:Citation ; itu:end 'there' .",
    "A mention starts before it ends.": ":x a itu:Citation ; itu:start 9 ; itu:end 3 .",
    "A mention is kept or changed.": ":x a itu:Citation .",
    "A citation stands in one clause.": ":x a itu:Citation ; itu:citingClause :y .",
    "A citation is exact, ambiguous or unknown.": ":x a itu:Citation ; itu:resolution 'guessed' .",
    "A citation cites instruments.": ":x a itu:Citation ; itu:citesInstrument :y .",
    "A citation names at most one edition before.": ":x a itu:Citation ; itu:citesEditionBefore :y .",
    "A citation names at most one edition after.": ":x a itu:Citation ; itu:citesEditionAfter :y .",
    "A citation has the instrument it cites, or the candidates it may mean.": ":x a itu:Citation .",
    "A struck citation has no side after, an inserted one none before.": """
        :x a itu:Citation ; itu:change 'deleted' ; itu:resolutionAfter 'exact' .""",
    "A mention of a body names one.": ":x a itu:BodyMention .",
    "A mention of a body stands in a clause or a heading.": ":x a itu:BodyMention .",
    "A role is instructed, invited, collaborator or mentioned.": ":x a itu:BodyMention ; itu:role 'guest' .",
    "A mandate is given by one clause.": ":x a itu:Mandate .",
    "A mandate has one addressee.": ":x a itu:Mandate .",
    "Only agents collaborate.": ":x a itu:Mandate ; itu:collaborator :y .",
    "A mandate instructs or invites.": ":x a itu:Mandate ; itu:verb 'begs' .",
    "A mandate rests on a mention of its addressee.": ":x a itu:Mandate .",
}


@pytest.fixture(scope="module")
def shapes(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "shapes.ttl")


@pytest.fixture(scope="module")
def ontology(root: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(root / "ontology" / "itu.ttl")


def complaints(data: rdflib.Graph, shapes: rdflib.Graph, ontology: rdflib.Graph) -> set[str]:
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=ontology)
    return {str(message) for message in report.objects(None, SH.resultMessage)}


def test_every_constraint_has_an_example_that_breaks_it(shapes: rdflib.Graph) -> None:
    assert {str(message) for message in shapes.objects(None, SH.message)} == set(BROKEN)
    for shape in shapes.subjects(rdflib.RDF.type, SH.NodeShape):
        for constraint in shapes.objects(shape, SH.property):
            assert list(shapes.objects(constraint, SH.message)), shape


@pytest.mark.parametrize("message", BROKEN)
def test_the_example_breaks_it(message: str, shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    data = rdflib.Graph().parse(data=PREFIXES + BROKEN[message], format="turtle")
    assert message in complaints(data, shapes, ontology)


@pytest.mark.parametrize("form", ["side-by-side", "word"])
def test_the_graph_of_the_samples_conforms(
    form: str, samples: Path, shapes: rdflib.Graph, ontology: rdflib.Graph, tmp_path: Path
) -> None:
    from itugraph.extraction import extract

    sources = sorted(path for path in (samples / form).iterdir() if path.suffix in {".txt", ".docx"})
    assert sources
    report = build([extract(source) for source in sources], tmp_path / "graph", load_register())
    assert report.proposals == 3
    with Store.open(tmp_path / "graph") as store:
        data = rdflib.Graph().parse(data=store.dump("turtle"), format="turtle")
    assert complaints(data, shapes, ontology) == set()
