"""The network page in a real Chromium: search, filters, paths, links shared and reopened, back and forward."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile_graph import ATTACK, write_hostile
from live_server import serving
from playwright.sync_api import expect

from itugraph.web import Settings, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def opened(browser: "Browser", address: str) -> "Iterator[Page]":
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, base_url=address, reduced_motion="reduce"
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the data ran: {dialog.message}"))
    yield page
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.fixture
def page(chromium: "Browser", address: str) -> "Iterator[Page]":
    yield from opened(chromium, address)


def go(page: "Page", address: str = "/network") -> None:
    page.goto(address)
    page.wait_for_selector(".board[data-ready]")


def find(page: "Page", text: str) -> None:
    page.get_by_label("Find").fill(text)
    page.get_by_label("Find").press("ArrowDown")
    page.get_by_label("Find").press("Enter")


def panel(page: "Page") -> str:
    return " ".join(page.locator(".about").inner_text().split())


def count(page: "Page") -> str:
    return page.locator(".controls .count").inner_text()


def test_search_by_keyboard_selects_and_tells_of_it(page: "Page") -> None:
    go(page)
    find(page, "resolution 71")
    assert page.locator(".about h2").inner_text() == "PP Resolution 71"
    assert "Cited by 3" in panel(page)
    assert "deleted" in page.locator(".about li", has_text="IAP/39A23/1").inner_text()
    assert page.get_by_role("link", name="Open its page").get_attribute("href") == "/id/pp/resolution/71"
    assert "node=pp/resolution/71" in page.url


def test_search_takes_words_of_a_title(page: "Page") -> None:
    go(page)
    page.get_by_label("Find").fill("strategic plan")
    assert "PP Resolution 71" in page.locator("#found").inner_text()
    page.get_by_label("Find").press("Escape")
    assert not page.locator("#found").is_visible()


def test_filters_leave_what_they_ask_for(page: "Page") -> None:
    go(page)
    every = count(page)
    page.get_by_label("Proposed by").select_option("CEPT")
    assert "region=CEPT" in page.url
    some = count(page)
    assert some != every
    assert " of " in some
    page.get_by_role("button", name="Show all").click()
    assert count(page) == every


def test_a_shared_link_shows_the_same(page: "Page") -> None:
    go(page)
    page.get_by_label("Reference is").select_option("deleted")
    page.get_by_label("sector", exact=True).check()
    find(page, "resolution 71")
    told, counted, shared = panel(page), count(page), page.url
    page.goto("/")
    go(page, shared)
    assert (panel(page), count(page)) == (told, counted)
    assert page.get_by_label("sector", exact=True).is_checked()
    assert page.get_by_label("Reference is").input_value() == "deleted"


def test_back_and_forward_lead_through_the_views(page: "Page") -> None:
    go(page)
    find(page, "SG20")
    find(page, "resolution 71")
    page.go_back()
    expect(page.locator(".about h2")).to_have_text("SG20")
    page.go_back()
    expect(page.locator(".about")).to_be_hidden()
    page.go_forward()
    expect(page.locator(".about h2")).to_have_text("SG20")


def test_a_path_between_two_things(page: "Page") -> None:
    go(page)
    find(page, "CEPT")
    page.get_by_role("button", name="Path to").click()
    find(page, "resolution 71")
    steps = page.locator(".about .path li button").all_inner_texts()
    assert steps == ["CEPT", "EUR/38A31/1", "PP Resolution 71"]
    assert "to=pp/resolution/71" in page.url
    page.get_by_role("button", name="Leave the path").click()
    assert "to=" not in page.url


def test_neighbours_can_be_followed_in_the_panel(page: "Page") -> None:
    go(page, "/network?node=pp/resolution/71")
    page.get_by_role("button", name="EUR/38A31/1").click()
    assert page.locator(".about h2").inner_text() == "EUR/38A31/1"
    assert "Submitted by" in panel(page)


def test_communities_are_named_when_they_are_known(page: "Page") -> None:
    go(page, "/network?colour=community")
    expect(page.locator(".legend")).to_contain_text("around ")


def test_the_list_has_the_filters_of_the_picture(page: "Page") -> None:
    go(page)
    page.get_by_label("Proposed by").select_option("CEPT")
    page.get_by_role("button", name="Show as a list").click()
    page.wait_for_url("**/network/list?**region=CEPT**")
    assert page.get_by_role("link", name="EUR/38A31/1").is_visible()


def test_keys_move_the_picture_and_the_address_follows(page: "Page") -> None:
    go(page)
    page.locator(".stage").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.wait_for_url("**/network?at=**")
    page.keyboard.press("0")
    page.wait_for_url("**/network")


def test_the_picture_is_saved_as_png(page: "Page", tmp_path: Path) -> None:
    go(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Picture").click()
    saved = tmp_path / "network.png"
    downloading.value.save_as(saved)
    assert saved.read_bytes().startswith(b"\x89PNG")
    assert saved.stat().st_size > 10_000


@pytest.fixture(scope="module")
def hostile(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "hostile.graph"
    write_hostile(sample_graph, folder)
    with serving(create_app(Settings(graph=folder))) as at:
        yield at


def test_markup_in_names_is_text(chromium: "Browser", hostile: str) -> None:
    for page in opened(chromium, hostile):
        go(page)
        page.get_by_label("Find").fill("resolution 71")
        assert ATTACK in page.locator("#found").inner_text()
        page.get_by_label("Find").press("Enter")
        assert ATTACK in page.locator(".about").inner_text()
        assert page.locator(".board img, .board script").count() == 0
