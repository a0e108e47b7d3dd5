"""The reference network as one HTML file that asks no host for anything and runs no script from its data.

The library's own page links style sheets and scripts of other hosts, so only its data structures and its copy
of the drawing library are used, in a template of ours. A content security policy in the page lets the
browser run the two scripts of known digest and load nothing else.
"""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from itugraph.network.drawing import BAND, FONT, FONT_SIZE, MARKS, draw
from itugraph.network.elements import NodeKind, ReferenceNetwork
from itugraph.network.layout import BOX_WIDTH, Layout, lay_out

_PARTS = Path(__file__).with_name("page")
_SCRIPTS = ("picture.js", "fitting.js", "panel.js", "controls.js")

_OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "tooltipDelay": 120, "dragNodes": False, "multiselect": False},
}

KINDS: tuple[NodeKind, ...] = ("region", "proposal", "section", "clause", "edition", "instrument", "body")
"""The kinds in the order of the filter."""


def page(network: ReferenceNetwork, title: str, explanation: str = "") -> str:
    """A self-contained HTML page that shows `network`, under `title` with one paragraph of `explanation`."""
    layout = lay_out(network)
    drawn = _library_network(network, layout, title)
    library = _drawing_library()
    script = "\n".join((_PARTS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    drawn.templateEnv.globals.update(
        explanation=explanation,
        style=_markup((_PARTS / "view.css").read_text(encoding="utf-8")),
        library=_markup(library),
        script=_markup(script),
        policy=_policy(library, script),
        settings=_settings(layout),
        kinds=[kind for kind in KINDS if network.of_kind(kind)],
        changes=_changes(network),
        regions=[region.label for region in network.of_kind("region")],
    )
    return str(drawn.generate_html())


def _library_network(network: ReferenceNetwork, layout: Layout, title: str) -> Any:
    """The drawing library's network with all nodes and edges, set to render our template."""
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    drawn = Network(directed=True, heading=title, cdn_resources="in_line")
    drawn.templateEnv = Environment(loader=FileSystemLoader(_PARTS), autoescape=True)
    drawn.path = "view.html"
    nodes, edges = draw(network, layout)
    for node in nodes:
        drawn.add_node(node.pop("id"), **node)
    for edge in edges:
        drawn.add_edge(edge.pop("source"), edge.pop("to"), **edge)
    drawn.set_options(json.dumps(_OPTIONS))
    return drawn


def _drawing_library() -> str:
    """The script of the drawing library that comes with the installed package, without its source map."""
    import pyvis

    folder = Path(pyvis.__file__).parent / "templates" / "lib"
    newest = max(folder.glob("vis-*/vis-network.min.js"), key=lambda path: path.parent.name)
    text = newest.read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]


def _markup(text: str) -> Any:
    """Text of ours that goes into the page as it is; it must not end the element it stands in."""
    from markupsafe import Markup

    if "</script" in text.lower() or "</style" in text.lower():
        raise ValueError("a script or style sheet of the page would end its own element")
    return Markup(text)


def _policy(*scripts: str) -> str:
    """The content security policy: these scripts and inline styles, and no request to anywhere."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
    )


def _settings(layout: Layout) -> dict[str, Any]:
    """What the scripts need besides nodes and edges."""
    return {
        "width": layout.width,
        "height": layout.height,
        "bands": [[owner, box.left, box.top, box.width, box.height] for owner, box in layout.bands.items()],
        "captions": [[caption.text, caption.left, caption.top] for caption in layout.captions],
        "marks": MARKS,
        "ground": BAND,
        "boxWidth": BOX_WIDTH,
        "font": f"{FONT_SIZE}px {FONT}",
    }


def _changes(network: ReferenceNetwork) -> list[tuple[str, str]]:
    """The changes that clauses of the network have, each with its mark."""
    present = {node.change for node in network.of_kind("clause")}
    return [(change, mark) for change, mark in MARKS.items() if change in present]
