"""What every answer of the application has, whatever it is about."""

import pytest
from starlette.testclient import TestClient

ADDRESSES = ["/", "/static/style.css", "/no-such-page"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_may_come_from_elsewhere_nor_run_in_the_page(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_page_is_sent_once(client: TestClient) -> None:
    first = client.get("/")
    assert first.status_code == 200
    again = client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "default-src 'none'" in again.headers["content-security-policy"]


def test_a_file_of_ours_may_be_kept_for_good_by_the_address_that_pages_use(client: TestClient) -> None:
    assert "immutable" in client.get("/static/style.css?0123456789").headers["cache-control"]
    assert client.get("/static/style.css").headers["cache-control"] == "no-cache"


def test_long_answers_are_sent_packed(client: TestClient) -> None:
    assert client.get("/static/style.css").headers["content-encoding"] == "gzip"


def test_an_address_that_is_not_there_says_so_in_words(client: TestClient) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text
