"""The rows of an answer as Python and notebooks have them."""

import builtins
from collections.abc import Callable
from typing import Any

import pytest

from itugraph.model import ItugraphError
from itugraph.questions import Table
from itugraph.questions.table import SHOWN

ROWS = [{"region": "CEPT", "clauses": "2"}, {"region": "APT", "clauses": ""}]


def table() -> Table[str]:
    return Table(("region", "clauses"), ROWS)


def test_it_is_a_list_of_dictionaries() -> None:
    assert table() == ROWS
    assert table()[0]["region"] == "CEPT"
    assert table()[1:] == ROWS[1:]
    assert "<td>APT</td>" in table()[1:]._repr_html_()
    assert [row["clauses"] for row in table()] == ["2", ""]


def test_a_notebook_shows_a_table() -> None:
    shown = table()._repr_html_()
    assert "<th>region</th><th>clauses</th>" in shown
    assert "<tr><td>CEPT</td><td>2</td></tr>" in shown
    assert "2 rows" in shown


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a & \"b\" 'c'"]
)
def test_what_a_document_says_is_no_markup(hostile: str) -> None:
    shown = Table((hostile,), [{hostile: hostile}])._repr_html_()
    assert hostile not in shown
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_long_answer_is_cut_in_a_notebook_and_says_so() -> None:
    shown = Table(("n",), [{"n": number} for number in range(SHOWN + 1)])._repr_html_()
    assert f"<td>{SHOWN - 1}</td>" in shown
    assert f"<td>{SHOWN}</td>" not in shown
    assert f"{SHOWN + 1} rows, of which the first {SHOWN} are shown" in shown


def test_an_empty_answer_keeps_its_columns() -> None:
    empty: Table[str] = Table(("region", "clauses"), [])
    assert "<th>clauses</th>" in empty._repr_html_()
    assert list(empty.to_dataframe().columns) == ["region", "clauses"]


def test_a_data_frame_has_the_rows_in_order() -> None:
    frame = table().to_dataframe()
    assert list(frame.columns) == ["region", "clauses"]
    assert frame.to_dict("records") == ROWS


def test_without_pandas_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any, **named: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ItugraphError, match="pip install pandas"):
        table().to_dataframe()
