"""The SPARQL page: the editor, and without scripts a plain form with the answer as a table."""

from functools import partial
from urllib.parse import urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute

from itugraph.graph import Iri, Literal
from itugraph.graph.serializing import PREFIXES
from itugraph.model import ItugraphError
from itugraph.questions import Question, answer, prepared, with_prefixes
from itugraph.register.iris import BASE
from itugraph.web.answer_table import numeric, shown
from itugraph.web.answering import answering_of
from itugraph.web.endpoint.routes import endpoint_route
from itugraph.web.keeping import kept
from itugraph.web.opened import graph_of
from itugraph.web.pages.questions import by_topic, catalogue, plain_query
from itugraph.web.protecting import CONTENT_SECURITY_POLICY
from itugraph.web.rendering import render

_MOST_SHOWN = 500
_TERMS = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
SELECT ?term ?kind ?label ?comment WHERE {
  VALUES (?type ?kind) {
    (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property")
  }
  ?term a ?type ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?term), "%s"))
  OPTIONAL { ?term rdfs:comment ?comment }
} ORDER BY ?term"""
_BEGINNING = """PREFIX itu: <%s>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# Ctrl+Space completes names. Which instruments do the texts cite, and how often?
SELECT ?instrument ?name (COUNT(?citation) AS ?citations) WHERE {
  ?citation itu:citesInstrument ?instrument .
  ?instrument rdfs:label ?name .
}
GROUP BY ?instrument ?name
ORDER BY DESC(?citations)
LIMIT 100
"""

POLICY = CONTENT_SECURITY_POLICY.replace(
    "style-src 'self'", "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
)
"""What this page may load: as all pages, and one style by its hash.

YASGUI's tables write it into the page, for columns that can be drawn wider. A hash lets in this text and no other,
where `unsafe-inline` would let in any.
"""


async def page(request: Request) -> Response:
    """The editor, filled with the query of the address or that of a named question (`example`).

    `answer=table` asks for its answer in the page.
    """
    example = request.query_params.get("example", "")
    if example in catalogue():
        return RedirectResponse(_example(catalogue().get(example)), 303)
    view = _answered if request.query_params.get("answer") == "table" else _editor
    return await to_thread.run_sync(partial(view, request), limiter=request.app.state.threads)


@kept
def _editor(request: Request) -> Response:
    return _page(request)


def _answered(request: Request) -> Response:
    sparql = request.query_params.get("query", "").strip()
    try:
        found = answer(with_prefixes(sparql), answering_of(request).graph(), {})
    except ItugraphError as error:
        return _page(request, 400, failure=str(error))
    cells = shown(found, found.rows[:_MOST_SHOWN])
    return _page(request, answer=found, cells=cells, numeric=numeric(found))


def _page(request: Request, status: int = 200, **answered: object) -> Response:
    namespace = PREFIXES["itu"]
    query = request.query_params.get("query")
    beginning = _BEGINNING % namespace
    data = {
        "base": BASE,
        "prefixes": PREFIXES,
        "terms": _terms(request, namespace),
        "beginning": beginning,
    }
    context = {"failure": "", "answer": None, "cells": [], "numeric": frozenset(), **answered}
    return render(
        request,
        "sparql.html",
        status,
        {"content-security-policy": POLICY, "vary": "Accept"},
        query=beginning if query is None else query,
        data=data,
        topics=by_topic(catalogue()),
        **context,
    )


def _example(question: Question) -> str:
    """The address of the editor with a question's query in it."""
    query = f"# {question.question}\n{plain_query(prepared(question.sparql))}"
    return "/sparql?" + urlencode({"query": query})


def _terms(request: Request, namespace: str) -> list[dict[str, str]]:
    found = graph_of(request).select(_TERMS % namespace)
    terms: list[dict[str, str]] = []
    for term, kind, label, comment in found.rows:
        if isinstance(term, Iri) and isinstance(kind, Literal) and isinstance(label, Literal):
            terms.append(
                {
                    "iri": term.value,
                    "name": f"itu:{term.value.removeprefix(namespace)}",
                    "kind": kind.value,
                    "label": label.value,
                    "comment": comment.value.partition(". ")[0] if isinstance(comment, Literal) else "",
                }
            )
    return terms


routes: list[BaseRoute] = [endpoint_route(page)]
