"""Where a project says how it is checked, and what it may say."""

from datetime import date
from pathlib import Path

import pytest

from itugraph.checks import Settings, find_settings
from itugraph.model import InputError

WHOLE = """
select = ["ITU1", "superseded-edition"]
ignore = ["ITU203"]
severity = "warning"
baseline = "known.json"
exceptions = "allowed.toml"
rules = "rules"
as-of = 2024-10-15
"""


@pytest.mark.parametrize(
    ("name", "table"), [("itugraph.toml", "[check]"), ("pyproject.toml", "[tool.itugraph.check]")]
)
def test_settings_are_read_from_either_file(tmp_path: Path, name: str, table: str) -> None:
    path = tmp_path / name
    path.write_text(f"{table}\n{WHOLE}", encoding="utf-8")
    below = tmp_path / "texts" / "2024"
    below.mkdir(parents=True)
    assert find_settings(below) == Settings(
        select=("ITU1", "superseded-edition"),
        ignore=("ITU203",),
        severity="warning",
        baseline=tmp_path / "known.json",
        exceptions=tmp_path / "allowed.toml",
        rules=tmp_path / "rules",
        as_of=date(2024, 10, 15),
        found=path,
    )


def test_the_nearest_file_counts_and_our_own_goes_first(tmp_path: Path) -> None:
    (tmp_path / "itugraph.toml").write_text("[check]\nignore = ['ITU1']", encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text("[project]\nname = 'x'", encoding="utf-8")
    assert find_settings(below).ignore == ("ITU1",)
    (below / "pyproject.toml").write_text("[tool.itugraph.check]\nignore = ['ITU2']", encoding="utf-8")
    assert find_settings(below).ignore == ("ITU2",)
    (below / "itugraph.toml").write_text("[check]\nignore = ['ITU3']", encoding="utf-8")
    assert find_settings(below).ignore == ("ITU3",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[check]\nselct = []", "there is no setting 'selct'"),
        ("[check]\nselect = 'ITU1'", "'select' must be a list"),
        ("[check]\nseverity = 'fatal'", "'severity' must be one of"),
        ("[check]\nas-of = '2024-10-15'", "'as-of' must be a date"),
        ("[check]\nas-of = 2024-10-15T10:00:00", "'as-of' must be a date"),
        ("[check]\nrules = 5", "'rules' must be the name"),
        ("check = 5", "'check' must be a table"),
        ("[check", "cannot be read as TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "itugraph.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"itugraph\.toml") as caught:
        find_settings(tmp_path)
    assert problem in str(caught.value)
