"""Findings as one web page that fetches nothing, for people who never see a terminal, on a screen or on paper."""

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from itugraph.checks.findings import BETWEEN, Finding, by_rule, heading_of, place, shared_suggestion, summary
from itugraph.checks.rules import Rule

_STYLE = """
@page { margin: 18mm 16mm; }
body { margin: 0 auto; padding: 1.5rem; max-width: 52rem; color: #111; background: #fff; font: 16px/1.45 "Segoe UI",
  "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.5em; } h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 1px solid #999; break-after: avoid; }
h3 { font-size: 1.05em; margin: 1.4em 0 .4em; break-after: avoid; }
a { color: #1f5f99; } td, p, li { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25em .6em; vertical-align: top;
  border-bottom: 1px solid #ddd; } td.count, th.count { text-align: right; }
.finding { margin: .8em 0; padding: .4em .8em; border-left: 5px solid; break-inside: avoid; }
.error { border-color: #9b1c1c; } .warning { border-color: #8a5a00; } .note { border-color: #1f5f99; }
.finding p { margin: .25em 0; } .where { font-weight: 600; } .code { color: #444; font-weight: 400; }
.evidence { color: #444; font-size: .92em; } .instead::before { content: "Instead: "; font-weight: 600; }
.finding ul { margin: .25em 0; padding-left: 1.2em; } .finding li { margin: .2em 0; }
.evidence::before { content: "Because: "; }
@media print { body { padding: 0; font-size: 11pt; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_page(findings: Iterable[Finding], rules: Iterable[Rule]) -> str:
    """The page: where how much was found, then each finding by document and proposal, at last what the rules find."""
    found = tuple(findings)
    names = {rule.code: rule for rule in rules}
    parts = list(_parts(found))
    body = "".join((*_contents(found, parts), *_documents(parts), *_overview(found, names)))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Findings</title><style>{_STYLE}</style></head>\n<body>{body}</body></html>\n"
    )


_Part = tuple[str, str, tuple[Finding, ...]]
"""A document, what in it the findings are listed under, and these."""


def _parts(findings: tuple[Finding, ...]) -> Iterator[_Part]:
    for source, of_source in groupby(findings, key=lambda finding: finding.source):
        for heading, of_heading in groupby(of_source, key=heading_of):
            yield source, heading, tuple(of_heading)


def _contents(findings: tuple[Finding, ...], parts: list[_Part]) -> Iterator[str]:
    """How much was found in which part, with a link to each."""
    yield f"<h1>Findings</h1><p>{escape(summary(findings))}</p>\n"
    if not findings:
        return
    several = len({source for source, _, _ in parts}) > 1
    yield "<ul>\n"
    for number, (source, heading, members) in enumerate(parts, start=1):
        name = f"{source}: {heading}" if several else heading
        counted = summary(members).partition(": ")[2].rstrip(".")
        yield f'<li><a href="#part-{number}">{escape(name)}</a>: {escape(counted)}</li>\n'
    yield "</ul>\n"


def _documents(parts: list[_Part]) -> Iterator[str]:
    shown = None
    for number, (source, heading, members) in enumerate(parts, start=1):
        if source != shown:
            yield f"<h2>{escape(source)}</h2>\n"
        shown = source
        yield f'<h3 id="part-{number}">{escape(heading)}</h3>\n'
        yield from map(_group, by_rule(members)) if heading == BETWEEN else map(_entry, members)


def _overview(findings: tuple[Finding, ...], names: dict[str, Rule]) -> Iterator[str]:
    """The rules that found something, and how often."""
    if not findings:
        return
    yield "<h2>The rules</h2>\n"
    yield '<table><thead><tr><th>rule</th><th class="count">findings</th><th>what it finds</th></tr></thead><tbody>\n'
    for code, count in sorted(Counter(finding.code for finding in findings).items()):
        rule = names.get(code)
        name, finds = (rule.name, rule.finds.partition(". ")[0].rstrip(".")) if rule else ("", "")
        told = f'<td>{escape(code)} {escape(name)}</td><td class="count">{count}</td><td>{escape(finds)}</td>'
        yield f"<tr>{told}</tr>\n"
    yield "</tbody></table>\n"


def _group(findings: tuple[Finding, ...]) -> str:
    """The findings of one rule between proposals: what is to be done once, then each in a line."""
    first, shared = findings[0], shared_suggestion(findings)
    code = f'<span class="code">{escape(first.code)}, {escape(first.severity)}</span>'
    head = f'<p class="where">{escape(shared or first.code)} {code}</p>'
    items = "".join(
        f"<li>{escape(finding.message)}{'' if shared else ' ' + escape(finding.suggestion)} "
        f'<span class="code">{escape(place(finding).rpartition(", ")[2])}</span></li>'
        for finding in findings
    )
    return f'<div class="finding {escape(first.severity)}">{head}<ul>{items}</ul></div>\n'


def _entry(finding: Finding) -> str:
    parts = [f'<p class="where">{escape(place(finding))} <span class="code">{escape(finding.code)}, '
             f"{escape(finding.severity)}, {escape(finding.certainty)}</span></p>"]  # fmt: skip
    parts.append(f"<p>{escape(finding.message)}</p>")
    if finding.suggestion:
        parts.append(f'<p class="instead">{escape(finding.suggestion)}</p>')
    if finding.evidence:
        parts.append(f'<p class="evidence">{escape(finding.evidence)}</p>')
    return f'<div class="finding {escape(finding.severity)}">{"".join(parts)}</div>\n'
