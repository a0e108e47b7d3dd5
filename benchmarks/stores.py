"""How fast every question is: through itugraph, in raw pyoxigraph, and in rdflib's own engine.

    python benchmarks/stores.py data/samples/side-by-side --folder figures

On the graph of the documents given, and on graphs of so many quads of the same shape: their documents over and
over, each time about other resolutions, citing the same instruments. Each engine has a process of its own, whose
peak of memory is noted; a query of rdflib's that takes longer than the limit is stopped and counts as that long.

Graphs and figures stay in the folder, so that the work can be done in pieces (`--quads 1000000 --engines itugraph
pyoxigraph`); what is not asked for again is taken from there. `--quads 0` means the documents as they are.
"""

import argparse
import json
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from itugraph.graph import GraphSource, Iri, Literal, Quad, Store
from itugraph.graph.conversion import to_oxigraph
from itugraph.graph.folder import replacing
from itugraph.graph.parameters import bind_parameters
from itugraph.graph.vocabulary import NAMED_GRAPH, REGISTER_GRAPH, itu
from itugraph.questions import Question, load_catalogue, run
from itugraph.questions.parameters import Names, bind
from itugraph.questions.running import prepared
from itugraph.register import BASE, load_register

TODAY = date(2026, 11, 1)
REPEATS = 5
_WORDINGS = frozenset({itu("textAfter"), itu("textBefore")})
PATIENCE = 3.0
"""Seconds after which a question is not repeated any more."""


def main() -> None:
    arguments = parsed_arguments()
    if arguments.engine:
        print(json.dumps(ENGINES[arguments.engine](Path(arguments.sources[0]), arguments.limit)))
        return
    folder = Path(arguments.folder or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for quads in arguments.quads:
        graph = graph_of(arguments.sources, folder, quads)
        for engine in arguments.engines:
            if engine != "rdflib" or quads <= arguments.without_rdflib_above:
                (folder / f"{quads}-{engine}.json").write_text(
                    json.dumps(measured(engine, graph, arguments.limit))
                )
        report(folder, quads)
    print_table(folder)


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="+", help="documents, or folders of them")
    parser.add_argument("--folder", help="where graphs and figures are kept; by default a new one")
    parser.add_argument(
        "--quads", nargs="*", type=int, default=[0, 100_000, 1_000_000], help="sizes of graphs"
    )
    parser.add_argument("--engines", nargs="*", choices=sorted(ENGINES), default=list(ENGINES))
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for a query of rdflib's")
    parser.add_argument("--without-rdflib-above", type=int, default=200_000, help="quads")
    parser.add_argument("--engine", choices=sorted(ENGINES), help=argparse.SUPPRESS)
    return parser.parse_args()


def graph_of(sources: list[str], folder: Path, quads: int) -> Path:
    """The graph of the documents, or one of so many quads; made unless it is there already."""
    sample, grown = folder / "0.graph", folder / f"{quads}.graph"
    if not sample.exists():
        build_sample(sources, sample)
    if not grown.exists():
        grow(sample, grown, quads)
    return grown


def build_sample(sources: list[str], folder: Path) -> None:
    from itugraph.api import build

    build(*sources, graph=folder)


def grow(sample: Path, folder: Path, quads: int) -> None:
    """Write a graph of about so many quads: the sample's, and copies of its documents."""
    with Store.open(sample) as store, replacing(folder) as replacement:
        written = ox.Store(str(replacement.next_path))
        original = list(store.quads())
        written.bulk_extend(to_oxigraph(original))
        copied = Copies(original)
        size, number = len(original), 0
        while size < quads:
            number += 1
            batch = list(copied.copy(number))
            written.bulk_extend(to_oxigraph(batch))
            size += len(batch)
        written.flush()
        written.optimize()
        del written
        replacement.publish({})


class Copies:
    """Makes copies of documents, of the instruments they change, and of what is said of these elsewhere."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        quads = list(quads)
        changed = {
            q.object.value
            for q in quads
            if q.predicate == itu("changesInstrument") and isinstance(q.object, Iri)
        }
        documents = {
            q.subject.value for q in quads if q.object == itu("Document") and isinstance(q.subject, Iri)
        }
        proposals = {
            q.subject.value for q in quads if q.predicate == itu("identifier") and isinstance(q.subject, Iri)
        }
        self._words = {
            q.object.value
            for q in quads
            if q.predicate == itu("identifier") and isinstance(q.object, Literal)
        }
        self._labels = {
            q.object.value
            for q in quads
            if q.predicate.value.endswith("#label")
            and isinstance(q.subject, Iri)
            and q.subject.value in changed
            and isinstance(q.object, Literal)
        }
        graphs = {node.replace(f"{BASE}id/", f"{BASE}graph/", 1) for node in documents}
        self._stems = tuple(sorted(changed | documents | proposals | graphs, key=len, reverse=True))
        self._quads = [
            q
            for q in quads
            if q.graph.value in graphs
            or (
                q.graph in {NAMED_GRAPH, REGISTER_GRAPH}
                and isinstance(q.subject, Iri)
                and self._stem(q.subject.value)
            )
        ]

    def copy(self, number: int) -> Iterator[Quad]:
        iris: dict[Iri, Iri] = {}

        def renamed(iri: Iri) -> Iri:
            if iri not in iris:
                stem = self._stem(iri.value)
                iris[iri] = Iri(f"{stem}-{number}{iri.value[len(stem) :]}") if stem else iri
            return iris[iri]

        for subject, predicate, value, graph in self._quads:
            assert isinstance(subject, Iri)
            named = renamed(value) if isinstance(value, Iri) else value
            put = self._reworded(predicate, named, number) if isinstance(named, Literal) else named
            yield Quad(renamed(subject), predicate, put, renamed(graph))

    def _stem(self, iri: str) -> str | None:
        for stem in self._stems:
            if iri == stem or iri.startswith(f"{stem}/"):
                return stem
        return None

    def _reworded(self, predicate: Iri, value: Literal, number: int) -> Literal:
        """A text of the copy: names are another's, and wordings are, so that copies have no clause in common."""
        if predicate in _WORDINGS:
            return Literal(f"{number} {value.value}", value.datatype, value.language)
        for word in (*self._words, *self._labels):
            if value.value.startswith(word):
                return Literal(f"{word}-{number}{value.value[len(word) :]}", value.datatype, value.language)
        return value


def values_of(question: Question) -> dict[str, str]:
    return {p.name: p.example for p in question.parameters if p.default is None}


def bound(question: Question, store: GraphSource) -> str:
    """The question's query as the store gets it."""
    names = Names(load_register(), store, TODAY)
    return bind_parameters(prepared(question.sparql), bind(question.parameters, values_of(question), names))


def median(work: Callable[[], object]) -> float:
    """The median of some runs, in seconds, after one that does not count."""
    work()
    started = time.perf_counter()
    runs: list[float] = []
    while len(runs) < REPEATS and (not runs or time.perf_counter() - started < PATIENCE):
        begun = time.perf_counter()
        work()
        runs.append(time.perf_counter() - begun)
    return statistics.median(runs)


Figures = dict[str, object]


def in_itugraph(folder: Path, _: float) -> Figures:
    register = load_register()
    with Store.open(folder) as store:
        times = {
            question.name: median(lambda q=question: run(q, store, values_of(q), register, TODAY))  # type: ignore[misc]
            for question in load_catalogue()
        }
        return {"times": times, "quads": len(store), "memory": peak()}


def in_pyoxigraph(folder: Path, _: float) -> Figures:
    with Store.open(folder) as embedded:
        queries = {question.name: bound(question, embedded) for question in load_catalogue()}
    generation = json.loads((folder / "graph.json").read_text())["generation"]
    store = ox.Store.read_only(str(folder / generation))

    def ask(sparql: str) -> object:
        found = store.query(sparql, use_default_graph_as_union=True)
        return bool(found) if isinstance(found, ox.QueryBoolean) else [tuple(row) for row in found]

    times = {name: median(lambda s=sparql: ask(s)) for name, sparql in queries.items()}  # type: ignore[misc]
    return {"times": times, "memory": peak()}


class TooSlow(BaseException):
    pass


def in_rdflib(folder: Path, limit: float) -> Figures:
    import rdflib

    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    with Store.open(folder) as embedded:
        queries = {question.name: bound(question, embedded) for question in load_catalogue()}
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=embedded.dump("nquads"), format="nquads")
    times = {}
    for name, sparql in queries.items():
        begun = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, limit)
        try:
            list(dataset.query(sparql))
            times[name] = time.perf_counter() - begun
        except TooSlow:
            times[name] = limit
        except Exception as error:
            print(f"rdflib cannot answer {name}: {error}", file=sys.stderr)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    return {"times": times, "memory": peak()}


ENGINES: dict[str, Callable[[Path, float], Figures]] = {
    "itugraph": in_itugraph,
    "pyoxigraph": in_pyoxigraph,
    "rdflib": in_rdflib,
}


def peak() -> float:
    """The most memory that this process has had, in MB; on Linux the kernel counts in kB, on macOS in bytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measured(engine: str, folder: Path, limit: float) -> Figures:
    command = [sys.executable, __file__, str(folder), "--engine", engine, "--limit", str(limit)]
    ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures: Figures = json.loads(ended.stdout)
    return figures


def figures_of(folder: Path, quads: int) -> dict[str, Any]:
    """What was measured on one graph, by engine."""
    return {
        engine: json.loads(path.read_text())
        for engine in ENGINES
        if (path := folder / f"{quads}-{engine}.json").exists()
    }


def report(folder: Path, quads: int) -> None:
    """Print what was measured on a graph: a line a question, and what is asked of all of them."""
    known = figures_of(folder, quads)
    if "itugraph" not in known:
        return
    ours, raw, slow = (known.get(engine, {}).get("times", {}) for engine in ENGINES)
    print(f"\n{known['itugraph']['quads']:,} quads\n")
    print(f"{'question (ms)':<28}{'itugraph':>10}{'raw':>10}{'ratio':>8}{'rdflib':>10}{'ratio':>8}")
    for name, seconds in ours.items():
        beside = [f"{known[name] * 1000:>10.1f}{ratio:>8.2f}" for known, ratio in
                  ((times, (seconds / times[name]) if times is raw else (times[name] / seconds))
                   for times in (raw, slow) if name in times)]  # fmt: skip
        print(f"{name:<28}{seconds * 1000:>10.1f}{''.join(beside)}")
    print(f"\nunder 2 s: {sum(seconds < 2 for seconds in ours.values())} of {len(ours)}")
    if raw:
        within = [seconds <= 1.3 * raw[name] + 0.005 for name, seconds in ours.items()]
        print(f"within 1.3 times raw pyoxigraph plus 5 ms: {sum(within)} of {len(within)}")
    if slow:
        ratio = statistics.median(seconds / ours[name] for name, seconds in slow.items())
        print(f"rdflib answers {len(slow)} of {len(ours)}, and takes {ratio:.0f} times as long in the median")
    sys.stdout.flush()


def print_table(folder: Path) -> None:
    """Print the table of `docs/stores.md` from all figures in the folder."""
    print("\n| statements | | itugraph | raw pyoxigraph | rdflib |\n|---|---|---|---|---|")
    for quads in sorted({int(path.name.partition("-")[0]) for path in folder.glob("*-itugraph.json")}):
        known = figures_of(folder, quads)
        times = [sorted(known[engine]["times"].values()) if engine in known else [] for engine in ENGINES]
        memory = [f"{known[engine]['memory']:,.0f} MB" if engine in known else "" for engine in ENGINES]
        lines = {
            f"{known['itugraph']['quads']:,} | median": [
                in_words(statistics.median(t)) if t else "" for t in times
            ],
            " | slowest": [in_words(t[-1]) if t else "" for t in times],
            " | memory": memory,
        }
        for head, cells in lines.items():
            print(f"| {head} | {' | '.join(cells)} |")


def in_words(seconds: float) -> str:
    """Seconds as a reader likes them: `12 ms`, `1.4 s`."""
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    main()
