"""The Checks page: findings beside the words they are about, to be narrowed down; and what each rule is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from itugraph.checks import Finding, Rule, load_rules, place
from itugraph.checks.findings import heading_of
from itugraph.graph import GraphSource
from itugraph.questions import prepared
from itugraph.web.asking import Row, rows
from itugraph.web.excerpts import Excerpt, excerpt, read_segments
from itugraph.web.findings import SEVERITIES, findings_of
from itugraph.web.keeping import kept
from itugraph.web.opened import graph_of
from itugraph.web.paging import part
from itugraph.web.rendering import render

_SIZE = 40
_PATIENCE = 2.5
"""Seconds that the page waits for findings: a small graph is checked in that time."""

FAMILIES: Mapping[str, str] = {
    "ITU1": "What is cited",
    "ITU2": "What is no longer current",
    "ITU3": "How things are written",
    "ITU4": "How the text is built",
    "ITU5": "What the change leaves behind",
    "ITU6": "Between proposals",
    "ITU7": "Adopted texts and the register",
}
"""The families of rules, by how their codes begin."""

_WORDS = """SELECT ?passage ?segments ?text ?whole ?name WHERE {
  VALUES ?passage { %s }
  OPTIONAL { ?passage itu:inText ?whole . ?whole rdfs:label ?name }
  OPTIONAL { ?passage itu:segments ?segments }
  OPTIONAL { ?passage itu:textAfter ?after }
  OPTIONAL { ?passage itu:textBefore ?before }
  BIND(COALESCE(?after, ?before, "") AS ?text)
}"""
_DOCUMENTS = "SELECT ?thing ?name WHERE { ?thing a itu:Document ; itu:sourceName ?name }"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as it is shown: where it is, the words around it, and its rule."""

    finding: Finding
    where: str
    excerpt: Excerpt | None
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of a part of a document: a proposal, or what lies between proposals or outside them."""

    source: str
    source_iri: str
    heading: str
    iri: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter can have, and how many findings it leaves together with the other filters."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the findings down; `value` is the chosen one, "" for all."""

    name: str
    title: str
    value: str
    choices: tuple[Choice, ...]


_Key = Callable[[Finding], str]
_KEYS: Mapping[str, _Key] = {
    "severity": lambda finding: finding.severity,
    "family": lambda finding: family_of(finding.code),
    "rule": lambda finding: finding.code,
    "document": lambda finding: finding.source,
    "proposal": lambda finding: finding.proposal or (_BETWEEN if finding.between else ""),
}
_TITLES = {
    "severity": "Severity",
    "family": "About",
    "rule": "Rule",
    "document": "Document",
    "proposal": "Proposal",
}
_BETWEEN = "between"


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by code."""
    return {rule.code: rule for rule in load_rules()}


def family_of(code: str) -> str:
    """The family of a rule: its code without the last two digits."""
    return code[:-2]


def family_name(family: str) -> str:
    """What a family of rules is about."""
    return FAMILIES.get(family, f"{family}: rules of your own")


def checks(request: Request) -> Response:
    """The findings, or that they are being worked out."""
    found = findings_of(request, _PATIENCE)
    if found is None or found.failure:
        failure = found.failure if found else ""
        headers = {"cache-control": "no-store"}
        return render(request, "checks_waiting.html", 200, headers, failure=failure)
    return _shown(request)


@kept
def _shown(request: Request) -> Response:
    found = findings_of(request)
    assert found is not None
    chosen = {name: value for name in (*_KEYS, "q") if (value := request.query_params.get(name, "").strip())}
    listed = _proposals_first(_narrowed(found.findings, chosen))
    shown = part(request, len(listed), _SIZE, "/checks", chosen)
    graph = graph_of(request)
    return render(
        request,
        "checks.html",
        total=len(found.findings),
        severity=chosen.get("severity", ""),
        severities=_filter("severity", found.findings, chosen).choices,
        filters=[_filter(name, found.findings, chosen) for name in _KEYS if name != "severity"],
        chosen=[_Chosen(_value_name(name, value), _address(chosen, name)) for name, value in chosen.items()],
        asked_words=chosen.get("q", ""),
        groups=_groups(graph, listed[shown.offset : shown.last]),
        part=shown,
        count=len(listed),
        address_of=lambda name, value="": _address(chosen, name, value),
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A filter in force, and the address without it."""

    value: str
    without: str


def _address(chosen: Mapping[str, str], name: str, value: str = "") -> str:
    """The address of the findings with this filter set to another value, or taken away."""
    query = {key: kept for key, kept in chosen.items() if key != name} | ({name: value} if value else {})
    return "/checks" + (f"?{urlencode(query)}" if query else "")


def _narrowed(findings: Iterable[Finding], chosen: Mapping[str, str], but: str = "") -> tuple[Finding, ...]:
    """The findings that the chosen filters leave; `but` names one that is not in force."""
    words = chosen.get("q", "").casefold().split()

    def stays(finding: Finding) -> bool:
        if any(key(finding) != chosen[name] for name, key in _KEYS.items() if name in chosen and name != but):
            return False
        told = " ".join((finding.message, finding.suggestion, finding.text, place(finding), finding.code))
        return all(word in told.casefold() for word in words)

    return tuple(filter(stays, findings))


def _proposals_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in order, those in documents with proposals first: these can still be mended."""
    open_still = {finding.source for finding in findings if finding.proposal or finding.between}
    return tuple(sorted(findings, key=lambda finding: finding.source not in open_still))


def _filter(name: str, findings: Sequence[Finding], chosen: Mapping[str, str]) -> Filter:
    counts = Counter(map(_KEYS[name], _narrowed(findings, chosen, but=name)))
    counts.pop("", None)
    if name in chosen:
        counts.setdefault(chosen[name], 0)
    order = list(SEVERITIES) if name == "severity" else sorted(counts)
    choices = [
        Choice(value, _value_name(name, value), counts[value])
        for value in order
        if name == "severity" or value in counts
    ]
    return Filter(name, _TITLES[name], chosen.get(name, ""), tuple(choices))


def _value_name(name: str, value: str) -> str:
    """A value of a filter as people read it."""
    if name == "family":
        return family_name(value)
    if name == "rule":
        rule = rules().get(value)
        return f"{value} {rule.name.replace('-', ' ')}" if rule else value
    if name == "proposal" and value == _BETWEEN:
        return "Between proposals"
    if name == "q":
        return f"“{value}”"
    return f"{value}s" if name == "severity" else value


def _groups(graph: GraphSource, findings: Sequence[Finding]) -> list[Group]:
    """The findings by document and proposal, each with the words around it."""
    passages = _passages(graph, findings)
    documents = {row["name"]: row["thing"] for row in rows(graph, _DOCUMENTS)}
    groups: list[Group] = []

    def whole(finding: Finding) -> tuple[str, str, str, str]:
        """The document, and the name and address of the text in it that a finding is listed under."""
        passage = passages.get(finding.passage or "")
        heading = heading_of(finding)
        if finding.between or passage is None:
            return finding.source, heading, "", ""
        name = heading if finding.proposal else passage["name"] or heading
        return finding.source, name, passage["whole"], documents.get(finding.source, "")

    for (source, heading, iri, document), found in groupby(findings, key=whole):
        entries = tuple(_entry(finding, passages) for finding in found)
        groups.append(Group(source, document or documents.get(source, ""), heading, iri, entries))
    return groups


def _entry(finding: Finding, passages: Mapping[str, Row]) -> Entry:
    around = None
    passage = passages.get(finding.passage or "")
    if passage and finding.section is not None and (passage["segments"] or passage["text"]):
        segments = passage["segments"]
        offsets = (finding.start, finding.end) if segments else (None, None)
        around = excerpt(read_segments(segments, passage["text"]), *offsets, words=finding.text)
    return Entry(finding, place(finding), around, rules().get(finding.code))


def _passages(graph: GraphSource, findings: Iterable[Finding]) -> dict[str, Row]:
    """The segments and the text of the passages that the findings are in, and the texts that these belong to."""
    wanted = sorted({finding.passage for finding in findings if finding.passage})
    if not wanted:
        return {}
    asked = rows(graph, _WORDS % " ".join(f"<{iri}>" for iri in wanted))
    return {row["passage"]: row for row in asked}


@kept
def rule_list(request: Request) -> Response:
    """All rules, by family."""
    families = groupby(rules().values(), key=lambda rule: family_of(rule.code))
    return render(
        request, "rules.html", families=[(family_name(family), list(members)) for family, members in families]
    )


def rule(request: Request) -> Response:
    """What a rule is about; a rule's name leads to its code."""
    wanted = request.path_params["rule"]
    for known in rules().values():
        if wanted == known.name or (wanted.upper() == known.code and wanted != known.code):
            return RedirectResponse(f"/checks/{known.code}", 301)
    if wanted not in rules():
        raise HTTPException(404, f"There is no rule {wanted}: the page Checks leads to those there are.")
    return _rule(request)


@kept
def _rule(request: Request) -> Response:
    known = rules()[request.path_params["rule"]]
    beside = [other for other in rules().values() if family_of(other.code) == family_of(known.code)]
    return render(
        request,
        "rule.html",
        rule=known,
        family=family_name(family_of(known.code)),
        beside=beside,
        query=prepared(known.sparql),
        editor="/sparql?" + urlencode({"query": prepared(known.sparql)}),
    )


routes: list[BaseRoute] = [
    Route("/checks", checks),
    Route("/checks/rules", rule_list),
    Route("/checks/{rule}", rule),
]
