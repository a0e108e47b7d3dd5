"""Whether a value conforms to a shape, as an expression of SPARQL that is true or false for every term.

Errors of an operator are caught where they can arise, since the negation of an error is an error, and a row whose
filter fails is no violation. A recursive path from a literal finds nothing, as in SHACL.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from itugraph.graph import Iri, Literal, Term, to_python
from itugraph.graph.terms import RDF
from itugraph.validation.datatypes import lexical_form
from itugraph.validation.shapes import SH, Constraint, PropertyPath, Shape

TYPE = Iri(RDF + "type")

_COMPARED = {"MinExclusive": ">", "MinInclusive": ">=", "MaxExclusive": "<", "MaxInclusive": "<="}
PAIRED = {"LessThan": "<", "LessThanOrEquals": "<="}
_KINDS = {
    "IRI": "isIRI({0})",
    "BlankNode": "isBlank({0})",
    "Literal": "isLiteral({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}

OF_VALUES = frozenset(
    {*_COMPARED, "Class", "Datatype", "NodeKind", "In", "LanguageIn", "Pattern", "MinLength", "MaxLength",
     "And", "Or", "Xone", "Not", "Node"}
)  # fmt: skip
"""The constraints that judge each value by itself; the others judge all values of a path together."""


@dataclass(slots=True)
class Expressions:
    """Makes expressions; `below` gives a class and all its subclasses, and names of variables are never given twice."""

    below: Callable[[Iri], Iterable[Iri]]
    _count: int = field(default=0)

    def fresh(self) -> str:
        """A variable that occurs nowhere else."""
        self._count += 1
        return f"?v{self._count}"

    def conforms(self, shape: Shape, node: str) -> str:
        """Whether the term of a variable conforms to a shape."""
        return _all(self._held(shape, constraint, node) for constraint in shape.constraints)

    def _held(self, shape: Shape, constraint: Constraint, node: str) -> str:
        path = shape.path
        if path is None:
            return self.holds(constraint, node)
        if constraint.name in OF_VALUES | {"Property", "Closed"}:
            value = self.fresh()
            return f"NOT EXISTS {{ {node} {path} {value} FILTER(!({self.holds(constraint, value)})) }}"
        return self._together(constraint, node, path)

    def holds(self, constraint: Constraint, value: str) -> str:
        """Whether the term of a variable satisfies a constraint that judges each value by itself."""
        values, shapes = constraint.values, constraint.shapes
        match constraint.name:
            case "Class":
                return f"EXISTS {{ {self.instance(value, values[0])} }}"
            case "Datatype":
                return lexical_form(value, values[0])
            case "NodeKind":
                kind = values[0].value.removeprefix(SH) if isinstance(values[0], Iri) else ""
                return _KINDS.get(kind, "false").format(value)
            case "In" | "HasValue":
                return _any(_same(value, member) for member in values)
            case "LanguageIn":
                ranges = _any(f"langMatches(lang({value}), {member})" for member in values)
                return f"(isLiteral({value}) && ({ranges}))"
            case "Pattern":
                told = ", ".join(map(str, values))
                return f"(!isBlank({value}) && REGEX(STR({value}), {told}))"
            case "MinLength" | "MaxLength":
                sign = ">=" if constraint.name == "MinLength" else "<="
                return f"(!isBlank({value}) && STRLEN(STR({value})) {sign} {to_python(values[0])})"
            case "Closed":
                return f"NOT EXISTS {{ {self.unlisted(value, values)} }}"
            case "And" | "Node" | "Property":
                return _all(self.conforms(shape, value) for shape in shapes)
            case "Or":
                return _any(self.conforms(shape, value) for shape in shapes)
            case "Not":
                return f"!({self.conforms(shapes[0], value)})"
            case "Xone":
                terms = " + ".join(f"IF({self.conforms(shape, value)}, 1, 0)" for shape in shapes)
                return f"(({terms or '0'}) = 1)"
        if constraint.name in _COMPARED:
            return (
                f"(isLiteral({value}) && COALESCE({value} {_COMPARED[constraint.name]} {values[0]}, false))"
            )
        raise AssertionError(f"{constraint.name} does not judge a value by itself")

    def instance(self, node: str, kind: Term, *, listed: bool = False) -> str:
        """A pattern that a variable's term matches if it is an instance of a class or one of its subclasses.

        `listed` gives the classes first, for a store to go through the instances of each.
        """
        classes = sorted(self.below(kind)) if isinstance(kind, Iri) else []
        if len(classes) == 1:
            return f"{node} {TYPE} {classes[0]}"
        type_ = self.fresh()
        if listed:
            return f"VALUES {type_} {{ {' '.join(map(str, classes))} }} {node} {TYPE} {type_}"
        return f"{node} {TYPE} {type_} FILTER({type_} IN ({', '.join(map(str, classes))}))"

    def unlisted(
        self, node: str, allowed: Iterable[Term], value: str | None = None, predicate: str | None = None
    ) -> str:
        """A pattern that matches statements of a term by a property that is not allowed."""
        predicate = predicate or self.fresh()
        told = ", ".join(str(one) for one in allowed)
        listed = f" FILTER({predicate} NOT IN ({told}))" if told else ""
        return f"{node} {predicate} {value or self.fresh()}{listed}"

    def unordered(self, node: str, path: PropertyPath, constraint: Constraint, value: str) -> str:
        """A pattern that matches the values of a path that are not less than those of another property."""
        other = self.fresh()
        less = f"COALESCE({value} {PAIRED[constraint.name]} {other}, false)"
        return f"{node} {path} {value} . {node} {constraint.values[0]} {other} FILTER(!{less})"

    def same_language(self, node: str, path: PropertyPath, one: str) -> str:
        """A pattern that matches values of a path in a language that another value of it has as well."""
        other = self.fresh()
        return (
            f"{node} {path} {one} . {node} {path} {other} FILTER(isLiteral({one}) && isLiteral({other}) && "
            f'!sameTerm({one}, {other}) && lang({one}) != "" && LCASE(lang({one})) = LCASE(lang({other})))'
        )

    def _together(self, constraint: Constraint, node: str, path: PropertyPath) -> str:
        """Whether all values of a path satisfy a constraint together."""
        value = self.fresh()
        match constraint.name:
            case "MinCount":
                least = count(constraint)
                return f"EXISTS {{ {self._distinct(node, path, least)} }}" if least else "true"
            case "MaxCount":
                return f"NOT EXISTS {{ {self._distinct(node, path, count(constraint) + 1)} }}"
            case "HasValue":
                return f"EXISTS {{ {node} {path} {constraint.values[0]} }}"
            case "Equals":
                one, other = (f"{node} {path} {value}", f"{node} {constraint.values[0]} {value}")
                return (
                    f"(NOT EXISTS {{ {one} FILTER NOT EXISTS {{ {other} }} }} && "
                    f"NOT EXISTS {{ {other} FILTER NOT EXISTS {{ {one} }} }})"
                )
            case "Disjoint":
                return f"NOT EXISTS {{ {node} {path} {value} . {node} {constraint.values[0]} {value} }}"
            case "UniqueLang":
                return f"NOT EXISTS {{ {self.same_language(node, path, value)} }}"
        return f"NOT EXISTS {{ {self.unordered(node, path, constraint, value)} }}"

    def _distinct(self, node: str, path: PropertyPath, number: int) -> str:
        """A pattern that matches so many different values of a path."""
        values = [self.fresh() for _ in range(number)]
        apart = " && ".join(f"!sameTerm({one}, {other})" for one, other in combinations(values, 2))
        found = " . ".join(f"{node} {path} {value}" for value in values)
        return f"{found} FILTER({apart})" if apart else found


def _same(value: str, term: Term) -> str:
    """Whether a variable's term is this one; a literal is compared by its parts as well, since to some stores
    (Virtuoso 7) no two literals are the same term.
    """
    same = f"sameTerm({value}, {term})"
    if not isinstance(term, Literal):
        return same
    lexical = Literal(term.value)
    parts = (
        f'LCASE(lang({value})) = "{term.language.lower()}"'
        if term.language
        else f'lang({value}) = "" && datatype({value}) = {Iri(term.datatype)}'
    )
    return f"{same} || (isLiteral({value}) && STR({value}) = {lexical} && {parts})"


def count(constraint: Constraint) -> int:
    """The number of a count."""
    number = to_python(constraint.values[0])
    return number if isinstance(number, int) else 0


def _all(expressions: Iterable[str]) -> str:
    told = [f"({expression})" for expression in expressions]
    return " && ".join(told) if told else "true"


def _any(expressions: Iterable[str]) -> str:
    told = [f"({expression})" for expression in expressions]
    return " || ".join(told) if told else "false"
