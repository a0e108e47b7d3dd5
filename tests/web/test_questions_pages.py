"""The Questions pages: made from the headers of the catalogue alone, for whatever question comes to it."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from itugraph.graph import Iri, Literal
from itugraph.graph.terms import XSD
from itugraph.model import QueryError
from itugraph.questions import Answered, Question, load_catalogue, read_question
from itugraph.web.answer_table import Sorting, in_order
from itugraph.web.drawing.charts import WIDTH, bars, matrix

CATALOGUE = load_catalogue()
WHO = "/questions/who-cites?instrument=PP+Resolution+71"


def page(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def column(text: str, index: int) -> list[str]:
    """A column of the answer's table."""
    body = text[text.index('<table class="answer"') :]
    body = body[body.index("<tbody>") : body.index("</tbody>")]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in rows]
    return [re.sub(r"<[^>]+>", "", row[index]) for row in cells]


def test_every_question_is_listed_under_its_topic(client: TestClient) -> None:
    text = page(client, "/questions")
    for question in CATALOGUE:
        assert f'<a href="/questions/{question.name}">{question.question}</a>' in text
        assert f"<h2>{question.topic or 'Other questions'}</h2>" in text


@pytest.mark.parametrize("question", CATALOGUE, ids=lambda question: question.name)
def test_every_question_can_be_asked(client: TestClient, question: Question) -> None:
    empty = page(client, f"/questions/{question.name}")
    for parameter in question.parameters:
        assert f'name="{parameter.name}"' in empty
        assert parameter.meaning in empty
    given = {one.name: one.example for one in question.parameters if one.default is None}
    answer = client.get(f"/questions/{question.name}", params=given)
    assert answer.status_code == 200, answer.text
    text = unescape(answer.text)
    assert 'role="alert"' not in text
    assert "Fill in what is needed" not in text
    for value in given.values():
        assert f'value="{value}"' in text
    file = client.get(f"/questions/{question.name}", params={**given, "format": "csv"})
    assert file.headers["content-disposition"] == f'attachment; filename="{question.name}.csv"'
    assert (
        client.get(f"/questions/{question.name}", params={**given, "format": "json"}).json()["head"]
        is not None
    )


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/questions/who-cites", 200, "Fill in what is needed, or see an example"),
        ("/questions/who-cites?instrument=nonsense", 400, "No instrument is known as 'nonsense'"),
        ("/questions/editions-of?instrument=PP+Resolution+71&on=yesterday", 400, "takes a date like"),
        ("/questions/most-cite", 404, "did you mean 'most-cited'?"),
        ("/questions/who-cites?instrument=nonsense&format=csv", 400, "No instrument is known as"),
    ],
)
def test_what_is_lacking_or_wrong_is_said_in_words(
    client: TestClient, address: str, status: int, says: str
) -> None:
    assert says in page(client, address, status)


def test_fields_suit_their_types(client: TestClient) -> None:
    text = page(client, "/questions/stale-citations")
    assert re.search(r'name="today" type="date"', text)
    assert re.search(r'<option value="CEPT">CEPT – ', text)
    assert re.search(r'<option value="PP Resolution 71">Strategic plan', text)
    assert "selected" in page(client, "/questions/stale-citations?region=CEPT")


def test_an_answer_leads_on(client: TestClient) -> None:
    text = page(client, WHO)
    assert re.search(r'<td><a href="/id/proposal/wtsa-20/EUR/38A31/1">', text)
    assert "/sparql?query=" in text
    editor = re.search(r'href="(/sparql\?query=[^"]+)"', text)
    assert editor
    answer = client.get(editor[1], headers={"accept": "text/csv"})
    assert answer.status_code == 200
    assert len(list(csv.reader(io.StringIO(answer.text)))) == len(column(text, 0)) + 1


def test_answers_are_sorted_by_links(client: TestClient) -> None:
    counts = column(page(client, "/questions/most-cited?sort=-citations"), 3)
    assert [int(count) for count in counts] == sorted(map(int, counts), reverse=True)
    names = column(page(client, "/questions/most-cited?sort=instrument"), 0)
    assert names.index("WTDC Resolution 58") < names.index("WTDC Resolution 85")
    text = page(client, "/questions/most-cited?sort=citations")
    assert 'aria-sort="ascending"><a href="/questions/most-cited?sort=-citations"' in text
    assert "format=csv&sort=citations" in text
    file = list(
        csv.DictReader(io.StringIO(client.get("/questions/most-cited?sort=-citations&format=csv").text))
    )
    assert [row["citations"] for row in file] == counts
    assert column(page(client, "/questions/most-cited?sort=none"), 0)


def test_yes_or_no_is_said_large(client: TestClient) -> None:
    assert re.search(
        r'<p class="truth" role="status">(Yes|No)</p>', page(client, "/questions/cites-superseded")
    )


def test_counts_are_drawn(client: TestClient) -> None:
    text = page(client, "/questions/most-cited")
    assert '<ul class="bars">' in text
    assert 'style="' not in text
    text = page(client, "/questions/region-agreement")
    assert '<table class="matrix">' in text
    assert re.findall(r'<th scope="row">(\w+)</th>', text) == ["APT", "CEPT", "CITEL"]


def test_hostile_values_are_text(client: TestClient) -> None:
    text = client.get("/questions/who-cites", params={"instrument": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


# Sorting.

TABLE = Answered(
    "table",
    ("name", "count"),
    tuple(
        (Literal(name), None if count is None else Literal(str(count), XSD + "integer"))
        for name, count in [("Resolution 10", 2), ("resolution 9", 11), ("Annex", None), ("Resolution 9", 3)]
    ),
)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Resolution 10", "resolution 9", "Annex", "Resolution 9"]),
        ("name", ["Annex", "resolution 9", "Resolution 9", "Resolution 10"]),
        ("-name", ["Resolution 10", "resolution 9", "Resolution 9", "Annex"]),
        ("count", ["Resolution 10", "Resolution 9", "resolution 9", "Annex"]),
        ("-count", ["resolution 9", "Resolution 9", "Resolution 10", "Annex"]),
        ("none", ["Resolution 10", "resolution 9", "Annex", "Resolution 9"]),
    ],
)
def test_sorting(sort: str, expected: list[str]) -> None:
    ordered = in_order(TABLE, Sorting.read(sort, TABLE.columns))
    assert [row[0].value for row in ordered.rows if isinstance(row[0], Literal)] == expected


def test_things_are_sorted_by_their_names() -> None:
    one, two = Iri("urn:1"), Iri("urn:2")
    answer = Answered("table", ("thing",), ((one,), (two,)), {one: "b", two: "a"})
    assert in_order(answer, Sorting("thing")).rows == ((two,), (one,))


# Charts.


def test_bars_are_as_long_as_what_they_count() -> None:
    drawn = bars([{"n": "a", "x": "1", "y": "1"}, {"n": "b", "x": "4", "y": "0"}], "n", ("x", "y"))
    assert drawn is not None
    assert [(bar.name, bar.total) for bar in drawn.bars] == [("b", 4), ("a", 2)]
    assert [(part.x, part.width) for part in drawn.bars[1].parts] == [(0, WIDTH / 4), (WIDTH / 4, WIDTH / 4)]


@pytest.mark.parametrize("rows", [[], [{"n": "a", "x": "1"}], [{"n": "a", "x": "0"}, {"n": "b", "x": ""}]])
def test_there_are_no_bars_where_there_is_nothing_to_see(rows: list[dict[str, str]]) -> None:
    assert bars(rows, "n", ("x",)) is None


def test_many_bars_are_cut() -> None:
    drawn = bars([{"n": str(number), "x": str(number)} for number in range(50)], "n", ("x",))
    assert drawn is not None
    assert (len(drawn.bars), drawn.more, drawn.bars[0].name) == (20, 30, "49")


def test_a_matrix_has_each_pair_on_both_sides() -> None:
    drawn = matrix([{"a": "x", "b": "y", "n": "2"}, {"a": "x", "b": "z", "n": "4"}], "a", "b", ("n",))
    assert drawn is not None
    grid = [[square and (square.values[0], square.level) for square in line] for _, line in drawn.rows]
    assert grid == [[None, (2, 2), (4, 5)], [(2, 2), None, None], [(4, 5), None, None]]


def test_a_matrix_is_not_drawn_where_it_would_lie_or_be_too_large() -> None:
    twice = [{"a": "x", "b": "y", "n": "2"}, {"a": "x", "b": "y", "n": "4"}]
    assert matrix(twice, "a", "b", ("n",)) is None
    many = [{"a": str(number), "b": "y", "n": "2"} for number in range(40)]
    assert matrix(many, "a", "b", ("n",)) is None


# Headers.

HEADER = "# question: What?\n# kind: table\n# column: a - one\n# column: b - two\n"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("# chart: pie a, b", "a chart is written"),
        ("# chart: bars a", "a chart is written"),
        ("# chart: bars a, c", "'c' is no column"),
        ("# chart: matrix a, b", "has no value"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_told(tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "what.rq"
    file.write_text(HEADER + line + "\nSELECT ?a ?b {}")
    with pytest.raises(QueryError, match=problem):
        read_question(file)
