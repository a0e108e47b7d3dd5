"""A clause: its words before and after, what it cites and mandates, and what other proposals make of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from itugraph.graph import GraphSource
from itugraph.web import clauses, links
from itugraph.web.asking import Row, labels, rows
from itugraph.web.clauses import ShownClause
from itugraph.web.describing import described, reference
from itugraph.web.facts import Facts, Link, facts_of
from itugraph.web.findings import findings_of
from itugraph.web.opened import graph_of
from itugraph.web.rendering import render
from itugraph.web.thing import Thing

_CITATIONS = """SELECT ?citation ?change ?exact ?start ?end ?instrumentBefore ?instrumentAfter ?editionBefore
  ?editionAfter ?markBefore ?markAfter ?resolutionBefore ?resolutionAfter ?candidate WHERE {
  ?citation itu:citingClause ?clause .
  OPTIONAL { ?citation itu:change ?change }
  OPTIONAL { ?citation itu:exact ?exact }
  OPTIONAL { ?citation itu:start ?start }
  OPTIONAL { ?citation itu:end ?end }
  OPTIONAL { ?citation itu:citesInstrumentBefore ?instrumentBefore }
  OPTIONAL { ?citation itu:citesInstrumentAfter ?instrumentAfter }
  OPTIONAL { ?citation itu:citesEditionBefore ?editionBefore }
  OPTIONAL { ?citation itu:citesEditionAfter ?editionAfter }
  OPTIONAL { ?citation itu:editionMarkBefore ?markBefore }
  OPTIONAL { ?citation itu:editionMarkAfter ?markAfter }
  OPTIONAL { ?citation itu:resolutionBefore ?resolutionBefore }
  OPTIONAL { ?citation itu:resolutionAfter ?resolutionAfter }
  OPTIONAL { ?citation itu:candidate ?candidate }
}"""

_MANDATES = """SELECT ?mandate ?verb ?change ?addressee ?collaborator ?exact WHERE {
  ?mandate itu:mandatedBy ?clause ; itu:addressee ?addressee .
  OPTIONAL { ?mandate itu:verb ?verb }
  OPTIONAL { ?mandate itu:change ?change }
  OPTIONAL { ?mandate itu:collaborator ?collaborator }
  OPTIONAL { ?mandate itu:evidence/itu:exact ?exact }
} ORDER BY ?mandate ?collaborator"""

_SAME = """SELECT ?other ?text ?textLabel ?submitter WHERE {
  ?other itu:baseClause ?base ; itu:inText ?text . ?text rdfs:label ?textLabel .
  OPTIONAL { ?text itu:submittedBy/rdfs:label ?submitter }
} ORDER BY ?textLabel LIMIT 60"""

_NEIGHBOURS = """SELECT ?clause ?pointer ?ordinal WHERE {
  ?clause itu:inText ?text ; a itu:Clause ; itu:ordinal ?ordinal ; itu:pointer ?pointer .
  FILTER(?ordinal >= ?low && ?ordinal <= ?high)
} ORDER BY ?ordinal"""


@dataclass(frozen=True, slots=True)
class Side:
    """What a citation names before or after the change; `mark` is "" where it names no edition."""

    thing: Link
    mark: str
    resolution: str


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A citation of the clause, with its wording in the source as evidence."""

    anchor: str
    change: str
    exact: str
    start: str
    end: str
    before: Side | None
    after: Side | None
    candidates: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownMandate:
    """Who is instructed or invited by the clause, and with whom."""

    anchor: str
    verb: str
    change: str
    addressee: Link
    collaborators: tuple[Link, ...]
    exact: str


@dataclass(frozen=True, slots=True)
class Treated:
    """The same clause of the base text in another proposal."""

    text: Link
    submitter: str
    clause: ShownClause


def clause(request: Request, thing: Thing) -> Response:
    """The page of a clause."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    shown = clauses.these(graph, [thing.iri])[0]
    text = facts.link("inText") or Link(shown.text, shown.text)
    ordinal = int(facts.one("ordinal") or 0)
    near = _neighbours(graph, text.iri, ordinal) if ordinal else {}
    found = findings_of(request)
    others = _others(graph, shown.base or thing.iri, thing.iri)
    return render(
        request,
        "clause.html",
        thing=thing,
        facts=facts,
        clause=shown,
        text=text,
        is_proposal=bool(facts.one("ofProposal")),
        base=facts.link("baseClause"),
        citations=_citations(graph, thing.iri),
        mandates=_mandates(graph, thing.iri),
        findings=found.at(thing.iri) if found else (),
        others=others,
        beside=_beside(graph, text.iri) if others else "",
        previous=near.get(ordinal - 1),
        following=near.get(ordinal + 1),
        described=_described(thing, shown, text, facts),
    )


def _citations(graph: GraphSource, iri: str) -> list[ShownCitation]:
    found = rows(graph, _CITATIONS, clause=iri)
    linked = ("instrumentBefore", "instrumentAfter", "editionBefore", "editionAfter", "candidate")
    names = labels(graph, [one[column] for one in found for column in linked])
    by_citation: dict[str, list[Row]] = {}
    for one in sorted(found, key=lambda one: (int(one["start"] or 0), one["citation"], one["candidate"])):
        by_citation.setdefault(one["citation"], []).append(one)
    return [_citation(same, iri, names) for same in by_citation.values()]


def _citation(same: Sequence[Row], clause: str, names: dict[str, str]) -> ShownCitation:
    one = same[0]

    def side(name: str) -> Side | None:
        target = one[f"edition{name}"] or one[f"instrument{name}"]
        if not target:
            return None
        return Side(Link(target, names.get(target, target)), one[f"mark{name}"], one[f"resolution{name}"])

    candidates = dict.fromkeys(row["candidate"] for row in same if row["candidate"])
    return ShownCitation(
        anchor=one["citation"].removeprefix(clause).strip("/"),
        change=one["change"],
        exact=one["exact"],
        start=one["start"],
        end=one["end"],
        before=side("Before"),
        after=side("After"),
        candidates=tuple(Link(candidate, names.get(candidate, candidate)) for candidate in candidates),
    )


def _mandates(graph: GraphSource, iri: str) -> list[ShownMandate]:
    found = rows(graph, _MANDATES, clause=iri)
    names = labels(graph, [one[column] for one in found for column in ("addressee", "collaborator")])
    by_mandate: dict[str, list[Row]] = {}
    for one in found:
        by_mandate.setdefault(one["mandate"], []).append(one)
    shown = []
    for mandate, same in by_mandate.items():
        one = same[0]
        with_whom = dict.fromkeys(row["collaborator"] for row in same if row["collaborator"])
        shown.append(
            ShownMandate(
                anchor=mandate.removeprefix(iri).strip("/"),
                verb=one["verb"],
                change=one["change"],
                addressee=Link(one["addressee"], names.get(one["addressee"], one["addressee"])),
                collaborators=tuple(Link(body, names.get(body, body)) for body in with_whom),
                exact=one["exact"],
            )
        )
    return shown


def _others(graph: GraphSource, base: str, iri: str) -> list[Treated]:
    found = {one["other"]: one for one in rows(graph, _SAME, base=base) if one["other"] != iri}
    return [
        Treated(
            Link(found[shown.iri]["text"], found[shown.iri]["textLabel"]),
            found[shown.iri]["submitter"],
            shown,
        )
        for shown in clauses.these(graph, list(found))
    ]


def _neighbours(graph: GraphSource, text: str, ordinal: int) -> dict[int, Row]:
    """The clauses before and after one in its text, by their ordinals."""
    asked = _NEIGHBOURS.replace("?low", str(ordinal - 1)).replace("?high", str(ordinal + 1))
    return {int(one["ordinal"]): one for one in rows(graph, asked, text=text)}


def _beside(graph: GraphSource, text: str) -> str:
    """The page that sets the proposals on the instrument of a text side by side."""
    found = rows(
        graph,
        "SELECT ?instrument WHERE { ?text (itu:changesInstrument|itu:editionOf) ?instrument } LIMIT 1",
        text=text,
    )
    return links.side_by_side(found[0]["instrument"]) if found else ""


def _described(thing: Thing, shown: ShownClause, text: Link, facts: Facts) -> str:
    return described(
        "Legislation",
        thing.iri,
        thing.name,
        legislationIdentifier=shown.pointer,
        isPartOf=reference("Legislation", text.iri, text.name),
        text=facts.one("textAfter"),
    )
