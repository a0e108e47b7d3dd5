"""Every page of the application, in light and in dark, as axe-core sees it: without a violation of WCAG 2.2 A and AA."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"

ADDRESSES = {
    "overview": "/",
    "documents": "/documents",
    "instruments": "/instruments",
    "search": "/search?q=SG20",
    "instrument": "/id/pp/resolution/71",
    "changed instrument": "/id/wtsa/resolution/98",
    "edition": "/id/wtsa/resolution/98/hammamet-2016",
    "proposal": "/id/proposal/wtsa-20/EUR/38A31/1",
    "clause": "/id/proposal/wtsa-20/EUR/38A31/1/recalling/a",
    "body": "/id/body/itu-t-sg20",
    "region": "/id/region/cept",
    "conference": "/id/conference/wtsa-20",
    "statements": "/id/body/itu-t-sg20?statements=",
    "instruments under proposal": "/side-by-side",
    "side by side": "/side-by-side/wtsa/resolution/98",
    "in dispute": "/side-by-side/wtsa/resolution/98?show=differ",
    "network": "/network?node=pp/resolution/71",
    "network as a list": "/network/list",
    "checks": "/checks",
    "questions": "/questions",
    "question": "/questions/who-cites?instrument=PP+Resolution+71",
    "sparql": "/sparql",
    "ontology": "/ontology",
    "no such page": "/no-such-page",
}


@pytest.fixture(scope="module")
def page(chromium: "Browser", address: str) -> "Iterator[Page]":
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=address, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def violations(need_program: Callable[[str], str]) -> "Callable[[Page], list[str]]":
    axe = AXE.read_text("utf-8")

    def found(page: "Page") -> list[str]:
        page.evaluate(axe)
        told: dict[str, Any] = page.evaluate(
            """() => axe.run(document, {
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                resultTypes: ["violations"],
            })"""
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in told["violations"]
            for node in one["nodes"][:3]
        ]

    return found


@pytest.mark.parametrize("path", ADDRESSES.values(), ids=ADDRESSES)
def test_axe_finds_nothing(page: "Page", path: str, violations: "Callable[[Page], list[str]]") -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if scheme == "light":
            page.goto(path, wait_until="networkidle")
        assert violations(page) == [], scheme
