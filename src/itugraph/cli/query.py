"""`itugraph query`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itugraph.cli.options import GRAPH, GraphFolder, QueriesFolder, StoreAddress
from itugraph.cli.terminal import width

if TYPE_CHECKING:
    from itugraph.questions import Question

EXAMPLES = "Example: itugraph query who-cites --param instrument='PP Resolution 71'"


def query(
    question: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE.rq|SPARQL",
            help="A named question, a query file, or a query.",
            show_default=False,
        ),
    ],
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param",
            "-p",
            metavar="NAME=VALUE",
            help="A value for the question; may be repeated.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["table", "csv", "tsv", "json", "markdown", "turtle"],
        typer.Option("--format", "-f", help="How to print the answer."),
    ] = "table",
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
    folder: QueriesFolder = None,
) -> None:
    """Ask the graph a named question, or one in SPARQL."""
    from itugraph.api import Graph
    from itugraph.questions import render

    params = dict(_parameter(text) for text in param or ())
    asked = _asked(question, folder)
    with Graph.open(graph, endpoint) as opened:
        answer = opened.answer(asked, params)
    typer.echo(render(answer, form, width()), nl=False)


def _asked(question: str, folder: Path | None) -> "Question | str":
    """The question that is meant: a file's, a named one, or the SPARQL that was typed."""
    from itugraph.api import is_name
    from itugraph.model import QueryError
    from itugraph.questions import load_catalogue, read_question

    if question.endswith(".rq"):
        path = Path(question)
        if not path.is_file():
            raise QueryError(f"There is no query file {question}: check the name.")
        text = path.read_text(encoding="utf-8", errors="replace")
        return read_question(path) if "# question:" in text else text
    if is_name(question):
        return load_catalogue(*([folder] if folder else [])).get(question)
    return question


def _parameter(text: str) -> tuple[str, str]:
    from itugraph.model import QueryError

    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise QueryError(f"--param {text!r} is no parameter: write --param name=value.")
    return name.strip(), value
