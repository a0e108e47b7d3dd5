"""Word files that other programs write are read like Word's."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from word_builder import cell, docx, p, row, table
from word_cases import CASES

from itugraph.model import Paragraph
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs
from itugraph.reading.word import read_word

LOST = {
    "mark inserted by one and deleted by another": "marks that are inserted and deleted",
    "inserted row": "insertions and deletions of rows whose text is not marked as well",
    "deleted row": "insertions and deletions of rows whose text is not marked as well",
    "page breaks": "page breaks inside paragraphs, which part them",
    "field whose result changed": "changes inside the result of a field",
    "field in a field": "fields in fields",
    "field without an end": "damaged fields",
    "simple field": "the number of the page, which it counts anew",
    "text box on a joined paragraph": "the order of a text box and a deleted mark",
    "formula": "this formula, of which it keeps nothing",
}
"""What LibreOffice itself changes when it opens and saves a file."""


def plain(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [text for paragraph in paragraphs if (text := " ".join(paragraph.text.split()))]


@pytest.fixture(scope="module")
def saved_again(need_program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cases, opened and saved by LibreOffice."""
    soffice = need_program("soffice")
    folder = tmp_path_factory.mktemp("libreoffice")
    paths = []
    for index, case in enumerate(CASES):
        paths.append(folder / f"{index}.docx")
        paths[-1].write_bytes(case.data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved")]
    subprocess.run(
        [soffice, profile, *options, *map(str, paths)], capture_output=True, check=True, timeout=300
    )
    return folder / "saved"


@pytest.mark.parametrize(
    "index", [pytest.param(index, id=case.name) for index, case in enumerate(CASES) if case.name not in LOST]
)
def test_files_saved_by_libreoffice(index: int, saved_again: Path) -> None:
    case = CASES[index]
    document = read_word(saved_again / f"{index}.docx")
    assert plain(base_paragraphs(document)) == [" ".join(line.split()) for line in case.before]
    assert plain(proposed_paragraphs(document)) == [" ".join(line.split()) for line in case.after]


def test_files_written_by_python_docx() -> None:
    library: Any = pytest.importorskip("docx", reason="python-docx is missing")
    document = library.Document()
    document.add_heading("Title", 1)
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Number")
    document.add_paragraph("point", style="List Bullet")
    grid = document.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "left", "right"
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_word(buffer.getvalue())
    assert [(paragraph.style, paragraph.text) for paragraph in found.paragraphs] == [
        ("heading 1", "Title"),
        ("List Number", "1.\tone"),
        ("List Number", "2.\ttwo"),
        ("List Bullet", "\u2022\tpoint"),
        ("Normal", "left"),
        ("Normal", "right"),
    ]


def test_labels_as_libreoffice_counts_them(need_program: Callable[[str], str], tmp_path: Path) -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0), (2, 0), (5, 0), (4, 0)]
    blocks = [p(f"x{index}", numbering=place) for index, place in enumerate(places)]
    path = tmp_path / "labels.docx"
    path.write_bytes(docx(*blocks, table(row(cell(p("in", numbering=(2, 0))))), p("after", numbering=(2, 0))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run(
        [need_program("soffice"), profile, *options, str(path)], capture_output=True, check=True, timeout=120
    )
    theirs = path.with_suffix(".txt").read_text(encoding="utf-8-sig").split()
    ours = [word for paragraph in read_word(path).paragraphs for word in paragraph.text.split()]
    assert ours == theirs
