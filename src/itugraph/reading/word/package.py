"""Opening a Word file as a package of parts, with bounds on what a hostile file can cost."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from itugraph.model import InputError
from itugraph.reading.word.names import PACKAGE, RELATIONSHIPS

MAX_PARTS = 5_000
"""More parts than any real document has: a document of 1,000 pages with a picture on each has about 1,100."""

MAX_PART_BYTES = 64 * 2**20
"""Bytes of one part once unpacked. The text of 1,000 pages is about 12 MiB."""

MAX_RATIO = 250
"""How many times a part may grow when unpacked; text of Word grows 10 to 30 times."""

RATIO_APPLIES_FROM = 2**20
"""Small parts may grow more: repeated empty elements do."""

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""Namespaces of ISO/IEC 29500 Strict, which Word can save as, and their usual counterparts."""

_PROLOGUE = 4_096
_MEND = "open it in Word or LibreOffice and save it again"


@contextmanager
def damage_reported(source: str) -> Iterator[None]:
    """Turn what the libraries raise on a broken file into one sentence for its owner."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise InputError(f"{source} is a damaged Word file ({_first_line(error)}): {_MEND}.") from error
    except etree.XMLSyntaxError as error:
        raise InputError(
            f"{source} is a Word file with damaged or excessive XML ({_first_line(error)}): {_MEND}."
        ) from error
    except (ValueError, KeyError, IndexError, OverflowError) as error:
        raise InputError(
            f"{source} is a Word file with impossible values in it ({_first_line(error)}): {_MEND}."
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120].rstrip(".")


class Package:
    """The parts of a Word file. Parts are unpacked when asked for; pictures, macros and fonts never are."""

    def __init__(self, data: bytes, source: str) -> None:
        """Raises InputError if the archive has too many parts, is encrypted or holds no Word document."""
        self.source = source
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        if len(self._archive.filelist) > MAX_PARTS:
            raise InputError(
                f"{source} has {len(self._archive.filelist)} parts, and no more than {MAX_PARTS} are read: "
                "it is no ordinary Word file."
            )
        self._parts = {info.filename.lstrip("/"): info for info in self._archive.filelist}
        self._of_package = self._relations("")
        self.main = self._main_part()
        self._related = self._relations(self.main)

    def _main_part(self) -> str:
        main = self._of_package.get("officeDocument", "word/document.xml")
        if main not in self._parts:
            raise InputError(
                f"{self.source} is a zip archive without a Word document in it: give a .docx file."
            )
        return main

    def _relations(self, part: str) -> dict[str, str]:
        """Targets inside the package by the last word of the relation's type, as `styles`."""
        folder, name = posixpath.split(part)
        root = self.parsed(posixpath.join(folder, "_rels", name + ".rels"))
        targets: dict[str, str] = {}
        for relation in () if root is None else root.iterfind(f"{{{PACKAGE}}}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            targets.setdefault(posixpath.basename(relation.get("Type", "")), posixpath.normpath(path))
        return targets

    def content(self, name: str) -> bytes | None:
        """The unpacked bytes of a part in the usual namespaces, or None if there is none of this name."""
        data = self.raw(name)
        return None if data is None else _usual_namespaces(data)

    def raw(self, name: str) -> bytes | None:
        """The unpacked bytes of a part as they are, or None if there is none of this name."""
        info = self._parts.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise InputError(
                f"{self.source} is protected by a password: save it without one and read it again."
            )
        with self._archive.open(info) as stream:
            data = stream.read(min(info.file_size, MAX_PART_BYTES) + 1)
        if max(len(data), info.file_size) > MAX_PART_BYTES:
            raise InputError(
                f"{self.source} holds more than {MAX_PART_BYTES >> 20} MiB of text in {name}: "
                "split it and read the pieces."
            )
        if len(data) > max(RATIO_APPLIES_FROM, MAX_RATIO * info.compress_size):
            raise InputError(
                f"{self.source} unpacks to more than {MAX_RATIO} times its size in {name}, "
                "as a zip bomb does: it is not read."
            )
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            raise self._declares()
        return data

    def parsed(self, name: str | None) -> etree._Element | None:
        """The root element of a part, or None if the package has no such part."""
        data = None if name is None else self.content(name)
        if data is None:
            return None
        root = etree.fromstring(data, _parser())
        self.refuse_declarations(root)
        return root

    def related(self, kind: str) -> etree._Element | None:
        """The root of the part that the main one relates to as `styles`, `numbering`, `footnotes`, ..."""
        return self.parsed(self._related.get(kind))

    def properties(self) -> dict[str, str]:
        """The file's core properties by their names: `title`, `creator`, `category`, ..."""
        root = self.parsed(self._of_package.get("core-properties"))
        return {} if root is None else {etree.QName(child).localname: child.text or "" for child in root}

    def related_name(self, kind: str) -> str | None:
        """The name of the part that the main one relates to as `comments`, ..., whether that is there or not."""
        return self._related.get(kind)

    def refuse_declarations(self, element: etree._Element) -> None:
        """Raises InputError if the part declares a document type: Word never does, entity bombs do."""
        if element.getroottree().docinfo.internalDTD is not None:
            raise self._declares()

    def _declares(self) -> InputError:
        return InputError(
            f"{self.source} declares XML entities, which Word never writes: it is not read, to be safe."
        )

    def blocks(self, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """The elements of these names directly in the body; each is emptied once the next is asked for."""
        data = self.content(self.main) or b""
        events = etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=tags,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        first = True
        for _, element in events:
            if first:
                self.refuse_declarations(element)
                first = False
            parent = element.getparent()
            if parent is None or parent.getparent() is None or parent.getparent().getparent() is not None:
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del parent[0]


def _usual_namespaces(data: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" in data[:8192]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
