"""In a real Chromium: the page paints, finds, filters, follows and asks no host for anything."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as IMAGE

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


def resize(tab: "Page", width: int, height: int) -> None:
    """Make the window so large, and wait until the page has painted in it."""
    tab.set_viewport_size({"width": width, "height": height})
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def outside(tab: "Page") -> list[str]:
    """The nodes whose box is not wholly on the canvas, which is as large as its place."""
    script = """() => { const canvas = document.querySelector('#picture canvas');
        const [width, height] = [canvas.width, canvas.height].map(dots => dots / devicePixelRatio);
        const place = document.querySelector('#picture').getBoundingClientRect();
        if (Math.abs(width - place.width) > 1 || Math.abs(height - place.height) > 1) return ['the canvas'];
        return nodes.get().map(node => node.id).filter(id => {
            const box = network.getBoundingBox(id);
            const from = network.canvasToDOM({ x: box.left, y: box.top });
            const to = network.canvasToDOM({ x: box.right, y: box.bottom });
            return from.x < 0 || from.y < 0 || to.x > width || to.y > height; }); }"""
    return list(tab.evaluate(script))


SIZES = [
    (1440, 813),
    (1440, 900),
    (1920, 1080),
    (1280, 640),
    (1024, 768),
    (800, 900),
    (420, 800),
    (1440, 813),
]


def test_the_whole_picture_is_in_view_at_any_size_of_the_window(
    open_page: OpenPage, example: ReferenceNetwork
) -> None:
    tab = open_page(example)
    cut = {}
    for width, height in SIZES:
        resize(tab, width, height)
        cut[width, height] = outside(tab)
    assert not any(cut.values()), cut


def drag(tab: "Page") -> None:
    tab.mouse.move(*place(tab, "CEPT"))
    tab.mouse.down()
    tab.mouse.move(300, 400, steps=4)
    tab.mouse.up()


def turn_the_wheel(tab: "Page") -> None:
    tab.mouse.move(*place(tab, "CEPT"))
    tab.mouse.wheel(0, -300)
    tab.wait_for_function("() => fitting.least === null")


OWN_VIEWS: dict[str, Callable[["Page"], object]] = {
    "dragged": drag,
    "wheel": turn_the_wheel,
    "button": lambda tab: tab.locator("#closer").click(),
    "key": lambda tab: tab.locator("#picture").press("+"),
}


@pytest.mark.parametrize("way", OWN_VIEWS)
def test_a_view_of_the_readers_own_stays_until_all_is_asked_for(
    open_page: OpenPage, example: ReferenceNetwork, way: str
) -> None:
    def view() -> tuple[float, float, float]:
        x, y, scale = tab.evaluate(
            "() => { const { x, y } = network.getViewPosition(); return [x, y, network.getScale()]; }"
        )
        return x, y, scale

    tab = open_page(example)
    resize(tab, 1440, 813)
    whole = view()
    OWN_VIEWS[way](tab)
    own = view()
    assert own != pytest.approx(whole)
    for width, height in ((1440, 900), (1100, 700)):
        resize(tab, width, height)
        assert view() == pytest.approx(own)
    tab.locator("#whole").click()
    assert outside(tab) == []
    resize(tab, 1440, 900)
    assert outside(tab) == []


def test_a_picture_too_long_to_be_read_as_a_whole_begins_at_its_top(open_page: OpenPage) -> None:
    nodes = tuple(Node(f"p{n}", "proposal", f"Text {n}") for n in range(60))
    tab = open_page(ReferenceNetwork((*nodes, Node("i", "instrument", "PP Resolution 71")), ()))
    resize(tab, 1440, 900)
    cut = outside(tab)
    assert tab.evaluate("() => network.getScale()") >= 0.8
    assert "p59" in cut
    assert not {"p0", "p1", "i"} & set(cut)
    tab.locator("#whole").click()
    assert outside(tab) == []


@pytest.mark.parametrize("width", [1440, 700])
def test_printed_it_is_one_page_with_the_whole_picture(
    open_page: OpenPage, example: ReferenceNetwork, width: int
) -> None:
    tab = open_page(example)
    resize(tab, width, 900)
    tab.locator("#closer").click()
    own = tab.evaluate("() => [network.getViewPosition(), network.getScale()]")
    document = PdfDocument(tab.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    across, down = document[0].get_size()
    assert across > down
    (picture,) = (object_ for object_ in document[0].get_objects() if object_.type == IMAGE)
    left, bottom, right, top = picture.get_bounds()
    assert left == pytest.approx(across - right, abs=2)
    assert left > 0
    assert 0 < bottom < top < down
    drawn = tab.evaluate("() => [settings.width, settings.height]")
    assert (right - left) / (top - bottom) == pytest.approx((drawn[0] + 28) / (drawn[1] + 40), rel=0.01)
    assert ink(tab) == [True, True]
    assert tab.evaluate("() => [network.getViewPosition(), network.getScale()]") == own


def ink(tab: "Page") -> list[bool]:
    """Whether the copy for paper has anything in the middle of the first and of the last box."""
    script = """() => { const paper = document.getElementById('paper');
        const { data } = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height);
        const scale = paper.width / (settings.width + 28);
        return [nodes.get()[0], nodes.get().at(-1)].map(({ x, y }) => {
            const [column, row] = [(x + 14) * scale, (y + 30) * scale].map(Math.round);
            return data[4 * (row * paper.width + column) + 3] === 255; }); }"""
    return list(tab.evaluate(script))


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
