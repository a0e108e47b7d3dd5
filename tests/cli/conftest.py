"""The command line as a person meets it: a process of its own, in a folder of its own."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `itugraph` with these arguments in an empty folder, on a terminal of 80 columns."""

    def started(
        *arguments: str | Path, before: Callable[[], None] | None = None, **environment: str
    ) -> Outcome:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ITUGRAPH_")}
        done = subprocess.run(
            [sys.executable, "-m", "itugraph", *map(str, arguments)],
            cwd=tmp_path,
            env=inherited | {"COLUMNS": "80", "XDG_DATA_HOME": str(tmp_path / "data")} | environment,
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
