"""The first page: what is in the graph, who proposes what to which conference, and what is cited most."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.graph import GraphSource
from itugraph.graph.vocabulary import ITU
from itugraph.register.iris import BASE
from itugraph.web.asking import Row, labels, rows
from itugraph.web.describing import described
from itugraph.web.findings import are_known, findings_of
from itugraph.web.keeping import kept, kept_with
from itugraph.web.opened import graph_of
from itugraph.web.paging import part
from itugraph.web.rendering import render

_FEW = 12
_CHANGES = ("inserted", "deleted", "modified", "moved")
_AT_ONCE = 100
_MANY = 150

_COUNTS = "SELECT ?class (COUNT(?thing) AS ?number) WHERE { ?thing a ?class } GROUP BY ?class"

_PROPOSALS = """SELECT ?proposal ?region ?action ?instrument ?conference WHERE {
  ?proposal a itu:Proposal .
  OPTIONAL { ?proposal itu:submittedBy ?region }
  OPTIONAL { ?proposal itu:action ?action }
  OPTIONAL { ?proposal itu:changesInstrument ?instrument }
  OPTIONAL { ?proposal itu:preparedFor ?conference }
}"""

_CHANGED = """SELECT ?proposal ?change (COUNT(?clause) AS ?number) WHERE {
  VALUES ?change { "inserted" "deleted" "modified" "moved" }
  ?clause itu:change ?change ; itu:ofProposal ?proposal ; a itu:Clause
} GROUP BY ?proposal ?change"""

_CITED = """SELECT ?instrument ?number ?label ?title WHERE {
  { SELECT ?instrument (COUNT(DISTINCT ?text) AS ?number) WHERE { ?text itu:cites ?instrument }
    GROUP BY ?instrument ORDER BY DESC(?number) ?instrument LIMIT 10 }
  ?instrument rdfs:label ?label OPTIONAL { ?instrument itu:title ?title }
}"""

_ADOPTED = (
    "SELECT (COUNT(DISTINCT ?edition) AS ?number) WHERE { ?edition a itu:Edition ; itu:inDocument ?document }"
)

# A clause of a base text that was never read stands in no section: it is known from proposals only.
_READ = "SELECT (COUNT(?clause) AS ?number) WHERE { ?clause itu:inSection ?section }"

_DOCUMENTS = """SELECT ?document ?label ?form ?day ?conference ?conferenceName WHERE {
  ?document a itu:Document ; rdfs:label ?label .
  OPTIONAL { ?document itu:form ?form }
  OPTIONAL { ?document itu:documentDate ?day }
  OPTIONAL { ?document itu:preparedFor ?conference . ?conference rdfs:label ?conferenceName }
} ORDER BY ?label ?document LIMIT %d OFFSET %d"""


@dataclass(frozen=True, slots=True)
class RegionProposes:
    """What a region, or a member state, proposes: how many texts by action, and how many clauses by change."""

    iri: str
    name: str
    actions: Sequence[tuple[str, int]]
    changes: Sequence[tuple[str, int]]
    proposals: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """An instrument, or a conference, with how many proposals it has and from whom."""

    iri: str
    name: str
    proposals: int
    regions: Sequence[tuple[str, str]]


@kept_with(are_known)
def overview(request: Request) -> Response:
    """What is in the graph, and where to go from here."""
    graph = graph_of(request)
    counts = {
        one["class"].removeprefix(ITU): int(one["number"])
        for one in rows(graph, _COUNTS)
        if one["class"].startswith(ITU)
    }
    proposals = list({(one["proposal"], one["region"]): one for one in rows(graph, _PROPOSALS)}.values())
    names = labels(
        graph, [iri for one in proposals for iri in (one["region"], one["instrument"], one["conference"])]
    )
    cited = sorted(rows(graph, _CITED), key=lambda one: (-int(one["number"]), one["label"]))
    return render(
        request,
        "overview.html",
        counts=counts,
        instruments=sum(
            counts.get(kind, 0)
            for kind in (
                "Resolution",
                "Decision",
                "Recommendation",
                "Opinion",
                "Question",
                "Report",
                "TreatyProvision",
            )
        ),
        adopted=int(rows(graph, _ADOPTED)[0]["number"]),
        clauses=int(rows(graph, _READ)[0]["number"]),
        regions=_regions(graph, proposals, names),
        conferences=_proposed(proposals, "conference", names)[:_FEW],
        contested=[one for one in _proposed(proposals, "instrument", names) if one.proposals > 1][:_FEW],
        cited=cited,
        most=max((int(one["number"]) for one in cited), default=1),
        documents=rows(graph, _DOCUMENTS % (_FEW, 0)),
        findings=findings_of(request),
        described=described(
            "Dataset",
            BASE,
            "itugraph",
            description="Instruments of the ITU, the proposals to change them, and what they cite and mandate.",
        ),
    )


@kept
def documents(request: Request) -> Response:
    """All documents that were read."""
    graph = graph_of(request)
    total = int(
        rows(graph, "SELECT (COUNT(?document) AS ?number) WHERE { ?document a itu:Document }")[0]["number"]
    )
    shown = part(request, total, _AT_ONCE, "/documents")
    return render(
        request, "documents.html", part=shown, found=rows(graph, _DOCUMENTS % (shown.size, shown.offset))
    )


def _regions(graph: GraphSource, proposals: Sequence[Row], names: dict[str, str]) -> list[RegionProposes]:
    changed: dict[str, Counter[str]] = {}
    # Each clause of each proposal is counted: beyond so many the page would have to be waited for.
    for one in rows(graph, _CHANGED) if 0 < len(proposals) <= _MANY else []:
        if one["proposal"]:
            changed.setdefault(one["proposal"], Counter())[one["change"]] += int(one["number"])
    actions: dict[str, Counter[str]] = {}
    changes: dict[str, Counter[str]] = {}
    for one in proposals:
        actions.setdefault(one["region"], Counter())[one["action"]] += 1
        changes.setdefault(one["region"], Counter()).update(changed.get(one["proposal"], {}))
    found = [
        RegionProposes(
            region,
            names.get(region, "unknown"),
            counted.most_common(),
            [(change, changes[region][change]) for change in _CHANGES if changed],
            counted.total(),
        )
        for region, counted in actions.items()
    ]
    return sorted(found, key=lambda one: (-one.proposals, one.name))


def _proposed(proposals: Sequence[Row], column: str, names: dict[str, str]) -> list[Proposed]:
    """What proposals are on, or for, the most frequent first."""
    by: dict[str, dict[str, set[str]]] = {}
    for one in proposals:
        if one[column]:
            by.setdefault(one[column], {}).setdefault(one["region"], set()).add(one["proposal"])
    found = [
        Proposed(
            iri,
            names.get(iri, iri),
            len(set().union(*regions.values())),
            sorted((names.get(region, ""), region) for region in regions if region),
        )
        for iri, regions in by.items()
    ]
    return sorted(found, key=lambda one: (-one.proposals, one.name))


routes: list[BaseRoute] = [Route("/", overview), Route("/documents", documents)]
