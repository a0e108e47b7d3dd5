"""The scripts of the application: what is built once goes everywhere, without Node."""

import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT = "itugraph/web/static/built/"
WANTED = {
    "licenses.txt",
    "network.js",
    "network-layout.js",
    "side-by-side.js",
    "sparql.js",
    "sparql.css",
    "sources.sha256",
}


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", CHECKOUT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def without_node(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which neither node nor npm is to be found."""
    return {"PATH": str(tmp_path_factory.mktemp("empty")), "HOME": str(tmp_path_factory.mktemp("home"))}


Package = Callable[[Path, str, Path], Path]


@pytest.fixture(scope="module")
def package(without_node: dict[str, str]) -> Package:
    def run(source: Path, kind: str, target: Path) -> Path:
        """The wheel or source distribution of what is at `source`, built without Node."""
        command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
        subprocess.run(command, cwd=source, env=without_node, check=True, capture_output=True, text=True)
        return next(target.iterdir())

    return run


@pytest.fixture(scope="module")
def sdist(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(CHECKOUT, "sdist", tmp_path_factory.mktemp("sdist"))


def test_a_wheel_from_the_source_distribution_needs_no_node(
    sdist: Path, package: Package, tmp_path: Path, without_node: dict[str, str]
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    wheel = package(next((tmp_path / "unpacked").iterdir()), "wheel", tmp_path / "wheel")

    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix(BUILT) for name in archive.namelist() if name.startswith(BUILT)}
    assert held == WANTED

    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv/bin/python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, str(wheel)], check=True, env=without_node, capture_output=True)
    code = "import importlib.util; print(importlib.util.find_spec('itugraph').submodule_search_locations[0])"
    found = subprocess.run(
        [str(python), "-c", code], env=without_node, check=True, capture_output=True, text=True
    )
    folder = Path(found.stdout.strip())
    assert folder.is_relative_to(tmp_path / "venv")
    assert {path.name for path in (folder / "web/static/built").iterdir()} == WANTED


def test_the_source_distribution_has_the_sources_and_no_installed_packages(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {"hatch_build.py", "frontend/package-lock.json", "frontend/src/network/main.ts"} <= set(names)
    assert not [name for name in names if "node_modules" in name]


def test_the_same_sources_give_the_same_bytes(build: ModuleType, tmp_path: Path) -> None:
    built = CHECKOUT / build.BUILT
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}{os.pathsep}{Path(sys.executable).parent}"}
    subprocess.run(
        ["npm", "run", "--silent", "build", "--", str(tmp_path / "again")],
        cwd=CHECKOUT / "frontend",
        env=environment,
        check=True,
    )
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (built / path.name).read_bytes(), path.name


def test_the_front_end_is_built_anew_when_a_source_changes(build: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "frontend/src/main.ts"
    source.parent.mkdir(parents=True)
    source.write_text("export {};\n")
    before = build.digest_of(tmp_path)
    (tmp_path / "frontend/node_modules").mkdir()
    (tmp_path / "frontend/node_modules/any.js").write_text("")
    assert build.digest_of(tmp_path) == before
    source.write_text("export { };\n")
    assert build.digest_of(tmp_path) != before
    assert not build.is_built(tmp_path)


def test_the_bundles_carry_the_licences_of_what_is_in_them() -> None:
    told = (CHECKOUT / "src" / BUILT / "licenses.txt").read_text("utf-8")
    stated = set(re.findall(r"^Licence: (.+)$", told, re.MULTILINE))
    assert {"MIT", "Apache-2.0", "(MPL-2.0 OR Apache-2.0)"} <= stated
    assert not [licence for licence in stated if "GPL" in licence]
    for name in ("sigma", "graphology", "@zazuko/yasgui", "codemirror"):
        assert re.search(rf"^{re.escape(name)} \d", told, re.MULTILINE), name


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (CHECKOUT / "frontend/package-lock.json").read_text("utf-8")
