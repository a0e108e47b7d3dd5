"""The command line as tests run it, and what they look at afterwards."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Run = Callable[..., "Outcome"]
"""Runs `itugraph` with the given arguments; names given by keyword are environment variables."""


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its content; a graph's lock says nothing and is left out."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }
