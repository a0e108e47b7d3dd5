"""RDF files that others wrote, read into a store of their own: nothing is fetched, and no entity expanded."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from itugraph.graph.conversion import triple_from_oxigraph
from itugraph.graph.store import Store
from itugraph.graph.terms import Iri, Triple
from itugraph.model import InputError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}
"""The format of a file by its ending."""

MOST_BYTES = 2 << 30
"""So much is read of one file: about ten million statements in N-Quads."""
MOST_JSON_BYTES = 256 << 20
"""JSON-LD is held in memory as a whole while it is read."""
DEEPEST_JSON = 200
"""The nesting of JSON-LD; the parser's memory and stack grow with it without a limit of their own."""
LARGE_BYTES = 8 << 20
"""From here on statements are kept on disk, and it is faster to write new files of the store than to insert."""

_PIECE = 1 << 20
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)")
_NESTING = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_CONTEXT = "No LoadDocumentCallback"


@contextmanager
def opened_files(paths: Sequence[Path], on_file: Callable[[Path], None] | None = None) -> Iterator[Store]:
    """The statements of some files as one graph, in a store that is removed at the end.

    A named graph keeps its name. What a file of triples states stands in a graph that is named after it
    (`file_graph`). The format goes by the ending, see `FORMATS`. Raises `InputError` for a file that is not there,
    too large, of an unknown ending, or malformed, for a JSON-LD context on another machine, and for an XML
    document type, whose entities might not end.
    """
    large = sum(path.stat().st_size for path in paths if path.is_file()) > LARGE_BYTES
    with tempfile.TemporaryDirectory(prefix="itugraph-", ignore_cleanup_errors=True) as folder:
        store = ox.Store(folder) if large else ox.Store()
        opened = Store(store, Path(folder))
        try:
            for path in paths:
                if on_file:
                    on_file(path)
                _load(store, path)
            yield opened
        finally:
            # The library writes on in the background until nothing holds the store any more.
            opened.close()
            del store


def _load(store: ox.Store, path: Path) -> None:
    form = _checked(path)
    graph = file_graph(path).value
    load = store.bulk_load if path.stat().st_size > LARGE_BYTES else store.load
    try:
        into = None if form.supports_datasets else ox.NamedNode(graph)
        load(path=str(path), format=form, base_iri=graph, to_graph=into)
    except (SyntaxError, ValueError, OSError) as error:
        raise _malformed(path, error) from error


def read_statements(path: Path) -> tuple[Triple, ...]:
    """The statements of one file, those of its named graphs with the others; raises `InputError` as `opened_files`."""
    form = _checked(path)
    try:
        read = ox.parse(path=str(path), format=form, base_iri=file_graph(path).value)
        return tuple(dict.fromkeys(triple_from_oxigraph(statement) for statement in read))
    except TypeError as error:
        raise InputError(f"{path} states something of a statement (RDF 1.2), which is not read.") from error
    except (SyntaxError, ValueError, OSError) as error:
        raise _malformed(path, error) from error


def file_graph(path: Path) -> Iri:
    """The named graph that stands for a file: its name without its folder, which concerns nobody else.

    >>> file_graph(Path("data/my graph.ttl")).value
    'file:///my%20graph.ttl'
    """
    return Iri(f"file:///{quote(path.name)}")


def _checked(path: Path) -> ox.RdfFormat:
    """The format of a file that may be read."""
    if not path.is_file():
        raise InputError(f"{path} is no file: check the name.")
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(
            f"{path}: the ending says no format of RDF; it should be one of {', '.join(FORMATS)}."
        )
    most = MOST_JSON_BYTES if form == ox.RdfFormat.JSON_LD else MOST_BYTES
    size = path.stat().st_size
    if size > most:
        raise InputError(
            f"{path} has {size >> 20:,} MB, of which at most {most >> 20:,} are read: split it, or load it into a "
            "SPARQL store and give its address with --endpoint."
        )
    if form == ox.RdfFormat.RDF_XML and _has_entities(path):
        raise InputError(f"{path} has an XML document type, which is not read: write it again as Turtle.")
    if form == ox.RdfFormat.JSON_LD and _depth(path.read_bytes()) > DEEPEST_JSON:
        raise InputError(f"{path} nests more than {DEEPEST_JSON} levels deep: write it again as Turtle.")
    return form


def _has_entities(path: Path) -> bool:
    before = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if _ENTITY.search(before + piece):
                return True
            before = piece[-32:]
    return False


def _depth(text: bytes) -> int:
    """How deep brackets of JSON nest, those in strings left out.

    >>> _depth(b'{"a[[": [{}]}')
    3
    """
    depth = deepest = 0
    for found in _NESTING.finditer(text):
        if found[0] in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] in b"]}":
            depth -= 1
    return deepest


def _malformed(path: Path, error: Exception) -> InputError:
    told = str(error).splitlines()[0] if str(error) else type(error).__name__
    if _CONTEXT in told:
        return InputError(
            f"{path} names a JSON-LD context on another machine, which is not fetched: put the context into the file."
        )
    line = getattr(error, "lineno", None)
    where = f"{path}, line {line}" if line else str(path)
    told = re.sub(r" \(line \d+\)$", "", told)
    told = re.sub(r"^Parser error at line \d+ (?:between )?columns? \d+(?: and \d+)?: ", "", told)
    return InputError(f"{where}: this cannot be read as {_checked_name(path)}: {told.rstrip('.')}.")


def _checked_name(path: Path) -> str:
    return FORMATS[path.suffix.lower()].name
