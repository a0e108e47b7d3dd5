"""Tables that cannot be understood are refused in one sentence that says where."""

from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.model import RegisterError
from itugraph.register import load_register

Edited = Callable[..., Path]


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        ("conferences.csv", "pp-30,PP,PP-30,Dubai,soon,,,recalled,x", "invalid literal"),
        ("conferences.csv", "pp-30,PP,PP-30,Dubai,2030,2030-13-01,,recalled,x", "month must be in 1..12"),
        ("conferences.csv", "pp-30,PP,PP-30,,2030,,,recalled,x", "place is empty"),
        ("conferences.csv", "pp-30,PP,PP-30,Dubai,2030,,,rumoured,x", "'rumoured' is not a basis"),
        ("conferences.csv", "pp-30,PP", "as many cells"),
        ("conferences.csv", "pp-30,PP,PP-30,Dubai,2030,,,recalled,x,y", "as many cells"),
        ("editions.csv", "PP,Resolution,999,,Dubai,2018,,,pp-18,,,recalled,x", "is not in instruments.csv"),
        ("editions.csv", "PP,Resolution,71,,Dubai,2030,,,pp-30,,,recalled,x", "is not in conferences.csv"),
        ("editions.csv", "PP,Resolution,71,Rev.,Dubai,2018,,,pp-18,,,recalled,x", "instead of yes"),
        ("editions.csv", "ITU-T,Recommendation,Y.4702,,,2018,13,,,,,recalled,x", "13 is not a month"),
        ("instruments.csv", "PP,Resolution,,,No number,,recalled,x", "numbers is empty"),
        ("coverage.csv", "PP,pp-18,tomorrow,", "Invalid isoformat string"),
    ],
)
def test_a_row_that_cannot_be_understood(edited: Edited, table: str, row: str, complaint: str) -> None:
    folder = edited(table, row)
    line = len((folder / table).read_text(encoding="utf-8").splitlines())
    with pytest.raises(RegisterError, match=complaint) as refusal:
        load_register(folder)
    assert str(refusal.value).startswith(f"{table}, line {line}: ")


def test_a_missing_column(edited: Edited) -> None:
    folder = edited("regions.csv", replace=("prefixes", "prefix"))
    with pytest.raises(RegisterError, match=r"regions.csv, line 2: .*prefixes"):
        load_register(folder)


def test_a_missing_table(edited: Edited) -> None:
    folder = edited("regions.csv")
    (folder / "regions.csv").unlink()
    with pytest.raises(RegisterError, match=r"regions\.csv cannot be read"):
        load_register(folder)


def test_a_table_that_is_not_text(edited: Edited) -> None:
    folder = edited("regions.csv")
    (folder / "regions.csv").write_bytes(b"id,name\n\xff\xfe,\x00\n")
    with pytest.raises(RegisterError, match=r"regions\.csv"):
        load_register(folder)
