"""What a text cites: the instruments and bodies it names, with offsets, and the forms an edition is written in.

Takes text; gives `FoundCitation` and `FoundBody` records.
"""

from itugraph.citations.bodies import find_bodies
from itugraph.citations.editions import parse_edition
from itugraph.citations.finding import find_citations
from itugraph.citations.rendering import render

__all__ = ["find_bodies", "find_citations", "parse_edition", "render"]
