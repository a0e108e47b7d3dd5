"""A flattened proposal is read against the edition it changes, wherever that edition comes from."""

from pathlib import Path

import pytest

import itugraph

HEADER = (
    "RESOLUTION 98 ({})\nStandards\nThe World Telecommunication Standardization Assembly ({}),\nrecalling\n"
)
BASE = HEADER.format("Hammamet, 2016", "Hammamet, 2016") + "a)\tthe work of towns;\nb)\tthe rest,\n"
PROPOSAL = (
    "MOD\tEUR/38A31/1\n"
    + HEADER.format("Hammamet, 2016Rev. Geneva, 2022", "Hammamet, 2016Geneva, 2022")
    + "a)\tthe work of towns and villages;\nb)\tthe rest,\n"
)
CHANGED = """
SELECT ?before ?after WHERE {
  ?clause itu:ofProposal ?proposal ; itu:change "modified" ; itu:textBefore ?before ; itu:textAfter ?after .
  ?clause a itu:Clause
}
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The proposal sorts before the base, so that neither order of names nor of arguments helps."""
    folder = tmp_path / "documents"
    folder.mkdir()
    paths = {"base": folder / "z-base.txt", "proposal": folder / "a-proposal.txt", "folder": folder}
    paths["base"].write_text(BASE)
    paths["proposal"].write_text(PROPOSAL)
    return paths


@pytest.mark.parametrize(
    "builds",
    [[["folder"]], [["proposal", "base"]], [["base"], ["proposal"]]],
    ids=["one folder", "named after it", "in the graph before"],
)
def test_the_base_is_found(builds: list[list[str]], files: dict[str, Path], tmp_path: Path) -> None:
    for names in builds:
        itugraph.build(*(files[name] for name in names), graph=tmp_path / "graph")
    with itugraph.Graph.open(tmp_path / "graph") as graph:
        rows = graph.query(CHANGED)
    assert rows == [{"before": "the work of towns;", "after": "the work of towns and villages;"}]


def test_without_a_base_nothing_is_made_up(files: dict[str, Path], tmp_path: Path) -> None:
    itugraph.build(files["proposal"], graph=tmp_path / "graph")
    with itugraph.Graph.open(tmp_path / "graph") as graph:
        assert graph.query(CHANGED) == []
