"""The side-by-side page in a real Chromium: folding, singling out, stepping, links shared and reopened, paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
AT = "/side-by-side/wtsa/resolution/98"


@pytest.fixture
def page(chromium: "Browser", address: str) -> "Iterator[Page]":
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=address)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: pytest.fail(str(error)))
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_a_section_folds_and_stays_folded(page: "Page") -> None:
    page.goto(AT)
    heading = page.get_by_role("button", name="recalling", exact=True)
    row = page.locator("#recalling tr").nth(1)
    assert row.is_visible()
    heading.click()
    assert not row.is_visible()
    assert heading.get_attribute("aria-expanded") == "false"
    page.reload()
    assert not page.locator("#recalling tr").nth(1).is_visible()
    page.get_by_role("button", name="recalling", exact=True).press("Enter")
    assert page.locator("#recalling tr").nth(1).is_visible()


def test_all_sections_fold_at_once(page: "Page") -> None:
    page.goto(AT)
    page.get_by_role("button", name="Fold all sections").click()
    assert page.locator("tbody[data-group]:not(#opening) tr:not(.heading):visible").count() == 0
    page.get_by_role("button", name="Unfold all sections").click()
    assert page.locator("tbody[data-group]:not(#opening) tr:not(.heading):visible").count() > 40


def test_conflicts_are_singled_out_and_back_leads_to_all(page: "Page") -> None:
    page.goto(AT)
    every = page.locator("tbody tr:not(.heading)").count()
    page.get_by_role("link", name="In dispute").click()
    page.wait_for_url("**?show=differ")
    assert page.locator("tbody tr:not(.heading)").count() == page.locator("tr.differ").count() == 8
    shared = page.url
    page.go_back()
    assert page.locator("tbody tr:not(.heading)").count() == every
    page.goto(shared)
    assert page.locator("tr.differ").count() == 8


def test_columns_are_chosen_in_a_form(page: "Page") -> None:
    page.goto(AT)
    page.locator("details.choose summary").click()
    page.get_by_label("APT/37A28/1").uncheck()
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**column=**")
    assert page.locator("thead th").count() == 3


def test_keys_step_through_the_disputes(page: "Page") -> None:
    page.goto(AT)
    page.keyboard.press("n")
    first = page.locator("tr.here").get_attribute("id")
    page.keyboard.press("n")
    second = page.locator("tr.here").get_attribute("id")
    page.keyboard.press("p")
    assert first != second
    assert page.locator("tr.here").get_attribute("id") == first
    assert page.url.endswith(f"#{first}")


def test_column_heads_stay_in_sight(page: "Page") -> None:
    page.goto(AT)
    page.evaluate("scrollTo(0, 4000)")
    box = page.locator("thead th").nth(1).bounding_box()
    assert box
    assert box["y"] == pytest.approx(0, abs=1)


def test_on_a_phone_nothing_is_wider_than_the_screen(page: "Page") -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(AT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("td .whose").first.is_visible()


def test_it_works_without_scripts(chromium: "Browser", address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(AT)
    assert not page.get_by_role("button", name="Fold all sections").is_visible()
    page.get_by_role("link", name="Only EUR").click()
    page.wait_for_url("**by=EUR")
    assert page.locator("tr.only").count() == 9
    context.close()


def test_paper_is_landscape_and_has_no_controls(page: "Page") -> None:
    page.goto(AT)
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert not page.locator(".masthead").is_visible()
    assert page.locator("thead").evaluate("(head) => getComputedStyle(head).display") == "table-header-group"
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 841" in pdf
