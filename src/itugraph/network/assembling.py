"""The reference network of a graph: what its texts change, cite and address."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, cast

from itugraph.model import Certainty, Change
from itugraph.network import asking
from itugraph.network.asking import Row, ask
from itugraph.network.elements import Edge, Node, ReferenceNetwork, Side
from itugraph.network.naming import Names

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource


@dataclass(frozen=True, slots=True)
class _Material:
    """What the network is made of: rows by the IRI of a text, section or clause, in source order."""

    texts: Mapping[str, Row]
    submitters: Mapping[str, Sequence[str]]
    sections: Mapping[str, Row]
    clauses: Mapping[str, Row]
    citations: Sequence[Row]
    candidates: Mapping[str, Sequence[str]]
    mandates: Sequence[Row]
    headings: Sequence[Row]
    absent: Sequence[Row]


def reference_network(source: "GraphSource", instrument: str | None = None) -> ReferenceNetwork:
    """The network of all texts in `source`, or of those that have to do with `instrument` (its IRI).

    Shown of a text are the clauses that change something and those that cite an instrument. With an
    `instrument`: its own texts and the proposals to change it in full, and of every other text that cites it
    the clauses that do.
    """
    texts = sorted(
        ask(source, asking.TEXTS), key=lambda row: (row["document"], int(row.get("ordinal", 0)), row["text"])
    )
    if instrument is None:
        return _assemble(source, _material(source, texts))
    own = {row["text"] for row in texts if row["instrument"] == instrument}
    citing = {row["text"] for row in ask(source, asking.CITING_TEXTS, instrument=[instrument])}
    material = _material(source, [row for row in texts if row["text"] in own | citing])
    return _assemble(source, _limited(material, own, instrument))


def _material(source: "GraphSource", texts: Sequence[Row]) -> _Material:
    """Ask for everything about `texts`, and keep the clauses that change something or cite."""
    chosen = {row["text"] for row in texts}
    citations = ask(source, asking.CITATIONS, text=chosen)
    clauses = _first(ask(source, asking.CLAUSES, text=chosen), "clause")
    citing = {row["clause"] for row in citations}
    return _Material(
        texts=_first(texts, "text"),
        submitters=_all(texts, "text", "submitter"),
        sections=_first(ask(source, asking.SECTIONS, text=chosen), "section"),
        clauses={iri: row for iri, row in clauses.items() if row["change"] != "kept" or iri in citing},
        citations=list(_first(citations, "citation").values()),
        candidates=_all(citations, "citation", "candidate"),
        mandates=ask(source, asking.MANDATES, text=chosen),
        headings=ask(source, asking.NAMED_IN_HEADINGS, text=chosen),
        absent=ask(source, asking.ABSENT, document={row["document"] for row in texts}),
    )


def _limited(material: _Material, own: set[str], instrument: str) -> _Material:
    """Of the texts that are not `own`, only the clauses that cite `instrument`, and only these citations."""
    citations = [row for row in material.citations if row["text"] in own or instrument in _instruments(row)]
    citing = {row["clause"] for row in citations}
    documents = {material.texts[text]["document"] for text in own}
    return _Material(
        material.texts,
        material.submitters,
        material.sections,
        {iri: row for iri, row in material.clauses.items() if row["text"] in own or iri in citing},
        citations,
        material.candidates,
        material.mandates,
        material.headings,
        [row for row in material.absent if row["document"] in documents],
    )


def _first(rows: Iterable[Row], key: str) -> dict[str, Row]:
    """The first row of each value of `key`, in order."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row[key], row)
    return found


def _all(rows: Iterable[Row], key: str, name: str) -> dict[str, list[str]]:
    """All values of `name` by the value of `key`."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if name in row and row[name] not in found[row[key]]:
            found[row[key]].append(row[name])
    return found


def _instruments(citation: Row) -> list[str]:
    return [citation[name] for name in ("instrumentAfter", "instrumentBefore") if name in citation]


def _assemble(source: "GraphSource", material: _Material) -> ReferenceNetwork:
    names = Names(source, _everything_named(material))
    citations = [row for clause in material.clauses for row in material.citations if row["clause"] == clause]
    mandates = [row for clause in material.clauses for row in material.mandates if row["clause"] == clause]
    nodes = [
        *_texts(material, names),
        *_absent(material, names),
        *_cited(material, citations, names),
        *(names.body(iri) for iri in dict.fromkeys(row["body"] for row in mandates)),
    ]
    references = chain(
        chain.from_iterable(_proposed(row) for row in material.texts.values()),
        chain.from_iterable(_citation(row, names) for row in citations),
        (_mandate(row, names) for row in mandates),
    )
    return ReferenceNetwork(
        tuple({node.id: node for node in nodes}.values()), tuple(dict.fromkeys(references))
    )


def _everything_named(material: _Material) -> Iterator[str]:
    """The IRIs of all that the network needs a name for."""
    fields = (
        (material.texts.values(), ("instrument", "base", "edition")),
        (
            material.citations,
            ("instrumentBefore", "instrumentAfter", "editionBefore", "editionAfter"),
        ),
        (material.mandates, ("body",)),
        (material.headings, ("body",)),
        (material.absent, ("agent",)),
    )
    for rows, columns in fields:
        yield from (row[column] for row in rows for column in columns if column in row)
    yield from chain.from_iterable((*material.submitters.values(), *material.candidates.values()))


def text_id(text: Row) -> str:
    """The id of a text's node; an adopted text is shown apart from the edition that others cite."""
    return text["text"] if "identifier" in text else text["text"] + "#text"


def _texts(material: _Material, names: Names) -> Iterator[Node]:
    """Regions, their proposals and adopted texts, with sections and clauses."""
    of_text: dict[str, list[Row]] = defaultdict(list)
    for clause in material.clauses.values():
        of_text[clause["text"]].append(clause)
    for iri, text in material.texts.items():
        if iri not in of_text and "identifier" not in text:
            continue
        submitters = [names.region(submitter) for submitter in material.submitters.get(iri, ())]
        yield from submitters[:1]
        region = submitters[0].label if submitters else ""
        yield Node(
            text_id(text),
            "proposal",
            text.get("identifier") or names.label(text["instrument"]),
            f"{text.get('action', '')} {names.label(text['instrument'])}".strip()
            if "identifier" in text
            else names.label(iri),
            submitters[0].id if submitters else None,
            region,
            note=text.get("title", ""),
        )
        yield from _passages(text, of_text[iri], material, names, region)


def _passages(
    text: Row, clauses: Sequence[Row], material: _Material, names: Names, region: str
) -> Iterator[Node]:
    """The sections of one text that have clauses to show, each followed by these."""
    seen: set[str] = set()
    for clause in clauses:
        section = material.sections.get(clause.get("section", ""), {"section": text_id(text) + "#clauses"})
        named = [row for row in material.headings if row["section"] == section["section"]]
        heading = names.heading(section, named)
        if section["section"] not in seen:
            seen.add(section["section"])
            title = section.get("heading") or "Clauses before any heading"
            yield Node(section["section"], "section", heading, title, text_id(text), region)
        yield _clause(clause, section["section"], heading, region)


def _clause(row: Row, section: str, heading: str, region: str) -> Node:
    before, after = row.get("labelBefore", ""), row.get("labelAfter", "")
    label = _bracketed(row.get("label", "")) or "•"
    moved = before and after and before != after
    return Node(
        row["clause"],
        "clause",
        label,
        f"{heading} {label}" if "label" in row else heading,
        section,
        region,
        cast(Change, row["change"]),
        cast(Certainty, row["certainty"]) if "certainty" in row else None,
        row.get("before", ""),
        row.get("after", ""),
        f"{_bracketed(before)} becomes {_bracketed(after)}" if moved else "",
    )


def _bracketed(label: str) -> str:
    """A label as it is printed: letters take a bracket."""
    return label + ")" if label[:1].isalpha() else label


def _absent(material: _Material, names: Names) -> Iterator[Node]:
    """Proposals that a document announces and does not have."""
    for row in material.absent:
        region = names.region(row["agent"])
        note = "The document announces this proposal, but its text does not follow."
        yield region
        title = " ".join(part for part in (row.get("action"), "announced only") if part)
        yield Node(
            row["announcement"], "proposal", "not in document", title, region.id, region.label, note=note
        )


def _cited(material: _Material, citations: Sequence[Row], names: Names) -> Iterator[Node]:
    """What is proposed to be changed, then what is cited in order of appearance, each with its editions."""
    editions: dict[str, list[str]] = {}
    unresolved: list[Node] = []
    for text in material.texts.values():
        if "identifier" in text:
            found = editions.setdefault(text["instrument"], [])
            found += [text[name] for name in ("base", "edition") if name in text]
    for row in citations:
        for side in ("Before", "After"):
            if "instrument" + side in row:
                found = editions.setdefault(row["instrument" + side], [])
                found += [row["edition" + side]] if "edition" + side in row else []
        if not _instruments(row):
            possible = " or ".join(names.label(iri) for iri in material.candidates.get(row["citation"], ()))
            note = f"May be {possible}." if possible else "Not in the register."
            unresolved.append(Node(row["citation"], "instrument", row.get("exact", "?"), note=note))
    for instrument, some in editions.items():
        yield names.instrument(instrument)
        for edition in sorted(set(some), key=lambda iri: (names.date(iri) or "9999", iri)):
            yield names.edition(edition, instrument)
    yield from unresolved


def _proposed(text: Row) -> Iterator[Edge]:
    """What a proposal changes: from the base edition to the edition that it would become."""
    if "identifier" not in text:
        return
    sides = [("before", text.get("base")), ("after", text.get("edition"))]
    ends = [(side, iri) for side, iri in sides if iri] or [("both", text["instrument"])]
    wording = " ".join(part for part in (text.get("action"), text["identifier"]) if part)
    for side, iri in ends:
        yield Edge(
            text_id(text), iri, "changes", "modified", "after" if side == "after" else "before", wording
        )


def _citation(row: Row, names: Names) -> Iterator[Edge]:
    """One edge to what is cited; two where the change leads from one edition or instrument to another."""
    before, after = (
        row.get("edition" + side) or row.get("instrument" + side) for side in ("Before", "After")
    )
    renumbered = len(set(_instruments(row))) > 1
    written = [
        _in_full(row, side, names) if renumbered else row.get("mark" + side, "")
        for side in ("Before", "After")
    ]
    change = cast(Change, row.get("change", "kept"))

    def edge(target: str, side: Side) -> Edge:
        return Edge(
            row["clause"],
            target,
            "cites",
            change,
            side,
            row.get("exact", ""),
            *written,
        )

    if before is None and after is None:
        yield edge(row["citation"], "both")
    elif before == after:
        yield edge(cast(str, after), "both")
    else:
        if before is not None:
            yield edge(before, "before")
        if after is not None:
            yield edge(after, "after")


def _in_full(row: Row, side: str, names: Names) -> str:
    label, mark = names.label(row["instrument" + side]), row.get("mark" + side)
    return f"{label} ({mark})" if mark else label


def _mandate(row: Row, names: Names) -> Edge:
    return Edge(
        row["clause"],
        row["body"],
        "addresses",
        cast(Change, row.get("change", "kept")),
        wording=row.get("exact") or names.label(row["body"]),
        role=row["role"],
    )
