"""The application on the graph of the sample documents: asked in this process, and served on a free port."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import anyio._backends._asyncio
import pytest
from live_server import serving
from starlette.applications import Starlette
from starlette.testclient import TestClient

from itugraph.web import Settings, create_app

__all__ = ["serving"]

# anyio loads its parts when they are first used, and pytest rewrites them, since anyio has a plugin for it. In Python 3.11 that
# fails where a server's thread does it while another thread does the like: so all are loaded here.
for part in dir(anyio):
    getattr(anyio, part)


@pytest.fixture(scope="session")
def sample_graph(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of the sample documents. Not to be built into: other tests use it as well."""
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("web") / "sample.graph"
    build(samples / "side-by-side", graph=folder)
    return folder


@pytest.fixture(scope="session")
def app(sample_graph: Path) -> Starlette:
    """The application on the sample graph."""
    return create_app(Settings(graph=sample_graph))


@pytest.fixture(scope="session")
def client(app: Starlette) -> Iterator[TestClient]:
    """A client without a network; a defect is an answer of 500, not an exception."""
    with TestClient(app, raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture
def in_threads() -> Callable[..., list[object]]:
    """Call a function with 0, 1, 2 ... in eight threads at once; gives what it gave."""

    def call(work: Callable[[int], object], times: int) -> list[object]:
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(work, range(times)))

    return call


@pytest.fixture(scope="session")
def address(sample_graph: Path) -> Iterator[str]:
    """The address of a real server on the sample graph."""
    with serving(create_app(Settings(graph=sample_graph))) as at:
        yield at
