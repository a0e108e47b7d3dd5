"""A graph whose queries run in workers, behind the interface that every home of a graph has."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from itugraph.graph import refusals
from itugraph.graph.asking import Asked
from itugraph.graph.conversion import from_oxigraph, triple_from_oxigraph
from itugraph.graph.limited.pool import Workers
from itugraph.graph.limited.task import Limits, Task
from itugraph.graph.limited.ticket import Clock
from itugraph.graph.parameters import bind_parameters
from itugraph.graph.serializing import EVERYTHING, Most
from itugraph.graph.source import Answer, Bindings, Result
from itugraph.graph.terms import Term


class LimitedGraph(Asked):
    """A graph for what strangers ask: the queries of one object have `seconds` in all, from its making on.

    `cut` says, after a query, whether its answer lacks rows for the workers' limit.
    """

    def __init__(self, workers: Workers, seconds: float | None = None, most: Most | None = None) -> None:
        self._workers = workers
        self._clock = Clock(workers.limits.seconds if seconds is None else seconds)
        self._most = most or workers.limits.most
        self.cut = False

    def close(self) -> None:
        """The workers go on; they are closed by whom made them."""

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The answer to a query of any kind, as `GraphSource.query`; what else is raised see `Workers.answer`."""
        asked = bind_parameters(sparql, bindings)
        kind = refusals.refuse(asked).kind
        form = "ntriples" if kind in {"construct", "describe"} else "tsv"
        reply = self._workers.answer(
            Task(asked, "ntriples" if form == "ntriples" else "tsv", most=self._most), self._clock.left()
        )
        self.cut = reply.cut
        if kind == "ask":
            return reply.body.strip() == b"true"
        if kind == "select":
            return _table(reply.body)
        return tuple(
            triple_from_oxigraph(quad.triple)
            for quad in ox.parse(reply.body, ox.RdfFormat.N_TRIPLES, lenient=True)
        )


def run_limited(folder: Path, sparql: str, seconds: float) -> Result:
    """The answer to a query of any kind over the graph in a folder, by a worker of its own.

    Raises `QueryError` when the query is refused, is not valid, or has no answer after this many seconds, and
    `StoreError` when the graph cannot be read.
    """
    limits = Limits(seconds=seconds, workers=1)
    with Workers(folder, limits) as workers:
        return LimitedGraph(workers, most=EVERYTHING).query(sparql)


def _table(tsv: bytes) -> Answer:
    read = ox.parse_query_results(tsv, ox.QueryResultsFormat.TSV)
    assert isinstance(read, ox.QuerySolutions)
    columns = tuple(variable.value for variable in read.variables)
    return Answer(columns, tuple(tuple(_row(row)) for row in read))


def _row(row: ox.QuerySolution) -> Iterator[Term | None]:
    for cell in row:
        yield None if cell is None else from_oxigraph(cell)
