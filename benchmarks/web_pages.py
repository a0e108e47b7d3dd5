"""How soon a page of the application is to be seen in Chromium, beside pyvis's own page of a network.

    python benchmarks/web_pages.py ../shared/documents/resolution-98-side-by-side.txt

Each page is opened in a new profile: first of a server that has just started, which has to make it, then several times
more, when the server has it. Told are the milliseconds from the start of the navigation to the first paint of content,
of a network to its first picture.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from itugraph.graph import Store
from itugraph.network.map import reference_map
from large_network import write_large_network
from stores import build_sample, grow

REPEATS = 5
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
DRAWN = "performance.getEntriesByName('picture')[0]?.startTime"
SIDE_BY_SIDE = "/side-by-side/wtsa/resolution/98"
PATIENCE = 180.0
"""Seconds after which a page is given up."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sources", nargs="+", help="documents, or folders of them, with proposals on one instrument"
    )
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument(
        "--places", type=int, default=24_000, help="instruments made up; some have no reference"
    )
    parser.add_argument("--quads", type=int, default=1_000_000, help="statements of the large graph")
    parser.add_argument(
        "--pyvis", nargs="*", type=int, default=[1_000, 5_000], help="nodes of the pages of pyvis"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=arguments.chromium,
            args=["--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"],
        )
        run(browser, Path(scratch), arguments)
        browser.close()


def run(browser: Browser, scratch: Path, arguments: argparse.Namespace) -> None:
    documents, large, network = (scratch / f"{name}.graph" for name in ("documents", "large", "network"))
    build_sample(arguments.sources, documents)
    print(f"{'page':58} {'first':>8} {'again':>8}   milliseconds")
    floor = scratch / "word.html"
    floor.write_text("<!doctype html><title>One word</title><p>word", encoding="utf-8")
    least = statistics.median(seen(browser, floor.as_uri(), PAINTED) for _ in range(REPEATS))
    print(f"{'a file of one word, the least that Chromium takes':58} {'':8} {least:8.0f}", flush=True)
    pages(browser, documents, "documents given", {"/": PAINTED, SIDE_BY_SIDE: PAINTED, "/network": DRAWN})
    write_large_network(network, arguments.places)
    with Store.open(network) as store:
        places = len(reference_map(store).places)
    pages(browser, network, f"{places:,} places", {"/network": DRAWN})
    grow(documents, large, arguments.quads)
    some = {
        "/": PAINTED,
        SIDE_BY_SIDE: PAINTED,
        "/id/pp/resolution/71": PAINTED,
        "/id/body/itu-t-sg20": PAINTED,
    }
    pages(browser, large, f"{arguments.quads:,} statements", some)
    for nodes in arguments.pyvis:
        file = scratch / f"pyvis-{nodes}.html"
        write_pyvis(network, nodes, file)
        told = pyvis_picture(browser, file)
        print(f"{f'pyvis, {nodes:,} nodes':58} {told:>8}", flush=True)


def pages(browser: Browser, folder: Path, what: str, wanted: dict[str, str]) -> None:
    """Print how soon the pages of a graph are seen, each of a server of its own."""
    for path, sign in wanted.items():
        with serving(folder) as address:
            first = seen(browser, address + path, sign)
            again = statistics.median(seen(browser, address + path, sign) for _ in range(REPEATS))
        print(f"{f'{path}, {what}':58} {first:8.0f} {again:8.0f}", flush=True)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The application as people start it; gives its address."""
    command = [sys.executable, "-u", "-m", "itugraph", "serve", "--graph", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        line = server.stdout.readline()
        try:
            yield next(word for word in line.split() if word.startswith("http")).rstrip("/")
        finally:
            server.terminate()


def seen(browser: Browser, url: str, sign: str) -> float:
    """The milliseconds from the start of a navigation to the sign, in a new profile."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.goto(url, timeout=PATIENCE * 1000)
        return float(awaited(page, sign))
    finally:
        context.close()


def awaited(page: Any, expression: str) -> Any:
    """The value of an expression when it has one. Raises `TimeoutError`."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        value = page.evaluate(expression)
        if value:
            return value
        page.wait_for_timeout(10)
    raise TimeoutError(expression)


def write_pyvis(network: Path, nodes: int, file: Path) -> None:
    """The page that pyvis itself makes of a part of the network, as its documentation shows."""
    from pyvis.network import Network

    with Store.open(network) as store:
        on = reference_map(store)
    drawn = Network(directed=True, cdn_resources="in_line")
    for number, place in enumerate(on.places[:nodes]):
        drawn.add_node(number, label=place.label, title=place.title)
    for route in on.routes:
        if route.source < nodes and route.target < nodes:
            drawn.add_edge(route.source, route.target)
    file.write_text(drawn.generate_html(), encoding="utf-8")


def pyvis_picture(browser: Browser, file: Path) -> str:
    """The milliseconds to the first picture of a page of pyvis, whose links to other hosts lead nowhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.route("http*://**", lambda route: route.abort())
        page.add_init_script(
            """addEventListener("DOMContentLoaded", () => {
                const tell = () => { window.drawnAt ??= performance.now(); };
                window.network?.once("stabilizationIterationsDone", () => requestAnimationFrame(tell));
            });"""
        )
        page.goto(file.as_uri(), timeout=PATIENCE * 1000)
        return f"{awaited(page, 'window.drawnAt'):.0f}"
    except Exception as error:
        return f"more than {PATIENCE * 1000:.0f} ({type(error).__name__})"
    finally:
        context.close()


if __name__ == "__main__":
    main()
