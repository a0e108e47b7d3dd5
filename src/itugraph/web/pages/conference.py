"""A conference: when and where it met, what was proposed to it, and what it adopted."""

from starlette.requests import Request
from starlette.responses import Response

from itugraph.web.asking import grouped, rows
from itugraph.web.describing import described, reference
from itugraph.web.facts import facts_of
from itugraph.web.opened import graph_of
from itugraph.web.ordering import natural
from itugraph.web.rendering import render
from itugraph.web.thing import Thing

_MOST = 400

_PROPOSALS = f"""SELECT ?proposal ?label ?action ?region ?regionLabel ?instrument ?instrumentLabel WHERE {{
  ?proposal itu:preparedFor ?conference ; itu:changesInstrument ?instrument ; rdfs:label ?label .
  ?instrument rdfs:label ?instrumentLabel .
  OPTIONAL {{ ?proposal itu:action ?action }}
  OPTIONAL {{ ?proposal itu:submittedBy ?region . ?region rdfs:label ?regionLabel }}
}} ORDER BY ?instrumentLabel ?label LIMIT {_MOST}"""

_EDITIONS = f"""SELECT ?edition ?label ?title ?general ?instrument ?text WHERE {{
  ?edition itu:adoptedAt ?conference ; rdfs:label ?label ; itu:editionOf ?instrument .
  OPTIONAL {{ ?edition itu:title ?title }}
  OPTIONAL {{ ?edition itu:inDocument ?text }}
  OPTIONAL {{ ?instrument itu:title ?general }}
}} ORDER BY ?label LIMIT {_MOST}"""

_DOCUMENTS = f"""SELECT ?document ?label WHERE {{
  ?document a itu:Document ; itu:preparedFor ?conference ; rdfs:label ?label
}} ORDER BY ?label LIMIT {_MOST}"""

_NEIGHBOURS = """SELECT ?other ?label ?year WHERE {
  ?conference itu:sessionOf ?assembly . ?other itu:sessionOf ?assembly ; rdfs:label ?label ; itu:year ?year
} ORDER BY ?year ?label"""


def conference(request: Request, thing: Thing) -> Response:
    """The page of a conference."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    proposals = rows(graph, _PROPOSALS, conference=thing.iri)
    editions = {one["edition"]: one for one in rows(graph, _EDITIONS, conference=thing.iri)}
    assembly = facts.link("sessionOf")
    return render(
        request,
        "conference.html",
        thing=thing,
        facts=facts,
        proposals={
            key: {one["proposal"]: one for one in found}.values()
            for key, found in grouped(proposals, "instrument", "instrumentLabel").items()
        },
        editions=sorted(editions.values(), key=lambda one: natural(one["label"])),
        documents=rows(graph, _DOCUMENTS, conference=thing.iri),
        sessions=rows(graph, _NEIGHBOURS, conference=thing.iri),
        most=_MOST,
        described=described(
            "Event",
            thing.iri,
            thing.name,
            startDate=facts.one("openedOn"),
            endDate=facts.one("closedOn"),
            location={"@type": "Place", "name": facts.one("place")} if facts.one("place") else "",
            organizer=reference("Organization", assembly.iri, assembly.name) if assembly else "",
        ),
    )
