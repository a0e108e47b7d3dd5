"""A build learns editions from the headings of the adopted texts it reads, in whatever order they come."""

from pathlib import Path

import pytest

from itugraph.api import Graph, build

ADOPTED = {
    "lamps.txt": """RESOLUTION 216 (Bucharest, 2022)
Odd lamps in the sky
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
considering
that lamps are odd,
resolves
to study lamps.
""",
    "more.txt": """RESOLUTION 217 (Bucharest, 2022)
More odd lamps
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
recalling
Resolution 216 (Bucharest, 2022) of this conference, on odd lamps,
resolves
to study more lamps.
""",
}
STATES = "SELECT ?state WHERE { ?citation itu:resolution ?state }"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, text in ADOPTED.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def states(graph: Path) -> list[object]:
    with Graph.open(graph) as opened:
        return [row["state"] for row in opened.query(STATES)]


def test_a_citation_of_an_edition_that_nothing_proves_is_unknown(texts: Path) -> None:
    build(texts / "more.txt", graph=texts / "graph")
    assert states(texts / "graph") == ["unknown"]


@pytest.mark.parametrize("names", [("lamps.txt", "more.txt"), ("more.txt", "lamps.txt")])
@pytest.mark.parametrize("together", [True, False])
def test_the_heading_of_another_text_proves_it(texts: Path, names: tuple[str, str], together: bool) -> None:
    steps = [names] if together else [(name,) for name in names]
    for step in steps:
        build(*(texts / name for name in step), graph=texts / "graph")
    assert states(texts / "graph") == ["exact"]


def test_the_register_of_the_graph_keeps_what_was_learned(texts: Path) -> None:
    build(texts / "lamps.txt", graph=texts / "graph")
    build(texts / "more.txt", graph=texts / "graph")
    label = "PP Resolution 216 (Bucharest, 2022)"
    edition = f"?edition a itu:Edition ; rdfs:label '{label}' ; itu:adoptedAt ?conference"
    with Graph.open(texts / "graph") as opened:
        assert opened.query(f"ASK {{ GRAPH ?graph {{ {edition} }} }}") == [{"answer": True}]
