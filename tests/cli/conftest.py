"""The command line in a folder of its own, on a terminal of 80 columns."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Outcome, Run
from typer.testing import CliRunner


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: empty, with nothing of the machine's settings."""
    for name in [name for name in os.environ if name.startswith("ITUGRAPH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(place: Path) -> Run:
    """Run a command in this process."""
    from itugraph.cli import app

    def started(*arguments: str | Path, **environment: str) -> Outcome:
        done = CliRunner().invoke(
            app, list(map(str, arguments)), env=environment, prog_name="itugraph", catch_exceptions=False
        )
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return started


@pytest.fixture
def run_process(place: Path) -> Run:
    """Run a command in a process of its own; `before` is called in it first."""

    def started(
        *arguments: str | Path, before: Callable[[], None] | None = None, **environment: str
    ) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "itugraph", *map(str, arguments)],
            cwd=place,
            env=os.environ | environment,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=120,
            preexec_fn=before,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return started


@pytest.fixture(scope="session")
def sample(samples: Path) -> Path:
    """The three proposals on Resolution 98, flattened side by side."""
    return samples / "side-by-side" / "resolution-98-side-by-side.txt"


@pytest.fixture(scope="session")
def graph(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the sample, for commands that only read it."""
    from itugraph import build

    folder = tmp_path_factory.mktemp("graphs") / "sample.graph"
    build(sample, graph=folder)
    return folder
