"""Every identifier opens: for people as a page, for programs as statements, and by other spellings, too."""

import random
import re
from pathlib import Path

import pytest
import rdflib
from starlette.testclient import TestClient

from itugraph.graph import Iri, Store
from itugraph.register import BASE

PERSON = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SG20 = "/id/body/itu-t-sg20"
CLAUSE = "/id/proposal/wtsa-20/EUR/38A31/1/recalling/a"

ACCEPTED = [
    (None, "text/html"),
    ("*/*", "text/html"),
    (PERSON, "text/html"),
    ("text/turtle", "text/turtle"),
    ("application/ld+json", "application/ld+json"),
    ("application/n-triples", "application/n-triples"),
    ("text/html;q=0.5, text/turtle", "text/turtle"),
    ("text/turtle;q=0.2, application/n-triples;q=0.9", "application/n-triples"),
    ("application/*;q=0.9, text/html;q=0.1", "application/ld+json"),
    ("text/turtle;q=0, */*", "text/html"),
]


@pytest.mark.parametrize(("accept", "media"), ACCEPTED)
def test_a_client_gets_the_form_it_wants_most(client: TestClient, accept: str | None, media: str) -> None:
    answer = client.get(SG20, headers={"accept": accept or ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", ["image/png", "application/pdf, text/csv"])
def test_a_form_that_is_not_there_is_refused(client: TestClient, accept: str) -> None:
    answer = client.get(SG20, headers={"accept": accept})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


ASKED = [
    (f"{SG20}.ttl", "text/turtle"),
    (f"{SG20}.jsonld", "application/ld+json"),
    (f"{SG20}.nt", "application/n-triples"),
    (f"{SG20}.html", "text/html"),
    (f"{SG20}?format=ttl", "text/turtle"),
    (f"{SG20}?format=application/ld%2Bjson", "application/ld+json"),
    (f"{SG20}?format=html", "text/html"),
]


@pytest.mark.parametrize(("path", "media"), ASKED)
def test_an_address_can_ask_for_a_form(client: TestClient, path: str, media: str) -> None:
    answer = client.get(path, headers={"accept": "application/rdf+xml"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, media)


@pytest.mark.parametrize(("ending", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nt", "nt")])
@pytest.mark.parametrize("path", [SG20, CLAUSE])
def test_the_statements_are_those_of_the_graph(
    client: TestClient, sample_graph: Path, path: str, ending: str, form: str
) -> None:
    given = rdflib.Graph().parse(data=client.get(f"{path}.{ending}").text, format=form)
    thing = rdflib.URIRef(BASE + path[1:])
    with Store.open(sample_graph) as store:
        said = store.select("SELECT ?p ?o { ?thing ?p ?o }", {"thing": Iri(str(thing))})
        about = store.select("SELECT ?s ?p { ?s ?p ?thing }", {"thing": Iri(str(thing))})
    assert len(list(given.predicate_objects(thing))) == len(said)
    assert len(list(given.subject_predicates(thing))) == len(about)
    assert len(given) == len(said) + len(about)


def test_every_identifier_of_the_graph_opens(client: TestClient, sample_graph: Path) -> None:
    with Store.open(sample_graph) as store:
        rows = store.select("SELECT DISTINCT ?thing ?class { ?thing a ?class } ORDER BY ?class ?thing").rows
    by_class: dict[str, list[str]] = {}
    for thing, kind in rows:
        if isinstance(thing, Iri) and isinstance(kind, Iri) and thing.value.startswith(BASE + "id/"):
            by_class.setdefault(kind.value, []).append("/" + thing.value.removeprefix(BASE))
    assert len(by_class) > 20
    chosen = random.Random(7)
    failed = []
    for paths in by_class.values():
        for path in chosen.sample(paths, min(4, len(paths))):
            answer = client.get(path, headers={"accept": PERSON})
            if answer.status_code != 200 or "<h1" not in answer.text:
                failed.append((answer.status_code, path))
    assert failed == []


SHOWN_ELSEWHERE = [
    ("/id/proposal/wtsa-20/EUR/38A31/1/recalling", "/id/proposal/wtsa-20/EUR/38A31/1#recalling"),
    (f"{CLAUSE}/citation/1", f"{CLAUSE}#citation/1"),
    (f"{CLAUSE}/body/1", f"{CLAUSE}#body/1"),
]


@pytest.mark.parametrize(("path", "page"), SHOWN_ELSEWHERE)
def test_a_part_is_shown_on_the_page_of_the_whole(client: TestClient, path: str, page: str) -> None:
    answer = client.get(path, headers={"accept": PERSON}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert "Accept" in answer.headers["vary"]
    assert client.get(path, headers={"accept": "text/turtle"}, follow_redirects=False).status_code == 200


OTHER_SPELLINGS = [
    ("/id/WTSA/Resolution/98", "/id/wtsa/resolution/98"),
    ("/id/itu-t/recommendation/y.4000", "/id/itu-t/recommendation/Y.4000"),
    ("/id/body/itu-t-sg20/", SG20),
]


@pytest.mark.parametrize(("path", "right"), OTHER_SPELLINGS)
def test_another_spelling_leads_to_the_right_one(client: TestClient, path: str, right: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, right)


UNKNOWN = [
    ("/id/wtsa/resolution/980", "WTSA Resolution 98"),
    ("/id/body/itu-t-sg21x", "SG20"),
    ("/id/proposal/wtsa-20/EUR/38A31/2", "EUR/38A31/1"),
    ("/id/proposal/wtsa-20/EUR/38A31/1/recalling/z", "EUR/38A31/1 recalling a)"),
]


@pytest.mark.parametrize(("path", "suggested"), UNKNOWN)
def test_what_is_not_there_is_told_with_suggestions(client: TestClient, path: str, suggested: str) -> None:
    answer = client.get(path, headers={"accept": PERSON}, follow_redirects=False)
    assert answer.status_code == 404
    offered = re.search(r"Did you mean:</p>\s*<ul>(.*?)</ul>", answer.text, re.DOTALL)
    assert offered is not None
    assert suggested in offered[1]


@pytest.mark.parametrize(
    "path", ["/id/", "/id/nothing/at/all", "/id/%00", "/id/%ff%fe", "/id/a%20b", "/graph/none"]
)
def test_nonsense_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/graph/register", "/graph/ontology", "/graph/named"])
def test_a_named_graph_lists_what_is_described_in_it(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<tr>") > 5
