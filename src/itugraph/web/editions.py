"""The editions of an instrument: in order, which was in force at a date, and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from itugraph.graph import GraphSource
from itugraph.web.asking import rows
from itugraph.web.links import path_of

_EDITIONS = """SELECT ?edition ?label ?mark ?title ?day ?exactDay ?year ?status ?basis ?conference ?conferenceName
WHERE {
  ?edition itu:editionOf ?instrument .
  OPTIONAL { ?edition rdfs:label ?label }
  OPTIONAL { ?edition itu:editionMark ?mark }
  OPTIONAL { ?edition itu:title ?title }
  OPTIONAL { ?edition itu:adoptedNoLaterThan ?day }
  OPTIONAL { ?edition itu:adoptedOn ?exactDay }
  OPTIONAL { ?edition itu:year ?year }
  OPTIONAL { ?edition itu:status ?status }
  OPTIONAL { ?edition itu:basis ?basis }
  OPTIONAL { ?edition itu:adoptedAt ?conference . ?conference rdfs:label ?conferenceName }
}"""

_READ = "SELECT DISTINCT ?edition WHERE { ?edition itu:editionOf ?instrument ; itu:inDocument ?document }"

_KNOWN_TO = """SELECT ?body ?day WHERE {
  { ?instrument itu:adoptedBy ?body . ?body itu:completeTo ?day }
  UNION { ?register a itu:Register ; itu:completeTo ?day }
} ORDER BY DESC(?body) LIMIT 1"""

ENDED = frozenset({"suppressed", "withdrawn"})
DOUBTED = frozenset({"recalled", "unverified"})


@dataclass(frozen=True, slots=True)
class ShownEdition:
    """An edition; `day` is when it was adopted at the latest, None where nobody adopted it as far as is known."""

    iri: str
    mark: str
    label: str
    title: str
    day: date | None
    is_exact: bool
    year: str
    status: str
    basis: str
    conference: str
    conference_address: str
    has_text: bool

    @property
    def address(self) -> str:
        """Its page."""
        return path_of(self.iri)


def editions_of(graph: GraphSource, instrument: str) -> list[ShownEdition]:
    """The editions that the graph has, the oldest first; those that nobody adopted last."""
    read = {one["edition"] for one in rows(graph, _READ, instrument=instrument)}
    found = {one["edition"]: one for one in rows(graph, _EDITIONS, instrument=instrument)}
    shown = [
        ShownEdition(
            iri=iri,
            mark=one["mark"] or iri.rpartition("/")[2],
            label=one["label"],
            title=one["title"],
            day=_day(one["day"]),
            is_exact=bool(one["exactDay"]),
            year=one["year"],
            status=one["status"],
            basis=one["basis"],
            conference=one["conferenceName"],
            conference_address=path_of(one["conference"]) if one["conference"] else "",
            has_text=iri in read,
        )
        for iri, one in found.items()
    ]
    return sorted(shown, key=lambda edition: (edition.day or date.max, edition.year, edition.iri))


def in_force(editions: Sequence[ShownEdition], on: date, known_to: date) -> ShownEdition | None:
    """The edition in force on a day: the last one adopted on or before it.

    What was suppressed or withdrawn, at a date nobody recorded, counts as such from the day to which the register
    is complete.
    """
    adopted = [edition for edition in editions if edition.day and edition.day <= on]
    if not adopted or (adopted[-1].status in ENDED and on >= known_to):
        return None
    return adopted[-1]


def known_to(graph: GraphSource, instrument: str) -> date:
    """The day up to which the register knows every edition of the instrument's assembly, or in general."""
    found = rows(graph, _KNOWN_TO, instrument=instrument)
    return (_day(found[0]["day"]) if found else None) or date.min


def latest_title(editions: Sequence[ShownEdition]) -> str:
    """The title of the latest edition whose title is known."""
    return next((edition.title for edition in reversed(editions) if edition.title), "")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
