"""What a person may type for a parameter."""

from datetime import date

import pytest

from itugraph.graph import Store
from itugraph.model import QueryError
from itugraph.questions import Parameter, load_catalogue, run
from itugraph.questions.catalogue import ParameterType
from itugraph.questions.parameters import Names, bind
from itugraph.register import BASE, Register


@pytest.fixture
def names(sample_store: Store, register: Register) -> Names:
    return Names(register, sample_store, date(2026, 1, 31))


def parameter(kind: ParameterType, default: str | None = "all") -> Parameter:
    return Parameter("it", kind, "what is meant", default, "an example")


@pytest.mark.parametrize(
    ("kind", "typed", "term"),
    [
        ("instrument", "PP Resolution 71", f"<{BASE}id/pp/resolution/71>"),
        ("instrument", "WTSA Res. 98", f"<{BASE}id/wtsa/resolution/98>"),
        ("instrument", "Y.2060", f"<{BASE}id/itu-t/recommendation/Y.4000>"),
        ("instrument", f"{BASE}id/pp/resolution/71", f"<{BASE}id/pp/resolution/71>"),
        ("edition", "PP Resolution 71 (Rev. Dubai, 2018)", f"<{BASE}id/pp/resolution/71/dubai-2018>"),
        ("edition", "PP Resolution 71 (Dubai 2018)", f"<{BASE}id/pp/resolution/71/dubai-2018>"),
        ("body", "SG20", f"<{BASE}id/body/itu-t-sg20>"),
        ("body", "ITU-T Study Group 20", f"<{BASE}id/body/itu-t-sg20>"),
        ("region", "EUR", f"<{BASE}id/region/cept>"),
        ("region", "CEPT", f"<{BASE}id/region/cept>"),
        ("conference", "WTSA-20", f"<{BASE}id/conference/wtsa-20>"),
        ("proposal", "EUR/38A31/1", f"<{BASE}id/proposal/wtsa-20/EUR/38A31/1>"),
        ("proposal", "eur/38a31/1", f"<{BASE}id/proposal/wtsa-20/EUR/38A31/1>"),
        ("date", "2022-03-01", '"2022-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", "today", '"2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("number", "-7", '"-7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("text", 'a "quoted" } word', '"a \\"quoted\\" } word"'),
    ],
)
def test_names_become_terms(names: Names, kind: ParameterType, typed: str, term: str) -> None:
    assert str(names.term(parameter(kind), typed)) == term


@pytest.mark.parametrize(
    ("kind", "typed", "advice"),
    [
        ("instrument", "PP Resolution 7100", "No instrument is known as"),
        ("instrument", "Resolution 66", "say which"),
        ("body", "SG2000", "did you mean"),
        ("region", "CEPTT", "did you mean CEPT"),
        ("conference", "WTSA-21", "did you mean"),
        ("proposal", "EUR/38A31/2", "did you mean EUR/38A31/1"),
        ("edition", "PP Resolution 71 (Rev. Geneva, 2018)", "No edition is known as"),
        ("date", "1 March 2022", "takes a date like"),
        ("number", "seven", "takes a whole number"),
        ("instrument", "https://example.org/a>b", "is no IRI"),
    ],
)
def test_unknown_names_are_refused_with_advice(
    names: Names, kind: ParameterType, typed: str, advice: str
) -> None:
    with pytest.raises(QueryError) as caught:
        names.term(parameter(kind), typed)
    assert advice in str(caught.value)


def test_all_leaves_a_parameter_unbound(names: Names) -> None:
    assert bind([parameter("region")], {}, names) == {}
    assert bind([parameter("region")], {"it": "All"}, names) == {}


def test_a_required_parameter_must_be_given(names: Names) -> None:
    with pytest.raises(QueryError, match="has no value: give one, such as it='an example'"):
        bind([parameter("region", default=None)], {}, names)


def test_an_unknown_parameter_lists_those_there_are(sample_store: Store, register: Register) -> None:
    with pytest.raises(QueryError, match="has no parameter 'area': it takes proposal, region, instrument"):
        run(load_catalogue().get("citations-by-proposal"), sample_store, {"area": "EUR"}, register)


def test_a_value_cannot_break_out_of_the_query(sample_store: Store, register: Register) -> None:
    hostile = '" } } SELECT * { ?s ?p ?o } #'
    asked = run("SELECT ?x { VALUES ?t { UNDEF } BIND(?t AS ?x) }", sample_store, {"t": hostile}, register)
    [[value]] = asked.rows
    assert value is not None
    assert not isinstance(value, str)
    assert str(value) == '"\\" } } SELECT * { ?s ?p ?o } #"'
