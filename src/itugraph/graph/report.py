"""What a build found, counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from itugraph.graph.documents import text_iris
from itugraph.graph.terms import Iri, Quad
from itugraph.graph.texts import is_adopted
from itugraph.graph.vocabulary import itu
from itugraph.model import Extraction


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found: in the documents it was given, and in the whole graph afterwards.

    `proposals` and `adopted` count texts, `absent` the proposals that are announced but not there. `clauses`
    is by change, `citations` by resolution (exact, ambiguous, unknown). A text that several documents hold counts once,
    `repeated` its other occurrences. `triples` counts the whole graph, and `kept` the documents in it that were not
    read again.
    """

    documents: int
    kept: int
    proposals: int
    adopted: int
    absent: int
    clauses: Mapping[str, int] = field(default_factory=dict)
    citations: Mapping[str, int] = field(default_factory=dict)
    repeated: int = 0
    triples: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts what documents hold as they pass."""

    documents: int = 0
    texts: Counter[str] = field(default_factory=Counter)
    absent: int = 0
    clauses: Counter[str] = field(default_factory=Counter)
    citations: Counter[str] = field(default_factory=Counter)
    repeated: int = 0

    def add(
        self, extraction: Extraction, quads: Iterable[Quad], told_elsewhere: Collection[Iri] = ()
    ) -> None:
        """Count one document, whose statements say which announcements found their proposal.

        Texts `told_elsewhere` are those of which another document's reading counts.
        """
        self.documents += 1
        texts = [
            text
            for node, text in zip(text_iris(extraction), extraction.texts, strict=True)
            if node not in told_elsewhere
        ]
        self.repeated += len(extraction.texts) - len(texts)
        self.texts.update("adopted" if is_adopted(text) else "proposal" for text in texts)
        present = sum(quad.predicate == itu("presentAs") for quad in quads)
        self.absent += len(extraction.announced) - present
        clauses = [record for text in texts for record in text.records if record.role == "clause"]
        self.clauses.update(clause.change for clause in clauses)
        judged = (citation.after or citation.before for clause in clauses for citation in clause.citations)
        self.citations.update(reference.resolution for reference in judged if reference)

    def report(self, *, kept: int, triples: int, seconds: float) -> BuildReport:
        """The counts, with what is known once the graph is written."""
        return BuildReport(
            documents=self.documents,
            kept=kept,
            proposals=self.texts["proposal"],
            adopted=self.texts["adopted"],
            absent=self.absent,
            clauses=dict(self.clauses),
            citations=dict(self.citations),
            repeated=self.repeated,
            triples=triples,
            seconds=seconds,
        )
