"""What judges read of a graph, each thing once for all of them and only when one asks for it."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from itugraph.checks.abbreviations import key_of
from itugraph.checks.passages import (
    CitedTitle,
    Passage,
    Row,
    Text,
    citations_of,
    seams_of,
    texts_of,
    wholes_of,
)
from itugraph.checks.places import Place
from itugraph.checks.titles import title_key
from itugraph.graph import GraphSource, Iri, Literal
from itugraph.locations import shared_folder
from itugraph.questions import prepared
from itugraph.register import Register


class Reading:
    """The texts of a graph with their clauses and citations, beside what the register knows of names and titles."""

    def __init__(self, store: GraphSource, register: Register) -> None:
        self._store = store
        self._register = register
        self._placed: dict[Iri, Place] = {}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the graph, each with its clauses in order."""
        parents = {
            row["subject"]: row["parent"] for row in self._rows("parents") if isinstance(row["parent"], Iri)
        }
        bases = {
            row["subject"]: place.value
            for row in self._rows("bases")
            if isinstance(place := row.get("place"), Literal)
        }
        texts = texts_of(
            self._rows("clauses"),
            wholes_of(self._rows("wholes")),
            seams_of(self._rows("seams")),
            {subject: parent for subject, parent in parents.items() if isinstance(subject, Iri)},
            {subject: place for subject, place in bases.items() if isinstance(subject, Iri)},
        )
        for text in texts:
            for passage in text.passages:
                self._placed[passage.subject] = _place(passage)
        return texts

    @cached_property
    def citations(self) -> tuple[CitedTitle, ...]:
        """Every citation of the texts."""
        passages = {passage.subject: passage for text in self.texts for passage in text.passages}
        citations = citations_of(self._rows("citations"), passages)
        for citation in citations:
            self._placed[citation.subject] = _place_of_citation(citation)
        return citations

    @property
    def places(self) -> Mapping[Iri, Place]:
        """Where the clauses and citations stand that were read so far."""
        return self._placed

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The register's names of bodies by the key under which abbreviations are compared."""
        known = {name for body in self._register.bodies for name in (body.name, *body.aliases)}
        parts = {
            key_of(part): part for name in known for part in name.replace("/", " ").split() if part.isupper()
        }
        return parts | {key_of(name): name for name in sorted(known)}

    @cached_property
    def full_names(self) -> Mapping[str, str]:
        """What the names of bodies stand for, by the same key."""
        return {key_of(b.name): b.full_name for b in self._register.bodies if " " in b.full_name}

    @cached_property
    def titles(self) -> Mapping[str, frozenset[str]]:
        """The instruments that bear, or bore, a title, by the key of titles; those of an import are not looked at."""
        listed = self._register.listed_instruments
        names = {instrument.iri: self._register.name(instrument) for instrument in listed}
        of_instruments = ((instrument.iri, instrument.title) for instrument in listed)
        of_editions = ((edition.instrument, edition.title) for edition in self._register.tables.editions)
        found: dict[str, set[str]] = {}
        for iri, title in (*of_instruments, *of_editions):
            if title and iri in names:
                found.setdefault(title_key(title), set()).add(names[iri])
        return {title: frozenset(bearing) for title, bearing in found.items()}

    def _rows(self, name: str) -> Iterator[Row]:
        """The rows of a query of `queries/checks/passages`."""
        path = shared_folder("queries", "checks", "passages") / f"{name}.rq"
        found = self._store.select(prepared(path.read_text(encoding="utf-8")))
        for row in found.rows:
            yield {column: term for column, term in zip(found.columns, row, strict=True) if term is not None}


def _place(passage: Passage) -> Place:
    return Place(
        source=passage.of.source,
        proposal=passage.of.identifier,
        section=passage.heading,
        label=passage.label,
        line=passage.line,
        text=passage.after or "",
        certain=passage.certain,
        pointer=passage.pointer if passage.has_pointer else None,
        passage=passage.subject.value,
    )


def _place_of_citation(citation: CitedTitle) -> Place:
    place = _place(citation.passage)
    return Place(
        source=place.source,
        proposal=place.proposal,
        section=place.section,
        label=place.label,
        line=place.line,
        start=citation.start,
        end=citation.end,
        text=citation.written or citation.exact,
        certain=place.certain,
        pointer=place.pointer,
        passage=place.passage,
    )
