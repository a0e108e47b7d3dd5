"""What goes wrong is told in plain words, without a traceback, and with the headers of every answer."""

from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from itugraph.model import QueryError, StoreError
from itugraph.web import Settings, create_app

FAILURES = [
    (RuntimeError("secret detail"), 500, "This page could not be made"),
    (StoreError("The graph is away."), 503, "The graph is away."),
    (QueryError("That is no number."), 400, "That is no number."),
]


@pytest.mark.parametrize(("error", "status", "said"), FAILURES)
def test_a_failure_is_a_page(sample_graph: Path, error: Exception, status: int, said: str) -> None:
    app = create_app(Settings(graph=sample_graph))

    def fail(_: Request) -> Response:
        raise error

    app.router.routes.insert(0, Route("/fails", fail))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/fails")
    assert answer.status_code == status
    assert said in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/search", "/id/body/itu-t-sg20", "/ontology"])
def test_pages_are_only_for_reading(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert "only for reading" in answer.text


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static//etc/passwd", "/static/"]
)
def test_no_file_but_ours_is_given(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
