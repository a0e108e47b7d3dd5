"""The ontology: its classes and properties, with examples from the graph, made from `ontology/itu.ttl`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.graph import GraphSource, Iri, Literal, Triple
from itugraph.graph.ontology import ontology_quads
from itugraph.graph.vocabulary import ITU
from itugraph.register.iris import BASE
from itugraph.web.asking import labels, rows
from itugraph.web.describing import described
from itugraph.web.keeping import kept
from itugraph.web.negotiating import preferred
from itugraph.web.opened import graph_of
from itugraph.web.rendering import render
from itugraph.web.serializing import ENDINGS, serialized

_HTML = "text/html"
_AT_ONCE = 20
"""So many terms are asked for in one query: some stores refuse long ones."""

_COUNTS = "SELECT ?class (COUNT(?thing) AS ?number) WHERE { ?thing a ?class } GROUP BY ?class"


@dataclass(frozen=True, slots=True)
class Example:
    """A thing of a class, or a statement with a property; `value` is "" for a class."""

    iri: str
    name: str
    value_iri: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property; `above` are the classes or properties that it is a special case of."""

    iri: str
    name: str
    label: str
    comment: str
    above: tuple[str, ...]
    domain: str
    range: str
    is_class: bool
    depth: int = 0

    @property
    def written(self) -> str:
        """The term as a query writes it."""
        return f"itu:{self.name}"


@kept
def ontology(request: Request) -> Response:
    """All terms for people, the file itself for programs."""
    media = _wanted(request)
    if media != _HTML:
        triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in ontology_quads()]
        return Response(serialized(triples, media), media_type=media, headers={"vary": "Accept"})
    graph = graph_of(request)
    classes, properties = _terms()
    counts = {one["class"]: int(one["number"]) for one in rows(graph, _COUNTS) if one["class"]}
    return render(
        request,
        "ontology.html",
        headers={"vary": "Accept"},
        namespace=ITU,
        classes=classes,
        properties=properties,
        counts=counts,
        properties_of={one.iri: [p for p in properties if p.domain == one.iri] for one in classes},
        examples=_examples(graph, classes, properties),
        described=described("DefinedTermSet", BASE + "ontology", "itugraph ontology"),
    )


def _wanted(request: Request) -> str:
    ending = request.path_params.get("ending") or request.query_params.get("format", "")
    if ending in ENDINGS:
        return ENDINGS[ending]
    return preferred(request.headers.get("accept"), (_HTML, *ENDINGS.values())) or _HTML


@cache
def _terms() -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Classes, each below the first it is a special case of, and properties, in the order of the file."""
    said: dict[str, dict[str, list[str]]] = {}
    for quad in ontology_quads():
        if (
            isinstance(quad.subject, Iri)
            and quad.subject.value.startswith(ITU)
            and isinstance(quad.object, Iri | Literal)
        ):
            name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
            said.setdefault(quad.subject.value, {}).setdefault(name, []).append(quad.object.value)
    terms = [_term(iri, values) for iri, values in said.items() if "comment" in values]
    classes = tuple(_nested([term for term in terms if term.is_class], "", 0))
    return classes, tuple(term for term in terms if not term.is_class)


def _term(iri: str, values: dict[str, list[str]]) -> Term:
    above = (*values.get("subClassOf", ()), *values.get("subPropertyOf", ()))
    return Term(
        iri=iri,
        name=iri.removeprefix(ITU),
        label=values.get("label", [""])[0],
        comment=values["comment"][0],
        above=tuple(one for one in above if one.startswith(ITU)),
        domain=values.get("domain", [""])[0],
        range=values.get("range", [""])[0],
        is_class=any(kind.endswith("#Class") for kind in values.get("type", ())),
    )


def _nested(classes: Sequence[Term], parent: str, depth: int) -> Iterator[Term]:
    for one in classes:
        if (one.above[0] if one.above else "") == parent:
            yield Term(
                one.iri, one.name, one.label, one.comment, one.above, one.domain, one.range, True, depth
            )
            yield from _nested(classes, one.iri, depth + 1)


def _examples(
    graph: GraphSource, classes: Iterable[Term], properties: Iterable[Term]
) -> dict[str, list[Example]]:
    """A few things of each class and a statement with each property, as far as the graph has any."""
    asked = [
        f"{{ SELECT ?term ?thing WHERE {{ VALUES ?term {{ <{one.iri}> }} ?thing a ?term }} LIMIT 3 }}"
        for one in classes
    ]
    asked += [
        f"{{ SELECT ?term ?thing ?value WHERE {{ VALUES ?term {{ <{one.iri}> }} ?thing ?term ?value }} LIMIT 1 }}"
        for one in properties
    ]
    found = [
        one
        for start in range(0, len(asked), _AT_ONCE)
        for one in rows(
            graph, f"SELECT ?term ?thing ?value WHERE {{ {' UNION '.join(asked[start : start + _AT_ONCE])} }}"
        )
    ]
    names = labels(graph, [iri for one in found for iri in (one["thing"], one["value"])])
    examples: dict[str, list[Example]] = {}
    for one in sorted(found, key=lambda one: (one["term"], one["thing"])):
        value = one["value"]
        examples.setdefault(one["term"], []).append(
            Example(
                one["thing"],
                names.get(one["thing"], one["thing"].removeprefix(BASE)),
                value if value in names else "",
                names.get(value, value),
            )
        )
    return examples


routes: list[BaseRoute] = [Route("/ontology", ontology), Route("/ontology.{ending:str}", ontology)]
