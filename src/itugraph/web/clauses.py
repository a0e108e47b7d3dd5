"""Clauses as pages show them: their words with changes and links, their labels, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.graph import GraphSource, Iri
from itugraph.web.asking import Row, grouped, labels, rows
from itugraph.web.links import path_of
from itugraph.web.wording import Cited, Stretch, stretches

_CLAUSES = """SELECT ?clause ?text ?role ?section ?heading ?headingBefore ?headingAfter ?part ?pointer ?label
  ?labelBefore ?labelAfter ?before ?after ?change ?sectionChange ?certainty ?ordinal ?under ?base ?segments WHERE {
  %s
  ?clause itu:inText ?text .
  OPTIONAL { ?clause itu:passageRole ?role }
  OPTIONAL { ?clause itu:inSection ?section
    OPTIONAL { ?section itu:headingBefore ?headingBefore }
    OPTIONAL { ?section itu:headingAfter ?headingAfter }
    OPTIONAL { ?section itu:change ?sectionChange } }
  OPTIONAL { ?clause itu:heading ?heading }
  OPTIONAL { ?clause itu:part ?part }
  OPTIONAL { ?clause itu:pointer ?pointer }
  OPTIONAL { ?clause itu:label ?label }
  OPTIONAL { ?clause itu:labelBefore ?labelBefore }
  OPTIONAL { ?clause itu:labelAfter ?labelAfter }
  OPTIONAL { ?clause itu:textBefore ?before }
  OPTIONAL { ?clause itu:textAfter ?after }
  OPTIONAL { ?clause itu:change ?change }
  OPTIONAL { ?clause itu:certainty ?certainty }
  OPTIONAL { ?clause itu:ordinal ?ordinal }
  OPTIONAL { ?clause itu:under ?under }
  OPTIONAL { ?clause itu:baseClause ?base }
  OPTIONAL { ?clause itu:segments ?segments }
}"""

_CITATIONS = """SELECT ?clause ?citation ?start ?writtenBefore ?writtenAfter ?instrumentBefore ?instrumentAfter
  ?editionBefore ?editionAfter WHERE {
  %s
  ?citation itu:citingClause ?clause .
  OPTIONAL { ?citation itu:start ?start }
  OPTIONAL { ?citation itu:writtenBefore ?writtenBefore }
  OPTIONAL { ?citation itu:writtenAfter ?writtenAfter }
  OPTIONAL { ?citation itu:citesInstrumentBefore ?instrumentBefore }
  OPTIONAL { ?citation itu:citesInstrumentAfter ?instrumentAfter }
  OPTIONAL { ?citation itu:citesEditionBefore ?editionBefore }
  OPTIONAL { ?citation itu:citesEditionAfter ?editionAfter }
}"""

_SHAPES = {
    "clause": "VALUES ?clause { %s }",
    "text": "VALUES ?text { %s } ?clause itu:inText ?text ; a itu:Clause .",
    "front": "VALUES ?text { %s } ?clause itu:inText ?text ; a itu:FrontLine .",
}


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause, or a line before the first section (`role` is then its kind), ready to be shown.

    `label` and `old_label` are with their bracket, "" where there is none; `old_label` is one that was changed.
    """

    iri: str
    text: str
    role: str
    section: str
    heading: tuple[Stretch, ...]
    pointer: str
    label: str
    old_label: str
    change: str
    certainty: str
    part: str
    is_under: bool
    base: str
    wording: tuple[Stretch, ...]
    has_words: bool

    @property
    def address(self) -> str:
        """Its page."""
        return path_of(self.iri)

    @property
    def anchor(self) -> str:
        """Its place on the page of its text."""
        return self.iri.removeprefix(self.text).strip("/")


def of_text(graph: GraphSource, text: str) -> tuple[list[ShownClause], list[ShownClause]]:
    """The lines before the first section, and the clauses, of a text, both in order."""
    iri = str(Iri(text))
    front = _shown(graph, _SHAPES["front"] % iri, None)
    return front, _shown(graph, _SHAPES["text"] % iri, _SHAPES["text"] % iri)


def these(graph: GraphSource, iris: Sequence[str]) -> list[ShownClause]:
    """Some clauses, in the order in which they are given."""
    if not iris:
        return []
    where = _SHAPES["clause"] % " ".join(str(Iri(iri)) for iri in iris)
    found = {clause.iri: clause for clause in _shown(graph, where, where)}
    return [found[iri] for iri in iris if iri in found]


def with_bracket(label: str) -> str:
    """A label as it is typed.

    >>> with_bracket("a"), with_bracket("2"), with_bracket("")
    ('a)', '2', '')
    """
    return f"{label})" if label and not label[0].isdigit() else label


def _shown(graph: GraphSource, where: str, citing: str | None) -> list[ShownClause]:
    found = {one["clause"]: one for one in rows(graph, _CLAUSES % where)}
    cited = _cited(graph, rows(graph, _CITATIONS % citing)) if citing else {}
    shown = [_clause(one, cited.get(iri, [])) for iri, one in found.items()]
    order = {iri: int(one["ordinal"] or 0) for iri, one in found.items()}
    return sorted(shown, key=lambda clause: (order[clause.iri], clause.iri))


def _cited(graph: GraphSource, citations: Sequence[Row]) -> dict[str, list[Cited]]:
    """The citations of each clause, in the order of the text."""
    targets = {
        one[column] for one in citations for column in one if column.startswith(("instrument", "edition"))
    }
    names = labels(graph, targets)
    by_clause: dict[str, list[Cited]] = {}
    ordered = sorted(citations, key=lambda one: (int(one["start"] or 0), one["citation"]))
    for (clause, _), same in grouped(ordered, "clause", "citation").items():
        one = same[0]
        after = one["editionAfter"] or one["instrumentAfter"]
        target = after or one["editionBefore"] or one["instrumentBefore"]
        if target:
            cited = Cited(one["writtenBefore"], one["writtenAfter"], path_of(target), names.get(target, ""))
            by_clause.setdefault(clause, []).append(cited)
    return by_clause


def _clause(one: Row, cited: Sequence[Cited]) -> ShownClause:
    change = one["change"]
    # An adopted text has one side only, which nothing changes.
    unchanged = change in ("", "kept")
    before = one["before"] or (one["after"] if unchanged else "")
    label, old = one["labelAfter"] or one["label"], one["labelBefore"]
    heading = one["heading"]
    kept = one["sectionChange"] in ("", "kept")
    heads = (heading, heading) if kept else (one["headingBefore"], one["headingAfter"])
    return ShownClause(
        iri=one["clause"],
        text=one["text"],
        role=one["role"],
        section=one["section"],
        heading=stretches(*heads),
        pointer=one["pointer"] or heading,
        label=with_bracket(label),
        old_label=with_bracket(old) if old and one["labelAfter"] and old != label else "",
        change=change,
        certainty=one["certainty"],
        part=one["part"],
        is_under=bool(one["under"]),
        base=one["base"],
        wording=stretches(before, one["after"], cited, one["segments"]),
        has_words=bool(before or one["after"]),
    )
