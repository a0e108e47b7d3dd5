"""Word files give the text before and after their changes, as an independent reader gives it."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from word_cases import CASES, Case

from itugraph.model import Paragraph
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs
from itugraph.reading.word import read_word


def lines(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in paragraphs if paragraph.runs)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_text_before_and_after_the_changes(case: Case) -> None:
    document = read_word(case.data, case.name)
    assert lines(base_paragraphs(document)) == case.before
    assert lines(proposed_paragraphs(document)) == case.after


@pytest.mark.parametrize("case", [case for case in CASES if not case.pandoc_errs], ids=lambda case: case.name)
def test_pandoc_reads_the_same(case: Case, need_program: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "case.docx"
    path.write_bytes(case.data)
    document = read_word(path)
    assert plain(base_paragraphs(document)) == pandoc(need_program("pandoc"), path, "reject")
    assert plain(proposed_paragraphs(document)) == pandoc(need_program("pandoc"), path, "accept")


def test_at_least_twenty_files_are_compared() -> None:
    assert len([case for case in CASES if not case.pandoc_errs]) >= 20


PANDOC_ERRS: dict[str, Callable[[str], str]] = {
    "soft hyphens, which show at line ends only, are kept": lambda line: line.replace("\u00ad", ""),
    "the copyright sign of the font Symbol becomes a private code": lambda line: line.replace(
        "\uf8e9", "\u00a9"
    ),
    "what is typed after the number of a note's mark is kept": lambda line: line.removesuffix(", bis"),
    "a note's mark that was typed is kept in the text": lambda line: re.sub(r"(?<=[a-z])\d(?=\.)", "", line),
    "the number typed before a note is kept": lambda line: re.sub(r"^[1-9] (?=\w)", "", line),
}
"""What pandoc gives otherwise in the real resolution, and how to undo it."""


@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_real_resolution_reads_as_pandoc_reads_it(
    shared: Path, need_program: Callable[[str], str], choice: str
) -> None:
    path = shared / "documents" / "word" / "WTSA16_Res1.docx"
    document = read_word(path)
    ours = plain(proposed_paragraphs(document) if choice == "accept" else base_paragraphs(document))
    theirs = pandoc(need_program("pandoc"), path, choice)
    mended = [
        next((line for line in mendings(theirs_line) if line == our_line), theirs_line)
        for our_line, theirs_line in zip(ours, theirs, strict=True)
    ]
    assert mended == ours
    assert len(ours) > 350
    assert sum(a != b for a, b in zip(ours, theirs, strict=True)) <= 9


def mendings(line: str) -> Iterator[str]:
    """The line with one of pandoc's errors undone."""
    return (mend(line) for mend in PANDOC_ERRS.values())


def plain(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Lines with all blanks alike: pandoc turns tabs and line breaks into blanks."""
    return [text for paragraph in paragraphs if (text := squeezed(paragraph.text))]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def pandoc(program: str, path: Path, choice: str) -> list[str]:
    """The paragraphs pandoc finds, and those of footnotes after them."""
    command = [program, "-f", "docx", f"--track-changes={choice}", "-t", "json", str(path)]
    tree = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    notes: list[str] = []
    body = list(_blocks(tree["blocks"], notes))
    return [text for line in body + notes if (text := squeezed(line))]


def _blocks(node: Any, notes: list[str]) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _blocks(child, notes)
    elif isinstance(node, dict) and node.get("t") in ("Para", "Plain"):
        yield _inline(node["c"], notes)
    elif isinstance(node, dict) and node.get("t") == "Header":
        yield _inline(node["c"][2], notes)
    elif isinstance(node, dict) and node.get("t") == "LineBlock":
        yield from (_inline(line, notes) for line in node["c"])
    elif isinstance(node, dict):
        yield from _blocks(node.get("c", []), notes)


def _inline(node: Any, notes: list[str]) -> str:
    if isinstance(node, list):
        return "".join(_inline(child, notes) for child in node)
    if not isinstance(node, dict):
        return ""
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Str":
        return str(content)
    if kind == "Note":
        notes.extend(_blocks(content, notes))
        return ""
    if kind == "Image":
        return ""
    if kind == "Math":
        return str(content[1])
    return _inline(content[1] if kind in ("Span", "Link", "Quoted") else content, notes)
