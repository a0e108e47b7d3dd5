"""Proposals that add, suppress or keep a whole text."""

from typing import Any

import pytest

from itugraph.extraction import as_mapping, extract_document
from itugraph.reading.text import read_text

TEXT = "{}\tEUR/38A31/2\nRESOLUTION 99 (Geneva, 2022)\nTitle\nrecalling\na)\tthe work;\nb)\tthe rest,\n"


def clauses(action: str) -> list[dict[str, Any]]:
    records = extract_document(read_text(TEXT.format(action).encode(), "a.txt")).records
    return [dict(as_mapping(record)) for record in records if record.role == "clause"]


@pytest.mark.parametrize(
    ("action", "change", "sign", "label"),
    [
        ("ADD", "inserted", "+", {"before": None, "after": "a"}),
        ("SUP", "deleted", "-", {"before": "a", "after": None}),
        ("NOC", "kept", "=", {"before": "a", "after": "a"}),
        ("MOD", "kept", "=", {"before": "a", "after": "a"}),
    ],
)
def test_the_action_decides_the_whole_text(
    action: str, change: str, sign: str, label: dict[str, Any]
) -> None:
    first = clauses(action)[0]
    assert (first["change"], first["label"]) == (change, label)
    assert first["segments"] == [[sign, "a)\tthe work;"]]
