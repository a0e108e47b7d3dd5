"""The library as `import itugraph` gives it."""

import subprocess
import sys
from pathlib import Path

import pytest

import itugraph
from itugraph.api import READABLE, find_sources


def test_every_public_name_is_there() -> None:
    for name in itugraph.__all__:
        assert getattr(itugraph, name) is not None
    assert dir(itugraph) == sorted(itugraph.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = itugraph.nonsense


def test_importing_it_loads_nothing_else() -> None:
    listing = "import itugraph, sys; print([name for name in sys.modules if name.startswith('itugraph.')])"
    printed = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, encoding="utf-8", check=True
    )
    assert printed.stdout.strip() == "[]"


def test_answers_in_identifiers_and_in_names(graph: Path) -> None:
    with itugraph.Graph.open(graph) as opened:
        asked = {"instrument": "PP Resolution 71", "region": "CEPT"}
        (named,) = opened.ask("stale-citations", **asked)
        (row,) = opened.query("stale-citations", **asked)
        assert named["cited"] == "PP Resolution 71"
        assert row["cited"] == "https://w3id.org/itugraph/id/pp/resolution/71"
        assert (named["at"], named["then"]) == ("Rev. Busan, 2014", "Rev. Dubai, 2018")


def test_a_yes_no_question_has_one_row(graph: Path) -> None:
    with itugraph.Graph.open(graph) as opened:
        assert opened.query("ASK { ?p a itu:Proposal }") == [{"answer": True}]
        assert opened.ask("ASK { ?p a itu:Nothing }") == [{"answer": "no"}]


def test_the_network_of_one_instrument(graph: Path) -> None:
    with itugraph.Graph.open(graph) as opened:
        network = opened.network("WTSA Resolution 98")
        assert "proposal" in {data["kind"] for _, data in network.nodes(data=True)}
        assert network.has_node("https://w3id.org/itugraph/id/pp/resolution/71")
        with pytest.raises(itugraph.ItugraphError, match="9999"):
            opened.network("PP Resolution 9999")


def test_checks_can_be_chosen(graph: Path) -> None:
    with itugraph.Graph.open(graph) as opened:
        everything = {finding.code for finding in opened.check()}
        chosen = {finding.code for finding in opened.check(select=["ITU2"], ignore=["passed-year"])}
        assert chosen == {code for code in everything if code.startswith("ITU2")} - {"ITU203"}
        with pytest.raises(itugraph.ItugraphError, match="There is no rule 'ITU999'"):
            opened.check(select=["ITU999"])


def test_sources_are_found_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.DOCX", "c.md", ".hidden.txt", "deep/d.pdf", "~$a.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = find_sources(tmp_path / "c.md", tmp_path, tmp_path / "b.txt")
    assert [(source.path.name, source.named) for source in found] == [
        ("c.md", True),
        ("a.DOCX", False),
        ("b.txt", True),
        ("d.pdf", False),
    ]
    assert ".docx" in READABLE


def test_a_graph_for_rdflib(graph: Path) -> None:
    import rdflib

    with itugraph.Graph.open(graph) as opened:
        asked = {"proposal": "EUR/38A31/1", "section": "recalling", "label": "b)"}
        found = opened.construct("clause-evidence", **asked)
        line = rdflib.URIRef("https://w3id.org/itugraph/ontology#sourceLine")
        assert rdflib.Literal(80) in set(found.objects(None, line))
        change = rdflib.URIRef("https://w3id.org/itugraph/ontology#change")
        assert rdflib.Literal("kept") in set(found.objects(None, change))
        with pytest.raises(itugraph.ItugraphError, match="no graph"):
            opened.construct("proposals")
