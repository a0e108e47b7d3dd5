"""A `Document` taken apart: resolutions and proposals, sections, clauses with their labels."""

from itugraph.structure.headings import Heading, heading_of, trailing_heading
from itugraph.structure.labels import TypedLabel, typed_label
from itugraph.structure.texts import structure

__all__ = ["Heading", "TypedLabel", "heading_of", "structure", "trailing_heading", "typed_label"]
