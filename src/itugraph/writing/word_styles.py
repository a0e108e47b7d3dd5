"""The style sheet of the Word files: paragraph styles by the names that the ITU's templates give them."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes in half points, distances in twentieths of a point.

    `tabs` are left tab stops, unless a style lists its own kinds; `extra` is further paragraph properties that
    stand before spacing, such as `<w:keepNext/>`.
    """

    name: str
    size: int = 24
    before: int = 120
    after: int = 0
    left: int = 0
    hanging: int = 0
    align: str = ""
    look: str = ""
    keep: bool = False
    tabs: tuple[int, ...] = (1134, 1871, 2268)
    border: str = ""


_RULE = '<w:pBdr><w:{side} w:val="single" w:sz="6" w:space="6" w:color="808080"/></w:pBdr>'

STYLES: dict[str, Style] = {
    "Normal": Style("Normal"),
    "Source": Style("Source", 28, 600, 120, align="center", look="<w:b/>", tabs=()),
    "Title1": Style("Title 1", 28, 240, 240, align="center", look="<w:caps/>", tabs=()),
    "Subtitle1": Style("Title 2", 24, 0, 240, align="center", keep=True, tabs=()),
    "Proposal": Style("Proposal", 24, 240, look="<w:b/>", keep=True),
    "ResNo": Style("Res_No", 28, 480, align="center", look="<w:caps/>", keep=True, tabs=()),
    "Restitle": Style("Res_title", 28, 240, align="center", look="<w:b/>", keep=True, tabs=()),
    "Resref": Style("Res_ref", 24, 120, 120, align="center", look="<w:i/>", keep=True, tabs=()),
    "Call": Style("Call", 24, 160, left=1134, look="<w:i/>", keep=True),
    "enumlev1": Style("enumlev1", 24, 80, left=1134, hanging=1134),
    "enumlev2": Style("enumlev2", 24, 80, left=1871, hanging=737),
    "enumlev3": Style("enumlev3", 24, 80, left=2268, hanging=397),
    "Headingb": Style("Heading_b", 24, 160, look="<w:b/>", keep=True),
    "AnnexNo": Style("Annex_No", 28, 480, 80, align="center", look="<w:caps/>", keep=True, tabs=()),
    "Annextitle": Style("Annex_title", 28, 240, 280, align="center", look="<w:b/>", keep=True, tabs=()),
    "FootnoteText": Style("FootnoteText", 20, 80),
    "Reasons": Style("Reasons", 24, 240),
    "Front": Style("Front block", 22, 0, 0, tabs=()),
    "Frontbold": Style("Front block bold", 22, 0, 0, look="<w:b/>", tabs=()),
    "Frontlast": Style("Front block end", 2, 0, 0, tabs=(), border=_RULE.format(side="bottom")),
    "Endrule": Style("End rule", 12, 360, 0, left=3400, tabs=(), border=_RULE.format(side="top")),
    "Tabletext": Style("Table_text", 20, 40, 40, tabs=(340, 680)),
    "Tablehead": Style("Table_head", 20, 60, 60, align="center", look="<w:b/>", keep=True, tabs=()),
    "Tablenote": Style("Table_note", 16, 0, 0, align="center", keep=True, tabs=()),
    "Tablemark": Style("Table_mark", 18, 40, 40, look="<w:b/>", tabs=()),
    "Tablegroup": Style("Table_group", 18, 0, 40, tabs=()),
    "Tablecall": Style("Table_call", 20, 80, 80, look="<w:i/>", keep=True, tabs=()),
    "Tablequiet": Style("Table_quiet", 20, 40, 40, look='<w:i/><w:color w:val="595959"/>', tabs=()),
    "Header": Style("header", 18, 0, 0, align="center", tabs=()),
    "CommentText": Style("annotation text", 20, 0, 0, tabs=()),
}

_TABLE_SIZES = {"ResNo": 22, "Restitle": 22, "Proposal": 20}


def style_sheet(table_size: int | None = None) -> str:
    """The part `word/styles.xml`.

    With `table_size`, in half points, the styles of a resolution are set for the narrow columns of a table.
    """
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" '
        f'w:eastAsia="{FONT}"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    written = "".join(_definition(key, _in_table(style, table_size)) for key, style in STYLES.items())
    reference = (
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    )
    return defaults + written + reference


def _in_table(style: Style, size: int | None) -> Style:
    """A style for the narrow columns of a table: smaller, closer, and with shorter indents."""
    if size is None or style.name.startswith(("Table", "Front", "header", "Title", "Source", "annotation")):
        return style
    return Style(
        style.name,
        size,
        min(style.before, 60),
        max(40, min(style.after, 60)),
        340 if style.left else 0,
        340 if style.hanging else 0,
        style.align,
        style.look,
        style.keep,
        (340, 680) if style.tabs else (),
        style.border,
    )


def _definition(key: str, style: Style) -> str:
    tabs = "".join(f'<w:tab w:val="left" w:pos="{position}"/>' for position in style.tabs)
    indent = f'<w:ind w:left="{style.left}"' + (f' w:hanging="{style.hanging}"/>' if style.hanging else "/>")
    if key == "Endrule":
        indent = f'<w:ind w:left="{style.left}" w:right="{style.left}"/>'
    paragraph = (
        ("<w:keepNext/><w:keepLines/>" if style.keep else "")
        + style.border
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>'
        + (indent if style.left else "")
        + (f'<w:jc w:val="{style.align}"/>' if style.align else "")
    )
    default = ' w:default="1"' if key == "Normal" else ""
    custom = "" if style.name in ("Normal", "header", "annotation text") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val={quoteattr(style.name)}/>'
        + ("" if key == "Normal" else '<w:basedOn w:val="Normal"/>')
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr>"
        + f'<w:rPr>{style.look}<w:sz w:val="{style.size}"/></w:rPr></w:style>'
    )
