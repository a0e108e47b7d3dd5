"""Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): takes the bytes of an XML file, gives a `Document`."""

import hashlib
from pathlib import Path

from lxml import etree

from itugraph.model import Document, InputError, Metadata, RunStatus, TrackedBy
from itugraph.reading.drafts import FOOTNOTE_STYLE, Draft, closed, numbered
from itugraph.reading.flowing import FlowCollector
from itugraph.reading.tables import Cell, in_reading_order
from itugraph.reading.tracking import KEPT, Tracking

__all__ = ["read_akoma_ntoso"]

MAX_BYTES = 50_000_000
_CHANGES: dict[str, RunStatus] = {"ins": "inserted", "del": "deleted"}
_UNSEEN = frozenset({"meta", "remark", "noteRef", "img", "components", "eol"})
_INLINE = frozenset(
    {"i", "b", "u", "sub", "sup", "span", "ref", "mref", "rref", "a", "def", "term", "entity", "date", "time"}
    | {
        "person",
        "organization",
        "role",
        "location",
        "quantity",
        "concept",
        "object",
        "event",
        "process",
        "abbr",
    }
    | {"inline", "docType", "docDate", "docAuthority", "docProponent", "docPurpose", "docStage", "docStatus"}
    | {
        "docCommittee",
        "docIntroducer",
        "docketNumber",
        "docJurisdiction",
        "shortTitle",
        "session",
        "signature",
    }
    | {
        "placeholder",
        "decoration",
        "affectedDocument",
        "relatedDocument",
        "change",
        "omissis",
        "courtType",
        "party",
    }
    | {"quotedText", "embeddedText", "mod", "rmod", "mmod", "opinion", "argument", "neutralCitation", "judge"}
    | {"lawyer", "outcome", "fillIn", "recordedTime", "vote", "legislature", "num", "docNumber", "docTitle"}
    | {"ins", "del", "authorialNote", "subFlow", "br", "eol"}
)
_PARAGRAPHS = frozenset({"p", "heading", "subheading", "crossHeading", "block"})
_STYLES = {"docNumber": "Res_No", "docTitle": "Res_title"}
_TITLES_OF_SECTIONS = frozenset(
    {"recitals", "preamble", "mainBody", "section", "division", "container", "hcontainer"}
)


def read_akoma_ntoso(file: Path | bytes, source: str | None = None) -> Document:
    """Read an Akoma Ntoso document, given by path or as its bytes.

    A `num` stands before the text it numbers, parted by a tab. The document's number and title have the
    styles `Res_No` and `Res_title` of the ITU template, headings of sections `Call`. Raises InputError if the
    XML is damaged, declares entities, is too big or holds no text.
    """
    data = file if isinstance(file, bytes) else file.read_bytes()
    source = source or ("the document" if isinstance(file, bytes) else file.name)
    if len(data) > MAX_BYTES:
        raise InputError(f"{source} is over {MAX_BYTES // 1_000_000} MB: split it and read the pieces.")
    root = _parsed(data, source)
    reader = _Reader()
    reader.container(root, KEPT)
    paragraphs = numbered(closed(reader.drafts) + closed(reader.notes))
    if not any(paragraph.runs for paragraph in paragraphs):
        raise InputError(f"{source} is an Akoma Ntoso file without text: give the document itself.")
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, "akoma-ntoso", paragraphs, digest, metadata=_metadata(root))


def _parsed(data: bytes, source: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = (str(error).splitlines() or ["damaged"])[0].rstrip(".")
        raise InputError(f"{source} is Akoma Ntoso with damaged or excessive XML ({reason}).") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            f"{source} declares XML entities: take the document type declaration out of it first."
        )
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class _Reader:
    """Walks a document once. A block with text in it is a paragraph, any other element holds blocks."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self._flow = FlowCollector()
        self._number: tuple[str, Tracking] | None = None

    def container(self, parent: etree._Element, tracking: Tracking) -> None:
        """Read the blocks of an element; an inline one among them is a paragraph of its own."""
        for child in parent:
            name = _name(child)
            inside = _within(child, tracking)
            if not name or name in _UNSEEN:
                continue
            if name == "num" and len(parent) > 1:
                self._flush_number()
                self._number = (_plain(child), inside)
            elif name == "table":
                self._table(child, inside)
            elif name == "authorialNote":
                self._note(child, inside)
            elif _is_paragraph(child):
                self._paragraph(child, inside, _style(child, parent))
            else:
                self.container(child, inside)
        if _name(parent) not in _INLINE:
            self._flush_number()

    def _paragraph(self, element: etree._Element, tracking: Tracking, style: str | None) -> None:
        if self._number is not None:
            (label, of_label), self._number = self._number, None
            self._flow.label(label + "\t", of_label)
        self._inline(element, tracking)
        runs = self._flow.take()
        if runs:
            self.drafts.append(Draft(runs, tracking.side, style, None if tracking == KEPT else tracking.by))

    def _flush_number(self) -> None:
        """A number without text after it is a paragraph of its own."""
        if self._number is not None and self._number[0]:
            (label, tracking), self._number = self._number, None
            self._flow.add(label, tracking)
            self.drafts.append(Draft(self._flow.take(), tracking.side))
        self._number = None

    def _inline(self, element: etree._Element, tracking: Tracking) -> None:
        self._flow.add(element.text, tracking)
        for child in element:
            name = _name(child)
            if name in ("br", "eol"):
                self._flow.add_typed("\n", tracking)
            elif name == "authorialNote":
                self._note(child, _within(child, tracking))
            elif name and name not in _UNSEEN:
                self._inline(child, _within(child, tracking))
            self._flow.add(child.tail, tracking)

    def _note(self, note: etree._Element, tracking: Tracking) -> None:
        reader = _Reader()
        reader.container(note, tracking)
        for draft in reader.drafts:
            draft.style = FOOTNOTE_STYLE
        self.notes += reader.drafts + reader.notes

    def _table(self, table: etree._Element, tracking: Tracking) -> None:
        rows = []
        for row in table.iterchildren():
            if _name(row) not in ("tr", "caption"):
                continue
            cells = []
            for column, cell in enumerate(row if _name(row) == "tr" else [row]):
                reader = _Reader()
                reader.container(cell, _within(row, tracking))
                cells.append(Cell(column, closed(reader.drafts)))
                self.notes += reader.notes
            rows.append(cells)
        self.drafts += in_reading_order(rows)


def _plain(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _is_paragraph(element: etree._Element) -> bool:
    """Whether an element holds text rather than blocks."""
    if _name(element) in _PARAGRAPHS or _name(element) in _INLINE or (element.text or "").strip():
        return True
    return any((child.tail or "").strip() for child in element)


def _within(element: etree._Element, tracking: Tracking) -> Tracking:
    change = _CHANGES.get(_name(element))
    return tracking if change is None else tracking.within(change, TrackedBy(None, None))


def _style(element: etree._Element, parent: etree._Element) -> str | None:
    names = [_name(element), *(_name(child) for child in element)]
    for name, style in _STYLES.items():
        if name in names:
            return style
    if _name(element) == "heading":
        return "Call" if _name(parent) in _TITLES_OF_SECTIONS else "heading 1"
    return None


def _metadata(root: etree._Element) -> Metadata:
    def value(path: str, attribute: str) -> str | None:
        steps = "/".join(f"*[local-name()='{step}']" for step in path.split("/"))
        found = root.xpath(f"//{steps}/@{attribute}")
        return str(found[0]) or None if isinstance(found, list) and found else None

    proponents = (element for element in root.iter() if _name(element) == "docProponent")
    return Metadata(
        number=value("FRBRWork/FRBRnumber", "value"),
        date=value("FRBRWork/FRBRdate", "date") or value("FRBRExpression/FRBRdate", "date"),
        language=value("FRBRExpression/FRBRlanguage", "language"),
        submitter=next((text for part in proponents if (text := _plain(part))), None),
    )
