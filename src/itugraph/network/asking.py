"""What the reference network asks a graph: texts, clauses, citations, mandates, and what all is called."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource

Row = dict[str, str]
"""One solution: the value of each bound variable as text."""

_PREFIXES = """PREFIX itu: <https://w3id.org/itugraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

TEXTS = """SELECT DISTINCT ?text ?document ?identifier ?action ?submitter ?instrument ?base ?edition
  ?title ?ordinal
WHERE {
  ?text itu:inDocument ?document .
  { ?text itu:changesInstrument ?instrument }
  UNION { ?text itu:editionOf ?instrument . BIND (?text AS ?edition) }
  OPTIONAL { ?text itu:identifier ?identifier }
  OPTIONAL { ?text itu:action ?action }
  OPTIONAL { ?text itu:submittedBy ?submitter }
  OPTIONAL { ?text itu:baseEdition ?base }
  OPTIONAL { ?text itu:proposes ?edition }
  OPTIONAL { ?text itu:title ?title }
  OPTIONAL { ?text itu:ordinal ?ordinal }
}"""

CITING_TEXTS = """SELECT DISTINCT ?text WHERE {
  ?text itu:inDocument ?document ; itu:cites|itu:citedInBase ?instrument
}"""

ABSENT = """SELECT DISTINCT ?announcement ?document ?agent ?action ?ordinal WHERE {
  ?announcement itu:announcedIn ?document ; itu:announcedBy ?agent .
  OPTIONAL { ?announcement itu:action ?action }
  OPTIONAL { ?announcement itu:ordinal ?ordinal }
  FILTER NOT EXISTS { ?announcement itu:presentAs ?text }
}"""

SECTIONS = """SELECT ?section ?text ?heading ?verb ?ordinal WHERE {
  ?section a itu:Section ; itu:inText ?text .
  OPTIONAL { ?section itu:heading ?heading }
  OPTIONAL { ?section itu:verb ?verb }
  OPTIONAL { ?section itu:ordinal ?ordinal }
}"""

NAMED_IN_HEADINGS = """SELECT DISTINCT ?section ?text ?body ?role ?ordinal WHERE {
  ?mention itu:mentionedIn ?section ; itu:names ?body ; itu:role ?role ; itu:start ?ordinal .
  ?section a itu:Section ; itu:inText ?text .
  FILTER (?role != "mentioned")
}"""

CLAUSES = """SELECT ?clause ?text ?section ?label ?labelBefore ?labelAfter ?change ?certainty
  ?before ?after ?ordinal
WHERE {
  ?clause a itu:Clause ; itu:inText ?text ; itu:change ?change .
  OPTIONAL { ?clause itu:inSection ?section }
  OPTIONAL { ?clause itu:label ?label }
  OPTIONAL { ?clause itu:labelBefore ?labelBefore }
  OPTIONAL { ?clause itu:labelAfter ?labelAfter }
  OPTIONAL { ?clause itu:certainty ?certainty }
  OPTIONAL { ?clause itu:textBefore ?before }
  OPTIONAL { ?clause itu:textAfter ?after }
  OPTIONAL { ?clause itu:ordinal ?ordinal }
}"""

CITATIONS = """SELECT ?citation ?clause ?text ?change ?exact ?start ?instrumentBefore ?instrumentAfter
  ?editionBefore ?editionAfter ?markBefore ?markAfter ?candidate
WHERE {
  ?citation itu:citingClause ?clause .
  ?clause itu:inText ?text .
  OPTIONAL { ?citation itu:change ?change }
  OPTIONAL { ?citation itu:exact ?exact }
  OPTIONAL { ?citation itu:start ?start }
  OPTIONAL { ?citation itu:citesInstrumentBefore ?instrumentBefore }
  OPTIONAL { ?citation itu:citesInstrumentAfter ?instrumentAfter }
  OPTIONAL { ?citation itu:citesEditionBefore ?editionBefore }
  OPTIONAL { ?citation itu:citesEditionAfter ?editionAfter }
  OPTIONAL { ?citation itu:editionMarkBefore ?markBefore }
  OPTIONAL { ?citation itu:editionMarkAfter ?markAfter }
  OPTIONAL { ?citation itu:candidate ?candidate }
}"""

MANDATES = """SELECT DISTINCT ?clause ?text ?body ?role ?change ?exact WHERE {
  ?mandate itu:mandatedBy ?clause .
  { ?mandate itu:addressee ?body ; itu:verb ?role . OPTIONAL { ?mandate itu:evidence/itu:exact ?exact } }
  UNION { ?mandate itu:collaborator ?body . BIND ("in collaboration" AS ?role) }
  ?clause itu:inText ?text .
  OPTIONAL { ?mandate itu:change ?change }
}"""

CALLED = """SELECT ?thing ?label ?name ?fullName ?title ?mark ?instrument ?date ?basis ?next ?register WHERE {
  ?thing rdfs:label ?label .
  OPTIONAL { ?thing itu:name ?name }
  OPTIONAL { ?thing itu:fullName ?fullName }
  OPTIONAL { ?thing itu:title ?title }
  OPTIONAL { ?thing itu:editionMark ?mark }
  OPTIONAL { ?thing itu:editionOf ?instrument }
  OPTIONAL { ?thing itu:adoptedNoLaterThan ?date }
  OPTIONAL { ?thing itu:basis ?basis }
  OPTIONAL { ?later itu:supersedes ?thing ; itu:editionMark ?next }
}"""


def ask(source: "GraphSource", query: str, **limits: Collection[str]) -> list[Row]:
    """The solutions of `query`, those only in which each variable of `limits` is one of the given IRIs.

    Solutions come in the order of their variable `ordinal`, as a number, then of all values: the same graph
    gives the same order from any store.
    """
    from itugraph.graph.terms import Iri, Literal

    values = "".join(
        f"  VALUES ?{name} {{ {' '.join(str(Iri(iri)) for iri in sorted(iris))} }}\n"
        for name, iris in limits.items()
    )
    head, opening, rest = query.partition("{")
    answer = source.select(_PREFIXES + head + opening + "\n" + values + rest)
    rows = [
        {
            name: term.value
            for name, term in zip(answer.columns, row, strict=True)
            if isinstance(term, Iri | Literal)
        }
        for row in answer.rows
    ]
    return sorted(rows, key=lambda row: (int(row.get("ordinal", 0)), sorted(row.items())))
