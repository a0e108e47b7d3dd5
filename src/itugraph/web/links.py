"""Addresses within the application: what stands where, and where a thing of the graph has its page."""

from urllib.parse import quote, urlencode

from itugraph.graph.vocabulary import ITU
from itugraph.register.iris import BASE

ID = BASE + "id/"
GRAPH = BASE + "graph/"
_KEPT = "/!$&'()*+,;=:@%~"
"""What may stand in a path as it is (RFC 3986, 3.3); a percent sign too, for identifiers hold encoded characters."""


def path_of(iri: str) -> str:
    """The address here of a thing of the graph; of a thing elsewhere, its IRI.

    >>> path_of(BASE + "id/wtsa/resolution/98")
    '/id/wtsa/resolution/98'
    >>> path_of(BASE + "ontology#Clause")
    '/ontology#Clause'
    """
    if iri.startswith(ITU):
        return "/ontology#" + quote(iri.removeprefix(ITU), safe=_KEPT)
    if iri.startswith((ID, GRAPH)):
        return "/" + quote(iri.removeprefix(BASE), safe=_KEPT)
    return iri


def is_here(iri: str) -> bool:
    """Whether a thing has a page here."""
    return iri.startswith((ID, GRAPH, ITU))


def side_by_side(instrument: str) -> str:
    """The page that sets the proposals on an instrument, named by its IRI, side by side.

    >>> side_by_side(BASE + "id/wtsa/resolution/98")
    '/side-by-side/wtsa/resolution/98'
    """
    return path_of(instrument).replace("/id/", "/side-by-side/", 1)


def search(query: str) -> str:
    """The search for words.

    >>> search("smart cities & towns")
    '/search?q=smart+cities+%26+towns'
    """
    return "/search?" + urlencode({"q": query})


def question(name: str, **values: str) -> str:
    """The page of a named question, with values filled in.

    >>> question("who-cites", instrument="PP Resolution 71")
    '/questions/who-cites?instrument=PP+Resolution+71'
    """
    given = "?" + urlencode(values) if values else ""
    return f"/questions/{quote(name)}{given}"
