"""Files that `itugraph check` reads by itself, and the mended copy that `--fix` writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from itugraph.cli.terminal import Progress, printable, told_left_out
from itugraph.model import InputError

if TYPE_CHECKING:
    from itugraph.api import Graph
    from itugraph.checks import Finding, Replacement


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


@dataclass(frozen=True, slots=True)
class Copy:
    """The mended copy that is asked for: of which file, where, and whether what a person has to see is written too."""

    source: Path
    output: Path
    substance: bool


def copy_to_write(
    sources: Sequence[Path], output: Path | None, *, fix: bool, substance: bool, force: bool
) -> Copy | None:
    """The mended copy to write, None where none is asked for.

    Raises `InputError` where the options do not go together, where there is not just one file to mend or it is no
    Word file, and where the copy would take the place of a file that is there.
    """
    if not fix:
        for given, option in ((output, "-o"), (substance, "--fix-all"), (force, "--force")):
            if given:
                raise InputError(f"{option} is for the mended copy: give --fix too.")
        return None
    if len(sources) != 1 or sources[0].is_dir():
        raise InputError(
            "--fix mends one Word file: give it, as in 'itugraph check draft.docx --fix -o mended.docx'."
        )
    from itugraph.mending import must_be_word
    from itugraph.reading import read

    source = sources[0]
    if output is None:
        raise InputError("--fix leaves the file itself as it is: say with -o where to write the mended copy.")
    must_be_word(read(source), source)
    if output.suffix.lower() != source.suffix.lower():
        raise InputError(f"The copy is a file like {source.name}: let {output} end in {source.suffix}.")
    if output.exists() and not force:
        what = "the file to mend" if output.samefile(source) else "there already"
        raise InputError(f"{output} is {what}: choose another name with -o, or overwrite it with --force.")
    return Copy(source, output, substance)


def write_mended(copy: Copy, findings: "tuple[Finding, ...]", *, told: bool) -> "tuple[Finding, ...]":
    """Write the mended copy, say what was changed and what was not, and give the findings that are left.

    That is `told` as part of the report, or else beside it.
    """
    from itugraph.mending import mend
    from itugraph.output import write_whole

    mended = mend(copy.source, findings, datetime.now(UTC), substance=copy.substance)
    write_whole(copy.output, mended.data)
    pairs = list(zip(findings, mended.reasons, strict=True))
    left = len(findings) - mended.made
    lines = [
        f"{copy.output} has tracked changes by itugraph for {mended.made} of {_counted(len(findings))}, each with a "
        f"comment that says why. {_left(left)}"
    ]
    lines += [_made(finding, finding.replacement) for finding, reason in pairs if not reason]
    lines += [
        f"  {finding.code} {_place(finding)} is left: {printable(reason)}."
        for finding, reason in pairs
        if reason and finding.replacement
    ]
    typer.echo("\n".join(lines) + "\n", err=not told)
    return tuple(finding for finding, reason in pairs if reason is not None)


def _left(number: int) -> str:
    if number == 0:
        return "Nothing is left for a person."
    return f"{number} {'is' if number == 1 else 'are'} left for a person."


def _made(finding: "Finding", exact: "Replacement | None") -> str:
    change = f': "{printable(exact.old)}" becomes "{printable(exact.new)}"' if exact else ""
    return f"  {finding.code} {_place(finding)}{change}."


def _place(finding: "Finding") -> str:
    from itugraph.checks import place

    return printable(place(finding))


def _counted(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"
