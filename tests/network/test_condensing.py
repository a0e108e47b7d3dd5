"""A network too large to be read is drawn with fewer boxes, and loses no link."""

from itugraph.network import Node, ReferenceNetwork, condensed


def test_a_small_network_stays_as_it_is(example: ReferenceNetwork) -> None:
    assert condensed(example) is example


def test_clauses_of_a_section_that_change_alike_become_one_box(example: ReferenceNetwork) -> None:
    smaller = condensed(example, most=80)
    labels = {node.id: node.label for node in smaller.of_kind("clause")}
    assert labels["APT/37A28/1/considering#modified"] == "×4"
    assert labels["APT/37A28/1/considering#inserted"] == "×3"
    assert len(smaller.of_kind("section")) == len(example.of_kind("section"))


def test_a_clause_that_changes_like_no_other_stays_what_it_is(example: ReferenceNetwork) -> None:
    clauses = [node for most in (80, 1) for node in condensed(example, most).of_kind("clause")]
    assert "×1" not in {node.label for node in clauses}
    (deleted,) = (node for node in clauses if node.id == "IAP/39A23/1/recalling#deleted")
    assert (deleted.label, deleted.title, deleted.change, deleted.members) == (
        "c)",
        "recalling c)",
        "deleted",
        1,
    )
    assert deleted.text_before


def test_then_clauses_of_a_proposal(example: ReferenceNetwork) -> None:
    smallest = condensed(example, most=1)
    assert {node.label for node in smallest.of_kind("section")} == {"all clauses"}
    modified = [
        clause
        for clause in example.of_kind("clause")
        if clause.change == "modified" and clause.region == "APT"
    ]
    assert f"×{len(modified)}" in {node.label for node in smallest.of_kind("clause") if node.region == "APT"}


def test_every_link_to_what_is_shared_remains(example: ReferenceNetwork) -> None:
    def links(network: ReferenceNetwork) -> set[tuple[str, str, str]]:
        region = {node.id: node.region for node in network.nodes}
        return {(region[edge.source], edge.target, edge.change) for edge in network.references}

    for most in (100, 1):
        smaller = condensed(example, most)
        assert links(smaller) == links(example)
        assert {edge.source for edge in smaller.edges} <= {node.id for node in smaller.nodes}


def test_what_is_shared_is_never_left_out(example: ReferenceNetwork) -> None:
    def shared(network: ReferenceNetwork) -> set[Node]:
        return {node for node in network.nodes if node.kind in ("instrument", "edition", "body")}

    assert shared(condensed(example, most=1)) == shared(example)


def test_a_box_knows_how_many_clauses_it_stands_for(example: ReferenceNetwork) -> None:
    for most in (1000, 80, 1):
        clauses = condensed(example, most).of_kind("clause")
        assert sum(clause.members for clause in clauses) == len(example.of_kind("clause"))


def test_instruments_come_in_the_order_of_a_list() -> None:
    names = ("WRC Resolution 750", "WRC Resolution 9", "PP Resolution 71", "Convention")
    network = ReferenceNetwork(tuple(Node(name, "instrument", name) for name in names), ())
    assert condensed(network) is network
    nodes = (*network.nodes, Node("p", "proposal", "p"))
    assert [node.label for node in condensed(ReferenceNetwork(nodes, ()), most=0).of_kind("instrument")] == [
        "Convention",
        "PP Resolution 71",
        "WRC Resolution 9",
        "WRC Resolution 750",
    ]
