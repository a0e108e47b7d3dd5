"""Records as JSON lines: the public form of `itugraph extract --format jsonl`, version 1."""

import json
from collections.abc import Mapping
from typing import Any

from itugraph.model import RECORD_VERSION, BodyMention, Citation, Edition, Record, Reference


def as_json_line(record: Record) -> str:
    """One record as one line of JSON, without a line end."""
    return json.dumps(as_mapping(record), ensure_ascii=False)


def as_mapping(record: Record) -> Mapping[str, Any]:
    """One record with the keys of the public contract, in its order."""
    return {
        "version": RECORD_VERSION,
        "source": record.source,
        "line": record.line,
        "proposal": record.proposal,
        "action": record.action,
        "role": record.role,
        "section": record.section,
        "part": record.part,
        "label": {"before": record.label.before, "after": record.label.after} if record.label else None,
        "change": record.change,
        "certainty": record.certainty,
        "segments": [[segment.sign, segment.text] for segment in record.segments],
        "citations": [_citation(citation) for citation in record.citations],
        "bodies": [_body(mention) for mention in record.bodies],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "change": citation.change,
        "before": _reference(citation.before),
        "after": _reference(citation.after),
    }


def _reference(reference: Reference | None) -> dict[str, Any] | None:
    if reference is None:
        return None
    written: dict[str, Any] = {
        "kind": reference.kind,
        "body": reference.body,
        "number": reference.number,
        "edition": _edition(reference.edition),
        "resolution": reference.resolution,
        "iri": reference.iri,
    }
    if reference.resolution == "ambiguous":
        written["candidates"] = list(reference.candidates)
    return written


def _edition(edition: Edition | None) -> dict[str, Any] | None:
    if edition is None:
        return None
    return {"revised": edition.revised, "place": edition.place, "year": edition.year}


def _body(mention: BodyMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "name": mention.name,
        "role": mention.role,
        "change": mention.change,
    }
