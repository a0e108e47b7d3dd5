"""The library in a few names: build a graph from documents, ask it, check it, take its network."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from itugraph import DEFAULT_GRAPH
from itugraph.model import (
    Document,
    Extraction,
    InputError,
    Instrument,
    QueryError,
    ResolutionText,
)

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    import networkx
    import rdflib

    from itugraph.checks import Finding
    from itugraph.extraction import AdoptedTexts
    from itugraph.graph import BuildReport, GraphSource, Value
    from itugraph.questions import Answered, Catalogue, Question, Table
    from itugraph.register import Register
    from itugraph.validation import ValidationReport

READABLE = frozenset({".txt", ".docx", ".pdf", ".html", ".htm", ".xml"})
"""Endings of the files that are read in a folder; a file that is named is read whatever its ending."""

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; `named` says that it was named itself, and not found in a folder."""

    path: Path
    named: bool


def find_sources(*places: str | Path) -> tuple[Source, ...]:
    """The files that are named, and the documents in the folders that are named, in order, each once.

    Hidden files are left out, and the lock files that word processors leave (`~$...`). Raises `InputError` for a
    place that does not exist and for a folder without documents.
    """
    found: dict[Path, Source] = {}
    for place in map(Path, places):
        if place.is_dir():
            inside = sorted(path for path in place.rglob("*") if _is_document(path, place))
            if not inside:
                raise InputError(
                    f"{place} holds no documents: it should hold files ending in {', '.join(sorted(READABLE))}."
                )
            for path in inside:
                found.setdefault(path.resolve(), Source(path, named=False))
        elif place.exists():
            found[place.resolve()] = Source(place, named=True)
        else:
            raise InputError(f"{place} does not exist: check the name.")
    return tuple(found.values())


def _is_document(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder).parts
    hidden = any(part.startswith((".", "~$")) for part in inside)
    return not hidden and path.suffix.lower() in READABLE and path.is_file()


def read_sources(
    sources: tuple[Source, ...],
    adopted: "AdoptedTexts",
    register: "Register | None" = None,
    on_source: Callable[[Source], None] | None = None,
    on_rejected: Callable[[InputError], None] | None = None,
) -> Iterator[Extraction]:
    """What is in the sources, flattened documents after all others.

    `adopted` knows the texts that flattened proposals may change, and learns those that are read. `on_source`
    is told of each before it is read. A file found in a folder that cannot be read is told to
    `on_rejected` and left out. Raises `InputError` for such a file where there is no `on_rejected`, for a named
    file that cannot be read, and where nothing could be read at all.
    """
    from itugraph.extraction import extract_document
    from itugraph.reading import read

    rejected = 0
    flattened: list[tuple[Source, Document]] = []

    def reject(source: Source, error: InputError) -> None:
        nonlocal rejected
        if source.named or on_rejected is None:
            raise error
        rejected += 1
        on_rejected(error)

    for source in sources:
        if on_source:
            on_source(source)
        try:
            document = read(source.path)
            if document.flattened:
                # Flattened texts wait for the adopted ones among the sources, which they may change.
                flattened.append((source, document))
                continue
            extraction = extract_document(document, register, adopted)
        except InputError as error:
            reject(source, error)
        else:
            adopted.remember(extraction)
            yield extraction
    for source, document in flattened:
        try:
            extraction = extract_document(document, register, adopted)
        except InputError as error:
            reject(source, error)
        else:
            yield extraction
    if sources and rejected == len(sources):
        raise InputError(f"None of the {rejected} documents could be read: nothing was done.")


def build(
    *sources: str | Path,
    graph: str | Path = DEFAULT_GRAPH,
    on_source: Callable[[Source], None] | None = None,
    on_rejected: Callable[[InputError], None] | None = None,
) -> "BuildReport":
    """Read files, and the documents in folders, into the graph of a folder, which is made if need be.

    Documents that were in the graph before are replaced, others kept. Raises `InputError` and `StoreError`, and then
    the graph is as it was; for `on_source` and `on_rejected` see `read_sources`.
    """
    from itugraph.graph import build as build_graph
    from itugraph.register import load_register

    register = load_register()
    found = find_sources(*sources)
    reading = read_sources(found, _adopted_in(Path(graph)), register, on_source, on_rejected)
    return build_graph(reading, Path(graph), register)


def _adopted_in(folder: Path) -> "AdoptedTexts":
    """The adopted texts that the graph of a folder holds, which is opened when one is looked for."""
    from itugraph.extraction import AdoptedTexts

    def look(edition: str) -> ResolutionText | None:
        from itugraph.graph import Store
        from itugraph.graph.adopted import adopted_text

        if not (folder / "graph.json").exists():
            return None
        with Store.open(folder) as store:
            return adopted_text(store, edition)

    return AdoptedTexts(look)


class Graph:
    """A graph that was built: questions, checks, and the reference network.

    >>> with Graph.open("itugraph.graph") as graph:  # doctest: +SKIP
    ...     graph.ask("editions-of", instrument="PP Resolution 71")
    """

    def __init__(
        self,
        store: "GraphSource",
        documents: tuple[Document, ...] = (),
        temporary: "TemporaryDirectory[str] | None" = None,
    ) -> None:
        """`documents` are those that were read for this graph alone, whose `temporary` folder goes with it."""
        self.store = store
        self.documents = documents
        self._temporary = temporary

    @classmethod
    def open(cls, folder: str | Path = DEFAULT_GRAPH, endpoint: str | None = None) -> Self:
        """The graph in a folder, or at the address of a SPARQL store.

        The address may stand in the place of the folder, too. Raises `StoreError` where there is no graph that
        can be read.
        """
        from itugraph.graph import open_source

        if endpoint is None and isinstance(folder, str) and folder.startswith(("http://", "https://")):
            endpoint = folder
        return cls(open_source(Path(folder), endpoint))

    @classmethod
    def read(
        cls,
        *sources: str | Path,
        base: str | Path | None = None,
        on_source: Callable[[Source], None] | None = None,
        on_rejected: Callable[[InputError], None] | None = None,
    ) -> Self:
        """The graph of files, and of the documents in folders, alone; what it is kept in is gone when it is closed.

        `base` is a file with the adopted text that flattened proposals change. Raises as `build` does.

        >>> with Graph.read("proposal.docx") as graph:  # doctest: +SKIP
        ...     graph.check()
        """
        from tempfile import TemporaryDirectory

        from itugraph.extraction import AdoptedTexts
        from itugraph.graph import build as build_graph
        from itugraph.graph import open_source
        from itugraph.register import load_register

        register = load_register()
        found = find_sources(*sources)
        adopted = AdoptedTexts() if base is None else AdoptedTexts.of_file(base)
        read = list(read_sources(found, adopted, register, on_source, on_rejected))
        temporary = TemporaryDirectory(prefix="itugraph-", ignore_cleanup_errors=True)
        try:
            folder = Path(temporary.name) / DEFAULT_GRAPH
            build_graph(read, folder, register)
            return cls(open_source(folder, None), tuple(one.document for one in read), temporary)
        except BaseException:
            temporary.cleanup()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the graph's files and connections."""
        self.store.close()
        if self._temporary is not None:
            self._temporary.cleanup()

    @cached_property
    def register(self) -> "Register":
        """What is known of instruments, editions, conferences and bodies."""
        from itugraph.register import load_register

        return load_register()

    @cached_property
    def questions(self) -> "Catalogue":
        """The named questions."""
        from itugraph.questions import load_catalogue

        return load_catalogue()

    def answer(self, question: "Question | str", params: Mapping[str, str] | None = None) -> "Answered":
        """The answer to a question (itself, its name, or SPARQL), with the names of the things in it.

        Raises `QueryError` for a question that does not exist, a wrong parameter, and malformed SPARQL.
        """
        from itugraph.questions import run

        if isinstance(question, str) and is_name(question):
            question = self.questions.get(question)
        return run(question, self.store, params or {}, self.register)

    def query(self, question: str, **params: object) -> "Table[Value | None]":
        """The answer in identifiers: an IRI is a string, numbers, dates and truth values are Python's.

        `question` is the name of a question or SPARQL, `params` are given as a person types them. The rows are a list
        of dictionaries by column, with `to_dataframe`; a cell is None where the row has nothing in that column. A
        yes-no question has one row, `{"answer": True}`. Raises `QueryError` as `answer` does.
        """
        from itugraph.graph import to_python
        from itugraph.questions import Table

        answered = self.answer(question, _typed(params))
        if answered.truth is not None:
            return Table(("answer",), [{"answer": answered.truth}])
        rows = [dict(zip(answered.columns, map(to_python, row), strict=True)) for row in answered.rows]
        return Table(answered.columns, rows)

    def ask(self, question: str, **params: object) -> "Table[str]":
        """As `query`, in the names that a reader knows: `PP Resolution 71`, `CEPT`; "" where a cell is empty."""
        from itugraph.questions import Table, cell

        answered = self.answer(question, _typed(params))
        if answered.truth is not None:
            return Table(("answer",), [{"answer": "yes" if answered.truth else "no"}])
        rows = [
            {column: cell(answered, term) for column, term in zip(answered.columns, row, strict=True)}
            for row in answered.rows
        ]
        return Table(answered.columns, rows)

    def construct(self, question: str, **params: object) -> "rdflib.Graph":
        """The graph that a question or a CONSTRUCT gives, for rdflib.

        Raises `QueryError` as `answer` does, and for a question whose answer is a table, or yes or no.
        """
        from itugraph.questions import to_rdflib

        answered = self.answer(question, _typed(params))
        if answered.kind != "graph":
            raise QueryError(
                "The answer to this question is no graph: use ask or query for it, or write a CONSTRUCT."
            )
        return to_rdflib(answered.rows)

    def check(
        self,
        as_of: date | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        rules: str | Path | None = None,
    ) -> "tuple[Finding, ...]":
        """What the rules find wrong; citations are judged at `as_of`, by default at each document's own date.

        `select` and `ignore` name rules by code, beginning of a code (`ITU2`), or name; `rules` is a folder with
        rules of your own. Raises `QueryError` for a rule that does not exist.
        """
        from itugraph.checks import run_checks

        folders = () if rules is None else (Path(rules),)
        return run_checks(self.store, self.register, as_of, select, ignore, folders=folders)

    def validate(self, *shapes: str | Path, only_shapes: bool = False) -> "ValidationReport":
        """What violates the shapes of the ontology, and those in the files and folders given.

        `only_shapes` leaves ours out. Raises `InputError` for shapes that cannot be read, and `ItugraphError` for
        those that need pyshacl where it is not installed.
        """
        from itugraph.validation import load_shapes, validate

        return validate(self.store, load_shapes(*map(Path, shapes), shipped=not only_shapes))

    def network(self, instrument: str | None = None) -> "networkx.MultiDiGraph[str]":
        """The reference network, of all texts or of those about one instrument.

        `instrument` is written as a person would: `WTSA Resolution 98`. Raises `ItugraphError` when it is none.
        """
        from itugraph.network import reference_network, to_networkx

        iri = find_instrument(self.register, instrument).iri if instrument else None
        return to_networkx(reference_network(self.store, iri))


def is_name(question: str) -> bool:
    """Whether this is the name of a question and not SPARQL: one word without a mark of SPARQL."""
    return bool(question) and all(char.isalnum() or char in "-_" for char in question)


def find_instrument(register: "Register", text: str) -> Instrument:
    """The instrument that a person means by `PP Resolution 71` or words of a title.

    Raises `QueryError`, with names that are near or the ones to choose from, where it is not just one.
    """
    found = register.find(text) or _cited(register, text)
    if len(found) > 1:
        found = _cited(register, text) or found
    if len(found) == 1:
        return found[0]
    if found:
        names = [register.name(instrument) for instrument in found]
        more = f" and {len(names) - _SHOWN} others" if len(names) > _SHOWN else ""
        raise QueryError(f"{text!r} may be {', '.join(names[:_SHOWN])}{more}: say which.")
    if body := register.body(text) or register.region(text):
        raise QueryError(
            f"{text!r} is no instrument: what {body.name} is to do or proposes tell "
            f"'itugraph query instructions --param body={text}' and 'itugraph query proposals'."
        )
    near = register.nearest(text)
    advice = f"did you mean {' or '.join(near[:3])}?" if near else "write it like 'PP Resolution 71'."
    raise QueryError(f"The register knows no instrument {text!r}: {advice}")


def _cited(register: "Register", text: str) -> tuple[Instrument, ...]:
    """The instrument that the text cites as documents do, with its edition: `Resolution 71 (Rev. Dubai, 2018)`."""
    from itugraph.citations import find_citations

    cited = find_citations(text, None, register) if "(" in text else []
    if len(cited) != 1 or not cited[0].body or not cited[0].number:
        return ()
    found = register.instrument(cited[0].kind, cited[0].body, cited[0].number)
    return (found,) if found else ()


def _typed(params: Mapping[str, object]) -> dict[str, str]:
    """Values as a person would type them; None counts as not given."""
    return {name: str(value) for name, value in params.items() if value is not None}
