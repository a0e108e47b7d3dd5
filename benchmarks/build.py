"""How long `itugraph build` takes on a document, as a whole process, from the shell's point of view.

Usage: python benchmarks/build.py [DOCUMENT] [--runs N]

DOCUMENT is by default the side-by-side sample. Beside it: what a bare Python takes to start, the help page, a second
build over the first graph, `show`, and rdflib, the usual library for the job, doing only the last step (reading the
same statements and writing them to a file). Each is the median of several runs, with the fastest and the slowest.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "side-by-side" / "resolution-98-side-by-side.txt"
ITUGRAPH = (sys.executable, "-m", "itugraph")
RDFLIB = """import rdflib, sys
graph = rdflib.Dataset()
graph.parse(sys.argv[1], format="nquads")
graph.serialize(sys.argv[2], format="nquads")"""


def seconds(command: Sequence[str]) -> float:
    """Run a command; the time from its start to its end."""
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed: {done.stderr.decode()}")
    return taken


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("document", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph, dumped, fresh = folder / "kept.graph", folder / "graph.nq", iter(range(1_000_000))
        subprocess.run(
            [*ITUGRAPH, "build", asked.document, "--graph", graph], check=True, capture_output=True
        )
        export = ["export", "--format", "nquads", "-o", str(dumped), "--graph", str(graph)]
        subprocess.run([*ITUGRAPH, *export], check=True, capture_output=True)
        statements = dumped.read_text(encoding="utf-8").count("\n")

        def new() -> list[str]:
            return [*ITUGRAPH, "build", str(asked.document), "--graph", str(folder / f"{next(fresh)}.graph")]

        rows: list[tuple[str, Callable[[], Sequence[str]]]] = [
            ("python, doing nothing", lambda: [sys.executable, "-c", "pass"]),
            ("itugraph --help", lambda: [*ITUGRAPH, "--help"]),
            ("itugraph show", lambda: [*ITUGRAPH, "show", "PP Resolution 71", "--graph", str(graph)]),
            ("itugraph build, new graph", new),
            (
                "itugraph build, again",
                lambda: [*ITUGRAPH, "build", str(asked.document), "--graph", str(graph)],
            ),
            (
                "rdflib, only reading and writing",
                lambda: [sys.executable, "-c", RDFLIB, str(dumped), str(folder / "o")],
            ),
        ]
        load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
        print(
            f"{asked.document.name}: {statements:,} statements, {asked.runs} runs, load of the machine {load}\n"
        )
        print(f"{'whole process':<34} {'median':>8} {'fastest':>8} {'slowest':>8}")
        for what, command in rows:
            taken = [seconds(command()) for _ in range(asked.runs)]
            print(f"{what:<34} {statistics.median(taken):>7.2f}s {min(taken):>7.2f}s {max(taken):>7.2f}s")


if __name__ == "__main__":
    main()
