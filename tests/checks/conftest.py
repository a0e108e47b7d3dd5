"""The wording of the sample documents."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def samples_text(samples: Path) -> list[str]:
    """The lines of the sample comparison."""
    [source] = sorted((samples / "side-by-side").glob("*.txt"))
    return source.read_text(encoding="utf-8").split("\n")
