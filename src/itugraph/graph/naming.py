"""How things are called in the graph: the labels that people read."""

from itugraph.model import Edition
from itugraph.register.names import KIND_OF_TREATY, adopting_body

_TREATY_NAMES = {"RadioRegulations": "Radio Regulations", "Annex-of-other-instrument": "Annex"}


def instrument_label(kind: str, body: str | None, number: str | None) -> str:
    """An instrument as a person would ask for it.

    >>> instrument_label("Resolution", "WTSA", "98"), instrument_label("Recommendation", "ITU-T", "Y.4000")
    ('WTSA Resolution 98', 'ITU-T Y.4000')
    >>> instrument_label("RadioRegulations", "RR", None), instrument_label("Resolution", None, "9")
    ('Radio Regulations', 'Resolution 9')
    """
    name = _TREATY_NAMES.get(kind, kind)
    if kind in KIND_OF_TREATY and not number:
        return name
    owner = adopting_body(kind, body) if body else None
    shown = None if kind == "Recommendation" and owner in {"ITU-T", "ITU-R"} else name
    return " ".join(part for part in (owner, shown, number) if part)


def edition_mark(edition: Edition, iri: str) -> str:
    """What the bracket of a citation says; a radio conference is named by its acronym, as its texts are.

    >>> edition_mark(Edition(True, "Geneva", 2022), "id/wtsa/resolution/98/geneva-2022")
    'Rev. Geneva, 2022'
    >>> edition_mark(Edition(True, None, 2019), "id/wrc/resolution/750/wrc-19")
    'Rev.WRC-19'
    """
    name = iri.rpartition("/")[2]
    if edition.place is None and name.startswith(("wrc-", "warc-")):
        return ("Rev." if edition.revised else "") + name.upper()
    return str(edition)


def edition_label(instrument: str, edition: Edition, iri: str) -> str:
    """An edition: the instrument's label and the edition in brackets.

    >>> edition_label("WTSA Resolution 98", Edition(True, "Geneva", 2022), ".../98/geneva-2022")
    'WTSA Resolution 98 (Rev. Geneva, 2022)'
    """
    return f"{instrument} ({edition_mark(edition, iri)})"
