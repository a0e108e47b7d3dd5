"""Files that `itugraph check` reads by itself, and the mended copy that `--fix` writes."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from itugraph.cli.terminal import told_left_out
from itugraph.model import InputError

if TYPE_CHECKING:
    from itugraph.api import Graph
    from itugraph.checks import Finding


@contextmanager
def opened_graph(sources: Sequence[Path], graph: Path, endpoint: str | None) -> "Iterator[Graph]":
    """The graph to check: that of the sources alone, which is gone afterwards, else the one that is there."""
    from itugraph.api import Graph, build

    if not sources:
        with Graph.open(graph, endpoint) as opened:
            yield opened
        return
    with tempfile.TemporaryDirectory(prefix="itugraph-") as folder:
        own = Path(folder) / "check.graph"
        build(*sources, graph=own, on_rejected=told_left_out)
        with Graph.open(own) as opened:
            yield opened


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
