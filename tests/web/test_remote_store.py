"""The pages over a store on another machine are those over the folder; a store that is down is told in words."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itugraph.graph import Store
from itugraph.graph.remote import push
from itugraph.web import Settings, create_app

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "remote"))

from servers import Server, oxigraph_server, target_of, virtuoso_server

ADDRESSES = [
    "/",
    "/documents",
    "/instruments",
    "/instruments?body=WTSA",
    "/search?q=res%2071",
    "/search?q=smart%20cities",
    "/search?q=SG20",
    "/id/pp/resolution/71",
    "/id/wtsa/resolution/98",
    "/id/wtsa/resolution/98/hammamet-2016",
    "/id/proposal/wtsa-20/EUR/38A31/1",
    "/id/proposal/wtsa-20/EUR/38A31/1/recalling/a",
    "/id/wtsa/resolution/98/hammamet-2016/recalling/a",
    "/id/body/itu-t-sg20",
    "/id/region/cept",
    "/id/conference/wtsa-20",
    "/id/body/itu-t-sg20.nt",
]


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest,
    need_program: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    if request.param == "virtuoso":
        need_program("isql-vt")
        with virtuoso_server(need_program("virtuoso-t"), tmp_path_factory.mktemp("virtuoso")) as running:
            yield running
    else:
        beside = Path(sys.executable).parent / "oxigraph"
        with oxigraph_server(str(beside) if beside.exists() else need_program("oxigraph")) as running:
            yield running


@pytest.fixture(scope="module")
def remote(server: Server, sample_graph: Path) -> TestClient:
    """The application over a server that has the sample graph."""
    with Store.open(sample_graph) as store:
        push(store, target_of(server), send_all=True)
    return TestClient(create_app(Settings(endpoint=server.query_url)), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def folder(sample_graph: Path) -> TestClient:
    """The application over the folder. As that over the server it is not started, so no findings come in meanwhile."""
    return TestClient(create_app(Settings(graph=sample_graph)), raise_server_exceptions=False)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_is_the_same_from_a_store_elsewhere(remote: TestClient, folder: TestClient, path: str) -> None:
    there = remote.get(path, headers={"accept": "text/html"})
    here = folder.get(path, headers={"accept": "text/html"})
    assert (there.status_code, here.status_code) == (200, 200)
    assert there.text == here.text


@pytest.mark.parametrize("path", ["/ontology", "/id/body/itu-t-sg20?statements="])
def test_pages_of_examples_work_as_well(remote: TestClient, path: str) -> None:
    assert remote.get(path, headers={"accept": "text/html"}).status_code == 200


def test_a_store_that_went_away_is_told_in_words(
    need_program: Callable[[str], str], sample_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = Path(sys.executable).parent / "oxigraph"
    with oxigraph_server(str(beside) if beside.exists() else need_program("oxigraph")) as running:
        with Store.open(sample_graph) as store:
            push(store, target_of(running), send_all=True)
        app = create_app(Settings(endpoint=running.query_url))
    monkeypatch.setattr("time.sleep", lambda _: None)
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/id/pp/resolution/71", headers={"accept": "text/html"})
        assert answer.status_code == 503
        assert "The graph cannot be read just now" in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["retry-after"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert client.get("/static/style.css").status_code == 200
