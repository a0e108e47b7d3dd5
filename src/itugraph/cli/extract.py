"""`itugraph extract`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from itugraph.cli.options import Sources
from itugraph.cli.terminal import warn

EXAMPLES = "Example: itugraph extract proposals.txt | head -1"


def extract(
    sources: Sources,
    form: Annotated[
        Literal["jsonl"], typer.Option("--format", help="One JSON object a paragraph.")
    ] = "jsonl",
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened proposals change.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the records of documents: every paragraph, its changes, citations and bodies."""
    from itugraph.api import find_sources, read_sources
    from itugraph.extraction import as_json_line

    assert form == "jsonl"
    rejected = lambda error: warn(f"{error} It was left out.")  # noqa: E731
    for extraction in read_sources(find_sources(*sources), base, on_rejected=rejected):
        for record in extraction.records:
            typer.echo(as_json_line(record))
