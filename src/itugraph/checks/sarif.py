"""Findings in SARIF 2.1.0 (OASIS standard of 27 March 2020), for code hosts and editors that show annotations."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from itugraph import __version__
from itugraph.checks.baseline import fingerprint
from itugraph.checks.findings import Finding, heading_of, place
from itugraph.checks.replacing import edits_of
from itugraph.checks.rules import Rule
from itugraph.model import Document, Paragraph

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(findings: Iterable[Finding], rules: Iterable[Rule], documents: Iterable[Document] = ()) -> str:
    """One SARIF log with one run; lines are those of the source, columns count code points from 1.

    Findings of one of the `documents` that say exactly what to write have that as a fix.
    """
    found = tuple(findings)
    codes = {finding.code for finding in found}
    told = [rule for rule in rules if rule.code in codes]
    index = {rule.code: number for number, rule in enumerate(told)}
    driver = {"name": "itugraph", "version": __version__, "rules": [_rule(rule) for rule in told]}
    paragraphs = _paragraphs(documents)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) | _fixes(finding, paragraphs) for finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.finds},
        "help": {"text": f"{rule.matters} Write instead: {rule.instead}. {rule.certainty}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    text = finding.message + (f" {finding.suggestion}" if finding.suggestion else "")
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.source) or "unknown"}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line} | _columns(finding)
    where = f"{heading_of(finding)}: {place(finding)}".rstrip(": ")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": where}]}],
        "partialFingerprints": {"finding/v1": fingerprint(finding)},
        "properties": {"evidence": finding.evidence, "certainty": finding.certainty},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    return result


def _paragraphs(documents: Iterable[Document]) -> dict[tuple[str, int], Paragraph]:
    """The paragraphs of documents by source and number; without those of which it is not known which is meant."""
    read = tuple(documents)
    names = Counter(document.source for document in read)
    return {
        (document.source, paragraph.number): paragraph
        for document in read
        if names[document.source] == 1 and not document.flattened
        for paragraph in document.paragraphs
    }


def _fixes(finding: Finding, paragraphs: Mapping[tuple[str, int], Paragraph]) -> dict[str, Any]:
    paragraph = paragraphs.get((finding.source, finding.line or 0))
    if paragraph is None or finding.replacement is None:
        return {}
    edits = edits_of(paragraph, finding.replacement, finding.start, finding.end)
    if isinstance(edits, str):
        return {}
    replacements = [
        {
            "deletedRegion": {
                "startLine": finding.line,
                "startColumn": edit.start + 1,
                "endColumn": edit.end + 1,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in edits
    ]
    change = {"artifactLocation": {"uri": quote(finding.source)}, "replacements": replacements}
    return {"fixes": [{"description": {"text": finding.suggestion}, "artifactChanges": [change]}]}


def _columns(finding: Finding) -> dict[str, int]:
    if finding.start is None or finding.end is None:
        return {}
    return {"startColumn": finding.start + 1, "endColumn": finding.end + 1}
