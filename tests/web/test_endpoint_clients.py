"""The endpoint on a real server: as the usual clients use it, under load, at its limits, and at its end."""

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from starlette.applications import Starlette

from itugraph.graph import open_source
from itugraph.model import StoreError
from itugraph.web import Settings, create_app
from processes import eventually, runs
from web.conftest import serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a ?class }"


@pytest.fixture(scope="module")
def small(sample_graph: Path) -> Iterator[tuple[str, Starlette]]:
    """A server with narrow limits, and its application."""
    settings = Settings(
        graph=sample_graph, query_seconds=1, query_memory=256 << 20, row_limit=10, workers=1, queue=1
    )
    app = create_app(settings)
    with serving(app) as at:
        yield at, app


# Clients.


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("direct", [False, True])
def test_sparqlwrapper(address: str, method: str, direct: bool) -> None:
    client = SPARQLWrapper(address + "/sparql")
    client.setMethod(method)
    if direct:
        client.setRequestMethod(POSTDIRECTLY)
    client.setQuery(COUNT)

    def given(form: str) -> Any:
        client.setReturnFormat(form)
        return client.query().convert()

    assert int(given(JSON)["results"]["bindings"][0]["n"]["value"]) > 100
    assert len(given(XML).getElementsByTagName("result")) == 1
    assert given(CSV).startswith(b"n\r\n")
    client.setQuery("CONSTRUCT { ?s a ?class } WHERE { ?s a ?class } LIMIT 5")
    assert len(rdflib.Graph().parse(data=given(TURTLE))) == 5


def test_rdflib(address: str) -> None:
    for method in ("GET", "POST", "POST_FORM"):
        graph = rdflib.Graph(SPARQLStore(address + "/sparql", method=method, returnFormat="xml"))
        counted: Any = graph.query(COUNT)
        assert next(iter(counted))[0].toPython() > 100
        assert graph.query("ASK { ?s ?p ?o }").askAnswer
        found: Any = graph.query("CONSTRUCT { ?s a ?class } WHERE { ?s a ?class } LIMIT 5")
        assert len(found.graph) == 5
    subject = next(graph.subjects(rdflib.RDF.type, rdflib.OWL.Class))
    assert (subject, rdflib.RDF.type, rdflib.OWL.Class) in graph


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["--get", "--data-urlencode", f"query={COUNT}"], '{"head":{"vars":["n"]}'),
        (["--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv"], "n\r\n"),
        (["--data-binary", COUNT, "-H", "Content-Type: application/sparql-query"], '{"head"'),
        (["--compressed", "--data-urlencode", f"query={COUNT}"], '{"head"'),
        ([], "@prefix"),
        (["--data-urlencode", "query=ASK {"], "The query is not valid SPARQL"),
    ],
)
def test_curl(address: str, need_program: Callable[[str], str], options: list[str], begins: str) -> None:
    told = subprocess.run(
        [need_program("curl"), "--silent", "--noproxy", "*", *options, address + "/sparql"],
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().startswith(begins)


def test_another_itugraph(address: str, small: tuple[str, Starlette]) -> None:
    source = open_source(Path(), address + "/sparql")
    assert source.ask("ASK { ?s ?p ?o }")
    assert len(source.select("SELECT ?s { ?s ?p ?o } LIMIT 20")) == 20
    narrow = open_source(Path(), small[0] + "/sparql")
    assert len(narrow.select("SELECT ?s { ?s ?p ?o } LIMIT 10")) == 10
    with pytest.raises(StoreError, match="a part of the answer only"):
        narrow.select("SELECT ?s { ?s ?p ?o }")


# Limits.


@pytest.mark.parametrize(("query", "says"), [(ENDLESS, "after 1 seconds"), (GREEDY, "")])
def test_a_query_beyond_its_limits_is_an_error_and_no_half_answer(
    small: tuple[str, Starlette], query: str, says: str
) -> None:
    at, _ = small
    answer = httpx.get(at + "/sparql", params={"query": query}, timeout=30)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert says in answer.text
    assert "was stopped: ask for less" in answer.text
    assert httpx.get(at + "/sparql", params={"query": COUNT}).status_code == 200


@pytest.mark.parametrize(("limit", "cut"), [("", "10"), ("LIMIT 11", "10"), ("LIMIT 10", None)])
@pytest.mark.parametrize("form", ["SELECT ?s", "CONSTRUCT { ?s ?p ?o }"])
def test_an_answer_that_was_cut_says_so(
    small: tuple[str, Starlette], form: str, limit: str, cut: str | None
) -> None:
    query = f"{form} WHERE {{ ?s ?p ?o }} {limit}"
    answer = httpx.get(small[0] + "/sparql", params={"query": query})
    assert answer.status_code == 200
    assert answer.headers.get("x-sparql-maxrows") == cut
    if form.startswith("SELECT"):
        assert len(answer.json()["results"]["bindings"]) == 10


def test_beyond_the_queue_there_is_a_word_when_to_try_again(small: tuple[str, Starlette]) -> None:
    at, _ = small
    statuses: list[tuple[int, str | None]] = []

    def ask() -> None:
        answer = httpx.get(at + "/sparql", params={"query": ENDLESS}, timeout=30)
        statuses.append((answer.status_code, answer.headers.get("retry-after")))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    busy = [retry for status, retry in statuses if status == 503]
    assert len(busy) >= 6
    assert set(busy) == {"1"}
    assert {status for status, _ in statuses} <= {500, 503}


def test_a_client_that_leaves_frees_its_worker(sample_graph: Path) -> None:
    app = create_app(Settings(graph=sample_graph, query_seconds=60, workers=1))
    with serving(app) as at:
        assert httpx.get(at + "/sparql", params={"query": COUNT}).status_code == 200
        (pid,) = app.state.answering.processes()
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(at + "/sparql", params={"query": ENDLESS}, timeout=0.5)
        eventually(lambda: not runs(pid))
        begun = time.monotonic()
        assert httpx.get(at + "/sparql", params={"query": COUNT}, timeout=30).status_code == 200
        assert time.monotonic() - begun < 20


def test_nothing_is_left_running_when_the_server_ends(sample_graph: Path) -> None:
    app = create_app(Settings(graph=sample_graph, query_seconds=60))
    failures: list[object] = []

    def ask(at: str) -> None:
        try:
            failures.append(httpx.get(at + "/sparql", params={"query": ENDLESS}, timeout=30).status_code)
        except httpx.HTTPError as error:
            failures.append(error)

    with serving(app) as at:
        assert httpx.get(at + "/sparql", params={"query": COUNT}).status_code == 200
        waiting = threading.Thread(target=ask, args=(at,))
        waiting.start()
        time.sleep(0.3)
        pids = app.state.answering.processes()
        assert all(map(runs, pids))
    waiting.join(20)
    assert not any(map(runs, pids))
    assert failures
    assert failures[0] != 200


# A store elsewhere, behind this endpoint.


@pytest.fixture(scope="module")
def behind(address: str) -> Iterator[str]:
    """A server that asks the first one, as if it were a store elsewhere."""
    with serving(create_app(Settings(endpoint=address + "/sparql", query_seconds=2, row_limit=10))) as at:
        yield at


def test_a_store_elsewhere_answers_in_every_form(address: str, behind: str) -> None:
    query = "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 10"
    for accept in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"):
        answers = [
            httpx.get(at + "/sparql", params={"query": query}, headers={"accept": accept})
            for at in (address, behind)
        ]
        assert answers[0].content == answers[1].content
    assert httpx.get(behind + "/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
    statements = httpx.get(behind + "/sparql", params={"query": "CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 3"})
    assert len(rdflib.Graph().parse(data=statements.text)) == 3
    cut = httpx.get(behind + "/sparql", params={"query": "SELECT ?s { ?s ?p ?o } LIMIT 20"})
    assert cut.headers["x-sparql-maxrows"] == "10"
    assert len(json.loads(cut.text)["results"]["bindings"]) == 10


def test_a_store_elsewhere_is_asked_of_the_dataset_that_is_named(behind: str) -> None:
    graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    all_graphs = httpx.get(behind + "/sparql", params={"query": graphs}).json()["results"]["bindings"]
    one = all_graphs[0]["g"]["value"]
    named = httpx.get(behind + "/sparql", params={"query": graphs, "named-graph-uri": one})
    assert [row["g"]["value"] for row in named.json()["results"]["bindings"]] == [one]


def test_a_store_elsewhere_is_not_waited_for_longer_than_we_say(behind: str) -> None:
    answer = httpx.get(behind + "/sparql", params={"query": ENDLESS}, timeout=30)
    assert answer.status_code == 504
    assert "had not answered after 2 seconds" in answer.text
