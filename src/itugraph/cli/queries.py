"""`itugraph queries`."""

import textwrap
from typing import TYPE_CHECKING

import typer

from itugraph.cli.options import QueriesFolder
from itugraph.cli.terminal import width

if TYPE_CHECKING:
    from itugraph.questions import Question

EXAMPLES = "Ask one with: itugraph query NAME"


def queries(folder: QueriesFolder = None) -> None:
    """List the named questions, in plain words."""
    from itugraph.questions import load_catalogue

    for question in load_catalogue(*([folder] if folder else [])):
        typer.echo("\n".join(_entry(question)) + "\n")
    typer.echo("Ask one with: itugraph query NAME --param name=value")


def _entry(question: "Question") -> list[str]:
    lines = [question.name, *_wrapped(question.question, "    ")]
    for parameter in question.parameters:
        needed = "required, " if parameter.default is None else ""
        told = f"{parameter.name}: {parameter.meaning} ({needed}such as {parameter.example!r})"
        lines += _wrapped(told, "      ", "        ")
    return lines


def _wrapped(text: str, indent: str, further: str | None = None) -> list[str]:
    return textwrap.wrap(text, min(width(), 100), initial_indent=indent, subsequent_indent=further or indent)
