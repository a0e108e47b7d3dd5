"""The command line, and the graph of the sample for it to validate."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner


@pytest.fixture
def validated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run `itugraph validate` in an empty folder; gives its exit code, what it prints, and what it says beside."""
    from itugraph.cli import app

    for name in [name for name in os.environ if name.startswith("ITUGRAPH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        done = CliRunner().invoke(app, ["validate", *map(str, arguments)], catch_exceptions=False)
        return done.exit_code, done.stdout, done.stderr

    return run


@pytest.fixture(scope="session")
def sample_graph(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of the sample documents."""
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("graphs") / "sample.graph"
    build(samples / "side-by-side", graph=folder)
    return folder
