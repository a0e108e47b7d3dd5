"""Files that `itugraph check` reads by itself, and the mended copy that `--fix` writes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from itugraph.cli.terminal import Progress, told_left_out
from itugraph.model import InputError

if TYPE_CHECKING:
    from itugraph.api import Graph
    from itugraph.checks import Finding


def opened_graph(
    context: typer.Context, sources: Sequence[Path], base: Path | None, graph: Path, endpoint: str | None
) -> "Graph":
    """The graph to check: that of the sources alone, which goes when it is closed, else the one that is there.

    Raises `InputError` where a graph is named beside sources.
    """
    from itugraph.api import Graph, find_sources

    if not sources:
        if base is not None:
            raise InputError("--base is for sources: name the files to check.")
        return Graph.open(graph, endpoint)
    for option in ("graph", "endpoint"):
        source = context.get_parameter_source(option)
        if source is not None and source.name == "COMMANDLINE":
            raise InputError(f"Sources are checked by themselves: leave out either them or --{option}.")
    with Progress(len(find_sources(*sources))) as progress:

        def reject(error: Exception) -> None:
            progress.clear()
            told_left_out(error)

        return Graph.read(
            *sources, base=base, on_source=lambda one: progress.step(one.path.name), on_rejected=reject
        )


def copy_to_write(sources: Sequence[Path], fix: bool, output: Path | None) -> Path | None:
    """Where the mended copy goes, None where none is asked for.

    Raises `InputError` where --fix and -o do not stand together, where there is not just one Word file to mend, and
    where the copy would overwrite it.
    """
    if not fix:
        if output is not None:
            raise InputError(
                "-o is where --fix writes the mended copy: give both, or redirect the report with '>'."
            )
        return None
    if len(sources) != 1 or sources[0].suffix.lower() not in {".docx", ".docm"}:
        raise InputError(
            "--fix mends one Word file: give it, as in 'itugraph check draft.docx --fix -o mended.docx'."
        )
    if output is None:
        raise InputError("--fix never changes the file itself: say with -o where to write the mended copy.")
    if output.exists() and sources[0].exists() and output.samefile(sources[0]):
        raise InputError(
            f"{output} is the file to mend, which is left as it is: choose another name with -o."
        )
    return output


def write_mended(
    source: Path, output: Path, findings: "tuple[Finding, ...]", *, told: bool
) -> "tuple[Finding, ...]":
    """Write the mended copy, say what was changed and what was not, and give the findings that are left.

    That is `told` as part of the report, or else beside it.
    """
    from itugraph.api import mend
    from itugraph.checks import place
    from itugraph.output import write_whole

    mended = mend(source, findings, datetime.now(UTC))
    write_whole(output, mended.data)
    pairs = list(zip(findings, mended.reasons, strict=True))
    lines = [f"{output}: {mended.made} of {_counted(len(findings))} mended, as tracked changes by itugraph."]
    for finding, reason in pairs:
        exact = finding.replacement
        if reason is None and exact:
            lines.append(f'  {finding.code} {place(finding)}: "{exact.old}" becomes "{exact.new}".')
    for finding, reason in pairs:
        if reason is not None and finding.replacement:
            lines.append(f"  {finding.code} {place(finding)} is left: {reason}.")
    typer.echo("\n".join(lines) + "\n", err=not told)
    return tuple(finding for finding, reason in pairs if reason is not None)


def _counted(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
