"""The proposals on an instrument in a graph, for what is otherwise made from their documents."""

from typing import TYPE_CHECKING

from itugraph.graph.recorded import ProposedInstrument, proposed_instruments, recorded_proposals
from itugraph.model import Extraction, InputError
from itugraph.register import Register
from itugraph.register.finding import find

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource

_SHOWN = 6


def proposals_on(source: "GraphSource", named: str, register: Register) -> list[Extraction]:
    """The proposals on the instrument that a person names (`WTSA Resolution 98`), each as a document of its own.

    Raises `InputError` where none of the instruments that proposals in the graph are on has that name, or several do.
    """
    under = proposed_instruments(source)
    wanted = {instrument.iri for instrument in find(register, named)}
    chosen = [one for one in under if one.iri in wanted or one.label.casefold() == named.strip().casefold()]
    if len(chosen) == 1:
        return [proposal.extraction for proposal in recorded_proposals(source, chosen[0].iri)]
    if chosen:
        raise InputError(f"{named!r} may be {_listed(chosen)}: name one of them.")
    if not under:
        raise InputError("The graph holds no proposals: build it from documents that make some.")
    raise InputError(f"No proposal in the graph is on {named!r}; there are proposals on {_listed(under)}.")


def _listed(instruments: list[ProposedInstrument]) -> str:
    names = [instrument.label for instrument in instruments[:_SHOWN]]
    more = len(instruments) - _SHOWN
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
