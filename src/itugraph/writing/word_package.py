"""The parts of a Word file put together; the same content always gives the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from itugraph.writing.ooxml import Comment, clean, run_xml
from itugraph.writing.paragraphs import AUTHOR

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "styles": ("styles", "styles"),
    "settings": ("settings", "settings"),
    "comments": ("comments", "comments"),
    "header1": ("header", "header"),
}
"""Of each part below `word/`: the kind of its relationship, and of its content."""


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in twentieths of a point (A4 is 11906 x 16838)."""

    width: int
    height: int
    margin_side: int = 1134
    margin_top: int = 1418
    margin_bottom: int = 1134

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin_side


A4 = Page(11906, 16838)
A4_LANDSCAPE = Page(16838, 11906, 737, 1134, 850)
A3_LANDSCAPE = Page(23811, 16838, 737, 1134, 850)


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds: the body in WordprocessingML, and what stands around it.

    `running_title` is in the header of every page but the first, `category` a property that says what the file is.
    """

    title: str
    body: str
    styles: str
    comments: Sequence[Comment]
    page: Page
    running_title: str = ""
    category: str = ""


def word_bytes(file: WordFile) -> bytes:
    """The `.docx`."""
    parts = {
        "styles": _root("styles", file.styles),
        "settings": _root("settings", _SETTINGS),
        "comments": _root("comments", "".join(map(_comment, file.comments))),
        "header1": _root("hdr", _header(file.running_title)),
    }
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{_PARTS[name][0]}" Target="{name}.xml"/>'
        for n, name in enumerate(parts, start=1)
    )
    body = f"<w:body>{file.body}{_section(file.page)}</w:body>"
    return _zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(
                f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
                f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
                'Target="docProps/core.xml"/>'
            ),
            "word/document.xml": _root("document", body),
            "word/_rels/document.xml.rels": _relationships(related),
            **{f"word/{name}.xml": text for name, text in parts.items()},
            "docProps/core.xml": _core(file.title, file.category),
        }
    )


# A person who mends a recovered file is to leave tracked changes too.
_SETTINGS = (
    '<w:trackRevisions/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)


def _root(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">{content}</w:{name}>'


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _content_types() -> str:
    overrides = {"/word/document.xml": f"{_TYPES}.document.main+xml"}
    overrides |= {f"/word/{name}.xml": f"{_TYPES}.{kind}+xml" for name, (_, kind) in _PARTS.items()}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    written = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{written}</Types>'


def _core(title: str, category: str) -> str:
    sort = f"<cp:category>{escape(category)}</cp:category>" if category else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:creator>{AUTHOR}</dc:creator>{sort}</cp:coreProperties>"
    )


def _comment(comment: Comment) -> str:
    return (
        f'<w:comment w:id="{comment.number}" w:author="{AUTHOR}" w:initials="itu"><w:p><w:pPr>'
        f'<w:pStyle w:val="CommentText"/></w:pPr>{run_xml(comment.text)}</w:p></w:comment>'
    )


def _header(running_title: str) -> str:
    number = (
        '<w:r><w:t xml:space="preserve">\u2013 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> \u2013</w:t></w:r>'
    )
    lines = [number, *([run_xml(running_title)] if running_title else [])]
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p>' for line in lines)


def _section(page: Page) -> str:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.margin_top}" w:right="{page.margin_side}" w:bottom="{page.margin_bottom}" '
        f'w:left="{page.margin_side}" w:header="567" w:footer="454" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    # Stored, since compressed bytes differ from one version of the compression library to the next.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, (_DECLARATION + text).encode())
    return buffer.getvalue()
