"""The page is one file of UTF-8 text in which nothing of the data is markup and nothing is fetched."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from itugraph.network import Edge, Node, ReferenceNetwork, page

LOADING = {"src", "href", "srcset", "data", "action", "poster", "background", "formaction", "ping"}


class Collector(HTMLParser):
    """Collects what a page would load, its handlers, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.loads += [value or "" for name, value in attrs if name in LOADING]
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def collected(html: str) -> Collector:
    collector = Collector()
    collector.feed(html)
    return collector


def test_nothing_is_loaded_from_anywhere(example: ReferenceNetwork) -> None:
    found = collected(page(example, "A title"))
    assert found.loads == ["data:,"]
    assert not found.handlers


def test_the_policy_allows_two_scripts_by_digest_and_no_host(example: ReferenceNetwork) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page(example, "A title"))
    assert policy
    text = policy.group(1).replace("&#39;", "'")
    assert text.startswith("default-src 'none'; script-src 'sha256-")
    assert text.count("sha256-") == 2
    assert "unsafe-inline" not in text.partition("style-src")[0]
    assert "unsafe-eval" not in text
    assert "http" not in text


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}&amp;\u2028"


def hostile_network() -> ReferenceNetwork:
    nodes = (
        Node(f"r{HOSTILE}", "region", HOSTILE, HOSTILE, region=HOSTILE),
        Node("p", "proposal", HOSTILE, HOSTILE, f"r{HOSTILE}", HOSTILE),
        Node("s", "section", HOSTILE, HOSTILE, "p", HOSTILE),
        Node(
            HOSTILE, "clause", HOSTILE, HOSTILE, "s", HOSTILE, "modified", "inferred", HOSTILE, "x", HOSTILE
        ),
        Node("i", "instrument", HOSTILE, HOSTILE),
    )
    return ReferenceNetwork(
        nodes, (Edge(HOSTILE, "i", "cites", "modified", "after", HOSTILE, HOSTILE, HOSTILE),)
    )


def test_markup_in_the_data_stays_text(example: ReferenceNetwork) -> None:
    plain, hostile = collected(page(example, "A title")), collected(page(hostile_network(), HOSTILE, HOSTILE))
    assert hostile.scripts == plain.scripts
    assert hostile.loads == plain.loads
    assert not hostile.handlers


def test_the_same_network_gives_the_same_page(example: ReferenceNetwork) -> None:
    assert page(example, "A title") == page(example, "A title")


def test_the_package_imports_neither_pyvis_nor_networkx_before_they_are_needed() -> None:
    code = "import sys, itugraph.network; print({'pyvis', 'networkx', 'rdflib', 'jinja2'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "set()\n"
    )


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_page_written_in_any_locale_is_utf_8(locale: str, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from itugraph.network import Node, ReferenceNetwork, page\n"
        "from itugraph.output import write_whole\n"
        "network = ReferenceNetwork((Node('r', 'region', 'Gen\\xe8ve \\u2192 Z\\xfcrich'),), ())\n"
        "write_whole(Path('page.html'), page(network, 'Gr\\xf6\\xdfe'))"
    )
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    text = (tmp_path / "page.html").read_bytes().decode("utf-8")
    assert "<title>Größe</title>" in text
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
