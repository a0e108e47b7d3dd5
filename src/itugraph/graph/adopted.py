"""The text of an adopted edition, as an earlier document put it into the graph."""

from itugraph.extraction import text_of_lines
from itugraph.graph.source import GraphSource
from itugraph.graph.terms import Iri, Literal, Term
from itugraph.graph.vocabulary import ITU
from itugraph.model import PassageRole, ResolutionText

# A base clause that is known only by its place in proposals has no text, and so is no line of the edition.
_LINES = (
    f"PREFIX itu: <{ITU}>"
    + """
SELECT ?section ?heading ?label ?text WHERE {
  GRAPH ?document {
    ?clause itu:ofEdition ?edition ; itu:textAfter ?text ; itu:ordinal ?ordinal .
    OPTIONAL { ?clause itu:labelAfter ?label }
    OPTIONAL { ?clause itu:inSection ?section . ?section itu:heading ?heading }
  }
} ORDER BY ?document ?ordinal
"""
)


def adopted_text(source: GraphSource, edition: str) -> ResolutionText | None:
    """The sections and clauses of the edition with this IRI; None where the graph does not hold its text.

    Lines before the first section are not kept in the graph and so are missing.
    """
    rows = source.select(_LINES, {"edition": Iri(edition)}).rows
    lines: list[tuple[PassageRole, str]] = []
    last: Term | None = None
    for section, heading, label, text in rows:
        if section is not None and section != last:
            lines.append(("section", _value(heading)))
            last = section
        lines.append(("clause", _labelled(_value(label), _value(text))))
    return text_of_lines(lines) if lines else None


def _value(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else ""


def _labelled(label: str, text: str) -> str:
    if not label:
        return text
    return f"{label})\t{text}" if label[0].isalpha() else f"{label}\t{text}"
