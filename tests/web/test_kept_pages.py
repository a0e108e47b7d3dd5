"""Finished pages: each is made once for a state of the graph, however many ask for it, within bounds of memory."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from itugraph.web import Settings, create_app
from itugraph.web.keeping import kept, kept_with


class Counted:
    """A page that counts how often it is made."""

    def __init__(self, status: int = 200, size: int = 10) -> None:
        self.made = 0
        self._status = status
        self._size = size

    def __call__(self, _: Request) -> Response:
        self.made += 1
        time.sleep(0.02)
        return PlainTextResponse("x" * self._size, self._status)


@pytest.fixture
def serve(sample_graph: Path) -> Callable[..., TestClient]:
    """An application with one more page, at `/page`."""

    def client(view: Callable[[Request], Response], **settings: int) -> TestClient:
        app = create_app(Settings(graph=sample_graph, **settings))  # type: ignore[arg-type]
        app.router.routes.insert(0, Route("/page", view))
        return TestClient(app)

    return client


def test_a_page_is_made_once_for_all_who_ask_at_once(
    serve: Callable[..., TestClient], in_threads: Callable[..., list[object]]
) -> None:
    counted = Counted()
    client = serve(kept(counted))
    assert set(in_threads(lambda _: client.get("/page").text, 32)) == {"x" * 10}
    assert counted.made == 1


def test_another_address_or_form_is_another_page(serve: Callable[..., TestClient]) -> None:
    counted = Counted()
    client = serve(kept(counted))
    for path, accept in (("/page", "a/b"), ("/page?x=1", "a/b"), ("/page", "c/d"), ("/page", "a/b")):
        client.get(path, headers={"accept": accept})
    assert counted.made == 3


def test_a_page_that_depends_on_more_is_made_again_when_that_changes(
    serve: Callable[..., TestClient],
) -> None:
    counted, state = Counted(), ["before"]
    client = serve(kept_with(lambda _: state[0])(counted))
    tags = [client.get("/page").headers["etag"] for _ in range(2)]
    state[0] = "after"
    tags.append(client.get("/page", headers={"if-none-match": tags[0]}).headers["etag"])
    assert counted.made == 2
    assert len(set(tags)) == 2


@pytest.mark.parametrize("status", [303, 404, 503])
def test_what_went_wrong_is_not_kept(serve: Callable[..., TestClient], status: int) -> None:
    counted = Counted(status)
    client = serve(kept(counted))
    assert [client.get("/page").status_code for _ in range(2)] == [status, status]
    assert counted.made == 2


def test_memory_is_bounded(serve: Callable[..., TestClient]) -> None:
    counted = Counted(size=1000)
    client = serve(kept(counted), kept_pages=10_000)
    for number in range(20):
        client.get(f"/page?n={number}")
    client.get("/page?n=19")
    assert counted.made == 20
    client.get("/page?n=0")
    assert counted.made == 21


def test_a_page_larger_than_its_share_is_not_kept(serve: Callable[..., TestClient]) -> None:
    counted = Counted(size=5000)
    client = serve(kept(counted), kept_pages=10_000)
    assert [len(client.get("/page").text) for _ in range(2)] == [5000, 5000]
    assert counted.made == 2
