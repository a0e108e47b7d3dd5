"""`itugraph push`."""

from typing import TYPE_CHECKING, Annotated

import typer

from itugraph.cli.failing import INTERRUPTED
from itugraph.cli.options import GRAPH, GraphFolder
from itugraph.cli.terminal import Progress, warn

if TYPE_CHECKING:
    from itugraph.graph.remote import PushReport

EXAMPLES = (
    "Example: itugraph push --endpoint http://localhost:7878/query --update-endpoint "
    "http://localhost:7878/update"
)


def push(
    endpoint: Annotated[
        str,
        typer.Option(
            metavar="URL",
            envvar="ITUGRAPH_ENDPOINT",
            help="Where the store answers queries.",
            show_default=False,
        ),
    ],
    update_endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it takes updates, if elsewhere.", show_default=False),
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Send by the Graph Store Protocol, to here.", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Send what the store has already, too.")] = False,
    remove_others: Annotated[
        bool, typer.Option("--remove-others", help="Remove documents that are not in this graph.")
    ] = False,
    graph: GraphFolder = GRAPH,
) -> None:
    """Load the graph into a SPARQL store.

    Each document is replaced whole, and what the store has already is not sent again: after an interruption, the same
    command goes on where it stopped. User and password are taken from ITUGRAPH_ENDPOINT_USER and
    ITUGRAPH_ENDPOINT_PASSWORD.
    """
    from itugraph.graph import Store
    from itugraph.graph.remote import Endpoint, Target
    from itugraph.graph.remote import push as push_graph

    queries = Endpoint.from_environment(endpoint)
    target = Target(
        queries,
        queries.beside(update_endpoint) if update_endpoint else None,
        queries.beside(graph_store) if graph_store else None,
    )
    with Store.open(graph) as store, Progress(len(store)) as progress:
        try:
            report = push_graph(
                store, target, send_all=everything, remove_others=remove_others, on_progress=progress.show
            )
        except KeyboardInterrupt:
            progress.clear()
            warn("Interrupted: the same command sends the rest.")
            raise typer.Exit(INTERRUPTED) from None
    typer.echo("\n".join(_summary(report, queries.shown)))


def _summary(report: "PushReport", shown: str) -> list[str]:
    lines = [
        f"{report.sent:,} graphs were sent to {shown} ({report.statements:,} triples, {report.seconds:.1f} s), "
        f"{report.unchanged:,} were there already."
    ]
    if report.removed:
        lines.append(f"{report.removed:,} other documents were removed from the store.")
    if report.others:
        lines.append(
            f"{report.others:,} other documents stay in the store; --remove-others would remove them."
        )
    return lines
