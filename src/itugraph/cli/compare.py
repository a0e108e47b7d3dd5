"""`itugraph compare`."""

from pathlib import Path
from typing import Annotated

import typer

from itugraph.cli.options import Output, Sources
from itugraph.cli.terminal import warn

EXAMPLES = "Example: itugraph compare APT.docx EUR.docx IAP.docx -o side-by-side.docx"


def compare(
    sources: Sources,
    output: Output,
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened proposals change.", show_default=False
        ),
    ] = None,
) -> None:
    """Set proposals on one instrument side by side, in Word or a page.

    The ending of the file to write says which: .docx or .html.
    """
    from itugraph.api import find_sources
    from itugraph.output import write_whole
    from itugraph.writing import compare as compare_proposals
    from itugraph.writing import form_of, read_contributions, write_comparison

    form = form_of(output)
    extractions = read_contributions([source.path for source in find_sources(*sources)], base)
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
