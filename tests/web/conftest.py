"""The application on the graph of the sample documents: asked in this process, and served on a free port."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.testclient import TestClient

from itugraph.web import Settings, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


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


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """Serve an application on a free port of this computer; gives its address, without the last slash."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
        if not thread.is_alive():
            raise RuntimeError("the server did not start")
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    yield f"http://{host}:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def address(sample_graph: Path) -> Iterator[str]:
    """The address of a real server on the sample graph."""
    with serving(create_app(Settings(graph=sample_graph))) as at:
        yield at


@pytest.fixture(scope="session")
def chromium(need_program: Callable[[str], str]) -> "Iterator[Browser]":
    """A real Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_program("chromium"), args=FLAGS)
        yield browser
        browser.close()
