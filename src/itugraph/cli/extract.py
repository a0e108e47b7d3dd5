"""`itugraph extract`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from itugraph.cli.options import Sources
from itugraph.cli.terminal import told_left_out

EXAMPLES = "Example: itugraph extract proposals.txt | head -1"


def extract(
    sources: Sources,
    form: Annotated[  # noqa: ARG001  # the only one so far
        Literal["jsonl"], typer.Option("--format", help="One JSON object a paragraph.")
    ] = "jsonl",
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened proposals change.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the records of documents, one a paragraph.

    A record has the changes, the citations and the bodies of a paragraph; the format is documented and stable.
    """
    from itugraph.api import find_sources, read_sources
    from itugraph.extraction import AdoptedTexts, as_json_line

    adopted = AdoptedTexts.of_file(base) if base else AdoptedTexts()
    for extraction in read_sources(find_sources(*sources), adopted, on_rejected=told_left_out):
        for record in extraction.records:
            typer.echo(as_json_line(record))
