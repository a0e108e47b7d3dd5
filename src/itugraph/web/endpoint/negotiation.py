"""Finding the form of an answer: what the client accepts (RFC 9110, 12.5.1), among what there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _Range:
    """One range of an `Accept` header: `text/*;q=0.5`."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely this names a media type; 0 where it does not."""
        kind, _, sub = media_type.partition("/")
        if self.type == "*":
            return 1
        if self.type != kind:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == sub)


def accepted(accept: str | None, offers: Iterable[str]) -> str | None:
    """The media type among those offered that the header prefers; None where it accepts none of them.

    Among equals that is the first; without a header, everything is accepted.

    >>> accepted("text/csv;q=0.8, application/sparql-results+xml", TABLES)
    'application/sparql-results+xml'
    >>> accepted("text/turtle", TABLES) is None
    True
    """
    ranges = tuple(_ranges(accept or "*/*"))
    best = max(offers, key=lambda offer: _quality(offer, ranges))
    return best if _quality(best, ranges) > 0 else None


def content_type(media_type: str) -> str:
    """The value of the header: text says how it is encoded.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    """What the most specific range that names a media type says of it."""
    named = ((found.specificity(media_type), found.quality) for found in ranges)
    return max((both for both in named if both[0]), default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterable[_Range]:
    """The ranges of a header; those that are not well formed accept nothing."""
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, sub = name.partition("/")
        if slash and kind and sub:
            yield _Range(kind, sub, _weight(parameters))


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
