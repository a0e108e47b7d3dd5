"""The embedded store: a graph's folder, opened for reading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from itugraph.graph import refusals
from itugraph.graph.asking import Asked, column_order
from itugraph.graph.conversion import from_oxigraph, quad_from_oxigraph, triple_from_oxigraph
from itugraph.graph.exporting import DumpFormat, dump
from itugraph.graph.folder import generation_path, read_manifest
from itugraph.graph.parameters import bind_parameters
from itugraph.graph.serializing import EVERYTHING, Form, Most, Serialized, serialized
from itugraph.graph.source import Answer, Bindings, Dataset, Result
from itugraph.graph.terms import Iri, Quad
from itugraph.model import QueryError, StoreError


class Store(Asked):
    """A graph on disk. Queries see all its named graphs as one, and each by `GRAPH`.

    A build that replaces the graph meanwhile does not touch what is open.

    >>> with Store.open(folder) as store:  # doctest: +SKIP
    ...     store.select("SELECT ?resolution { ?resolution a itu:Resolution }")
    """

    def __init__(self, store: ox.Store, folder: Path) -> None:
        self._store: ox.Store | None = store
        self._folder = folder

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The graph in a folder.

        Raises `StoreError` where there is none, or one that this version cannot read.
        """
        manifest = read_manifest(folder)
        path = generation_path(folder, manifest)
        try:
            return cls(ox.Store.read_only(str(path)), folder)
        except OSError as error:
            renewed = read_manifest(folder)
            if renewed.generation != manifest.generation:
                return cls.open(folder)
            raise StoreError(
                f"The graph in {folder} cannot be read: check its permissions, or remove it and build again."
            ) from error

    def close(self) -> None:
        """Give back the store's files; the graph cannot be asked any more."""
        self._store = None

    def __len__(self) -> int:
        """The number of statements, each counted in every named graph that has it."""
        return len(self._opened)

    def query(self, sparql: str, bindings: Bindings | None = None) -> Result:
        """The answer to a query of any kind, as `GraphSource.query`."""
        asked = bind_parameters(sparql, bindings)
        allowed = refusals.refuse(asked)
        store = self._opened
        with self._explained():
            found = store.query(asked, use_default_graph_as_union=not allowed.names_graphs)
            if isinstance(found, ox.QuerySolutions):
                return _table(found, asked)
            if isinstance(found, ox.QueryTriples):
                return tuple(dict.fromkeys(triple_from_oxigraph(triple) for triple in found))
            return bool(found)

    def serialized(
        self, sparql: str, form: Form, dataset: Dataset | None = None, most: Most = EVERYTHING
    ) -> Serialized:
        """The answer to a query of any kind as bytes in a form that fits its kind.

        `dataset` takes the place of the one that the query names, if any. Raises `QueryError` and `StoreError` as
        `query` does.
        """
        allowed = refusals.refuse(sparql)
        store = self._opened
        if dataset is None:
            run = partial(store.query, use_default_graph_as_union=not allowed.names_graphs)
        else:
            run = partial(
                store.query,
                default_graph=[ox.NamedNode(graph) for graph in dataset.default],
                named_graphs=[ox.NamedNode(graph) for graph in dataset.named],
            )
        with self._explained():
            return serialized(run, sparql, form, most)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What the store's library raises, as one sentence for a person."""
        try:
            yield
        except SyntaxError as error:
            raise QueryError(f"The query is not valid SPARQL: {_first_line(error)}.") from error
        except OSError as error:
            raise StoreError(f"The graph in {self._folder} cannot be read: {error}.") from error
        except (RuntimeError, ValueError, TypeError) as error:
            raise QueryError(f"The query cannot be answered: {_first_line(error)}.") from error

    def quads(self, graph: Iri | None = None) -> Iterator[Quad]:
        """All statements, or those of one named graph, in no particular order."""
        name = ox.NamedNode(graph.value) if graph else None
        return (quad_from_oxigraph(quad) for quad in self._opened.quads_for_pattern(None, None, None, name))

    def named_graphs(self) -> tuple[Iri, ...]:
        """The names of the named graphs, sorted."""
        return tuple(
            sorted(Iri(name.value) for name in self._opened.named_graphs() if isinstance(name, ox.NamedNode))
        )

    def dump(self, form: DumpFormat) -> str:
        """The whole graph as text, sorted, so that equal graphs give equal texts."""
        return dump(self.quads(), form)

    @property
    def _opened(self) -> ox.Store:
        if self._store is None:
            raise StoreError(f"The graph in {self._folder} was closed: open it again.")
        return self._store


def _table(found: ox.QuerySolutions, sparql: str) -> Answer:
    """The solutions; the columns of `SELECT *` in the order in which the query names them."""
    given = [variable.value for variable in found.variables]
    order = column_order(given, sparql)
    rows = tuple(
        tuple(None if row[index] is None else from_oxigraph(row[index]) for index in order) for row in found
    )
    return Answer(tuple(given[index] for index in order), rows)


def _first_line(error: Exception) -> str:
    """What the store says is wrong, without its lists of every character it would have taken."""
    text = str(error).splitlines()[0]
    shown, separator, _ = text.partition(": expected one of")
    told = (shown if separator else text).rstrip(". ")
    return re.sub(r"^error at (\d+):(\d+)", r"something is wrong at line \1, column \2", told)
