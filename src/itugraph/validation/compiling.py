"""Shapes as SPARQL 1.1: a query for each constraint, whose rows are its violations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from itugraph.graph import Iri
from itugraph.validation.conformance import OF_VALUES, PAIRED, TYPE, Expressions, count
from itugraph.validation.shapes import Constraint, PropertyPath, Shape, Target

FOCUS, VALUE, COUNT, PREDICATE = "this", "value", "count", "predicate"
"""The columns of a query: what violates the shape, with which value, how many values there are, by which property.

The last two tell what SHACL does not ask for: the number of values that are too many, and the property that a closed
shape does not allow.
"""

_THIS, _VALUE, _COUNT, _PREDICATE = f"?{FOCUS}", f"?{VALUE}", f"?{COUNT}", f"?{PREDICATE}"


@dataclass(frozen=True, slots=True)
class Query:
    """The violations of one constraint of one shape.

    `named` is the shape with a name that it stands in, or it itself. `probe` is an ASK that is false where there can
    be none, and faster: it does not look for what the shape is about.
    """

    named: Iri | None
    shape: Shape
    constraint: Constraint
    sparql: str
    probe: str | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """A pattern that binds a variable to everything that a shape looks at, perhaps more than once."""

    pattern: str
    variable: str = _THIS


def focus_of(targets: Iterable[Target], expressions: Expressions) -> Focus:
    """The pattern of some targets."""
    patterns = [_target(target, expressions) for target in targets]
    if len(patterns) == 1:
        return Focus(patterns[0])
    return Focus(" UNION ".join(f"{{ {pattern} }}" for pattern in patterns))


def queries_of(
    shape: Shape, focus: Focus, expressions: Expressions, named: Iri | None = None
) -> Iterator[Query]:
    """The queries of a shape and of the property shapes in it; `named` is the shape with a name that it stands in."""
    named = shape.node if isinstance(shape.node, Iri) else named
    for constraint in shape.constraints:
        if constraint.name == "Property":
            yield from _queries_within(shape, constraint.shapes[0], focus, expressions, named)
        else:
            found = _select(shape.path, constraint, focus, expressions)
            if found is not None:
                yield Query(named, shape, constraint, found.sparql, found.probe)


def _queries_within(
    shape: Shape, inner: Shape, focus: Focus, expressions: Expressions, named: Iri | None
) -> Iterator[Query]:
    """The queries of a property shape, whose focus is each value of the shape it stands in."""
    if shape.path is None:
        yield from queries_of(inner, focus, expressions, named)
        return
    # The variable of the outer focus gets another name, for the inner one to take its place.
    outer = expressions.fresh()
    pattern = focus.pattern.replace(_THIS, outer)
    yield from queries_of(inner, Focus(f"{pattern} . {outer} {shape.path} {_THIS}"), expressions, named)


def _target(target: Target, expressions: Expressions) -> str:
    match target.kind:
        case "class":
            classes = sorted(expressions.below(target.value)) if isinstance(target.value, Iri) else []
            if len(classes) == 1:
                return f"{_THIS} {TYPE} {classes[0]}"
            kind = expressions.fresh()
            return f"VALUES {kind} {{ {' '.join(map(str, classes))} }} {_THIS} {TYPE} {kind}"
        case "node":
            return f"VALUES {_THIS} {{ {target.value} }}"
        case "subjects":
            return f"{_THIS} {target.value} {expressions.fresh()}"
        case "objects":
            return f"{expressions.fresh()} {target.value} {_THIS}"


@dataclass(frozen=True, slots=True)
class _Found:
    """A query, and its probe."""

    sparql: str
    probe: str | None = None


def _select(
    path: PropertyPath | None, constraint: Constraint, focus: Focus, expressions: Expressions
) -> _Found | None:
    """The query of one constraint; None for one that cannot be violated."""
    start = f"{{ {focus.pattern} }}"
    if path is None:
        return _Found(_of_node(constraint, start, expressions))
    pair = f"{_THIS} {path} {_VALUE}"
    if constraint.name == "Class":
        instance = expressions.instance(_VALUE, constraint.values[0], listed=True)
        values = pair if _is_plain(path) else f"{start} {pair}"
        others = f"{{ SELECT DISTINCT {_VALUE} WHERE {{ {{ {values} }} MINUS {{ {instance} }} }} }}"
        return _among(start, path, f"{others} {pair}", _VALUE)
    if constraint.name in OF_VALUES:
        return _among(start, path, f"{pair} FILTER(!({expressions.holds(constraint, _VALUE)}))", _VALUE)
    if constraint.name in PAIRED:
        return _among(start, path, expressions.unordered(_THIS, path, constraint, _VALUE), _VALUE)
    match constraint.name:
        case "MinCount":
            return _too_few(start, path, count(constraint), expressions)
        case "MaxCount":
            return _too_many(start, path, count(constraint), expressions)
        case "HasValue":
            return _Found(_rows(f"{start} MINUS {{ {_THIS} {path} {constraint.values[0]} }}"))
        case "Equals":
            other = f"{_THIS} {constraint.values[0]} {_VALUE}"
            return _Found(
                _rows(
                    f"{{ {start} {pair} FILTER NOT EXISTS {{ {other} }} }} UNION "
                    f"{{ {start} {other} FILTER NOT EXISTS {{ {pair} }} }}",
                    _VALUE,
                )
            )
        case "Disjoint":
            return _among(start, path, f"{pair} . {_THIS} {constraint.values[0]} {_VALUE}", _VALUE)
        case "UniqueLang":
            one, language = expressions.fresh(), expressions.fresh()
            shared = expressions.same_language(_THIS, path, one)
            return _among(start, path, f"{shared} BIND(LCASE(lang({one})) AS {language})", language)
        case "Closed":
            node = expressions.fresh()
            unlisted = expressions.unlisted(node, constraint.values, _VALUE, _PREDICATE)
            return _among(start, path, f"{_THIS} {path} {node} . {unlisted}", _VALUE, _PREDICATE)
    raise AssertionError(f"a constraint without a query: {constraint.name}")


def _among(start: str, path: PropertyPath, found: str, *columns: str) -> _Found:
    """What is found of what the shape looks at.

    The violations come first, since there are few of them, and a store runs through one property faster than it looks
    up each focus. A path whose start must be known waits for it.
    """
    if _is_plain(path):
        return _Found(_rows(f"{{ {found} }} {start}", *columns), f"ASK {{ {found} }}")
    return _Found(_rows(f"{start} {found}", *columns))


def _is_plain(path: PropertyPath) -> bool:
    """Whether all pairs that a path connects are as many as the statements of one property."""
    return path.kind == "predicate" or (path.kind == "inverse" and path.parts[0].kind == "predicate")


def _of_node(constraint: Constraint, start: str, expressions: Expressions) -> str:
    """The query of a constraint on what a shape looks at itself."""
    if constraint.name == "Closed":
        unlisted = expressions.unlisted(_THIS, constraint.values, _VALUE, _PREDICATE)
        return _rows(f"{start} {unlisted}", _VALUE, _PREDICATE)
    if constraint.name == "Class":
        instance = expressions.instance(_THIS, constraint.values[0], listed=True)
        return _rows(f"{start} MINUS {{ {instance} }}")
    return _rows(f"{start} FILTER(!({expressions.holds(constraint, _THIS)}))")


def _too_few(start: str, path: PropertyPath, least: int, expressions: Expressions) -> _Found | None:
    value = expressions.fresh()
    if least == 0:
        return None
    if least == 1:
        without = "MINUS" if _is_plain(path) else "FILTER NOT EXISTS"
        return _Found(_rows(f"{start} {without} {{ {_THIS} {path} {value} }}"))
    few = f"COUNT(DISTINCT {value})"
    return _Found(
        f"SELECT {_THIS} ({few} AS {_COUNT}) WHERE {{ {start} OPTIONAL {{ {_THIS} {path} {value} }} }} "
        f"GROUP BY {_THIS} HAVING ({few} < {least})"
    )


def _too_many(start: str, path: PropertyPath, most: int, expressions: Expressions) -> _Found:
    value = expressions.fresh()
    many = f"COUNT(DISTINCT {value})"
    values = f"{_THIS} {path} {value}" if _is_plain(path) else f"{start} {_THIS} {path} {value}"
    counted = (
        f"{{ SELECT {_THIS} ({many} AS {_COUNT}) WHERE {{ {values} }} "
        f"GROUP BY {_THIS} HAVING ({many} > {most}) }}"
    )
    return _among(start, path, counted, _COUNT)


def _rows(pattern: str, *columns: str) -> str:
    return f"SELECT DISTINCT {' '.join((_THIS, *columns))} WHERE {{ {pattern} }}"


def limited(query: Query, most: int) -> str:
    """The query for at most so many rows."""
    return f"{query.sparql} LIMIT {most}"
