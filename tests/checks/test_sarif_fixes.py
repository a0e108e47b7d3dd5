"""Findings that say exactly what to write have a fix in SARIF (section 3.55 of the standard)."""

import json
from dataclasses import replace
from typing import Any

import pytest
from test_report import STALE

from itugraph.checks import Finding, Replacement, render_findings
from itugraph.model import Document, Paragraph, Run

FOUND = replace(
    STALE,
    source="my draft.docx",
    line=2,
    start=None,
    end=None,
    suggestion='Write "Rev. Dubai, 2018".',
    replacement=Replacement("Rev.Dubai 2018", "Rev. Dubai, 2018"),
)
DOCUMENT = Document(
    "my draft.docx",
    "word",
    (
        Paragraph(1, (Run("one"),)),
        Paragraph(2, (Run("at ("), Run("2014", "deleted"), Run("Rev.Dubai 2018", "inserted"), Run(")"))),
    ),
    "0",
)


def fixes(finding: Finding, *documents: Document) -> Any:
    [result] = json.loads(render_findings([finding], "sarif", documents=documents))["runs"][0]["results"]
    return result.get("fixes")


def test_a_fix_has_the_smallest_replacements() -> None:
    [fix] = fixes(FOUND, DOCUMENT)
    assert fix["description"] == {"text": 'Write "Rev. Dubai, 2018".'}
    [change] = fix["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "my%20draft.docx"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 13, "endColumn": 13},
            "insertedContent": {"text": " "},
        },
        {
            "deletedRegion": {"startLine": 2, "startColumn": 18, "endColumn": 18},
            "insertedContent": {"text": ","},
        },
    ]


@pytest.mark.parametrize(
    ("finding", "documents"),
    [
        pytest.param(FOUND, (), id="no document at hand"),
        pytest.param(FOUND, (DOCUMENT, DOCUMENT), id="two of one name"),
        pytest.param(FOUND, (replace(DOCUMENT, flattened=True),), id="flattened"),
        pytest.param(replace(FOUND, replacement=None), (DOCUMENT,), id="nothing exact"),
        pytest.param(replace(FOUND, line=1), (DOCUMENT,), id="other words"),
        pytest.param(replace(FOUND, line=None), (DOCUMENT,), id="nowhere"),
    ],
)
def test_without_certain_words_there_is_no_fix(finding: Finding, documents: tuple[Document, ...]) -> None:
    assert fixes(finding, *documents) is None
