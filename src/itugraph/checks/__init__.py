"""Checks of texts: takes a graph, gives the findings of the rules in `queries/checks`.

A rule is a query whose header is its documentation. `run_checks` runs them, `render_findings` shows what they
found, `load_rules` and `explain` tell what they are.
"""

from itugraph.checks.documenting import document_checks, explain
from itugraph.checks.findings import Finding, place, render_findings
from itugraph.checks.rules import Rule, Severity, choose, load_rules, read_rule
from itugraph.checks.running import run_checks

__all__ = [
    "Finding",
    "Rule",
    "Severity",
    "choose",
    "document_checks",
    "explain",
    "load_rules",
    "place",
    "read_rule",
    "render_findings",
    "run_checks",
]
