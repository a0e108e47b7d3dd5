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
    """The violations of one constraint of one shape."""

    shape: Shape
    constraint: Constraint
    sparql: str


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


def queries_of(shape: Shape, focus: Focus, expressions: Expressions) -> Iterator[Query]:
    """The queries of a shape and of the property shapes in it."""
    for constraint in shape.constraints:
        if constraint.name == "Property":
            yield from _queries_within(shape, constraint.shapes[0], focus, expressions)
        else:
            found = _select(shape.path, constraint, focus, expressions)
            if found is not None:
                yield Query(shape, constraint, found)


def _queries_within(shape: Shape, inner: Shape, focus: Focus, expressions: Expressions) -> Iterator[Query]:
    """The queries of a property shape, whose focus is each value of the shape it stands in."""
    if shape.path is None:
        yield from queries_of(inner, focus, expressions)
        return
    # The variable of the outer focus gets another name, for the inner one to take its place.
    outer = expressions.fresh()
    pattern = focus.pattern.replace(_THIS, outer)
    yield from queries_of(inner, Focus(f"{pattern} . {outer} {shape.path} {_THIS}"), expressions)


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


def _select(
    path: PropertyPath | None, constraint: Constraint, focus: Focus, expressions: Expressions
) -> str | None:
    """The query of one constraint; None for one that cannot be violated."""
    if path is None:
        return _of_node(constraint, focus, expressions)
    if constraint.name == "Class":
        return _of_no_class(path, constraint, focus, expressions)
    if constraint.name in OF_VALUES:
        broken = f"FILTER(!({expressions.holds(constraint, _VALUE)}))"
        return _rows(_among(focus, path, f"{_THIS} {path} {_VALUE} {broken}"), _VALUE)
    match constraint.name:
        case "Closed":
            node = expressions.fresh()
            unlisted = expressions.unlisted(node, constraint.values, _VALUE, _PREDICATE)
            return _rows(_among(focus, path, f"{_THIS} {path} {node} . {unlisted}"), _VALUE, _PREDICATE)
        case "MinCount":
            return _too_few(focus, path, count(constraint), expressions)
        case "MaxCount":
            value = expressions.fresh()
            many = f"COUNT(DISTINCT {value})"
            counted = (
                f"{{ SELECT {_THIS} ({many} AS {_COUNT}) WHERE {{ %s }} "
                f"GROUP BY {_THIS} HAVING ({many} > {count(constraint)}) }}"
            )
            values = f"{_THIS} {path} {value}"
            if _is_plain(path):
                return _rows(f"{counted % values} {{ {focus.pattern} }}", _COUNT)
            return _rows(counted % f"{{ {focus.pattern} }} {values}", _COUNT)
        case "HasValue":
            return _rows(f"{{ {focus.pattern} }} MINUS {{ {_THIS} {path} {constraint.values[0]} }}")
        case "Equals":
            one, other = f"{_THIS} {path} {_VALUE}", f"{_THIS} {constraint.values[0]} {_VALUE}"
            return _rows(
                f"{{ {{ {focus.pattern} }} {one} FILTER NOT EXISTS {{ {other} }} }} UNION "
                f"{{ {{ {focus.pattern} }} {other} FILTER NOT EXISTS {{ {one} }} }}",
                _VALUE,
            )
        case "Disjoint":
            both = f"{_THIS} {path} {_VALUE} . {_THIS} {constraint.values[0]} {_VALUE}"
            return _rows(_among(focus, path, both), _VALUE)
        case "UniqueLang":
            one, language = expressions.fresh(), expressions.fresh()
            shared = expressions.same_language(_THIS, path, one)
            bound = f"{shared} BIND(LCASE(lang({one})) AS {language})"
            return _rows(_among(focus, path, bound), language)
    if constraint.name in PAIRED:
        return _rows(_among(focus, path, expressions.unordered(_THIS, path, constraint, _VALUE)), _VALUE)
    raise AssertionError(f"a constraint without a query: {constraint.name}")


def _among(focus: Focus, path: PropertyPath, found: str) -> str:
    """What is found of what the shape looks at.

    The violations come first, since there are few of them, and a store runs through one property faster than it looks
    up each focus. A path whose start must be known waits for it.
    """
    start = f"{{ {focus.pattern} }}"
    return f"{{ {found} }} {start}" if _is_plain(path) else f"{start} {found}"


def _is_plain(path: PropertyPath) -> bool:
    """Whether all pairs that a path connects are as many as the statements of one property."""
    return path.kind == "predicate" or (path.kind == "inverse" and path.parts[0].kind == "predicate")


def _of_no_class(path: PropertyPath, constraint: Constraint, focus: Focus, expressions: Expressions) -> str:
    """The values that are of no class of a constraint: all values once, without the instances."""
    instance = expressions.instance(_VALUE, constraint.values[0], listed=True)
    pair = f"{_THIS} {path} {_VALUE}"
    start = f"{{ {focus.pattern} }}"
    values = pair if _is_plain(path) else f"{start} {pair}"
    others = f"{{ SELECT DISTINCT {_VALUE} WHERE {{ {{ {values} }} MINUS {{ {instance} }} }} }}"
    return _rows(f"{others} {pair} {start}" if _is_plain(path) else f"{start} {pair} {others}", _VALUE)


def _of_node(constraint: Constraint, focus: Focus, expressions: Expressions) -> str:
    """The query of a constraint on what a shape looks at itself."""
    start = f"{{ {focus.pattern} }}"
    if constraint.name == "Closed":
        unlisted = expressions.unlisted(_THIS, constraint.values, _VALUE, _PREDICATE)
        return _rows(f"{start} {unlisted}", _VALUE, _PREDICATE)
    return _rows(f"{start} FILTER(!({expressions.holds(constraint, _THIS)}))")


def _too_few(focus: Focus, path: PropertyPath, least: int, expressions: Expressions) -> str | None:
    value = expressions.fresh()
    start = f"{{ {focus.pattern} }}"
    if least == 0:
        return None
    if least == 1:
        without = "MINUS" if _is_plain(path) else "FILTER NOT EXISTS"
        return _rows(f"{start} {without} {{ {_THIS} {path} {value} }}")
    few = f"COUNT(DISTINCT {value})"
    return (
        f"SELECT {_THIS} ({few} AS {_COUNT}) WHERE {{ {start} OPTIONAL {{ {_THIS} {path} {value} }} }} "
        f"GROUP BY {_THIS} HAVING ({few} < {least})"
    )


def _rows(pattern: str, *columns: str) -> str:
    return f"SELECT DISTINCT {' '.join((_THIS, *columns))} WHERE {{ {pattern} }}"


def limited(query: Query, most: int) -> str:
    """The query for at most so many rows."""
    return f"{query.sparql} LIMIT {most}"
