"""What a build found, counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from itugraph.graph.terms import Iri, Literal, Quad
from itugraph.graph.vocabulary import TYPE, itu


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found: in the documents it was given, and in the whole graph afterwards.

    `proposals` and `adopted` count texts, `absent` the proposals that are announced but not there. `clauses`
    is by change, `citations` by resolution (exact, ambiguous, unknown). `triples` counts the whole graph, and
    `kept` the documents in it that were not read again.
    """

    documents: int
    kept: int
    proposals: int
    adopted: int
    absent: int
    clauses: Mapping[str, int] = field(default_factory=dict)
    citations: Mapping[str, int] = field(default_factory=dict)
    triples: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts statements of documents as they pass."""

    documents: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    clauses: Counter[str] = field(default_factory=Counter)
    citations: Counter[str] = field(default_factory=Counter)
    present: int = 0
    adopted: int = 0

    def add(self, quads: Iterable[Quad]) -> None:
        """Count the statements of one document."""
        self.documents += 1
        kinds: dict[Iri, str] = {}
        in_editions: set[Iri] = set()
        for subject, predicate, value, _ in quads:
            if not isinstance(subject, Iri):
                continue
            if predicate == TYPE and isinstance(value, Iri):
                kinds[subject] = value.value.rpartition("#")[2]
                self.classes[kinds[subject]] += 1
            elif predicate == itu("presentAs"):
                self.present += 1
            elif predicate == itu("inDocument"):
                in_editions.add(subject)
            elif predicate == itu("change") and kinds.get(subject) == "Clause" and isinstance(value, Literal):
                self.clauses[value.value] += 1
            elif predicate == itu("resolution") and isinstance(value, Literal):
                self.citations[value.value] += 1
        self.adopted += sum(kinds.get(text) != "Proposal" for text in in_editions)

    def report(self, *, kept: int, triples: int, seconds: float) -> BuildReport:
        """The counts, with what is known once the graph is written."""
        return BuildReport(
            documents=self.documents,
            kept=kept,
            proposals=self.classes["Proposal"],
            adopted=self.adopted,
            absent=self.classes["Announcement"] - self.present,
            clauses=dict(self.clauses),
            citations=dict(self.citations),
            triples=triples,
            seconds=seconds,
        )
