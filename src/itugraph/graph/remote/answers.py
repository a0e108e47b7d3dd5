"""Reading what a store answers: SPARQL 1.1 JSON results, and statements."""

import json
from typing import Any

from itugraph.graph.asking import column_order
from itugraph.graph.remote import faults
from itugraph.graph.remote.sending import Reply
from itugraph.graph.source import Answer
from itugraph.graph.terms import XSD, Blank, Iri, Literal, Term, Triple

_JSON = frozenset({"application/sparql-results+json", "application/json"})
_STATEMENTS = {
    "application/n-triples": "nt",
    "text/ntriples": "nt",
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/rdf+xml": "rdf",
}


def table(reply: Reply, sparql: str, shown: str) -> Answer:
    """The rows of a SELECT, columns in the order of the query. `shown` is the store's address.

    Raises `StoreError` for an answer that is cut off, not whole, or no SPARQL result.
    """
    said = _parsed(reply, shown)
    try:
        columns = [str(name) for name in said["head"]["vars"]]
        solutions = said["results"]["bindings"]
        rows = tuple(tuple(_term(row.get(name)) for name in columns) for row in solutions)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise faults.not_sparql(shown, f"JSON that is no result of a SELECT ({reply.content_type})") from None
    _check_whole(reply, len(rows), shown)
    order = column_order(columns, sparql)
    if order != list(range(len(columns))):
        rows = tuple(tuple(row[index] for index in order) for row in rows)
    return Answer(tuple(columns[index] for index in order), rows)


def truth(reply: Reply, shown: str) -> bool:
    """The truth of an ASK. Raises `StoreError` as `table`."""
    said = _parsed(reply, shown)
    _check_whole(reply, 0, shown)
    if isinstance(said.get("boolean"), bool):
        return bool(said["boolean"])
    try:
        # Virtuoso 7 gives a table of one number, without a row for no.
        return any(cell["value"] == "1" for row in said["results"]["bindings"] for cell in row.values())
    except (KeyError, TypeError, AttributeError):
        raise faults.not_sparql(shown, f"JSON that is no result of an ASK ({reply.content_type})") from None


def statements(reply: Reply, shown: str) -> tuple[Triple, ...]:
    """The statements of a CONSTRUCT or DESCRIBE, each once. Raises `StoreError` as `table`."""
    import pyoxigraph as ox

    from itugraph.graph.conversion import triple_from_oxigraph

    form = _STATEMENTS.get(reply.content_type)
    if form is None:
        raise faults.not_sparql(shown, reply.content_type)
    try:
        read = ox.parse(reply.body, ox.RdfFormat.from_extension(form), base_iri="urn:answer:", lenient=True)
        found = tuple(dict.fromkeys(triple_from_oxigraph(triple) for triple in read))
    except (SyntaxError, ValueError, TypeError):
        raise faults.broken_off(shown) from None
    _check_whole(reply, len(found), shown)
    return found


def _parsed(reply: Reply, shown: str) -> dict[str, Any]:
    if reply.content_type not in _JSON:
        raise faults.not_sparql(shown, reply.content_type)
    try:
        said = json.loads(reply.body)
    except (ValueError, RecursionError):
        raise faults.broken_off(shown) from None
    if not isinstance(said, dict):
        raise faults.not_sparql(shown, f"JSON that is no result ({reply.content_type})")
    return said


def _check_whole(reply: Reply, rows: int, shown: str) -> None:
    """Refuse an answer that Virtuoso marks as cut short by its limit of rows or of time, with status 200."""
    limit = reply.headers.get("X-SPARQL-MaxRows", "")
    if limit.isdecimal() and rows >= int(limit):
        raise faults.incomplete(shown, f"at most {int(limit):,} rows")
    if reply.headers.get("X-SQL-State"):
        raise faults.incomplete(shown, faults.gist(reply.headers.get("X-SQL-Message", "")) or "out of time")


def _term(cell: dict[str, str] | None) -> Term | None:
    """A term of the results; `typed-literal` is what drafts of the standard called a literal with a type."""
    if cell is None:
        return None
    value = cell["value"]
    match cell["type"]:
        case "uri":
            return Iri(value)
        case "bnode":
            return Blank(value.removeprefix("_:"))
        case "literal" | "typed-literal":
            language = cell.get("xml:lang")
            datatype = XSD + "string" if language else cell.get("datatype", XSD + "string")
            return Literal(_canonical(value, datatype), datatype, language)
    raise ValueError("no RDF 1.1 term")


def _canonical(value: str, datatype: str) -> str:
    """A truth value as the embedded store writes it: some stores keep it as a number.

    >>> _canonical("1", XSD + "boolean"), _canonical("1", XSD + "integer")
    ('true', '1')
    """
    if datatype == XSD + "boolean":
        return {"1": "true", "0": "false"}.get(value, value)
    return value
