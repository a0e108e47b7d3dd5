"""An instrument: its editions in time, who cites it, whom it cites, what changes it, whom it instructs."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from itugraph.graph import GraphSource
from itugraph.web import links
from itugraph.web.asking import Row, grouped, rows
from itugraph.web.describing import described, reference
from itugraph.web.drawing.neighbourhood import Neighbour, neighbourhood
from itugraph.web.drawing.timeline import timeline
from itugraph.web.editions import ShownEdition, editions_of, in_force, known_to, latest_title
from itugraph.web.facts import Facts, facts_of
from itugraph.web.opened import graph_of
from itugraph.web.ordering import natural
from itugraph.web.rendering import render
from itugraph.web.thing import Thing

_MOST = 300

_CITED_BY = f"""SELECT ?citation ?clause ?pointer ?text ?textLabel ?region ?about ?change
  ?before ?after WHERE {{
  {{ SELECT ?citation WHERE {{ ?citation itu:citesInstrument ?instrument }} ORDER BY ?citation LIMIT {_MOST} }}
  ?citation itu:citingClause ?clause ; itu:change ?change .
  ?clause itu:inText ?text ; itu:pointer ?pointer . ?text rdfs:label ?textLabel .
  OPTIONAL {{ ?text itu:submittedBy/rdfs:label ?region }}
  OPTIONAL {{ ?text (itu:changesInstrument|itu:editionOf) ?about }}
  OPTIONAL {{ ?citation itu:citesInstrumentBefore ?instrument
    OPTIONAL {{ ?citation itu:editionMarkBefore ?markBefore }} BIND(COALESCE(?markBefore, "no edition") AS ?before) }}
  OPTIONAL {{ ?citation itu:citesInstrumentAfter ?instrument
    OPTIONAL {{ ?citation itu:editionMarkAfter ?markAfter }} BIND(COALESCE(?markAfter, "no edition") AS ?after) }}
}}"""

_COUNT_CITED_BY = "SELECT (COUNT(?citation) AS ?number) WHERE { ?citation itu:citesInstrument ?instrument }"

_CITES = f"""SELECT ?citation ?clause ?pointer ?text ?textLabel ?cited ?citedLabel ?change ?before ?after WHERE {{
  ?text (itu:changesInstrument|itu:editionOf) ?instrument ; rdfs:label ?textLabel .
  ?clause itu:inText ?text ; itu:pointer ?pointer .
  ?citation itu:citingClause ?clause ; itu:citesInstrument ?cited ; itu:change ?change .
  ?cited rdfs:label ?citedLabel .
  OPTIONAL {{ ?citation itu:citesInstrumentBefore ?cited
    OPTIONAL {{ ?citation itu:editionMarkBefore ?markBefore }} BIND(COALESCE(?markBefore, "no edition") AS ?before) }}
  OPTIONAL {{ ?citation itu:citesInstrumentAfter ?cited
    OPTIONAL {{ ?citation itu:editionMarkAfter ?markAfter }} BIND(COALESCE(?markAfter, "no edition") AS ?after) }}
}} ORDER BY ?citedLabel ?textLabel ?clause LIMIT {_MOST}"""

_PROPOSALS = """SELECT ?proposal ?label ?action ?region ?regionLabel ?base ?proposed ?conference ?conferenceName WHERE {
  ?proposal itu:changesInstrument ?instrument ; rdfs:label ?label .
  OPTIONAL { ?proposal itu:action ?action }
  OPTIONAL { ?proposal itu:submittedBy ?region . ?region rdfs:label ?regionLabel }
  OPTIONAL { ?proposal itu:baseEdition/itu:editionMark ?base }
  OPTIONAL { ?proposal itu:proposes/itu:editionMark ?proposed }
  OPTIONAL { ?proposal itu:preparedFor ?conference . ?conference rdfs:label ?conferenceName }
} ORDER BY ?conferenceName ?label LIMIT 200"""

_CHANGES = """SELECT ?proposal ?change (COUNT(?clause) AS ?number) WHERE {
  ?proposal itu:changesInstrument ?instrument . ?clause itu:ofProposal ?proposal ; a itu:Clause ; itu:change ?change
} GROUP BY ?proposal ?change"""

_BODIES = f"""SELECT ?body ?bodyLabel ?verb ?change ?clause ?pointer ?text ?textLabel WHERE {{
  ?text (itu:changesInstrument|itu:editionOf) ?instrument ; rdfs:label ?textLabel .
  ?clause itu:inText ?text ; itu:pointer ?pointer .
  ?mandate itu:mandatedBy ?clause ; itu:addressee ?body . ?body rdfs:label ?bodyLabel .
  OPTIONAL {{ ?mandate itu:verb ?verb }}
  OPTIONAL {{ ?mandate itu:change ?change }}
}} ORDER BY ?bodyLabel ?textLabel ?clause LIMIT {_MOST}"""


def instrument(request: Request, thing: Thing) -> Response:
    """The page of an instrument; `date` in the address chooses the day for which the edition in force is told."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    editions = editions_of(graph, thing.iri)
    today = date.today()
    on = _chosen(request, today)
    known = known_to(graph, thing.iri)
    current = in_force(editions, on, known)
    cited_by = _once(rows(graph, _CITED_BY, instrument=thing.iri), "citation")
    cites = sorted(
        _once(rows(graph, _CITES, instrument=thing.iri), "citation", "cited"),
        key=lambda one: (natural(one["citedLabel"]), natural(one["textLabel"])),
    )
    proposals = _once(rows(graph, _PROPOSALS, instrument=thing.iri), "proposal")
    return render(
        request,
        "instrument.html",
        thing=thing,
        facts=facts,
        title=latest_title(editions) or facts.one("title"),
        editions=editions,
        current=current,
        on=on,
        today=today,
        known_to=known,
        line=timeline(editions, current, on, today),
        cited_by=grouped(cited_by, "text", "textLabel", "region"),
        cited_by_number=_number(graph, thing.iri),
        shown_number=len(cited_by),
        cites=grouped(cites, "cited", "citedLabel"),
        proposals=proposals,
        changes=_changes(graph, thing.iri) if proposals else {},
        beside=links.side_by_side(thing.iri) if len(proposals) > 1 else "",
        bodies=grouped(rows(graph, _BODIES, instrument=thing.iri), "body", "bodyLabel"),
        picture=neighbourhood(thing.name, _citing(cited_by, thing.iri), _cited(cites, thing.iri)),
        described=_described(thing, facts, editions),
    )


def _chosen(request: Request, today: date) -> date:
    try:
        return date.fromisoformat(request.query_params.get("date", ""))
    except ValueError:
        return today


def _once(found: Sequence[Row], *key: str) -> list[Row]:
    """Each thing once, however many values of something it has."""
    return list({tuple(one[name] for name in key): one for one in reversed(found)}.values())[::-1]


def _number(graph: GraphSource, iri: str) -> int:
    return int(rows(graph, _COUNT_CITED_BY, instrument=iri)[0]["number"])


def _changes(graph: GraphSource, iri: str) -> dict[str, dict[str, str]]:
    """How many clauses each proposal changes, by the kind of change."""
    found: dict[str, dict[str, str]] = {}
    for one in rows(graph, _CHANGES, instrument=iri):
        if one["proposal"]:
            found.setdefault(one["proposal"], {})[one["change"]] = one["number"]
    return found


def _citing(cited_by: Sequence[Row], iri: str) -> list[Neighbour]:
    """The instruments whose texts cite this one, and the proposals that do, the most frequent first."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for one in cited_by:
        if one["about"] == iri:
            continue
        proposal = f" ({one['region']})" if one["region"] else ""
        counted[one["text"], f"{one['textLabel']}{proposal}", "proposal" if proposal else "edition"] += 1
    return [
        Neighbour(links.path_of(text), name, count, kind)
        for (text, name, kind), count in counted.most_common()
    ]


def _cited(cites: Sequence[Row], iri: str) -> list[Neighbour]:
    counted = Counter((one["cited"], one["citedLabel"]) for one in cites if one["cited"] != iri)
    return [
        Neighbour(links.path_of(cited), name, count, "cited")
        for (cited, name), count in counted.most_common()
    ]


def _described(thing: Thing, facts: Facts, editions: Sequence[ShownEdition]) -> str:
    by = facts.link("adoptedBy")
    return described(
        "Legislation",
        thing.iri,
        thing.name,
        alternativeHeadline=latest_title(editions) or facts.one("title"),
        legislationIdentifier=facts.one("number"),
        legislationType=facts.one("kind"),
        legislationPassedBy=reference("Organization", by.iri, by.name) if by else "",
        workExample=[reference("Legislation", edition.iri, edition.label) for edition in editions],
    )
