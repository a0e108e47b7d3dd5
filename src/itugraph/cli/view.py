"""`itugraph view`."""

from typing import Annotated

import typer

from itugraph.cli.options import GRAPH, GraphFolder, Output, StoreAddress

EXAMPLES = "Example: itugraph view 'WTSA Resolution 98' -o network.html"


def view(
    output: Output,
    instrument: Annotated[
        str | None,
        typer.Argument(help="Only texts about this instrument.", show_default=False),
    ] = None,
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Write the reference network as one page for a browser.

    The page is one file and fetches nothing from anywhere.
    """
    from itugraph.api import Graph, find_instrument
    from itugraph.network import write_view

    with Graph.open(graph, endpoint) as opened:
        iri = find_instrument(opened.register, instrument).iri if instrument else None
        shown = write_view(opened.store, iri, output)
    typer.echo(f"{output} shows {shown} boxes: open it in a browser.")
