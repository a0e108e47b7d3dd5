"""The examples in the documentation: what they are, and what they print now.

    python tests/docs/console_examples.py README.md

writes what the commands print today into a page.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_VARYING = re.compile(r"^(Triples|Seconds) +[\d.,]+$", re.MULTILINE)


def console_blocks(page: str) -> list[str]:
    """The blocks of commands and what they print."""
    return _BLOCK.findall(page)


def python_blocks(page: str) -> list[str]:
    """The blocks of Python."""
    return _PYTHON.findall(page)


def commands(block: str) -> list[str]:
    """The commands of a block, without the `$`."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def comparable(block: str) -> str:
    """A block without what differs from run to run, or with every fact that the register learns."""
    return _VARYING.sub(r"\g<1> #", block)


def run_blocks(page: str, folder: Path) -> Iterator[str]:
    """Each block as it should be: its commands, each followed by what it prints, run one after another in a folder.

    The folder is made to look like the checkout, as far as the examples look at it.
    """
    (folder / "data").symlink_to(ROOT / "data")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ITUGRAPH_")}
    environment |= {"COLUMNS": "80", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    for block in console_blocks(page):
        printed = ""
        for command in commands(block):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
            printed += f"$ {command}\n{done.stdout}{done.stderr}"
        yield printed


def refresh(path: Path) -> None:
    """Write what the commands print today into a page."""
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        printed = run_blocks(page, Path(folder))
        path.write_text(_BLOCK.sub(lambda _: f"```console\n{next(printed)}```", page), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        refresh(Path(name))
