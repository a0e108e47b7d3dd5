"""Workers: bounded in time, memory, rows and number, replaced when they end, and gone when they are closed."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from itugraph.graph import Store, build
from itugraph.graph.limited import (
    BusyError,
    GivenUpError,
    LimitedGraph,
    Limits,
    OutOfMemoryError,
    OutOfTimeError,
    Task,
    Ticket,
    Workers,
)
from itugraph.graph.serializing import Most
from itugraph.model import Extraction, QueryError, StoreError
from itugraph.register import Register
from processes import ended, eventually, runs

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c"
ASK = Task("ASK { ?s ?p ?o }", "tsv")
SMALL = Limits(seconds=20, memory=256 << 20, workers=1)


@pytest.fixture(scope="module")
def graph(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the register and the ontology, without a document."""
    folder = tmp_path_factory.mktemp("workers") / "graph"
    build([], folder, register)
    return folder


@pytest.fixture(scope="module")
def workers(graph: Path) -> Iterator[Workers]:
    with Workers(graph, SMALL) as standing:
        yield standing


def ask_in_vain(workers: Workers) -> None:
    with pytest.raises((QueryError, StoreError)):
        workers.answer(Task(ENDLESS, "tsv"))


def test_a_worker_answers_many_queries(workers: Workers) -> None:
    assert workers.answer(ASK).body == b"true"
    (first,) = workers.processes()
    for _ in range(3):
        workers.answer(ASK)
    assert workers.processes() == (first,)


@pytest.mark.parametrize(
    ("query", "most", "rows", "cut"),
    [
        ("SELECT ?s { ?s ?p ?o }", Most(rows=10), 10, True),
        ("SELECT ?s { ?s ?p ?o } LIMIT 10", Most(rows=10), 10, False),
        ("SELECT ?s { ?s ?p ?o } LIMIT 9", Most(rows=10), 9, False),
        ("SELECT ?s { ?s ?p ?o FILTER(false) }", Most(rows=10), 0, False),
        ("SELECT ?s { ?s ?p ?o }", Most(rows=0), 0, True),
        ('SELECT ("a\\nb\\rc" AS ?x) { ?s ?p ?o }', Most(rows=3), 3, True),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", Most(rows=10), 10, True),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 10", Most(rows=10), 10, False),
    ],
)
def test_an_answer_is_cut_after_whole_rows_and_says_so(
    workers: Workers, query: str, most: Most, rows: int, cut: bool
) -> None:
    graph = query.startswith("CONSTRUCT")
    for form in ("turtle", "rdfxml", "jsonld", "ntriples") if graph else ("json", "xml", "csv", "tsv"):
        reply = workers.answer(Task(query, form, most=most))
        assert (reply.rows, reply.cut) == (rows, cut)
        if form == "tsv":
            assert reply.body.count(b"\n") == rows + 1
        if form == "xml":
            assert reply.body.count(b"<result>") == rows
            assert reply.body.endswith(b"</sparql>")
        if form == "ntriples":
            assert reply.body.count(b" .\n") == rows


def test_an_answer_is_cut_at_its_size_too(workers: Workers) -> None:
    reply = workers.answer(Task("SELECT ?s { ?s ?p ?o }", "tsv", most=Most(size=1000)))
    assert reply.cut
    assert 0 < len(reply.body) <= 20_000
    assert reply.body.endswith(b"\n")
    assert reply.body.count(b"\n") == reply.rows + 1


def test_a_query_is_stopped_at_its_time(workers: Workers) -> None:
    workers.answer(ASK)
    (slow,) = workers.processes()
    with pytest.raises(OutOfTimeError, match=r"no answer after 0\.3 seconds"):
        workers.answer(Task(ENDLESS, "tsv"), seconds=0.3)
    assert not runs(slow)
    assert workers.answer(ASK).body == b"true"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux bounds a process's memory")
def test_a_query_is_stopped_at_its_memory(workers: Workers) -> None:
    with pytest.raises(OutOfMemoryError, match="more than 256 MB"):
        workers.answer(Task(GREEDY, "tsv"))
    assert workers.answer(ASK).body == b"true"


def test_a_query_that_brings_its_worker_down_harms_no_other(workers: Workers) -> None:
    with pytest.raises(QueryError):
        workers.answer(Task("SELECT * " + "{" * 100_000 + "}" * 100_000, "tsv"))
    assert workers.answer(ASK).body == b"true"


def test_a_worker_that_was_killed_by_others_is_replaced(workers: Workers) -> None:
    workers.answer(ASK)
    (pid,) = workers.processes()
    os.kill(pid, 9)
    eventually(lambda: ended(pid))
    assert workers.answer(ASK).body == b"true"


@pytest.mark.parametrize(
    "query", ["ASK {", "CLEAR ALL", "ASK { SERVICE <urn:x> {} }", "ASK { ?s ?p '\\u0061' }"]
)
def test_a_query_that_is_wrong_costs_no_worker(workers: Workers, query: str) -> None:
    before = workers.processes()
    with pytest.raises(QueryError):
        workers.answer(Task(query, "tsv"))
    assert workers.processes() == before


def test_a_query_that_is_given_up_frees_its_worker(graph: Path) -> None:
    with Workers(graph, Limits(workers=1)) as workers:
        ticket, failures = Ticket(), []

        def ask() -> None:
            try:
                workers.answer(Task(ENDLESS, "tsv"), ticket=ticket)
            except QueryError as error:
                failures.append(error)

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.2)
        (pid,) = workers.processes()
        ticket.give_up()
        asking.join(5)
        assert [type(error) for error in failures] == [GivenUpError]
        assert not runs(pid)
        assert workers.answer(ASK).body == b"true"


def test_a_ticket_given_up_late_harms_no_other_query(workers: Workers) -> None:
    ticket = Ticket()
    workers.answer(ASK, ticket=ticket)
    before = workers.processes()
    ticket.give_up()
    assert workers.answer(ASK).body == b"true"
    assert workers.processes() == before


def test_the_queue_is_bounded_and_moves_on(graph: Path) -> None:
    limits = Limits(seconds=20, workers=1, queue=2)
    with Workers(graph, limits) as workers:
        first = Ticket()
        outcomes: list[object] = []

        def ask(task: Task, ticket: Ticket | None = None) -> None:
            try:
                outcomes.append(workers.answer(task, ticket=ticket).body)
            except QueryError as error:
                outcomes.append(type(error))

        threads = [threading.Thread(target=ask, args=(Task(ENDLESS, "tsv"), first))]
        threads[0].start()
        eventually(lambda: len(workers.processes()) == 1)
        time.sleep(0.1)
        threads += [threading.Thread(target=ask, args=(ASK,)) for _ in range(2)]
        for thread in threads[1:]:
            thread.start()
        time.sleep(0.1)
        with pytest.raises(BusyError, match="try again in 10 seconds") as refused:
            workers.answer(ASK)
        assert refused.value.seconds == 10
        first.give_up()
        for thread in threads:
            thread.join(10)
        assert sorted(outcomes, key=str) == sorted([GivenUpError, b"true", b"true"], key=str)


def test_who_waits_can_give_up_as_well(graph: Path) -> None:
    with Workers(graph, Limits(workers=1)) as workers:
        running, waiting = Ticket(), Ticket()
        failures: list[type] = []

        def ask(ticket: Ticket) -> None:
            try:
                workers.answer(Task(ENDLESS, "tsv"), ticket=ticket)
            except QueryError as error:
                failures.append(type(error))

        threads = [threading.Thread(target=ask, args=(ticket,)) for ticket in (running, waiting)]
        for thread in threads:
            thread.start()
            time.sleep(0.1)
        waiting.give_up()
        threads[1].join(5)
        assert failures == [GivenUpError]
        running.give_up()
        threads[0].join(5)


def test_nobody_waits_for_ever(graph: Path) -> None:
    with Workers(graph, Limits(seconds=0.5, workers=1)) as workers:
        blocking = threading.Thread(target=ask_in_vain, args=(workers,))
        blocking.start()
        time.sleep(0.1)
        begun = time.monotonic()
        with suppress(BusyError):
            workers.answer(ASK)
        assert time.monotonic() - begun < 5
        blocking.join(5)


def test_nothing_is_left_running(graph: Path) -> None:
    workers = Workers(graph, Limits(workers=2))
    workers.warm_up()
    asking = threading.Thread(target=ask_in_vain, args=(workers,))
    asking.start()
    time.sleep(0.2)
    pids = workers.processes()
    assert len(pids) == 2
    workers.close()
    asking.join(5)
    assert not asking.is_alive()
    assert not any(map(runs, pids))
    assert workers.processes() == ()
    with pytest.raises(StoreError, match="closed"):
        workers.answer(ASK)


def test_a_graph_that_is_built_anew_is_what_answers(
    register: Register, side_by_side: Extraction, tmp_path: Path
) -> None:
    count = Task("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "tsv")
    build([], tmp_path / "g", register)
    with Workers(tmp_path / "g", Limits(workers=1)) as workers:
        before = workers.answer(count)
        build([side_by_side], tmp_path / "g", register)
        after = workers.answer(count)
        assert before.body != after.body
        assert before.identity != after.identity


def test_a_limited_graph_is_a_graph(workers: Workers, graph: Path) -> None:
    queries = (
        "SELECT ?p ?x { ?s ?p ?o } ORDER BY ?p LIMIT 3",
        "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20",
        "ASK { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 20 }",
    )
    with Store.open(graph) as store:
        limited = LimitedGraph(workers)
        for query in queries:
            assert limited.query(query) == store.query(query)


def test_the_queries_of_a_limited_graph_share_its_time(graph: Path) -> None:
    with Workers(graph, Limits(seconds=0.5, workers=1)) as workers:
        limited = LimitedGraph(workers)
        with pytest.raises(OutOfTimeError):
            limited.query(ENDLESS)
        with pytest.raises(OutOfTimeError, match=r"0\.5 seconds"):
            limited.query("ASK { ?s ?p ?o }")
