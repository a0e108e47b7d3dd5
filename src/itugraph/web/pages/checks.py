"""The Checks page: findings beside the words they are about, to be narrowed down; and what each rule is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from itugraph.checks import Finding, Rule, place
from itugraph.checks.findings import heading_of
from itugraph.graph import GraphSource
from itugraph.questions import prepared
from itugraph.web.asking import Row, rows
from itugraph.web.excerpts import Excerpt, excerpt, read_segments
from itugraph.web.findings import Findings, findings_of
from itugraph.web.keeping import kept
from itugraph.web.narrowing import (
    KEYS,
    family_name,
    family_of,
    filter_of,
    narrowed,
    proposals_first,
    rules,
    value_name,
)
from itugraph.web.opened import graph_of
from itugraph.web.paging import part
from itugraph.web.rendering import render

_SIZE = 40
_PATIENCE = 2.5
"""Seconds that the page waits for findings: a small graph is checked in that time."""

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


def checks(request: Request) -> Response:
    """The findings, or that they are being worked out."""
    found = findings_of(request, _PATIENCE)
    if found is None or found.failure:
        failure = found.failure if found else ""
        headers = {"cache-control": "no-store"}
        return render(request, "checks_waiting.html", 200, headers, failure=failure)
    request.state.findings = found
    return _shown(request)


@kept
def _shown(request: Request) -> Response:
    found: Findings = request.state.findings
    chosen = {name: value for name in (*KEYS, "q") if (value := request.query_params.get(name, "").strip())}
    listed = proposals_first(narrowed(found.findings, chosen))
    shown = part(request, len(listed), _SIZE, "/checks", chosen)
    graph = graph_of(request)
    return render(
        request,
        "checks.html",
        total=len(found.findings),
        severity=chosen.get("severity", ""),
        severities=filter_of("severity", found.findings, chosen).choices,
        filters=[filter_of(name, found.findings, chosen) for name in KEYS if name != "severity"],
        chosen=[_Chosen(value_name(name, value), _address(chosen, name)) for name, value in chosen.items()],
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
