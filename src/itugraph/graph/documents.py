"""A document as statements: what it is, the texts in it, and what it announces."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from itugraph.graph.named import Names
from itugraph.graph.statements import Statements
from itugraph.graph.terms import Iri, Quad
from itugraph.graph.texts import TextStatements, is_adopted
from itugraph.graph.vocabulary import NAMED_GRAPH, document_graph
from itugraph.model import RECORD_VERSION, Announcement, ExtractedText, Extraction
from itugraph.register.iris import BASE, conference_iri, region_iri, slug

if TYPE_CHECKING:
    from itugraph.register import Register


def document_iri(extraction: Extraction) -> Iri:
    """The document's IRI: by its conference and number, else by its content.

    `.../id/document/wtsa-20/38A31`, or `.../id/document/` and the first 16 digits of its SHA-256.
    """
    number = document_number(extraction)
    if extraction.conference and number:
        return Iri(f"{BASE}id/document/{slug(extraction.conference)}/{number}")
    return Iri(f"{BASE}id/document/{extraction.document.digest[:16]}")


def document_number(extraction: Extraction) -> str | None:
    """Number and addendum on a document's first page, as proposals write them: `38A31`."""
    metadata = extraction.document.metadata
    number = slug(metadata.number or "").removeprefix("document-").removesuffix("-e")
    addendum = slug(metadata.addendum or "").removeprefix("addendum-")
    if not number:
        return None
    return f"{number}A{addendum}" if addendum else number


def _text_iri(extraction: Extraction, text: ExtractedText, ordinal: int) -> Iri:
    """The IRI of a text: a proposal's by conference and identifier, an adopted text's is its edition's.

    A text that lacks these is known by its place in the document; `ordinal` counts from 1.
    """
    if is_adopted(text):
        return Iri(text.edition or f"{document_iri(extraction).value}/text/{ordinal}")
    conference = text.conference or extraction.conference
    home = slug(conference) if conference else extraction.document.digest[:16]
    parts = [slug(part).upper() for part in (text.identifier or "").split("/")]
    name = "/".join(part for part in parts if part) or str(ordinal)
    return Iri(f"{BASE}id/proposal/{home}/{name}")


def text_iris(extraction: Extraction) -> list[Iri]:
    """The IRIs of a document's texts in order; a second one of the same IRI is numbered."""
    nodes: list[Iri] = []
    for ordinal, text in enumerate(extraction.texts, start=1):
        node = _text_iri(extraction, text, ordinal)
        nodes.append(Iri(f"{node.value}/text/{ordinal}") if node in nodes else node)
    return nodes


def document_quads(
    extraction: Extraction, register: "Register", told_elsewhere: Collection[Iri] = ()
) -> Iterator[Quad]:
    """Everything a document says, in its named graph, and what it merely names in `NAMED_GRAPH`.

    Of texts `told_elsewhere` it says only that it has them. The same extraction gives the same quads in the
    same order.
    """
    document = document_iri(extraction)
    own, shared = Statements(document_graph(document)), Statements(NAMED_GRAPH)
    names = Names(register, shared)
    _document(own, document, extraction)
    texts = TextStatements(own, shared, names)
    nodes = text_iris(extraction)
    for ordinal, (node, text) in enumerate(zip(nodes, extraction.texts, strict=True), start=1):
        if node not in told_elsewhere:
            label = _text(own, names, node, text, text.conference or extraction.conference)
            own.add(node, "ordinal", ordinal)
            texts.state(node, text, label)
        own.add(node, "inDocument", document)
    _announcements(
        own, names, document, extraction.announced, list(zip(nodes, extraction.texts, strict=True))
    )
    yield from own
    yield from shared


def _document(own: Statements, node: Iri, extraction: Extraction) -> None:
    from itugraph import __version__

    document = extraction.document
    conference = extraction.conference
    own.describe(
        node,
        "Document",
        document.source,
        {
            "sourceName": document.source,
            "digest": document.digest,
            "form": document.form,
            "flattened": document.flattened,
            "documentNumber": document_number(extraction),
            "documentDate": date.fromisoformat(extraction.date) if extraction.date else None,
            "preparedFor": Iri(conference_iri(conference)) if conference else None,
        },
    )
    run = own.describe(
        Iri(f"{node.value}/extraction"),
        "ExtractionRun",
        f"extraction of {document.source}",
        {"readDocument": node, "softwareVersion": __version__, "recordVersion": RECORD_VERSION},
    )
    for warning in extraction.warnings:
        own.add(run, "warning", warning)


def _text(own: Statements, names: Names, node: Iri, text: ExtractedText, conference: str | None) -> str:
    """State what a text is; gives the label that those of its clauses begin with."""
    instrument = None
    if text.instrument and text.kind:
        instrument = names.instrument(text.instrument, text.kind, text.body, text.number)
    if is_adopted(text):
        return _adopted_text(own, names, node, text, instrument)
    label = text.identifier or f"{text.action} {node.value.rpartition('/')[2]}"
    prefix = _prefix(text.identifier)
    own.describe(
        node,
        "Proposal",
        label,
        {
            "identifier": text.identifier,
            "action": text.action,
            "title": text.title,
            "prefix": prefix,
            "submittedBy": _submitter(names, text.region, prefix),
            "preparedFor": Iri(conference_iri(conference)) if conference else None,
            "changesInstrument": instrument,
            "baseEdition": _edition(names, text.base, instrument),
            "proposes": _edition(names, text.edition, instrument),
        },
    )
    return label


def _adopted_text(
    own: Statements, names: Names, node: Iri, text: ExtractedText, instrument: Iri | None
) -> str:
    """State an adopted text: the edition itself, which reading it vouches for."""
    if text.edition is None or instrument is None:
        label = text.title or node.value.rpartition("/id/")[2]
        own.describe(node, "Text", label, {"title": text.title})
        return label
    names.edition(text.edition, instrument.value)
    for vouched in (node, instrument):
        if not names.is_listed(vouched):
            own.add(vouched, "basis", "heading")
    own.add(node, "title", text.title)
    return names.edition_label(node)


def _edition(names: Names, iri: str | None, instrument: Iri | None) -> Iri | None:
    return names.edition(iri, instrument.value) if iri and instrument else None


def _prefix(identifier: str | None) -> str | None:
    """Who a proposal is marked by: `EUR` of `EUR/38A31/1`, `D/F` of `D/F/12/1`."""
    parts: list[str] = []
    for part in (identifier or "").split("/"):
        if part[:1].isdigit():
            break
        parts.append(part)
    return "/".join(parts) or None


def _submitter(names: Names, region: str | None, prefix: str | None) -> Iri | None:
    if region:
        return Iri(region_iri(region))
    return names.submitter(prefix) if prefix else None


def _announcements(
    own: Statements,
    names: Names,
    document: Iri,
    announced: Iterable[Announcement],
    texts: Iterable[tuple[Iri, ExtractedText]],
) -> None:
    """State the entries of the list, each with the proposal of the same submitter and action that follows."""
    waiting = [(node, text) for node, text in texts if not is_adopted(text)]
    for entry in announced:
        submitter = names.submitter(entry.prefix) if entry.prefix else None
        found = next(
            (
                pair
                for pair in waiting
                if submitter == _submitter(names, pair[1].region, _prefix(pair[1].identifier))
                and entry.action in {None, pair[1].action}
            ),
            None,
        )
        if found:
            waiting.remove(found)
        own.describe(
            Iri(f"{document.value}/announcement/{entry.ordinal}"),
            "Announcement",
            " ".join(part for part in ("proposal", str(entry.ordinal), entry.prefix) if part),
            {
                "announcedIn": document,
                "announcedBy": submitter,
                "prefix": entry.prefix,
                "action": entry.action,
                "contribution": entry.document,
                "ordinal": entry.ordinal,
                "sourceLine": entry.line,
                "presentAs": found[0] if found else None,
            },
        )
