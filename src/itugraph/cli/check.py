"""`itugraph check`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itugraph.cli.options import GRAPH, GraphFolder, StoreAddress
from itugraph.cli.terminal import warn, width

if TYPE_CHECKING:
    from itugraph.checks import Finding, Settings

EXAMPLES = (
    "Examples: itugraph check --graph wtsa.graph; itugraph check draft.docx --fix -o mended.docx. Exit code: 0 without "
    "findings, 1 with findings, 2 on an error. 'itugraph explain ITU201' explains a rule."
)

FOUND = 1
"""The exit code when there are findings."""

_SEVERITIES = ("note", "warning", "error")

Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FOLDER", help="A folder with rules of your own.", show_default=False),
]


Checked = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SOURCE]...",
        help="Files to check, or folders of documents; without any, the graph is checked.",
        show_default=False,
    ),
]


def check(
    context: typer.Context,
    sources: Checked = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE", help="Only these rules: ITU201, ITU2, or superseded-edition.", show_default=False
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="All rules but these.", show_default=False)
    ] = None,
    severity: Annotated[
        Literal["note", "warning", "error"] | None,
        typer.Option(help="Leave out what is less severe.", show_default=False),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Leave out what an earlier report in json has.", show_default=False
        ),
    ] = None,
    exceptions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Leave out what a file of exceptions allows.", show_default=False),
    ] = None,
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
        Literal["text", "json", "sarif", "github", "html"],
        typer.Option("--format", "-f", help="For a reader, for programs, or as a web page."),
    ] = "text",
    rules: Rules = None,
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened sources change.", show_default=False
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Write a copy of the Word file in which what can be is mended, as tracked changes."
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The copy to write with --fix.", show_default=False
        ),
    ] = None,
    substance: Annotated[
        bool,
        typer.Option(
            "--fix-all",
            help="With --fix, also write what a person has to see: later editions, titles, short forms.",
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --fix, overwrite a file that is there already.")
    ] = False,
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Find what an editor would mend, from stale citations to labels.

    Without a SOURCE, all documents of the graph are checked. With one, it is read and checked by itself, as before it
    is submitted, and the graph is left as it is.

    What is not said here is taken from the table [check] of itugraph.toml, or [tool.itugraph.check] of pyproject.toml.
    """
    from itugraph.checks import find_settings, load_rules, render_findings, run_checks
    from itugraph.cli.fixing import copy_to_write, opened_graph, write_mended

    files = tuple(sources or ())
    copy = copy_to_write(files, output, fix=fix, substance=substance, force=force)
    settings = find_settings(Path.cwd())
    day = as_of.date() if as_of else settings.as_of
    own = rules or settings.rules
    folders = (own,) if own else ()
    with opened_graph(context, files, base, graph, endpoint) as opened:
        findings = run_checks(
            opened.store,
            opened.register,
            day,
            select or settings.select,
            [*settings.ignore, *(ignore or ())],
            folders=folders,
        )
        complete_to = opened.register.complete_to
        documents = opened.documents
    findings = _left(findings, settings, severity, baseline, exceptions)
    if copy:
        findings = write_mended(copy, findings, told=form == "text")
    shown = render_findings(findings, form, min(width(), 100), load_rules(*folders), documents)
    typer.echo(shown, nl=False)
    if form == "text":
        typer.echo(
            f"Editions are those of the register, which ends on {complete_to} and is not complete before: "
            "'itugraph show INSTRUMENT' says what it has."
        )
    if day and day > complete_to:
        warn(
            f"Editions adopted between {complete_to} and {day} are not in the register and not taken into account."
        )
    if findings:
        raise typer.Exit(FOUND)


def _left(
    findings: "tuple[Finding, ...]",
    settings: "Settings",
    severity: str | None,
    baseline: Path | None,
    exceptions: Path | None,
) -> "tuple[Finding, ...]":
    """The findings without those that are less severe, known, or allowed; says which exceptions are not needed."""
    from itugraph.checks import read_exceptions, without_allowed, without_known

    allowed = exceptions or settings.exceptions
    if allowed:
        findings, unused = without_allowed(findings, read_exceptions(allowed))
        for exception in unused:
            warn(f"The exception '{exception}' in {allowed} is about no finding and can go.")
    known = baseline or settings.baseline
    if known:
        findings = without_known(findings, known)
    least = _SEVERITIES.index(severity or settings.severity or "note")
    return tuple(finding for finding in findings if _SEVERITIES.index(finding.severity) >= least)
