"""`itugraph validate`: exit codes, the three forms of a report, and what the page says."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib import SH
from reference import results, written

from itugraph.checks import run_checks
from itugraph.graph import Store
from itugraph.graph.foreign import opened_files
from itugraph.register import Register
from itugraph.validation import load_shapes, render_report, validate
from itugraph.validation.general import violations_of

Validated = Callable[..., tuple[int, str, str]]

BROKEN = """
:c a itu:Citation ; rdfs:label "a citation" ; itu:exact "x" ; itu:change "kept" ; itu:start 9 ; itu:end 3 ;
  itu:citingClause :k ; itu:resolution "exact" ; itu:resolutionAfter "exact" ; itu:candidate :r .
:k a itu:Clause ; rdfs:label "recalling a)" ; itu:heading "recalling" ; itu:inText :p ; itu:sourceLine 79 .
:p a itu:Text ; rdfs:label "text" ; itu:inDocument :d .
:d a itu:Document ; rdfs:label "doc" ; itu:sourceName "paper.docx" ; itu:form "word" ; itu:flattened false ;
  itu:digest "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
[] a itu:ExtractionRun ; rdfs:label "run" ; itu:readDocument :d ; itu:softwareVersion "1" ; itu:recordVersion 1 .
:r a itu:Resolution ; rdfs:label "Resolution 1" ; itu:kind "Resolution" ; itu:number "1" ; itu:adoptedBy :nobody .
"""
TOLD = """\
Only a body adopts an instrument. (itus:Instrument)
  Resolution 1 <urn:x:r> (itu:Resolution)
    graph <file:///broken.ttl>
    Its itu:adoptedBy <urn:x:nobody> is no itu:Body. The graph says nothing of it.
  What to do: State that it is one (<urn:x:nobody> a itu:Body), or point itu:adoptedBy at one.

A mention starts before it ends. (itus:Mention)
  a citation <urn:x:c> (itu:Citation)
    in paper.docx, line 79; graph <file:///broken.ttl>
    Its itu:start 9 is not less than its itu:end.
  What to do: Mend itu:start or itu:end: one of the two is wrong, or is no number or date.

"""


def test_what_conforms(validated: Validated, sample_graph: Path) -> None:
    code, out, err = validated("--graph", sample_graph)
    assert (code, err) == (0, "")
    assert re.fullmatch(r"The graph conforms: \d\d of \d\d shapes had something to look at\.\n", out)


def test_what_does_not_conform_is_told_to_a_reader(validated: Validated, tmp_path: Path) -> None:
    code, out, err = validated(written(tmp_path / "broken.ttl", BROKEN))
    assert (code, err) == (1, "")
    assert out.startswith(TOLD)
    assert "The graph does not conform: 2 violations by 2 things" in out


def test_json_has_all_that_is_known(validated: Validated, tmp_path: Path) -> None:
    code, out, _ = validated(written(tmp_path / "broken.ttl", BROKEN), "--format", "json")
    assert code == 1
    assert json.loads(out)[1] == {
        "severity": "violation",
        "focus": "urn:x:c",
        "name": "a citation",
        "classes": ["https://w3id.org/itugraph/ontology#Citation"],
        "graphs": ["file:///broken.ttl"],
        "source": "paper.docx",
        "line": 79,
        "path": "itu:start",
        "value": '"9"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "shape": "https://w3id.org/itugraph/shapes#Mention",
        "constraint": "LessThan",
        "message": "A mention starts before it ends.",
        "fault": "Its itu:start 9 is not less than its itu:end.",
        "advice": "Mend itu:start or itu:end: one of the two is wrong, or is no number or date.",
    }


def test_turtle_is_a_shacl_report(validated: Validated, tmp_path: Path) -> None:
    code, out, _ = validated(written(tmp_path / "broken.ttl", BROKEN), "--format", "turtle")
    report = rdflib.Graph().parse(data=out, format="turtle")
    assert code == 1
    assert str(report.value(None, SH.conforms)) == "None"
    (whole,) = report.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert report.value(whole, SH.conforms) == rdflib.Literal(False)
    assert len(list(report.objects(whole, SH.result))) == 2
    (result,) = report.subjects(SH.focusNode, rdflib.URIRef("urn:x:c"))
    assert report.value(result, SH.value) == rdflib.Literal(9)
    assert report.value(result, SH.sourceConstraintComponent) == SH.LessThanConstraintComponent


@pytest.mark.parametrize("path", ["( :p [ sh:inversePath :q ] )", "[ sh:alternativePath ( :p :q ) ]", "[ sh:zeroOrMorePath :p ]"])  # fmt: skip
def test_a_path_in_turtle_reads_back(path: str, tmp_path: Path) -> None:
    """As itself, by the reader of pyshacl's reports."""
    shape = f":S a sh:NodeShape ; sh:targetClass :T ; sh:property [ sh:path {path} ; sh:minCount 3 ] ."
    loaded = load_shapes(written(tmp_path / "s.ttl", shape), shipped=False)
    with opened_files([written(tmp_path / "d.ttl", ":a a :T .")]) as store:
        report = validate(store, loaded)
    told = rdflib.Graph().parse(data=render_report(report, "turtle"), format="turtle")
    assert [one.path for one in violations_of(told)] == [one.path for one in report.violations]
    assert results(violations_of(told)) == results(report.violations)


def test_many_alike_are_shown_in_part(validated: Validated, tmp_path: Path) -> None:
    data = "".join(f":s{number} a itu:Sector ; rdfs:label 'S' ; itu:name 'S' .\n" for number in range(9))
    _, out, _ = validated(written(tmp_path / "many.ttl", data))
    assert out.count("It has no itu:partOf.") == 5
    assert "and 4 others: --format json has all." in out


def test_the_number_of_violations_is_bounded(tmp_path: Path) -> None:
    data = "".join(f":s{number} a itu:Sector .\n" for number in range(9))
    with opened_files([written(tmp_path / "many.ttl", data)]) as store:
        report = validate(store, most=5)
    assert {one.constraint.name for one in report.violations} == {"MinCount"}
    assert len(report.violations) == 15
    assert len(report.cut) == 3
    assert "there are more violations than are told here" in render_report(report)


def test_a_graph_of_another_kind(validated: Validated, tmp_path: Path) -> None:
    code, out, _ = validated(written(tmp_path / "other.ttl", ":a a :T ."))
    assert (code, out[:20]) == (0, "Nothing to validate:")


def test_labels_cannot_steer_a_terminal(validated: Validated, tmp_path: Path) -> None:
    _, out, _ = validated(written(tmp_path / "evil.ttl", r':s a itu:Sector ; rdfs:label "a\u001B[31mb" .'))
    assert "\x1b" not in out


ERRORS = [
    (["--only-shapes"], "--only-shapes leaves no shapes"),
    (["nothing.ttl"], "nothing.ttl is no file: check the name."),
    (["--graph", "nowhere"], "nowhere"),
    (["--shapes", "nothing.ttl"], "nothing.ttl is no file"),
    (["--shapes", "."], "holds no shapes"),
]


@pytest.mark.parametrize(("arguments", "told"), ERRORS)
def test_mistakes_are_told_in_a_sentence(arguments: list[str], told: str, validated: Validated) -> None:
    code, out, err = validated(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_without_pyshacl(validated: Validated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyshacl", None)
    shape = ":S a sh:NodeShape ; sh:targetClass :T ; sh:sparql [ sh:select 'SELECT $this { $this :p 1 }' ] ."
    code, _, err = validated(
        written(tmp_path / "d.ttl", ":a a :T ."), "--shapes", written(tmp_path / "s.ttl", shape)
    )
    assert (code, err) == (
        2,
        "itugraph: <urn:x:S> needs pyshacl (sh:sparql): pip install 'itugraph[shacl]', or write the shape without.\n",
    )


BEYOND = ":S a sh:NodeShape ; sh:targetClass itu:Document ; sh:sparql [ sh:select 'SELECT $this { $this a ?c }' ] ."


@pytest.mark.parametrize("form", ["text", "json", "turtle"])
def test_no_library_speaks_of_malformed_literals(form: str, validated: Validated, tmp_path: Path) -> None:
    data = written(tmp_path / "d.ttl", ":a a itu:Document ; itu:documentDate '2022-02-30'^^xsd:date .")
    code, out, err = validated(data, "--shapes", written(tmp_path / "s.ttl", BEYOND), "--format", form)
    assert (code, err) == (1, "")
    assert "2022-02-30" in out


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }", "SERVICE, which is refused"),
        (
            "SELECT $this FROM <http://127.0.0.1:9/> WHERE { $this ?p ?o }",
            "which is not a graph of this store",
        ),
        ("SELECT $this FROM <https://w3id.org/itugraph/x> WHERE { $this ?p ?o }", "which is refused"),
    ],
)
def test_a_query_in_a_shape_reaches_nothing_else(
    query: str, told: str, validated: Validated, tmp_path: Path
) -> None:
    shape = f":S a sh:NodeShape ; sh:targetClass :T ; sh:sparql [ sh:select '''{query}''' ] ."
    code, _, err = validated(
        written(tmp_path / "d.ttl", ":a a :T ."), "--shapes", written(tmp_path / "s.ttl", shape)
    )
    assert code == 2
    assert told in err


def block(root: Path, language: str, number: int = 0) -> str:
    page = (root / "docs" / "validate.md").read_text(encoding="utf-8")
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return found[number]


def test_the_shape_on_the_page_works(root: Path, validated: Validated, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(block(root, "turtle"), encoding="utf-8")
    data = written(
        tmp_path / "d.ttl", ":p a itu:Proposal ; rdfs:label 'SEN/1/1' ; itu:identifier 'SEN/1/1' ."
    )
    code, out, _ = validated(data, "--shapes", tmp_path / "mine.ttl", "--only-shapes")
    assert code == 1
    assert out.startswith(
        "A proposal to us names its submitter. (<https://example.org/shapes#SubmittedProposal>)\n"
        "  SEN/1/1 <urn:x:p> (itu:Proposal)\n    graph <file:///d.ttl>\n    It has no itu:submittedBy.\n"
        "  What to do: Ask the coordinator of the region, and add itu:submittedBy.\n"
    )
    assert "A proposal should have a title. (<https://example.org/shapes#SubmittedProposal>, warning)" in out


def test_a_shape_of_ours_can_be_switched_off(root: Path, validated: Validated, tmp_path: Path) -> None:
    data = written(tmp_path / "d.ttl", ":a itu:sameInstrument :b .")
    (tmp_path / "off.ttl").write_text(
        "@prefix itus: <https://w3id.org/itugraph/shapes#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        + block(root, "turtle", 1)
    )
    assert "told in both directions" in validated(data)[1]
    assert "told in both directions" not in validated(data, "--shapes", tmp_path / "off.ttl")[1]


def test_the_rule_on_the_page_works_from_the_same_folder(
    root: Path, register: Register, validated: Validated, tmp_path: Path
) -> None:
    folder = tmp_path / "my-folder"
    folder.mkdir()
    (folder / "proposal-without-action.rq").write_text(block(root, "sparql"), encoding="utf-8")
    (folder / "mine.ttl").write_text(block(root, "turtle"), encoding="utf-8")
    data = written(
        tmp_path / "d.ttl", ":p a itu:Proposal ; rdfs:label 'SEN/1/1' ; itu:identifier 'SEN/1/1' ."
    )
    with opened_files([data]) as store:
        [finding] = run_checks(store, register, select=["OWN201"], folders=[folder])
    assert finding.message == "The proposal SEN/1/1 has no action."
    assert "names its submitter" in validated(data, "--shapes", folder)[1]


def test_from_python(sample_graph: Path, tmp_path: Path) -> None:
    import itugraph

    shape = ":S a sh:NodeShape ; sh:targetClass itu:Register ; sh:class :C ."
    with itugraph.Graph.open(sample_graph) as graph:
        assert graph.validate().conforms
        report = graph.validate(written(tmp_path / "s.ttl", shape), only_shapes=True)
    assert [one.constraint.name for one in report.violations] == ["Class"]
    assert [place.name for place in report.places.values()] == ["the register"]


def test_a_thing_of_a_document_is_told_with_its_line(sample_graph: Path, tmp_path: Path) -> None:
    """A clause knows its line; an edition does not, and gets no other thing's."""
    shape = ":S a sh:NodeShape ; sh:targetClass itu:Mandate, itu:Edition ; sh:class :C ."
    with Store.open(sample_graph) as store:
        report = validate(store, load_shapes(written(tmp_path / "s.ttl", shape), shipped=False))
    mandates = [place for place in report.places.values() if "Mandate" in str(place.kinds)]
    assert mandates
    assert all(place.line and place.source == "resolution-98-side-by-side.txt" for place in mandates)
    editions = [place for place in report.places.values() if "#Edition" in str(place.kinds)]
    assert editions
    assert all(place.line is None for place in editions)
