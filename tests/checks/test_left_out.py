"""What a report leaves out: what an earlier one had, and what was allowed with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_report import BETWEEN, MISSING, STALE

from itugraph.checks import read_exceptions, render_findings, without_allowed, without_known
from itugraph.checks.baseline import fingerprint
from itugraph.model import InputError


def baseline(folder: Path, *findings: object) -> Path:
    path = folder / "baseline.json"
    path.write_text(render_findings(findings, "json"), encoding="utf-8")  # type: ignore[arg-type]
    return path


def test_known_findings_are_left_out(tmp_path: Path) -> None:
    assert without_known([MISSING, STALE, BETWEEN], baseline(tmp_path, STALE)) == (MISSING, BETWEEN)


def test_a_finding_is_known_on_another_line_and_in_other_words(tmp_path: Path) -> None:
    moved = replace(STALE, line=95, start=7, end=35, message="Said otherwise.")
    assert without_known([moved], baseline(tmp_path, STALE)) == ()
    assert fingerprint(moved) == fingerprint(STALE)


def test_a_second_finding_of_the_same_kind_is_new(tmp_path: Path) -> None:
    assert without_known([STALE, STALE], baseline(tmp_path, STALE)) == (STALE,)
    assert without_known([replace(STALE, text="Resolution 9")], baseline(tmp_path, STALE)) != ()


@pytest.mark.parametrize("content", ["", "{}", "[1]", '[{"text": 1}]', '[{"code": {}}]', '[{"code": 1}]'])
def test_a_baseline_that_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is no report of findings"):
        without_known([STALE], path)


def exceptions(folder: Path, text: str) -> Path:
    path = folder / "exceptions.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("places", "allowed"),
    [
        ("", True),
        ("proposal = 'EUR/38A31/1'\nlabel = 'b'", True),
        ("proposal = 'EUR/38A31/1'\nlabel = 'c'", False),
        ("source = 'other.txt'", False),
        ("text = 'Resolution 66 (Geneva, 2015)'", True),
    ],
)
def test_an_exception_holds_where_it_says(tmp_path: Path, places: str, allowed: bool) -> None:
    told = read_exceptions(
        exceptions(tmp_path, f"[[exception]]\ncode = 'ITU201'\nreason = 'kept on purpose'\n{places}")
    )
    kept, unused = without_allowed([STALE], told)
    assert (kept, unused) == (((), ()) if allowed else ((STALE,), told))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[exception]]\ncode = 'ITU201'", "exception 1 has no reason"),
        ("[[exception]]\ncode = 'ITU201'\nreason = ' '", "exception 1 has no reason"),
        ("[[exception]]\nreason = 'x'", "exception 1 has no code"),
        ("[[exception]]\ncode = 'ITU201'\nreason = 'x'\nline = '7'", "exception 1 has 'line'"),
        ("[[exception]]\ncode = 201\nreason = 'x'", "exception 1 must hold texts"),
        ("exception = 'ITU201'", "holds tables"),
        ("[other]", "holds tables"),
        ("[[exception", "cannot be read as a file of exceptions"),
    ],
)
def test_a_wrong_file_of_exceptions_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InputError, match=r"exceptions\.toml") as caught:
        read_exceptions(exceptions(tmp_path, text))
    assert problem in str(caught.value)
