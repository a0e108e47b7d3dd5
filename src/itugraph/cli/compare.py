"""`itugraph compare`."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from itugraph.cli.options import GRAPH, GraphFolder, Output, StoreAddress
from itugraph.cli.terminal import warn

if TYPE_CHECKING:
    from itugraph.model import Extraction

EXAMPLES = """Examples:

itugraph compare APT.docx EUR.docx IAP.docx -o side-by-side.docx

itugraph compare 'WTSA Resolution 98' --graph my.graph -o side-by-side.docx"""


def compare(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="Files to read, or folders of documents; or an instrument, for the proposals on it in a graph.",
            show_default=False,
        ),
    ],
    output: Output,
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened proposals change.", show_default=False
        ),
    ] = None,
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Set proposals on one instrument side by side, in Word or a page.

    The ending of the file to write says which: .docx or .html.
    """
    from itugraph.output import write_whole
    from itugraph.writing import compare as compare_proposals
    from itugraph.writing import form_of, write_comparison

    form = form_of(output)
    extractions = _extractions(sources, base, graph, endpoint)
    write_whole(output, write_comparison(extractions, form))
    for comparison in compare_proposals(extractions):
        named = ", ".join(proposal.name for proposal in comparison.proposals)
        warned = [p.identifier for p in comparison.proposals if p.inferred]
        typer.echo(
            f"{output} sets {named} on {comparison.instrument} side by side: {comparison.count('differ')} clauses in "
            f"dispute, {comparison.count('agree')} agreed, {comparison.count('only')} changed by one alone."
        )
        if warned:
            warn(f"The changes of {', '.join(warned)} were inferred: check them against the contributions.")


def _extractions(
    sources: list[Path], base: Path | None, graph: Path, endpoint: str | None
) -> "list[Extraction]":
    """What was read of the files or, where the words name no file, of the graph."""
    from itugraph.api import READABLE, find_sources
    from itugraph.model import InputError
    from itugraph.writing import read_contributions

    is_file = any(source.exists() or source.suffix.lower() in READABLE for source in sources)
    if is_file or not (endpoint or (graph / "graph.json").exists()):
        return read_contributions([source.path for source in find_sources(*sources)], base)
    if base:
        raise InputError("--base is for files: the proposals in a graph have been read already.")
    from itugraph.graph import open_source
    from itugraph.register import load_register
    from itugraph.writing.proposed import proposals_on

    with closing(open_source(graph, endpoint)) as source:
        return proposals_on(source, " ".join(map(str, sources)), load_register())
