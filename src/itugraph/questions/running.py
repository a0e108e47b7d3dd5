"""Asking a question, or any SPARQL query, of a graph."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from itugraph.graph import GraphSource, Iri, Literal, literal
from itugraph.model import QueryError
from itugraph.questions.answers import TRIPLE, Answered, Row
from itugraph.questions.catalogue import Kind, Question
from itugraph.questions.parameters import Names, bind
from itugraph.register import BASE, Register

SHIPPED_BASE = "https://w3id.org/itugraph/"
"""The base IRI that the shipped queries are written with; `prepared` puts the configured one in its place."""

_PREFIXES = {
    "itu": f"{BASE}ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
}
_LABELS = (
    "SELECT ?thing (MIN(?label) AS ?name) WHERE { VALUES ?thing { %s } "
    "?thing <http://www.w3.org/2000/01/rdf-schema#label> ?label } GROUP BY ?thing"
)
_BATCH = 500
_EVERYWHERE = {Iri(f"{_PREFIXES['rdf']}type"): "is a", Iri(f"{_PREFIXES['rdfs']}label"): "label"}


def run(
    question: Question | str,
    store: GraphSource,
    params: Mapping[str, str],
    register: Register,
    today: date | None = None,
) -> Answered:
    """Ask a catalogue's question, or a SPARQL query, of a store.

    `params` are values as a person types them: those of a question are looked up by the parameter's type,
    those of a query are IRIs (`<...>` or `https:...`), whole numbers, dates, or else text. `today` stands for
    the day named so. Raises `QueryError` for a wrong parameter or query.
    """
    if isinstance(question, str):
        return answer(with_prefixes(question), store, {name: _typed(text) for name, text in params.items()})
    for name in params:
        question.parameter(name)
    names = Names(register, store, today or date.today())
    return answer(prepared(question.sparql), store, bind(question.parameters, params, names), question.kind)


def prepared(sparql: str) -> str:
    """A shipped query for the configured base IRI."""
    return sparql if BASE == SHIPPED_BASE else sparql.replace(SHIPPED_BASE, BASE)


def answer(
    sparql: str, store: GraphSource, terms: Mapping[str, Iri | Literal], kind: Kind | None = None
) -> Answered:
    """The answer to a query with its variables bound, and the names of what is in it."""
    form = store.kind_of(sparql)
    expected = {"select": "table", "ask": "yes-no"}.get(form, "graph")
    if kind is not None and kind != expected:
        raise QueryError(f"The query is a {form.upper()}, so its answer is no {kind}.")
    if form == "ask":
        return Answered("yes-no", (), (), truth=store.ask(sparql, terms))
    if form == "select":
        found = store.select(sparql, terms)
        return Answered("table", found.columns, found.rows, names_of(store, _terms(found.rows)))
    rows: tuple[Row, ...] = tuple(sorted(store.construct(sparql, terms), key=str))
    return Answered("graph", TRIPLE, rows, names_of(store, _terms(rows)))


def names_of(store: GraphSource, things: Iterable[Iri]) -> dict[Iri, str]:
    """What the graph calls these things, as far as it has a label for them."""
    names = dict(_EVERYWHERE)
    remaining = iter(dict.fromkeys(things))
    while batch := list(islice(remaining, _BATCH)):
        for thing, name in store.select(_LABELS % " ".join(map(str, batch))).rows:
            if isinstance(thing, Iri) and isinstance(name, Literal):
                names[thing] = name.value
    return names


def with_prefixes(sparql: str) -> str:
    """A typed query with the usual prefixes that it uses and does not declare, on its first line.

    >>> with_prefixes("SELECT ?l { ?s rdfs:label ?l }").split(" SELECT")[0]
    'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>'
    """
    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w-]*):", sparql, re.IGNORECASE)}
    used = [
        f"PREFIX {name}: <{namespace}>"
        for name, namespace in _PREFIXES.items()
        if name not in declared and re.search(rf"(?<![\w:-]){name}:", sparql)
    ]
    return " ".join((*used, sparql)) if used else sparql


def _terms(rows: Iterable[Row]) -> Iterator[Iri]:
    return (term for row in rows for term in row if isinstance(term, Iri))


def _typed(text: str) -> Iri | Literal:
    """The term that a value for a plain query means by its look.

    >>> str(_typed("7")), str(_typed("https://example.org/a")), str(_typed("SG20"))
    ('"7"^^<http://www.w3.org/2001/XMLSchema#integer>', '<https://example.org/a>', '"SG20"')
    """
    bare = text.strip()
    bracketed = re.fullmatch(r"<([^<>]+)>", bare)
    if bracketed or re.fullmatch(r"(?:https?|urn):\S+", bare):
        try:
            return Iri(bracketed[1] if bracketed else bare)
        except ValueError:
            raise QueryError(f"The value {text!r} is no IRI.") from None
    if re.fullmatch(r"[+-]?\d{1,18}", bare):
        return literal(int(bare))
    try:
        return literal(date.fromisoformat(bare)) if re.fullmatch(r"\d{4}-\d\d-\d\d", bare) else literal(text)
    except ValueError:
        return literal(text)


__all__ = ["SHIPPED_BASE", "answer", "names_of", "prepared", "run", "with_prefixes"]
