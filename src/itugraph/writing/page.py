"""Redlines and comparisons as one web page each, that fetches nothing and can be read on paper."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from itugraph.model import COMPARISON, Run, TrackedBy
from itugraph.writing.aligning import Clause, Row
from itugraph.writing.comparing import ComparedRow, Comparison
from itugraph.writing.ooxml import clean, label_apart
from itugraph.writing.page_style import STYLE
from itugraph.writing.paragraphs import AUTHOR, Block
from itugraph.writing.redline import Redline, RedlineTable
from itugraph.writing.side_by_side import (
    COLUMNS_OF_A4,
    LEGEND,
    block_of,
    column_lines,
    is_quiet,
    quiet_words,
    summary_of,
    title_of,
)

_TAGS = {"inserted": "ins", "moved-to": "ins", "deleted": "del", "moved-from": "del"}
_MARKS = {"inserted": "insertion", "moved-to": "insertion", "deleted": "deletion", "moved-from": "deletion"}
_INFERRED = (
    "The source of these proposals had lost its tracked changes. What is struck and inserted here was worked out from "
    "the wording; each paragraph with such a change has a dashed bar beside it."
)

Paper = Literal["A4", "A4 landscape", "A3 landscape"]


def redline_page(redline: Redline, tables: Sequence[RedlineTable] = ()) -> str:
    """The page of a redline: its proposals one after another or, given as `tables`, side by side."""
    parts = [_notice(_INFERRED)] if redline.inferred else []
    parts += [_first_page(redline)]
    parts += map(paragraph, redline.before)
    if tables:
        parts += [_redline_table(one) for one in tables]
    else:
        parts += [f"<article>{''.join(map(paragraph, text))}</article>" for text in redline.texts]
    parts += map(paragraph, redline.after)
    paper: Paper = "A4"
    if tables:
        wide = max(len(one.names) for one in tables) > COLUMNS_OF_A4
        paper = "A3 landscape" if wide else "A4 landscape"
    return _page(redline.title, "".join(parts), paper, AUTHOR)


def comparison_page(comparisons: Sequence[Comparison]) -> str:
    """The page of a comparison: the base text and the proposals side by side."""
    wide = max(len(c.proposals) + 1 for c in comparisons) > COLUMNS_OF_A4
    title = "; ".join(map(title_of, comparisons))
    paper: Paper = "A3 landscape" if wide else "A4 landscape"
    return _page(title, "".join(map(_comparison, comparisons)), paper, f"{AUTHOR}, {COMPARISON}")


def paragraph(block: Block) -> str:
    """A paragraph; its class is its ITU style, and a changed mark is an empty span at its end."""
    noted = ' data-inferred="yes"' if block.note and block.changed else ""
    hint = f' title="{_text(block.note)}"' if block.note and block.changed else ""
    mark = f'<span class="paragraph-{_MARKS[block.mark]}"></span>' if block.mark in _MARKS else ""
    new_page = " opens-page" if block.opens_page else ""
    changed = " changed" if block.changed else ""
    classes = f"{block.style}{changed}{new_page}"
    return f'<p class="{classes}"{noted}{hint}>{_content(block)}{mark}</p>\n'


def _content(block: Block) -> str:
    return "".join(_run(run, italic=italic) for run, italic in label_apart(block))


def _run(run: Run, *, italic: bool) -> str:
    text = _text(run.text).replace("\n", "<br>").replace("\t", '<span class="tab">\t</span>')
    text = f"<i>{text}</i>" if italic else text
    tag = _TAGS.get(run.status)
    return f"<{tag}{_author(run.tracked)}>{text}</{tag}>" if tag else text


def _author(by: TrackedBy | None) -> str:
    author = f' data-author="{_text(by.author or AUTHOR)}"' if by else ""
    return author + (f' datetime="{_text(by.date)}"' if by and by.date else "")


def _text(text: str) -> str:
    return escape(clean(text))


def _notice(text: str) -> str:
    return f'<p class="notice">{_text(text)}</p>\n'


def _first_page(redline: Redline) -> str:
    page = redline.first_page
    if page is None:
        return ""
    left = "".join(f"<p>{f'<b>{_text(line)}</b>' if bold else _text(line)}</p>" for line, bold in page.left)
    right = "".join(f"<p>{_text(line)}</p>" for line in page.right)
    source = f'<p class="Source">{_text(page.source)}</p>\n' if page.source else ""
    return f'<table class="front"><tr><td>{left}</td><td>{right}</td></tr></table>\n{source}'


def _redline_table(one: RedlineTable) -> str:
    heads = [row for row in one.rows if row.role == "marker"]
    body = [row for row in one.rows if row.role != "marker"]
    return (
        f'<table class="columns"><thead>{_redline_rows(heads, "th")}</thead>'
        f"<tbody>{_redline_rows(body, 'td')}</tbody></table>\n"
    )


def _redline_rows(rows: Iterable[Row], tag: str) -> str:
    return "".join(
        "<tr>"
        + "".join(f"<{tag}>{paragraph(block_of(c)) if c else ''}</{tag}>" for c in row.cells)
        + "</tr>\n"
        for row in rows
    )


def _comparison(comparison: Comparison) -> str:
    named = _text(f"{comparison.instrument} {comparison.base}".strip())
    heads = [f"<th></th><th>Base text<p>{named}</p></th>"]
    for proposal in comparison.proposals:
        lines = "".join(f"<p>{_text(line)}</p>" for line in column_lines(proposal))
        heads.append(f"<th>{_text(proposal.name)}{lines}</th>")
    rows = "".join(_compared(row, len(comparison.proposals) + 2) for row in comparison.rows)
    return (
        f"<section><h1>Proposals side by side: {named}</h1><p class='Subtitle1'>{_text(comparison.title)}</p>"
        f"{_notice(summary_of(comparison))}{_notice(LEGEND)}"
        f"<table class='columns'><thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></section>\n"
    )


def _compared(row: ComparedRow, columns: int) -> str:
    if row.is_heading:
        heading = row.row.base.base if row.row.base else ""
        return f"<tr class='heading'><td colspan='{columns}'>{_text(heading)}</td></tr>\n"
    verdict = row.verdict
    cells = [f"<td class='mark'><b>{verdict.mark} {verdict.short}</b>{_text(verdict.names)}</td>"]
    cells.append(_cell(row.row.base) if row.row.base else "<td class='quiet'>\u2013</td>")
    for index, clause in enumerate(row.row.cells):
        quiet = is_quiet(row, index)
        cells.append(f"<td class='quiet'>{_text(quiet_words(row, index))}</td>" if quiet else _cell(clause))
    return f"<tr class='{verdict.finding}'>{''.join(cells)}</tr>\n"


def _cell(clause: Clause | None) -> str:
    return f"<td>{paragraph(block_of(clause))}</td>"


def _page(title: str, body: str, paper: Paper, generator: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="generator" content="{generator}"><title>{_text(title)}</title>'
        f"<style>@page {{ size: {paper}; }}\n{STYLE}</style></head>\n"
        f'<body class="{"wide" if paper != "A4" else "narrow"}">\n{body}</body></html>\n'
    )


__all__ = ["comparison_page", "paragraph", "redline_page"]
