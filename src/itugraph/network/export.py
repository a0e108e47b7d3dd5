"""The reference network for other programs: a networkx graph, and files in GraphML and GEXF."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from itugraph.network.elements import ReferenceNetwork

if TYPE_CHECKING:
    import networkx

Format = Literal["graphml", "gexf"]

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_networkx(network: ReferenceNetwork) -> "networkx.MultiDiGraph[str]":
    """A directed graph whose nodes are IRIs.

    Nodes have `kind`, `label`, `title`, `region`, `change`, `certainty`, `text_before`, `text_after`, `note`
    and `ordinal` (an int, the place in the network); edges have `kind`, `change`, `side`, `wording`,
    `before`, `after`, `role` and `label`, which is the kind. What does not apply is the empty string.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for ordinal, node in enumerate(network.nodes, start=1):
        graph.add_node(
            node.id,
            kind=node.kind,
            label=node.label,
            title=node.title,
            region=node.region,
            change=node.change or "",
            certainty=node.certainty or "",
            text_before=node.text_before,
            text_after=node.text_after,
            note=node.note,
            ordinal=ordinal,
        )
    for edge in network.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            kind=edge.kind,
            label=edge.kind,
            change=edge.change,
            side=edge.side,
            wording=edge.wording,
            before=edge.before,
            after=edge.after,
            role=edge.role,
        )
    return graph


def to_graphml(network: ReferenceNetwork) -> str:
    """The network as a GraphML document."""
    import networkx

    lines = networkx.generate_graphml(_for_xml(network), named_key_ids=True)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"


def to_gexf(network: ReferenceNetwork) -> str:
    """The network as a GEXF 1.2 document, without the date of its writing: same network, same text."""
    import networkx

    text = "\n".join(networkx.generate_gexf(_for_xml(network)))
    undated = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + undated + "\n"


FORMATS: Mapping[Format, Callable[[ReferenceNetwork], str]] = {"graphml": to_graphml, "gexf": to_gexf}
"""The file formats, each with what renders it."""


def _for_xml(network: ReferenceNetwork) -> "networkx.MultiDiGraph[str]":
    """The graph without the control characters that no XML document can hold."""
    graph = to_networkx(network)
    for _, attributes in graph.nodes(data=True):
        _clean(attributes)
    for _, _, attributes in graph.edges(data=True):
        _clean(attributes)
    return graph


def _clean(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = _NOT_IN_XML.sub("", value)
