"""The SPARQL 1.1 Protocol as the recommendation writes it down: what is asked how, and what is answered."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
import rdflib
from httpx import Response
from starlette.testclient import TestClient

from itugraph.graph.vocabulary import NAMED_GRAPH, ONTOLOGY_GRAPH, REGISTER_GRAPH

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
ASK = "ASK { ?s ?p ?o }"
JSON = {"accept": "application/sparql-results+json"}
ONTOLOGY, REGISTER, NAMED = (graph.value for graph in (ONTOLOGY_GRAPH, REGISTER_GRAPH, NAMED_GRAPH))
NONE = ONTOLOGY + "/none"


def get(client: TestClient, *fields: tuple[str, str], accept: str = "*/*", **headers: str) -> Response:
    answer: Response = client.get("/sparql?" + urlencode(fields), headers={"accept": accept, **headers})
    return answer


def truth(response: Response) -> bool:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/sparql-results+json"
    return bool(response.json()["boolean"])


# Section 2.1: the three ways to ask.


def test_query_by_get(client: TestClient) -> None:
    assert truth(get(client, ("query", ASK)))


def test_query_by_post_of_a_form(client: TestClient) -> None:
    assert truth(client.post("/sparql", data={"query": ASK}, headers=JSON))


def test_query_by_post_directly(client: TestClient) -> None:
    for kind in (QUERY, QUERY + "; charset=utf-8", QUERY.upper()):
        assert truth(client.post("/sparql", content=ASK, headers={"content-type": kind, **JSON}))


def test_a_form_may_be_sent_with_its_encoding(client: TestClient) -> None:
    sent = urlencode({"query": 'ASK { FILTER(STRLEN("é") = 1) }'})
    assert truth(client.post("/sparql", content=sent, headers={"content-type": FORM + ";charset=UTF-8"}))


@pytest.mark.parametrize(
    ("method", "address", "content", "kind", "status", "says"),
    [
        ("PUT", urlencode({"query": ASK}), None, None, 405, ""),
        ("DELETE", urlencode({"query": ASK}), None, None, 405, ""),
        ("GET", urlencode([("query", ASK), ("query", ASK)]), None, None, 400, "2 queries"),
        ("GET", "something=else", None, None, 400, "no query"),
        ("GET", urlencode({"query": ""}), None, None, 400, "empty"),
        ("GET", urlencode({"query": "ASK {"}), None, None, 400, "not valid SPARQL"),
        ("GET", urlencode({"query": "SELEKT * { ?s ?p ?o }"}), None, None, 400, "begins with 'SELEKT'"),
        ("GET", "query=ASK%20%7B%7D%20%23%FF", None, None, 400, "UTF-8"),
        ("GET", urlencode({"update": "CLEAR ALL"}), None, None, 403, "only reads"),
        ("GET", urlencode({"query": "CLEAR ALL"}), None, None, 400, "would change the graph"),
        ("GET", urlencode({"query": "ASK { SERVICE <http://localhost/> {} }"}), None, None, 400, "SERVICE"),
        ("GET", urlencode({"query": "SELECT * FROM <http://localhost/x> {}"}), None, None, 400, "FROM"),
        ("GET", urlencode({"query": "LOAD <http://localhost/x>"}), None, None, 400, "LOAD"),
        (
            "GET",
            urlencode({"query": ASK, "default-graph-uri": "http://localhost/x"}),
            None,
            None,
            400,
            "leave",
        ),
        ("GET", urlencode({"query": ASK, "named-graph-uri": "http://localhost/x"}), None, None, 400, "leave"),
        ("GET", urlencode({"query": ASK + " " * 40_000}), None, None, 414, "by POST"),
        ("POST", "", urlencode([("query", ASK), ("query", ASK)]), FORM, 400, "2 queries"),
        ("POST", urlencode({"query": ASK}), ASK, QUERY, 400, "two queries"),
        ("POST", "", "something=else", FORM, 400, "no query"),
        ("POST", "", ASK, None, 415, "Content-Type"),
        ("POST", "", ASK, "text/plain", 415, "text/plain"),
        ("POST", "", urlencode({"query": ASK}), QUERY, 400, ""),
        ("POST", "", ASK.encode() + b" # \xff", QUERY, 400, "UTF-8"),
        ("POST", "", b"query=ASK%20%7B%7D%FF", FORM, 400, "UTF-8"),
        ("POST", "", "ASK {", QUERY, 400, "not valid SPARQL"),
        ("POST", "", urlencode({"update": "CLEAR ALL"}), FORM, 403, "only reads"),
        ("POST", "", "CLEAR ALL", "application/sparql-update", 403, "only reads"),
        ("POST", "", ASK + " " * (1 << 20), QUERY, 413, "longer"),
        ("POST", "", "&".join(["a=1"] * 2000), FORM, 400, "fields"),
    ],
)
def test_what_is_not_answered(
    client: TestClient,
    method: str,
    address: str,
    content: str | bytes | None,
    kind: str | None,
    status: int,
    says: str,
) -> None:
    headers = {"content-type": kind} if kind else {}
    answer = client.request(method, "/sparql?" + address, content=content, headers=headers)
    assert (answer.status_code, says in answer.text) == (status, True), answer.text
    if status != 405:
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.text.count("\n") == 1


def test_a_body_without_a_length_is_bounded_too(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * (1 << 16)

    answer = client.post("/sparql", content=pieces(), headers={"content-type": QUERY})
    assert answer.status_code == 413


# Section 2.1.4: the dataset.

IN_DEFAULT = f"ASK {{ <{ONTOLOGY[: -len('graph/ontology')]}ontology#Clause> ?p ?o }}"
BY_NAME = "ASK { GRAPH ?g { ?s ?p ?o } }"
ITS_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("query", "default", "named", "expected"),
    [
        (IN_DEFAULT, [], [], True),
        (IN_DEFAULT, [ONTOLOGY], [], True),
        (IN_DEFAULT, [REGISTER], [], False),
        (IN_DEFAULT, [REGISTER, ONTOLOGY], [], True),
        (IN_DEFAULT, [], [ONTOLOGY], False),
        (IN_DEFAULT, [NONE], [], False),
        (BY_NAME, [], [], True),
        (BY_NAME, [ONTOLOGY], [], False),
        (BY_NAME, [], [ONTOLOGY], True),
        (BY_NAME, [ONTOLOGY], [REGISTER], True),
        (BY_NAME, [ONTOLOGY], [NONE], False),
        # The request goes before the query.
        (IN_DEFAULT.replace("{", f"FROM <{REGISTER}> {{", 1), [], [], False),
        (IN_DEFAULT.replace("{", f"FROM <{REGISTER}> {{", 1), [ONTOLOGY], [], True),
        (IN_DEFAULT.replace("{", f"FROM <{ONTOLOGY}> {{", 1), [REGISTER], [], False),
        (BY_NAME.replace("{", f"FROM NAMED <{ONTOLOGY}> {{", 1), [REGISTER], [], False),
    ],
)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_the_dataset(
    client: TestClient, way: str, query: str, default: list[str], named: list[str], expected: bool
) -> None:
    graphs = [("default-graph-uri", graph) for graph in default] + [
        ("named-graph-uri", graph) for graph in named
    ]
    if way == "get":
        answer = get(client, ("query", query), *graphs)
    elif way == "form":
        sent = urlencode([("query", query), *graphs])
        answer = client.post("/sparql", content=sent, headers={"content-type": FORM})
    else:
        answer = client.post("/sparql?" + urlencode(graphs), content=query, headers={"content-type": QUERY})
    assert truth(answer) is expected


def test_only_the_graphs_that_are_named_can_be_named(client: TestClient) -> None:
    given = get(client, ("query", ITS_GRAPHS), ("named-graph-uri", REGISTER), ("named-graph-uri", NAMED))
    names = {row["g"]["value"] for row in given.json()["results"]["bindings"]}
    assert names == {REGISTER, NAMED}


# Section 2.1.6: the form of the answer.

SELECT = "SELECT ?x ?y { VALUES (?x ?y) { (1 'a') (UNDEF '<b>\"') } }"
CONSTRUCT = "CONSTRUCT { <urn:a> <urn:b> 'c', 1 } {}"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/xml", "application/xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "TEXT/CSV", "text/csv; charset=utf-8"),
        (SELECT, "text/*", "text/csv; charset=utf-8"),
        (SELECT, "text/csv;q=0.5, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        (SELECT, "text/csv;q=0.5, */*;q=0.1", "text/csv; charset=utf-8"),
        (SELECT, "application/sparql-results+json;q=0, application/*", "application/sparql-results+xml"),
        (SELECT, "text/turtle, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        (SELECT, "text/turtle", None),
        (SELECT, "application/sparql-results+json;q=0", None),
        (SELECT, "nonsense", None),
        (SELECT, "text/csv;q=nonsense", None),
        (ASK, "*/*", "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ASK, "text/csv", "text/csv; charset=utf-8"),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "text/turtle", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml"),
        (CONSTRUCT, "application/sparql-results+json", None),
        ("DESCRIBE <urn:a>", "*/*", "text/turtle; charset=utf-8"),
    ],
)
def test_the_form_that_is_accepted(client: TestClient, query: str, accept: str, given: str | None) -> None:
    answer = get(client, ("query", query), accept=accept)
    if given is None:
        assert answer.status_code == 406
        assert "application/" in answer.text
    else:
        assert (answer.status_code, answer.headers["content-type"]) == (200, given)
        assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("query", "form", "given"),
    [
        (SELECT, "csv", "text/csv; charset=utf-8"),
        (SELECT, "xml", "application/sparql-results+xml"),
        (SELECT, "turtle", "application/sparql-results+json"),
        (SELECT, "nonsense", "application/sparql-results+json"),
        (CONSTRUCT, "ntriples", "application/n-triples"),
        (CONSTRUCT, "rdfxml", "application/rdf+xml"),
    ],
)
def test_a_link_can_name_the_form(client: TestClient, query: str, form: str, given: str) -> None:
    answer = get(client, ("query", query), ("format", form))
    assert answer.headers["content-type"] == given


def test_what_is_in_a_table(client: TestClient) -> None:
    given = get(client, ("query", SELECT)).json()
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert given == {
        "head": {"vars": ["x", "y"]},
        "results": {
            "bindings": [
                {
                    "x": {"type": "literal", "value": "1", "datatype": integer},
                    "y": {"type": "literal", "value": "a"},
                },
                {"y": {"type": "literal", "value": '<b>"'}},
            ]
        },
    }
    table = get(client, ("query", SELECT), accept="text/csv").text
    assert list(csv.reader(io.StringIO(table))) == [["x", "y"], ["1", "a"], ["", '<b>"']]
    assert (
        get(client, ("query", SELECT), accept="text/tab-separated-values").text
        == '?x\t?y\n1\t"a"\n\t"<b>\\""\n'
    )
    assert b"<b>" not in get(client, ("query", SELECT), accept="application/sparql-results+xml").content


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_what_is_in_a_graph(client: TestClient, accept: str, form: str) -> None:
    answer = get(client, ("query", CONSTRUCT), accept=accept)
    graph = rdflib.Graph().parse(data=answer.text, format=form)
    a, b = rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b")
    assert {str(value) for value in graph.objects(a, b)} == {"c", "1"}


def test_columns_are_in_the_order_of_the_query(client: TestClient) -> None:
    for query in ("SELECT * { ?z ?a ?m } LIMIT 1", "SELECT DISTINCT * { ?z ?a ?m } LIMIT 1"):
        assert get(client, ("query", query)).json()["head"]["vars"] == ["z", "a", "m"]


# Around the protocol: what a client in a browser needs, and what spares it an answer.


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_the_service_describes_itself(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"accept": accept})
    form = {"application/rdf+xml": "xml", "application/ld+json": "json-ld"}.get(accept, "turtle")
    told = rdflib.Graph().parse(data=answer.text, format=form)
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = told.subjects(rdflib.RDF.type, sd.Service)
    assert str(told.value(service, sd.endpoint)) == "http://testserver/sparql"
    assert told.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert rdflib.URIRef("http://www.w3.org/ns/formats/SPARQL_Results_JSON") in set(
        told.objects(service, sd.resultFormat)
    )
    graphs = {str(name) for name in told.objects(None, sd.name)}
    assert {ONTOLOGY, REGISTER, NAMED} < graphs


def test_the_service_does_not_describe_itself_in_what_it_has_not(client: TestClient) -> None:
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_people_see_a_page(client: TestClient) -> None:
    for address in ("/sparql", "/sparql?" + urlencode({"query": ASK})):
        answer = client.get(address, headers={"accept": BROWSER})
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_any_page_may_ask_without_what_a_browser_knows_of_its_user(client: TestClient) -> None:
    asked = client.options(
        "/sparql", headers={"origin": "https://example.org", "access-control-request-method": "POST"}
    )
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert "Content-Type" in asked.headers["access-control-allow-headers"]
    for answer in (asked, get(client, ("query", ASK)), get(client, ("query", "ASK {"))):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    first = get(client, ("query", SELECT))
    tag = first.headers["etag"]
    for given in (tag, f"W/{tag}", f'"x", {tag}'):
        again = get(client, ("query", SELECT), **{"if-none-match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    others = [
        get(client, ("query", SELECT), accept="text/csv"),
        get(client, ("query", SELECT + " "), accept="*/*"),
        get(client, ("query", SELECT), ("default-graph-uri", ONTOLOGY)),
    ]
    assert len({tag, *(answer.headers["etag"] for answer in others)}) == 4


@pytest.mark.parametrize("changing", ["NOW()", "rand()", "UUID()", "StrUUID()"])
def test_an_answer_that_is_another_each_time_has_no_tag(client: TestClient, changing: str) -> None:
    answer = get(client, ("query", f"SELECT ({changing} AS ?x) {{}}"))
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_long_answers_are_packed_where_the_client_unpacks(client: TestClient) -> None:
    query = ("query", "SELECT * { ?s ?p ?o } LIMIT 500")
    packed = get(client, query, **{"accept-encoding": "gzip"})
    plain = get(client, query, **{"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) * 3 < len(plain.content)
    assert packed.json() == plain.json()


def test_head_tells_what_get_would(client: TestClient) -> None:
    answer = client.head("/sparql?" + urlencode({"query": ASK}), headers=JSON)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == JSON["accept"]


def test_packing_is_what_it_says(client: TestClient) -> None:
    with client.stream("GET", "/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 500"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert len(json.loads(gzip.decompress(raw))["results"]["bindings"]) == 500
