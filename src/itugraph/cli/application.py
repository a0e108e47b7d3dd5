"""The application: its commands, its version, and how it starts."""

import sys
from typing import Annotated

import typer

from itugraph import __version__
from itugraph.cli import (
    build,
    check,
    compare,
    explain,
    export,
    extract,
    push,
    queries,
    query,
    redline,
    register,
    serve,
    show,
    validate,
    view,
)
from itugraph.cli.failing import Commands

app = typer.Typer(
    name="itugraph",
    cls=Commands,
    help="ITU resolutions and the proposals to change them, as a graph that answers, is seen and is checked.",
    epilog="Start with: itugraph build FILE, then: itugraph queries. 'itugraph COMMAND --help' explains a command.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (
    build,
    queries,
    query,
    check,
    explain,
    validate,
    show,
    serve,
    view,
    export,
    extract,
    redline,
    compare,
    push,
):
    app.command(epilog=command.EXAMPLES)(getattr(command, command.__name__.rpartition(".")[2]))

app.add_typer(register.app, name="register")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"itugraph {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line with the arguments of this process, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal gets what it can show; a file or another program always gets UTF-8.
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")
    app(prog_name="itugraph")
