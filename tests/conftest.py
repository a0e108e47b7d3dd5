"""Fixtures for what a test needs beyond Python: skipped with a reason, or failed in strict mode, when missing."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from itugraph.graph import Store
    from itugraph.register import Register

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
]
STRICT = os.environ.get("ITUGRAPH_TEST_STRICT") == "1"


def missing(what: str) -> None:
    """Skip the running test because `what` is not here; in strict mode fail it."""
    if STRICT:
        pytest.fail(f"{what} is missing, and ITUGRAPH_TEST_STRICT=1 asks for it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session", autouse=True)
def no_import(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the register of every test as it is shipped, whatever the user of this machine imported."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ITUGRAPH_REGISTER", str(tmp_path_factory.mktemp("register") / "none.sqlite"))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample documents in our own words."""
    return ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def register() -> "Register":
    """The register as it is shipped."""
    from itugraph.register import load_register

    return load_register()


@pytest.fixture(scope="session")
def sample_store(
    samples: Path, register: "Register", tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Store]":
    """The graph of the sample comparison."""
    from itugraph.extraction import extract
    from itugraph.graph import Store, build

    folder = tmp_path_factory.mktemp("graph") / "samples.graph"
    sources = sorted((samples / "side-by-side").glob("*.txt"))
    build((extract(source, register) for source in sources), folder, register)
    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents, which are kept outside the repository."""
    folder = Path(os.environ.get("ITUGRAPH_SHARED", ROOT.parent / "shared"))
    if not (folder / "documents").is_dir():
        missing("the folder of real documents (ITUGRAPH_SHARED)")
    return folder


@pytest.fixture(scope="session")
def need_program() -> Callable[[str], str]:
    """Give the path of a program that the test runs beside our own code."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            missing(f"the program {name}")
        assert path is not None
        return path

    return find


@pytest.fixture(scope="session")
def chromium(need_program: Callable[[str], str]) -> "Iterator[Browser]":
    """A real Chromium, one for all tests of a process: Playwright runs only once in each."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_program("chromium"), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that finds what stands in the way of some readers of a page (axe-core)."""
    script = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        missing("axe-core (python hatch_build.py --for-tests)")
    return script.read_text(encoding="utf-8")
