"""The catalogue: what a question's file must say, and the page made from it."""

from pathlib import Path

import pytest

from itugraph.graph import Store
from itugraph.model import QueryError
from itugraph.questions import document_questions, load_catalogue, read_question

WHOLE = """# question: Who cites it?
# description: One row a text.
# kind: table
# parameter: instrument (instrument; default: all; example: PP Resolution 71) - what is cited
# column: text - what cites it
SELECT ?text { VALUES ?instrument { UNDEF } ?text ?cites ?instrument }
"""

ASKED_FOR_FIRST = {
    "citations-by-proposal",
    "edition-changes",
    "clause-differences",
    "only-one-region",
    "instructions",
    "recommendations-and-groups",
    "stale-citations",
    "editions-of",
    "dependencies",
    "missing-proposals",
}


def write(folder: Path, text: str, name: str = "who-cites-it.rq") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_whole_header(tmp_path: Path) -> None:
    question = read_question(write(tmp_path, WHOLE))
    assert (question.name, question.kind) == ("who-cites-it", "table")
    assert question.question == "Who cites it?"
    [parameter] = question.parameters
    assert (parameter.name, parameter.type, parameter.default) == ("instrument", "instrument", "all")
    assert (parameter.example, parameter.meaning) == ("PP Resolution 71", "what is cited")
    [column] = question.columns
    assert (column.name, column.meaning) == ("text", "what cites it")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# question: Who cites it?\n", "", "no '# question: ...' line"),
        ("# kind: table", "# kind: picture", "rq:3: 'kind' is 'picture'"),
        ("# kind: table", "# kind: graph", "of the kind 'graph' needs a CONSTRUCT"),
        ("# column: text - what cites it\n", "", "a table has columns"),
        ("text - what", "text, what", "rq:5: a column is written"),
        (" - what is cited", "", "rq:4: a parameter is written"),
        ("(instrument;", "(instruments;", "rq:4: unknown type 'instruments'"),
        ("default: all", "fallback: all", "rq:4: unknown option 'fallback'"),
        ("; example: PP Resolution 71", "", "rq:4: the parameter 'instrument' has no example"),
        ("VALUES ?instrument { UNDEF }", "", "rq:4: the query never binds 'instrument'"),
        ("# column:", "# question: Again?\n# column:", "rq:5: a second 'question'"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = write(tmp_path, WHOLE.replace(old, new, 1))
    with pytest.raises(QueryError) as caught:
        read_question(path)
    assert problem in str(caught.value)


def test_a_file_in_another_folder_joins_the_catalogue(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    assert load_catalogue(tmp_path).get("who-cites-it").question == "Who cites it?"
    assert "who-cites-it" not in load_catalogue()


def test_a_file_of_the_same_name_replaces_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, WHOLE, "dependencies.rq")
    assert load_catalogue(tmp_path).get("dependencies").question == "Who cites it?"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder of questions"):
        load_catalogue(tmp_path / "nowhere")


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean 'stale-citations'"):
        load_catalogue().get("stale-citation")


def test_the_ten_questions_are_there() -> None:
    assert {question.name for question in load_catalogue()} >= ASKED_FOR_FIRST


@pytest.mark.parametrize("name", [question.name for question in load_catalogue()])
def test_headers_tell_the_columns_of_their_query(name: str, sample_store: Store) -> None:
    question = load_catalogue().get(name)
    if question.kind == "table":
        columns = sample_store.select(question.sparql).columns
        assert columns == tuple(column.name for column in question.columns)
    assert question.question.endswith("?")


def test_the_documentation_is_current(root: Path) -> None:
    written = (root / "docs" / "questions.md").read_text(encoding="utf-8")
    expected = document_questions(load_catalogue())
    assert written == expected, "write document_questions(load_catalogue()) to docs/questions.md"
