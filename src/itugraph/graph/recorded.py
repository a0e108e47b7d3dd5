"""The proposals on an instrument as a graph has them, read back into what was extracted from their documents."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from itugraph.citations import parse_edition
from itugraph.graph.source import GraphSource
from itugraph.graph.terms import Iri, Literal
from itugraph.graph.vocabulary import ITU
from itugraph.model import (
    Action,
    Certainty,
    Change,
    Citation,
    Document,
    ExtractedText,
    Extraction,
    Label,
    Metadata,
    Paragraph,
    Part,
    PassageRole,
    Record,
    Reference,
    Run,
    Segment,
    TrackedBy,
)
from itugraph.model.citations import Kind, ResolutionState
from itugraph.model.documents import Form, RunStatus
from itugraph.model.records import Sign
from itugraph.register.iris import BASE

_Row = Mapping[str, str]
_STATUS: Mapping[Sign, RunStatus] = {"=": "kept", "-": "deleted", "+": "inserted", "~": "residue"}
_LIST_ORDER = re.compile(r"([0-9]*)([^0-9]*)")

_PREFIXES = f"""PREFIX itu: <{ITU}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

# Of a proposal that two documents have, only one tells: the named graph that says what it is.
_PROPOSALS = """SELECT DISTINCT ?proposal ?identifier ?action ?title ?base ?proposes ?who ?fullName ?document ?name
  ?digest ?form ?flattened ?date ?conference ?kind ?body ?number ?ordinal
WHERE {
  GRAPH ?said {
    ?proposal a itu:Proposal ; itu:action ?action ; itu:inDocument ?document ; itu:changesInstrument ?instrument
  }
  ?document itu:sourceName ?name ; itu:digest ?digest ; itu:form ?form ; itu:flattened ?flattened .
  OPTIONAL { ?proposal itu:identifier ?identifier }
  OPTIONAL { ?proposal itu:title ?title }
  OPTIONAL { ?proposal itu:baseEdition ?base }
  OPTIONAL { ?proposal itu:proposes ?proposes }
  OPTIONAL { ?proposal itu:submittedBy ?by . ?by rdfs:label ?who . OPTIONAL { ?by itu:fullName ?fullName } }
  OPTIONAL { ?proposal itu:preparedFor ?conference }
  OPTIONAL { ?proposal itu:ordinal ?ordinal }
  OPTIONAL { ?document itu:documentDate ?date }
  OPTIONAL { ?instrument itu:kind ?kind }
  OPTIONAL { ?instrument itu:bodyName ?body }
  OPTIONAL { ?instrument itu:number ?number }
}"""

_PASSAGES = """SELECT DISTINCT ?proposal ?passage ?class ?role ?heading ?part ?labelBefore ?labelAfter ?change
  ?certainty ?line ?segments ?before ?after ?headingBefore ?headingAfter
WHERE {
  ?proposal itu:changesInstrument ?instrument .
  ?passage itu:ofProposal ?proposal ; a ?class ; itu:change ?change ; itu:certainty ?certainty ; itu:sourceLine ?line .
  OPTIONAL { ?passage itu:passageRole ?role }
  OPTIONAL { ?passage itu:heading ?heading }
  OPTIONAL { ?passage itu:part ?part }
  OPTIONAL { ?passage itu:labelBefore ?labelBefore }
  OPTIONAL { ?passage itu:labelAfter ?labelAfter }
  OPTIONAL { ?passage itu:segments ?segments }
  OPTIONAL { ?passage itu:textBefore ?before }
  OPTIONAL { ?passage itu:textAfter ?after }
  OPTIONAL { ?passage itu:headingBefore ?headingBefore }
  OPTIONAL { ?passage itu:headingAfter ?headingAfter }
}"""

_CITATIONS = """SELECT DISTINCT ?passage ?citation ?start ?end ?exact ?change ?side ?instrument ?edition ?mark ?number
  ?state ?kind ?body ?candidate
WHERE {
  ?proposal itu:changesInstrument ?changed .
  ?passage itu:ofProposal ?proposal .
  ?citation itu:citingClause ?passage ; itu:start ?start ; itu:end ?end ; itu:exact ?exact ; itu:change ?change .
  {
    ?citation itu:resolutionBefore ?state . BIND ("before" AS ?side)
    OPTIONAL { ?citation itu:citesInstrumentBefore ?instrument }
    OPTIONAL { ?citation itu:citesEditionBefore ?edition }
    OPTIONAL { ?citation itu:editionMarkBefore ?mark }
    OPTIONAL { ?citation itu:numberBefore ?number }
  } UNION {
    ?citation itu:resolutionAfter ?state . BIND ("after" AS ?side)
    OPTIONAL { ?citation itu:citesInstrumentAfter ?instrument }
    OPTIONAL { ?citation itu:citesEditionAfter ?edition }
    OPTIONAL { ?citation itu:editionMarkAfter ?mark }
    OPTIONAL { ?citation itu:numberAfter ?number }
  }
  OPTIONAL { ?instrument itu:kind ?kind }
  OPTIONAL { ?instrument itu:bodyName ?body }
  OPTIONAL { ?citation itu:candidate ?candidate }
}"""

_UNDER_PROPOSAL = """SELECT DISTINCT ?instrument ?label ?title ?proposal ?identifier WHERE {
  ?proposal a itu:Proposal ; itu:changesInstrument ?instrument .
  ?instrument rdfs:label ?label .
  OPTIONAL { ?instrument itu:title ?title }
  OPTIONAL { ?proposal itu:identifier ?identifier }
}"""


@dataclass(frozen=True, slots=True)
class ProposedInstrument:
    """An instrument that proposals are on: its IRI, what it is called, and the identifiers of the proposals."""

    iri: str
    label: str
    title: str
    proposals: tuple[str, ...]


def proposed_instruments(source: GraphSource) -> list[ProposedInstrument]:
    """The instruments that proposals in the graph are on, in the order of a list: Resolution 9 before Resolution 71."""
    found: dict[str, _Row] = {}
    proposals: dict[str, set[str]] = defaultdict(set)
    for row in _rows(source, _UNDER_PROPOSAL):
        found.setdefault(row["instrument"], row)
        proposals[row["instrument"]].add(
            row.get("identifier") or row["proposal"].rpartition("/id/proposal/")[2]
        )
    instruments = [
        ProposedInstrument(iri, row["label"], row.get("title", ""), tuple(sorted(proposals[iri])))
        for iri, row in found.items()
    ]
    return sorted(instruments, key=lambda one: [(int(n or 0), w) for n, w in _LIST_ORDER.findall(one.label)])


@dataclass(frozen=True, slots=True)
class RecordedProposal:
    """A proposal in a graph: its IRI, what was extracted of it, and the IRIs of its passages by source line.

    The extraction is of a document that holds nothing else.
    """

    iri: str
    extraction: Extraction
    passages: Mapping[int, str]


def recorded_proposals(source: GraphSource, instrument: str) -> list[RecordedProposal]:
    """The proposals on the instrument with this IRI, in the order of their documents' names.

    A graph that keeps no segments gives both wordings of a changed passage in whole.
    """
    proposals = _rows(source, _PROPOSALS, instrument=instrument)
    passages: dict[str, dict[str, _Row]] = defaultdict(dict)
    for row in _rows(source, _PASSAGES, instrument=instrument):
        passages[row["proposal"]].setdefault(row["passage"], row)
    citations: dict[str, list[_Row]] = defaultdict(list)
    for row in _rows(source, _CITATIONS, changed=instrument):
        citations[row["passage"]].append(row)
    found: dict[str, RecordedProposal] = {}
    for row in sorted(proposals, key=lambda row: (row["name"], int(row.get("ordinal", 0)), row["proposal"])):
        iri = row["proposal"]
        if iri not in found:
            own = list(passages[iri].values())
            found[iri] = RecordedProposal(
                iri,
                _extraction(row, instrument, own, citations),
                {int(passage["line"]): passage["passage"] for passage in own},
            )
    return list(found.values())


def _rows(source: GraphSource, query: str, **bindings: str) -> list[_Row]:
    answer = source.select(_PREFIXES + query, {name: Iri(value) for name, value in bindings.items()})
    return [
        {
            name: term.value
            for name, term in zip(answer.columns, row, strict=True)
            if isinstance(term, Iri | Literal)
        }
        for row in answer.rows
    ]


def _extraction(
    row: _Row, instrument: str, passages: Iterable[_Row], citations: Mapping[str, Sequence[_Row]]
) -> Extraction:
    records = tuple(
        _record(passage, row, citations.get(passage["passage"], ()))
        for passage in sorted(passages, key=lambda passage: (int(passage["line"]), passage["passage"]))
    )
    conference = row.get("conference", "").removeprefix(f"{BASE}id/conference/") or None
    text = ExtractedText(
        row.get("identifier") or row["proposal"].rpartition("/id/proposal/")[2],
        cast(Action, row["action"]),
        row.get("kind"),
        row.get("body"),
        row.get("number"),
        instrument,
        row.get("base"),
        row.get("proposes"),
        conference,
        None,
        row.get("title"),
        records,
    )
    who = row.get("who", "")
    document = Document(
        row["name"],
        cast(Form, row["form"]),
        tuple(Paragraph(record.line, _runs(record, who)) for record in records),
        row["digest"],
        row["flattened"] in ("true", "1"),
        Metadata(conference, submitter=row.get("fullName") or who or None),
    )
    return Extraction(document, (text,), records, (), conference, row.get("date"))


def _record(row: _Row, proposal: _Row, citations: Sequence[_Row]) -> Record:
    is_clause = row["class"] == f"{ITU}Clause"
    role = "section" if row["class"] == f"{ITU}Section" else row.get("role", "clause")
    labelled = is_clause and ("labelBefore" in row or "labelAfter" in row)
    return Record(
        proposal["name"],
        int(row["line"]),
        proposal.get("identifier"),
        cast(Action, proposal["action"]),
        cast(PassageRole, role),
        row.get("heading") if role in ("section", "clause") else None,
        cast("Part | None", row.get("part")),
        Label(row.get("labelBefore"), row.get("labelAfter")) if labelled else None,
        cast(Change, row["change"]),
        cast(Certainty, row["certainty"]),
        _segments(row),
        _citations(citations),
    )


def _segments(row: _Row) -> tuple[Segment, ...]:
    """The passage as it was typed; where the graph does not have that in good order, both wordings in whole."""
    if typed := _as_typed(row.get("segments", "")):
        return typed
    before = _typed(row.get("labelBefore"), row.get("before") or row.get("headingBefore"))
    after = _typed(row.get("labelAfter"), row.get("after") or row.get("headingAfter"))
    if before == after:
        return (Segment("=", after),)
    sides: tuple[tuple[Sign, str], ...] = (("-", before), ("+", after))
    return tuple(Segment(sign, text) for sign, text in sides if text)


def _as_typed(told: str) -> tuple[Segment, ...] | None:
    try:
        segments = tuple(Segment(cast(Sign, sign), str(text)) for sign, text in json.loads(told))
    except (ValueError, TypeError):
        return None
    return segments if all(segment.sign in _STATUS for segment in segments) else None


def _typed(label: str | None, text: str | None) -> str:
    if not label or text is None:
        return text or ""
    return f"{label})\t{text}" if label[0].isalpha() else f"{label}\t{text}"


def _runs(record: Record, who: str) -> tuple[Run, ...]:
    by = TrackedBy(who) if who and record.certainty == "certain" else None
    return tuple(
        Run(segment.text, _STATUS[segment.sign], by if segment.sign in "-+" else None)
        for segment in record.segments
    )


def _citations(rows: Sequence[_Row]) -> tuple[Citation, ...]:
    """The citations of a passage in order: each has a row a side and candidate."""
    sides: dict[str, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        sides[row["citation"]][row["side"]].append(row)
    found = []
    for both in sides.values():
        first = next(iter(both.values()))[0]
        references = (_reference(both[side]) if side in both else None for side in ("before", "after"))
        found.append(
            Citation(
                int(first["start"]),
                int(first["end"]),
                first["exact"],
                cast(Change, first["change"]),
                *references,
            )
        )
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _reference(rows: Sequence[_Row]) -> Reference:
    row = rows[0]
    return Reference(
        cast(Kind, row.get("kind", "Resolution")),
        row.get("body"),
        row.get("number"),
        parse_edition(f"({row['mark']})") if "mark" in row else None,
        cast(ResolutionState, row["state"]),
        row.get("edition") or row.get("instrument"),
        tuple(sorted({each["candidate"] for each in rows if "candidate" in each})),
    )
