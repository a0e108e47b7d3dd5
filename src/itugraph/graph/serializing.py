"""Answers as bytes, in the forms of the SPARQL 1.1 standards, made by the store's library alone.

An answer is first written in its line form (TSV for a table, N-Triples for statements: one line a row, however
the values look), so that it can be cut after any row, and then converted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Literal, TypeVar, cast

import pyoxigraph as ox

from itugraph.graph.asking import column_order, star_of
from itugraph.graph.tokens import tokens
from itugraph.graph.vocabulary import ITU

Form = Literal["json", "xml", "csv", "tsv", "turtle", "ntriples", "jsonld", "rdfxml"]
"""The first four are of tables and truth values, the others of statements."""

Run = Callable[[str], ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples]
"""Gives a query to a store."""

_Format = TypeVar("_Format")

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
PREFIXES = {
    "itu": ITU,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
}


"""Short names that readers of our answers know."""


@dataclass(frozen=True, slots=True)
class Most:
    """How much of an answer is given: so many rows or statements, and so many bytes in its line form."""

    rows: int | None = None
    size: int | None = None


EVERYTHING = Most()


@dataclass(frozen=True, slots=True)
class Serialized:
    """An answer of so many rows or statements in one of the forms; `cut` says that there were more."""

    body: bytes
    rows: int = 0
    cut: bool = False


def serialized(run: Run, sparql: str, form: Form, most: Most) -> Serialized:
    """The answer to a query. Raises what the store's library raises, and `ValueError` for a form that does not fit.

    A table's columns are in the order in which the query names them, and each statement of a graph is given once.
    """
    found = run(sparql)
    if isinstance(found, ox.QueryBoolean):
        return Serialized(_bytes(found.serialize(format=_of(_TABLES, form))), 1)
    if isinstance(found, ox.QuerySolutions):
        ordered = _with_columns(sparql, [variable.value for variable in found.variables])
        if ordered is not None:
            found = cast(ox.QuerySolutions, run(ordered))
        lines = _Lines(1, most)
        body = lines.take(lambda: found.serialize(cast(IO[bytes], lines), ox.QueryResultsFormat.TSV))
        return Serialized(converted(body, form), body.count(b"\n") - 1, lines.full)
    lines = _Lines(0, most)
    body = lines.take(lambda: found.serialize(cast(IO[bytes], lines), ox.RdfFormat.N_TRIPLES))
    return Serialized(converted_statements(body, form), body.count(b"\n"), lines.full)


def converted(tsv: bytes, form: Form) -> bytes:
    """A table in TSV as any form."""
    if form == "tsv":
        return tsv
    table = cast(ox.QuerySolutions, ox.parse_query_results(tsv, ox.QueryResultsFormat.TSV))
    return _bytes(table.serialize(format=_of(_TABLES, form)))


def converted_statements(ntriples: bytes, form: Form, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """Statements in N-Triples as any form, each once; `prefixes` shorten what the form can shorten."""
    once = b"".join(line + b"\n" for line in dict.fromkeys(ntriples.split(b"\n")) if line)
    if form == "ntriples":
        return once
    return _bytes(
        ox.serialize(
            ox.parse(once, ox.RdfFormat.N_TRIPLES, lenient=True),
            format=_of(_GRAPHS, form),
            prefixes=None if form == "jsonld" else dict(prefixes),
        )
    )


def truth(answer: bool, form: Form) -> bytes:
    """Yes or no in a form."""
    said = b'{"head":{},"boolean":%s}' % (b"true" if answer else b"false")
    read = cast(ox.QueryBoolean, ox.parse_query_results(said, ox.QueryResultsFormat.JSON))
    return _bytes(read.serialize(format=_of(_TABLES, form)))


class _Enough(Exception):  # noqa: N818
    """Ends the writing of an answer: what there is room for is written."""


class _Lines:
    """Takes what the store writes until there are enough lines."""

    def __init__(self, heads: int, most: Most) -> None:
        self._lines = None if most.rows is None else most.rows + heads
        self._size = most.size
        self._written = bytearray()
        self._counted = 0
        self.full = False

    def write(self, piece: bytes) -> int:
        self._written += piece
        self._counted += piece.count(b"\n")
        if (self._lines is not None and self._counted > self._lines) or (
            self._size is not None and len(self._written) > self._size
        ):
            raise _Enough
        return len(piece)

    def flush(self) -> None:
        """Nothing waits to be written."""

    def take(self, writing: Callable[[], object]) -> bytes:
        """What was written, cut behind the last line that there is room for."""
        try:
            writing()
        except _Enough:
            self.full = True
        if not self.full:
            return bytes(self._written)
        lines = self._written.split(b"\n")
        whole = lines[:-1] if self._lines is None else lines[: min(self._lines, len(lines) - 1)]
        return b"".join(line + b"\n" for line in whole)


def _with_columns(sparql: str, columns: list[str]) -> str | None:
    """The query with the columns of `SELECT *` named in their order; None where they are in it as it stands."""
    order = column_order(columns, sparql)
    if order == list(range(len(columns))):
        return None
    star = star_of(tokens(sparql))
    assert star is not None
    return sparql[: star.start] + " ".join(f"?{columns[index]}" for index in order) + sparql[star.end :]


def _of(formats: Mapping[str, _Format], form: Form) -> _Format:
    if form not in formats:
        raise ValueError(f"this answer has no form {form}")
    return formats[form]


def _bytes(written: bytes | None) -> bytes:
    assert written is not None
    return written
