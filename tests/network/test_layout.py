"""The picture can be read: every box has its place, and no two boxes cover each other."""

from itertools import combinations

import pytest

from itugraph.network import Node, ReferenceNetwork
from itugraph.network.layout import BAND_WIDTH, Box, lay_out


def test_every_node_has_a_place(example: ReferenceNetwork) -> None:
    assert set(lay_out(example).boxes) == {node.id for node in example.nodes}


def test_no_two_boxes_overlap(example: ReferenceNetwork) -> None:
    boxes = lay_out(example).boxes
    assert not [pair for pair in combinations(boxes, 2) if boxes[pair[0]].overlaps(boxes[pair[1]])]


def test_a_proposal_with_all_it_contains_stands_in_one_band(example: ReferenceNetwork) -> None:
    layout = lay_out(example)
    band_of = {
        node.id: [band for band in layout.bands.values() if band.overlaps(layout.boxes[node.id])]
        for node in example.nodes
    }
    assert len(layout.bands) == len(example.of_kind("proposal"))
    for node in example.nodes:
        if node.kind in ("proposal", "section", "clause"):
            assert len(band_of[node.id]) == 1
            assert node.kind == "proposal" or band_of[node.id] == band_of[node.within or ""]


def test_what_is_shared_stands_beside_the_bands(example: ReferenceNetwork) -> None:
    boxes = lay_out(example).boxes
    for kind in ("instrument", "edition", "body"):
        assert all(boxes[node.id].left > BAND_WIDTH for node in example.of_kind(kind))


def test_clauses_of_a_section_stand_in_the_order_of_the_text(example: ReferenceNetwork) -> None:
    boxes = lay_out(example).boxes
    for section in example.of_kind("section"):
        places = [(boxes[n.id].top, boxes[n.id].left) for n in example.nodes if n.within == section.id]
        assert places == sorted(places)


def test_a_long_section_takes_several_rows_and_pushes_the_next_down() -> None:
    clauses = [Node(f"c{n}", "clause", f"{n}", within="s", change="inserted") for n in range(20)]
    nodes = (Node("p", "proposal", "p"), Node("s", "section", "s", within="p"), *clauses)
    boxes = lay_out(ReferenceNetwork((*nodes, Node("t", "section", "t", within="p")), ())).boxes
    assert len({boxes[clause.id].top for clause in clauses}) == 3
    assert boxes["t"].top > max(boxes[clause.id].top for clause in clauses)


@pytest.mark.parametrize(
    "nodes",
    [
        (),
        (Node("r", "region", "AST"),),
        (Node("r", "region", "AST"), Node("p", "proposal", "absent", within="r")),
        (Node("p1", "proposal", "one"), Node("p2", "proposal", "two")),
        (Node("r", "region", "R"), *(Node(f"p{n}", "proposal", "p", within="r") for n in range(3))),
        tuple(Node(f"i{n}", "instrument", "i") for n in range(60)),
    ],
    ids=["nothing", "a region alone", "no text", "no region", "three of a region", "many instruments"],
)
def test_odd_networks_are_laid_out_as_well(nodes: tuple[Node, ...]) -> None:
    boxes = lay_out(ReferenceNetwork(nodes, ())).boxes
    assert len(boxes) == len(nodes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes.values(), 2))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Box(5, 5, 10, 10), True),
        (Box(10, 0, 10, 10), False),
        (Box(0, 10, 10, 10), False),
        (Box(2, 2, 1, 1), True),
    ],
)
def test_boxes_overlap_when_they_share_more_than_an_edge(other: Box, expected: bool) -> None:
    assert Box(0, 0, 10, 10).overlaps(other) is expected
    assert other.overlaps(Box(0, 0, 10, 10)) is expected


def cited(with_editions: int, without: int, bodies: int) -> ReferenceNetwork:
    """Instruments of both sorts in turn, and bodies, beside no text at all."""
    nodes: list[Node] = []
    for number in range(max(with_editions, without)):
        if number < without:
            nodes.append(Node(f"w{number}", "instrument", "w"))
        if number < with_editions:
            nodes.append(Node(f"i{number}", "instrument", "i"))
            nodes.append(Node(f"e{number}", "edition", "e", within=f"i{number}"))
    nodes += [Node(f"b{number}", "body", "b") for number in range(bodies)]
    return ReferenceNetwork(tuple(nodes), ())


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (
            cited(5, 5, 3),
            {
                "Editions": {"e"},
                "Instruments": {"i"},
                "Instruments cited without an edition": {"w"},
                "Bodies addressed": {"b"},
            },
        ),
        (cited(0, 4, 0), {"Instruments cited without an edition": {"w"}}),
        (cited(4, 0, 0), {"Editions": {"e"}, "Instruments": {"i"}}),
        (cited(0, 0, 3), {"Bodies addressed": {"b"}}),
    ],
)
def test_each_caption_names_what_stands_below_it(
    network: ReferenceNetwork, expected: dict[str, set[str]]
) -> None:
    layout = lay_out(network)
    found: dict[str, set[str]] = {caption.text: set() for caption in layout.captions}
    for node in network.nodes:
        box = layout.boxes[node.id]
        above = [caption for caption in layout.captions if caption.left <= box.left and caption.top < box.top]
        nearest = max(above, key=lambda caption: (caption.top, caption.left))
        found[nearest.text].add(node.id[0])
    assert found == expected
    assert not any(one.overlaps(other) for one, other in combinations(layout.boxes.values(), 2))


def test_where_there_is_room_all_instruments_stand_in_one_column() -> None:
    clauses = [Node(f"c{n}", "clause", f"{n}", within="s", change="inserted") for n in range(200)]
    texts = (Node("p", "proposal", "p"), Node("s", "section", "s", within="p"), *clauses)
    network = ReferenceNetwork((*texts, *cited(3, 3, 2).nodes), ())
    layout = lay_out(network)
    assert [caption.text for caption in layout.captions[1:]] == [
        "Editions",
        "Instruments",
        "Bodies addressed",
    ]
    shared = {layout.boxes[node.id].left for node in network.nodes if node.kind in ("instrument", "body")}
    assert len(shared) == 1
