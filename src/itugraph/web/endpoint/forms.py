"""The forms that an answer can have, by their media types."""

from collections.abc import Mapping

from itugraph.graph.serializing import Form

TABLES: Mapping[str, Form] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "application/json": "json",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""What a table or a yes or no can be given as, the preferred first."""

GRAPHS: Mapping[str, Form] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/x-turtle": "turtle",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "ntriples",
}
"""What statements can be given as."""

PAGE = "text/html"


def content_type(media_type: str) -> str:
    """The value of the header: text says how it is encoded.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
