"""Citations of several proposals on one text, and of one proposal before and after its changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from itugraph.checks.passages import CitedTitle, Passage
from itugraph.graph import Iri


@dataclass(frozen=True, slots=True)
class CitingFault:
    """What proposals do to the citation of an instrument; `subject` is one of the citations."""

    subject: Iri
    cited: str
    about: str = ""
    strikers: str = ""
    keepers: str = ""
    positions: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Of:
    """The citations of one instrument in one proposal, before and after its changes."""

    before: list[CitedTitle]
    after: list[CitedTitle]


def struck_and_kept(citations: Iterable[CitedTitle]) -> Iterator[CitingFault]:
    """Instruments that one proposal no longer cites, in a clause that it keeps, and another still does."""
    for (_, _), proposals in _by_instrument(citations).items():
        striking, keeping = [], []
        for found in proposals.values():
            left = [c for c in found.before if c.passage.change != "deleted"]
            if found.before and found.after:
                keeping.append(found.before[0].passage)
            elif left and not found.after:
                striking.append(left)
        if striking and keeping:
            first = min((c for several in striking for c in several), key=lambda c: c.subject.value)
            yield CitingFault(
                first.subject,
                first.cited_before,
                about=first.passage.of.about_name,
                strikers=_names(several[0].passage for several in striking),
                keepers=_names(keeping),
            )


def added_at_different_places(citations: Iterable[CitedTitle]) -> Iterator[CitingFault]:
    """Instruments that several proposals newly cite."""
    for proposals in _by_instrument(citations).values():
        adding = [found.after for found in proposals.values() if found.after and not found.before]
        if len(adding) < 2:
            continue
        all_ = [citation for several in adding for citation in several]
        first = min(all_, key=lambda citation: citation.subject.value)
        positions = sorted({_position(citation.passage) for citation in all_})
        yield CitingFault(first.subject, first.cited, positions=", ".join(positions))


def only_citation_struck(citations: Iterable[CitedTitle]) -> Iterator[CitingFault]:
    """Struck citations with an edition, where others of the proposal go on naming the instrument without one."""
    for proposals in _by_instrument(citations).values():
        for found in proposals.values():
            if not found.after or any(citation.edition for citation in found.after):
                continue
            gone = [c for c in found.before if c.edition_before and c.instrument != c.instrument_before]
            left = found.after[0].passage
            place = left.pointer if left.has_pointer else "another clause"
            for citation in gone:
                yield CitingFault(citation.subject, citation.cited_before, place=place)


def _by_instrument(citations: Iterable[CitedTitle]) -> dict[tuple[Iri | None, Iri], dict[Iri, _Of]]:
    """The citations of proposals, by the instrument that they change and the one that they cite, then by proposal."""
    found: dict[tuple[Iri | None, Iri], dict[Iri, _Of]] = {}
    for citation in citations:
        passage = citation.passage
        if passage.proposer is None:
            continue
        for instrument, side in ((citation.instrument_before, "before"), (citation.instrument, "after")):
            if instrument is not None:
                proposals = found.setdefault((passage.about, instrument), {})
                of = proposals.setdefault(passage.whole, _Of([], []))
                (of.before if side == "before" else of.after).append(citation)
    return found


def _position(passage: Passage) -> str:
    place = f" in {passage.pointer}" if passage.has_pointer else ""
    return f"{passage.proposer}{place}"


def _names(passages: Iterable[Passage]) -> str:
    return " and ".join(sorted({passage.proposer or "" for passage in passages}))
