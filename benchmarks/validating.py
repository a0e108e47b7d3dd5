"""How long the shapes of the ontology take: beside pyshacl on one graph, and by ourselves on larger ones.

    python benchmarks/validating.py [SOURCE...] [--beside 10000] [--quads 100000 1000000]

SOURCE is by default the side-by-side sample. The small graph is a part of the sample's, of about as many statements as
asked; the large ones hold its documents over and over, each time about other resolutions. Both processors run the same
shapes over the same statements, each in a process of its own; what they take to load a graph is not counted, and the
violations that they find are compared. Seconds are the median of the runs, memory is the peak of the process in MB.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from itugraph.graph import Quad, Store, Triple
from itugraph.graph.conversion import to_oxigraph
from itugraph.graph.folder import replacing
from itugraph.graph.vocabulary import ONTOLOGY_GRAPH
from itugraph.validation import load_shapes, validate
from stores import build_sample, grow, peak

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "side-by-side"
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", default=[str(SAMPLE)], help="documents, or folders of them")
    parser.add_argument("--beside", type=int, default=10_000, help="quads for both processors")
    parser.add_argument("--quads", nargs="*", type=int, default=[100_000, 1_000_000], help="quads for ours")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--processor", choices=sorted(PROCESSORS), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.processor:
        print(json.dumps(PROCESSORS[asked.processor](Path(asked.sources[0]), asked.runs)))
        return
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"{len(load_shapes())} shapes, load of the machine {load}")
    with tempfile.TemporaryDirectory() as scratch:
        sample = Path(scratch) / "sample.graph"
        build_sample(asked.sources, sample)
        small = Path(scratch) / "small.graph"
        reduce(sample, small, asked.beside)
        ours, theirs = (measured(processor, small, asked.runs) for processor in ("itugraph", "pyshacl"))
        report("itugraph", ours)
        report("pyshacl", theirs)
        print(f"pyshacl takes {theirs['seconds'] / ours['seconds']:.0f} times as long")
        if ours["violations"] != theirs["violations"]:
            sys.exit("the two do not find the same")
        for quads in asked.quads:
            grown = Path(scratch) / f"{quads}.graph"
            grow(sample, grown, quads)
            report("itugraph", measured("itugraph", grown, asked.runs))


def reduce(sample: Path, folder: Path, quads: int) -> None:
    """Write a part of a graph: whole things, those of documents first, until they are about so many statements.

    The ontology is left out, which both processors know. What is cut off leaves violations, the same for both.
    """
    with Store.open(sample) as store, replacing(folder) as replacement:
        written = ox.Store(str(replacement.next_path))
        everything = [quad for quad in store.quads() if quad.graph != ONTOLOGY_GRAPH]
        ordered = sorted(
            everything, key=lambda quad: ("/document/" not in quad.graph.value, str(quad.subject))
        )
        kept: list[Quad] = []
        for quad in ordered:
            if len(kept) >= quads and quad.subject != kept[-1].subject:
                break
            kept.append(quad)
        written.extend(to_oxigraph(kept))
        written.flush()
        del written
        replacement.publish({})


def with_ours(folder: Path, runs: int) -> Figures:
    shapes = load_shapes()
    with Store.open(folder) as store:
        times = [timed(lambda: validate(store, shapes)) for _ in range(runs)]
        found = validate(store, shapes).violations
        return figures(times, len(store), len(found))


def with_pyshacl(folder: Path, runs: int) -> Figures:
    import pyshacl
    import rdflib

    from itugraph.validation.general import to_rdflib, violations_of
    from itugraph.validation.running import SUBCLASS, ontology_classes

    shapes = to_rdflib(load_shapes().statements)
    with Store.open(folder) as store:
        size = len(store)
        classes = (Triple(below, SUBCLASS, above) for below, above in ontology_classes())
        data = to_rdflib((*store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), *classes))
    times, found = [], 0
    for _ in range(runs):
        begun = time.perf_counter()
        _, result, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
        times.append(time.perf_counter() - begun)
        assert isinstance(result, rdflib.Graph)
        found = len(set(violations_of(result)))
    return figures(times, size, found)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def figures(times: list[float], quads: int, violations: int) -> Figures:
    return {
        "seconds": statistics.median(times),
        "quads": quads,
        "violations": violations,
        "memory": peak(),
    }


PROCESSORS: dict[str, Callable[[Path, int], Figures]] = {"itugraph": with_ours, "pyshacl": with_pyshacl}


def measured(processor: str, folder: Path, runs: int) -> Figures:
    command = [sys.executable, __file__, str(folder), "--processor", processor, "--runs", str(runs)]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    told: Figures = json.loads(ended.stdout)
    return told


def report(processor: str, told: Figures) -> None:
    print(
        f"{processor:<10}{told['quads']:>12,.0f} quads{told['seconds']:>9.2f} s"
        f"{told['violations']:>8,.0f} violations{told['memory']:>8.0f} MB"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
