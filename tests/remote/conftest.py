"""Real servers for the tests of stores, each started once; skipped (or failed) where it is not installed."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from servers import Server, oxigraph_server, target_of, virtuoso_server

from itugraph.graph import Store
from itugraph.graph.remote import Endpoint, RemoteGraph, push

SERVERS = ("oxigraph", "oxigraph-union", "virtuoso")
"""Oxigraph's default graph is empty by default, and with an option holds all, as that of others does."""


@pytest.fixture(scope="session")
def sample_folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of the sample documents, and of the short adopted texts of the questions' tests."""
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("graphs") / "sample.graph"
    adopted = Path(__file__).parents[1] / "questions" / "adopted"
    build(samples / "side-by-side", adopted, graph=folder)
    return folder


@pytest.fixture(scope="session")
def embedded(sample_folder: Path) -> Iterator[Store]:
    """The graph of the sample documents in the embedded store."""
    with Store.open(sample_folder) as store:
        yield store


@pytest.fixture(scope="session", params=SERVERS)
def server(
    request: pytest.FixtureRequest,
    need_program: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """A running server, empty when the session begins."""
    if request.param == "virtuoso":
        need_program("isql-vt")
        with virtuoso_server(need_program("virtuoso-t"), tmp_path_factory.mktemp("virtuoso")) as running:
            yield running
    else:
        options = ("--union-default-graph",) if request.param == "oxigraph-union" else ()
        with oxigraph_server(_oxigraph(need_program), *options) as running:
            yield running


@pytest.fixture(scope="session")
def oxigraph(need_program: Callable[[str], str]) -> Iterator[Server]:
    """An Oxigraph server apart from the others, for tests that change what is in it."""
    with oxigraph_server(_oxigraph(need_program)) as running:
        yield running


def _oxigraph(need_program: Callable[[str], str]) -> str:
    """The program, which pip puts beside Python whether that is on the path or not."""
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.exists() else need_program("oxigraph")


@pytest.fixture(scope="session")
def remote(server: Server, embedded: Store) -> Iterator[RemoteGraph]:
    """The graph of the sample documents in a server."""
    push(embedded, target_of(server), send_all=True)
    with RemoteGraph(Endpoint(server.query_url)) as graph:
        yield graph
