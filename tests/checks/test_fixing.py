"""`itugraph check FILE`, and what `--fix` writes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.reading import base_paragraphs, proposed_paragraphs, read

FORM = ["RESOLUTION 98 ( Rev. Geneva, 2022)", "(Hammamet, 2016; Geneva, 2022)"]
"""Lines of the sample as they should be."""
STALE = "Resolution 66 (Geneva, 2015)"
CURRENT = "Resolution 66 (Rev. Sharm El-Sheikh, 2019)"


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
    assert [line for line in FORM if line in after] == FORM
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 4


def test_what_is_of_substance_is_written_when_that_is_asked_for(
    draft: Path, mended: tuple[Path, str], tmp_path: Path
) -> None:
    copy, told = mended
    assert STALE in " ".join(proposed(copy))
    assert "is left: whether the new words fit is for a person to decide" in told
    done = itugraph(tmp_path, "check", draft, "--fix", "--fix-all", "-o", "all.docx")
    assert "for 7 of 19 findings" in done.stdout
    assert STALE not in " ".join(proposed(tmp_path / "all.docx"))
    assert CURRENT in " ".join(proposed(tmp_path / "all.docx"))
    assert base(tmp_path / "all.docx") == base(draft)


def test_it_says_what_was_changed_and_what_is_left(mended: tuple[Path, str]) -> None:
    _, told = mended
    assert told.startswith(
        "mended.docx has tracked changes by itugraph for 4 of 19 findings, each with a comment that says why. "
        "15 are left for a person.\n"
    )
    assert '  ITU301 number line, paragraph 12: "Rev.Geneva, 2022" becomes "Rev. Geneva, 2022".\n' in told
    assert "ITU401 error: recalling e), paragraph 22" in told
    assert "\n15 findings:" in told
    assert "ITU404" not in told.partition("\n15 findings:")[0].partition("\n\n")[2], (
        "what is mended is not reported"
    )


def accepted(mended: Path, need_program: Callable[[str], str], folder: Path) -> Path:
    """The file with all changes accepted, by another program."""
    path = folder / "accepted.docx"
    command = [need_program("pandoc"), "--track-changes=accept", str(mended), "-o", str(path)]
    subprocess.run(command, check=True, timeout=120)
    return path


def test_the_faults_are_gone_once_the_changes_are_accepted(
    draft: Path, mended: tuple[Path, str], need_program: Callable[[str], str], tmp_path: Path
) -> None:
    def found(path: Path) -> set[tuple[str, str]]:
        done = itugraph(tmp_path, "check", path, "-f", "json")
        return {(one["code"], one["text"]) for one in json.loads(done.stdout)}

    gone = {code for code, _ in found(draft) - found(mended[0])}
    assert gone >= {"ITU301", "ITU304", "ITU404"}
    assert {code for code, _ in found(accepted(mended[0], need_program, tmp_path))}.isdisjoint(
        {"ITU301", "ITU304", "ITU404"}
    )


def test_a_second_run_finds_nothing_more_to_mend(mended: tuple[Path, str], tmp_path: Path) -> None:
    done = itugraph(tmp_path, "check", mended[0], "--fix", "-o", "again.docx")
    assert "for 0 of 15 findings" in done.stdout
    assert (tmp_path / "again.docx").read_bytes() == mended[0].read_bytes()


def test_a_file_that_is_there_is_overwritten_only_by_force(tmp_path: Path, draft: Path) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_text("mine", encoding="utf-8")
    done = itugraph(tmp_path, "check", draft, "--fix", "-o", "copy.docx")
    assert (done.returncode, copy.read_text(encoding="utf-8")) == (2, "mine")
    assert (
        "copy.docx is there already: choose another name with -o, or overwrite it with --force."
        in done.stderr
    )
    assert itugraph(tmp_path, "check", draft, "--fix", "-o", "copy.docx", "--force").returncode == 1
    assert proposed(copy) != proposed(draft)


def test_nothing_is_left_half_written(tmp_path: Path, draft: Path) -> None:
    done = itugraph(tmp_path, "check", draft, "--fix", "-o", "nowhere/copy.docx")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "copy.docx cannot be written" in done.stderr


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
    done = itugraph(tmp_path, "check", draft, "--fix", "-o", "mended.docx", "-f", "json")
    assert len(json.loads(done.stdout)) == 15
    assert "for 4 of 19 findings" in done.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--fix", "-o", "copy.docx"), "--fix mends one Word file"),
        (("draft.docx", "--fix"), "--fix leaves the file itself as it is"),
        (("draft.docx", "--fix", "-o", "draft.docx"), "is the file to mend: choose another name"),
        (("draft.docx", "--fix", "-o", "copy.doc"), "let copy.doc end in .docx"),
        (("draft.docx", "-o", "copy.docx"), "-o is for the mended copy: give --fix too"),
        (("draft.docx", "--fix-all"), "--fix-all is for the mended copy: give --fix too"),
        (("draft.docx", "--force"), "--force is for the mended copy: give --fix too"),
        (("draft.docx", "draft.txt", "--fix", "-o", "copy.docx"), "--fix mends one Word file"),
        (("draft.txt", "--fix", "-o", "copy.docx"), "draft.txt is no Word file"),
        (("draft.txt", "--fix", "-o", "copy.docx"), "'itugraph redline draft.txt -o redline.docx'"),
        (("broken.docx", "--fix", "-o", "copy.docx"), "broken.docx"),
        (("none.docx",), "none.docx does not exist"),
    ],
)
def test_mistakes_end_with_two_and_a_sentence(
    tmp_path: Path, draft: Path, words: tuple[str, ...], problem: str
) -> None:
    (tmp_path / "draft.docx").write_bytes(draft.read_bytes())
    (tmp_path / "draft.txt").write_text("x", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(draft.read_bytes()[:2000])
    done = itugraph(tmp_path, "check", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "copy.docx").exists()
    assert (tmp_path / "draft.docx").read_bytes() == draft.read_bytes()
