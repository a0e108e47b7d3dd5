"""Writing the next generation of a store: whole named graphs, on top of a copy of the one in force."""

import hashlib
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from itugraph.graph.conversion import to_oxigraph
from itugraph.graph.folder import Replacement
from itugraph.graph.kept import KeptDocuments
from itugraph.graph.rivals import Reading
from itugraph.graph.terms import Iri, Quad
from itugraph.graph.vocabulary import NAMED_GRAPH, TYPE, itu
from itugraph.register.iris import BASE

_DOCUMENT_GRAPHS = BASE + "graph/document/"
_NAMED = ox.NamedNode(NAMED_GRAPH.value)
_TYPE = ox.NamedNode(TYPE.value)
_IN_DOCUMENT = ox.NamedNode(itu("inDocument").value)
_IN_TEXT = ox.NamedNode(itu("inText").value)
_CERTAINTY = ox.NamedNode(itu("certainty").value)
_FRONT_LINE = ox.NamedNode(itu("FrontLine").value)
_INFERRED = ox.Literal("inferred")


class Writer:
    """The store that will be in force next. Any `OSError` of the disk passes through."""

    def __init__(self, replacement: Replacement) -> None:
        self._replacement = replacement
        self._fingerprints: dict[str, str] = {}
        if replacement.current and replacement.current_path:
            self._fingerprints.update(replacement.current.fingerprints)
            ox.Store.read_only(str(replacement.current_path)).backup(str(replacement.next_path))
        self._store = ox.Store(str(replacement.next_path))
        self._waiting: list[Quad] = []

    def document_graphs(self) -> list[Iri]:
        """The named graphs of documents, sorted."""
        names = (name.value for name in self._store.named_graphs() if isinstance(name, ox.NamedNode))
        return sorted(Iri(name) for name in names if name.startswith(_DOCUMENT_GRAPHS))

    def replace(self, graph: Iri, quads: Collection[Quad]) -> None:
        """Make these the statements of a named graph; nothing is written where they are already."""
        digest = _digest(quads)
        if self._fingerprints.get(graph.value) == digest:
            return
        self._store.remove_graph(ox.NamedNode(graph.value))
        self._waiting.extend(quads)
        self._fingerprints[graph.value] = digest

    def name(self, named: Iterable[Collection[Quad]]) -> None:
        """Describe what each document names, unless it is described already; the first description stays."""
        self._store.bulk_extend(to_oxigraph(self._waiting))
        self._waiting.clear()
        for quads in named:
            described = {
                subject
                for subject in {quad.subject for quad in quads}
                if isinstance(subject, Iri) and self._is_described(subject)
            }
            self._store.extend(to_oxigraph(quad for quad in quads if quad.subject not in described))

    def kept(self, graphs: Collection[Iri]) -> KeptDocuments:
        """What the documents of these graphs, which are not read again, say to a build."""
        return KeptDocuments(self._store, graphs)

    def settle(self, graphs: Collection[Iri], editions: Collection[str]) -> None:
        """Make citations in kept documents exact where their edition is known now."""
        for graph in self.kept(graphs).settle(editions):
            self._fingerprints.pop(graph, None)

    def readings(self, graphs: Iterable[Iri]) -> list[Reading]:
        """The texts that these named graphs tell."""
        return [
            Reading(text, graph, self._inferences(text, graph))
            for graph in graphs
            for text in self._texts(graph)
        ]

    def remove_texts(self, graph: Iri, texts: Collection[Iri]) -> None:
        """Remove texts from a graph with all that is below them, but for which document has them."""
        stems = tuple(f"{text.value}/" for text in texts)
        nodes = {text.value for text in texts}
        for quad in list(self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph.value))):
            subject = quad.subject
            if isinstance(subject, ox.NamedNode) and (
                subject.value.startswith(stems) or (subject.value in nodes and quad.predicate != _IN_DOCUMENT)
            ):
                self._store.remove(quad)
        self._fingerprints.pop(graph.value, None)

    def forget_unnamed(self) -> None:
        """Remove from `NAMED_GRAPH` what no document names any more, and what is described elsewhere now."""
        found = {quad.subject for quad in self._store.quads_for_pattern(None, None, None, _NAMED)}
        subjects = {node for node in found if isinstance(node, ox.NamedNode)}
        unowned = {node for node in subjects if not self._is_owned(node)}
        alive = {node for node in unowned if self._is_named_outside(node)}
        waiting = list(alive)
        while waiting:
            for quad in self._store.quads_for_pattern(waiting.pop(), None, None, _NAMED):
                named = quad.object
                if isinstance(named, ox.NamedNode) and named in unowned and named not in alive:
                    alive.add(named)
                    waiting.append(named)
        for subject in subjects - alive:
            for quad in list(self._store.quads_for_pattern(subject, None, None, _NAMED)):
                self._store.remove(quad)

    def publish(self) -> int:
        """Put the store in force; gives the number of its statements."""
        self._store.flush()
        triples = len(self._store)
        del self._store
        self._replacement.publish(self._fingerprints)
        return triples

    def _texts(self, graph: Iri) -> Iterator[Iri]:
        """The texts that a graph tells, not those it merely says another document has."""
        name = ox.NamedNode(graph.value)
        found = {quad.object for quad in self._store.quads_for_pattern(None, _IN_TEXT, None, name)}
        found |= {
            quad.subject
            for quad in self._store.quads_for_pattern(None, _TYPE, ox.NamedNode(itu("Proposal").value), name)
        }
        return iter(sorted(Iri(text.value) for text in found if isinstance(text, ox.NamedNode)))

    def _inferences(self, text: Iri, graph: Iri) -> int:
        """How many clauses and headings of a text are inferences in a graph."""
        name = ox.NamedNode(graph.value)
        passages = self._store.quads_for_pattern(None, _IN_TEXT, ox.NamedNode(text.value), name)
        return sum(
            1
            for quad in passages
            for _ in self._store.quads_for_pattern(quad.subject, _CERTAINTY, _INFERRED, name)
            if ox.Quad(quad.subject, _TYPE, _FRONT_LINE, name) not in self._store
        )

    def _is_described(self, subject: Iri) -> bool:
        return any(
            True for _ in self._store.quads_for_pattern(ox.NamedNode(subject.value), _TYPE, None, None)
        )

    def _is_owned(self, subject: ox.NamedNode) -> bool:
        """Whether the register or a document describes a subject itself."""
        return any(
            quad.graph_name != _NAMED for quad in self._store.quads_for_pattern(subject, _TYPE, None, None)
        )

    def _is_named_outside(self, subject: ox.NamedNode) -> bool:
        """Whether a document says anything of a subject, or names it."""
        about = self._store.quads_for_pattern(subject, None, None, None)
        naming = self._store.quads_for_pattern(None, None, subject, None)
        return any(quad.graph_name != _NAMED for pattern in (about, naming) for quad in pattern)


def _digest(quads: Iterable[Quad]) -> str:
    lines = sorted(f"{subject} {predicate} {value}" for subject, predicate, value, _ in quads)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
