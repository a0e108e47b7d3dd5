"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of the file."""

from collections.abc import Iterable

from itugraph.checks.findings import Finding, place

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_github(findings: Iterable[Finding]) -> str:
    """One command a line; nothing a document says can begin another command."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    properties = {"file": finding.source, "line": "" if finding.line is None else str(finding.line)}
    properties["title"] = " ".join(part for part in (finding.code, finding.proposal, place(finding)) if part)
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    text = "\n".join(part for part in (finding.message, finding.suggestion, finding.evidence) if part)
    return f"::{_LEVELS[finding.severity]} {told}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
