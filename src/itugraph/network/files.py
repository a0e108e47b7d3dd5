"""Writing the reference network of a graph to a file: a page to look at, or a format of other programs."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.model import ItugraphError
from itugraph.network.assembling import reference_network
from itugraph.network.condensing import condensed
from itugraph.network.elements import ReferenceNetwork
from itugraph.network.export import FORMATS, Format
from itugraph.network.standalone import page

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource


def write_view(source: "GraphSource", instrument: str | None, output: Path) -> int:
    """Write the page of the network of all texts, or of those on `instrument` (an IRI).

    Gives the number of boxes shown. Raises `ItugraphError` where there is nothing to show, or `output` cannot
    be written.
    """
    network = reference_network(source, instrument)
    if not network.nodes:
        what = f"no text that changes or cites <{instrument}>" if instrument else "no text that was read"
        raise ItugraphError(
            f"There is nothing to view, as the graph has {what}: build it from documents first."
        )
    shown = condensed(network)
    _write(output, page(shown, title_of(shown, instrument), explanation_of(shown)))
    return len(shown.nodes)


def write_network(source: "GraphSource", form: Format, output: Path) -> int:
    """Write the network of all texts as `graphml` or `gexf`; give the number of nodes.

    Raises `ItugraphError` where the form is another or `output` cannot be written.
    """
    if form not in FORMATS:
        raise ItugraphError(f"A network cannot be written as {form!r}: choose {' or '.join(FORMATS)}.")
    network = reference_network(source)
    _write(output, FORMATS[form](network))
    return len(network.nodes)


def title_of(network: ReferenceNetwork, instrument: str | None) -> str:
    """The heading of the page: the instrument it is about, or the one that all proposals are on."""
    labels = {node.id: node.label for node in network.of_kind("instrument")}
    within = {node.id: node.within for node in network.of_kind("edition")}
    changed = {
        within.get(edge.target) or edge.target for edge in network.references if edge.kind == "changes"
    }
    about = instrument or (changed.pop() if len(changed) == 1 else "")
    what = "what is proposed, cited and mandated"
    return f"{labels[about]}: {what}" if about in labels else what.capitalize()


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


def _write(output: Path, text: str) -> None:
    """Write UTF-8 beside the place and then move it there, so that a file is never half-written."""
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(output)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise ItugraphError(
            f"{output} cannot be written ({reason}): choose another place with -o."
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
