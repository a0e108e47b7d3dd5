"""The names that the graph is written in: namespaces, named graphs, and the terms of `ontology/itu.ttl`."""

from functools import cache

from itugraph.graph.terms import RDF, XSD, Iri
from itugraph.register.iris import BASE

ITU = BASE + "ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

GRAPH_FORMAT = 2
"""Raised when graphs built before can no longer be read, added to, or asked the shipped questions."""

TYPE = Iri(RDF + "type")
LABEL = Iri(RDFS + "label")

REGISTER_GRAPH = Iri(BASE + "graph/register")
ONTOLOGY_GRAPH = Iri(BASE + "graph/ontology")
NAMED_GRAPH = Iri(BASE + "graph/named")
"""What documents name and nothing else describes: instruments, editions, bodies unknown to the register, and
base clauses. Two documents that name the same thing state it once, so that counting is safe."""

REGISTER = Iri(BASE + "id/register")

PREFIXES = {
    "itu": ITU,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that exports use. Queries declare their own, so that they run on any store."""

INSTRUMENT_CLASSES = {
    "Resolution": "Resolution",
    "Decision": "Decision",
    "Recommendation": "Recommendation",
    "Opinion": "Opinion",
    "Question": "Question",
    "Report": "Report",
    "Article": "TreatyProvision",
    "Provision": "TreatyProvision",
    "Appendix": "TreatyProvision",
    "Annex-of-other-instrument": "TreatyProvision",
    "Constitution": "TreatyProvision",
    "Convention": "TreatyProvision",
    "RadioRegulations": "TreatyProvision",
    "ITRs": "TreatyProvision",
}
"""The class of each kind of instrument."""

BODY_CLASSES = {
    "sector": "Sector",
    "study group": "StudyGroup",
    "advisory group": "AdvisoryGroup",
    "bureau": "Bureau",
    "assembly": "Assembly",
    "conference": "Assembly",
    "council": "Assembly",
}
"""The class of a body by its kind in the register; any other kind is an `itu:Body`."""


@cache
def itu(name: str) -> Iri:
    """A term of the ontology.

    >>> itu("cites").value.rpartition("#")[2]
    'cites'
    """
    return Iri(ITU + name)


def document_graph(document: Iri) -> Iri:
    """A document's named graph: `.../graph/document/wtsa-20/38A31` for `.../id/document/wtsa-20/38A31`."""
    return Iri(document.value.replace(BASE + "id/", BASE + "graph/", 1))
