"""The graph behind the pages: opened again after a build, kept when it goes away, and told apart by its identity."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itugraph.api import build
from itugraph.model import StoreError
from itugraph.web import Settings, create_app
from itugraph.web.opened import OpenedGraph


@pytest.fixture
def folder(sample_graph: Path, tmp_path: Path) -> Path:
    """A copy of the sample graph that a test may change."""
    return Path(shutil.copytree(sample_graph, tmp_path / "a.graph"))


def test_a_build_shows_at_the_next_request(folder: Path, samples: Path) -> None:
    with TestClient(create_app(Settings(graph=folder))) as client:
        before = client.get("/")
        assert "1</strong> document " in before.text
        build(samples / "word", graph=folder)
        after = client.get("/", headers={"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert "4</strong> documents " in after.text
        assert client.get("/documents").text.count("docx") == 3


def test_the_same_graph_has_the_same_identity(folder: Path, sample_graph: Path, samples: Path) -> None:
    one = OpenedGraph(Settings(graph=folder))
    assert one.snapshot().identity == OpenedGraph(Settings(graph=sample_graph)).snapshot().identity
    before = one.snapshot()
    assert one.snapshot() is before
    build(samples / "word" / "EUR-38A31-1.docx", graph=folder)
    assert one.snapshot().identity != before.identity


def test_a_graph_that_is_removed_stays_in_use(folder: Path) -> None:
    opened = OpenedGraph(Settings(graph=folder))
    before = opened.snapshot()
    (folder / "graph.json").unlink()
    assert opened.snapshot() is before
    assert before.source.ask("ASK { ?s ?p ?o }")


def test_a_damaged_manifest_leaves_the_graph_in_use(folder: Path) -> None:
    opened = OpenedGraph(Settings(graph=folder))
    before = opened.snapshot()
    (folder / "graph.json").write_text("{")
    assert opened.snapshot() is before


def test_there_must_be_a_graph_to_begin_with(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no graph in"):
        create_app(Settings(graph=tmp_path / "none"))


def test_requests_are_answered_while_builds_go_on(
    folder: Path, samples: Path, in_threads: Callable[..., list[object]]
) -> None:
    with TestClient(create_app(Settings(graph=folder)), raise_server_exceptions=False) as client:

        def ask(number: int) -> object:
            if number == 3:
                build(samples / "word", graph=folder)
            return client.get(f"/id/pp/resolution/71?n={number}", headers={"accept": "text/html"}).status_code

        assert set(in_threads(ask, 24)) == {200}
