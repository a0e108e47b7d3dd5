"""Every question and every check gives the same from a real server as from the embedded store."""

from datetime import date

import pytest
from servers import Server

from itugraph.checks import run_checks
from itugraph.checks.rules import Rule, load_rules
from itugraph.graph import Store
from itugraph.graph.recorded import proposed_instruments, recorded_proposals
from itugraph.graph.remote import RemoteGraph
from itugraph.network.map import reference_map
from itugraph.questions import Question, load_catalogue, run
from itugraph.register import Register

TODAY = date(2026, 11, 1)
QUESTIONS = tuple(load_catalogue())
RULES = load_rules()


@pytest.mark.parametrize("values", ["defaults", "examples"])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_question(
    question: Question, values: str, remote: RemoteGraph, embedded: Store, register: Register
) -> None:
    params = {
        parameter.name: parameter.example
        for parameter in question.parameters
        if values == "examples" or parameter.default is None
    }
    assert run(question, remote, params, register, TODAY) == run(question, embedded, params, register, TODAY)


@pytest.mark.parametrize("as_of", [None, date(2026, 1, 31)], ids=str)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_check(
    rule: Rule, as_of: date | None, remote: RemoteGraph, embedded: Store, register: Register
) -> None:
    expected = run_checks(embedded, register, as_of, select=[rule.code])
    assert run_checks(remote, register, as_of, select=[rule.code]) == expected


def test_the_sample_has_something_to_compare(embedded: Store, register: Register) -> None:
    assert len({finding.code for finding in run_checks(embedded, register)}) >= 5


QUERIES = [
    "SELECT * WHERE { ?s itu:editionMark ?mark ; itu:revised ?revised } ORDER BY ?s LIMIT 5",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?v WHERE { VALUES ?v { 1 2.5 'a' <urn:x> '2020-01-01'^^xsd:date 'x'@fr } } ORDER BY STR(?v)",
    "SELECT ?unbound ?s WHERE { ?s a itu:Register }",
    "ASK { ?s a itu:Resolution }",
    "ASK { ?s a itu:NoSuchClass }",
]


@pytest.mark.parametrize("sparql", QUERIES)
def test_plain_sparql(sparql: str, remote: RemoteGraph, embedded: Store, register: Register) -> None:
    assert run(sparql, remote, {}, register) == run(sparql, embedded, {}, register)


def test_proposals_read_back(remote: RemoteGraph, embedded: Store) -> None:
    (instrument,) = proposed_instruments(embedded)
    assert proposed_instruments(remote) == [instrument]
    assert recorded_proposals(remote, instrument.iri) == recorded_proposals(embedded, instrument.iri)


def test_the_map_of_the_network(remote: RemoteGraph, embedded: Store) -> None:
    on = reference_map(embedded)
    assert len(on.routes) > 30
    assert reference_map(remote) == on


def test_construct_gives_each_statement_once(remote: RemoteGraph, embedded: Store) -> None:
    sparql = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c ; ?p ?o }"
    found = remote.construct(sparql)
    assert len(set(found)) == len(found)
    assert set(found) == set(embedded.construct(sparql))


def test_what_else_a_store_holds_is_not_seen(remote: RemoteGraph, embedded: Store) -> None:
    record = "ASK { ?graph <http://spdx.org/rdf/terms#checksumValue> ?digest }"
    assert remote.ask(record) is False
    assert embedded.ask(record) is False


def test_a_query_may_choose_its_graphs(server: Server, remote: RemoteGraph, embedded: Store) -> None:
    if server.name == "oxigraph-union":
        pytest.skip("with --union-default-graph the Oxigraph server does not heed FROM")
    sparql = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/itugraph/graph/named> WHERE { ?s ?p ?o }"
    assert remote.select(sparql) == embedded.select(sparql)
