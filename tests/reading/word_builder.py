"""Small Word files, built from WordprocessingML for the tests."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{MAIN}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WHO = 'w:id="1" w:author="Ana" w:date="2022-02-01T10:00:00Z"'
OTHER = 'w:id="2" w:author="Ben" w:date="2022-02-02T11:00:00Z"'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="ResNo"><w:name w:val="Res_No"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Restitle"><w:name w:val="Res_title"/></w:style>
<w:style w:type="paragraph" w:styleId="Call"><w:name w:val="Call"/></w:style>
<w:style w:type="paragraph" w:styleId="Proposal"><w:name w:val="Proposal"/></w:style>
<w:style w:type="paragraph" w:styleId="Source"><w:name w:val="Source"/></w:style>
<w:style w:type="paragraph" w:styleId="Agendaitem"><w:name w:val="Agenda_item"/></w:style>
<w:style w:type="paragraph" w:styleId="Lettered"><w:name w:val="Lettered"/>
<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="LetteredMore"><w:name w:val="Lettered more"/>
<w:basedOn w:val="Lettered"/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def raw(content: str) -> str:
    """A run that holds other elements than text."""
    return f"<w:r>{content}</w:r>"


def ins(text: str, who: str = WHO) -> str:
    return f"<w:ins {who}>{_runs(text)}</w:ins>"


def dele(text: str, who: str = WHO) -> str:
    return f"<w:del {who}>{_runs(text, 'delText')}</w:del>"


def moved_from(text: str) -> str:
    return f"<w:moveFrom {WHO}>{_runs(text)}</w:moveFrom>"


def moved_to(text: str) -> str:
    return f"<w:moveTo {WHO}>{_runs(text)}</w:moveTo>"


def _runs(text: str, tag: str = "t") -> str:
    return text if text.startswith("<") else r(text, tag=tag)


def p(*content: str, style: str = "", mark: str = "", numbering: tuple[int, int] | None = None) -> str:
    """A paragraph; `mark` names the elements that say who inserted or deleted its mark."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering is not None:
        inside += f'<w:numPr><w:ilvl w:val="{numbering[1]}"/><w:numId w:val="{numbering[0]}"/></w:numPr>'
    if mark:
        inside += "<w:rPr>" + "".join(f"<w:{name} {WHO}/>" for name in mark.split()) + "</w:rPr>"
    return f"<w:p><w:pPr>{inside}</w:pPr>{''.join(map(_runs, content))}</w:p>"


def cell(*blocks: str, properties: str = "", span: int = 1) -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{spanning}{properties}</w:tcPr>{''.join(blocks) or p()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    return (
        raw('<w:fldChar w:fldCharType="begin"/>')
        + raw(f'<w:instrText xml:space="preserve">{instruction}</w:instrText>')
        + raw('<w:fldChar w:fldCharType="separate"/>')
        + _runs(result)
        + raw('<w:fldChar w:fldCharType="end"/>')
    )


def text_box(*blocks: str) -> str:
    """A text box as Word writes it: once as a drawing, once more for old programs."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return raw(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def control(content: str, hint: bool = False) -> str:
    shown = "<w:showingPlcHdr/>" if hint else ""
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def level(index: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1")
    + level(1, "lowerLetter", "%2)")
    + level(2, "lowerRoman", "%3)", '<w:suff w:val="space"/>')
    + level(3, "decimal", "%1.%4")
    + "</w:abstractNum>"
    + f'<w:abstractNum w:abstractNumId="2">{level(0, "lowerLetter", "%1)")}</w:abstractNum>'
    + f'<w:abstractNum w:abstractNumId="3">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    + '<w:abstractNum w:abstractNumId="4">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + "</w:abstractNum>"
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3, 4))
    + '<w:num w:numId="5"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def footnotes(**notes: str) -> str:
    """Footnotes by `n` and their number."""
    return "".join(f'<w:footnote w:id="{key[1:]}">{content}</w:footnote>' for key, content in notes.items())


def note_mark(number: int) -> str:
    """The reference to a footnote in a text."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return raw(f'{style}<w:footnoteReference w:id="{number}"/>')


def document(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
    )


def parts(body: str, notes: str = "", lists: str = LISTS) -> dict[str, str]:
    """The parts of a Word file by name."""
    kinds = {"styles": STYLES, "numbering": lists, "footnotes": notes}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{name}+xml"/>' for name in kinds
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in kinds
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": document(body),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{lists}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
    }


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(*blocks: str, notes: str = "") -> bytes:
    """The bytes of a Word file with these blocks in its body."""
    return packed(parts("".join(blocks), notes))
