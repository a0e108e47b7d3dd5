"""`itugraph build`."""

from typing import TYPE_CHECKING

import typer

from itugraph.cli.options import GRAPH, GraphFolder, Sources
from itugraph.cli.terminal import Progress, told_left_out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from itugraph.graph import BuildReport

EXAMPLES = "Example: itugraph build proposals/ --graph wtsa.graph"

_ORDER = ("kept", "modified", "moved", "inserted", "deleted", "exact", "ambiguous", "unknown")


def build(sources: Sources, graph: GraphFolder = GRAPH) -> None:
    """Read documents into a graph.

    A document that is in the graph already is replaced, all others stay. A file that cannot be read is an error; one
    that was found in a folder is reported and left out.
    """
    from itugraph.api import build as build_graph
    from itugraph.api import find_sources

    with Progress(len(find_sources(*sources))) as progress:

        def reject(error: Exception) -> None:
            progress.clear()
            told_left_out(error)

        report = build_graph(
            *sources,
            graph=graph,
            on_source=lambda source: progress.step(source.path.name),
            on_rejected=reject,
        )
    typer.echo("\n".join(summary(report, graph)))


def summary(report: "BuildReport", graph: "Path") -> list[str]:
    """What was found, as lines of a table."""
    rows: list[tuple[str, int | str, str]] = [
        (
            "Documents",
            report.documents,
            f"{report.kept} more were in the graph before" if report.kept else "",
        ),
        ("Proposals", report.proposals, f"{report.absent} announced but absent" if report.absent else ""),
        ("Clauses", sum(report.clauses.values()), _parts(report.clauses)),
        ("Citations", sum(report.citations.values()), _parts(report.citations)),
        ("Triples", report.triples, "in the whole graph" if report.kept else ""),
        ("Seconds", f"{report.seconds:.2f}", ""),
    ]
    if report.repeated:
        rows.insert(
            2, ("Repeated", report.repeated, "texts that another document tells as well, counted once")
        )
    if report.adopted:
        rows.insert(2, ("Adopted texts", report.adopted, ""))
    lines = [f"{name:<14} {_number(value):>8}   {parts}".rstrip() for name, value, parts in rows]
    return [*lines, "", f"The graph is in {graph}. To see what it can be asked: itugraph queries"]


def _number(value: int | str) -> str:
    return f"{value:,}" if isinstance(value, int) else value


def _parts(counts: "Mapping[str, int]") -> str:
    known = [name for name in _ORDER if name in counts]
    return ", ".join(f"{counts[name]:,} {name}" for name in (*known, *sorted(counts.keys() - set(known))))
