"""A push that is killed at any moment: run again it completes, and nobody takes half of a graph for all."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from servers import Server, target_of

from itugraph.graph import Literal, Store
from itugraph.graph.remote import Endpoint, RemoteGraph, Target, push
from itugraph.graph.remote.sending import Connection
from itugraph.model import StoreError

ALL = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
BY_GRAPH = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@pytest.fixture(params=["update", "graph store"])
def target(request: pytest.FixtureRequest, oxigraph: Server) -> Target:
    Connection(Endpoint(oxigraph.update_url)).update("DROP ALL")
    return target_of(oxigraph, graph_store=request.param == "graph store")


def pushing(folder: Path, target: Target) -> "subprocess.Popen[bytes]":
    """`itugraph push` as a process of its own."""
    assert target.updates
    command = [
        sys.executable,
        "-m",
        "itugraph",
        "push",
        "--graph",
        str(folder),
        "--endpoint",
        target.queries.url,
    ]
    if target.graph_store:
        command += ["--graph-store", target.graph_store.url]
    else:
        command += ["--update-endpoint", target.updates.url]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
    )


def in_store(target: Target) -> int:
    """Statements in the store, whatever named graph they wait in."""
    from itugraph.graph.remote import answers

    found = answers.table(Connection(target.queries).query(ALL, "select"), ALL, "the store")
    (count,) = found.rows[0]
    assert isinstance(count, Literal)
    return int(count.value)


def kill_when(process: "subprocess.Popen[bytes]", target: Target, statements: int) -> bool:
    """Kill it once the store has so many statements; whether it was still running then."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if in_store(target) >= statements:
            process.kill()
            break
        time.sleep(0.002)
    return process.wait() == -signal.SIGKILL


def counted(target: Target, embedded: Store) -> bool:
    """Whether a reader sees the whole graph; raises `StoreError` where the store is not whole."""
    with RemoteGraph(target.queries) as graph:
        return graph.select(BY_GRAPH) == embedded.select(BY_GRAPH)


def whole_or_refused(target: Target, embedded: Store) -> bool:
    try:
        return counted(target, embedded)
    except StoreError as error:
        return "not whole" in str(error)


def test_a_first_push_killed_at_random_moments(sample_folder: Path, embedded: Store, target: Target) -> None:
    chance = random.Random(71)
    killed = refused = 0
    for part in range(1, 5):
        at = chance.randint((part - 1) * len(embedded) // 4, part * len(embedded) // 4 - 1)
        if kill_when(pushing(sample_folder, target), target, at):
            killed += 1
            with pytest.raises(StoreError, match=r"not whole|no graph of itugraph"):
                counted(target, embedded)
            refused += 1
    assert killed >= 2
    assert refused == killed
    with Store.open(sample_folder) as store:
        push(store, target)
    assert counted(target, embedded)


def test_a_killed_push_of_a_changed_graph_shows_the_old_documents_or_none(
    sample_folder: Path, embedded: Store, target: Target
) -> None:
    with Store.open(sample_folder) as store:
        push(store, target)
        graphs = store.named_graphs()
    # The store forgets that two graphs arrived, so that they are sent once more.
    assert target.updates
    forget = (
        "DELETE WHERE {{ GRAPH ?record {{ {graph} <http://spdx.org/rdf/terms#checksumValue> ?digest }} }}"
    )
    for graph in (graphs[0], graphs[-1]):
        Connection(target.updates).update(forget.format(graph=graph))
    process = pushing(sample_folder, target)
    assert kill_when(process, target, 1) or process.returncode == 0
    if target.graph_store is None:
        assert counted(target, embedded)
    else:
        assert whole_or_refused(target, embedded)
    with Store.open(sample_folder) as store:
        push(store, target)
    assert counted(target, embedded)
