"""Word files made to be mended, in pieces, and what a mended one says without our changes."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

from itugraph.checks import Replacement, edits_of
from itugraph.reading import base_paragraphs, proposed_paragraphs
from itugraph.reading.word import read_word
from itugraph.writing.mending import Mend, Mended, mend_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SOMEBODY = 'w:id="7" w:author="A. Drafter" w:date="2022-02-01T09:00:00Z"'
WHEN = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
AT, DUBAI = "Geneva, 2015", "Rev. Dubai, 2023"
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(content: str) -> str:
    return f"<w:ins {SOMEBODY}>{content}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {SOMEBODY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def moved_to(content: str) -> str:
    return f"<w:moveTo {SOMEBODY}>{content}</w:moveTo>"


def link(content: str) -> str:
    return f'<w:hyperlink w:anchor="x">{content}</w:hyperlink>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str) -> str:
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{apart}{run(result)}{end}"


def text_box(text: str) -> str:
    inside = f'<v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p>{run(text)}</w:p>'
    return f"<w:r><w:pict>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def relations(*kinds: str) -> str:
    inside = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, _, target in (kind.partition("=") for kind in kinds)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}'
        "</Relationships>"
    )


def parts_of(*paragraphs: str) -> dict[str, str | bytes]:
    body = "".join(p if p.startswith("<w:tbl>") else f"<w:p>{p}</w:p>" for p in paragraphs)
    kinds = {"document": "document.main", "numbering": "numbering", "footnotes": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": relations("officeDocument=word/document.xml"),
        "word/document.xml": "<?xml version='1.0' encoding='UTF-8'  standalone='yes' ?>\r\n<!-- kept -->"
        f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations("numbering=numbering.xml", "footnotes=footnotes.xml"),
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{LIST}</w:numbering>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p>{run("in 2015")}</w:p>'
        "</w:footnote></w:footnotes>",
        "word/media/picture.bin": bytes(range(256)),
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(*paragraphs: str) -> bytes:
    return packed(parts_of(*paragraphs))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def mend(data: bytes, number: int, old: str, new: str, note: str = "ITU000: why") -> Mend:
    paragraph = read_word(data).paragraphs[number - 1]
    edits = edits_of(paragraph, Replacement(old, new, "every"), None, None)
    assert not isinstance(edits, str), edits
    return Mend(number, edits, note)


def mended(data: bytes, *mends: Mend) -> Mended:
    return mend_word(data, "draft.docx", mends, WHEN)


def sides(data: bytes) -> tuple[list[str], list[str]]:
    """The base and the proposed text."""
    document = read_word(data)
    return [p.text for p in base_paragraphs(document)], [p.text for p in proposed_paragraphs(document)]


def root_of(data: bytes) -> etree._Element:
    return etree.fromstring(part(data, "word/document.xml"))


def without_ours(root: etree._Element) -> etree._Element:
    """The document with the changes of itugraph rejected, its comments gone, and all else left."""
    for change in list(root.iter(f"{{{W}}}ins", f"{{{W}}}del")):
        if change.get(f"{{{W}}}author") != "itugraph":
            continue
        parent = change.getparent()
        assert parent is not None
        if change.tag.endswith("del"):
            for text in change.iter(f"{{{W}}}delText"):
                text.tag = f"{{{W}}}t"
            for child in list(change):
                change.addprevious(child)
        parent.remove(change)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(f"{{{W}}}{tag}")):
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
    return root


def told(root: etree._Element) -> list[tuple[object, ...]]:
    """What a document says, letter by letter: the paragraph, what is around it there, and how it looks."""
    letters: list[tuple[object, ...]] = []
    for number, paragraph in enumerate(root.iter(f"{{{W}}}p")):
        for leaf in paragraph.iter():
            if not isinstance(leaf.tag, str) or len(leaf) or leaf.tag == f"{{{W}}}r":
                continue
            if any(True for _ in leaf.iterancestors(f"{{{W}}}rPr")):
                continue
            around = tuple(
                (above.tag, above.get(f"{{{W}}}author"))
                for above in leaf.iterancestors()
                if above.tag != f"{{{W}}}r"
            )
            looks = [
                etree.tostring(p)
                for r in leaf.iterancestors(f"{{{W}}}r")
                for p in r.iterchildren(f"{{{W}}}rPr")
            ]
            for letter in leaf.text or (leaf.tag,):
                letters.append((number, letter, around, looks))
    return letters
