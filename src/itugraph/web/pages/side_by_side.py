"""The proposals on an instrument in columns beside its base text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.graph.recorded import (
    ProposedInstrument,
    RecordedProposal,
    proposed_instruments,
    recorded_proposals,
)
from itugraph.register import Register
from itugraph.web import links
from itugraph.web.columns import Show, count, groups
from itugraph.web.keeping import kept
from itugraph.web.links import ID, path_of
from itugraph.web.opened import graph_of, opened
from itugraph.web.rendering import render
from itugraph.writing.comparing import Comparison, Proposal, compared
from itugraph.writing.side_by_side import COLUMNS_OF_A4, comparison_word, summary_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposal that may be a column: its key in addresses, what it is called, and whether it is one now."""

    key: str
    path: str
    proposal: Proposal
    conference: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that singles out rows: its address, its words and sign, how many clauses it shows, whether it holds."""

    address: str
    words: str
    mark: str
    count: int
    holds: bool
    finding: str


@kept
def index(request: Request) -> Response:
    """The instruments that proposals are on."""
    return render(request, "side_by_side_index.html", instruments=proposed_instruments(graph_of(request)))


@kept
def side_by_side(request: Request) -> Response:
    """The proposals on one instrument, those columns and rows that the address asks for."""
    instrument, proposals = _asked_for(request)
    register = opened(request).register
    chosen = _chosen(proposals, request.query_params.getlist("column"))
    comparison = _comparison(chosen, register)
    show, by = _shown(request, comparison)
    filters = _filters(request, comparison, show, by)
    return render(
        request,
        "side_by_side.html",
        instrument=instrument,
        comparison=comparison,
        summary=summary_of(comparison),
        columns=[choice for proposal in chosen for choice in _choices([proposal], chosen, register)],
        choices=_choices(proposals, chosen, register),
        filters=filters,
        singled_out=next((one.words.lower() for one in filters[1:] if one.holds), ""),
        groups=groups(comparison, chosen, show, by),
        show=show,
        by=by,
        paper="a3" if len(chosen) + 1 > COLUMNS_OF_A4 else "a4",
        inferred=any(proposal.inferred for proposal in comparison.proposals),
        word=f"{links.side_by_side(instrument.iri)}.docx{_query(_kept_columns(request))}",
    )


def as_word(request: Request) -> Response:
    """The same comparison as a Word file, with its changes tracked."""
    instrument, proposals = _asked_for(request)
    chosen = _chosen(proposals, request.query_params.getlist("column"))
    comparison = _comparison(chosen, opened(request).register)
    name = "-".join(instrument.label.lower().split())
    safe = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-."))
    headers = {"content-disposition": f'attachment; filename="{safe or "side-by-side"}.docx"'}
    return Response(comparison_word([comparison]), media_type=_WORD, headers=headers)


def _asked_for(request: Request) -> tuple[ProposedInstrument, list[RecordedProposal]]:
    """The instrument of the address, and the proposals on it. Raises `HTTPException` where there are none."""
    iri = ID + request.path_params["instrument"]
    source = graph_of(request)
    found = next((one for one in proposed_instruments(source) if one.iri == iri), None)
    if found is None:
        raise HTTPException(404, "No proposal in this graph is on that instrument.")
    return found, recorded_proposals(source, iri)


def _key(proposal: RecordedProposal) -> str:
    return proposal.iri.partition("/id/proposal/")[2] or proposal.iri


def _chosen(proposals: Sequence[RecordedProposal], keys: Sequence[str]) -> list[RecordedProposal]:
    """The proposals named in the address; else those to the conference that is the last of all."""
    chosen = [proposal for proposal in proposals if _key(proposal) in keys]
    if chosen:
        return chosen
    latest = max(proposals, key=lambda proposal: proposal.extraction.date or "").extraction.conference
    return [proposal for proposal in proposals if proposal.extraction.conference == latest]


def _comparison(chosen: Sequence[RecordedProposal], register: Register) -> Comparison:
    return compared([(one.extraction, one.extraction.texts[0]) for one in chosen], register)


def _choices(
    proposals: Sequence[RecordedProposal], chosen: Sequence[RecordedProposal], register: Register
) -> list[Choice]:
    named = dict(zip(map(_key, chosen), _comparison(chosen, register).proposals, strict=True))
    return [
        Choice(
            _key(one),
            path_of(one.iri),
            named.get(_key(one)) or _comparison([one], register).proposals[0],
            (one.extraction.conference or "").upper(),
            _key(one) in named,
        )
        for one in proposals
    ]


def _shown(request: Request, comparison: Comparison) -> tuple[Show, str | None]:
    asked = request.query_params.get("show", "all")
    by = request.query_params.get("by")
    show: Show = next((one for one in get_args(Show) if one == asked), "all")
    return show, by if by in [proposal.name for proposal in comparison.proposals] else None


def _filters(request: Request, comparison: Comparison, show: Show, by: str | None) -> list[Filter]:
    """The links that single out rows. What a single proposal wants is asked of each by name."""

    def link(words: str, mark: str, wanted: Show, name: str | None = None) -> Filter:
        pairs = _kept_columns(request) + ([("show", wanted)] if wanted != "all" else [])
        pairs += [("by", name)] if name else []
        return Filter(
            links.side_by_side(ID + request.path_params["instrument"]) + _query(pairs),
            words,
            mark,
            count(comparison, wanted, name),
            (show, by) == (wanted, name),
            wanted,
        )

    found = [link("All clauses", "", "all"), link("Changed", "", "changed")]
    if len(comparison.proposals) > 1:
        found += [
            link("In dispute", "≠", "differ"),
            link("Agreed", "=", "agree"),
            link("One alone", "●", "only"),
        ]
        found += [link(f"Only {one.name}", "●", "only", one.name) for one in comparison.proposals]
    return found


def _kept_columns(request: Request) -> list[tuple[str, str]]:
    return [("column", key) for key in request.query_params.getlist("column")]


def _query(pairs: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs)}" if pairs else ""


routes: list[BaseRoute] = [
    Route("/side-by-side", index),
    Route("/side-by-side/{instrument:path}.docx", as_word),
    Route("/side-by-side/{instrument:path}", side_by_side),
]
