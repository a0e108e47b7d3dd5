import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.locations import shared_folder
from itugraph.register import Register, load_register


@pytest.fixture(scope="session")
def register() -> Register:
    """The register as it is shipped, whatever the user of this machine imported."""
    return load_register(shared_folder("data", "register"))


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the shipped tables, to one of which rows are added or in which something is replaced."""

    def copy(table: str, *rows: str, replace: tuple[str, str] | None = None) -> Path:
        folder = tmp_path / "register"
        shutil.copytree(shared_folder("data", "register"), folder, dirs_exist_ok=True)
        path = folder / table
        text = path.read_text(encoding="utf-8")
        if replace:
            assert replace[0] in text, "what is to be replaced must be there"
            text = text.replace(*replace)
        path.write_text(text + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return folder

    return copy
