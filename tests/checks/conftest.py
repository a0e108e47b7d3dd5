"""The graph of the sample documents, and the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from itugraph.extraction import extract
from itugraph.graph import Store, build
from itugraph.register import Register, load_register


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="session")
def sample_store(
    samples: Path, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("graph") / "samples.graph"
    sources = sorted((samples / "side-by-side").glob("*.txt"))
    build((extract(source, register) for source in sources), folder, register)
    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="session")
def samples_text(samples: Path) -> list[str]:
    """The lines of the sample comparison."""
    [source] = sorted((samples / "side-by-side").glob("*.txt"))
    return source.read_text(encoding="utf-8").split("\n")
