"""What a person is told, and how often a server is asked, when it does not answer as it should."""

import base64
import json
import re
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from faulty import YES, Says, faulty_server

from itugraph.graph.remote import Endpoint, Patience, RemoteGraph
from itugraph.graph.remote.dataset import MANY
from itugraph.graph.remote.sending import Connection
from itugraph.model import ItugraphError, QueryError, StoreError

QUICK = Patience(answer=0.5, attempts=3, pause=0.01, longest_pause=2.0)
ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?s WHERE { ?s ?p ?o }"
ONE_ROW = b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "urn:a"}}]}}'


NAMED = Says(
    b'{"head": {"vars": ["graph"]}, "results": {"bindings": [{"graph": {"type": "uri", "value": "urn:d"}}]}}'
)
"""The answer to the first query of a graph, which asks for the named graphs."""


def graph_at(url: str) -> RemoteGraph:
    return RemoteGraph(Endpoint(url, patience=QUICK))


def told(url: str, sparql: str = ASK) -> ItugraphError:
    """The error that a query ends in; one sentence, whatever the server said."""
    with pytest.raises(ItugraphError) as caught:
        Connection(Endpoint(url, "anna", "secret-word", QUICK)).query(sparql, "ask")
    message = str(caught.value)
    assert message.isprintable()
    assert message.endswith(".")
    assert len(message) < 420
    assert "secret-word" not in message
    return caught.value


STATUSES = [
    (400, b"no such function", QueryError, "does not accept the query: no such function."),
    (400, b"<html><title>Oops</title><script>evil()</script></html>", QueryError, "query: Oops."),
    (400, b"\x1b[31mred\nCaf\xc3\xa9 \xe2\x80\xae", QueryError, "query: [31mred Caf\u00e9."),
    (400, b"", QueryError, "does not say why"),
    (401, b"", StoreError, "ITUGRAPH_ENDPOINT_PASSWORD"),
    (403, b"", StoreError, "ITUGRAPH_ENDPOINT_PASSWORD"),
    (404, b"", StoreError, "no SPARQL query service"),
    (405, b"", StoreError, "no SPARQL query service"),
    (301, b"", StoreError, "has moved"),
    (307, b"", StoreError, "has moved"),
    (413, b"", StoreError, "of this size"),
    (500, b"out of memory", StoreError, "failed (status 500): out of memory."),
    (418, b"", StoreError, "failed (status 418)."),
]


@pytest.mark.parametrize(("status", "body", "kind", "words"), STATUSES)
def test_a_refusal_is_told_at_once(status: int, body: bytes, kind: type[ItugraphError], words: str) -> None:
    with faulty_server(Says(body, status, "text/plain", {"Location": "http://127.0.0.1:9/"})) as server:
        error = told(server.url)
        assert type(error) is kind
        assert words in str(error)
        assert server.url in str(error)
        assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_an_overloaded_server_is_asked_again(status: int) -> None:
    with faulty_server(Says(b"", status), Says(b"", status), Says(YES)) as server:
        assert Connection(Endpoint(server.url, patience=QUICK)).query(ASK, "ask").body == YES
        assert len(server.asked) == 3


def test_but_not_for_ever() -> None:
    with faulty_server(Says(b"", 503)) as server:
        assert "overloaded or down (status 503)" in str(told(server.url))
        assert len(server.asked) == QUICK.attempts


def in_two_seconds() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)


@pytest.mark.parametrize(
    ("retry_after", "low", "high"),
    [
        (lambda: "1", 1.0, 1.0),
        (lambda: "0", 0.0, 0.0),
        (in_two_seconds, 0.5, 2.0),
        (lambda: "Thu, 01 Jan 2015 00:00:00 GMT", 0.0, 0.0),
        (lambda: "soon", QUICK.pause, QUICK.pause),
        (lambda: "-5", QUICK.pause, QUICK.pause),
    ],
)
def test_the_server_says_how_long_to_wait(retry_after: Callable[[], str], low: float, high: float) -> None:
    pauses: list[float] = []
    with faulty_server(Says(b"", 503, headers={"Retry-After": retry_after()}), Says(YES)) as server:
        Connection(Endpoint(server.url, patience=QUICK), sleep=pauses.append).query(ASK, "ask")
    assert len(pauses) == 1
    assert low <= pauses[0] <= high


def test_a_server_that_asks_for_too_much_patience_is_not_waited_for() -> None:
    with faulty_server(Says(b"", 503, headers={"Retry-After": "3600"})) as server:
        assert "asks to wait 3600 seconds" in str(told(server.url))
        assert len(server.asked) == 1


def test_pauses_double() -> None:
    pauses: list[float] = []
    patience = Patience(attempts=5, pause=1.0, longest_pause=3.0)
    with faulty_server(Says(b"", 503)) as server, pytest.raises(StoreError):
        Connection(Endpoint(server.url, patience=patience), sleep=pauses.append).query(ASK, "ask")
    assert pauses == [1.0, 2.0, 3.0, 3.0]


def test_nobody_answers() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
        assert f"Nothing answers at {url}" in str(told(url))


def test_a_refused_connection_is_tried_again() -> None:
    pauses: list[float] = []
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
        with pytest.raises(StoreError):
            Connection(Endpoint(url, patience=QUICK), sleep=pauses.append).query(ASK, "ask")
    assert len(pauses) == QUICK.attempts - 1


def test_an_unknown_machine() -> None:
    assert "is not known here" in str(told("http://no-such-machine.invalid/sparql"))


def test_what_does_not_speak_http() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert "had not answered after 0.5 seconds" in str(
            told(f"http://127.0.0.1:{listening.getsockname()[1]}/sparql")
        )


@pytest.mark.parametrize("slow", [Says(delay=1.5), Says(ONE_ROW, drip=0.05)], ids=["silent", "dripping"])
def test_a_slow_server_is_left(slow: Says) -> None:
    with faulty_server(slow) as server:
        started = time.monotonic()
        assert "had not answered after 0.5 seconds" in str(told(server.url))
        assert time.monotonic() - started < 1.3
        assert len(server.asked) == 1


CUT_OFF = [
    Says(ONE_ROW[:40]),
    Says(ONE_ROW[:-1]),
    Says(b""),
    Says(ONE_ROW, promised=len(ONE_ROW) + 10),
]


@pytest.mark.parametrize("says", CUT_OFF, ids=["early", "late", "at once", "short of its length"])
def test_half_an_answer_is_none(says: Says) -> None:
    with faulty_server(NAMED, says) as server:
        with pytest.raises(StoreError, match=r"broke off before the end of its answer"):
            graph_at(server.url).select(SELECT)
        assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (Says(b"<html>Welcome</html>", content_type="text/html"), "it gave text/html"),
        (Says(b"<html>Welcome</html>", content_type=""), "something of no stated type"),
        (Says(b"[1, 2]"), "JSON that is no result"),
        (Says(b'{"status": "ok"}'), "JSON that is no result of a SELECT"),
        (Says(YES), "JSON that is no result of a SELECT"),
        (Says(b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": 1}]}}'), "no result of a SELECT"),
        (Says(b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "a b"}}]}}'),
         "no result of a SELECT"),
    ],
)  # fmt: skip
def test_a_server_that_is_no_sparql_store(says: Says, words: str) -> None:
    with faulty_server(NAMED, says) as server:
        graph = graph_at(server.url)
        with pytest.raises(StoreError, match=r"is no SPARQL endpoint") as caught:
            graph.select(SELECT)
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"X-SPARQL-MaxRows": "1"}, "at most 1 rows"),
        ({"X-SQL-State": "S1TAT", "X-SQL-Message": "Anytime in itc"}, "Anytime in itc"),
    ],
)
def test_an_answer_that_its_server_calls_partial(headers: dict[str, str], words: str) -> None:
    with faulty_server(NAMED, Says(ONE_ROW, headers=headers)) as server:
        graph = graph_at(server.url)
        with pytest.raises(StoreError, match=re.escape(words)):
            graph.select(SELECT)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"<urn:a> <urn:b> <urn:", "application/n-triples"), (b"@prefix", "text/turtle")],
)
def test_half_a_graph_is_none(body: bytes, content_type: str) -> None:
    with faulty_server(NAMED, Says(body, content_type=content_type)) as server:
        graph = graph_at(server.url)
        with pytest.raises(StoreError, match="broke off"):
            graph.construct("CONSTRUCT WHERE { ?s ?p ?o }")


def test_an_empty_store_says_what_to_do() -> None:
    nothing = Says(b'{"head": {"vars": ["graph"]}, "results": {"bindings": []}}')
    with (
        faulty_server(nothing, NO) as server,
        pytest.raises(StoreError, match=r"holds no graph of itugraph.*'itugraph push'"),
    ):
        graph_at(server.url).ask(ASK)


def test_a_query_is_a_form_with_its_dataset() -> None:
    with faulty_server(NAMED, Says(YES)) as server:
        assert graph_at(server.url).ask(ASK) is True
    asked = server.asked[1]
    assert asked.method == "POST"
    assert asked.path == "/sparql"
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert "application/sparql-results+json" in asked.headers["Accept"]
    assert asked.form["query"] == [ASK]
    assert set(asked.form) == {"query", "default-graph-uri", "named-graph-uri"}
    assert asked.form["default-graph-uri"][0] == "urn:d"
    assert asked.form["default-graph-uri"] == asked.form["named-graph-uri"]
    assert "Authorization" not in asked.headers


def named(count: int) -> Says:
    rows = [{"graph": {"type": "uri", "value": f"urn:{number}"}} for number in range(count)]
    return Says(json.dumps({"head": {"vars": ["graph"]}, "results": {"bindings": rows}}).encode())


NO = Says(b'{"head": {}, "boolean": false}')


@pytest.mark.parametrize(
    ("documents", "holds_union", "listed"),
    [(MANY, [], MANY + 3), (MANY + 1, [Says(YES)], 0), (MANY + 1, [NO], MANY + 4)],
)
def test_many_documents_are_not_listed_where_the_store_joins_them(
    documents: int, holds_union: list[Says], listed: int
) -> None:
    with faulty_server(named(documents), *holds_union, Says(YES)) as server:
        graph_at(server.url).ask(ASK)
    assert len(server.asked[-1].form.get("default-graph-uri", [])) == listed


def test_a_query_that_names_its_graphs_is_not_given_others() -> None:
    with faulty_server(Says(YES)) as server:
        graph_at(server.url).ask("ASK FROM <https://w3id.org/itugraph/graph/named> { ?s ?p ?o }")
    assert set(server.asked[0].form) == {"query"}


@pytest.mark.parametrize(
    "sparql",
    ["DROP ALL", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "ASK FROM <http://127.0.0.1:9/> {}"],
)
def test_what_is_refused_is_never_sent(sparql: str) -> None:
    with faulty_server(Says(YES)) as server:
        with pytest.raises(QueryError):
            graph_at(server.url).query(sparql)
        assert server.asked == []


def test_the_password_goes_to_the_store_and_nowhere_else() -> None:
    with (
        faulty_server(Says(YES)) as elsewhere,
        faulty_server(Says(status=302, headers={"Location": elsewhere.url})) as server,
    ):
        told(server.url)
        expected = base64.b64encode(b"anna:secret-word").decode()
        assert server.asked[0].headers["Authorization"] == f"Basic {expected}"
        assert elsewhere.asked == []
    assert "secret-word" not in repr(Endpoint(server.url, "anna", "secret-word"))
    assert "anna" not in repr(Endpoint(server.url, "anna", "secret-word"))


def test_a_digest_is_given_where_it_is_asked_for() -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'}
    with faulty_server(Says(b"", 401, headers=challenge), Says(YES)) as server:
        Connection(Endpoint(server.url, "anna", "secret-word", QUICK)).query(ASK, "ask")
    assert server.asked[1].headers["Authorization"].startswith('Digest username="anna"')
    assert server.asked[1].form == server.asked[0].form


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/hostname", "is no address of a store"),
        ("localhost:7878/query", "is no address of a store"),
        ("http:///query", "is no address of a store"),
        ("http://host:99999/query", "is no address of a store"),
        ("http://host/a b", "is no address of a store"),
        ("http://anna:secret-word@host/query", "ITUGRAPH_ENDPOINT_USER and ITUGRAPH_ENDPOINT_PASSWORD"),
    ],
)
def test_an_address_that_is_none(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=re.escape(words)) as caught:
        Endpoint(url)
    assert "secret-word" not in str(caught.value)


def test_user_password_and_time_limit_come_from_the_environment() -> None:
    environment = {
        "ITUGRAPH_ENDPOINT_USER": "anna",
        "ITUGRAPH_ENDPOINT_PASSWORD": "secret-word",
        "ITUGRAPH_ENDPOINT_TIMEOUT": "2.5",
    }
    endpoint = Endpoint.from_environment("http://host/query", environment)
    assert (endpoint.user, endpoint.password, endpoint.patience.answer) == ("anna", "secret-word", 2.5)


@pytest.mark.parametrize("limit", ["soon", "0", "-1", "nan", "inf"])
def test_a_time_limit_that_is_none(limit: str) -> None:
    with pytest.raises(StoreError, match="ITUGRAPH_ENDPOINT_TIMEOUT"):
        Endpoint.from_environment("http://host/query", {"ITUGRAPH_ENDPOINT_TIMEOUT": limit})
