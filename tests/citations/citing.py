"""How a citation is written down in the tables of these tests: `span -> Kind body number (edition)`."""

from itugraph.citations import find_citations
from itugraph.model.citations import FoundCitation

SHORT = {"Annex-of-other-instrument": "Annex"}


def shown(citation: FoundCitation) -> str:
    parts = [SHORT.get(citation.kind, citation.kind), citation.body or "?"]
    if citation.number:
        parts.append(citation.number)
    edition = f" ({citation.edition})" if citation.edition else ""
    return f"{citation.text} -> {' '.join(parts)}{edition}"


def found(text: str, adopted_by: str | None = None) -> list[str]:
    return [shown(citation) for citation in find_citations(text, adopted_by)]


def identities(text: str, adopted_by: str | None = None) -> list[tuple[object, ...]]:
    """What the citations of a text name, whatever they look like."""
    return [(c.kind, c.number, c.body, c.edition) for c in find_citations(text, adopted_by)]
