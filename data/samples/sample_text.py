"""The side-by-side document as flattened text, and what a right reading finds in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sample_source import Line, Passage, Piece, SourceError, marker, passages_of

LABEL = re.compile(r"([a-z]|\d+)\)?\t")
CITED = re.compile(r"(?P<kind>\w+) (?P<number>\S+) of (?P<body>\S+)(?: \((?P<edition>.+)\))?")
BOOKMARK = "[bookmark: {}]"


def flattened(piece: Piece) -> Piece:
    """A piece as a converter leaves it: bookmarks turned to text, non-breaking hyphens lost."""
    sign, text = piece
    return (sign, BOOKMARK.format(text)) if sign == "~" else (sign, bare(text))


def bare(text: str) -> str:
    """Text without non-breaking hyphens."""
    return text.replace("\u2011", "")


def label_of(text: str) -> str | None:
    """The label that a clause's text begins with."""
    found = LABEL.match(text)
    return found[1] if found else None


def wording(text: str) -> str:
    """What counts as content: without label, final mark and the width of blanks."""
    return " ".join(LABEL.sub("", text, count=1).split()).rstrip(" ,;.")


def labels(passage: Passage, line: Line) -> dict[str, str | None]:
    """The label of a clause by content: the one it has in the base, and in the proposal."""
    base = label_of("".join(line.side("=-") for line in passage.lines))
    return {"before": base if line.carries else None, "after": label_of(line.side("=+"))}


def change(line: Line) -> str:
    """What happened to a line by content: kept, modified, inserted or deleted."""
    before, after = wording(line.side("=-")), wording(line.side("=+"))
    if not line.carries:
        return "inserted"
    if not after:
        return "deleted"
    return "kept" if before == after else "modified"


def side_by_side(source: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """The flattened document, and the record of each of its paragraphs."""
    rows: list[str] = []
    records: list[dict[str, Any]] = []

    def add(segments: Sequence[Piece], **known: Any) -> None:
        rows.append("".join(text for _, text in segments))
        absent = {"proposal": None, "action": None, "section": None, "part": None, "label": None}
        record = {"line": len(rows), **absent, "change": "kept", **known}
        records.append({**record, "segments": [list(segment) for segment in segments], "citations": []})

    add([("=", source["heading"])], role="text")
    rows.append("")
    for announced in source["announced"]:
        add([("=", "\t" + announced)], role="text")
    rows.extend(["", "\t"])
    for proposal in source["proposal"]:
        named = {"proposal": proposal["identifier"], "action": "MOD"}
        add([("=", marker(proposal) + proposal["sequence"])], role="marker", **named)
        for passage in passages_of(source, proposal["region"]):
            in_section = {
                "role": passage.role,
                "section": passage.section and bare(passage.section),
                "part": passage.part,
            }
            for line in passage.lines:
                label = labels(passage, line) if passage.role == "clause" else None
                segments = [flattened(piece) for piece in line.pieces]
                add(segments, **named, **in_section, label=label, change=change(line))
        rows.extend(["\t"] * proposal["blank_lines_after"])
    cite(records, source)
    return "\n".join(rows) + "\n ", records


def cited(text: str) -> dict[str, str | None] | None:
    """A citation of the source as an object, None if there is none.

    >>> cited("Resolution 197 of PP (Rev. Dubai, 2018)")
    {'kind': 'Resolution', 'number': '197', 'body': 'PP', 'edition': 'Rev. Dubai, 2018'}
    """
    found = CITED.fullmatch(text)
    return found.groupdict() if found else None


def cite(records: Sequence[dict[str, Any]], source: Mapping[str, Any]) -> None:
    """Adds each citation of the source to the record it stands in.

    Two clauses may have one label: the right one is that in which the number occurs as well.
    """
    for region, section, label, *sides in source["citations"]:
        before, after = (cited(side) for side in sides)
        number = (after or before or {})["number"] or ""
        places = [
            r
            for r in records
            if (r["proposal"] or "").startswith(region)
            and r["role"] == "clause"
            and r["section"] == section
            and label == (r["label"]["after"] or r["label"]["before"])
            and number in "".join(text for _, text in r["segments"])
        ]
        if len(places) != 1:
            raise SourceError(f"{len(places)} places for {number} in {region}, {section} {label}).")
        one_side = "inserted" if not before else "deleted"
        how = ("kept" if before == after else "modified") if before and after else one_side
        places[0]["citations"].append({"change": how, "before": before, "after": after})
