"""Whether the application stays quick and small when many read at once.

    python benchmarks/web_load.py data/samples/side-by-side --clients 50 --seconds 60

Builds the graph of the documents given, serves it on a free port of this computer, and lets clients open one page after
the other, each as soon as it has the last: pages that everybody opens, things of the graph, searches, questions, and
queries at the endpoint that no cache has an answer to. Prints the times by kind of page, what failed, and the memory
of the server with its workers, once a tenth of the time. Ends by itself, after the time or the number of pages given.
"""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from itugraph.api import build
from itugraph.graph import Iri, Store
from itugraph.graph.vocabulary import itu
from itugraph.register.iris import BASE

TARGET = 0.5
"""Seconds under which 95 of 100 pages are to be answered."""
WORDS = (
    "smart cities",
    "SG20",
    "res 71",
    "Y.4000",
    "study group",
    "interoperability",
    "developing countries",
)

Address = Callable[[random.Random], str]


def main() -> int:
    arguments = parsed_arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments.graph or Path(scratch) / "load.graph")
        if not arguments.graph:
            build(*arguments.sources, graph=folder)
        kinds = pages(folder)
        with serving(folder) as (port, process):
            for kind in kinds.values():
                fetch(http.client.HTTPConnection("127.0.0.1", port, timeout=60), kind(random.Random(0)))
            load = Load(port, kinds, arguments.seconds, arguments.pages)
            memory = load.run(arguments.clients, process.pid)
        return report(load, memory, arguments.clients)


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sources", nargs="*", default=["data/samples/side-by-side"])
    parser.add_argument("--graph", help="a graph that is built already")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pages", type=int, default=200_000, help="end after so many pages at the latest")
    return parser.parse_args()


def pages(folder: Path) -> dict[str, Address]:
    """How to choose an address of each kind of page."""
    with Store.open(folder) as store:
        instruments = _things(store, "cites", "object")
        clauses = _things(store, "inSection", "subject")
        compared = _things(store, "changesInstrument", "object")

    def one_of(paths: list[str]) -> Address:
        return lambda dice: dice.choice(paths)

    def query(dice: random.Random) -> str:
        # Another query each time, so that it is a worker that answers.
        sparql = f"SELECT ?s ?o WHERE {{ ?s <{BASE}ontology#change> ?o }} OFFSET {dice.randrange(100_000)} LIMIT 20"
        return "/sparql?" + urlencode({"query": sparql, "format": "json"})

    def question(dice: random.Random) -> str:
        name = dice.choice(["most-cited", "region-agreement", "proposals", "instructions", "stale-citations"])
        return f"/questions/{name}?sort={dice.choice(['', '-citations', 'about'])}"

    return {
        "overview": one_of(["/"]),
        "lists": one_of(["/instruments", "/questions", "/checks", "/ontology", "/side-by-side"]),
        "instrument": one_of(["/id/" + path for path in instruments]),
        "clause": one_of(["/id/" + path for path in clauses]),
        "side by side": one_of(["/side-by-side/" + path for path in compared]),
        "search": lambda dice: (
            "/search?" + urlencode({"q": f"{dice.choice(WORDS)} {dice.randrange(40)}".strip()})
        ),
        "question": question,
        "query": query,
    }


def _things(store: Store, name: str, side: str) -> list[str]:
    found = store.select(f"SELECT DISTINCT ?{side} WHERE {{ ?subject {itu(name)} ?object }} LIMIT 500")
    iris = (row[0].value for row in found.rows if isinstance(row[0], Iri))
    return sorted(
        quote(iri.removeprefix(BASE + "id/"), safe="/%") for iri in iris if iri.startswith(BASE + "id/")
    )


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The application on the graph, in a process of its own, on a free port."""
    command = [sys.executable, "-m", "itugraph", "serve", "--graph", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1,
                          env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:  # fmt: skip
        try:
            assert process.stdout
            said = process.stdout.readline()
            port = int(said.rpartition(":")[2].split("/")[0])
            yield port, process
        finally:
            process.terminate()


class Load:
    """Clients that open pages, and what came of it: seconds by kind of page, and failures."""

    def __init__(self, port: int, kinds: dict[str, Address], seconds: float, most: int) -> None:
        self._port = port
        self._kinds = kinds
        self._end = time.monotonic() + seconds
        self._left = most
        self._lock = threading.Lock()
        self.seconds = seconds
        self.times: dict[str, list[float]] = defaultdict(list)
        self.failures: list[str] = []

    def run(self, clients: int, pid: int) -> list[float]:
        """Let so many clients read; gives the memory of the server in MB, at the start and ten times on the way."""
        threads = [
            threading.Thread(target=self._read, args=(number,), daemon=True) for number in range(clients)
        ]
        memory = [resident(pid)]
        for thread in threads:
            thread.start()
        for _ in range(10):
            time.sleep(self.seconds / 10)
            memory.append(resident(pid))
        for thread in threads:
            thread.join(60)
        return memory

    def _read(self, number: int) -> None:
        dice = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        while time.monotonic() < self._end:
            with self._lock:
                self._left -= 1
                if self._left < 0:
                    return
            kind = dice.choice(list(self._kinds))
            address = self._kinds[kind](dice)
            begun = time.perf_counter()
            try:
                status = fetch(connection, address)
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                status = repr(error)
            took = time.perf_counter() - begun
            with self._lock:
                self.times[kind].append(took)
                if status != 200:
                    self.failures.append(f"{status} {address}")


def fetch(connection: http.client.HTTPConnection, address: str) -> int | str:
    """Open a page as a browser does; gives its status."""
    connection.request("GET", address, headers={"accept": "text/html,*/*;q=0.8", "accept-encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def resident(pid: int) -> float:
    """The memory of a process and of those it started, in MB; 0 where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        pages_held = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages_held * os.sysconf("SC_PAGESIZE") / 1e6 + sum(resident(int(child)) for child in children)


def report(load: Load, memory: list[float], clients: int) -> int:
    everything = [took for times in load.times.values() for took in times]
    rate = len(everything) / load.seconds
    print(f"{clients} clients, {len(everything):,} pages in {load.seconds:g} s: {rate:,.0f} a second")
    print(f"{'kind':14}{'pages':>8}{'median':>9}{'95 %':>9}{'longest':>9}   milliseconds")
    for kind, times in [*sorted(load.times.items()), ("all", everything)]:
        print(
            f"{kind:14}{len(times):8,}{_ms(statistics.median(times))}{_ms(_nearly_all(times))}{_ms(max(times))}"
        )
    print("memory in MB: " + ", ".join(f"{size:,.0f}" for size in memory))
    print(f"failures: {len(load.failures)}" + "".join(f"\n  {failure}" for failure in load.failures[:5]))
    return 1 if load.failures or _nearly_all(everything) > TARGET else 0


def _nearly_all(times: list[float]) -> float:
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:9.0f}"


if __name__ == "__main__":
    sys.exit(main())
