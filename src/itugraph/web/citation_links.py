"""The words of a clause, with its changes, in which each citation is a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from itugraph.graph.naming import edition_mark, instrument_label
from itugraph.model import Citation, Reference, Run
from itugraph.web.links import path_of


@dataclass(frozen=True, slots=True)
class CitationLink:
    """Where a citation leads, what to say of it, and whether the register knows what it names."""

    path: str | None
    told: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that follow each other, all of one citation or of none."""

    link: CitationLink | None
    runs: tuple[Run, ...]


def stretches(runs: Sequence[Run], citations: Sequence[tuple[str, Citation]]) -> tuple[Stretch, ...]:
    """The runs of a clause, parted where citations begin and end.

    Each citation comes with its wording as it stands in these runs. Its offset there may be a little off, as a clause
    by content has other labels than as it was typed; a wording that is not found stays without a link.
    """
    text = "".join(run.text for run in runs)
    found: list[Stretch] = []
    done = 0
    for start, wording, citation in _placed(text, citations):
        if start > done:
            found.append(Stretch(None, tuple(_cut(runs, done, start))))
        done = start + len(wording)
        found.append(Stretch(_link(citation), tuple(_cut(runs, start, done))))
    if done < len(text):
        found.append(Stretch(None, tuple(_cut(runs, done, len(text)))))
    return tuple(found)


def base_wording(joined: Sequence[tuple[str, str]], citation: Citation) -> str:
    """What a citation says in the base text, from the segments it stands in, as pairs of sign and text."""
    parts: list[str] = []
    offset = 0
    for sign, text in joined:
        piece = text[max(0, citation.start - offset) : max(0, citation.end - offset)]
        offset += len(text)
        parts.append(piece if sign in "=-" else "")
    return "".join(parts)


def _placed(text: str, citations: Sequence[tuple[str, Citation]]) -> Iterator[tuple[int, str, Citation]]:
    """Each citation with the place nearest to its own where its wording stands, none over another."""
    done = 0
    for wording, citation in citations:
        places = [
            at for at in _all(text, wording, done) if abs(at - citation.start) < max(200, len(text) // 4)
        ]
        if wording and places:
            start = min(places, key=lambda at: abs(at - citation.start))
            done = start + len(wording)
            yield start, wording, citation


def _all(text: str, wording: str, start: int) -> Iterator[int]:
    at = text.find(wording, start) if wording else -1
    while at >= 0:
        yield at
        at = text.find(wording, at + 1)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    offset = 0
    for run in runs:
        piece = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if piece:
            yield Run(piece, run.status)


def _link(citation: Citation) -> CitationLink:
    sides = [side for side in (citation.before, citation.after) if side]
    judged = citation.after or citation.before
    iri = judged.iri if judged else None
    known = all(side.resolution == "exact" for side in sides)
    return CitationLink(path_of(_instrument(judged)) if judged and iri else None, _told(citation), known)


def _instrument(reference: Reference) -> str:
    """The IRI of the instrument of what may be an edition."""
    iri = reference.iri or ""
    return iri.rpartition("/")[0] if reference.edition else iri


def _told(citation: Citation) -> str:
    """What a person is told of a citation.

    `PP Resolution 71: (Rev. Busan, 2014) becomes (Rev. Dubai, 2018)`.
    """
    before, after = citation.before, citation.after
    if before and after and _name(before) == _name(after):
        editions = [_edition(side) for side in (before, after)]
        told = editions[0] if editions[0] == editions[1] else " becomes ".join(editions)
        text = f"{_name(after)}: {told}"
    elif before and after:
        text = f"{_name(before)} {_edition(before)} becomes {_name(after)} {_edition(after)}"
    elif after:
        text = f"{_name(after)}: {_edition(after)}" + (", new here" if citation.change == "inserted" else "")
    elif before:
        text = f"{_name(before)}: {_edition(before)}, struck"
    else:
        text = citation.text
    states = {side.resolution for side in (before, after) if side}
    doubt = "; may name one of several" if "ambiguous" in states else "; not in the register"
    return text if states <= {"exact"} else text + doubt


def _name(reference: Reference) -> str:
    return instrument_label(reference.kind, reference.body, reference.number)


def _edition(reference: Reference) -> str:
    if reference.edition is None:
        return "no edition named"
    return f"({edition_mark(reference.edition, reference.iri or '')})"
