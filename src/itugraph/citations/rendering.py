"""Writing a citation in its canonical wording."""

from itugraph.model.citations import Edition, FoundCitation

_WHOLE = {
    "Constitution": "Constitution",
    "Convention": "Convention",
    "RadioRegulations": "Radio Regulations",
    "ITRs": "International Telecommunication Regulations",
}
_SECTORS = ("ITU-T", "ITU-R", "ITU-D")
_CODED = {"WRC": "WRC", "WARC": "WARC", "Council": "C"}
_OF_TREATY = {
    "CS": "of the Constitution",
    "CV": "of the Convention",
    "RR": "of the Radio Regulations",
    "ITR": "of the International Telecommunication Regulations",
}


def render(citation: FoundCitation) -> str:
    """The citation in the wording an editor would want, who adopted it included: reading it gives the same again.

    >>> render(FoundCitation(0, 0, "", "Resolution", "PP", "71", Edition(True, "Dubai", 2018)))
    'Resolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference'
    """
    body, number = citation.body, citation.number
    edition = f" ({_edition(citation)})" if citation.edition else ""
    if citation.kind in _WHOLE or number is None:
        return _WHOLE.get(citation.kind, citation.kind) + edition
    if citation.kind == "Provision":
        noun = "No."
    elif citation.kind == "Annex-of-other-instrument":
        noun = "Annex"
    else:
        noun = citation.kind
    if body in _SECTORS:
        return f"{noun} {body} {number}{edition}"
    if body == "RA" and citation.kind == "Resolution":
        return (
            f"{noun} ITU-R {number}{edition}"
            if citation.edition is None or citation.edition.place is None
            else f"{noun} {number}{edition} of the Radiocommunication Assembly"
        )
    if body == "Council":
        return f"Council {noun} {number}{edition}"
    return f"{noun} {number}{edition}{_of_body(body)}"


def _of_body(body: str | None) -> str:
    if body is None:
        return ""
    if body in _OF_TREATY:
        return " " + _OF_TREATY[body]
    return f" of {_FULL_NAMES.get(body, body)}"


_FULL_NAMES = {
    "PP": "the Plenipotentiary Conference",
    "WTSA": "the World Telecommunication Standardization Assembly",
    "WTDC": "the World Telecommunication Development Conference",
    "WRC": "the World Radiocommunication Conference",
    "UNGA": "the United Nations General Assembly",
}


def _edition(citation: FoundCitation) -> str:
    edition = citation.edition
    assert edition is not None
    return written_edition(edition, citation.body)


def written_edition(edition: Edition, body: str | None) -> str:
    """What stands in the bracket of an edition that `body` adopted: `Rev. Dubai, 2018`, `Rev.WRC-19`, `06/2012`."""
    code = _CODED.get(body or "") if edition.place is None and edition.month is None else None
    if code is None or edition.year is None:
        return str(edition)
    year = edition.year
    digits = str(year) if year == 2000 or year < 1930 else f"{year % 100:02d}"
    if body == "Council":
        return f"last amended C{digits}" if edition.revised else f"C{digits}"
    return f"{'Rev.' if edition.revised else ''}{code}-{digits}"
