"""`--endpoint` asks a store instead of the folder, and `itugraph push` loads one."""

import re
from pathlib import Path

import pytest
from servers import Server
from typer.testing import CliRunner

from itugraph.api import Graph
from itugraph.cli import app
from itugraph.graph.remote import RemoteGraph


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a graph, so that an answer can only come from the store."""
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, **environment: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, list(arguments), env=environment)
    return ended.exit_code, ended.stdout, ended.stderr


COMMANDS = [
    ("query", "stale-citations"),
    ("query", "clause-evidence", "-p", "proposal=EUR/38A31/1", "-p", "section=recalling", "-f", "turtle"),
    ("check",),
    ("check", "--format", "json"),
    ("show", "PP Resolution 71"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_prints_the_same(
    command: tuple[str, ...], server: Server, remote: RemoteGraph, sample_folder: Path, elsewhere: None
) -> None:
    expected = run(*command, "--graph", str(sample_folder))
    assert len(expected[1].splitlines()) > 3
    assert run(*command, "--endpoint", server.query_url) == expected
    assert run(*command, ITUGRAPH_ENDPOINT=server.query_url) == expected


def test_the_page_is_the_same(
    server: Server, remote: RemoteGraph, sample_folder: Path, elsewhere: None
) -> None:
    assert run("view", "-o", "here.html", "--graph", str(sample_folder))[0] == 0
    assert run("view", "-o", "there.html", "--endpoint", server.query_url)[0] == 0
    assert Path("here.html").read_bytes() == Path("there.html").read_bytes()


def test_push_says_what_it_did(oxigraph: Server, sample_folder: Path) -> None:
    to = ("--endpoint", oxigraph.query_url, "--update-endpoint", oxigraph.update_url)
    code, out, err = run("push", "--graph", str(sample_folder), "--all", "--remove-others", *to)
    assert (code, err) == (0, "")
    assert re.search(
        r"^9 graphs were sent to http://\S+/query \([\d,]+ triples, [\d.]+ s\), 0 were there", out
    )
    assert re.search(
        r"^0 graphs were sent .* 9 were there already\.$", run("push", "--graph", str(sample_folder), *to)[1]
    )


def test_push_needs_an_address(sample_folder: Path) -> None:
    code, _, err = run("push", "--graph", str(sample_folder), ITUGRAPH_ENDPOINT="")
    assert code == 2
    assert "--endpoint" in err


@pytest.mark.parametrize(
    "command", [("query", "ASK { ?s ?p ?o }"), ("check",), ("show", "PP Resolution 71"), ("push",)]
)
def test_a_store_that_is_not_there_is_one_sentence(
    command: tuple[str, ...], sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", list[float]().append)
    code, out, err = run(*command, "--graph", str(sample_folder), "--endpoint", "http://127.0.0.1:9/sparql")
    assert (code, out) == (2, "")
    assert re.fullmatch(r"itugraph: Nothing answers at http://127\.0\.0\.1:9/sparql: .*\.\n", err)


def test_a_graph_opens_by_its_address(server: Server, remote: RemoteGraph) -> None:
    for graph in (Graph.open(server.query_url), Graph.open(endpoint=server.query_url)):
        with graph:
            assert graph.query("SELECT ?r { ?r a itu:Register }") == [
                {"r": "https://w3id.org/itugraph/id/register"}
            ]
