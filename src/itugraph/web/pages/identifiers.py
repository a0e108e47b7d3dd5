"""Every identifier of the graph: a page for people, statements for programs."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from itugraph.graph import GraphSource, Iri, Triple
from itugraph.web import links
from itugraph.web.asking import PREFIXES, row
from itugraph.web.failing import failed
from itugraph.web.findings import are_known
from itugraph.web.keeping import kept_with
from itugraph.web.negotiating import preferred
from itugraph.web.opened import graph_of
from itugraph.web.pages import body, clause, conference, document, instrument, statements, text
from itugraph.web.serializing import ENDINGS, serialized
from itugraph.web.suggesting import suggestions
from itugraph.web.thing import Thing, asked_for, find

HTML = "text/html"
MOST = 2000
"""So many statements of others about a thing are given to programs, and all of what is said of the thing itself."""

View = Callable[[Request, Thing], Response]

_INSTRUMENTS = (
    "Resolution",
    "Decision",
    "Recommendation",
    "Opinion",
    "Question",
    "Report",
    "TreatyProvision",
)
_BODIES = ("Body", "Assembly", "Sector", "StudyGroup", "AdvisoryGroup", "Bureau", "DirectorPost")
_AGENTS = (*_BODIES, "RegionalOrganization", "MemberState")

PAGES: Mapping[str, View] = {
    **dict.fromkeys(_INSTRUMENTS, instrument.instrument),
    **dict.fromkeys(_AGENTS, body.body),
    "Edition": text.text,
    "Proposal": text.text,
    "Clause": clause.clause,
    "Conference": conference.conference,
    "Document": document.document,
}
"""The page of each kind; a kind that is not here has its statements for a page."""

SHOWN_ON: Mapping[str, str] = {
    "Section": "itu:inText",
    "FrontLine": "itu:inText",
    "Citation": "itu:citingClause",
    "BodyMention": "itu:mentionedIn",
    "Mandate": "itu:mandatedBy",
    "Announcement": "itu:announcedIn",
    "ExtractionRun": "itu:readDocument",
}
"""How to come from a kind that is shown on the page of another thing to that thing."""


@kept_with(are_known)
def identifier(request: Request) -> Response:
    """What the graph knows of the thing at this address, in the form that the client wants."""
    graph = graph_of(request)
    thing, ending = _found(graph, request)
    if thing is None:
        return _unknown(request)
    media = _wanted(request, ending)
    vary = {"vary": "Accept"}
    if media is None:
        offered = ", ".join((HTML, *ENDINGS.values()))
        raise HTTPException(406, f"This is available as {offered}.", vary)
    if media != HTML:
        made = serialized(_statements(graph, thing.iri), media)
        location = f"{links.path_of(thing.iri)}.{next(end for end, of in ENDINGS.items() if of == media)}"
        return Response(made, media_type=media, headers={**vary, "content-location": location})
    response = _page(graph, request, thing)
    response.headers["vary"] = "Accept"
    return response


def _found(graph: GraphSource, request: Request) -> tuple[Thing | None, str]:
    """The thing that an address names, and the ending by which it asks for a form."""
    for iri in asked_for(request):
        if thing := find(graph, iri):
            return thing, ""
        stem, _, ending = iri.rpartition(".")
        if ending in (*ENDINGS, "html") and (thing := find(graph, stem)):
            return thing, ending
    return None, ""


def _wanted(request: Request, ending: str) -> str | None:
    """The media type to answer with, None for one that is not offered."""
    chosen = request.query_params.get("format") or ending
    if chosen:
        media = {"html": HTML, **ENDINGS}.get(chosen, chosen)
        return media if media in (HTML, *ENDINGS.values()) else None
    return preferred(request.headers.get("accept"), (HTML, *ENDINGS.values()))


def _page(graph: GraphSource, request: Request, thing: Thing) -> Response:
    if "statements" in request.query_params:
        return statements.statements(request, thing)
    if way := SHOWN_ON.get(thing.kind):
        host = row(
            graph, f"SELECT ?host WHERE {{ ?thing {way} ?host }} ORDER BY ?host LIMIT 1", thing=thing.iri
        )
        if host:
            part = thing.iri.removeprefix(host["host"]).strip("/")
            return RedirectResponse(f"{links.path_of(host['host'])}#{quote(part)}", 303)
    return PAGES.get(thing.kind, statements.statements)(request, thing)


def _statements(graph: GraphSource, iri: str) -> tuple[Triple, ...]:
    """What is said of a thing, and the first statements of what others say about it."""
    said = graph.construct(
        PREFIXES + "CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }", {"thing": Iri(iri)}
    )
    about = graph.construct(
        PREFIXES + f"CONSTRUCT {{ ?s ?p ?thing }} WHERE {{ ?s ?p ?thing }} LIMIT {MOST}", {"thing": Iri(iri)}
    )
    return (*said, *about)


def _unknown(request: Request) -> Response:
    """A way to the same thing under another spelling, else a page with what may be meant."""
    graph = graph_of(request)
    near = suggestions(graph, asked_for(request)[-1])
    if near.same:
        address = URL(links.path_of(near.same)).replace(query=request.url.query)
        return RedirectResponse(str(address), 303, {"vary": "Accept"})
    sentence = "The graph knows nothing by this identifier."
    return failed(request, 404, "Not found", sentence, near.others, {"vary": "Accept"})


routes: list[BaseRoute] = [
    Route("/id/{path:path}", identifier),
    Route("/graph/{path:path}", statements.named_graph),
]
