"""The forms in which findings are reported; each is a small module of its own."""

from collections.abc import Iterable
from typing import Literal, get_args

from itugraph.checks.findings import Finding, as_json, as_text
from itugraph.checks.rules import Rule, load_rules
from itugraph.model import Document, QueryError

ReportFormat = Literal["text", "json", "sarif", "github", "html"]


def render_findings(
    findings: Iterable[Finding],
    report: str = "text",
    width: int = 96,
    rules: Iterable[Rule] | None = None,
    documents: Iterable[Document] = (),
) -> str:
    """The findings as `text` for a reader, as a `json` list, in `sarif`, as `github` commands, or as an `html` page.

    `width` is that of the text in columns; `rules` are those that may have found something, by default the shipped
    ones; `documents` those that were checked, of which `sarif` has fixes. Raises `QueryError` for another format.
    """
    if report == "text":
        return as_text(findings, width)
    if report == "json":
        return as_json(findings)
    if report == "github":
        from itugraph.checks.github import as_github

        return as_github(findings)
    known = load_rules() if rules is None else tuple(rules)
    if report == "sarif":
        from itugraph.checks.sarif import as_sarif

        return as_sarif(findings, known, documents)
    if report == "html":
        from itugraph.checks.page import as_page

        return as_page(findings, known)
    raise QueryError(
        f"There is no format {report!r} for findings: choose {', '.join(get_args(ReportFormat))}."
    )
