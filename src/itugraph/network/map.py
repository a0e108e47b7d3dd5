"""The map of a graph: every instrument, proposal and body in it, and how often each refers to another.

Coarser than the reference network, which shows clauses: a map of thousands of instruments is still one picture.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from itugraph.model.citations import Change
from itugraph.network.asking import Row, ask

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource

PlaceKind = Literal[
    "resolution", "recommendation", "treaty", "other instrument", "proposal", "submitter", "body"
]
"""What a place on the map stands for; a decision is a resolution here."""

RouteKind = Literal["cites", "changes", "submits", "addresses"]

Sector = Literal["Union", "ITU-T", "ITU-R", "ITU-D", "other"]

_KINDS: Mapping[str, PlaceKind] = {
    "Resolution": "resolution",
    "Decision": "resolution",
    "Recommendation": "recommendation",
    "Article": "treaty",
    "Provision": "treaty",
    "Appendix": "treaty",
    "Annex-of-other-instrument": "treaty",
    "Constitution": "treaty",
    "Convention": "treaty",
    "RadioRegulations": "treaty",
    "ITRs": "treaty",
}
_SECTORS: Mapping[str, Sector] = {
    "PP": "Union",
    "Council": "Union",
    "CS": "Union",
    "CV": "Union",
    "WCIT": "Union",
    "ITR": "Union",
    "WTPF": "Union",
    "WTSA": "ITU-T",
    "WTSC": "ITU-T",
    "ITU-T": "ITU-T",
    "TSAG": "ITU-T",
    "RA": "ITU-R",
    "WRC": "ITU-R",
    "WARC": "ITU-R",
    "RR": "ITU-R",
    "ITU-R": "ITU-R",
    "RAG": "ITU-R",
    "WTDC": "ITU-D",
    "ITU-D": "ITU-D",
    "TDAG": "ITU-D",
}
"""The sector that a body, or who adopts an instrument, belongs to; the Union's own bodies stand above sectors."""

_ACTIONS: Mapping[str, Change] = {"ADD": "inserted", "SUP": "deleted", "NOC": "kept"}
_BUREAUX: Mapping[str, Sector] = {"TSB": "ITU-T", "BR": "ITU-R", "BDT": "ITU-D"}
_UNION = frozenset({"Secretary-General", "Deputy Secretary-General", "General Secretariat"})

_TEXTS = """SELECT DISTINCT ?text ?owner ?identifier ?action ?title ?date ?who WHERE {
  ?text itu:inDocument ?document .
  { ?text a itu:Proposal ; itu:changesInstrument ?owner } UNION { ?text itu:editionOf ?owner }
  OPTIONAL { ?text itu:identifier ?identifier }
  OPTIONAL { ?text itu:action ?action }
  OPTIONAL { ?text itu:title ?title }
  OPTIONAL { ?text itu:submittedBy ?who }
  OPTIONAL { ?text itu:adoptedNoLaterThan ?adopted }
  OPTIONAL { ?document itu:documentDate ?prepared }
  BIND (COALESCE(?adopted, ?prepared) AS ?date)
}"""

# One row a text, as reading a row costs more than finding it: its targets are one string, in which no IRI has a blank.
_CITED = """SELECT ?text ?change (GROUP_CONCAT(STR(?target); separator=" ") AS ?targets) WHERE {
  ?citation itu:citingClause ?clause ; itu:citesInstrument ?target ; itu:change ?change .
  ?clause itu:inText ?text .
} GROUP BY ?text ?change"""

_ADDRESSED = """SELECT ?text ?change (GROUP_CONCAT(STR(?target); separator=" ") AS ?targets) WHERE {
  ?mandate itu:mandatedBy ?clause ; itu:addressee ?target ; itu:change ?change .
  ?clause itu:inText ?text .
} GROUP BY ?text ?change"""

_INSTRUMENTS = """SELECT DISTINCT ?thing ?label ?title ?kind ?body WHERE {
  { SELECT DISTINCT ?thing WHERE {
    { ?citation itu:citesInstrument ?thing } UNION { ?proposal itu:changesInstrument ?thing }
    UNION { ?text itu:editionOf ?thing ; itu:inDocument ?document }
  } }
  ?thing rdfs:label ?label .
  OPTIONAL { ?thing itu:title ?title }
  OPTIONAL { ?thing itu:kind ?kind }
  OPTIONAL { ?thing itu:bodyName ?body }
}"""

_AGENTS = """SELECT DISTINCT ?thing ?label ?name ?title ?sector WHERE {
  { SELECT DISTINCT ?thing WHERE { { ?mandate itu:addressee ?thing } UNION { ?proposal itu:submittedBy ?thing } } }
  ?thing rdfs:label ?label .
  OPTIONAL { ?thing itu:name ?name }
  OPTIONAL { ?thing itu:fullName ?title }
}"""


@dataclass(frozen=True, slots=True)
class Place:
    """A thing on the map: `iri` is its IRI, `title` its full name.

    `body` is who adopted an instrument, or the conference's assembly that a proposal is addressed to; `region` the
    name of who submits a proposal. Both are empty where that makes no sense.
    """

    iri: str
    kind: PlaceKind
    label: str
    title: str = ""
    body: str = ""
    region: str = ""
    sector: Sector = "other"


@dataclass(frozen=True, slots=True)
class Route:
    """References from one place to another, by their places on the map.

    `change` is that of the references, `times` how many there are, `year` that of the text that makes them, 0 where it
    is not known.
    """

    source: int
    target: int
    kind: RouteKind
    change: Change
    times: int
    year: int


@dataclass(frozen=True, slots=True)
class ReferenceMap:
    """Places, and the routes between them; only places with a route are on the map."""

    places: tuple[Place, ...]
    routes: tuple[Route, ...]

    @property
    def cited(self) -> list[int]:
        """How often each place is cited or addressed, in the order of the places; one for each text that does."""
        found = [0] * len(self.places)
        texts = {
            (route.source, route.target) for route in self.routes if route.kind in ("cites", "addresses")
        }
        for _, target in texts:
            found[target] += 1
        return found


@dataclass(frozen=True, slots=True)
class Selection:
    """Which routes to show: those that have to do with what is named; empty, and 0 for a year, is any.

    `kind`, `sector` and `body` are of either end, `region` is that of the text that refers.
    """

    kind: str = ""
    sector: str = ""
    body: str = ""
    region: str = ""
    change: str = ""
    since: int = 0
    until: int = 0

    def holds(self, route: Route, places: Sequence[Place]) -> bool:
        """Whether a route is to be shown."""
        source, target = places[route.source], places[route.target]
        return (
            (not self.kind or self.kind in (source.kind, target.kind))
            and (not self.sector or self.sector in (source.sector, target.sector))
            and (not self.body or self.body in (source.body, target.body))
            and (not self.region or self.region == source.region)
            and (not self.change or self.change == route.change)
            and (not self.since or route.year >= self.since)
            and (not self.until or 0 < route.year <= self.until)
        )


def reference_map(source: "GraphSource") -> ReferenceMap:
    """The map of all that the texts in `source` change, cite and address. The same graph gives the same map."""
    texts = _texts(ask(source, _TEXTS))
    places = {place.iri: place for place in _places(source, texts)}
    routes = [
        route
        for route in sorted(set(_routes(source, texts)))
        if route[0] in places and route[1] in places and route[0] != route[1]
    ]
    used = {iri for route in routes for iri in route[:2]}
    kept = [place for iri, place in places.items() if iri in used]
    index = {place.iri: number for number, place in enumerate(kept)}
    return ReferenceMap(
        tuple(kept),
        tuple(Route(index[start], index[end], *rest) for start, end, *rest in routes),  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text: the place that its references start from, what it is on, when it is from, and who submits it."""

    node: str
    instrument: str
    year: int
    row: Row
    who: tuple[str, ...]

    @property
    def is_proposal(self) -> bool:
        return self.node != self.instrument


def _texts(rows: Sequence[Row]) -> dict[str, _Text]:
    """The texts by IRI. An adopted text speaks for its instrument, a proposal for itself."""
    found: dict[str, _Text] = {}
    for row in rows:
        iri = row["text"]
        is_proposal = "action" in row
        who = tuple(dict.fromkeys((*(found[iri].who if iri in found else ()), row.get("who", ""))))
        year = int(row.get("date", "0")[:4])
        found[iri] = _Text(iri if is_proposal else row["owner"], row["owner"], year, row, who)
    return found


def _places(source: "GraphSource", texts: Mapping[str, _Text]) -> Iterator[Place]:
    instruments = {row["thing"]: row for row in ask(source, _INSTRUMENTS)}
    agents = {row["thing"]: row for row in ask(source, _AGENTS)}
    for iri, row in instruments.items():
        body = row.get("body", "")
        kind = _KINDS.get(row.get("kind", ""), "other instrument")
        yield Place(iri, kind, row["label"], row.get("title", ""), body, "", _SECTORS.get(body, "other"))
    submitters = {who for text in texts.values() for who in text.who if who}
    for text in texts.values():
        if text.is_proposal:
            yield _proposal(text, instruments.get(text.instrument, {}), agents)
    for iri, row in agents.items():
        name = row.get("name") or row["label"]
        if iri in submitters:
            yield Place(iri, "submitter", name, row.get("title", ""), region=name)
        else:
            yield Place(iri, "body", name, row.get("title", ""), sector=_sector_of(name))


def _proposal(text: _Text, changed: Row, agents: Mapping[str, Row]) -> Place:
    names = [agents[who].get("name") or agents[who]["label"] for who in text.who if who in agents]
    label = text.row.get("identifier") or text.node.rpartition("/")[2]
    about = " ".join(part for part in (text.row.get("action"), changed.get("label")) if part)
    body = changed.get("body", "")
    return Place(text.node, "proposal", label, about, body, ", ".join(names), _SECTORS.get(body, "other"))


def _sector_of(name: str) -> Sector:
    """The sector of a body, by its name.

    >>> _sector_of("SG20"), _sector_of("Director BDT"), _sector_of("ITU-R membership"), _sector_of("IMO")
    ('ITU-T', 'ITU-D', 'ITU-R', 'other')
    """
    if name in _UNION:
        return "Union"
    first = next((word for word in name.split() if word in _SECTORS or word in _BUREAUX), "")
    if name.startswith("SG") and not first:
        return "ITU-T"
    return _SECTORS.get(first) or _BUREAUX.get(first, "other")


def _routes(
    source: "GraphSource", texts: Mapping[str, _Text]
) -> Iterator[tuple[str, str, RouteKind, Change, int, int]]:
    for one in texts.values():
        if one.is_proposal:
            action = _ACTIONS.get(one.row["action"], "modified")
            yield one.node, one.instrument, "changes", action, 1, one.year
            for who in one.who:
                yield who, one.node, "submits", action, 1, one.year
    queries: tuple[tuple[RouteKind, str], ...] = (("cites", _CITED), ("addresses", _ADDRESSED))
    for kind, query in queries:
        for row in ask(source, query):
            text = texts.get(row["text"])
            change = cast(Change, row["change"])
            for target, times in sorted(Counter(row["targets"].split()).items()):
                if text:
                    yield text.node, target, kind, change, times, text.year
