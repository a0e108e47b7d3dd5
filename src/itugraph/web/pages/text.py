"""A text: an edition of an instrument, or a proposal to change it, clause by clause."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from itugraph.graph import GraphSource
from itugraph.web import clauses, links
from itugraph.web.asking import rows
from itugraph.web.clauses import ShownClause
from itugraph.web.describing import described, reference
from itugraph.web.facts import Facts, Link, facts_of
from itugraph.web.findings import findings_of
from itugraph.web.opened import graph_of
from itugraph.web.rendering import render
from itugraph.web.thing import Thing
from itugraph.web.wording import Stretch

_PROPOSALS = """SELECT DISTINCT ?proposal ?label ?action WHERE {
  { ?proposal itu:baseEdition ?edition BIND("base" AS ?way) } UNION { ?proposal itu:proposes ?edition }
  ?proposal rdfs:label ?label OPTIONAL { ?proposal itu:action ?action }
} ORDER BY ?label LIMIT 60"""
_LATER = "SELECT ?later ?label WHERE { ?later itu:supersedes ?edition ; rdfs:label ?label } ORDER BY ?label LIMIT 3"
_FIRST = """SELECT ?base (MIN(?ordinal) AS ?first) WHERE {
  ?base itu:inText ?edition . ?clause itu:baseClause ?base ; itu:ordinal ?ordinal
} GROUP BY ?base"""
_OTHERS = (
    """SELECT (COUNT(DISTINCT ?proposal) AS ?others) WHERE { ?proposal itu:changesInstrument ?instrument }"""
)

CHANGES = ("inserted", "deleted", "modified", "moved", "kept")


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses below one heading."""

    iri: str
    anchor: str
    heading: tuple[Stretch, ...]
    part: str
    clauses: tuple[ShownClause, ...]


def text(request: Request, thing: Thing) -> Response:
    """The page of an edition or a proposal."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    front, body = clauses.of_text(graph, thing.iri)
    # Base clauses that are known through proposals only have no words of their own.
    readable = any(clause.has_words for clause in body)
    is_proposal = thing.kind == "Proposal"
    instrument = facts.link("changesInstrument" if is_proposal else "editionOf")
    counts = {change: sum(clause.change == change for clause in body) for change in CHANGES}
    found = findings_of(request)
    findings = found.within(thing.iri) if found else ()
    return render(
        request,
        "text.html",
        severities=Counter(finding.severity for finding in findings),
        marked={finding.passage for finding in findings},
        thing=thing,
        facts=facts,
        is_proposal=is_proposal,
        instrument=instrument,
        title=facts.one("title"),
        front=[line for line in front if line.role != "title" or not facts.one("title")],
        title_line=next((line for line in front if line.role == "title"), None),
        sections=_sections(body) if readable else [],
        outline=[] if readable else _in_order(graph, thing.iri, body),
        counts={change: count for change, count in counts.items() if count},
        inferred=any(clause.certainty == "inferred" for clause in body),
        about=rows(graph, _PROPOSALS, edition=thing.iri) if not is_proposal else [],
        later=rows(graph, _LATER, edition=thing.iri) if not is_proposal else [],
        beside=_beside(graph, instrument) if is_proposal else "",
        described=_described(thing, facts, instrument),
    )


def _in_order(graph: GraphSource, edition: str, body: Sequence[ShownClause]) -> list[ShownClause]:
    """The clauses of an edition that was not read, in the order in which the proposals have them."""
    first = {one["base"]: int(one["first"]) for one in rows(graph, _FIRST, edition=edition) if one["base"]}
    return sorted(body, key=lambda clause: first.get(clause.iri, 0))


def _sections(body: Sequence[ShownClause]) -> list[Section]:
    found = []
    for section, group in groupby(body, key=lambda clause: clause.section):
        inside = tuple(group)
        anchor = section.removeprefix(inside[0].text).strip("/") if section else ""
        found.append(Section(section, anchor, inside[0].heading, inside[0].part, inside))
    return found


def _beside(graph: GraphSource, instrument: Link | None) -> str:
    """The address of the comparison with the other proposals, "" where there is none other."""
    if instrument is None:
        return ""
    count = rows(graph, _OTHERS, instrument=instrument.iri)
    return links.side_by_side(instrument.iri) if int(count[0]["others"]) > 1 else ""


def _described(thing: Thing, facts: Facts, instrument: Link | None) -> str:
    return described(
        "Legislation",
        thing.iri,
        thing.name,
        alternativeHeadline=facts.one("title"),
        legislationIdentifier=facts.one("identifier") or facts.one("editionMark"),
        legislationDate=facts.one("adoptedOn"),
        exampleOfWork=reference("Legislation", instrument.iri, instrument.name) if instrument else "",
        legislationChanges=facts.one("changesInstrument"),
        creator=[reference("Organization", one.iri, one.name) for one in facts.links("submittedBy")],
    )
