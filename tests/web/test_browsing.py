"""The pages in a real Chromium: searching, going back and forward, folding, light and dark, and no other host."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hostile_graph import ATTACK, write_hostile
from live_server import serving

from itugraph.web import Settings, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., "Page"]
EUR = "/id/proposal/wtsa-20/EUR/38A31/1"

PAGES = [
    "/", "/search?q=cities", "/instruments", "/documents", "/id/pp/resolution/71", "/id/wtsa/resolution/98", EUR,
    f"{EUR}/recalling/a", "/id/wtsa/resolution/98/hammamet-2016", "/id/body/itu-t-sg20", "/id/region/cept",
    "/id/conference/wtsa-20", "/ontology", "/id/body/itu-t-sg20?statements=",
]  # fmt: skip


SEEN = [path for path in PAGES if path not in ("/ontology", "/documents", "/id/region/cept")]
"""One page of each make: axe-core takes long on large ones."""

AXE = "axe.run(document, {resultTypes: ['violations']})"


@pytest.fixture
def open_page(chromium: "Browser") -> Iterator[OpenPage]:
    """Open an address; after that there must be no complaint and no request to another host."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def opened(url: str, **options: object) -> "Page":
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto(url)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert {urlsplit(url).hostname for url in requests} <= {"127.0.0.1"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_without_a_complaint_at_any_width(
    open_page: OpenPage, address: str, path: str
) -> None:
    tab = open_page(address + path, viewport={"width": 360, "height": 740})
    assert tab.locator("h1").count() == 1
    for width in (360, 768, 1280, 1920):
        tab.set_viewport_size({"width": width, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("path", PAGES)
def test_a_page_works_without_scripts(open_page: OpenPage, address: str, path: str) -> None:
    tab = open_page(address + path, java_script_enabled=False)
    assert tab.locator("h1").inner_text()
    assert tab.locator("[data-theme-toggle]").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page: OpenPage, address: str, axe: str, scheme: str) -> None:
    tab = open_page(address, bypass_csp=True, color_scheme=scheme)
    found = []
    for path in SEEN:
        tab.goto(address + path)
        tab.evaluate(axe)
        found += [(path, fault["id"], fault["nodes"][0]["html"]) for fault in tab.evaluate(AXE)["violations"]]
    assert found == []


def test_searching_and_going_back_and_forward(open_page: OpenPage, address: str) -> None:
    tab = open_page(address)
    tab.fill("#q", "res 71")
    tab.press("#q", "Enter")
    assert tab.input_value("#q") == "res 71"
    tab.click("main >> text=PP Resolution 71")
    assert tab.url.endswith("/id/pp/resolution/71")
    tab.click("text=recalling e)")
    assert tab.url.endswith("/recalling/e")
    tab.go_back()
    tab.go_back()
    assert tab.url.endswith("/search?q=res+71")
    assert tab.input_value("#q") == "res 71"
    tab.go_forward()
    assert tab.locator("h1").inner_text() == "PP Resolution 71"


def test_the_edition_in_force_at_a_date(open_page: OpenPage, address: str) -> None:
    tab = open_page(f"{address}/id/pp/resolution/71")
    tab.fill("#date", "2016-05-01")
    tab.click("text=Show")
    assert tab.url.endswith("?date=2016-05-01")
    assert "Rev. Busan, 2014" in tab.locator("tr.current").inner_text()
    again = open_page(tab.url)
    assert "Rev. Busan, 2014" in again.locator("tr.current").inner_text()


def test_reading_on_from_clause_to_clause(open_page: OpenPage, address: str) -> None:
    tab = open_page(f"{address}{EUR}/recalling/a")
    assert tab.locator("details .pair").is_hidden()
    tab.click("summary")
    assert tab.locator("details .pair").is_visible()
    tab.click("a[rel=next]")
    assert tab.locator("h1").inner_text() == "recalling b)"
    tab.click(".kicker a")
    assert tab.url.endswith("#recalling/b")
    assert tab.evaluate("document.querySelector('.clause:target').id") == "recalling/b"


def colours(tab: "Page") -> list[str]:
    """Of the paper and of the ink."""
    return list(
        tab.evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        )
    )


def test_light_and_dark_follow_the_system_until_chosen(open_page: OpenPage, address: str) -> None:
    light, dark = (colours(open_page(address, color_scheme=scheme)) for scheme in ("light", "dark"))
    assert light != dark
    tab = open_page(address, color_scheme="light")
    tab.click("[data-theme-toggle]")
    assert colours(tab) == dark
    tab.goto(f"{address}/ontology")
    assert colours(tab) == dark
    tab.click("[data-theme-toggle]")
    assert colours(tab) == light


def test_the_keyboard_reaches_the_content_first(open_page: OpenPage, address: str) -> None:
    tab = open_page(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_changes_are_told_apart_without_colour(open_page: OpenPage, address: str) -> None:
    tab = open_page(f"{address}{EUR}/recalling/a")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert tab.locator(".clause ins").first.evaluate(line) == "underline"
    assert tab.locator(".clause del").first.evaluate(line) == "line-through"
    sign = "element => getComputedStyle(element, '::before').content"
    assert tab.locator(".tag.modified").first.evaluate(sign) == '"~"'


def test_a_printed_text_has_no_frame(open_page: OpenPage, address: str) -> None:
    tab = open_page(address + EUR)
    tab.emulate_media(media="print")
    assert tab.locator(".masthead").is_hidden()
    assert tab.locator(".foot").is_hidden()
    assert tab.locator("article .text").first.is_visible()


def test_nothing_of_a_hostile_graph_runs(open_page: OpenPage, sample_graph: Path, tmp_path: Path) -> None:
    write_hostile(sample_graph, tmp_path / "hostile.graph")
    with serving(create_app(Settings(graph=tmp_path / "hostile.graph"))) as address:
        for path in ("/", EUR, f"{EUR}/recalling/a", "/id/pp/resolution/71", "/search?q=alert(1)"):
            tab = open_page(address + path)
            assert ATTACK[:20] in tab.locator("body").inner_text()
            assert tab.locator("img").count() == 0
