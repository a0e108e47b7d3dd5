"""`itugraph check SOURCE`: files are checked by themselves, without a graph that was built before."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import itugraph
from itugraph.checks import Finding


def check(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "itugraph", "check", *map(str, words)],
        capture_output=True, encoding="utf-8", cwd=folder, check=False,
        env=os.environ | {"COLUMNS": "100", "TMPDIR": str(folder)},
    )  # fmt: skip


def test_a_file_is_checked_and_nothing_is_left_behind(tmp_path: Path, samples: Path) -> None:
    done = check(tmp_path, samples / "word" / "EUR-38A31-1.docx", "-f", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert {finding["source"] for finding in json.loads(done.stdout)} == {"EUR-38A31-1.docx"}
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_checked_against_each_other(tmp_path: Path, samples: Path) -> None:
    done = check(tmp_path, samples / "word", "-f", "json", "--select", "ITU6")
    assert {finding["code"][:4] for finding in json.loads(done.stdout)} == {"ITU6"}


def test_a_file_gives_what_its_graph_gives(tmp_path: Path, samples: Path) -> None:
    def told(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, str]]:
        return [(finding.code, finding.line, finding.message) for finding in findings]

    source = samples / "word" / "IAP-39A23-1.docx"
    itugraph.build(source, graph=tmp_path / "built.graph")
    with itugraph.Graph.open(tmp_path / "built.graph") as built, itugraph.Graph.read(source) as read:
        assert told(read.check()) == told(built.check()) != []


def test_what_a_graph_of_files_is_kept_in_goes_with_it(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with itugraph.Graph.read(samples / "word" / "IAP-39A23-1.docx"):
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_adopted_text_recovers_what_a_flattened_source_changes(tmp_path: Path) -> None:
    lines = (
        "Resolution 98 (Rev. Geneva, 2022)\nOn things\n"
        "The World Telecommunication Standardization Assembly (Geneva, 2022),\nconsidering\n"
        "a)\tthat meters count water{more},\nresolves\nto go on counting.\n"
    )
    (tmp_path / "adopted.txt").write_text(lines.format(more=""), encoding="utf-8")
    proposal = lines.format(more=" as the sustainable development goals ask")
    (tmp_path / "proposal.txt").write_text("MOD\tEUR/38A31/1\n" + proposal, encoding="utf-8")
    assert check(tmp_path, "proposal.txt").returncode == 0, "nothing tells the new words from the old"
    done = check(tmp_path, "proposal.txt", "--base", "adopted.txt", "-f", "json")
    assert [(one["source"], one["code"]) for one in json.loads(done.stdout)] == [("proposal.txt", "ITU314")]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("none.docx",), "none.docx does not exist: check the name."),
        (("notes.txt",), "notes.txt holds no resolution or proposal"),
        (("notes.txt", "--graph", "a.graph"), "Sources are checked by themselves"),
        (("notes.txt", "--endpoint", "http://127.0.0.1:9/"), "Sources are checked by themselves"),
        (("notes.txt", "--base", "none.txt"), "none.txt does not exist"),
        (("--base", "notes.txt"), "--base is for sources"),
    ],
)
def test_mistakes_end_with_two_and_a_sentence(tmp_path: Path, words: tuple[str, ...], problem: str) -> None:
    (tmp_path / "notes.txt").write_text("Nothing to be decided here.\n", encoding="utf-8")
    done = check(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
