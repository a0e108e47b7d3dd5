"""A document that was read: what it holds, what it announces, and how it was read."""

from starlette.requests import Request
from starlette.responses import Response

from itugraph.web.asking import rows
from itugraph.web.describing import described
from itugraph.web.facts import facts_of
from itugraph.web.opened import graph_of
from itugraph.web.rendering import render
from itugraph.web.thing import Thing

_TEXTS = """SELECT ?text ?label ?title ?action ?region ?ordinal WHERE {
  ?text itu:inDocument ?document ; rdfs:label ?label .
  OPTIONAL { ?text itu:title ?title }
  OPTIONAL { ?text itu:action ?action }
  OPTIONAL { ?text itu:ordinal ?ordinal }
  OPTIONAL { ?text itu:submittedBy/rdfs:label ?region }
} ORDER BY ?ordinal ?label LIMIT 500"""

_ANNOUNCED = """SELECT ?announcement ?label ?action ?contribution ?agent ?agentLabel ?text ?textLabel ?ordinal WHERE {
  ?announcement itu:announcedIn ?document ; rdfs:label ?label .
  OPTIONAL { ?announcement itu:action ?action }
  OPTIONAL { ?announcement itu:contribution ?contribution }
  OPTIONAL { ?announcement itu:ordinal ?ordinal }
  OPTIONAL { ?announcement itu:announcedBy ?agent . ?agent rdfs:label ?agentLabel }
  OPTIONAL { ?announcement itu:presentAs ?text . ?text rdfs:label ?textLabel }
} ORDER BY ?ordinal LIMIT 500"""

_RUN = """SELECT ?version ?warning WHERE { ?run itu:readDocument ?document
  OPTIONAL { ?run itu:softwareVersion ?version } OPTIONAL { ?run itu:warning ?warning } } ORDER BY ?warning"""


def document(request: Request, thing: Thing) -> Response:
    """The page of a document."""
    graph = graph_of(request)
    facts = facts_of(graph, thing.iri)
    texts = {one["text"]: one for one in rows(graph, _TEXTS, document=thing.iri)}
    runs = rows(graph, _RUN, document=thing.iri)
    announced = rows(graph, _ANNOUNCED, document=thing.iri)
    return render(
        request,
        "document.html",
        thing=thing,
        facts=facts,
        texts=sorted(texts.values(), key=lambda one: (int(one["ordinal"] or 0), one["label"])),
        announced=sorted(announced, key=lambda one: int(one["ordinal"] or 0)),
        warnings=[one["warning"] for one in runs if one["warning"]],
        software=next((one["version"] for one in runs), ""),
        described=described(
            "DigitalDocument",
            thing.iri,
            thing.name,
            identifier=facts.one("documentNumber"),
            temporal=facts.one("documentDate"),
            hasPart=[{"@type": "Legislation", "@id": text} for text in texts],
        ),
    )
