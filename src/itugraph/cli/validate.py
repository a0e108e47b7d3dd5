"""`itugraph validate`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from itugraph.cli.options import GRAPH, GraphFolder, StoreAddress
from itugraph.cli.terminal import Progress, warn, width

EXAMPLES = "Exit code: 0 if the graph conforms, 1 if it does not, 2 on an error. Example: itugraph validate other.ttl"

VIOLATED = 1
"""The exit code when the graph does not conform."""


def validate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help="RDF files to validate, as one graph, instead of the graph that was built.",
            show_default=False,
        ),
    ] = None,
    shapes: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PLACE", help="A file or folder with shapes of your own, beside ours.", show_default=False
        ),
    ] = None,
    only_shapes: Annotated[
        bool, typer.Option("--only-shapes", help="Only the shapes given with --shapes.", show_default=False)
    ] = False,
    form: Annotated[
        Literal["text", "json", "turtle"],
        typer.Option("--format", "-f", help="For a reader, for programs, or as a SHACL report."),
    ] = "text",
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Validate a graph, this one or another's, against the shapes of the ontology (SHACL).

    'check' looks for what an editor would mend in a text; this looks for data that is not what the ontology says.
    """
    from contextlib import ExitStack

    from itugraph.graph import GraphSource, open_source
    from itugraph.model import QueryError
    from itugraph.validation import load_shapes, render_report
    from itugraph.validation import validate as validated

    if only_shapes and not shapes:
        raise QueryError("--only-shapes leaves no shapes to validate with: give some with --shapes.")
    loaded = load_shapes(*(shapes or ()), shipped=not only_shapes)
    with ExitStack() as opened, Progress(len(loaded) + len(files or ())) as progress:
        source: GraphSource
        if files:
            from itugraph.graph.foreign import opened_files

            source = opened.enter_context(opened_files(files, lambda path: progress.step(path.name)))
        else:
            source = open_source(graph, endpoint, any_graph=True)
            opened.callback(source.close)
        report = validated(source, loaded, progress.step)
    typer.echo(render_report(report, form, min(width(), 100)), nl=False)
    if form != "text" and report.cut:
        warn("Not every violation is told, since there are too many of one kind: mend these first.")
    if not report.conforms:
        raise typer.Exit(VIOLATED)
