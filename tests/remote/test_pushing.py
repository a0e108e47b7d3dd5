"""Loading a graph into a store: whole, resumable, and nothing else touched."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from faulty import Says, faulty_server
from servers import Server, target_of

from itugraph.graph import GraphSource, Iri, Literal, Quad, Store
from itugraph.graph.remote import Endpoint, Patience, PushReport, RemoteGraph, Target, push
from itugraph.graph.remote.answers import table
from itugraph.graph.remote.pushing import batches
from itugraph.graph.remote.sending import Connection
from itugraph.model import StoreError
from itugraph.register.iris import BASE

DOCUMENT = f"{BASE}graph/document/test/1"
OTHER = f"{BASE}graph/document/test/2"
NAMED = f"{BASE}graph/named"
ITU = f"{BASE}ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

HOSTILE = [
    'a "quoted" \\ backslash',
    "line\nbreak\r\ttab\b\f",
    "looks escaped: \\u0041 \\n",
    "braces } . <urn:x> # comment ; DROP ALL",
    "caf\u00e9 \u2014 \U0001f4a1 \u202e",
    "'''  '",
    "",
    " ",
    "x" * 20_000,
]


def store_of(folder: Path, graphs: dict[str, list[tuple[str, str, Iri | Literal]]]) -> Store:
    """An embedded store with these named graphs, each with a document in it."""
    store = ox.Store()
    for name, given in graphs.items():
        graph = ox.NamedNode(name)
        node = name.replace("/graph/", "/id/")
        extra = [(node, TYPE, Iri(f"{ITU}Document"))] if "/document/" in name else []
        for subject, predicate, value in [*given, *extra]:
            term = ox.NamedNode(value.value) if isinstance(value, Iri) else ox.Literal(value.value)
            store.add(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), term, graph))
    return Store(store, folder)


def statements(count: int, mark: str = "") -> list[tuple[str, str, Iri | Literal]]:
    return [("urn:s", "urn:p", Literal(f"{mark}{number}")) for number in range(count)]


def held(graph: GraphSource, name: str) -> set[str]:
    """The texts in a named graph of a store."""
    found = graph.select(f"SELECT ?o WHERE {{ GRAPH <{name}> {{ <urn:s> <urn:p> ?o }} }}")
    return {value.value for (value,) in found.rows if isinstance(value, Literal)}


def in_store(target: Target, name: str) -> set[str]:
    """The same, whole or not, as no reader of ours would see it."""
    sparql = f"SELECT ?o WHERE {{ GRAPH <{name}> {{ <urn:s> <urn:p> ?o }} }}"
    found = table(Connection(target.queries).query(sparql, "select"), sparql, "the store")
    return {value.value for (value,) in found.rows if isinstance(value, Literal)}


@pytest.fixture(params=["update", "graph store"])
def target(request: pytest.FixtureRequest, oxigraph: Server) -> Target:
    """An emptied server, to be loaded by updates or by the Graph Store Protocol."""
    Connection(Endpoint(oxigraph.update_url)).update("DROP ALL")
    return target_of(oxigraph, graph_store=request.param == "graph store")


@pytest.fixture
def graph(target: Target) -> Iterator[RemoteGraph]:
    with RemoteGraph(target.queries) as opened:
        yield opened


def counts(report: PushReport) -> tuple[int, int, int, int]:
    return report.sent, report.unchanged, report.removed, report.others


def test_every_statement_arrives(server: Server, remote: RemoteGraph, embedded: Store) -> None:
    for graph in embedded.named_graphs():
        found = remote.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
        assert set(map(tuple, found.rows)) == {quad[:3] for quad in embedded.quads(graph)}


def test_hostile_texts_arrive_as_they_are(server: Server, tmp_path: Path) -> None:
    name = f"{BASE}graph/document/hostile"
    store = store_of(tmp_path, {name: [("urn:s", "urn:p", Literal(text)) for text in HOSTILE]})
    push(store, target_of(server))
    with RemoteGraph(Endpoint(server.query_url)) as graph:
        arrived = held(graph, name)
    Connection(Endpoint(server.update_url)).update(f"DROP SILENT GRAPH <{name}>")
    assert arrived == set(HOSTILE)


def test_only_what_changed_is_sent_again(target: Target, graph: RemoteGraph, tmp_path: Path) -> None:
    first = {DOCUMENT: statements(3), NAMED: statements(2)}
    assert counts(push(store_of(tmp_path, first), target)) == (2, 0, 0, 0)
    assert counts(push(store_of(tmp_path, first), target)) == (0, 2, 0, 0)
    changed = store_of(tmp_path, {**first, DOCUMENT: statements(2, "new ")})
    assert counts(push(changed, target)) == (1, 1, 0, 0)
    assert held(graph, DOCUMENT) == {"new 0", "new 1"}
    assert counts(push(changed, target, send_all=True)) == (2, 0, 0, 0)
    assert counts(push(store_of(tmp_path, first), target)) == (1, 1, 0, 0)
    assert held(graph, DOCUMENT) == {"0", "1", "2"}


def test_documents_of_others_stay_unless_told(target: Target, graph: RemoteGraph, tmp_path: Path) -> None:
    push(store_of(tmp_path, {OTHER: statements(2), NAMED: statements(1, "theirs ")}), target)
    mine = store_of(tmp_path, {DOCUMENT: statements(1), NAMED: statements(1, "mine ")})
    assert counts(push(mine, target)) == (2, 0, 0, 1)
    assert held(graph, OTHER) == {"0", "1"}
    assert held(graph, NAMED) == {"theirs 0", "mine 0"}
    assert counts(push(mine, target, remove_others=True)) == (0, 2, 1, 0)
    assert held(graph, OTHER) == set()


def test_what_the_shared_descriptions_had_goes_with_the_others(
    target: Target, graph: RemoteGraph, tmp_path: Path
) -> None:
    push(store_of(tmp_path, {OTHER: statements(2), NAMED: statements(1, "theirs ")}), target)
    mine = store_of(tmp_path, {DOCUMENT: statements(1), NAMED: statements(1, "mine ")})
    push(mine, target)
    push(mine, target, remove_others=True, send_all=True)
    assert held(graph, NAMED) == {"mine 0"}


def test_what_is_not_ours_is_left_alone(target: Target, tmp_path: Path) -> None:
    assert target.updates
    Connection(target.updates).update("INSERT DATA { GRAPH <urn:theirs> { <urn:s> <urn:p> 'theirs' } }")
    push(store_of(tmp_path, {DOCUMENT: statements(1)}), target, remove_others=True)
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH <urn:theirs> { ?s ?p ?o } }"
    assert b'"1"' in Connection(target.queries).query(count, "select").body


def test_an_interrupted_push_goes_on_where_it_stopped(
    target: Target, graph: RemoteGraph, tmp_path: Path
) -> None:
    push(store_of(tmp_path, {DOCUMENT: statements(2500, "old "), OTHER: statements(2500, "old ")}), target)
    store = store_of(tmp_path, {DOCUMENT: statements(2500), OTHER: statements(2500)})

    def stop(done: int, total: int, what: str) -> None:
        if done > 4000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(store, target, on_progress=stop)
    with pytest.raises(StoreError, match="not whole"):
        held(graph, DOCUMENT)
    assert in_store(target, DOCUMENT) == {str(number) for number in range(2500)}
    if target.graph_store is None:
        assert in_store(target, OTHER) == {f"old {number}" for number in range(2500)}
    assert counts(push(store, target)) == (1, 1, 0, 0)
    assert held(graph, OTHER) == {str(number) for number in range(2500)}


def test_half_a_graph_is_never_taken_for_all(target: Target, graph: RemoteGraph, tmp_path: Path) -> None:
    old = store_of(tmp_path, {DOCUMENT: statements(2500, "old ")})
    push(old, target)

    def stop(done: int, total: int, what: str) -> None:
        if done > 1500:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(store_of(tmp_path, {DOCUMENT: statements(2500)}), target, on_progress=stop)
    push(old, target)
    assert held(graph, DOCUMENT) == {f"old {number}" for number in range(2500)}


def test_progress_is_told_to_the_end(target: Target, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    store = store_of(tmp_path, {DOCUMENT: statements(2500)})
    push(store, target, on_progress=lambda done, total, what: told.append((done, total, what)))
    assert [done for done, _, _ in told] == [0, 1000, 2000, 2501]
    assert {(total, what) for _, total, what in told} == {(2501, "document/test/1")}


def test_a_store_that_loses_statements_is_found_out(tmp_path: Path) -> None:
    nothing = Says(b'{"head": {"vars": ["size"]}, "results": {"bindings": []}}')
    with faulty_server(nothing) as server:
        target = Target(Endpoint(server.url, patience=Patience(attempts=1)))
        with pytest.raises(StoreError, match=r"Of 2 statements sent .* it has 0"):
            push(store_of(tmp_path, {DOCUMENT: statements(1)}), target)
        assert not any("checksumValue" in asked.form.get("update", [""])[0] for asked in server.asked)


def test_an_update_that_is_not_allowed(tmp_path: Path) -> None:
    nothing = Says(b'{"head": {"vars": ["graph", "digest"]}, "results": {"bindings": []}}')
    with faulty_server(nothing, nothing, Says(b"no", 401)) as server:
        target = Target(Endpoint(server.url, patience=Patience(attempts=1)))
        with pytest.raises(StoreError, match="user and password that may update it"):
            push(store_of(tmp_path, {DOCUMENT: statements(1)}), target)


def test_a_blank_node_is_refused(oxigraph: Server, tmp_path: Path) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("x"), ox.NamedNode(DOCUMENT)))
    with pytest.raises(StoreError, match="blank node"):
        push(Store(store, tmp_path), target_of(oxigraph))


@pytest.mark.parametrize(
    ("sizes", "count", "size", "expected"),
    [
        ([1] * 5, 2, 100, [2, 2, 1]),
        ([1] * 4, 2, 100, [2, 2]),
        ([10, 10, 10], 10, 22, [2, 1]),
        ([50, 1, 1], 10, 22, [1, 2]),
        ([], 2, 100, []),
    ],
)
def test_batches_are_bounded(sizes: list[int], count: int, size: int, expected: list[int]) -> None:
    lines = ["x" * length for length in sizes]
    cut = list(batches(lines, count, size))
    assert [len(batch) for batch in cut] == expected
    assert [line for batch in cut for line in batch] == lines


def test_the_record_is_the_digest_of_the_sorted_statements(target: Target, tmp_path: Path) -> None:
    quad = Quad(Iri("urn:s"), Iri("urn:p"), Literal("0"), Iri(NAMED))
    push(store_of(tmp_path, {NAMED: statements(1)}), target)
    expected = hashlib.sha256(f"{quad.subject} {quad.predicate} {quad.object} .".encode()).hexdigest()
    ask = f"ASK {{ GRAPH <{BASE}record> {{ <{NAMED}> <http://spdx.org/rdf/terms#checksumValue> '{expected}' }} }}"
    assert b"true" in Connection(target.queries).query(ask, "ask").body


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("", "an older itugraph .format 1.*push it again"),
        ("itu:formatVersion 99", "a newer itugraph .*update"),
    ],
)
def test_a_graph_of_another_format_is_refused(
    target: Target, graph: RemoteGraph, said: str, advice: str
) -> None:
    assert target.updates
    Connection(target.updates).update(
        f"PREFIX itu: <{ITU}> INSERT DATA {{ GRAPH <{BASE}graph/register> "
        f"{{ <{BASE}id/register> a itu:Register . {f'<{BASE}id/register> {said}' if said else ''} }} }}"
    )
    with pytest.raises(StoreError, match=advice):
        graph.select("SELECT ?s WHERE { ?s ?p ?o }")


def test_others_of_another_format_are_not_left_beside_ours(target: Target, tmp_path: Path) -> None:
    push(store_of(tmp_path, {OTHER: statements(1)}), target)
    assert target.updates
    Connection(target.updates).update(
        f"INSERT DATA {{ GRAPH <{BASE}graph/register> {{ <{BASE}id/register> a <{ITU}Register> }} }}"
    )
    mine = store_of(tmp_path, {DOCUMENT: statements(1)})
    with pytest.raises(StoreError, match=r"1 other documents of another itugraph .*--remove-others"):
        push(mine, target)
    assert counts(push(mine, target, remove_others=True)) == (1, 0, 1, 0)
