"""Validation of graphs: takes any graph and shapes (SHACL), gives what violates them.

`load_shapes` reads the shipped shapes and those of a user, `validate` runs them as SPARQL queries on whatever store
holds the graph, `render_report` shows what was found to people and to programs.
"""

from itugraph.validation.places import Place
from itugraph.validation.reporting import Form, render_report, summary
from itugraph.validation.running import Violation
from itugraph.validation.validating import ShapesGraph, ValidationReport, load_shapes, validate

__all__ = [
    "Form",
    "Place",
    "ShapesGraph",
    "ValidationReport",
    "Violation",
    "load_shapes",
    "render_report",
    "summary",
    "validate",
]
