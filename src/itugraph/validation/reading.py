"""Shapes from the statements that describe them (SHACL Core, https://www.w3.org/TR/shacl/).

What is read covers SHACL Core but for qualified value shapes. A shape that uses these, SPARQL constraints, or
components of its own is told apart (`Beyond`), for a full SHACL processor to run.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from itugraph.graph import Blank, Iri, Literal, Term, Triple, to_python
from itugraph.graph.terms import RDF
from itugraph.model import InputError
from itugraph.validation.shapes import (
    SH,
    Beyond,
    Constraint,
    PathKind,
    PropertyPath,
    Shape,
    Shapes,
    Target,
    TargetKind,
)

Node = Iri | Blank

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = Iri(RDF + "type")
_CLASSES = (Iri(_RDFS + "Class"), Iri("http://www.w3.org/2002/07/owl#Class"))
_FIRST, _REST, _NIL = Iri(RDF + "first"), Iri(RDF + "rest"), Iri(RDF + "nil")

_TARGETS: dict[str, TargetKind] = {
    "targetClass": "class",
    "targetNode": "node",
    "targetSubjectsOf": "subjects",
    "targetObjectsOf": "objects",
}
TARGETS = tuple(Iri(SH + name) for name in _TARGETS)

_PATHS: dict[str, PathKind] = {
    "inversePath": "inverse",
    "alternativePath": "alternative",
    "zeroOrMorePath": "zero-or-more",
    "oneOrMorePath": "one-or-more",
    "zeroOrOnePath": "zero-or-one",
}
_NUMBERS = ("minCount", "maxCount", "minLength", "maxLength")
_PROPERTIES = ("equals", "disjoint", "lessThan", "lessThanOrEquals")
_TERMS = (
    "class",
    "datatype",
    "nodeKind",
    "hasValue",
    "minExclusive",
    "minInclusive",
    "maxExclusive",
    "maxInclusive",
)
_SINGLE = (*_NUMBERS, "datatype", "nodeKind", "minExclusive", "minInclusive", "maxExclusive", "maxInclusive",
           "in", "languageIn", "pattern", "flags", "closed", "path", "uniqueLang", "ignoredProperties")  # fmt: skip
_PATH_ONLY = ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals")
_OF_NODE_ITSELF = ("equals", "disjoint")
_MOST_COUNTED = 4
"""So many values are told apart within a logical constraint, where a query cannot count."""
_SAID = ("message", "description", "name", "order", "group", "defaultValue", "severity", "deactivated", "path",
         "flags", "ignoredProperties", *_TARGETS)  # fmt: skip


def read_shapes(statements: Iterable[Triple], source: str) -> Shapes:
    """The shapes with targets that the statements describe; `source` names them where they are malformed.

    Raises `InputError` for a shape without a meaning: a list that does not end, a count that is no number.
    """
    described = _Described(source)
    for subject, predicate, value in statements:
        described.of[subject, predicate].append(value)
        described.told[subject].add(predicate)
        if predicate == _TYPE and value in _CLASSES:
            described.classes.add(subject)
    shapes: list[Shape] = []
    beyond: list[Beyond] = []
    for node in sorted(described.told, key=str):
        targets = tuple(described.targets(node))
        if targets and not described.is_deactivated(node):
            try:
                shapes.append(described.shape(node, targets, (), judged=False))
            except _NotCompiledError as reason:
                beyond.append(Beyond(node, str(reason)))
    return Shapes(tuple(shapes), tuple(beyond))


class _NotCompiledError(Exception):
    """A shape that only a full SHACL processor can run, and the term that is why."""


@dataclass(slots=True)
class _Described:
    source: str
    of: dict[tuple[Node, Iri], list[Term]] = field(default_factory=lambda: defaultdict(list))
    told: dict[Node, set[Iri]] = field(default_factory=lambda: defaultdict(set))
    classes: set[Node] = field(default_factory=set)

    def values(self, node: Node, name: str) -> list[Term]:
        """The values of a property of the SHACL vocabulary, sorted, so that reports are the same from run to run."""
        key = (node, Iri(SH + name))
        values = sorted(self.of[key], key=str) if key in self.of else []
        if len(values) > 1 and name in _SINGLE:
            raise self.wrong(node, f"has {len(values)} values of sh:{name}, where one may be")
        return values

    def targets(self, node: Node) -> Iterator[Target]:
        for name, kind in _TARGETS.items():
            for value in self.values(node, name):
                if isinstance(value, Blank) or (kind != "node" and not isinstance(value, Iri)):
                    raise self.wrong(node, f"has a sh:{name} that is no IRI")
                yield Target(kind, value)
        if node in self.classes and self.is_shape(node):
            yield Target("class", node)

    def is_shape(self, node: Node) -> bool:
        types = self.of.get((node, _TYPE), [])
        return Iri(SH + "NodeShape") in types or Iri(SH + "PropertyShape") in types

    def is_deactivated(self, node: Node) -> bool:
        return any(to_python(value) is True for value in self.values(node, "deactivated"))

    def shape(
        self, node: Node, targets: tuple[Target, ...], above: tuple[Node, ...], *, judged: bool
    ) -> Shape:
        """The shape of a node; `above` are those it stands in, none of which it may be itself.

        `judged` says that it only counts whether a value conforms to it, as within `sh:or`.
        """
        if node in above:
            raise _NotCompiledError("a shape that contains itself")
        severity = self.values(node, "severity")
        paths = self.values(node, "path")
        return Shape(
            node,
            self.path(paths[0]) if paths else None,
            targets,
            tuple(self.constraints(node, (*above, node), bool(paths), judged)),
            tuple(value.value for value in self.values(node, "message") if isinstance(value, Literal)),
            " ".join(value.value for value in self.values(node, "description") if isinstance(value, Literal)),
            severity[0] if severity and isinstance(severity[0], Iri) else Iri(SH + "Violation"),
        )

    def constraints(
        self, node: Node, above: tuple[Node, ...], has_path: bool, judged: bool
    ) -> Iterator[Constraint]:
        for predicate in sorted(self.told.get(node, ())):
            name = predicate.value.removeprefix(SH)
            if name == predicate.value or name in _SAID:
                continue
            if name in _PATH_ONLY and not has_path:
                raise self.wrong(node, f"has sh:{name} but no sh:path")
            if name in _OF_NODE_ITSELF and not has_path:
                raise _NotCompiledError(f"sh:{name} without a sh:path")
            yield from self.constraint(node, name, above, judged)

    def constraint(
        self, node: Node, name: str, above: tuple[Node, ...], judged: bool
    ) -> Iterator[Constraint]:
        values = self.values(node, name)
        component = name[0].upper() + name[1:]
        if name in _NUMBERS:
            number = self.number(node, name, values[0])
            if judged and name in {"minCount", "maxCount"} and int(number.value) > _MOST_COUNTED:
                raise _NotCompiledError(f"sh:{name} of {number.value} within another shape")
            yield Constraint(component, (number,))
        elif name in _PROPERTIES:
            for value in values:
                if not isinstance(value, Iri):
                    raise self.wrong(node, f"has a sh:{name} that is no property")
                yield Constraint(component, (value,))
        elif name in _TERMS:
            for value in values:
                yield Constraint(component, (self.known(value),))
        elif name in {"in", "languageIn"}:
            yield Constraint(component, tuple(self.known(value) for value in self.members(values[0])))
        elif name == "pattern":
            yield Constraint(component, (values[0], *self.values(node, "flags")))
        elif name == "uniqueLang":
            if to_python(values[0]) is True:
                yield Constraint(component)
        elif name == "closed":
            if to_python(values[0]) is True:
                yield Constraint(component, tuple(self.allowed(node)))
        elif name in {"not", "node", "property"}:
            for value in values:
                inner = self.inner(value, above, judged or name != "property")
                yield Constraint(component, (), (inner,))
        elif name in {"and", "or", "xone"}:
            for value in values:
                yield Constraint(
                    component, (), tuple(self.inner(member, above, True) for member in self.members(value))
                )
        else:
            raise _NotCompiledError(f"sh:{name}")

    def inner(self, value: Term, above: tuple[Node, ...], judged: bool) -> Shape:
        """A shape in another; one that is deactivated has no constraints, so that everything conforms to it."""
        if isinstance(value, Literal):
            raise self.wrong(above[-1], "has a literal where a shape should be")
        if self.is_deactivated(value):
            return Shape(value, None, (), ())
        return self.shape(value, (), above, judged=judged)

    def allowed(self, node: Node) -> Iterator[Iri]:
        """The properties of a closed shape, and those it ignores."""
        for value in self.values(node, "property"):
            if not isinstance(value, Literal):
                yield from (path for path in self.values(value, "path") if isinstance(path, Iri))
        for ignored in self.values(node, "ignoredProperties"):
            yield from (member for member in self.members(ignored) if isinstance(member, Iri))

    def number(self, node: Node, name: str, value: Term) -> Literal:
        number = to_python(value)
        if not isinstance(value, Literal) or not isinstance(number, int) or number < 0:
            raise self.wrong(node, f"has a sh:{name} that is no whole number")
        return value

    def known(self, value: Term) -> Term:
        """A term that can stand in a query."""
        if isinstance(value, Blank):
            raise _NotCompiledError("a value without a name")
        return value

    def members(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        members: list[Term] = []
        seen: set[Term] = set()
        while head != _NIL:
            if isinstance(head, Literal) or head in seen or len(self.of.get((head, _FIRST), ())) != 1:
                raise InputError(f"{self.source}: a list in a shape is broken: write it as ( ... ).")
            seen.add(head)
            members += self.of[head, _FIRST]
            (head,) = self.of.get((head, _REST)) or [_NIL]
        return members

    def path(self, value: Term) -> PropertyPath:
        if isinstance(value, Iri):
            return PropertyPath("predicate", value)
        if isinstance(value, Blank):
            if self.of.get((value, _FIRST)):
                return PropertyPath("sequence", parts=tuple(self.path(part) for part in self.members(value)))
            for name, kind in _PATHS.items():
                for inner in self.values(value, name):
                    parts = self.members(inner) if kind == "alternative" else [inner]
                    return PropertyPath(kind, parts=tuple(self.path(part) for part in parts))
        raise InputError(f"{self.source}: a sh:path is no property and no path of properties.")

    def wrong(self, node: Node, what: str) -> InputError:
        return InputError(f"{self.source}: the shape {node} {what}.")
