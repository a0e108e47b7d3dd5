"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from itugraph import DEFAULT_GRAPH

GraphFolder = Annotated[
    Path,
    typer.Option("--graph", metavar="DIR", envvar="ITUGRAPH_GRAPH", help="The folder of the graph."),
]
GRAPH = Path(DEFAULT_GRAPH)

StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar="ITUGRAPH_ENDPOINT",
        help="A SPARQL store to ask instead of the folder.",
        show_default=False,
    ),
]

Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]
Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE...", help="Files to read, or folders of documents.", show_default=False),
]
QueriesFolder = Annotated[
    Path | None,
    typer.Option(
        "--queries", metavar="FOLDER", help="A folder with questions of your own.", show_default=False
    ),
]
