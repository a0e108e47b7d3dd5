"""Where the subject of a finding stands: its document, proposal, section, label, line, and offsets."""

from collections.abc import Iterable
from dataclasses import dataclass

from itugraph.graph import GraphSource, Iri, Literal, Term, to_python
from itugraph.questions import prepared

_LINES = {
    "numbering": "number line",
    "title": "title",
    "history": "history line",
    "formula": "enacting formula",
}
_BATCH = 200
_QUERY = """PREFIX itu: <https://w3id.org/itugraph/ontology#>
SELECT ?subject ?source ?proposal ?section ?label ?line ?start ?end ?text ?certainty ?pointer ?role ?passage
WHERE {
  VALUES ?subject { %s }
  OPTIONAL { ?subject itu:citingClause|itu:mentionedIn ?home }
  BIND(COALESCE(?home, ?subject) AS ?passage)
  OPTIONAL { ?passage itu:inText ?in }
  BIND(COALESCE(?in, ?subject) AS ?whole)
  OPTIONAL { ?whole itu:inDocument|itu:announcedIn ?document . ?document itu:sourceName ?source }
  OPTIONAL { ?whole itu:identifier ?proposal }
  OPTIONAL { ?passage itu:heading ?section }
  OPTIONAL { ?passage itu:pointer ?pointer }
  OPTIONAL { ?passage itu:passageRole ?role }
  OPTIONAL { ?passage itu:label ?label }
  OPTIONAL { ?passage itu:sourceLine ?line }
  OPTIONAL { ?passage itu:certainty ?certainty }
  OPTIONAL { ?subject itu:start ?start }
  OPTIONAL { ?subject itu:end ?end }
  OPTIONAL { ?subject itu:writtenAfter ?written }
  OPTIONAL { ?subject itu:exact ?exact }
  OPTIONAL { ?subject itu:textAfter ?after }
  BIND(COALESCE(?written, ?exact, ?after) AS ?text)
}"""


@dataclass(frozen=True, slots=True)
class Place:
    """What the graph says of a subject's place; `certain` tells whether the wording there was recovered."""

    source: str = ""
    proposal: str | None = None
    section: str | None = None
    label: str | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    certain: bool = True
    pointer: str | None = None
    passage: str | None = None


def places_of(store: GraphSource, subjects: Iterable[Iri]) -> dict[Iri, Place]:
    """The place of each subject."""
    waiting = list(dict.fromkeys(subjects))
    places: dict[Iri, Place] = {}
    for offset in range(0, len(waiting), _BATCH):
        batch = waiting[offset : offset + _BATCH]
        answer = store.select(prepared(_QUERY) % " ".join(map(str, batch)))
        for row in answer.rows:
            known = dict(zip(answer.columns, row, strict=True))
            subject = known["subject"]
            if isinstance(subject, Iri):
                places[subject] = _place(known)
    return places


def _place(known: dict[str, Term | None]) -> Place:
    return Place(
        source=_text(known["source"]) or "",
        proposal=_text(known["proposal"]),
        section=_text(known["section"]),
        label=_text(known["label"]),
        line=_number(known["line"]),
        start=_number(known["start"]),
        end=_number(known["end"]),
        text=_text(known["text"]) or "",
        certain=_text(known["certainty"]) != "inferred",
        pointer=_text(known["pointer"]) or _LINES.get(_text(known["role"]) or ""),
        passage=known["passage"].value if isinstance(known["passage"], Iri) else None,
    )


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, Literal) else None


def _number(term: Term | None) -> int | None:
    value = to_python(term)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
