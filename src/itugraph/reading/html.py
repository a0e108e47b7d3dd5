"""Web pages: takes the bytes of an HTML file, gives a `Document` with its `ins` and `del` as changes.

Read too: the spans by which converters mark changes (`class="insertion"`), labels of lists, tables with
proposals side by side, and footnotes as Word and converters write them.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from itugraph.model import COMPARISON, RECOVERED_BY, Document, InputError, Run, RunStatus, TrackedBy
from itugraph.reading.drafts import FOOTNOTE_STYLE, Draft, closed, numbered
from itugraph.reading.first_page import read_metadata
from itugraph.reading.flowing import FlowCollector
from itugraph.reading.list_labels import formatted
from itugraph.reading.tables import Cell, in_reading_order
from itugraph.reading.tracking import KEPT, Tracking, joined

__all__ = ["read_html"]

MAX_BYTES = 50_000_000
_MAX_DEPTH = 200
_MAX_SPAN = 1_000
_CHANGES: dict[str, RunStatus] = {"ins": "inserted", "del": "deleted"}
_CLASSES: dict[str, RunStatus] = {"insertion": "inserted", "deletion": "deleted"}
_MARK_CLASSES: dict[str, RunStatus] = {"paragraph-insertion": "inserted", "paragraph-deletion": "deleted"}
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "head",
        "title",
        "template",
        "noscript",
        "svg",
        "math",
        "select",
        "button",
        "nav",
        "iframe",
    }
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre"}
    | {"section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "address", "center"}
    | {"form", "fieldset", "hr", "body", "html", "caption"}
)
_NOTE_ROLES = frozenset({"doc-endnotes", "doc-footnote", "doc-footnotes"})
_NOTE_CLASSES = frozenset({"footnotes", "MsoFootnoteText", "MsoEndnoteText"})
_NOTE_MARKS = frozenset({"footnote-ref", "footnote-back", "MsoFootnoteReference", "MsoEndnoteReference"})
_NOTE_LINK = re.compile(r"#_(?:ftn|edn)(?:ref)?\d+$")
_TAB_CLASSES = frozenset({"tab", "Apple-tab-span"})
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(file: Path | bytes, source: str | None = None) -> Document:
    """Read an HTML page, given by path or as its bytes.

    A paragraph's style is its first class (`ResNo`), or `heading 1` to `heading 6`. Nothing that the page
    refers to is fetched. Raises InputError if the page is too big or has no text.
    """
    data = file if isinstance(file, bytes) else file.read_bytes()
    source = source or ("the page" if isinstance(file, bytes) else file.name)
    if len(data) > MAX_BYTES:
        raise InputError(f"{source} is over {MAX_BYTES // 1_000_000} MB: split the page and read the pieces.")
    reader = _PageReader()
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)
        root = html.document_fromstring(_decoded(data), parser=parser)
        if any("RESOURCE_LIMIT" in error.type_name for error in parser.error_log):
            raise ValueError(source)
        _refuse_own(root, source)
        reader.read(root)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError) as error:
        raise InputError(
            f"{source} is an HTML page that cannot be read, damaged or without end: save it again from a browser."
        ) from error
    paragraphs = numbered(closed(reader.drafts) + closed(reader.notes))
    if not any(paragraph.runs for paragraph in paragraphs):
        raise InputError(f"{source} is an HTML page without text: save the whole page from a browser.")
    digest = hashlib.sha256(data).hexdigest()
    return Document(source, "html", paragraphs, digest, metadata=read_metadata(paragraphs))


def _decoded(data: bytes) -> str:
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", data[:2048], re.IGNORECASE)
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encodings = [encoding for mark, encoding in marks if data.startswith(mark)] or ["utf-8"]
    if declared:
        encodings.append(declared[1].decode("ascii"))
    for encoding in (*encodings, "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        # The parser refuses a declared encoding in what is decoded already, and stops at a null character.
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    return data.decode("latin-1").replace("\x00", "")


def _refuse_own(root: html.HtmlElement, source: str) -> None:
    """Raises InputError for a page of this program that sets documents side by side: it would count them twice."""
    for element in root.iter("meta"):
        if element.get("name") == "generator" and element.get("content") == f"{RECOVERED_BY}, {COMPARISON}":
            raise InputError(
                f"{source} is a comparison that itugraph made: give the contributions it was made from."
            )


class _PageReader:
    """Walks a page once; block elements end the paragraph that is open."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.notes: list[Draft] = []
        self._flow = FlowCollector()
        self._mark_change: Tracking | None = None

    def read(self, root: html.HtmlElement) -> None:
        body = root.find("body")
        self._children(root if body is None else body, KEPT, None, 0)
        self._end(KEPT, None)

    def _children(self, parent: html.HtmlElement, tracking: Tracking, style: str | None, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise RecursionError
        self._text(parent.text, tracking, parent.tag == "pre")
        for child in parent:
            if isinstance(child.tag, str) and not _is_unseen(child):
                self._element(child, tracking, style, depth)
            self._text(child.tail, tracking, parent.tag == "pre")

    def _element(self, element: html.HtmlElement, tracking: Tracking, style: str | None, depth: int) -> None:
        tag = element.tag
        inside = _within(element, tracking)
        if tag == "br":
            self._text("\n", inside, True)
        elif _is_tab(element):
            self._text("\t", inside, True)
        elif tag == "table":
            self._end_before()
            self._table(element, inside, depth)
        elif _is_note_mark(element):
            return
        elif _is_notes(element):
            self._end_before()
            self._notes(element, inside, depth)
        elif tag in _BLOCKS:
            self._end_before()
            self._block(element, inside, depth)
        else:
            classes = (element.get("class") or "").split()
            for name in classes:
                if name in _MARK_CLASSES:
                    self._mark_change = tracking.within(_MARK_CLASSES[name], _author(element))
            self._children(element, inside, style, depth + 1)

    def _block(self, element: html.HtmlElement, tracking: Tracking, depth: int) -> None:
        if element.tag in ("ol", "ul"):
            self._list(element, tracking, depth)
            return
        style = _style(element)
        self._children(element, tracking, style, depth + 1)
        self._end(tracking, style)

    def _list(self, element: html.HtmlElement, tracking: Tracking, depth: int) -> None:
        number = _whole_number(element.get("start"), 1)
        form = _LIST_TYPES.get(element.get("type", ""), "decimal")
        for item in element:
            if not isinstance(item.tag, str):
                continue
            inside = _within(item, tracking)
            for entry in [item] if item.tag == "li" else item.iterchildren("li"):
                number = _whole_number(entry.get("value"), number)
                within = _within(entry, inside) if entry is not item else inside
                label = "\u2022" if element.tag == "ul" else formatted(number, form) + "."
                self._flow.label(label + "\t", within)
                self._children(entry, within, None, depth + 1)
                self._end(within, _style(entry))
                self._flow.drop_label()
                number += 1

    def _table(self, element: html.HtmlElement, tracking: Tracking, depth: int) -> None:
        outer, self.drafts = self.drafts, []
        rows = []
        for row, around in _parts(element, "tr", tracking):
            column, cells = 0, []
            for cell, within in _parts(row, "td", around):
                self._children(cell, within, None, depth + 1)
                self._end(within, None)
                cells.append(Cell(column, closed(self.drafts)))
                self.drafts = []
                column += min(_MAX_SPAN, max(1, _whole_number(cell.get("colspan"), 1)))
            rows.append(cells)
        self.drafts = closed(outer) + in_reading_order(rows)

    def _notes(self, element: html.HtmlElement, tracking: Tracking, depth: int) -> None:
        outer, self.drafts = self.drafts, []
        entries = element.iter("li") if element.tag not in ("p", "li") else iter([element])
        found = list(entries) or [element]
        for entry in found:
            self._children(entry, tracking, None, depth + 1)
            self._end(tracking, None)
        for draft in self.drafts:
            draft.style = FOOTNOTE_STYLE
        self.notes += closed(self.drafts)
        self.drafts = outer

    def _text(self, text: str | None, tracking: Tracking, as_typed: bool) -> None:
        if as_typed:
            self._flow.add_typed(text or "", tracking)
        else:
            self._flow.add(text, tracking)

    def _end_before(self) -> None:
        """End what stands loose before a block: changed as a whole if all of it is."""
        runs = self._flow.take()
        statuses = {run.status for run in runs}
        self._add(runs, Tracking(runs[0].status, runs[0].tracked) if len(statuses) == 1 else KEPT, None)

    def _end(self, tracking: Tracking, style: str | None) -> None:
        """End the open paragraph, if it has text; its mark has the changes around the block."""
        self._add(self._flow.take(), tracking, style)

    def _add(self, runs: tuple[Run, ...], tracking: Tracking, style: str | None) -> None:
        marked, self._mark_change = self._mark_change or tracking, None
        by = None if marked.side == "kept" else marked.by
        for line in _typed_lines(runs) if style == "pre" else [runs]:
            if line:
                self.drafts.append(Draft(line, marked.side, None if style == "pre" else style, by))


def _typed_lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """The lines of text that is set as typed."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.status, run.tracked))
        lines += [[Run(text, run.status, run.tracked)] for text in others]
    return [joined(*line) for line in lines]


def _within(element: html.HtmlElement, tracking: Tracking) -> Tracking:
    """The tracking inside an element that may itself be a change."""
    change = _CHANGES.get(element.tag)
    if change is None and element.tag == "span":
        change = next(filter(None, map(_CLASSES.get, (element.get("class") or "").split())), None)
    return tracking if change is None else tracking.within(change, _author(element))


def _author(element: html.HtmlElement) -> TrackedBy:
    author = element.get("data-author")
    if author is None and (cited := element.get("cite") or "").startswith("mailto:"):
        author = cited.removeprefix("mailto:")
    return TrackedBy(author, element.get("datetime") or element.get("data-date"))


def _style(element: html.HtmlElement) -> str | None:
    classes = (element.get("class") or "").split()
    if classes and element.tag != "pre":
        return str(classes[0])
    if re.fullmatch("h[1-6]", element.tag):
        return f"heading {element.tag[1]}"
    return "pre" if element.tag == "pre" else None


def _is_unseen(element: html.HtmlElement) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_tab(element: html.HtmlElement) -> bool:
    """Whether an element stands for a tab, which HTML lacks: as this program, Word and WebKit write one."""
    if element.tag != "span" or len(element) or (element.text or "").strip():
        return False
    marked = not _TAB_CLASSES.isdisjoint((element.get("class") or "").split())
    return marked or "mso-tab-count" in (element.get("style") or "")


def _is_note_mark(element: html.HtmlElement) -> bool:
    """Whether an element only refers to a footnote, or back from it."""
    return (
        element.get("role") in ("doc-noteref", "doc-backlink")
        or not _NOTE_MARKS.isdisjoint((element.get("class") or "").split())
        or (element.tag == "a" and bool(_NOTE_LINK.search(element.get("href") or "")))
    )


def _is_notes(element: html.HtmlElement) -> bool:
    return element.get("role") in _NOTE_ROLES or not _NOTE_CLASSES.isdisjoint(
        (element.get("class") or "").split()
    )


def _parts(
    parent: html.HtmlElement, tag: str, tracking: Tracking
) -> Iterator[tuple[html.HtmlElement, Tracking]]:
    """The rows of a table, or the cells of a row."""
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        within = _within(child, tracking)
        if child.tag == tag or (tag == "td" and child.tag == "th"):
            yield child, within
        elif child.tag in ("thead", "tbody", "tfoot", "ins", "del", "caption"):
            yield from _parts(child, tag, within)


def _whole_number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else otherwise
