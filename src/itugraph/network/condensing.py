"""A large network made small enough to be read: clauses that change alike become one box."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from itugraph.network.elements import Edge, Node, ReferenceNetwork

MOST_BOXES = 300
"""So many boxes of texts, sections and clauses can be read on one page; above, clauses are drawn together."""


def condensed(network: ReferenceNetwork, most: int = MOST_BOXES) -> ReferenceNetwork:
    """`network` itself if it has at most `most` nodes that are texts or parts of texts.

    Else the clauses of a section that have the same change are one node; where that is not enough, those of a
    whole proposal. Instruments, editions and bodies always stay.
    """
    if _parts_of_texts(network) <= most:
        return network
    sections = {node.id: node for node in network.of_kind("section")}
    by_section = _merged(network, lambda section: section)
    if _parts_of_texts(by_section) <= most:
        return by_section
    return _merged(network, lambda section: _all_of(sections[section]))


def _parts_of_texts(network: ReferenceNetwork) -> int:
    return sum(node.kind not in ("instrument", "edition", "body") for node in network.nodes)


def _all_of(section: Node) -> str:
    return f"{section.within}#clauses"


def _merged(network: ReferenceNetwork, holder_of: Callable[[str], str]) -> ReferenceNetwork:
    """Clauses with the same change and the same holder, by the id of their section, become one node."""
    members: dict[str, list[Node]] = defaultdict(list)
    group_of: dict[str, str] = {}
    for clause in network.of_kind("clause"):
        group = f"{holder_of(clause.within or '')}#{clause.change}"
        group_of[clause.id] = group
        members[group].append(clause)
    nodes: dict[str, Node] = {}
    for node in network.nodes:
        if node.kind == "section":
            holder = holder_of(node.id)
            whole = (
                node
                if holder == node.id
                else replace(node, id=holder, label="all clauses", title="All clauses")
            )
            nodes.setdefault(holder, whole)
        elif node.kind == "clause":
            group = group_of[node.id]
            nodes.setdefault(group, _together(group, holder_of(node.within or ""), members[group]))
        else:
            nodes[node.id] = node
    references = (replace(edge, source=group_of.get(edge.source, edge.source)) for edge in network.references)
    return ReferenceNetwork(tuple(_sorted_instruments(nodes.values())), tuple(_without_repeats(references)))


def _sorted_instruments(nodes: Iterable[Node]) -> list[Node]:
    """The nodes with the instruments, at their place, in the order of a list: Resolution 9 before Resolution 71."""
    ordered = list(nodes)
    places = [place for place, node in enumerate(ordered) if node.kind == "instrument"]
    instruments = sorted((ordered[place] for place in places), key=lambda node: _in_list_order(node.label))
    for place, node in zip(places, instruments, strict=True):
        ordered[place] = node
    return ordered


def _in_list_order(label: str) -> list[tuple[int, str]]:
    """Numbers in a label compare as numbers."""
    return [(int(digits or 0), letters) for digits, letters in re.findall(r"([0-9]*)([^0-9]*)", label)]


def _together(group: str, holder: str, clauses: list[Node]) -> Node:
    """One node for `clauses`, which says how many there are and which; a clause alone stays what it is."""
    if len(clauses) == 1:
        return replace(clauses[0], id=group, within=holder)
    names = "; ".join(clause.title or clause.label for clause in clauses)
    return replace(
        clauses[0],
        id=group,
        within=holder,
        label=f"×{len(clauses)}",
        title=f"{len(clauses)} clauses {clauses[0].change}",
        text_before="",
        text_after="",
        note=names,
        members=len(clauses),
    )


def _without_repeats(references: Iterable[Edge]) -> Iterable[Edge]:
    """One edge for all that link the same two nodes in the same way; its wording says how many there are."""
    alike: dict[Edge, list[Edge]] = defaultdict(list)
    for edge in references:
        alike[replace(edge, wording="")].append(edge)
    for edges in alike.values():
        more = f" and {len(edges) - 1} more" if len(edges) > 1 else ""
        yield replace(edges[0], wording=edges[0].wording + more)
