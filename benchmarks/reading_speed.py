"""How fast Word files are read, beside other readers in the same run, and how much memory 1,000 pages take.

    python benchmarks/reading_speed.py [FILE.docx] [--pages 200] [--json OUT]

The file's body is repeated until it has the pages asked for; a page is 3,000 characters of text, about what a
page of an ITU resolution holds. Records hold what other readers know nothing of: clauses with labels, citations
resolved against the register, the bodies named and their roles. Each reader reads the same file five times and the
best counts. Time is processor time, that of a process a reader starts included, so that other work on the machine
disturbs little. Readers that are not installed, or cannot read the file, are named with the reason.
"""

import argparse
import importlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

CHARACTERS_A_PAGE = 3_000
REPEATS = 5
SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples" / "word"


def repeated(source: Path, pages: int) -> bytes:
    """The file with its body repeated until it has so many pages."""
    with zipfile.ZipFile(source) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    xml = files["word/document.xml"].decode()
    start = re.search(r"<w:body>", xml)
    end = xml.rindex("</w:body>")
    assert start is not None
    body = re.sub(r"<w:sectPr\b.*?</w:sectPr>", "", xml[start.end() : end], flags=re.DOTALL)
    body = re.sub(r"<w:drawing>.*?</w:drawing>", "", body, flags=re.DOTALL)
    characters = sum(map(len, re.findall(r"<w:(?:t|delText)\b[^>]*>([^<]*)<", body)))
    times = max(1, round(pages * CHARACTERS_A_PAGE / characters))
    files["word/document.xml"] = (xml[: start.end()] + body * times + xml[end:]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_itugraph(path: Path) -> None:
    from itugraph.reading import read

    assert read(path).paragraphs


def with_itugraph_to_records(path: Path) -> None:
    from itugraph.extraction import extract

    assert extract(path).records


def with_python_docx(path: Path) -> None:
    library = importlib.import_module("docx")
    assert [paragraph.text for paragraph in library.Document(str(path)).paragraphs]


def with_docx2python(path: Path) -> None:
    library = importlib.import_module("docx2python")
    with library.docx2python(str(path)) as content:
        assert content.text


def with_pandoc(path: Path) -> None:
    if shutil.which("pandoc") is None:
        raise ImportError("pandoc")
    command = ["pandoc", "-f", "docx", "--track-changes=all", "-t", "native", str(path), "-o", "-"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


READERS: dict[str, Callable[[Path], None]] = {
    "itugraph, to paragraphs": with_itugraph,
    "itugraph, to records": with_itugraph_to_records,
    "python-docx (drops changes)": with_python_docx,
    "docx2python (drops changes)": with_docx2python,
    "pandoc (another process)": with_pandoc,
}


def best_seconds(reader: Callable[[Path], None], path: Path) -> float:
    """The least processor time a reader takes, in seconds."""
    times = []
    for _ in range(REPEATS):
        started = processor_seconds()
        reader(path)
        times.append(processor_seconds() - started)
    return min(times)


def processor_seconds() -> float:
    """The processor time of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def memory_of_reading(path: Path) -> float:
    """The most memory, in MB, of a process that reads the file to records and nothing else."""
    code = (
        "import sys, resource; from itugraph.extraction import extract; records = extract(sys.argv[1]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True
    )
    return int(result.stdout) * (1 if sys.platform == "darwin" else 1_024) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast Word files are read.")
    parser.add_argument(
        "file", nargs="?", type=Path, default=next(iter(sorted(SAMPLES.glob("*.docx"))), None)
    )
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    figures: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.docx"
        path.write_bytes(repeated(options.file, options.pages))
        print(f"{options.file.name}, {options.pages} pages, {path.stat().st_size / 1e6:.1f} MB")
        for name, reader in READERS.items():
            try:
                figures[name] = speed = options.pages / best_seconds(reader, path)
            except Exception as error:  # other readers may raise anything
                figures[name] = None
                print(f"{name:30} does not read it: {type(error).__name__} {error}")
            else:
                print(f"{name:30}{speed:8.0f} pages/s")
        path.write_bytes(repeated(options.file, 1_000))
        figures["memory for 1,000 pages, MB"] = memory_of_reading(path)
        print(f"{'memory for 1,000 pages':30}{figures['memory for 1,000 pages, MB']:8.0f} MB")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
