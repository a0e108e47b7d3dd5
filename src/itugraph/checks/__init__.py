"""Checks of texts: takes a graph, gives the findings of the rules in `queries/checks`.

A rule is a query whose header is its documentation. `run_checks` runs them, `render_findings` shows what they
found, `load_rules` and `explain` tell what they are. `find_settings` reads what a project says about its checks,
`without_known` and `without_allowed` leave out what it knows and allows.
"""

from itugraph.checks.baseline import AllowedFault, read_exceptions, without_allowed, without_known
from itugraph.checks.configuration import Settings, find_settings
from itugraph.checks.documenting import document_checks, explain
from itugraph.checks.findings import Finding, place
from itugraph.checks.replacing import Replacement, edits_of
from itugraph.checks.reporting import ReportFormat, render_findings
from itugraph.checks.rules import Rule, Severity, choose, load_rules, read_rule
from itugraph.checks.running import run_checks

__all__ = [
    "AllowedFault",
    "Finding",
    "Replacement",
    "ReportFormat",
    "Rule",
    "Settings",
    "Severity",
    "choose",
    "document_checks",
    "edits_of",
    "explain",
    "find_settings",
    "load_rules",
    "place",
    "read_exceptions",
    "read_rule",
    "render_findings",
    "run_checks",
    "without_allowed",
    "without_known",
]
