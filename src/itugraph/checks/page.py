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
    """The page: how many findings of which rule, then each, by document and proposal."""
    found = tuple(findings)
    names = {rule.code: rule for rule in rules}
    body = "".join((*_overview(found, names), *_documents(found)))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Findings</title><style>{_STYLE}</style></head>\n<body>{body}</body></html>\n"
    )


def _overview(findings: tuple[Finding, ...], names: dict[str, Rule]) -> Iterator[str]:
    yield f"<h1>Findings</h1><p>{escape(summary(findings))}</p>\n"
    if not findings:
        return
    yield '<table><thead><tr><th>rule</th><th>finds</th><th class="count">findings</th></tr></thead><tbody>\n'
    for code, count in sorted(Counter(finding.code for finding in findings).items()):
        rule = names.get(code)
        name, finds = (rule.name, rule.finds) if rule else ("", "")
        yield (
            f'<tr><td>{escape(code)} {escape(name)}</td><td>{escape(finds)}</td><td class="count">{count}</td></tr>\n'
        )
    yield "</tbody></table>\n"


def _documents(findings: tuple[Finding, ...]) -> Iterator[str]:
    for source, of_source in groupby(findings, key=lambda finding: finding.source):
        yield f"<h2>{escape(source)}</h2>\n"
        for heading, of_heading in groupby(of_source, key=heading_of):
            yield f"<h3>{escape(heading)}</h3>\n"
            if heading == BETWEEN:
                yield from map(_group, by_rule(of_heading))
            else:
                yield from map(_entry, of_heading)


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
