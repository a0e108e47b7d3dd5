"""Real servers for the tests of stores: started once a session, skipped (or failed) where they are not installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty import FaultyServer
from servers import Server, oxigraph_program, oxigraph_server, virtuoso_program, virtuoso_server

from itugraph.graph import Store

SERVERS = ("oxigraph", "oxigraph-union", "virtuoso")


@pytest.fixture(scope="session")
def sample_store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the sample documents, in the embedded store."""
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("graphs") / "sample.graph"
    build(samples / "side-by-side", graph=folder)
    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="session")
def running_oxigraph(missing_program: "MissingProgram") -> Iterator[Server]:
    """The Oxigraph server: its default graph is apart from the named graphs."""
    with oxigraph_server(oxigraph_program() or missing_program("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def running_oxigraph_union(missing_program: "MissingProgram") -> Iterator[Server]:
    """The Oxigraph server as others are by default: its default graph holds the named graphs."""
    with oxigraph_server(
        oxigraph_program() or missing_program("oxigraph"), "--union-default-graph"
    ) as server:
        yield server
