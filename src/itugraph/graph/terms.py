"""RDF terms as plain Python: what `graph` takes and gives, whichever store is behind it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r"[\\\"\n\r\t\b\f]")


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An absolute IRI.

    Raises `ValueError` for a character that no IRI can have, so that none can break out of a query's `<...>`.

    >>> str(Iri("https://w3id.org/itugraph/ontology#cites"))
    '<https://w3id.org/itugraph/ontology#cites>'
    """

    value: str

    def __post_init__(self) -> None:
        if not self.value or _NOT_IN_IRI.search(self.value):
            raise ValueError(f"not an IRI: {self.value!r}")

    def __str__(self) -> str:
        return f"<{self.value}>"


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value with its datatype; `language` is None but for a text in a stated language.

    >>> print(Literal("plain"), Literal("texte", language="fr"))
    "plain" "texte"@fr
    """

    value: str
    datatype: str = XSD + "string"
    language: str | None = None

    def __str__(self) -> str:
        quoted = '"' + _ESCAPED.sub(lambda found: _ESCAPES[found.group()], self.value) + '"'
        if self.language:
            return f"{quoted}@{self.language}"
        return quoted if self.datatype == XSD + "string" else f"{quoted}^^<{self.datatype}>"


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A blank node; `id` means something within one answer only."""

    id: str

    def __str__(self) -> str:
        return f"_:{self.id}"


Term = Iri | Literal | Blank
Value = str | int | float | bool | date


class Triple(NamedTuple):
    """A statement."""

    subject: Iri | Blank
    predicate: Iri
    object: Term


class Quad(NamedTuple):
    """A statement in a named graph."""

    subject: Iri | Blank
    predicate: Iri
    object: Term
    graph: Iri


def literal(value: Value) -> Literal:
    """A Python value as a literal.

    >>> str(literal(True)), str(literal(date(2022, 3, 1)))
    ('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', '"2022-03-01"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    if isinstance(value, bool):
        return Literal("true" if value else "false", XSD + "boolean")
    if isinstance(value, int):
        return Literal(str(value), XSD + "integer")
    if isinstance(value, float):
        return Literal(repr(value), XSD + "double")
    if isinstance(value, date):
        return Literal(value.isoformat(), XSD + "date")
    return Literal(value)


def to_python(term: Term | None) -> Value | None:
    """A term as a Python value: numbers, truth values and dates as such, all else its text.

    A literal that breaks its datatype is given as its text, as the store has it.

    >>> to_python(Literal("7", XSD + "integer"))
    7
    """
    if term is None or isinstance(term, Iri):
        return None if term is None else term.value
    if isinstance(term, Blank):
        return str(term)
    name = term.datatype.removeprefix(XSD)
    try:
        if name in {"integer", "int", "long", "nonNegativeInteger", "positiveInteger"}:
            return int(term.value)
        if name in {"decimal", "double", "float"}:
            return float(term.value)
        if name == "date":
            return date.fromisoformat(term.value)
    except ValueError:
        return term.value
    return term.value in {"true", "1"} if name == "boolean" else term.value
