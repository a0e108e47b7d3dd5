"""Redlines as Word files with real tracked changes."""

from collections.abc import Iterable, Sequence

from itugraph.writing.first_page import FirstPage
from itugraph.writing.ooxml import BlockWriter, run_xml
from itugraph.writing.redline import Redline
from itugraph.writing.word_package import A4, WordFile, word_bytes
from itugraph.writing.word_styles import style_sheet

END_RULE = '<w:p><w:pPr><w:pStyle w:val="Endrule"/></w:pPr></w:p>\n'
"""The rule after the last paragraph, whose mark no change may touch: what stands before it can be struck."""


def redline_word(redline: Redline) -> bytes:
    """A `.docx` in ITU styles, the proposals one after another.

    Accepting all changes gives the proposed text, rejecting them the base. Changes that were inferred have the
    author `itugraph` and a comment, tracked ones their own author and date.
    """
    writer = BlockWriter(redline.blocks)
    body = first_page_xml(redline.first_page, A4.text_width) if redline.first_page else ""
    body += "".join(map(writer.paragraph, redline.blocks)) + END_RULE
    running = redline.first_page.name if redline.first_page else ""
    return word_bytes(WordFile(redline.title, body, style_sheet(), writer.comments, A4, running))


def first_page_xml(page: FirstPage, width: int) -> str:
    """The block on the first page, a table of two columns, with the source below."""
    left = [_front(line, bold=bold) for line, bold in page.left] or [_front("")]
    right = [_front(line, bold=index == 0) for index, line in enumerate(page.right)]
    columns = (width * 2 // 3, width - width * 2 // 3)
    cells = "".join(cell(width, "".join(lines)) for width, lines in zip(columns, (left, right), strict=True))
    below = '<w:p><w:pPr><w:pStyle w:val="Frontlast"/></w:pPr></w:p>'
    if page.source:
        below += f'<w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr>{run_xml(page.source)}</w:p>\n'
    return table(columns, [f"<w:tr>{cells}</w:tr>"]) + below


def _front(line: str, *, bold: bool = False) -> str:
    style = "Frontbold" if bold else "Front"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run_xml(line)}</w:p>'


def table(columns: Sequence[int], rows: Iterable[str], *, ruled: bool = False) -> str:
    """A table with columns of these widths."""
    borders = ""
    if ruled:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        rules = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides)
        borders = f"<w:tblBorders>{rules}</w:tblBorders>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>\n"
    )


def cell(width: int, content: str, *, span: int = 1, shade: str = "") -> str:
    """A cell; `shade` is a background in six hexadecimal digits."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
