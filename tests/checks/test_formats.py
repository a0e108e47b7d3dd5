"""The forms of a report: a snapshot of each, and what programs and browsers rely on."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_report import BETWEEN, MISSING, STALE

from itugraph import __version__
from itugraph.checks import ReportFormat, Severity, load_rules, render_findings

FINDINGS = (MISSING, STALE, BETWEEN)
FORMATS: tuple[ReportFormat, ...] = ("text", "json", "sarif", "github", "html")
HOSTILE = replace(
    STALE,
    source="<script>alert(1)</script>",
    section='"><img src=x>',
    message="</p><script>alert(2)</script>\n::error::made up",
    suggestion="a%0A::error::b",
)


_THREE: tuple[tuple[str, str, Severity], ...] = (
    ("ITU201", "stale-thing", "warning"),
    ("ITU403", "missing-thing", "error"),
    ("ITU601", "differing-thing", "note"),
)
RULES = [
    replace(
        load_rules()[0],
        code=code,
        name=name,
        severity=severity,
        finds=f"What is called {name}.",
        matters="It is odd.",
        instead="an even thing",
        certainty="Sure.",
    )
    for code, name, severity in _THREE
]


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_as_it_was(form: ReportFormat, root: Path) -> None:
    snapshot = root / "tests" / "checks" / "snapshots" / f"report.{form}"
    report = render_findings(FINDINGS, form, rules=RULES).replace(__version__, "VERSION")
    assert report == snapshot.read_text(encoding="utf-8"), f"if that is meant, write it to {snapshot}"


# The constraints of the SARIF 2.1.0 schema on what we write: required properties, types, values.
OBJECT, ARRAY, STRING, INTEGER = dict, list, str, int
SARIF: dict[str, Any] = {
    "$schema": STRING,
    "version": {"2.1.0"},
    "runs": [
        {
            "tool": {
                "driver": {
                    "name": STRING,
                    "version": STRING,
                    "rules": [
                        {
                            "id": STRING,
                            "name": STRING,
                            "shortDescription": {"text": STRING},
                            "fullDescription": {"text": STRING},
                            "help": {"text": STRING},
                            "defaultConfiguration": {"level": {"none", "note", "warning", "error"}},
                        }
                    ],
                }
            },
            "columnKind": {"utf16CodeUnits", "unicodeCodePoints"},
            "results": [
                {
                    "ruleId": STRING,
                    "ruleIndex": INTEGER,
                    "level": {"none", "note", "warning", "error"},
                    "message": {"text": STRING},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": STRING},
                                "region": {
                                    "startLine": INTEGER,
                                    "startColumn": INTEGER,
                                    "endColumn": INTEGER,
                                },
                            },
                            "logicalLocations": [{"fullyQualifiedName": STRING}],
                        }
                    ],
                    "partialFingerprints": {"finding/v1": STRING},
                    "properties": {"evidence": STRING, "certainty": STRING},
                }
            ],
        }
    ],
}
OPTIONAL = {"region", "startColumn", "endColumn", "ruleIndex"}


def conform(value: Any, schema: Any, where: str = "log") -> None:
    if isinstance(schema, dict):
        assert isinstance(value, dict), where
        assert set(value) <= set(schema), where
        assert set(schema) - set(value) <= OPTIONAL, where
        for key in value:
            conform(value[key], schema[key], f"{where}.{key}")
    elif isinstance(schema, list):
        assert isinstance(value, list), where
        for number, entry in enumerate(value):
            conform(entry, schema[0], f"{where}[{number}]")
    elif isinstance(schema, set):
        assert value in schema, where
    else:
        assert isinstance(value, schema), where


@pytest.mark.parametrize("findings", [FINDINGS, (HOSTILE,), ()])
def test_sarif_has_what_its_schema_asks_for(findings: Any) -> None:
    log = json.loads(render_findings(findings, "sarif"))
    conform(log, SARIF)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"][0]["physicalLocation"].get("region", {"startLine": 1})["startLine"] >= 1
        assert " " not in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_columns_of_sarif_count_from_one() -> None:
    [result] = json.loads(render_findings([STALE], "sarif"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 80, "startColumn": 4, "endColumn": 32}


def test_a_document_cannot_write_a_workflow_command() -> None:
    [line] = render_findings([HOSTILE], "github").splitlines()
    assert line.startswith("::warning ")
    assert "%250A" in line
    assert "%0A::error::made up" in line


def test_markup_in_a_document_stays_text_on_the_page() -> None:
    page = render_findings([HOSTILE], "html")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("fetching", ["http://", "https://", "src=", "url(", "@import", "<link"])
def test_the_page_fetches_nothing(fetching: str) -> None:
    assert fetching not in render_findings(FINDINGS, "html")


def test_the_page_is_well_formed_and_fits_paper() -> None:
    import lxml.html

    page = lxml.html.document_fromstring(render_findings(FINDINGS, "html"))
    assert ["".join(map(str, heading.itertext())) for heading in page.iter("h3")] == [
        "The document itself",
        "Proposal EUR/38A31/1",
        "Between proposals",
    ]
    assert "@media print" in render_findings(FINDINGS, "html")
