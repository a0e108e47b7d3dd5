"""Shapes that are more than SPARQL 1.1 can say in one query, run by pyshacl over a copy of the graph.

pyshacl (Apache-2.0) is the reference, and far slower: about half a minute for 100,000 statements, which rdflib
holds in memory. Nothing is fetched: files are read by us, imports are not followed, scripts are not run, and a SPARQL
constraint may not ask another server.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from itugraph.graph import Blank, GraphSource, Iri, Literal, Term, Triple
from itugraph.graph.refusals import refuse
from itugraph.graph.terms import XSD
from itugraph.model import InputError, ItugraphError, QueryError
from itugraph.validation.reading import TARGETS
from itugraph.validation.running import SUBCLASS, Violation, ontology_classes
from itugraph.validation.shapes import SH, Beyond, Constraint, PathKind, PropertyPath, Shape
from itugraph.validation.silencing import silent_rdflib

if TYPE_CHECKING:
    import rdflib

MOST_STATEMENTS = 500_000
"""So many statements are copied; pyshacl would take minutes, and gigabytes, for more."""

_QUERIES = tuple(Iri(SH + name) for name in ("select", "ask", "construct"))
_SCRIPTS = tuple(Iri(SH + name) for name in ("jsFunctionName", "jsLibrary", "js"))
_PATHS: dict[str, PathKind] = {
    "inversePath": "inverse",
    "zeroOrMorePath": "zero-or-more",
    "oneOrMorePath": "one-or-more",
    "zeroOrOnePath": "zero-or-one",
}


def run_beyond(
    source: GraphSource, statements: Iterable[Triple], beyond: tuple[Beyond, ...], compiled: Iterable[Shape]
) -> tuple[Violation, ...]:
    """The violations of those shapes among the statements that were not compiled.

    Raises `ItugraphError` where pyshacl is not installed, `InputError` for shapes that it cannot run or that
    would run scripts, and `QueryError` for a graph that is too large for it and for a query that is refused.
    """
    try:
        import pyshacl  # noqa: F401
    except ImportError as error:
        reasons = ", ".join(sorted({shape.reason for shape in beyond}))
        raise ItugraphError(
            f"{beyond[0].node} needs pyshacl ({reasons}): pip install 'itugraph[shacl]', or write the shape without."
        ) from error
    known = {shape.node for shape in compiled}
    told = [one for one in statements if not (one.subject in known and one.predicate in TARGETS)]
    for statement in told:
        _refuse(statement)
    with silent_rdflib():
        return _run(source, told, beyond[0])


def _run(source: GraphSource, told: list[Triple], first: Beyond) -> tuple[Violation, ...]:
    """The violations that pyshacl finds; `first` is the first of the shapes that need it, for its name."""
    import pyshacl
    import rdflib

    if not source.ask(f"ASK {{ {{ SELECT ?s WHERE {{ ?s ?p ?o }} OFFSET {MOST_STATEMENTS} LIMIT 1 }} }}"):
        classes = (Triple(below, SUBCLASS, above) for below, above in ontology_classes())
        data = to_rdflib((*source.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), *classes))
    else:
        raise QueryError(
            f"The graph has more than {MOST_STATEMENTS:,} statements, too many for pyshacl, which {first.node} "
            f"needs ({first.reason}): write the shape without, or validate a part of the graph."
        )
    shapes = to_rdflib(told)
    try:
        _, report, text = pyshacl.validate(
            data, shacl_graph=shapes, do_owl_imports=False, js=False, advanced=False
        )
    except Exception as error:
        raise InputError(f"pyshacl cannot run the shape {first.node}: {_first_line(error)}") from error
    if not isinstance(report, rdflib.Graph):
        raise InputError(f"pyshacl cannot run the shape {first.node}: {str(text).splitlines()[0]}")
    return tuple(violations_of(report))


def violations_of(report: "rdflib.Graph") -> Iterator[Violation]:
    """The results of a validation report that rdflib holds, without those that only explain another."""
    from rdflib import SH as SHACL

    for container in report.subjects(SHACL.conforms, None):
        for result in report.objects(container, SHACL.result):
            focus = report.value(result, SHACL.focusNode)
            component = str(report.value(result, SHACL.sourceConstraintComponent)).removeprefix(SH)
            path = report.value(result, SHACL.resultPath)
            severity = _term(report.value(result, SHACL.resultSeverity))
            shape = _term(report.value(result, SHACL.sourceShape))
            value = report.value(result, SHACL.value)
            messages = sorted(str(message) for message in report.objects(result, SHACL.resultMessage))
            yield Violation(
                focus=_term(focus),
                path=None if path is None else _path(report, path),
                value=None if value is None else _term(value),
                constraint=Constraint(component.removesuffix("ConstraintComponent")),
                shape=shape if isinstance(shape, Iri) else Blank(str(shape).removeprefix("_:")),
                messages=tuple(messages),
                advice="",
                severity=severity if isinstance(severity, Iri) else Iri(SH + "Violation"),
                named=shape if isinstance(shape, Iri) else None,
            )


def _refuse(statement: Triple) -> None:
    if statement.predicate in _SCRIPTS:
        raise InputError("A shape runs a script, which is not allowed: write it in SHACL Core or SPARQL.")
    query = statement.object if statement.predicate in _QUERIES else None
    if isinstance(query, Literal) and refuse(query.value).names_graphs:
        raise QueryError("A shape's query chooses its graphs with FROM, which is refused: leave it out.")


def _path(report: "rdflib.Graph", node: "rdflib.term.Node") -> PropertyPath:
    import rdflib
    from rdflib.collection import Collection

    if isinstance(node, rdflib.URIRef):
        return PropertyPath("predicate", Iri(str(node)))
    if (node, rdflib.RDF.first, None) in report:
        return PropertyPath("sequence", parts=tuple(_path(report, part) for part in Collection(report, node)))
    for name, kind in _PATHS.items():
        inner = report.value(node, rdflib.URIRef(SH + name))
        if inner is not None:
            return PropertyPath(kind, parts=(_path(report, inner),))
    members = report.value(node, rdflib.URIRef(SH + "alternativePath"))
    parts = Collection(report, members) if members is not None else ()
    return PropertyPath("alternative", parts=tuple(_path(report, part) for part in parts))


def to_rdflib(statements: Iterable[Triple]) -> "rdflib.Graph":
    """The statements in a graph of rdflib's, which pyshacl takes."""
    import rdflib

    graph = rdflib.Graph()
    nodes: dict[Term, rdflib.term.Node] = {}

    def node(term: Term) -> rdflib.term.Node:
        if term not in nodes:
            nodes[term] = _node(term)
        return nodes[term]

    for subject, predicate, value in statements:
        graph.add((node(subject), node(predicate), node(value)))
    return graph


def _node(term: Term) -> "rdflib.term.Node":
    """A term of rdflib's; a plain text stays one, since rdflib tells it from a stated `xsd:string`."""
    import rdflib

    if isinstance(term, Iri):
        return rdflib.URIRef(term.value)
    if isinstance(term, Blank):
        return rdflib.BNode(term.id)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == XSD + "string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype), normalize=False)


def _term(node: object) -> Term:
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return Iri(str(node))
    if isinstance(node, rdflib.Literal):
        return Literal(str(node), str(node.datatype or XSD + "string"), node.language)
    return Blank(str(node))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".") + "."
