"""What the README and the page on Python say is what happens."""

from pathlib import Path

import pytest
from console_examples import ROOT, comparable, console_blocks, python_blocks, run_blocks

import itugraph

PAGES = [
    str(path.relative_to(ROOT))
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if python_blocks(path.read_text(encoding="utf-8"))
]


def test_commands_print_what_the_readme_says(tmp_path: Path) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    said = [comparable(block) for block in console_blocks(page)]
    printed = [comparable(block) for block in run_blocks(page, tmp_path)]
    assert len(said) == 6
    assert said == printed, "run 'make docs'"


@pytest.mark.parametrize("name", PAGES)
def test_python_examples_run_where_a_graph_was_built(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    itugraph.build("data/samples/side-by-side")
    blocks = python_blocks((ROOT / name).read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, name, "exec"), names)


def test_the_readme_says_what_its_first_example_prints(capsys: pytest.CaptureFixture[str]) -> None:
    block = python_blocks((ROOT / "README.md").read_text(encoding="utf-8"))[0]
    citing, _, _ = block.partition("\n\nitugraph.build")
    exec(citing, {})
    assert capsys.readouterr().out == "PP Resolution 71 Rev. Dubai, 2018\n"
    assert "# PP Resolution 71 Rev. Dubai, 2018\n" in block
