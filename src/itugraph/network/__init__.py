"""From a graph to its reference network: as plain data, as networkx, as a page, as GraphML and GEXF.

Takes anything that answers queries (`itugraph.graph`), gives a `ReferenceNetwork` or a file. What draws and
lays out is only imported when it is called.
"""

from itugraph.network.assembling import reference_network
from itugraph.network.condensing import condensed
from itugraph.network.elements import Edge, EdgeKind, Node, NodeKind, ReferenceNetwork, Side
from itugraph.network.export import to_gexf, to_graphml, to_networkx
from itugraph.network.files import write_network, write_view
from itugraph.network.standalone import page

__all__ = [
    "Edge",
    "EdgeKind",
    "Node",
    "NodeKind",
    "ReferenceNetwork",
    "Side",
    "condensed",
    "page",
    "reference_network",
    "to_gexf",
    "to_graphml",
    "to_networkx",
    "write_network",
    "write_view",
]
