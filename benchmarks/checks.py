"""How long all checks take, and how much memory: on a document, on a graph of a given size, and beside pyshacl.

    python benchmarks/checks.py [DOCUMENT] [--quads 1000000] [--runs 5]

DOCUMENT is by default the side-by-side sample. The large graph holds the document many times over, each time
about an instrument of its own. Beside pyshacl both run on one graph of about 10,000 quads, itugraph its rules and
pyshacl the shapes of the ontology, over rdflib, as it must. The checks of the large graph are run in a process of
their own, whose peak of memory is told.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from itugraph.checks import load_rules, run_checks
from itugraph.extraction import extract
from itugraph.graph import Store, build
from itugraph.locations import shared_folder
from itugraph.register import load_register

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "side-by-side" / "resolution-98-side-by-side.txt"


def copies(dump: str, quads: int) -> Iterator[str]:
    """The statements of a dump as they are, then those of its document with other names, until there are enough."""
    lines = dump.splitlines(keepends=True)
    own = "".join(line for line in lines if "/document/" in line.rpartition(" <")[2])
    size, count = len(lines), own.count("\n")
    yield dump
    for number in range(2, 2 + max(0, (quads - size) // count)):
        text = own.replace("/id/proposal/", f"/id/proposal/{number}/")
        text = text.replace("/id/document/", f"/id/document/{number}-")
        text = text.replace("/wtsa/resolution/98", f"/wtsa/resolution/98-{number}")
        yield re.sub(r'(ontology#sourceName> ")', rf"\g<1>{number}-", text)


def large(graph: Path, quads: int, folder: Path) -> tuple[Path, int]:
    """A dump of so many quads, and how many they are."""
    with Store.open(graph) as store:
        dump = store.dump("nquads")
    path = folder / f"{quads}.nq"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(copies(dump, quads))
    with path.open(encoding="utf-8") as file:
        return path, sum(1 for _ in file)


def check(path: Path) -> None:
    """In a process of its own: load a dump, run the checks, print their time, findings, and the peak of memory."""
    import pyoxigraph as ox

    folder = path.with_suffix(".store")
    if not folder.exists():
        loaded = ox.Store(str(folder))
        loaded.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        loaded.flush()
        return
    store = Store(ox.Store.read_only(str(folder)), folder)
    register = load_register()
    started = time.perf_counter()
    findings = run_checks(store, register)
    taken = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{taken:.2f} {len(findings)} {peak:.0f}")


def checked(path: Path) -> tuple[float, int, int]:
    """Seconds, findings and peak of memory in MB of the checks on a dump."""
    command = [sys.executable, __file__, "--check", str(path)]
    subprocess.run(command, check=True)
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    seconds, findings, peak = done.stdout.split()
    return float(seconds), int(findings), int(peak)


def shacl(path: Path) -> float:
    """Seconds that pyshacl takes over a dump, reading not counted."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    for subject, predicate, thing, _ in rdflib.Dataset().parse(str(path), format="nquads").quads():
        data.add((subject, predicate, thing))
    shapes = rdflib.Graph().parse(str(shared_folder("ontology", "shapes.ttl")), format="turtle")
    started = time.perf_counter()
    pyshacl.validate(data, shacl_graph=shapes)
    return time.perf_counter() - started


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("document", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--check", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.check:
        check(asked.check)
        return
    register = load_register()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build([extract(asked.document, register)], folder / "graph", register)
        times: list[float] = []
        with Store.open(folder / "graph") as store:
            for _ in range(asked.runs):
                started = time.perf_counter()
                findings = run_checks(store, register)
                times.append(time.perf_counter() - started)
        load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
        print(f"{len(load_rules())} rules, load of the machine {load}")
        median = f"{statistics.median(times):.2f} s (fastest {min(times):.2f})"
        print(f"{asked.document.name}: {median}, {len(findings)} findings")
        small, count = large(folder / "graph", 10_000, folder)
        seconds, found, _ = checked(small)
        print(
            f"{count:,} quads: {seconds:.2f} s, {found} findings; pyshacl with the shapes: {shacl(small):.2f} s"
        )
        big, count = large(folder / "graph", asked.quads, folder)
        seconds, found, peak = checked(big)
        print(f"{count:,} quads: {seconds:.2f} s, {found:,} findings, {peak} MB at the peak")


if __name__ == "__main__":
    main()
