"""Answers in each format."""

import csv
import io
import json

import pytest
import rdflib

from itugraph.graph import Blank, Iri, Literal, literal
from itugraph.model import QueryError
from itugraph.questions import FORMATS, Answered, render

CEPT = Iri("urn:region:cept")
UNNAMED = Iri("urn:x")
ANSWER = Answered(
    "table",
    ("region", "cited_by", "count"),
    (
        (CEPT, literal("a | <b>\nsecond\x1b[31m line"), literal(2)),
        (UNNAMED, None, literal(True)),
        (
            Blank("b0"),
            Literal("mot", language="fr"),
            Literal("2022-03-01", "http://www.w3.org/2001/XMLSchema#date"),
        ),
    ),
    {CEPT: "CEPT"},
)
EMPTY = Answered("table", ("a",), ())
YES = Answered("yes-no", (), (), truth=True)
GRAPH = Answered(
    "graph",
    ("subject", "predicate", "object"),
    ((CEPT, Iri("http://www.w3.org/2000/01/rdf-schema#label"), literal("CEPT")),),
)

TABLE = """region  cited by                  count
------  ------------------------  ----------
CEPT    a | <b> second\ufffd[31m line  2
urn:x                             yes
_:b0    mot                       2022-03-01

(3 rows)
"""

MARKDOWN = """| region | cited\\_by | count |
| --- | --- | --- |
| CEPT | a \\| &lt;b&gt; second\ufffd\\[31m line | 2 |
| urn:x |  | yes |
| \\_:b0 | mot | 2022-03-01 |
"""


def test_table_shows_names() -> None:
    assert render(ANSWER, "table") == TABLE


def test_markdown_escapes_markup() -> None:
    assert render(ANSWER, "markdown") == MARKDOWN


def test_csv_is_what_a_spreadsheet_reads() -> None:
    rows = list(csv.reader(io.StringIO(render(ANSWER, "csv"))))
    assert rows[0] == ["region", "cited_by", "count"]
    assert rows[2] == ["urn:x", "", "yes"]
    assert rows[3] == ["_:b0", "mot", "2022-03-01"]


def test_tsv_is_that_of_sparql() -> None:
    lines = render(ANSWER, "tsv").splitlines()
    assert lines[0] == "?region\t?cited_by\t?count"
    assert lines[2] == '<urn:x>\t\t"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    assert lines[3].split("\t")[1] == '"mot"@fr'


def test_json_is_that_of_sparql() -> None:
    results = json.loads(render(ANSWER, "json"))
    assert results["head"] == {"vars": ["region", "cited_by", "count"]}
    bindings = results["results"]["bindings"]
    assert bindings[0]["region"] == {"type": "uri", "value": "urn:region:cept"}
    assert set(bindings[1]) == {"region", "count"}
    assert bindings[2] == {
        "region": {"type": "bnode", "value": "b0"},
        "cited_by": {"type": "literal", "value": "mot", "xml:lang": "fr"},
        "count": {
            "type": "literal",
            "value": "2022-03-01",
            "datatype": "http://www.w3.org/2001/XMLSchema#date",
        },
    }


def test_turtle_reads_back() -> None:
    graph = rdflib.Graph().parse(data=render(GRAPH, "turtle"), format="turtle")
    assert [(str(s), str(o)) for s, _, o in graph] == [("urn:region:cept", "CEPT")]


@pytest.mark.parametrize(
    ("answer", "form", "text"),
    [
        (YES, "table", "yes\n"),
        (YES, "markdown", "yes\n"),
        (YES, "csv", "answer\nyes\n"),
        (YES, "tsv", "?answer\ntrue\n"),
        (YES, "json", '{\n  "head": {},\n  "boolean": true\n}\n'),
        (EMPTY, "table", "Nothing found.\n"),
        (EMPTY, "csv", "a\n"),
    ],
)
def test_small_answers(answer: Answered, form: str, text: str) -> None:
    assert render(answer, form) == text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_table_fits_the_terminal(width: int) -> None:
    words = " ".join(["word"] * 40)
    wide = Answered(
        "table", ("one", "two", "three"), ((literal(words), literal("short"), literal(words)),) * 2
    )
    assert max(len(line) for line in render(wide, width=width).splitlines()) <= width


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(QueryError, match="choose one of table, csv"):
        render(ANSWER, "xml")
    with pytest.raises(QueryError, match="Only the graph"):
        render(ANSWER, "turtle")
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "markdown", "turtle"}
