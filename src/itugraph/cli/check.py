"""`itugraph check`."""

from datetime import datetime
from typing import Annotated, Literal

import typer

from itugraph.cli.options import GRAPH, GraphFolder, StoreAddress
from itugraph.cli.terminal import warn, width

EXAMPLES = "Exit code: 0 without findings, 1 with findings, 2 on an error."

FOUND = 1
"""The exit code when there are findings."""


def check(
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="Judge citations at this day (2024-10-15), not at each document's own.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="For a reader, or for a program.")
    ] = "text",
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Find what an editor would mend, from stale citations to labels."""
    from itugraph.api import Graph
    from itugraph.checks import render_findings

    day = as_of.date() if as_of else None
    with Graph.open(graph, endpoint) as opened:
        findings = opened.check(as_of=day)
        complete_to = opened.register.complete_to
    typer.echo(render_findings(findings, form, min(width(), 100)), nl=False)
    if form == "text":
        typer.echo(f"The register of editions is complete to {complete_to}.")
    if day and day > complete_to:
        warn(
            f"Editions adopted between {complete_to} and {day} are not in the register and not taken into account."
        )
    if findings:
        raise typer.Exit(FOUND)
