"""`itugraph export`."""

from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from itugraph.cli.options import GRAPH, GraphFolder

EXAMPLES = "Example: itugraph export --format turtle -o wtsa.ttl"

_NETWORK = ("graphml", "gexf")


def export(
    form: Annotated[
        Literal["turtle", "trig", "nquads", "jsonld", "graphml", "gexf"],
        typer.Option(
            "--format",
            "-f",
            help="The last two are the reference network, the others the graph.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write, else standard output.",
            show_default=False,
        ),
    ] = None,
    graph: GraphFolder = GRAPH,
) -> None:
    """Write the graph, or the reference network, for other programs."""
    from itugraph.graph import Store
    from itugraph.output import write_whole

    with Store.open(graph) as store:
        if form in _NETWORK:
            from itugraph.network import reference_network, to_gexf, to_graphml

            network = reference_network(store)
            text = to_graphml(network) if form == "graphml" else to_gexf(network)
        else:
            text = store.dump(cast(Literal["turtle", "trig", "nquads", "jsonld"], form))
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_whole(output, text)
        typer.echo(f"{output} was written ({len(text.encode()):,} bytes).")
