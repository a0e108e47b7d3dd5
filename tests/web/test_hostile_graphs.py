"""Labels, titles and clauses that hold markup are shown as text on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_graph import ATTACK, intrusions, write_hostile
from parsing import parsed
from starlette.testclient import TestClient

from itugraph.web import Settings, create_app

ADDRESSES = {
    "overview": "/",
    "documents": "/documents",
    "instruments": "/instruments",
    "search by wording": "/search?q=alert(1)",
    "search by name": "/search?q=SG20",
    "search for an attack": "/search?q=%3Cscript%3Ealert(3)%3C/script%3E%22%3E%3Cimg%20src=x%3E",
    "ontology": "/ontology",
    "instrument": "/id/pp/resolution/71",
    "changed instrument": "/id/wtsa/resolution/98",
    "at a date that is none": "/id/pp/resolution/71?date=%22%3E%3Cscript%3E",
    "edition": "/id/wtsa/resolution/98/hammamet-2016",
    "proposal": "/id/proposal/wtsa-20/EUR/38A31/1",
    "clause": "/id/proposal/wtsa-20/EUR/38A31/1/recalling/a",
    "base clause": "/id/wtsa/resolution/98/hammamet-2016/recalling/a",
    "body": "/id/body/itu-t-sg20",
    "region": "/id/region/cept",
    "conference": "/id/conference/wtsa-20",
    "statements": "/id/body/itu-t-sg20?statements=",
    "no such thing": "/id/wtsa/resolution/%3Cscript%3E",
    "no such page": "/%3Cscript%3Ealert(1)%3C/script%3E",
    "named graph": "/graph/register",
    "instruments under proposal": "/side-by-side",
    "side by side": "/side-by-side/wtsa/resolution/98",
    "one alone": "/side-by-side/wtsa/resolution/98?show=only&by=%3Cscript%3E&column=%22%3E%3Cimg%20src=x%3E",
    "checks": "/checks?q=%3Cscript%3E&proposal=%22%3E%3Cimg%20src=x%3E",
    "rules": "/checks/rules",
    "no such rule": "/checks/%3Cscript%3E",
    "questions": "/questions",
    "answer": "/questions/instructions?sort=%22%3E%3Cimg%20src=x%3E",
    "answer drawn": "/questions/proposals",
    "graph answered": "/questions/clause-evidence?proposal=x%22%3E%3Cimg%20src=x%3E&section=recalling",
    "no such question": "/questions/%3Cscript%3E",
    "query": "/sparql?query=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "query answered": "/sparql?answer=table&query=SELECT+*+%7B+?s+rdfs:label+?o+%7D",
    "network": "/network",
    "network as a list": "/network/list?q=%22%3E%3Cscript%3E&region=%3Cscript%3E",
}


@pytest.fixture(scope="module")
def attacked(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application on a graph that is hostile throughout."""
    folder = tmp_path_factory.mktemp("hostile") / "hostile.graph"
    write_hostile(sample_graph, folder)
    with TestClient(create_app(Settings(graph=folder)), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_markup_is_shown_as_text(attacked: TestClient, path: str) -> None:
    answer = attacked.get(path, headers={"accept": "text/html"})
    assert answer.status_code in (200, 400, 404)
    assert intrusions(answer.text) == []


def test_markup_is_shown_as_text_in_findings(attacked: TestClient) -> None:
    checking = attacked.app.state.checking  # type: ignore[attr-defined]
    identity = attacked.app.state.opened.snapshot().identity  # type: ignore[attr-defined]
    found = checking.of(identity, patience=60)
    assert found is not None
    page = attacked.get("/checks").text
    assert intrusions(page) == []
    assert parsed(page).text_content().count("onerror=alert(2)") > 5


def test_the_attack_is_there_and_is_read_as_it_was_written(attacked: TestClient) -> None:
    page = attacked.get("/id/proposal/wtsa-20/EUR/38A31/1/recalling/a", headers={"accept": "text/html"}).text
    words = parsed(page).text_content()
    assert words.count(ATTACK) > 5
    assert "49" not in words.replace("Resolution 49", "")


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nt"])
def test_markup_is_data_to_programs(attacked: TestClient, form: str) -> None:
    answer = attacked.get(f"/id/body/itu-t-sg20.{form}")
    assert answer.status_code == 200
    assert not answer.headers["content-type"].startswith("text/html")
    assert answer.headers["x-content-type-options"] == "nosniff"
