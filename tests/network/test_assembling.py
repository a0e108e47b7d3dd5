"""The network of a real graph: what the sample proposals on WTSA Resolution 98 change, cite and address."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest

from itugraph.extraction import extract
from itugraph.graph import Iri, Store, build
from itugraph.model import InputError, ItugraphError
from itugraph.network import (
    Edge,
    Node,
    ReferenceNetwork,
    page,
    reference_network,
    to_networkx,
    write_network,
    write_view,
)
from itugraph.network.files import title_of

ID = "https://w3id.org/itugraph/id/"
RESOLUTION_98, RESOLUTION_71 = f"{ID}wtsa/resolution/98", f"{ID}pp/resolution/71"
SG20 = f"{ID}body/itu-t-sg20"


@pytest.fixture(scope="module")
def graph(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph of the sample side-by-side document."""
    folder = tmp_path_factory.mktemp("graph") / "samples.graph"
    build([extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")], folder)
    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="module")
def network(graph: Store) -> ReferenceNetwork:
    return reference_network(graph)


def node(network: ReferenceNetwork, end: str) -> Node:
    """The node whose id ends so."""
    (found,) = (node for node in network.nodes if node.id.endswith(end))
    return found


def citations(network: ReferenceNetwork, region: str, instrument: str) -> set[tuple[str, str, str, str]]:
    """Change, side, edition before and edition after of a region's citations of an instrument."""
    nodes = {node.id: node for node in network.nodes}
    return {
        (edge.change, edge.side, edge.before, edge.after)
        for edge in network.references
        if edge.kind == "cites"
        and nodes[edge.source].region == region
        and instrument in (edge.target, nodes[edge.target].within)
    }


def test_the_three_proposals_stand_below_their_regions(network: ReferenceNetwork) -> None:
    regions = {node.id: node.label for node in network.of_kind("region")}
    submitted = {
        (node.label, regions[node.within or ""]) for node in network.of_kind("proposal") if "/" in node.label
    }
    assert submitted == {("APT/37A28/1", "APT"), ("EUR/38A31/1", "CEPT"), ("IAP/39A23/1", "CITEL")}


def test_announced_proposals_that_are_not_there_are_shown_as_such(network: ReferenceNetwork) -> None:
    absent = [node for node in network.of_kind("proposal") if "/" not in node.label]
    assert len(absent) == 2
    assert all("does not follow" in node.note for node in absent)
    assert not {node.region for node in absent} & {"APT", "CEPT", "CITEL"}


def test_every_clause_that_changes_something_is_there(graph: Store, network: ReferenceNetwork) -> None:
    answer = graph.select(
        "PREFIX itu: <https://w3id.org/itugraph/ontology#> SELECT ?clause WHERE "
        "{ ?clause itu:ofProposal ?text ; a itu:Clause ; itu:change ?change FILTER (?change != 'kept') }"
    )
    changed = {term.value for (term,) in answer if isinstance(term, Iri)}
    assert changed
    assert changed == {node.id for node in network.of_kind("clause") if node.change != "kept"}


def test_an_unchanged_clause_is_only_there_if_it_cites(network: ReferenceNetwork) -> None:
    kept = {node.id for node in network.of_kind("clause") if node.change == "kept"}
    assert kept
    assert kept <= {edge.source for edge in network.references if edge.kind == "cites"}


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (
            "APT",
            {
                ("modified", "before", "Rev. Busan, 2014", "Rev. Dubai, 2018"),
                ("modified", "after", "Rev. Busan, 2014", "Rev. Dubai, 2018"),
            },
        ),
        ("CEPT", {("kept", "both", "Rev. Busan, 2014", "Rev. Busan, 2014")}),
        ("CITEL", {("deleted", "before", "Rev. Busan, 2014", "")}),
    ],
)
def test_what_each_region_does_to_its_citation_of_resolution_71(
    network: ReferenceNetwork, region: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert citations(network, region, RESOLUTION_71) == expected


def test_a_citation_whose_number_changes_leads_to_both_instruments(network: ReferenceNetwork) -> None:
    clause = node(network, "APT/37A28/1/recalling/c").id
    links = {
        (edge.side, edge.target.removeprefix(ID)) for edge in network.references if edge.source == clause
    }
    assert links == {
        ("before", "wtdc/resolution/58/dubai-2014"),
        ("after", "wtdc/resolution/85/buenos-aires-2017"),
    }
    (after,) = (edge for edge in network.references if edge.source == clause and edge.side == "after")
    assert (after.before, after.after) == (
        "WTDC Resolution 58 (Rev. Dubai, 2014)",
        "WTDC Resolution 85 (Buenos Aires, 2017)",
    )


def test_editions_stand_within_their_instrument_in_order_of_time(network: ReferenceNetwork) -> None:
    editions = [node for node in network.of_kind("edition") if node.within == RESOLUTION_71]
    assert [edition.label for edition in editions] == ["Rev. Busan, 2014", "Rev. Dubai, 2018"]
    assert editions[0].note == "Followed by the edition of Rev. Dubai, 2018."


def test_proposals_lead_from_the_base_edition_to_the_one_proposed(network: ReferenceNetwork) -> None:
    changes = {
        (edge.side, edge.target.removeprefix(RESOLUTION_98))
        for edge in network.references
        if edge.kind == "changes"
    }
    assert changes == {("before", "/hammamet-2016"), ("after", "/geneva-2022")}


def test_sections_are_called_by_whom_they_instruct(network: ReferenceNetwork) -> None:
    labels = {node.label for node in network.of_kind("section") if node.region == "APT"}
    assert {"recalling", "considering", "instructs SG20", "instructs Director TSB"} <= labels


def test_clauses_lead_to_the_bodies_they_instruct(network: ReferenceNetwork) -> None:
    addressed = [edge for edge in network.references if edge.target == SG20]
    assert {edge.role for edge in addressed} == {"instructs"}
    nodes = {node.id: node for node in network.nodes}
    assert {nodes[edge.source].region for edge in addressed} == {"APT", "CEPT", "CITEL"}
    assert all(edge.wording for edge in addressed)


def test_ids_are_unique_and_every_link_has_two_ends(network: ReferenceNetwork) -> None:
    counts = Counter(node.id for node in network.nodes)
    assert set(counts.values()) == {1}
    assert {end for edge in network.edges for end in (edge.source, edge.target)} <= set(counts)
    assert {node.within for node in network.nodes if node.within} <= set(counts)


def test_an_instrument_that_is_only_cited_shows_the_clauses_that_cite_it(graph: Store) -> None:
    network = reference_network(graph, RESOLUTION_71)
    clauses = {(node.region, node.change) for node in network.of_kind("clause")}
    assert clauses == {("APT", "modified"), ("CEPT", "kept"), ("CITEL", "modified")}
    cited = {edge.target for edge in network.references if edge.kind == "cites"}
    assert all(target.startswith(RESOLUTION_71) for target in cited)


def test_the_instrument_that_is_to_be_changed_shows_all_proposals_in_full(
    graph: Store, network: ReferenceNetwork
) -> None:
    assert reference_network(graph, RESOLUTION_98) == network


def test_the_network_is_the_same_every_time(graph: Store, network: ReferenceNetwork) -> None:
    assert reference_network(graph) == network
    assert page(reference_network(graph), "x") == page(network, "x")


def test_centrality_can_be_asked_of_networkx(network: ReferenceNetwork) -> None:
    degrees = dict(to_networkx(network).in_degree())
    bodies = {node.id: degrees[node.id] for node in network.of_kind("body")}
    assert max(bodies, key=lambda iri: bodies[iri]).startswith(f"{ID}body/director-")


def test_the_view_is_written_with_its_title(graph: Store, network: ReferenceNetwork, tmp_path: Path) -> None:
    output = tmp_path / "view.html"
    assert write_view(graph, None, output) == len(network.nodes)
    assert "<h1>WTSA Resolution 98: what is proposed, cited and mandated</h1>" in output.read_text("utf-8")
    write_view(graph, RESOLUTION_71, output)
    assert "<h1>PP Resolution 71: what is proposed, cited and mandated</h1>" in output.read_text("utf-8")


def changing(text: str, instrument: str) -> ReferenceNetwork:
    """A proposal to change the edition of an instrument."""
    edition = f"{instrument}/edition"
    nodes = (
        Node(text, "proposal", text),
        Node(instrument, "instrument", instrument),
        Node(edition, "edition", "2022", within=instrument),
    )
    return ReferenceNetwork(nodes, (Edge(text, edition, "changes"),))


def adopted(label: str, text: str = "") -> ReferenceNetwork:
    """An adopted text with one section."""
    text = text or f"{label}#text"
    return ReferenceNetwork(
        (Node(text, "proposal", label), Node(f"{text}/s", "section", "recalling", within=text)), ()
    )


def together(*networks: ReferenceNetwork) -> ReferenceNetwork:
    return ReferenceNetwork(
        tuple(dict.fromkeys(node for network in networks for node in network.nodes)),
        tuple(edge for network in networks for edge in network.references),
    )


ANNOUNCED = ReferenceNetwork((Node("a", "proposal", "not in document"),), ())


@pytest.mark.parametrize(
    ("network", "instrument", "expected"),
    [
        (changing("A/1", "R 98"), None, "R 98: what is proposed, cited and mandated"),
        (changing("A/1", "R 98"), "R 98", "R 98: what is proposed, cited and mandated"),
        (
            together(changing("A/1", "R 98"), changing("B/1", "R 98"), ANNOUNCED),
            None,
            "R 98: what is proposed, cited and mandated",
        ),
        (
            together(changing("A/1", "R 98"), adopted("R 98")),
            None,
            "R 98: what is proposed, cited and mandated",
        ),
        (
            together(changing("A/1", "R 98"), adopted("R 66"), adopted("R 71"), ANNOUNCED),
            None,
            "3 texts: what is proposed, cited and mandated",
        ),
        (
            together(changing("A/1", "R 98"), adopted("R 66"), adopted("R 71")),
            "R 98",
            "R 98: what is proposed, cited and mandated",
        ),
        (adopted("R 66"), None, "R 66: what is cited and mandated"),
        (together(adopted("R 66"), adopted("R 71")), None, "2 texts: what is cited and mandated"),
        (ANNOUNCED, None, "What is cited and mandated"),
    ],
)
def test_the_title_names_the_one_instrument_of_all_texts_or_their_number(
    network: ReferenceNetwork, instrument: str | None, expected: str
) -> None:
    assert title_of(network, instrument) == expected


@pytest.mark.parametrize(
    ("instrument", "name"),
    [("pp/resolution/11", "PP Resolution 11"), ("pp/resolution/9999", "9999")],
    ids=["registered", "unknown"],
)
def test_nothing_is_written_where_there_is_nothing_to_show(
    graph: Store, tmp_path: Path, instrument: str, name: str
) -> None:
    with pytest.raises(ItugraphError) as caught:
        write_view(graph, ID + instrument, tmp_path / "view.html")
    assert str(caught.value) == (
        f"There is nothing to view, as the graph has no text that changes or cites {name}: "
        "build it from documents that do first."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["view.pdf", "view", "view.html.gz"])
def test_a_page_is_not_written_under_the_name_of_something_else(
    graph: Store, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InputError, match=r"ends in neither \.html nor \.htm: give the page to write one"):
        write_view(graph, None, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["view.htm", "VIEW.HTML"])
def test_a_page_may_have_either_ending(graph: Store, tmp_path: Path, name: str) -> None:
    write_view(graph, None, tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_an_export_has_every_node(graph: Store, network: ReferenceNetwork, form: str, tmp_path: Path) -> None:
    output = tmp_path / f"network.{form}"
    assert write_network(graph, form, output) == len(network.nodes)  # type: ignore[arg-type]
    read = networkx.read_graphml(output) if form == "graphml" else networkx.read_gexf(output)
    assert set(read) == {node.id for node in network.nodes}


def test_a_place_that_cannot_be_written_is_one_sentence(graph: Store, tmp_path: Path) -> None:
    with pytest.raises(
        ItugraphError, match=r"cannot be written \(No such file or directory\): choose another place"
    ):
        write_network(graph, "gexf", tmp_path / "no" / "such" / "folder.gexf")


def test_an_existing_file_stays_when_writing_fails(
    graph: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "view.html"
    output.write_text("older", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ItugraphError, match="No space left on device"):
        write_view(graph, None, output)
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]
    assert output.read_text("utf-8") == "older"


def test_references_are_not_repeated(network: ReferenceNetwork) -> None:
    repeated: Counter[Edge] = Counter(network.references)
    assert set(repeated.values()) == {1}
