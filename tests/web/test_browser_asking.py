"""In a real Chromium: asking questions and SPARQL, and narrowing findings down; no other host is asked for anything."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUERY = "PREFIX itu: <https://w3id.org/itugraph/ontology#> SELECT ?p ?i { ?p a itu:Proposal ; itu:identifier ?i } ORDER BY ?i"
OTHER = "ASK { ?s ?p ?o }"

Open = Callable[..., "Page"]


@pytest.fixture
def open_page(chromium: "Browser", address: str) -> Iterator[Open]:
    """Open a page; after that there must have been no complaint of the browser's, and no request elsewhere."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def opened(path: str, *, scripts: bool = True, width: int = 1280, scheme: str = "light") -> "Page":
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto(address + path)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []


def asked(tab: "Page") -> str | None:
    """The query in the address."""
    return parse_qs(urlsplit(tab.url).query).get("query", [None])[0]


def written(tab: "Page") -> str:
    """The query in the editor."""
    return str(tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def write(tab: "Page", query: str) -> None:
    tab.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", query)


def answers(tab: "Page") -> list[str]:
    """The second column of the answer."""
    tab.wait_for_selector(".results .dataTable tbody td")
    return [
        text.strip() for text in tab.locator(".results .dataTable tbody td:nth-child(3)").all_inner_texts()
    ]


# The editor.


def test_the_editor_runs_a_query(open_page: Open) -> None:
    tab = open_page("/sparql")
    assert "itu:citesInstrument" in written(tab)
    assert tab.locator("#plain").is_hidden()
    write(tab, QUERY)
    tab.click(".yasqe_queryButton")
    assert answers(tab) == ["APT/37A28/1", "EUR/38A31/1", "IAP/39A23/1"]
    assert asked(tab) == QUERY
    tab.locator(".results a.iri").first.click()
    tab.wait_for_url("**/id/proposal/**")
    assert tab.locator("h1").inner_text()


def test_a_link_to_a_query_shows_its_answer(open_page: Open) -> None:
    tab = open_page(f"/sparql?query={QUERY.replace('#', '%23')}")
    assert written(tab) == QUERY
    assert len(answers(tab)) == 3
    write(tab, OTHER)
    tab.keyboard.press("Escape")
    tab.click(".yasqe_queryButton")
    tab.wait_for_selector(".results .booleanResult, .results :text('True')")
    assert asked(tab) == OTHER
    tab.go_back()
    assert len(answers(tab)) == 3
    assert written(tab) == QUERY
    tab.go_forward()
    tab.wait_for_function(
        "query => document.querySelector('.CodeMirror').CodeMirror.getValue() === query", arg=OTHER
    )


def test_the_editor_completes_terms_and_says_what_they_mean(open_page: Open) -> None:
    tab = open_page("/sparql")
    write(tab, "PREFIX itu: <https://w3id.org/itugraph/ontology#>\nSELECT * { ?s a itu:Propo")
    editor = tab.locator(".CodeMirror textarea")
    editor.focus()
    tab.keyboard.press("Control+End")
    tab.keyboard.press("Control+Space")
    tab.wait_for_function(
        "() => document.querySelector('.CodeMirror').CodeMirror.getValue().includes('itu:Proposal') || document.querySelector('.CodeMirror-hints')"
    )
    hints = tab.locator(".CodeMirror-hint").all_inner_texts()
    if hints:
        assert any(hint.startswith("itu:Proposal") and len(hint) > 20 for hint in hints)
        tab.keyboard.press("Enter")
    assert written(tab).endswith("?s a itu:Proposal")


def test_an_example_is_put_into_the_editor_and_run(open_page: Open) -> None:
    tab = open_page("/sparql")
    tab.click("summary:has-text('Examples')")
    tab.click("a:has-text('Which instruments are cited most?')")
    assert written(tab).startswith("# Which instruments are cited most?\n")
    assert answers(tab)


def test_a_query_that_is_wrong_says_where(open_page: Open, chromium: "Browser", address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(address + "/sparql?query=SELECT+*+%7B")
    tab.wait_for_selector(".results :text('line 1, column 11')")
    context.close()


def test_without_scripts_the_editor_is_a_form(open_page: Open) -> None:
    tab = open_page("/sparql", scripts=False)
    tab.fill("textarea", QUERY)
    tab.click("main button:has-text('Ask')")
    assert tab.locator("#plain tbody tr").count() == 3
    assert tab.locator("textarea").input_value() == QUERY
    tab.click("#plain tbody a >> nth=0")
    assert "/id/proposal/" in tab.url


# Questions.


def test_a_question_is_asked_with_its_form(open_page: Open) -> None:
    tab = open_page("/questions")
    tab.click("a:has-text('Who cites an instrument')")
    tab.get_by_label("instrument").fill("PP Resolution 71")
    tab.click("button:has-text('Ask')")
    tab.wait_for_url("**?instrument=PP+Resolution+71")
    assert tab.locator(".answer tbody tr").count() >= 2
    again = open_page(urlsplit(tab.url).path + "?" + urlsplit(tab.url).query)
    assert again.locator(".answer").inner_text() == tab.locator(".answer").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_answer_is_sorted_by_a_click(open_page: Open, scripts: bool) -> None:
    tab = open_page("/questions/most-cited", scripts=scripts)

    def counts() -> list[int]:
        return [int(text) for text in tab.locator(".answer tbody td:nth-child(4)").all_inner_texts()]

    found = counts()
    head = tab.locator(".answer thead a:has-text('citations')")
    head.click()
    tab.wait_for_url("**sort=citations")
    assert counts() == sorted(found)
    head.click()
    tab.wait_for_url("**sort=-citations")
    assert counts() == sorted(found, reverse=True)
    assert tab.locator("th[aria-sort=descending]").inner_text().strip() == "citations"
    tab.go_back()
    tab.wait_for_url("**sort=citations")
    assert counts() == sorted(found)
    tab.go_back()
    assert counts() == found


def test_an_empty_field_is_not_in_the_address(open_page: Open) -> None:
    tab = open_page("/questions/stale-citations")
    tab.get_by_label("region").select_option("CEPT")
    tab.click("button:has-text('Ask')")
    tab.wait_for_url(re.compile(r"/questions/stale-citations\?region=CEPT$"))


# Checks.


def test_findings_are_narrowed_down_by_choosing(open_page: Open) -> None:
    tab = open_page("/checks")
    tab.wait_for_selector(".finding", timeout=60_000)
    total = tab.locator(".count-line").inner_text()
    tab.get_by_label("Rule").select_option("ITU301")
    tab.wait_for_url(re.compile(r"\?rule=ITU301$"))
    assert set(tab.locator(".finding .rule a").all_inner_texts()) == {"ITU301"}
    tab.click(".chosen")
    tab.wait_for_url(re.compile(r"/checks$"))
    assert tab.locator(".count-line").inner_text() == total
    tab.click(".pills a.warning")
    assert tab.locator(".finding:not(.warning)").count() == 0
    tab.go_back()
    assert tab.locator(".finding:not(.warning)").count() > 0
    tab.click(".finding .rule a >> nth=0")
    assert tab.locator("h2:has-text('Why it matters')").is_visible()


# For everyone.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/checks", "/checks/rules", "/checks/ITU301", "/questions", "/questions/region-agreement", "/questions/proposals",
     "/questions/who-cites?instrument=PP+Resolution+71", "/sparql"],
)  # fmt: skip
def test_nothing_stands_in_anyones_way(open_page: Open, axe: str, path: str, scheme: str) -> None:
    tab = open_page(path, scheme=scheme)
    tab.wait_for_load_state("networkidle")
    tab.evaluate(axe)
    found = tab.evaluate("async () => (await axe.run()).violations")
    told = [f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found]
    assert not told


@pytest.mark.parametrize(
    "path",
    [
        "/checks",
        "/checks/rules",
        "/questions",
        "/questions/most-cited",
        "/questions/region-agreement",
        "/sparql",
    ],
)
def test_pages_fit_a_telephone(open_page: Open, path: str) -> None:
    tab = open_page(path, width=360)
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
