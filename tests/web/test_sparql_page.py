"""The SPARQL page as the server makes it: what the editor is told, and the plain form with its answer."""

import json
import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from itugraph.questions import load_catalogue

PEOPLE = {"accept": "text/html"}


def page(client: TestClient, status: int = 200, **fields: str) -> str:
    answer = client.get("/sparql", params=fields, headers=PEOPLE)
    assert answer.status_code == status
    return str(answer.text)


def test_the_editor_knows_our_prefixes_and_terms(client: TestClient) -> None:
    found = re.search(r'<script type="application/json" id="page-data">(.*?)</script>', page(client))
    assert found
    data = json.loads(found[1])
    assert data["prefixes"]["itu"] == "https://w3id.org/itugraph/ontology#"
    terms = {term["name"]: term for term in data["terms"]}
    assert terms["itu:Clause"]["kind"] == "class"
    assert terms["itu:citesInstrument"]["kind"] == "property"
    assert all(term["label"] for term in terms.values())


@pytest.mark.parametrize("question", [question.name for question in load_catalogue()])
def test_the_catalogue_is_there_to_start_from(client: TestClient, question: str) -> None:
    assert f'href="/sparql?example={question}"' in page(client)
    answer = client.get("/sparql", params={"example": question}, headers=PEOPLE, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sparql?query=%23+")
    asked = client.get(answer.headers["location"], headers={"accept": "text/csv, text/turtle"})
    assert asked.status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("SELECT ?i { ?p a itu:Proposal ; itu:identifier ?i } ORDER BY ?i", 200, "<td>EUR/38A31/1</td>"),
        ("SELECT ?p { ?p a itu:Proposal }", 200, '<a href="/id/proposal/wtsa-20/EUR/38A31/1">'),
        ("SELECT ?s { ?s ?p ?o } LIMIT 700", 200, "700 rows, of which 500 are shown"),
        ("ASK { ?s ?p ?o }", 200, ">Yes</p>"),
        ("CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l } LIMIT 1", 200, "<td>label</td>"),
        ("SELECT * {", 400, "line 1, column"),
        ("CLEAR ALL", 400, "would change the graph"),
        ("", 400, "The query is empty"),
    ],
)
def test_the_plain_form_answers_in_the_page(client: TestClient, query: str, status: int, says: str) -> None:
    text = page(client, status, query=query, answer="table")
    assert says in unescape(text)
    assert f">{query}</textarea>" in unescape(text)
    assert "built/sparql.js" not in text


def test_only_this_page_may_have_a_style_in_its_text(client: TestClient) -> None:
    own = client.get("/sparql", headers=PEOPLE).headers["content-security-policy"]
    others = client.get("/questions").headers["content-security-policy"]
    assert re.search(r"style-src 'self' 'sha256-[^']+';", own)
    assert "unsafe" not in own
    assert "sha256" not in others
