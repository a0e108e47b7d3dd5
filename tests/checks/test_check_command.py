"""`itugraph check` and `itugraph explain` at the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from itugraph.graph import build


@pytest.fixture(scope="module")
def graph(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from itugraph.extraction import extract
    from itugraph.register import load_register

    folder = tmp_path_factory.mktemp("command") / "samples.graph"
    register = load_register()
    sources = sorted((samples / "side-by-side").glob("*.txt"))
    build((extract(source, register) for source in sources), folder, register)
    return folder


def itugraph(folder: Path, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "itugraph", *map(str, words)],
        capture_output=True, encoding="utf-8", cwd=folder, check=False, env=os.environ | {"COLUMNS": "100"},
    )  # fmt: skip


def codes(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {finding["code"] for finding in json.loads(done.stdout)}


def test_rules_are_selected_and_ignored(tmp_path: Path, graph: Path) -> None:
    done = itugraph(
        tmp_path, "check", "--graph", graph, "-f", "json", "--select", "ITU2", "--ignore", "ITU203"
    )
    assert done.returncode == 1, done.stderr
    assert codes(done) == {"ITU201", "ITU205", "ITU206"}


def test_less_severe_findings_can_be_left_out(tmp_path: Path, graph: Path) -> None:
    done = itugraph(tmp_path, "check", "--graph", graph, "-f", "json", "--severity", "error")
    assert codes(done) == {"ITU401"}


def test_a_baseline_leaves_nothing_of_what_it_has(tmp_path: Path, graph: Path) -> None:
    report = itugraph(tmp_path, "check", "--graph", graph, "-f", "json")
    (tmp_path / "known.json").write_text(report.stdout, encoding="utf-8")
    done = itugraph(tmp_path, "check", "--graph", graph, "--baseline", "known.json")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "No findings.")


def test_settings_of_the_folder_hold_and_the_command_line_goes_before(tmp_path: Path, graph: Path) -> None:
    (tmp_path / "itugraph.toml").write_text("[check]\nselect = ['ITU301']", encoding="utf-8")
    assert codes(itugraph(tmp_path, "check", "--graph", graph, "-f", "json")) == {"ITU301"}
    assert codes(itugraph(tmp_path, "check", "--graph", graph, "-f", "json", "--select", "ITU304")) == {
        "ITU304"
    }


def test_an_exception_without_use_is_told(tmp_path: Path, graph: Path) -> None:
    (tmp_path / "allowed.toml").write_text(
        "[[exception]]\ncode = 'ITU304'\nreason = 'as its author writes it'\n"
        "[[exception]]\ncode = 'ITU304'\nlabel = 'z'\nreason = 'gone'\n",
        encoding="utf-8",
    )
    done = itugraph(tmp_path, "check", "--graph", graph, "--select", "ITU304", "--exceptions", "allowed.toml")
    assert done.returncode == 0
    assert "The exception 'ITU304 z' in allowed.toml is about no finding and can go." in done.stderr


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--select", "ITU999"), "There is no rule 'ITU999'"),
        (("--baseline", "none.json"), "none.json is no report"),
        (("--exceptions", "none.toml"), "none.toml cannot be read"),
        (("--rules", "none"), "there is no such folder of rules"),
    ],
)
def test_mistakes_end_with_two_and_a_sentence(
    tmp_path: Path, graph: Path, words: tuple[str, ...], problem: str
) -> None:
    done = itugraph(tmp_path, "check", "--graph", graph, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_is_explained(tmp_path: Path) -> None:
    done = itugraph(tmp_path, "explain", "ITU301")
    assert done.returncode == 0
    assert done.stdout.startswith("## ITU301 edition-against-form\n")
    assert "Resolution 197 (Rev. Dubai 2018)" in done.stdout


def test_all_rules_are_listed(tmp_path: Path) -> None:
    from itugraph.checks import load_rules

    done = itugraph(tmp_path, "explain")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [rule.code for rule in load_rules()]


def test_an_unknown_rule_is_not_explained(tmp_path: Path) -> None:
    done = itugraph(tmp_path, "explain", "edition-againts-form")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean edition-against-form?" in done.stderr
