"""Writing the reference network of a graph to a file: a page to look at, or a format of other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.model import InputError, ItugraphError
from itugraph.network.assembling import reference_network
from itugraph.network.condensing import condensed
from itugraph.network.elements import ReferenceNetwork
from itugraph.network.export import FORMATS, Format
from itugraph.network.naming import Names
from itugraph.network.standalone import page
from itugraph.output import write_whole

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource

PAGE_ENDINGS = (".html", ".htm")
"""How the name of a page ends, so that a browser opens it."""


def write_view(source: "GraphSource", instrument: str | None, output: Path) -> int:
    """Write the page of the network of all texts, or of those on `instrument` (an IRI).

    Gives the number of boxes shown. Raises `ItugraphError` where there is nothing to show, or `output` cannot
    be written, and `InputError` where its name is not that of a page.
    """
    if output.suffix.lower() not in PAGE_ENDINGS:
        raise InputError(
            f"{output} ends in neither .html nor .htm: give the page to write one of these endings."
        )
    network = reference_network(source, instrument)
    if not network.nodes:
        about = f" that changes or cites {_name_of(source, instrument)}" if instrument else ""
        do = " that do" if instrument else ""
        raise ItugraphError(
            f"There is nothing to view, as the graph has no text{about}: build it from documents{do} first."
        )
    shown = condensed(network)
    write_whole(output, page(shown, title_of(shown, instrument), explanation_of(shown)))
    return len(shown.nodes)


def write_network(source: "GraphSource", form: Format, output: Path) -> int:
    """Write the network of all texts as `graphml` or `gexf`; give the number of nodes.

    Raises `ItugraphError` where the form is another or `output` cannot be written.
    """
    if form not in FORMATS:
        raise ItugraphError(f"A network cannot be written as {form!r}: choose {' or '.join(FORMATS)}.")
    network = reference_network(source)
    write_whole(output, FORMATS[form](network))
    return len(network.nodes)


def title_of(network: ReferenceNetwork, instrument: str | None) -> str:
    """The heading of the page: the instrument it is about, or the one that all texts are on, or their number.

    Proposals that are only announced do not count, as they are no texts.
    """
    labels = {node.id: node.label for node in network.nodes}
    within = {node.id: node.within for node in network.of_kind("edition")}
    changed = {
        edge.source: labels[within.get(edge.target) or edge.target]
        for edge in network.references
        if edge.kind == "changes"
    }
    containing = {section.within for section in network.of_kind("section")}
    texts = [node for node in network.of_kind("proposal") if node.id in changed or node.id in containing]
    subjects = {changed.get(text.id, text.label) for text in texts}
    what = "what is proposed, cited and mandated" if changed else "what is cited and mandated"
    if instrument in labels:
        return f"{labels[instrument]}: {what}"
    if len(subjects) > 1:
        return f"{len(texts)} texts: {what}"
    return f"{subjects.pop()}: {what}" if subjects else what.capitalize()


def explanation_of(network: ReferenceNetwork) -> str:
    """One paragraph that says what is shown and how it is to be read."""
    merged = any(node.members > 1 for node in network.of_kind("clause"))
    box = (
        "clauses that change alike, with their number"
        if merged
        else "a clause that changes something or cites"
    )
    return (
        f"A band is a proposal or text, a small box in it {box}. "
        "Lines lead to the editions cited, before and after the change, and to the bodies addressed."
    )


def _name_of(source: "GraphSource", instrument: str) -> str:
    """What a reader calls the instrument with this IRI, also where the graph does not know it."""
    from itugraph.register import load_register

    register = load_register()
    registered = register.instrument_by_iri(instrument)
    return register.name(registered) if registered else Names(source, [instrument]).label(instrument)
