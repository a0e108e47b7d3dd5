"""What the service says of itself (SPARQL 1.1 Service Description, W3C recommendation of 21 March 2013)."""

from collections.abc import Iterable, Iterator

from itugraph.graph import GraphSource, Iri
from itugraph.graph.serializing import PREFIXES, Form, converted_statements

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph {} } ORDER BY ?graph"
"""Without a pattern in it, so that no statement need be looked at."""


def described(address: str, source: GraphSource, form: Form) -> bytes:
    """The description of the service at an address.

    Raises `ValueError` for what is no address, and what the source raises.
    """
    graphs = [row[0] for row in source.select(_GRAPHS).rows]
    statements = _statements(Iri(address), [graph for graph in graphs if isinstance(graph, Iri)])
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in statements)
    prefixes = {"sd": _SD, "formats": _FORMATS, "rdf": PREFIXES["rdf"]}
    return converted_statements(lines.encode(), form, prefixes)


def _statements(address: Iri, graphs: Iterable[Iri]) -> Iterator[tuple[str, str, str]]:
    service, dataset = "_:service", "_:dataset"
    yield service, f"<{_TYPE}>", _sd("Service")
    yield service, _sd("endpoint"), str(address)
    yield service, _sd("supportedLanguage"), _sd("SPARQL11Query")
    yield service, _sd("feature"), _sd("UnionDefaultGraph")
    for name in _RESULTS:
        yield service, _sd("resultFormat"), f"<{_FORMATS}{name}>"
    yield service, _sd("defaultDataset"), dataset
    yield dataset, f"<{_TYPE}>", _sd("Dataset")
    yield dataset, _sd("defaultGraph"), "_:union"
    yield "_:union", f"<{_TYPE}>", _sd("Graph")
    for number, graph in enumerate(graphs):
        entry = f"_:g{number}"
        yield dataset, _sd("namedGraph"), entry
        yield entry, f"<{_TYPE}>", _sd("NamedGraph")
        yield entry, _sd("name"), str(graph)


def _sd(name: str) -> str:
    return f"<{_SD}{name}>"
