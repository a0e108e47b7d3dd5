"""Answering a stranger's query within a time limit, in a process that can be killed.

A query cannot be stopped inside the store's library, so it runs where its process can be.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import cast

from itugraph.graph import refusals
from itugraph.graph.source import Answer, Result
from itugraph.graph.terms import Blank, Iri, Literal, Term, Triple
from itugraph.model import QueryError, StoreError

_Cell = list[str | None] | None
_ERRORS = {"QueryError": QueryError, "StoreError": StoreError}


def run_limited(folder: Path, sparql: str, seconds: float) -> Result:
    """The answer to a query of any kind over the graph in a folder.

    Raises `QueryError` when the query is refused, is not valid, or has no answer after this many seconds, and
    `StoreError` when the graph cannot be read.
    """
    refusals.refuse(sparql)
    command = [sys.executable, "-m", "itugraph.graph.limited", str(folder)]
    try:
        ended = subprocess.run(
            command, input=sparql.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"The query had no answer after {seconds:g} seconds and was stopped: ask for less, or add a LIMIT."
        ) from error
    if ended.returncode != 0:
        raise QueryError("The query brought its process down, probably for want of memory: ask for less.")
    reply = json.loads(ended.stdout)
    if "error" in reply:
        raise _ERRORS[reply["error"]](reply["message"])
    return _result(reply)


def answer_in_this_process(folder: Path, sparql: str) -> dict[str, object]:
    """The answer, or the error, as values that JSON has."""
    from itugraph.graph.store import Store

    try:
        with Store.open(folder) as store:
            result = store.query(sparql)
    except (QueryError, StoreError) as error:
        return {"error": type(error).__name__, "message": str(error)}
    if isinstance(result, bool):
        return {"truth": result}
    if isinstance(result, Answer):
        return {"columns": result.columns, "rows": [[_cell(term) for term in row] for row in result.rows]}
    return {"triples": [[_cell(term) for term in triple] for triple in result]}


def _result(reply: dict[str, object]) -> Result:
    if "truth" in reply:
        return bool(reply["truth"])
    if "columns" in reply:
        rows = cast(list[list[_Cell]], reply["rows"])
        return Answer(
            tuple(cast(list[str], reply["columns"])),
            tuple(tuple(_term(cell) for cell in row) for row in rows),
        )
    triples = cast(list[list[_Cell]], reply["triples"])
    return tuple(Triple(*(cast(Iri, _term(cell)) for cell in triple)) for triple in triples)


def _cell(term: Term | None) -> _Cell:
    if term is None:
        return None
    if isinstance(term, Iri):
        return ["i", term.value]
    if isinstance(term, Blank):
        return ["b", term.id]
    return ["l", term.value, term.datatype, term.language]


def _term(cell: _Cell) -> Term | None:
    match cell:
        case None:
            return None
        case ["i", str(value)]:
            return Iri(value)
        case ["b", str(value)]:
            return Blank(value)
        case [_, str(value), str(datatype), language]:
            return Literal(value, datatype, language)
    raise ValueError(f"not a cell: {cell!r}")


def _main() -> None:
    """Read a query on standard input, write its answer on standard output."""
    reply = answer_in_this_process(Path(sys.argv[1]), sys.stdin.buffer.read().decode())
    sys.stdout.write(json.dumps(reply))


if __name__ == "__main__":
    _main()
