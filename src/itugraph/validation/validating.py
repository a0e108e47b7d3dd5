"""Validating a graph: our shapes and those of a user, by queries where they can be, by pyshacl where not."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from itugraph.graph import Blank, GraphSource, Iri, Term, Triple
from itugraph.graph.foreign import FORMATS, read_statements
from itugraph.locations import shared_folder
from itugraph.model import InputError
from itugraph.register import BASE
from itugraph.validation.places import Place, places_of
from itugraph.validation.reading import read_shapes
from itugraph.validation.running import MOST, Violation, run_shapes
from itugraph.validation.shapes import Shape, Shapes

_WRITTEN_BASE = "https://w3id.org/itugraph/"


@dataclass(frozen=True, slots=True)
class ShapesGraph:
    """Shapes and the statements they were read from."""

    shapes: Shapes
    statements: tuple[Triple, ...]

    def __len__(self) -> int:
        return len(self.shapes.shapes) + len(self.shapes.beyond)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found.

    `places` tell of the things with an IRI that the violations name. `applied` of `shapes` had something to look at
    in the graph. `cut` are the shapes of which not every violation is told.
    """

    violations: tuple[Violation, ...]
    places: Mapping[Iri, Place] = field(default_factory=dict)
    applied: int = 0
    shapes: int = 0
    cut: tuple[Shape, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing violates a shape, of whatever severity (SHACL, 3.6.1)."""
        return not self.violations


def load_shapes(*places: Path, shipped: bool = True) -> ShapesGraph:
    """The shapes in files and folders, and the shipped ones, as one graph.

    So a file may refer to a shape of ours, or switch it off with `sh:deactivated true`. Raises `InputError` for a
    place without shapes, a file that cannot be read as RDF, and a malformed shape.
    """
    statements: list[Triple] = []
    if shipped:
        statements += map(_under_base, read_statements(shared_folder("ontology", "shapes.ttl")))
    files = [file for place in places for file in _files(place)]
    for file in files:
        statements += read_statements(file)
    read = read_shapes(statements, ", ".join(file.name for file in files) or "ontology/shapes.ttl")
    if not read.shapes and not read.beyond:
        named = ", ".join(map(str, places)) or "the shipped shapes"
        raise InputError(f"{named}: there is no shape with a target: give one sh:targetClass or the like.")
    return ShapesGraph(read, tuple(statements))


def validate(
    source: GraphSource,
    shapes: ShapesGraph | None = None,
    on_shape: Callable[[str], None] | None = None,
    most: int = MOST,
) -> ValidationReport:
    """Validate a graph, by default with the shipped shapes.

    `on_shape` is told the name of each shape before it is run; at most `most` violations of each constraint are
    told. Raises `StoreError` when the store fails, `QueryError` for a shape that it cannot run, and
    `ItugraphError` for one that needs pyshacl where that is not installed.
    """
    shapes = shapes or load_shapes()
    compiled, beyond = shapes.shapes.shapes, shapes.shapes.beyond
    ran = run_shapes(
        source, compiled, lambda shape: on_shape(name_of(shape.node)) if on_shape else None, most
    )
    violations = list(ran.violations)
    if beyond:
        from itugraph.validation.general import run_beyond

        if on_shape:
            on_shape("pyshacl")
        violations += run_beyond(source, shapes.statements, beyond, compiled)
    violations.sort(key=_order)
    return ValidationReport(
        tuple(violations),
        places_of(source, _named(violations)),
        ran.applied + len(beyond),
        len(shapes),
        ran.cut,
    )


def name_of(node: Iri | Blank) -> str:
    """The last part of a shape's name."""
    value = node.value if isinstance(node, Iri) else str(node)
    return value.rpartition("#")[2].rpartition("/")[2] or value


def _files(place: Path) -> list[Path]:
    """The file itself, or the RDF files in a folder; queries in it are rules, which `check` takes."""
    if not place.is_dir():
        return [place]
    inside = sorted(path for path in place.iterdir() if path.suffix.lower() in FORMATS and path.is_file())
    if not inside:
        raise InputError(f"{place} holds no shapes: it should hold files ending in {', '.join(FORMATS)}.")
    return inside


def _under_base(statement: Triple) -> Triple:
    """A statement of ours under the base IRI in use."""
    if BASE == _WRITTEN_BASE:
        return statement

    def moved(term: Term) -> Term:
        return Iri(term.value.replace(_WRITTEN_BASE, BASE, 1)) if isinstance(term, Iri) else term

    subject, predicate, value = map(moved, statement)
    assert isinstance(subject, Iri | Blank)
    assert isinstance(predicate, Iri)
    return Triple(subject, predicate, value)


def _named(violations: Iterable[Violation]) -> Iterable[Term]:
    for violation in violations:
        yield violation.focus
        if violation.value is not None:
            yield violation.value


def _order(violation: Violation) -> tuple[str, ...]:
    """Violations of one kind together, in the order of their IRIs."""
    return (
        violation.named.value if violation.named else "",
        str(violation.path or ""),
        " ".join(violation.messages),
        violation.constraint.name,
        str(violation.focus),
        str(violation.value or ""),
    )
