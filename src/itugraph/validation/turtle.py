"""A report in SHACL's own vocabulary (SHACL, 3.6), for other programs to read."""

from collections.abc import Iterator

from itugraph.graph import Blank, Iri, Triple, literal
from itugraph.graph import Literal as RdfLiteral
from itugraph.graph.terms import RDF
from itugraph.questions.turtle import to_turtle
from itugraph.validation.running import Violation
from itugraph.validation.shapes import SH, PathKind, PropertyPath
from itugraph.validation.silencing import silent_rdflib
from itugraph.validation.validating import ValidationReport

_TYPE = Iri(RDF + "type")
_FIRST, _REST, _NIL = Iri(RDF + "first"), Iri(RDF + "rest"), Iri(RDF + "nil")
_PATHS: dict[PathKind, str] = {
    "inverse": "inversePath",
    "alternative": "alternativePath",
    "zero-or-more": "zeroOrMorePath",
    "one-or-more": "oneOrMorePath",
    "zero-or-one": "zeroOrOnePath",
}


def as_turtle(report: ValidationReport) -> str:
    """The report as Turtle: a `sh:ValidationReport` with its results."""
    with silent_rdflib():
        return to_turtle(report_statements(report))


def report_statements(report: ValidationReport) -> Iterator[Triple]:
    """The statements of the report; blank nodes are named by their number."""
    whole = Blank("report")
    yield Triple(whole, _TYPE, _sh("ValidationReport"))
    yield Triple(whole, _sh("conforms"), literal(report.conforms))
    for number, violation in enumerate(report.violations, start=1):
        result = Blank(f"result{number}")
        yield Triple(whole, _sh("result"), result)
        yield from _result(result, violation)


def _result(result: Blank, violation: Violation) -> Iterator[Triple]:
    yield Triple(result, _TYPE, _sh("ValidationResult"))
    yield Triple(result, _sh("focusNode"), violation.focus)
    yield Triple(result, _sh("resultSeverity"), violation.severity)
    yield Triple(result, _sh("sourceShape"), violation.shape)
    component = f"{violation.constraint.name}ConstraintComponent"
    yield Triple(result, _sh("sourceConstraintComponent"), _sh(component))
    for message in violation.messages:
        yield Triple(result, _sh("resultMessage"), RdfLiteral(message))
    if violation.value is not None:
        yield Triple(result, _sh("value"), violation.value)
    if violation.path is not None:
        node, statements = _path(violation.path, f"{result.id}path")
        yield Triple(result, _sh("resultPath"), node)
        yield from statements


def _path(path: PropertyPath, name: str) -> tuple[Iri | Blank, list[Triple]]:
    """A path as a node, and the statements that describe it."""
    if path.predicate is not None:
        return path.predicate, []
    if path.kind == "sequence":
        return _list(path.parts, name)
    node = Blank(name)
    if path.kind == "alternative":
        inner, statements = _list(path.parts, f"{name}x")
    else:
        inner, statements = _path(path.parts[0], f"{name}x")
    return node, [Triple(node, _sh(_PATHS[path.kind]), inner), *statements]


def _list(parts: tuple[PropertyPath, ...], name: str) -> tuple[Iri | Blank, list[Triple]]:
    statements: list[Triple] = []
    nodes = [Blank(f"{name}{index}") for index in range(len(parts))]
    for index, part in enumerate(parts):
        inner, described = _path(part, f"{name}{index}y")
        following = nodes[index + 1] if index + 1 < len(nodes) else _NIL
        statements += [
            Triple(nodes[index], _FIRST, inner),
            Triple(nodes[index], _REST, following),
            *described,
        ]
    return (nodes[0] if nodes else _NIL), statements


def _sh(name: str) -> Iri:
    return Iri(SH + name)
