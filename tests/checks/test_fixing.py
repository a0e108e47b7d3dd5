"""`itugraph check FILE`, and what `--fix` writes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.reading import base_paragraphs, proposed_paragraphs, read

MENDED = {
    "RESOLUTION 98 ( Rev. Geneva, 2022)",
    "(Hammamet, 2016; Geneva, 2022)",
}
"""Lines of the sample as they should be."""


def itugraph(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "itugraph", *map(str, words)],
        capture_output=True, encoding="utf-8", cwd=folder, check=False, env=os.environ | {"COLUMNS": "100"},
    )  # fmt: skip


def plain(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts if text.strip()]


def base(path: Path) -> list[str]:
    return plain([paragraph.text for paragraph in base_paragraphs(read(path))])


def proposed(path: Path) -> list[str]:
    return plain([paragraph.text for paragraph in proposed_paragraphs(read(path))])


@pytest.fixture(scope="module")
def draft(samples: Path) -> Path:
    return samples / "word" / "EUR-38A31-1.docx"


@pytest.fixture(scope="module")
def mended(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The mended copy of a sample, and what was said of it."""
    folder = tmp_path_factory.mktemp("mended")
    done = itugraph(folder, "check", draft, "--fix", "-o", "mended.docx")
    assert (done.returncode, done.stderr) == (1, "")
    return folder / "mended.docx", done.stdout


def test_a_file_is_checked_by_itself(tmp_path: Path, draft: Path) -> None:
    done = itugraph(tmp_path, "check", draft, "--select", "ITU304")
    assert done.returncode == 1
    assert "ITU304 warning: recalling d), paragraph 20" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_base_stays_and_the_proposed_text_is_mended(draft: Path, mended: tuple[Path, str]) -> None:
    copy, _ = mended
    assert base(copy) == base(draft)
    before, after = proposed(draft), proposed(copy)
    assert set(after) - set(before) > MENDED
    assert len(before) == len(after)
    assert any("(Rev. Sharm El-Sheikh, 2019)" in line for line in after)


def test_it_says_what_was_changed_and_what_is_left(mended: tuple[Path, str]) -> None:
    _, told = mended
    assert told.startswith("mended.docx: 7 of 19 findings mended, as tracked changes by itugraph.\n")
    assert '  ITU301 number line, paragraph 12: "Rev.Geneva, 2022" becomes "Rev. Geneva, 2022".\n' in told
    assert "ITU401 error: recalling e), paragraph 22" in told
    assert "12 findings:" in told


def test_a_second_run_finds_nothing_more_to_mend(mended: tuple[Path, str], tmp_path: Path) -> None:
    done = itugraph(tmp_path, "check", mended[0], "--fix", "-o", "again.docx")
    assert done.stdout.startswith("again.docx: 0 of ")


def test_libreoffice_reads_it_so(
    need_program: Callable[[str], str], mended: tuple[Path, str], tmp_path: Path
) -> None:
    copy, _ = mended
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [need_program("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "saved"), str(copy)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    saved = tmp_path / "saved" / copy.name
    assert base(saved) == base(copy)
    assert proposed(saved) == proposed(copy)


def test_other_formats_stay_whole(tmp_path: Path, draft: Path) -> None:
    import json

    done = itugraph(tmp_path, "check", draft, "--fix", "-o", "mended.docx", "-f", "json")
    assert len(json.loads(done.stdout)) == 12
    assert "7 of 19 findings mended" in done.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--fix", "-o", "copy.docx"), "--fix mends one Word file"),
        (("draft.docx", "--fix"), "--fix never changes the file itself"),
        (("draft.docx", "--fix", "-o", "draft.docx"), "is the file to mend, which is left as it is"),
        (("draft.docx", "-o", "copy.docx"), "-o is where --fix writes"),
        (("draft.txt", "--fix", "-o", "copy.docx"), "--fix mends one Word file"),
        (("none.docx",), "none.docx does not exist"),
    ],
)
def test_mistakes_end_with_two_and_a_sentence(
    tmp_path: Path, draft: Path, words: tuple[str, ...], problem: str
) -> None:
    (tmp_path / "draft.docx").write_bytes(draft.read_bytes())
    (tmp_path / "draft.txt").write_text("x", encoding="utf-8")
    done = itugraph(tmp_path, "check", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "copy.docx").exists()
    assert (tmp_path / "draft.docx").read_bytes() == draft.read_bytes()
