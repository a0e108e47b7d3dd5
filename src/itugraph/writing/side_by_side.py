"""Proposals in the columns of a table, as Word files on paper that is wide enough."""

from collections.abc import Sequence
from dataclasses import replace

from itugraph.model import COMPARISON, Run
from itugraph.writing.aligning import Clause, Row
from itugraph.writing.comparing import ComparedRow, Comparison, Proposal
from itugraph.writing.ooxml import BlockWriter, run_xml
from itugraph.writing.paragraphs import Block
from itugraph.writing.redline import NOTE, Redline, RedlineTable
from itugraph.writing.word import END_RULE, cell, first_page_xml, table
from itugraph.writing.word_package import A3_LANDSCAPE, A4_LANDSCAPE, Page, WordFile, word_bytes
from itugraph.writing.word_styles import style_sheet

HEAD_SHADE, SECTION_SHADE, DIFFER_SHADE = "D9E2EC", "EDF1F5", "F6E7D8"
SPACE = '<w:p><w:pPr><w:pStyle w:val="Tabletext"/></w:pPr></w:p>\n'
MARK_WIDTH = 1360
LONG_TEXT = 350
"""The characters in a cell from which its row may be parted by the end of a page."""
COLUMNS_OF_A4 = 4
"""Columns of text that a landscape A4 page holds; more go on A3."""

LEGEND = (
    "In the first column: \u25cf one proposal alone changes the clause; = all that change it want the same; "
    "\u2260 they want different things (those of one mind stand together, | between them); nothing: nobody changes it. "
    "New labels, closing marks and blanks do not count as changes."
)


def redline_table_word(redline: Redline, tables: Sequence[RedlineTable]) -> bytes:
    """A `.docx` with the proposals on each instrument side by side, one a column, the same base clause in one row.

    The first row holds the lines that open the proposals and is repeated on every page; our own reader reads such
    a table column by column.
    """
    page = _page(max((len(t.names) for t in tables), default=1))
    writer = BlockWriter()
    body = first_page_xml(redline.first_page, page.text_width) if redline.first_page else ""
    body += "".join(map(writer.paragraph, redline.before)) + SPACE
    for index, one in enumerate(tables):
        # Two tables need a paragraph between them, or Word makes them one.
        body += END_RULE if index else ""
        columns = _even(page.text_width, len(one.names))
        body += table(columns, [_redline_row(row, columns, writer) for row in one.rows], ruled=True)
    body += "".join(map(writer.paragraph, redline.after)) + END_RULE
    running = redline.first_page.name if redline.first_page else redline.title
    return word_bytes(WordFile(redline.title, body, style_sheet(18), writer.comments, page, running))


def comparison_word(comparisons: Sequence[Comparison]) -> bytes:
    """A `.docx` with the base text and the proposals side by side, and what they make of each clause."""
    page = _page(max(len(c.proposals) + 1 for c in comparisons))
    writer = BlockWriter()
    body = ""
    for index, comparison in enumerate(comparisons):
        body += _heading(comparison, writer, opens_page=index > 0)
        columns = (MARK_WIDTH, *_even(page.text_width - MARK_WIDTH, len(comparison.proposals) + 1))
        rows = [
            _head(comparison, columns),
            *(_compared(row, columns, writer) for row in comparison.rows),
        ]
        body += table(columns, rows, ruled=True)
    body += END_RULE
    title = "; ".join(title_of(comparison) for comparison in comparisons)
    return word_bytes(WordFile(title, body, style_sheet(18), writer.comments, page, title, COMPARISON))


def title_of(comparison: Comparison) -> str:
    """What the document is called: `WTSA Resolution 98: proposals of APT, EUR, IAP`."""
    return f"{comparison.instrument}: proposals of {', '.join(p.name for p in comparison.proposals)}"


def summary_of(comparison: Comparison) -> str:
    """How far the proposals agree, in one sentence."""
    total = sum(row.row.role == "clause" for row in comparison.rows)
    return (
        f"Of {total} clauses, {comparison.count('none')} are changed by nobody, {comparison.count('only')} by one "
        f"proposal alone, {comparison.count('agree')} in the same way by several, and {comparison.count('differ')} "
        "in different ways."
    )


def quiet_words(row: ComparedRow, index: int) -> str:
    """What stands in a cell whose proposal leaves the clause as it is, or has none: `no change; becomes f)`."""
    clause, deed = row.row.cells[index], row.deeds[index]
    if clause is None:
        return {"strikes": "struck", "unchanged": "no change"}.get(deed or "", "\u2013")
    label = new_label(clause)
    return f"no change; becomes {label}" if label else "no change"


def new_label(clause: Clause) -> str:
    """The label that an unchanged clause gets, with its bracket; empty where it keeps its own."""
    before, after = (text.split("\t")[0].strip() for text in (clause.base, clause.proposed))
    return after if before != after and len(after) < 12 and "\t" in clause.proposed else ""


def is_quiet(row: ComparedRow, index: int) -> bool:
    """Whether a cell only says that nothing changes."""
    return row.row.cells[index] is None or row.deeds[index] == "unchanged"


def column_lines(proposal: Proposal) -> tuple[str, ...]:
    """The lines under a column's name: identifier, who submits it, and a warning where its changes are inferred."""
    warning = ("changes inferred",) if proposal.inferred else ()
    named = f"{proposal.action} {proposal.identifier}".strip()
    return (named, *((proposal.submitter,) if proposal.submitter else ()), *warning)


def _page(columns: int) -> Page:
    return A4_LANDSCAPE if columns <= COLUMNS_OF_A4 else A3_LANDSCAPE


def _even(width: int, columns: int) -> tuple[int, ...]:
    return (width // columns,) * columns


def _row(cells: str, *, head: bool = False, whole: bool = True) -> str:
    """A row; one that is `whole` stands on one page."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>\n"


def _is_short(row: Row) -> bool:
    """Whether a row is so low that keeping it on one page leaves no large gap on the page before."""
    return max(sum(len(run.text) for run in clause.runs) if clause else 0 for clause in row.cells) < LONG_TEXT


def block_of(clause: Clause | None) -> Block:
    """The paragraph in a cell, with a comment where its changes are inferred."""
    if clause is None:
        return Block((), "Normal")
    note = (
        f"{NOTE} Line {clause.line} of the source."
        if clause.changed and clause.certainty == "inferred"
        else None
    )
    return Block(clause.runs, clause.style, note=note, place=clause.line)


def _redline_row(row: Row, columns: Sequence[int], writer: BlockWriter) -> str:
    head = row.role == "marker"
    cells = "".join(
        cell(width, writer.paragraph(block_of(clause), last_in_cell=True), shade=HEAD_SHADE if head else "")
        for width, clause in zip(columns, row.cells, strict=True)
    )
    return _row(cells, head=head, whole=_is_short(row))


def _styled(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run_xml(text)}</w:p>'


def _heading(comparison: Comparison, writer: BlockWriter, *, opens_page: bool) -> str:
    named = f"{comparison.instrument} {comparison.base}".strip()
    title = Block(_kept(f"Proposals side by side: {named}"), "Title1", opens_page=opens_page)
    below = [_styled("Subtitle1", comparison.title)] if comparison.title else []
    return writer.paragraph(title) + "".join(
        [
            *below,
            _styled("Tabletext", summary_of(comparison)),
            _styled("Tabletext", LEGEND),
            _styled("Tabletext", ""),
        ]
    )


def _kept(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def _head(comparison: Comparison, columns: Sequence[int]) -> str:
    base = _styled("Tablehead", "Base text") + _styled(
        "Tablenote", f"{comparison.instrument} {comparison.base}"
    )
    cells = [_styled("Tablehead", ""), base]
    for proposal in comparison.proposals:
        lines = [f'<w:p><w:pPr><w:pStyle w:val="Tablehead"/></w:pPr>{run_xml(proposal.name)}</w:p>']
        lines += [_styled("Tablenote", line) for line in column_lines(proposal)]
        cells.append("".join(lines))
    return _row(
        "".join(cell(width, text, shade=HEAD_SHADE) for width, text in zip(columns, cells, strict=True)),
        head=True,
    )


def _compared(row: ComparedRow, columns: Sequence[int], writer: BlockWriter) -> str:
    if row.is_heading:
        heading = row.row.base.base if row.row.base else ""
        return _row(cell(sum(columns), _styled("Tablecall", heading), span=len(columns), shade=SECTION_SHADE))
    shade = DIFFER_SHADE if row.verdict.finding == "differ" else ""
    mark = _styled("Tablemark", f"{row.verdict.mark} {row.verdict.short}".strip())
    mark += _styled("Tablegroup", row.verdict.names) if row.verdict.names else ""
    base = (
        writer.paragraph(_in_table(block_of(row.row.base)))
        if row.row.base
        else _styled("Tablequiet", "\u2013")
    )
    cells = cell(columns[0], mark, shade=shade) + cell(columns[1], base)
    for index, width in enumerate(columns[2:]):
        if is_quiet(row, index):
            content = _styled("Tablequiet", quiet_words(row, index))
        else:
            content = writer.paragraph(_in_table(block_of(row.row.cells[index])), last_in_cell=True)
        cells += cell(width, content)
    return _row(cells, whole=_is_short(row.row))


def _in_table(block: Block) -> Block:
    return replace(block, style=block.style if block.style in ("enumlev1", "Call") else "Tabletext")
