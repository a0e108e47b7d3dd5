"""The notebook of the documentation runs, and its answers show as tables."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path("docs") / "notebook.ipynb"


@pytest.fixture(scope="module")
def notebook(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook after it ran in a folder of its own."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "data").symlink_to(root / "data", target_is_directory=True)
    read = nbformat.read(root / NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(read, timeout=120, resources={"metadata": {"path": str(folder)}})
    return client.execute()


def test_it_is_kept_without_outputs(root: Path) -> None:
    read = nbformat.read(root / NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(read)
    codes = [cell for cell in read.cells if cell.cell_type == "code"]
    assert codes
    assert all(not cell.outputs and cell.execution_count is None for cell in codes)


def test_answers_show_as_tables(notebook: Any) -> None:
    tables = [
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    assert len(tables) >= 4
    assert "<td>Rev. Busan, 2014</td><td>struck</td><td>CITEL</td>" in tables[0]


def test_nothing_went_wrong(notebook: Any) -> None:
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [
        output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"
    ]
