"""How each kind of node and edge is drawn: colours, and the shapes, marks and dashes that say the same.

No meaning hangs on colour alone: a change has a mark before the label and its own border, a reference in the
base text is dashed, one that addresses a body is dotted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from itugraph.model import Change
from itugraph.network.elements import Edge, EdgeKind, Node, NodeKind, ReferenceNetwork
from itugraph.network.layout import BOX_HEIGHT, BOX_WIDTH, Layout
from itugraph.network.wording import changed_wording

FONT = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', system-ui, sans-serif"
FONT_SIZE = 12
HOVER_LENGTH = 220
"""How much of a wording is shown over a box; the panel has all of it."""


@dataclass(frozen=True, slots=True)
class Look:
    """Fill, border and text colour of a box, its border's width, dashes and roundness."""

    fill: str
    border: str
    text: str
    border_width: float = 1
    dashes: tuple[int, ...] = ()
    radius: int = 3
    bold: bool = False


MARKS: Mapping[Change, str] = {"kept": "=", "modified": "~", "moved": "→", "inserted": "+", "deleted": "−"}
"""What stands before the label of a clause, by its change."""

CHANGE_LOOKS: Mapping[Change, Look] = {
    "kept": Look("#f7f6f2", "#b9b5aa", "#5f5b52"),
    "modified": Look("#fdf0d2", "#a8730f", "#553800"),
    "moved": Look("#efe6f7", "#7d55a0", "#43206b", radius=11),
    "inserted": Look("#dff1e4", "#2c7d4a", "#0f4423", border_width=2),
    "deleted": Look("#fbe4df", "#b0402f", "#6e1c10", dashes=(4, 3)),
}

BAND = "#f1f2ef"
"""The ground of a proposal; a section heading is written on it."""

KIND_LOOKS: Mapping[NodeKind, Look] = {
    "region": Look("#2f3e4e", "#2f3e4e", "#ffffff", bold=True),
    "proposal": Look("#ffffff", "#2f3e4e", "#1c2733", border_width=1.5),
    "section": Look(BAND, BAND, "#3c4650", border_width=0),
    "instrument": Look("#e3e9f7", "#3b559b", "#1b2d60", border_width=1.5, bold=True),
    "edition": Look("#f4f6fc", "#7c8fc4", "#1b2d60", radius=11),
    "body": Look("#e6f0ef", "#3f7a74", "#173f3b", border_width=1.5, radius=11),
}

EDGE_COLOURS: Mapping[Change, str] = {
    "kept": "#8a8f98",
    "modified": "#a8730f",
    "moved": "#7d55a0",
    "inserted": "#2c7d4a",
    "deleted": "#b0402f",
}
STRUCTURE_COLOUR = "#c4c8ce"
REFERENCES: frozenset[EdgeKind] = frozenset({"cites", "addresses", "changes"})


def clipped(text: str, length: int) -> str:
    """`text` on one line, cut with an ellipsis where it is longer than `length` characters.

    >>> clipped("instructs the Director of the Bureau", 26)
    'instructs the Director of…'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip(" ,;(") + "…"


def label_of(node: Node) -> str:
    """What is written on a node: for a clause its label after the mark of its change.

    It is one line; the page cuts it to the width of its box, in the font that the browser has.
    """
    mark = f"{MARKS[node.change]} " if node.kind == "clause" and node.change else ""
    return mark + " ".join(node.label.split())


def look_of(node: Node) -> Look:
    """How a node is drawn: a clause by its change, everything else by its kind."""
    return CHANGE_LOOKS[node.change or "kept"] if node.kind == "clause" else KIND_LOOKS[node.kind]


def draw_node(node: Node, layout: Layout, citations: Sequence[Edge] = ()) -> dict[str, Any]:
    """The attributes of a node for the drawing library, and under `info` what the panel shows of it."""
    look, (x, y) = look_of(node), layout.boxes[node.id].centre
    colour = {"background": look.fill, "border": look.border}
    margin = 3
    return {
        "label": label_of(node),
        "x": x,
        "y": y,
        "shape": "box",
        "color": {**colour, "highlight": colour, "hover": colour},
        "borderWidth": look.border_width,
        "borderWidthSelected": look.border_width,
        "shapeProperties": {"borderRadius": look.radius, "borderDashes": list(look.dashes) or False},
        "font": {"size": FONT_SIZE, "face": FONT, "color": look.text, "align": _alignment(node)},
        "margin": margin,
        "widthConstraint": {"minimum": BOX_WIDTH[node.kind] - 2 * margin},
        "heightConstraint": BOX_HEIGHT - 2 * margin,
        "title": hover_of_node(node, citations),
        "info": {
            "kind": node.kind,
            "name": node.label,
            "title": node.title,
            "region": node.region,
            "change": node.change,
            "certainty": node.certainty,
            "note": node.note,
            "members": node.members,
            "within": node.within,
            "wording": changed_wording(node.text_before, node.text_after),
        },
    }


def _alignment(node: Node) -> str:
    return "left" if node.kind == "section" else "center"


def hover_of_node(node: Node, citations: Sequence[Edge] = ()) -> str:
    """The plain text shown over a node: its full name, its state, the beginning of its wording, what it cites."""
    name = node.title or node.label
    if node.title and node.kind not in ("clause", "edition"):
        name = f"{node.label}: {node.title}"
    state = ", ".join(part for part in (node.change or "", node.certainty or "") if part)
    wording = clipped(node.text_after or node.text_before, HOVER_LENGTH)
    cited = dict.fromkeys(f"Cites {edge.wording}: {_change_of(edge)}" for edge in citations)
    return "\n".join(part for part in (name, state, node.note, wording, *cited) if part)


def _change_of(edge: Edge) -> str:
    """What becomes of a citation, with its editions: `modified, Busan, 2014 → Rev. Dubai, 2018`."""
    arrow = editions_of(edge) if edge.change == "modified" else ""
    return ", ".join(part for part in (edge.change, arrow) if part)


def draw_edge(edge: Edge) -> dict[str, Any]:
    """The attributes of an edge for the drawing library, and under `info` what the panel shows of it."""
    reference = edge.kind in REFERENCES
    straight = edge.kind in ("contains", "submits", "edition of")
    return {
        "color": {"color": _edge_colour(edge), "inherit": False},
        "width": 1.4 if edge.kind == "cites" else 1,
        "dashes": _dashes(edge),
        "arrows": {"to": {"enabled": reference, "scaleFactor": 0.4}},
        "smooth": False
        if straight
        else {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45},
        "title": hover_of_edge(edge) if reference else "",
        "info": {
            "kind": edge.kind,
            "change": edge.change,
            "side": edge.side,
            "wording": edge.wording,
            "editions": editions_of(edge),
            "role": edge.role,
        },
    }


def _edge_colour(edge: Edge) -> str:
    """By change; whom a modified clause addresses did not change by that."""
    if edge.kind not in REFERENCES:
        return STRUCTURE_COLOUR
    return EDGE_COLOURS["kept" if edge.kind == "addresses" and edge.change == "modified" else edge.change]


def _dashes(edge: Edge) -> list[int] | bool:
    if edge.kind in ("addresses", "changes"):
        return [1, 4]
    return [6, 4] if edge.side == "before" else False


def editions_of(edge: Edge) -> str:
    """The editions a citation names, before and after.

    >>> editions_of(Edge("a", "b", "cites", "modified", before="Busan, 2014", after="Rev. Dubai, 2018"))
    'Busan, 2014 → Rev. Dubai, 2018'
    """
    if edge.before and edge.after and edge.before != edge.after:
        return f"{edge.before} → {edge.after}"
    return edge.after or edge.before


def hover_of_edge(edge: Edge) -> str:
    """The plain text shown over a reference: the wording, the editions before and after, and the change."""
    side = {"before": "in the base text", "after": "in the proposed text", "both": "in both texts"}[edge.side]
    return "\n".join(
        part
        for part in (
            edge.wording,
            editions_of(edge),
            ", ".join(p for p in (edge.role, edge.change, side) if p),
        )
        if part
    )


def draw(network: ReferenceNetwork, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """All nodes and edges, each with its identifiers and the attributes of `draw_node` and `draw_edge`."""
    citations: dict[str, list[Edge]] = defaultdict(list)
    for edge in network.references:
        if edge.kind == "cites":
            citations[edge.source].append(edge)
    nodes = [{"id": node.id, **draw_node(node, layout, citations[node.id])} for node in network.nodes]
    edges = [{"source": edge.source, "to": edge.target, **draw_edge(edge)} for edge in network.edges]
    return nodes, edges
