"""A graph's folder: one generation of the store in force, replaced as a whole by the next.

    itugraph.graph/
        graph.json       format version, the generation in force, a fingerprint of each named graph
        lock             held while a build runs; the system frees it when the process ends, however it ends
        generation-7/    the store in force, never written to again
        generation-6/    the one before, kept for readers that are still on it

Renaming the new `graph.json` over the old one is the only step that readers see, and it is atomic: a build
that is killed leaves the old generation in force, and what it left behind goes with the next build.
"""

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from itugraph.graph.vocabulary import GRAPH_FORMAT
from itugraph.model import StoreError

_MANIFEST = "graph.json"
_LOCK = "lock"
_GENERATION = re.compile(r"generation-(\d+)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `graph.json` says; `fingerprints` are by the IRI of the named graph."""

    generation: str
    fingerprints: Mapping[str, str] = field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """What is in force in a graph's folder.

    Raises `StoreError` where there is no graph, or one of another format version.
    """
    path = folder / _MANIFEST
    if not path.exists():
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is a file, not a graph: name the folder that 'itugraph build' wrote.")
        if folder.is_dir() and any(folder.iterdir()) and not _left_by_a_build(folder):
            raise StoreError(f"{folder} is not a graph: name the folder that 'itugraph build' wrote.")
        raise StoreError(
            f"There is no graph in {folder}: make one with 'itugraph build SOURCE --graph {folder}'."
        )
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        version, generation = said["format"], said["generation"]
        fingerprints = {str(graph): str(value) for graph, value in said.get("fingerprints", {}).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            f"The graph in {folder} is damaged ({_MANIFEST}): remove the folder and build again."
        ) from error
    if version != GRAPH_FORMAT:
        age = "a newer" if isinstance(version, int) and version > GRAPH_FORMAT else "an older"
        advice = "update itugraph" if age == "a newer" else "remove the folder and build again"
        raise StoreError(
            f"The graph in {folder} was built by {age} itugraph (format {version}, not {GRAPH_FORMAT}): {advice}."
        )
    if not isinstance(generation, str) or not _GENERATION.fullmatch(generation):
        raise StoreError(
            f"The graph in {folder} is damaged ({_MANIFEST}): remove the folder and build again."
        )
    return Manifest(generation, fingerprints)


def manifest_mark(folder: Path) -> tuple[int, int, int] | None:
    """What differs whenever another generation was put in force; None where there is none."""
    try:
        found = (folder / _MANIFEST).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def identity(folder: Path) -> str:
    """What tells the graph in force from any other: equal identities mean equal graphs.

    Raises `StoreError` where there is none.
    """
    try:
        return hashlib.sha256((folder / _MANIFEST).read_bytes()).hexdigest()[:12]
    except OSError as error:
        raise StoreError(f"The graph in {folder} was removed: build it again.") from error


def generation_path(folder: Path, manifest: Manifest) -> Path:
    """The folder of the store in force."""
    return folder / manifest.generation


class Replacement:
    """A build's hold on a graph's folder: the generation in force, if any, and the next one to be written."""

    def __init__(self, folder: Path, current: Manifest | None) -> None:
        self._folder = folder
        self.current = current
        self.current_path = generation_path(folder, current) if current else None
        numbers = [int(found[1]) for path in folder.iterdir() if (found := _GENERATION.fullmatch(path.name))]
        self._next = f"generation-{max(numbers, default=0) + 1}"
        self.next_path = folder / self._next

    def publish(self, fingerprints: Mapping[str, str]) -> None:
        """Put the next generation in force and remove all but it and the one before."""
        manifest = {
            "format": GRAPH_FORMAT,
            "generation": self._next,
            "fingerprints": dict(sorted(fingerprints.items())),
        }
        draft = self._folder / (_MANIFEST + ".new")
        with draft.open("w", encoding="utf-8") as file:
            json.dump(manifest, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / _MANIFEST)
        self._remove_all_but(self._next, self.current.generation if self.current else self._next)

    def discard(self) -> None:
        """Remove what was written of the next generation."""
        self._remove_all_but(self.current.generation if self.current else None, None)

    def _remove_all_but(self, *kept: str | None) -> None:
        for path in self._folder.iterdir():
            if _GENERATION.fullmatch(path.name) and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def replacing(folder: Path) -> Iterator[Replacement]:
    """Hold a graph's folder, made if need be, while its next generation is written.

    What is not published is removed at the end, and a folder that was made for nothing with it. Raises
    `StoreError` when another build holds the folder, when it holds something else than a graph or a graph of
    another format, and when it cannot be written.
    """
    made = not folder.exists()
    current = None
    if not made and ((folder / _MANIFEST).exists() or not _is_free(folder)):
        current = read_manifest(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("a")
    except OSError as error:
        raise StoreError(
            f"The graph cannot be written to {folder} ({error.strerror}): choose another folder."
        ) from error
    replacement: Replacement | None = None
    try:
        _hold(lock, folder)
        if (folder / _MANIFEST).exists():
            current = read_manifest(folder)
        replacement = Replacement(folder, current)
        yield replacement
    except BaseException:
        if replacement:
            replacement.discard()
            if made:
                with suppress(OSError):
                    (folder / _LOCK).unlink()
                    folder.rmdir()
        raise
    finally:
        lock.close()


def _is_free(folder: Path) -> bool:
    """Whether a folder without a manifest may become a graph's: empty, or left by a killed build."""
    return folder.is_dir() and (_left_by_a_build(folder) or not any(folder.iterdir()))


def _left_by_a_build(folder: Path) -> bool:
    names = {path.name for path in folder.iterdir()}
    return _LOCK in names and all(
        name in {_LOCK, _MANIFEST + ".new"} or _GENERATION.fullmatch(name) for name in names
    )


def _hold(lock: IO[str], folder: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StoreError(
            f"Another build is writing the graph in {folder}: wait until it has ended, then try again."
        ) from error
