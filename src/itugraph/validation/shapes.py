"""What a shape is: targets, a property path, and constraints (SHACL, 2.1 to 2.3)."""

from dataclasses import dataclass
from typing import Literal

from itugraph.graph import Blank, Iri, Term

SH = "http://www.w3.org/ns/shacl#"

VIOLATION = Iri(SH + "Violation")

PathKind = Literal[
    "predicate", "inverse", "sequence", "alternative", "zero-or-more", "one-or-more", "zero-or-one"
]
TargetKind = Literal["class", "node", "subjects", "objects"]


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """A property path; `parts` are empty for a predicate, `predicate` is None for all else."""

    kind: PathKind
    predicate: Iri | None = None
    parts: tuple["PropertyPath", ...] = ()

    def __str__(self) -> str:
        """The path in SPARQL."""
        match self.kind:
            case "predicate":
                return str(self.predicate)
            case "inverse":
                return f"^({self.parts[0]})"
            case "sequence":
                return "(" + "/".join(map(str, self.parts)) + ")"
            case "alternative":
                return "(" + "|".join(map(str, self.parts)) + ")"
            case "zero-or-more":
                return f"({self.parts[0]})*"
            case "one-or-more":
                return f"({self.parts[0]})+"
            case "zero-or-one":
                return f"({self.parts[0]})?"


@dataclass(frozen=True, slots=True)
class Target:
    """What a shape looks at: the instances of a class, a node, the subjects or the objects of a property."""

    kind: TargetKind
    value: Term


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: the name of its component without `ConstraintComponent`, its values, and the shapes in it.

    `values` are the number of a count, the members of `sh:in`, the pattern and its flags, the properties that a
    closed shape allows, and so on.
    """

    name: str
    values: tuple[Term, ...] = ()
    shapes: tuple["Shape", ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape where it has a path.

    `messages` say in words what it asks for, `advice` what to do where that is not so (`sh:description`).
    """

    node: Iri | Blank
    path: PropertyPath | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    messages: tuple[str, ...] = ()
    advice: str = ""
    severity: Iri = VIOLATION


@dataclass(frozen=True, slots=True)
class Beyond:
    """A shape that is not compiled, and the term that is why."""

    node: Iri | Blank
    reason: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes to validate with: those that have targets, and those that only a full SHACL processor can run."""

    shapes: tuple[Shape, ...]
    beyond: tuple[Beyond, ...] = ()
