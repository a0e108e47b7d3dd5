"""Findings in SARIF 2.1.0 (OASIS standard of 27 March 2020), for code hosts and editors that show annotations."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from itugraph import __version__
from itugraph.checks.baseline import fingerprint
from itugraph.checks.findings import Finding, heading_of, place
from itugraph.checks.rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(findings: Iterable[Finding], rules: Iterable[Rule]) -> str:
    """One SARIF log with one run; lines are those of the source, columns count code points from 1."""
    found = tuple(findings)
    codes = {finding.code for finding in found}
    told = [rule for rule in rules if rule.code in codes]
    index = {rule.code: number for number, rule in enumerate(told)}
    driver = {"name": "itugraph", "version": __version__, "rules": [_rule(rule) for rule in told]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in found],
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


def _columns(finding: Finding) -> dict[str, int]:
    if finding.start is None or finding.end is None:
        return {}
    return {"startColumn": finding.start + 1, "endColumn": finding.end + 1}
