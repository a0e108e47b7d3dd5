"""`itugraph register`: what is known of instruments, editions, conferences and bodies."""

from pathlib import Path
from typing import Annotated

import typer

from itugraph.cli.terminal import Progress, warn

HELP = "Check the facts that citations are judged by, and add to them."

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)

_FOUND = 1


@app.command(epilog="Exit code: 0 without contradictions, 1 with some, 2 on an error.")
def check() -> None:
    """Find contradictions between the facts of the register."""
    from itugraph.register import load_register
    from itugraph.register.check import check_register

    register = load_register()
    faults = check_register(register)
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(_FOUND)
    typer.echo(f"{len(register.instruments):,} instruments: no contradictions.")
    for covered in register.coverage:
        typer.echo(f"  {covered.body:<8} to {covered.known_to}: {covered.note}")


@app.command("import", epilog="Example: itugraph register import relaton-data-itu/")
def import_data(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH", help="A clone of the data set, or its data folder.", show_default=False
        ),
    ],
) -> None:
    """Add every Recommendation, Report and Question of a copy of the Relaton data set for the ITU.

    Only what changed since the last import is read again.
    """
    from itugraph.register import imported_file
    from itugraph.register.relaton import import_relaton

    with Progress(1) as progress:
        report = import_relaton(path, imported_file(), progress.show, cited_in)
    for skipped in report.damaged:
        warn(f"{skipped.file} was left out: {skipped.reason}.")
    typer.echo(
        f"{report.files:,} files: {report.read:,} read, {report.unchanged:,} unchanged, {report.removed:,} removed, "
        f"{len(report.ignored):,} of what is no instrument, {len(report.damaged):,} damaged."
    )
    typer.echo(
        f"The import holds {report.instruments:,} instruments and {report.editions:,} editions "
        f"({report.seconds:.1f} s): {imported_file()}"
    )


def cited_in(abstract: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, body and number of each citation in an abstract."""
    from itugraph.citations import find_citations

    return [(found.kind, found.body, found.number) for found in find_citations(abstract)]
