"""Other programs read the network: networkx, GraphML, GEXF."""

import io
from collections.abc import Callable
from typing import Any

import networkx
import pytest

from itugraph.network import Edge, Node, ReferenceNetwork, to_gexf, to_graphml, to_networkx


def test_networkx_has_every_node_and_edge(example: ReferenceNetwork) -> None:
    graph = to_networkx(example)
    assert set(graph) == {node.id for node in example.nodes}
    assert graph.number_of_edges() == len(list(example.edges))


def test_attributes_are_readable_and_typed(example: ReferenceNetwork) -> None:
    graph = to_networkx(example)
    clause = graph.nodes["EUR/38A31/1/recalling/=e"]
    assert (clause["kind"], clause["label"], clause["region"], clause["change"]) == (
        "clause",
        "e)",
        "CEPT",
        "kept",
    )
    assert isinstance(clause["ordinal"], int)
    citations = graph.get_edge_data("APT/37A28/1/recalling/~d", "PP Resolution 71#Rev. Dubai, 2018")
    assert [(c["kind"], c["side"], c["before"], c["after"]) for c in citations.values()] == [
        ("cites", "after", "Rev. Busan, 2014", "Rev. Dubai, 2018")
    ]


def test_what_contains_what_can_be_followed_from_region_to_cited_instrument(
    example: ReferenceNetwork,
) -> None:
    graph = to_networkx(example)
    assert networkx.has_path(graph, "CEPT", "PP Resolution 71")
    assert not networkx.has_path(graph, "PP Resolution 71", "CEPT")


Writer = Callable[[ReferenceNetwork], str]


def read_graphml(text: str) -> Any:
    return networkx.parse_graphml(text, force_multigraph=True)


def read_gexf(text: str) -> Any:
    return networkx.read_gexf(io.BytesIO(text.encode()))


READERS: dict[Writer, Callable[[str], Any]] = {to_graphml: read_graphml, to_gexf: read_gexf}


@pytest.mark.parametrize("write", READERS)
def test_a_file_read_again_is_the_same_network(write: Writer, example: ReferenceNetwork) -> None:
    again, graph = READERS[write](write(example)), to_networkx(example)
    assert set(again) == set(graph)
    assert again.number_of_edges() == graph.number_of_edges()
    for node, attributes in graph.nodes(data=True):
        assert {name: again.nodes[node][name] for name in attributes if attributes[name] != ""} == {
            name: value for name, value in attributes.items() if value != ""
        }


@pytest.mark.parametrize("write", READERS)
def test_the_same_network_gives_the_same_file(write: Writer, example: ReferenceNetwork) -> None:
    assert write(example) == write(example)
    assert "lastmodified" not in write(example)


HOSTILE = '<script>&"\x00\x0b\ud800]]>'


@pytest.mark.parametrize("write", READERS)
def test_markup_and_control_characters_do_not_break_a_file(write: Writer) -> None:
    nodes = (Node("a", "clause", HOSTILE, text_after=HOSTILE), Node("b", "body", "b"))
    text = write(ReferenceNetwork(nodes, (Edge("a", "b", "addresses", wording=HOSTILE),)))
    assert READERS[write](text).nodes["a"]["label"] == '<script>&"]]>'
