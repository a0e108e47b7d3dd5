"""A body, a region or a member state: what it is, what it is instructed to do, and what it proposes."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from itugraph.graph import GraphSource
from itugraph.web import links
from itugraph.web.asking import Row, grouped, rows
from itugraph.web.describing import described, reference
from itugraph.web.facts import Facts, facts_of
from itugraph.web.opened import graph_of
from itugraph.web.paging import Part, part
from itugraph.web.rendering import render
from itugraph.web.thing import Thing

_AT_ONCE = 120
_FEW = 60

_COUNTS = """SELECT ?way (COUNT(?mandate) AS ?number) WHERE {
  { ?mandate itu:addressee ?body BIND("addressee" AS ?way) }
  UNION { ?mandate itu:collaborator ?body BIND("collaborator" AS ?way) }
} GROUP BY ?way"""

_MANDATES = """SELECT ?mandate ?verb ?change ?clause ?pointer ?text ?textLabel ?before ?after ?region ?conference
  ?conferenceName ?day ?instrumentLabel WHERE {
  { SELECT ?mandate WHERE { ?mandate itu:addressee ?body } ORDER BY ?mandate LIMIT %d OFFSET %d }
  ?mandate itu:mandatedBy ?clause .
  OPTIONAL { ?mandate itu:verb ?verb }
  OPTIONAL { ?mandate itu:change ?change }
  ?clause itu:inText ?text ; itu:pointer ?pointer .
  ?text rdfs:label ?textLabel .
  OPTIONAL { ?clause itu:textBefore ?before }
  OPTIONAL { ?clause itu:textAfter ?after }
  OPTIONAL { ?text itu:submittedBy/rdfs:label ?region }
  OPTIONAL { ?text itu:changesInstrument/rdfs:label ?instrumentLabel }
  OPTIONAL { ?text (itu:preparedFor|itu:adoptedAt) ?conference . ?conference rdfs:label ?conferenceName
    OPTIONAL { ?conference itu:openedOn ?day } }
}"""

_PROPOSALS = """SELECT ?proposal ?label ?action ?instrument ?instrumentLabel ?conference ?conferenceName ?day WHERE {
  { SELECT ?proposal WHERE { ?proposal itu:submittedBy ?body } ORDER BY ?proposal LIMIT %d OFFSET %d }
  ?proposal rdfs:label ?label .
  OPTIONAL { ?proposal itu:action ?action }
  OPTIONAL { ?proposal itu:changesInstrument ?instrument . ?instrument rdfs:label ?instrumentLabel }
  OPTIONAL { ?proposal itu:preparedFor ?conference . ?conference rdfs:label ?conferenceName
    OPTIONAL { ?conference itu:openedOn ?day } }
}"""

_LINKED = """SELECT ?way ?thing ?label ?title WHERE {
  { ?thing itu:partOf ?body BIND("part" AS ?way) }
  UNION { ?thing itu:succeededBy ?body BIND("successor" AS ?way) }
  UNION { ?thing itu:responsible ?body BIND("responsible" AS ?way) }
  UNION { ?thing itu:sessionOf ?body BIND("session" AS ?way) }
  ?thing rdfs:label ?label
  OPTIONAL { ?thing itu:title ?title }
} ORDER BY ?way ?label LIMIT 400"""

_ADOPTED = "SELECT (COUNT(?thing) AS ?number) WHERE { ?thing itu:adoptedBy ?body }"

_ANNOUNCED = """SELECT ?announcement ?label ?action ?contribution ?document ?documentLabel WHERE {
  ?announcement itu:announcedBy ?body ; itu:announcedIn ?document ; rdfs:label ?label .
  ?document rdfs:label ?documentLabel .
  OPTIONAL { ?announcement itu:action ?action }
  OPTIONAL { ?announcement itu:contribution ?contribution }
  FILTER NOT EXISTS { ?announcement itu:presentAs ?proposal }
} ORDER BY ?documentLabel ?label LIMIT 60"""


@dataclass(frozen=True, slots=True)
class AtConference:
    """What happened at one conference; `address` and `name` are "" where none is known."""

    address: str
    name: str
    day: str
    found: Sequence[Row]


def body(request: Request, thing: Thing) -> Response:
    """The page of a body or a region."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    counts = {one["way"]: int(one["number"]) for one in rows(graph, _COUNTS, body=thing.iri) if one["way"]}
    proposed = _count(graph, "SELECT (COUNT(?p) AS ?number) WHERE { ?p itu:submittedBy ?body }", thing.iri)
    path = links.path_of(thing.iri)
    mandates = part(request, counts.get("addressee", 0), _AT_ONCE, path)
    proposals = part(request, proposed, _AT_ONCE, path)
    linked = grouped(rows(graph, _LINKED, body=thing.iri), "way")
    return render(
        request,
        "body.html",
        thing=thing,
        facts=facts,
        counts=counts,
        mandates=mandates,
        instructed=_asked(graph, _MANDATES, thing.iri, mandates) if mandates.total else [],
        proposals=proposals,
        proposed=_asked(graph, _PROPOSALS, thing.iri, proposals) if proposals.total else [],
        announced=rows(graph, _ANNOUNCED, body=thing.iri),
        adopted=_count(graph, _ADOPTED, thing.iri),
        linked={way[0]: found for way, found in linked.items()},
        few=_FEW,
        described=_described(thing, facts),
    )


def _count(graph: GraphSource, sparql: str, iri: str) -> int:
    return int(rows(graph, sparql, body=iri)[0]["number"])


def _asked(graph: GraphSource, sparql: str, iri: str, of: Part) -> list[AtConference]:
    """One part of a list, by conference, the latest first."""
    key = "mandate" if "?mandate" in sparql else "proposal"
    once = {one[key]: one for one in rows(graph, sparql % (of.size, of.offset), body=iri)}
    ordered = [once[iri] for iri in sorted(once)]
    return sorted(
        (
            AtConference(links.path_of(conference) if conference else "", name, day, found)
            for (conference, name, day), found in grouped(
                ordered, "conference", "conferenceName", "day"
            ).items()
        ),
        key=lambda at: (at.day, at.name),
        reverse=True,
    )


def _described(thing: Thing, facts: Facts) -> str:
    above = facts.link("partOf")
    return described(
        "Organization",
        thing.iri,
        facts.one("fullName") or thing.name,
        alternateName=thing.name,
        parentOrganization=reference("Organization", above.iri, above.name) if above else "",
        foundingDate=facts.one("since"),
        dissolutionDate=facts.one("until"),
    )
