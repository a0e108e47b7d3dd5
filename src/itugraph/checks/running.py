"""Running rules on a graph: each gives rows, each row a finding in its place."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from itugraph.checks.findings import Finding
from itugraph.checks.places import Place, places_of
from itugraph.checks.rules import COMPLETE_TO, Rule, choose, filled, load_rules
from itugraph.graph import GraphSource, Iri, Literal, literal
from itugraph.model import Certainty, QueryError
from itugraph.questions import answer, cell, prepared
from itugraph.register import Register

AS_OF = "asOf"
"""The parameter that gives the date to judge by; no rule has another one."""

_SURE = ("", "heading", "attested")


def run_checks(
    store: GraphSource,
    register: Register,
    as_of: date | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    *,
    folders: Iterable[Path] = (),
) -> tuple[Finding, ...]:
    """The findings of the rules on every text of a graph, by document, proposal and line.

    `as_of` is the date to judge currency by, where it is not each document's own. `select` and `ignore` name
    rules by code, beginning of a code, or name; `folders` hold further rules. What lies between proposals
    comes last in its document. Raises `QueryError` for an unknown rule or one whose query fails.
    """
    added = {COMPLETE_TO: register.complete_to.isoformat()}
    terms = {} if as_of is None else {AS_OF: literal(as_of)}
    findings = [
        finding
        for rule in choose(load_rules(*folders), select, ignore)
        for finding in _findings(rule, store, _taken(rule, terms), added)
    ]
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _taken(rule: Rule, terms: Mapping[str, Literal]) -> dict[str, Literal]:
    return {p.name: terms[p.name] for p in rule.parameters if p.name in terms}


def _findings(
    rule: Rule, store: GraphSource, terms: Mapping[str, Literal], added: Mapping[str, str]
) -> Iterator[Finding]:
    try:
        found = answer(prepared(rule.sparql), store, terms, "table")
    except QueryError as problem:
        raise QueryError(f"the rule {rule.code} ({rule.path}) cannot be run: {problem}") from problem
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    places = places_of(store, [row["subject"] for row in rows if isinstance(row["subject"], Iri)])
    for row in rows:
        subject = row["subject"]
        if isinstance(subject, Iri):
            shown = {name: cell(found, term) for name, term in row.items() if term is not None}
            yield _finding(rule, places.get(subject, Place()), {**added, **shown})


def _finding(rule: Rule, place: Place, shown: dict[str, str]) -> Finding:
    between = rule.scope == "between-proposals"
    certain = place.certain and shown.get("basis", "") in _SURE
    certainty: Certainty = "certain" if certain else "inferred"
    return Finding(
        code=rule.code,
        severity=rule.severity,
        source=place.source,
        proposal=None if between else place.proposal,
        section=place.section,
        label=place.label,
        line=place.line,
        start=None if between else place.start,
        end=None if between else place.end,
        text=shown.get("wording", place.text),
        message=filled(rule.message, shown),
        suggestion=filled(rule.suggestion, shown),
        evidence=filled(rule.evidence, shown),
        certainty=certainty,
    )


def _order(finding: Finding) -> tuple[str, bool, int, int, str, str]:
    """Documents apart, what is between proposals after what is in one, and in the order of the text."""
    return (
        finding.source,
        finding.proposal is None and finding.section is not None,
        finding.line or 0,
        finding.start or 0,
        finding.code,
        finding.message,
    )
