"""The comment headers of query files."""

from pathlib import Path

import pytest

from itugraph.model import QueryError
from itugraph.questions import read_header

KNOWN = ("question", "description", "column")


def write(folder: Path, text: str) -> Path:
    path = folder / "asked.rq"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("# question: Who?\nASK {}", [("question", "Who?", 1)]),
        ("# question: Who\n#   does it?\nASK {}", [("question", "Who does it?", 1)]),
        (
            "#\n# question: Who?\n#\n# column: a - b\nASK {}",
            [("question", "Who?", 2), ("column", "a - b", 4)],
        ),
        ("# question:\n#  Who?\nASK {}", [("question", "Who?", 1)]),
        ("# question: Who?\nASK {}\n# column: a - b", [("question", "Who?", 1)]),
        ("# question: Who?\n\n# column: a - b\nASK {}", [("question", "Who?", 1)]),
        ("#question: at 12:30?\nASK {}", [("question", "at 12:30?", 1)]),
        ("ASK {}", []),
        ("", []),
    ],
)
def test_fields(tmp_path: Path, text: str, fields: list[tuple[str, str, int]]) -> None:
    header = read_header(write(tmp_path, text), KNOWN)
    assert [(field.name, field.value, field.line) for field in header.fields] == fields
    assert header.sparql == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("# question: Who?\n# colour: red\nASK {}", "asked.rq:2: unknown field 'colour'"),
        ("# Who does it?\nASK {}", "asked.rq:1: neither a field"),
        ("#   more\n# question: Who?", "asked.rq:1: neither a field"),
        ("# question: Who?\n# and why?", "asked.rq:2: neither a field"),
    ],
)
def test_malformed(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(QueryError) as caught:
        read_header(write(tmp_path, text), KNOWN)
    assert problem in str(caught.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "asked.rq"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="cannot be read as a query"):
        read_header(path, KNOWN)
