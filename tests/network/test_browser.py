"""In a real Chromium: the page paints, finds, filters, follows and asks no host for anything."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from itugraph.network import Edge, Node, ReferenceNetwork, condensed, page
from itugraph.network.layout import Box

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OpenPage = Callable[[ReferenceNetwork], "Page"]
SIZE = {"width": 1280, "height": 800}


@pytest.fixture
def open_page(chromium: "Browser", tmp_path: Path) -> Iterator[OpenPage]:
    """Open the page of a network; after that there must be no error and no request but for the file."""
    complaints: list[str] = []
    requests: list[str] = []
    context = chromium.new_context(viewport=SIZE, reduced_motion="reduce")  # type: ignore[arg-type]

    def opened(network: ReferenceNetwork) -> "Page":
        file = tmp_path / "page.html"
        file.write_text(page(network, "Trams & buses", "What is shown."), encoding="utf-8")
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: requests.append(request.url))
        tab.goto(file.as_uri())
        return tab

    yield opened
    context.close()
    assert not complaints
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert sum(url.startswith("file:") for url in requests) == 1


def hidden(tab: "Page", kind: str) -> list[bool]:
    """Whether each node of a kind is hidden."""
    script = "kind => nodes.get().filter(n => n.info.kind === kind).map(n => Boolean(n.hidden))"
    return list(tab.evaluate(script, kind))


def bright(tab: "Page") -> set[str]:
    """The nodes that are not dimmed."""
    return set(tab.evaluate("() => nodes.get().filter(n => n.opacity === 1).map(n => n.id)"))


def place(tab: "Page", node: str) -> tuple[float, float]:
    """The middle of a node in the window."""
    script = """id => { const at = network.canvasToDOM(network.getPosition(id));
        const frame = document.querySelector('#picture').getBoundingClientRect();
        return [frame.left + at.x, frame.top + at.y]; }"""
    x, y = tab.evaluate(script, node)
    return x, y


def test_it_paints(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    colours = tab.evaluate("""() => { const canvas = document.querySelector('#picture canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size; }""")
    assert colours > 50
    assert tab.title() == "Trams & buses"


def boxes_as_drawn(tab: "Page") -> dict[str, Box]:
    """Each box with its label, as large as this browser's font makes it."""
    script = """() => nodes.get().map(n => { const { shape } = network.body.nodes[n.id];
        const width = Math.max(shape.width, shape.labelModule.size.width);
        return [n.id, n.x - width / 2, n.y - shape.height / 2, width, shape.height]; })"""
    return {node: Box(left, top, width, height) for node, left, top, width, height in tab.evaluate(script)}


@pytest.mark.parametrize("most", [1000, 100, 1], ids=["every clause", "by section", "by proposal"])
def test_labels_do_not_cover_each_other(open_page: OpenPage, example: ReferenceNetwork, most: int) -> None:
    boxes = boxes_as_drawn(open_page(condensed(example, most)))
    assert all(box.width > 40 and box.height < 30 for box in boxes.values())
    assert not [pair for pair in combinations(boxes, 2) if boxes[pair[0]].overlaps(boxes[pair[1]])]


def test_everything_can_be_read_at_once(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    assert tab.evaluate("() => network.getScale()") >= 0.78
    left, top, right, bottom = tab.evaluate(
        "() => { const r = document.querySelector('#picture').getBoundingClientRect();"
        "return [r.left, r.top, r.right, r.bottom]; }"
    )
    for node in example.nodes:
        x, y = place(tab, node.id)
        assert left < x < right, node.id
        assert top < y < bottom, node.id


def test_labels_too_long_for_their_box_are_cut(open_page: OpenPage) -> None:
    tab = open_page(
        ReferenceNetwork((Node("b", "body", "The Association of all Friends of the Tramways"),), ())
    )
    label = tab.evaluate("() => nodes.get('b').label")
    assert label.startswith("The Association")
    assert label.endswith("…")


def test_the_search_finds_and_follows(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    tab.keyboard.press("/")
    tab.keyboard.type("resolution 71 dubai")
    assert tab.locator("#status").inner_text() == "2 found"
    assert bright(tab) == {"PP Resolution 71#Rev. Dubai, 2018", "APT/37A28/1/recalling/~d"}
    found = tab.locator("#found li")
    assert [text.splitlines()[0] for text in found.all_inner_texts()] == [
        "PP Resolution 71 (Rev. Dubai, 2018)",
        "APT: ~ recalling d)",
    ]
    box = found.first.bounding_box()
    assert box
    assert box["x"] > 0
    assert box["x"] + box["width"] < SIZE["width"]
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").inner_text() == "Rev. Dubai, 2018"
    assert tab.locator("#found").is_hidden()


@pytest.mark.parametrize(
    ("typed", "status"),
    [("no such thing", "nothing found"), ("SG20", "11 found"), ("", ""), ("citel buses 2025", "16 found")],
)
def test_the_search_says_how_many(
    open_page: OpenPage, example: ReferenceNetwork, typed: str, status: str
) -> None:
    tab = open_page(example)
    tab.locator("#search").fill("x")
    tab.locator("#search").fill(typed)
    assert tab.locator("#status").inner_text() == status


def test_the_region_filter_hides_what_only_that_region_has(
    open_page: OpenPage, example: ReferenceNetwork
) -> None:
    tab = open_page(example)
    assert not any(hidden(tab, "clause"))
    tab.get_by_label("CEPT").uncheck()
    gone = set(tab.evaluate("() => nodes.get().filter(n => n.hidden).map(n => n.id)"))
    uncited = {"ITU-T Recommendation Y.4000", "ITU-T Recommendation Y.4702"}
    assert gone == {node.id for node in example.nodes if node.region == "CEPT"} | {"ETSI"} | uncited
    tab.get_by_label("CEPT").check()
    assert not any(hidden(tab, "clause"))


@pytest.mark.parametrize("kind", ["region", "proposal", "section", "clause", "edition", "instrument", "body"])
def test_the_kind_filter_hides_a_kind(open_page: OpenPage, example: ReferenceNetwork, kind: str) -> None:
    tab = open_page(example)
    tab.locator(f"[data-filter=kind] input[value={kind}]").uncheck()
    assert all(hidden(tab, kind))
    assert not any(hidden(tab, "clause" if kind != "clause" else "body"))


def test_the_change_filter_hides_clauses_and_what_only_they_cite(
    open_page: OpenPage, example: ReferenceNetwork
) -> None:
    tab = open_page(example)
    for change in ("kept", "modified", "deleted"):
        tab.locator(f"[data-filter=change] input[value={change}]").uncheck()
    shown = set(tab.evaluate("() => nodes.get().filter(n => !n.hidden).map(n => n.id)"))
    clauses = {node.id for node in example.of_kind("clause") if node.id in shown}
    assert clauses == {node.id for node in example.of_kind("clause") if node.change == "inserted"}
    assert {node.id for node in example.of_kind("instrument")} & shown == {"WTDC Resolution 85"}


def test_a_click_shows_the_clause_in_the_panel(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    tab.mouse.click(*place(tab, "APT/37A28/1/recalling/~d"))
    panel = tab.locator("#panel")
    assert panel.locator("h2").inner_text() == "recalling d)"
    assert "modified, recovered" in panel.inner_text()
    assert panel.locator("del").all_inner_texts() == ["2020"]
    assert panel.locator("ins").all_inner_texts() == ["and buses ", "2025"]
    assert "Rev. Busan, 2014 → Rev. Dubai, 2018" in panel.inner_text()
    lit = bright(tab)
    assert {"APT", "PP Resolution 71", "PP Resolution 71#Rev. Busan, 2014"} <= lit
    assert "CEPT" not in lit
    panel.get_by_role("button", name="PP Resolution 71 (Rev. Dubai, 2018)").click()
    assert panel.locator("h2").inner_text() == "Rev. Dubai, 2018"
    tab.keyboard.press("Escape")
    assert panel.get_by_role("button", name="EUR/38A31/1").count() == 1


def test_hovering_shows_wording_and_editions(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    tab.mouse.move(*place(tab, "CEPT"))
    tab.mouse.move(*place(tab, "APT/37A28/1/recalling/~d"))
    tip = tab.locator(".vis-tooltip")
    tip.filter(has_text="buses").wait_for()
    assert "modified, inferred" in tip.inner_text()
    assert "Cites PP Resolution 71" in tip.inner_text()
    assert "modified, Rev. Busan, 2014 → Rev. Dubai, 2018" in tip.inner_text()
    titles: list[str] = tab.evaluate("() => edges.get().map(e => e.title)")
    assert any("Rev. Busan, 2014 → Rev. Dubai, 2018" in title for title in titles)


def test_the_keyboard_is_enough(open_page: OpenPage, example: ReferenceNetwork) -> None:
    tab = open_page(example)
    tab.locator("#picture").focus()
    heading = tab.locator("#panel h2")
    steps = [
        ("ArrowDown", "APT"),
        ("ArrowDown", "APT/37A28/1"),
        ("ArrowRight", "considering"),
        ("ArrowRight", "considering a)"),
    ]
    for key, expected in steps:
        tab.keyboard.press(key)
        assert heading.inner_text() == expected
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert heading.inner_text() == "Overview"


HOSTILE = "</script><script>window.hit = 1</script><img src='http://127.0.0.1:9/x' onerror='window.hit = 2'>"


def test_hostile_data_is_shown_as_text_and_never_runs(open_page: OpenPage) -> None:
    nodes = (
        Node("r", "region", HOSTILE, HOSTILE, region=HOSTILE),
        Node("p", "proposal", HOSTILE, HOSTILE, "r", HOSTILE),
        Node("s", "section", HOSTILE, HOSTILE, "p", HOSTILE),
        Node("c", "clause", HOSTILE, HOSTILE, "s", HOSTILE, "modified", "inferred", HOSTILE, "x", HOSTILE),
        Node("i", "instrument", HOSTILE, HOSTILE, note=HOSTILE),
    )
    tab = open_page(
        ReferenceNetwork(
            nodes, (Edge("c", "i", "cites", "modified", "after", HOSTILE, HOSTILE, "y", HOSTILE),)
        )
    )
    tab.mouse.move(*place(tab, "i"))
    tab.locator(".vis-tooltip").filter(has_text="window.hit").wait_for()
    tab.locator("#search").fill("window.hit")
    assert tab.locator("#found").inner_text().count("onerror") >= 5
    for node in nodes:
        tab.evaluate("id => select(id)", node.id)
        assert HOSTILE in tab.locator("#panel").inner_text()
    hit: Any = tab.evaluate("() => window.hit")
    assert hit is None
    assert tab.locator("img").count() == 0


def test_an_empty_network_is_an_empty_page(open_page: OpenPage) -> None:
    tab = open_page(ReferenceNetwork((), ()))
    assert tab.locator("#panel h2").inner_text() == "Overview"
