"""Small resolutions in our own words, and what other programs read in the files that are written of them."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from itugraph.extraction import extract, extract_document
from itugraph.model import Document, Extraction, Paragraph, Run, RunStatus, TrackedBy

DRAFTER = TrackedBy("A. Drafter", "2022-02-01T09:00:00Z")
_STATUS: dict[str, RunStatus] = {
    "-": "deleted",
    "+": "inserted",
    "<": "moved-from",
    ">": "moved-to",
    "?": "undecided",
}
_EDIT = re.compile(r"\{([-+<>?])(.*?)\1\}", re.DOTALL)
_MARK = re.compile(r"\{([-+<>])¶\}$")

HEAD = (
    "RESOLUTION 98 ({-Hammamet, 2016-}{+Rev. Geneva, 2022+})",
    "Bells on bicycles",
    "(Hammamet, 2016{+; Geneva, 2022+})",
    "The World Telecommunication Standardization Assembly ({-Hammamet, 2016-}{+Geneva, 2022+}),",
)


def runs(marked: str, tracked: TrackedBy | None = DRAFTER) -> tuple[Run, ...]:
    """The runs of `kept {-struck-}{+inserted+}{<moved away<}{>moved here>}`."""
    found: list[Run] = []
    at = 0
    for edit in _EDIT.finditer(marked):
        found += [Run(marked[at : edit.start()]), Run(edit[2], _STATUS[edit[1]], tracked)]
        at = edit.end()
    return tuple(run for run in (*found, Run(marked[at:])) if run.text)


def tracked(
    *lines: str, identifier: str = "EUR/38A31/1", action: str = "MOD", head: bool = True
) -> Extraction:
    """A proposal with tracked changes: a line a paragraph, `{+¶}` at its end for an inserted mark."""
    paragraphs = []
    for number, line in enumerate((f"{action}\t{identifier}", *(HEAD if head else ()), *lines), start=1):
        mark = _MARK.search(line)
        status = _STATUS[mark[1]] if mark else "kept"
        text = line[: mark.start()] if mark else line
        paragraphs.append(
            Paragraph(number, runs(text), status, mark_tracked=None if status == "kept" else DRAFTER)
        )
    source = f"{identifier.replace('/', '-')}.docx"
    digest = hashlib.sha256(repr(lines).encode()).hexdigest()
    return extract_document(Document(source, "word", tuple(paragraphs), digest))


def read_back(data: bytes, folder: Path, name: str = "written.docx") -> Extraction:
    """What our own reader finds in a file that was written."""
    path = folder / name
    path.write_bytes(data)
    return extract(path)


def pandoc_lines(program: str, path: Path, choice: str) -> list[str]:
    """The paragraphs that are not blank with all changes accepted or rejected, tables left out."""
    done = subprocess.run(
        [program, f"--track-changes={choice}", "-f", "docx", "-t", "json", str(path)],
        capture_output=True,
        check=True,
        timeout=120,
    )
    lines = (plain("".join(_inlines(block))) for block in _paragraphs(json.loads(done.stdout)["blocks"]))
    return [line for line in lines if line]


def plain(text: str) -> str:
    """Text with all blanks alike, since pandoc turns tabs and line breaks into blanks, and joins paragraphs with one."""
    return re.sub(r" (?=[,;.])", "", " ".join(text.split()))


def _paragraphs(blocks: list[Any]) -> Iterator[Any]:
    for block in blocks:
        if block["t"] in ("Para", "Plain", "Header"):
            yield block
        elif block["t"] in ("BlockQuote", "Div"):
            yield from _paragraphs(block["c"] if block["t"] == "BlockQuote" else block["c"][1])
        elif block["t"] in ("BulletList", "OrderedList"):
            items = block["c"] if block["t"] == "BulletList" else block["c"][1]
            for item in items:
                yield from _paragraphs(item)


def _inlines(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _inlines(item)
    elif isinstance(node, dict):
        if node["t"] == "Str":
            yield node["c"]
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif "c" in node:
            yield from _inlines(node["c"])
