"""The Checks page: findings beside their words, narrowed down by links and a form; and a page for each rule."""

import re
import time
from html import unescape

import pytest
from starlette.testclient import TestClient

from itugraph.checks import Finding, load_rules
from itugraph.web.excerpts import Piece, excerpt
from itugraph.web.findings import Checking, Findings


def page(client: TestClient, address: str = "/checks") -> str:
    """The page with the findings, which take a moment at first."""
    end = time.monotonic() + 60
    while True:
        answer = client.get(address)
        assert answer.status_code == 200
        if "being worked out" not in answer.text:
            return str(answer.text)
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers
        assert time.monotonic() < end
        time.sleep(0.2)


def listed(text: str) -> list[tuple[str, str]]:
    """The severity and the rule of each finding on a page."""
    return re.findall(r'<li class="finding (\w+).*?<p class="rule"><a href="/checks/(\w+)"', text, re.DOTALL)


def total(text: str) -> int:
    found = re.search(r"(\d+) of \d+ findings", text)
    assert found
    return int(found[1])


def test_each_finding_stands_beside_its_words(client: TestClient) -> None:
    text = page(client, "/checks?rule=ITU301")
    assert set(listed(text)) == {("warning", "ITU301")}
    assert re.search(r"<mark>Resolution.197 \((<[^>]+>|[^<])*Dubai 2018", text)
    assert "Write (Rev. Dubai, 2018)." in text
    assert "<b>Because</b> Editions are written" in text
    assert re.search(r'<a href="/id/proposal/[^"]+/recalling/a">recalling a\), line 17</a>', text)
    assert "Proposal APT/37A28/1</a>" in text


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("severity=warning", lambda severity, _: severity == "warning"),
        ("family=ITU3", lambda _, rule: rule.startswith("ITU3")),
        ("rule=ITU407", lambda _, rule: rule == "ITU407"),
        ("severity=note&family=ITU4", lambda severity, rule: severity == "note" and rule.startswith("ITU4")),
    ],
)
def test_filters_leave_what_they_say(client: TestClient, query: str, holds: object) -> None:
    text = page(client, "/checks?" + query)
    assert callable(holds)
    assert listed(text)
    assert all(holds(*finding) for finding in listed(text))
    assert total(text) < total(page(client))


def test_filters_by_place_and_words(client: TestClient) -> None:
    assert set(
        re.findall(
            r'id="group-\d+">(?:<a [^>]*>)?([^<]+?)(?:</a>)? <', page(client, "/checks?proposal=APT/37A28/1")
        )
    ) == {"Proposal APT/37A28/1"}
    between = page(client, "/checks?proposal=between")
    assert listed(between)
    assert all(rule.startswith("ITU6") for _, rule in listed(between))
    found = page(client, "/checks?q=dubai+comma")
    assert ("warning", "ITU301") in listed(found)
    assert "No finding is left" in page(client, "/checks?q=zyzzyva")
    assert "No finding is left" in page(client, "/checks?document=none.txt")


def test_a_form_left_empty_narrows_nothing(client: TestClient) -> None:
    assert total(page(client, "/checks?family=&rule=&document=&proposal=&q=")) == total(page(client))


def test_the_counts_of_a_filter_are_what_it_leaves(client: TestClient) -> None:
    text = page(client, "/checks?severity=note")
    counts = re.findall(r'<option value="(ITU\d\d\d)"[^>]*>[^<]*\((\d+)\)', text)
    assert counts
    assert sum(int(count) for _, count in counts) == total(text)
    for rule, count in counts[:3]:
        assert total(page(client, f"/checks?severity=note&rule={rule}")) == int(count)


def test_long_lists_come_in_parts(client: TestClient) -> None:
    first, second = page(client), page(client, "/checks?part=2")
    assert 'rel="next" href="/checks?part=2"' in first
    assert 'rel="prev"' in second
    assert len(listed(first)) == 40
    assert listed(second)


def test_hostile_words_are_text(client: TestClient) -> None:
    text = page(client, "/checks?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in text
    assert "<script>alert(1)</script>" in unescape(text)


def test_every_rule_has_a_page(client: TestClient) -> None:
    overview = client.get("/checks/rules").text
    for rule in load_rules():
        assert f'href="/checks/{rule.code}"' in overview
        text = unescape(client.get(f"/checks/{rule.code}").text)
        for part in (rule.finds, rule.matters, rule.example, rule.instead, rule.certainty):
            assert part in text


def test_a_rule_is_found_by_its_name_too(client: TestClient) -> None:
    for name in ("superseded-edition", "itu201"):
        answer = client.get(f"/checks/{name}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (301, "/checks/ITU201")
    assert client.get("/checks/ITU999").status_code == 404


# The words around a fault.

LONG = "word " * 200


@pytest.mark.parametrize(
    ("segments", "start", "end", "words", "expected"),
    [
        (
            [("=", "a fault here")],
            2,
            7,
            "",
            [Piece("=", "a "), Piece("=", "fault", True), Piece("=", " here")],
        ),
        (
            [("=", "a fault here")],
            None,
            None,
            "fault",
            [Piece("=", "a "), Piece("=", "fault", True), Piece("=", " here")],
        ),
        ([("=", "a fault here")], None, None, "none", [Piece("=", "a fault here")]),
        ([("=", "a fault here")], 5, 99, "", [Piece("=", "a fault here")]),
        (
            [("=", "in "), ("-", "2014"), ("+", "2018")],
            3,
            11,
            "",
            [Piece("=", "in "), Piece("-", "2014", True), Piece("+", "2018", True)],
        ),
        (
            [("=", "in "), ("-", "2014"), ("+", "2018")],
            None,
            None,
            "in 2018",
            [Piece("=", "in ", True), Piece("-", "2014"), Piece("+", "2018", True)],
        ),
        ([("=", "in "), ("-", "2014")], None, None, "2014", [Piece("=", "in "), Piece("-", "2014", True)]),
        ([("=", "a"), ("~", "[bookmark]"), ("=", "b")], 0, 1, "", [Piece("=", "a", True), Piece("=", "b")]),
        (
            [("=", "No.\xa05 it is")],
            None,
            None,
            "No. 5",
            [Piece("=", "No.\xa05", True), Piece("=", " it is")],
        ),
        ([("=", "THE TITLE")], None, None, "The title", [Piece("=", "THE TITLE", True)]),
        ([("=", "")], None, None, "x", []),
        ([], 0, 1, "x", []),
    ],
)
def test_excerpts(
    segments: list[tuple[str, str]], start: int | None, end: int | None, words: str, expected: list[Piece]
) -> None:
    assert list(excerpt(segments, start, end, words).pieces) == expected


def test_a_long_passage_is_cut_between_words() -> None:
    found = excerpt([("=", LONG + "fault " + LONG)], words="fault")
    assert (found.before, found.after) == (True, True)
    texts = [piece.text for piece in found.pieces]
    assert texts[1] == "fault"
    assert set(texts[0].split()) == {"word"}
    assert set(texts[2].split()) == {"word"}
    assert len("".join(texts)) < 240
    beginning = excerpt([("=", LONG)], words="fault")
    assert (beginning.before, beginning.after) == (False, True)


# Working the findings out.


def finding(passage: str | None, message: str = "m") -> Finding:
    return Finding(
        "ITU101",
        "note",
        "a.txt",
        None,
        "s",
        "a",
        1,
        None,
        None,
        "",
        message,
        "",
        "",
        "certain",
        passage=passage,
    )


def test_findings_are_known_by_what_they_are_in() -> None:
    first, second, third = finding("urn:p/a/1"), finding("urn:p/a"), finding(None)
    found = Findings.of("x", [first, second, third])
    assert found.at("urn:p/a") == (second,)
    assert found.at("urn:p/b") == ()
    assert found.within("urn:p") == (first, second)
    assert found.within("urn:p/a") == (first, second)
    assert found.counts == {"error": 0, "warning": 0, "note": 3}


def test_what_cannot_be_checked_says_so(tmp_path: object) -> None:
    checking = Checking(f"{tmp_path}/none")
    try:
        found = checking.of("x", patience=60)
        assert found is not None
        assert "There is no graph" in found.failure
    finally:
        checking.close()


def test_work_that_is_not_wanted_any_more_ends() -> None:
    checking = Checking("nowhere")
    assert checking.of("x") is None
    process = checking._process
    assert process is not None
    checking.close()
    assert process.poll() is not None
    assert checking.of("x", patience=5) is None
