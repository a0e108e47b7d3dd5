"""Asking a graph: kinds of query, parameters as terms, and what is refused."""

import re
from pathlib import Path

import pytest

from itugraph.graph import (
    Answer,
    Blank,
    GraphSource,
    Iri,
    Literal,
    Store,
    bind_parameters,
    literal,
    run_limited,
    to_python,
)
from itugraph.graph.refusals import kind_of, refuse
from itugraph.graph.tokens import tokens
from itugraph.graph.vocabulary import ITU, PREFIXES
from itugraph.model import QueryError, StoreError
from itugraph.register import BASE

ITU_PREFIX = f"PREFIX itu: <{ITU}> "
EUROPE = Iri(f"{BASE}id/proposal/wtsa-20/EUR/38A31/1")
AMERICAS = Iri(f"{BASE}id/proposal/wtsa-20/IAP/39A23/1")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT * { ?s ?p ?o }", "select"),
        ("# INSERT\nASK { ?s ?p ?o }", "ask"),
        (
            "BASE <http://example.org/> PREFIX ask: <urn:x> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "construct",
        ),
        ("prefix : <urn:x> describe :a", "describe"),
    ],
)
def test_the_kind_of_a_query_is_known_without_running_it(query: str, kind: str) -> None:
    assert kind_of(query) == kind


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent ?where { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p 'x'SERVICE <urn:x> { } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o #'\n SERVICE <urn:x> { } }", "SERVICE"),
        ("SELECT * { ?s ?p '''it's'''; ?q ?r SERVICE <urn:x> { } }", "SERVICE"),
        (r"SELECT * { ?s ?p 'a\'' SERVICE <urn:x> { } }", "SERVICE"),
        (r"SELECT * { S\u0045RVICE <urn:x> { ?s ?p ?o } }", "escape"),
        (r"SELECT * { \U00000053ERVICE <urn:x> { ?s ?p ?o } }", "escape"),
        ("SELECT * FROM <http://127.0.0.1:1/data> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("PREFIX x: <http://127.0.0.1:1/> SELECT * FROM x:data { ?s ?p ?o }", "FROM"),
        ("BASE <http://127.0.0.1:1/> SELECT * FROM <data> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
        ("PREFIX x: <urn:x> DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("DROP ALL", "DROP"),
        ("hello", "'hello'"),
        ("  # nothing", "empty"),
    ],
)
def test_what_a_stranger_may_not_ask_is_refused(query: str, part: str) -> None:
    with pytest.raises(QueryError, match=part):
        refuse(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <urn:x>' }",
        'SELECT * { ?s ?p """two "quoted" LOAD words""" }',
        "SELECT * { ?s <urn:SERVICE> ?service } # SERVICE <urn:x> { }",
        "PREFIX x: <urn:x:> SELECT * { ?s x:SERVICE ?o ; x:a\\#b ?LOAD }",
        "SELECT ($service AS ?load) { BIND ('x'@en-GB AS $service) }",
        f"SELECT * FROM <{BASE}graph/register> {{ ?s ?p ?o }}",
        "SELECT * { ?s ?p ?o FILTER (?o<3 && ?o>1) }",
    ],
)
def test_a_word_that_is_no_keyword_is_allowed(query: str) -> None:
    assert refuse(query).kind == "select"


def test_tokens_cover_every_character_that_is_not_blank_or_comment() -> None:
    query = "SELECT ?a{?a<urn:p>'x'@en,\"y\"^^<urn:t>,_:b0,1.5e3.#c\nFILTER(?a!=?b)}"
    assert "".join(token.text for token in tokens(query)) == query.replace("#c\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?s { ?s ?p ?x }", "SELECT ?s { VALUES ?x { <urn:v> } ?s ?p ?x }"),
        ("ASK { ?s ?p $x }", "ASK { VALUES ?x { <urn:v> } ?s ?p $x }"),
        ("SELECT ?s { VALUES ?x { UNDEF } ?s ?p ?x }", "SELECT ?s { VALUES ?x { <urn:v> } ?s ?p ?x }"),
        ("SELECT ?s { ?s ?p '?x' , ?x } # ?x", "SELECT ?s { VALUES ?x { <urn:v> } ?s ?p '?x' , ?x } # ?x"),
        (
            "SELECT ?s { { ?s ?p ?o } UNION { ?s ?q ?x } }",
            "SELECT ?s { VALUES ?x { <urn:v> } { ?s ?p ?o } UNION { VALUES ?x { <urn:v> } ?s ?q ?x } }",
        ),
        (
            "SELECT ?s { { SELECT ?s { ?s ?p ?x } } }",
            "SELECT ?s { VALUES ?x { <urn:v> } { SELECT ?s { VALUES ?x { <urn:v> } ?s ?p ?x } } }",
        ),
        (
            "CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }",
            "CONSTRUCT { ?s ?p ?x } WHERE { VALUES ?x { <urn:v> } ?s ?p ?x }",
        ),
        ("CONSTRUCT WHERE { ?s ?p ?x }", "CONSTRUCT WHERE { ?s ?p ?x }\nVALUES ?x { <urn:v> }"),
        (
            "SELECT ?s { VALUES (?s ?x) { (1 2) } }",
            "SELECT ?s { VALUES ?x { <urn:v> } VALUES (?s ?x) { (1 2) } }",
        ),
    ],
)
def test_a_parameter_is_bound_wherever_it_is_used(query: str, bound: str) -> None:
    assert bind_parameters(query, {"x": Iri("urn:v")}) == bound


@pytest.mark.parametrize(
    "hostile", ['"} # ', "'", '\\" } SELECT', "line\nbreak", "<urn:x>", "?s", "\\n", "{{}}", "\t\b\f\r"]
)
def test_a_hostile_value_stays_one_literal(store: Store, hostile: str) -> None:
    answer = store.select("SELECT ?v { BIND (?given AS ?v) }", {"given": literal(hostile)})
    assert [to_python(row[0]) for row in answer] == [hostile]


def test_a_value_that_looks_like_an_escape_is_refused_rather_than_read_differently_by_stores() -> None:
    with pytest.raises(QueryError, match="escape"):
        refuse(bind_parameters("SELECT * { ?s ?p ?v }", {"v": literal("\\u0022 } SERVICE")}))


@pytest.mark.parametrize("hostile", ["urn:x> . ?s ?p <urn:y", "", "urn:a b", "urn:{x}", "urn:x\n"])
def test_a_hostile_iri_is_none(hostile: str) -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        Iri(hostile)


def test_a_parameter_that_the_query_lacks_is_an_error() -> None:
    with pytest.raises(QueryError, match="no parameter instrument"):
        bind_parameters("SELECT * { ?s ?p ?o }", {"instrument": Iri("urn:x")})


def test_a_blank_node_is_no_parameter() -> None:
    with pytest.raises(QueryError, match="blank node"):
        bind_parameters("SELECT * { ?s ?p ?o }", {"o": Blank("b0")})


@pytest.mark.parametrize(
    "pattern",
    [
        "?clause itu:ofProposal ?proposal",
        "?clause itu:inText ?any FILTER (?any = ?proposal)",
        "{ ?clause itu:ofProposal ?any FILTER (?any = ?proposal) } UNION { ?clause itu:ofEdition ?proposal }",
        "?clause itu:inText ?any FILTER EXISTS { ?clause itu:ofProposal ?proposal }",
        "{ SELECT ?clause { ?clause itu:ofProposal ?proposal } }",
        "?clause itu:inText ?any MINUS { ?clause itu:inText ?other FILTER (?other != ?proposal) }",
    ],
)
def test_a_parameter_means_the_same_wherever_it_stands(store: Store, pattern: str) -> None:
    query = f"{ITU_PREFIX} SELECT DISTINCT ?clause {{ ?clause a itu:Clause ; itu:ofProposal ?p . {pattern} }}"
    found = {
        proposal: {row[0] for row in store.select(query, {"proposal": proposal})}
        for proposal in (EUROPE, AMERICAS)
    }
    assert (len(found[EUROPE]), len(found[AMERICAS])) == (8, 6)
    assert not found[EUROPE] & found[AMERICAS]


def test_an_answer_keeps_columns_in_order_and_unbound_cells(store: Store) -> None:
    answer = store.select(f"{ITU_PREFIX} SELECT * {{ VALUES ?z {{ 1 }} OPTIONAL {{ ?z itu:none ?a }} }}")
    assert answer == Answer(("z", "a"), ((literal(1), None),))


def test_a_named_graph_can_be_asked_alone(store: Store) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <%s> { ?s ?p ?o }"
    register = to_python(store.select(query % f"{BASE}graph/register").rows[0][0])
    assert isinstance(register, int)
    assert 0 < register < len(store)
    by_graph = store.select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/register> {{ ?s ?p ?o }} }}")
    assert to_python(by_graph.rows[0][0]) == register


def test_the_union_of_the_graphs_counts_a_thing_once(store: Store) -> None:
    twice = store.select(
        "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER (STR(?g) < STR(?h)) }"
    )
    assert len(twice) == 0


def test_each_kind_of_query_has_its_method(store: Store) -> None:
    assert store.ask(f"{ITU_PREFIX} ASK {{ ?s a itu:Proposal }}") is True
    triples = store.construct(
        f"{ITU_PREFIX} CONSTRUCT {{ ?s a itu:Proposal }} WHERE {{ ?s itu:identifier ?i }}"
    )
    assert {triple.subject for triple in triples} == {EUROPE, AMERICAS}
    with pytest.raises(QueryError, match="an ASK where a SELECT"):
        store.select("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("query", ["SELECT * {", "SELECT ?x { BIND(<urn:f>(1) AS ?x) }", "SELECT nonsense"])
def test_a_broken_query_is_one_clear_sentence(store: Store, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_closed_graph_says_so(built: Path) -> None:
    store = Store.open(built)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?p ?x { ?s ?p ?o } ORDER BY ?p LIMIT 3",
        "ASK { ?s ?p ?o }",
        f"{ITU_PREFIX} CONSTRUCT {{ ?s itu:label ?l }} WHERE {{ ?s itu:labelAfter ?l }}",
    ],
)
def test_a_limited_query_answers_like_any_other(built: Path, store: Store, query: str) -> None:
    limited, direct = run_limited(built, query, 60), store.query(query)
    if isinstance(limited, tuple) and isinstance(direct, tuple):
        assert sorted(limited, key=str) == sorted(direct, key=str)
    else:
        assert limited == direct


def test_an_endless_query_is_stopped(built: Path) -> None:
    with pytest.raises(QueryError, match="no answer after 1 seconds"):
        run_limited(built, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 1)


@pytest.mark.parametrize("query", ["SELECT * {", "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }"])
def test_a_limited_query_fails_like_any_other(built: Path, query: str) -> None:
    with pytest.raises(QueryError):
        run_limited(built, query, 60)


def test_a_limited_query_of_no_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph"):
        run_limited(tmp_path / "none", "ASK { ?s ?p ?o }", 60)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("nquads", "<"), ("trig", "@prefix"), ("turtle", "@prefix"), ("jsonld", "[{")],
)
def test_exports_are_read_by_others(store: Store, form: str, begins: str) -> None:
    import rdflib

    text = store.dump(form)  # type: ignore[arg-type]
    assert text.startswith(begins)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=text, format={"jsonld": "json-ld"}.get(form, form))
    assert len(set(dataset.triples((None, None, None)))) == len(store)
    assert (None, rdflib.RDF.type, rdflib.URIRef(PREFIXES["itu"] + "Proposal")) in dataset


def test_values_of_python_come_back(store: Store) -> None:
    from datetime import date

    for value in ("x", 7, True, date(2022, 3, 1)):
        answer = store.select("SELECT ?v { BIND (?given AS ?v) }", {"given": literal(value)})
        assert to_python(answer.rows[0][0]) == value
    assert to_python(Literal("much", "http://www.w3.org/2001/XMLSchema#integer")) == "much"


def test_the_queries_of_the_documentation_run(root: Path, store: Store) -> None:
    page = (root / "docs" / "graph.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sparql\n(.*?)```", page, flags=re.DOTALL)
    found = [len(store.select(query)) for query in queries]
    assert len(found) == 2
    assert found[0] == 2


def test_the_embedded_store_is_a_graph_source(store: Store) -> None:
    source: GraphSource = store
    assert source.kind_of("ASK { ?s ?p ?o }") == "ask"
