"""A proposal as a Word file with tracked changes, in the styles of an ITU document."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from sample_source import Passage, Piece, marker, passages_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = {"numbering": "ResNo", "title": "Restitle", "history": "Resref", "section": "Call"}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
STYLE_SHEET = {
    "Normal": "",
    "Source": '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>',
    "Title1": '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:caps/></w:rPr>',
    "Proposal": "<w:pPr><w:keepNext/></w:pPr>",
    "ResNo": '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>',
    "Restitle": '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>',
    "Resref": '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:i/></w:rPr>',
    "Call": '<w:pPr><w:keepNext/><w:ind w:left="794"/></w:pPr><w:rPr><w:i/></w:rPr>',
}


class Tracking:
    """Writes the marks of tracked changes and bookmarks, each with a number of its own."""

    def __init__(self, author: str, date: date) -> None:
        self.who = f'w:author={quoteattr(author)} w:date="{date}T09:00:00Z"'
        self.count = 0

    def attributes(self) -> str:
        """The attributes of the next tracked change."""
        self.count += 1
        return f'w:id="{self.count}" {self.who}'

    def bookmark(self, name: str) -> str:
        """An empty bookmark."""
        self.count += 1
        number = f'w:id="{self.count}"'
        return f"<w:bookmarkStart {number} w:name={quoteattr(name)}/><w:bookmarkEnd {number}/>"

    def run(self, piece: Piece) -> str:
        """A run of text, inserted, deleted or kept, or a bookmark."""
        sign, text = piece
        if sign == "~":
            return self.bookmark(text)
        body = f"<w:r>{content(text, 'delText' if sign == '-' else 't')}</w:r>"
        if sign == "=":
            return body
        tag = "ins" if sign == "+" else "del"
        return f"<w:{tag} {self.attributes()}>{body}</w:{tag}>"

    def paragraph(self, pieces: Sequence[Piece], style: str, mark: str = "=") -> str:
        """A paragraph; `mark` is the sign of its own mark."""
        tracked = {"=": "", "+": "ins", "-": "del"}[mark]
        of_mark = f"<w:rPr><w:{tracked} {self.attributes()}/></w:rPr>" if tracked else ""
        runs = "".join(self.run(piece) for piece in pieces)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{of_mark}</w:pPr>{runs}</w:p>\n'


def content(text: str, tag: str) -> str:
    """The content of a run: text, tabs, line breaks and non-breaking hyphens."""
    special = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>"}
    chunks = [chunk for chunk in re.split("([\t\n\u2011])", text) if chunk]
    return "".join(
        special.get(chunk) or f'<w:{tag} xml:space="preserve">{escape(chunk)}</w:{tag}>' for chunk in chunks
    )


def front_page(tracking: Tracking, proposal: Mapping[str, Any]) -> str:
    """The block on the first page, a table as an assembly has it, with source and title below."""
    rows = [
        ("World Telecommunication Standardization Assembly (WTSA-20)\nGeneva, 1-9 March 2022", ""),
        ("PLENARY MEETING", f"Document {proposal['document']}(Add.{proposal['addendum']})-E"),
        ("", f"{proposal['date'].day} {proposal['date']:%B %Y}"),
        ("", "Original: English"),
    ]
    width = '<w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr>'
    cells = (
        "".join(f"<w:tc>{width}{tracking.paragraph([('=', text)], 'Normal')}</w:tc>" for text in row)
        for row in rows
    )
    grid = '<w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>'
    table = '<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/></w:tblPr>' + grid
    table += "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>\n"
    below = [(proposal["submitter"], "Source"), ("Proposed modification of Resolution\u00a098", "Title1")]
    return table + "".join(tracking.paragraph([("=", text)], style) for text, style in below)


def word_paragraphs(passages: Sequence[Passage]) -> Iterator[tuple[list[Piece], str, str]]:
    """The paragraphs of a proposal: pieces, style and sign of the mark; broken lines put together again."""
    for passage in passages:
        pieces: list[Piece] = []
        for line in passage.lines:
            pieces += line.pieces
            if line.mark is None:
                pieces.append(("=", "\n"))
            else:
                yield pieces, STYLES.get(passage.role, "Normal"), line.mark
                pieces = []


def word_file(source: Mapping[str, Any], proposal: Mapping[str, Any]) -> bytes:
    """A proposal as a Word file with tracked changes."""
    tracking = Tracking(proposal["author"], proposal["date"])
    body = front_page(tracking, proposal) + tracking.paragraph([("=", marker(proposal))], "Proposal")
    for pieces, style, mark in word_paragraphs(list(passages_of(source, proposal["region"]))):
        body += tracking.paragraph(pieces, style, mark)
    styles = "".join(style_definition(name, look) for name, look in STYLE_SHEET.items())
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>'
        for part, kind in (("document", MAIN_TYPE), ("styles", STYLES_TYPE))
    )
    types = f'<Default Extension="rels" ContentType="{RELATIONS_TYPE}"/>{types}'
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": relation("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": relation("styles", "styles.xml"),
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def style_definition(name: str, look: str) -> str:
    """The definition of a style of paragraphs."""
    default = ' w:default="1"' if name == "Normal" else ""
    opened = f'<w:style w:type="paragraph"{default} w:styleId="{name}">'
    return f'{opened}<w:name w:val="{name}"/>{look}</w:style>'


def relation(kind: str, target: str) -> str:
    """A part that relates its owner to one other part."""
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{one}</Relationships>'


def packed(parts: Mapping[str, str]) -> bytes:
    """The parts as an archive whose bytes depend on nothing else: no clock, no compression library."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, (XML + text).encode())
    return buffer.getvalue()
