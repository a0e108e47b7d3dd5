"""Running shapes on a graph: each constraint a query, each of its rows a violation."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from itugraph.graph import Blank, GraphSource, Iri, Term, to_python
from itugraph.graph.ontology import ontology_quads
from itugraph.model import QueryError
from itugraph.validation.compiling import COUNT, FOCUS, PREDICATE, VALUE, Query, focus_of, limited, queries_of
from itugraph.validation.conformance import Expressions
from itugraph.validation.shapes import Constraint, PropertyPath, Shape

MOST = 10_000
"""So many violations of one constraint are told; a graph of another kind may have millions."""

SUBCLASS = Iri("http://www.w3.org/2000/01/rdf-schema#subClassOf")


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of validation (SHACL, 3.6.2).

    `focus` violates `shape`, at `path` if it has one, with `value`. `count` is the number of its values where there
    are too few or too many, `predicate` the property that a closed shape does not allow. `named` is the shape with a
    name that `shape` stands in, or it itself. `constraint` has no values where another processor found the violation.
    """

    focus: Term
    path: PropertyPath | None
    value: Term | None
    constraint: Constraint
    shape: Iri | Blank
    messages: tuple[str, ...]
    advice: str
    severity: Iri
    named: Iri | None = None
    count: int | None = None
    predicate: Iri | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """What shapes found: the violations, how many shapes had something to look at, and where not all is told."""

    violations: tuple[Violation, ...]
    applied: int
    cut: tuple[Shape, ...] = ()


def run_shapes(
    source: GraphSource,
    shapes: Iterable[Shape],
    on_shape: Callable[[Shape], None] | None = None,
    most: int = MOST,
) -> Ran:
    """Run shapes on a graph; `on_shape` is told of each before, and `most` violations of a constraint are told.

    The classes are those of the graph and of our ontology. Raises `StoreError` when the store fails, and
    `QueryError` for a query that it does not take, such as one with a malformed pattern.
    """
    below = _subclasses(source)
    violations: list[Violation] = []
    cut: list[Shape] = []
    applied = 0
    for shape in shapes:
        if on_shape:
            on_shape(shape)
        expressions = Expressions(below)
        focus = focus_of(shape.targets, expressions)
        if not source.ask(f"ASK {{ {focus.pattern} }}"):
            continue
        applied += 1
        for query in queries_of(shape, focus, expressions):
            found = _found(source, query, most)
            if len(found) > most:
                cut.append(query.shape)
            violations += found[:most]
    return Ran(tuple(dict.fromkeys(violations)), applied, tuple(dict.fromkeys(cut)))


def _found(source: GraphSource, query: Query, most: int) -> list[Violation]:
    try:
        if query.probe is not None and not source.ask(query.probe):
            return []
        answer = source.select(limited(query, most + 1))
    except QueryError as problem:
        raise QueryError(f"The shape {query.shape.node} cannot be run: {problem}") from problem
    violations = []
    for row in answer.rows:
        told = {name: term for name, term in zip(answer.columns, row, strict=True) if term is not None}
        if FOCUS not in told:
            # A store may give an empty group one row.
            continue
        number = to_python(told[COUNT]) if COUNT in told else None
        value = told.get(VALUE)
        if query.shape.path is None and query.constraint.name not in {"Closed", "HasValue"}:
            value = told[FOCUS]
        predicate = told.get(PREDICATE)
        path = PropertyPath("predicate", predicate) if isinstance(predicate, Iri) else query.shape.path
        violations.append(
            Violation(
                focus=told[FOCUS],
                path=path,
                value=value,
                constraint=query.constraint,
                shape=query.shape.node,
                messages=query.shape.messages,
                advice=query.shape.advice,
                severity=query.shape.severity,
                named=query.named,
                count=number if isinstance(number, int) else None,
                predicate=predicate if isinstance(predicate, Iri) else None,
            )
        )
    return violations


def _subclasses(source: GraphSource) -> Callable[[Iri], Iterable[Iri]]:
    """Gives a class and all its subclasses, by what the graph and our ontology say."""
    found = source.select(f"SELECT DISTINCT ?below ?above WHERE {{ ?below {SUBCLASS} ?above }}")
    directly: dict[Term, set[Iri]] = defaultdict(set)
    stated = [(row[0], row[1]) for row in found.rows]
    for lower, upper in (*stated, *ontology_classes()):
        if isinstance(lower, Iri) and isinstance(upper, Iri):
            directly[upper].add(lower)

    @cache
    def below(top: Iri) -> frozenset[Iri]:
        reached, waiting = {top}, [top]
        while waiting:
            new = directly[waiting.pop()] - reached
            reached |= new
            waiting += new
        return frozenset(reached)

    return below


@cache
def ontology_classes() -> tuple[tuple[Iri, Iri], ...]:
    """The pairs of class and superclass in our ontology."""
    return tuple(
        (quad.subject, quad.object)
        for quad in ontology_quads()
        if quad.predicate == SUBCLASS and isinstance(quad.subject, Iri) and isinstance(quad.object, Iri)
    )
