"""Answers as text: a table for a reader, or one of the formats that programs read.

`table`, `markdown` and `csv` show names (`CEPT`, `PP Resolution 71`) wherever the graph has a name for a
thing; `tsv`, `json` (SPARQL 1.1 results) and `turtle` keep the identifiers.
"""

import csv
import io
import json
import textwrap
from collections.abc import Callable, Sequence

from itugraph.graph import Blank, Iri, Literal, Term
from itugraph.model import QueryError
from itugraph.questions.answers import Answered

_XSD = "http://www.w3.org/2001/XMLSchema#"
_GAP = "  "
_NARROWEST = 8


def render(answer: Answered, form: str = "table", width: int = 100) -> str:
    """The answer in one of `FORMATS`, ending in a newline; `width` is that of the terminal, for a table.

    Raises `QueryError` for an unknown format, and for one that the kind of answer cannot be given in.
    """
    renderer = _RENDERERS.get(form)
    if renderer is None:
        raise QueryError(f"There is no format {form!r}: choose one of {', '.join(FORMATS)}.")
    if form == "turtle" and answer.kind != "graph":
        raise QueryError(
            "Only the graph that a CONSTRUCT query gives can be shown as turtle: choose another format."
        )
    text = renderer(answer, width)
    return text if text.endswith("\n") or not text else text + "\n"


def printable(text: str) -> str:
    r"""Text from a document made safe for a terminal: one line, without control or direction characters.

    >>> printable("a\x1b[31m\n b")
    'a�[31m b'
    """
    shown = "".join(char if char.isprintable() or char.isspace() else "\ufffd" for char in text)
    return " ".join(shown.split())


def cell(answer: Answered, term: Term | None) -> str:
    """A term as a reader sees it: its name where it has one, else its value; nothing for None."""
    if term is None:
        return ""
    if isinstance(term, Iri):
        return printable(answer.names.get(term) or term.value)
    if isinstance(term, Blank):
        return str(term)
    if term.datatype == f"{_XSD}boolean":
        return "yes" if term.value in {"true", "1"} else "no"
    return printable(term.value)


def _cells(answer: Answered) -> list[list[str]]:
    return [[cell(answer, term) for term in row] for row in answer.rows]


def _table(answer: Answered, width: int) -> str:
    if answer.kind == "yes-no":
        return "yes" if answer.truth else "no"
    if not answer.rows:
        return "Nothing found."
    rows = _cells(answer)
    heads = [column.replace("_", " ") for column in answer.columns]
    widths = _widths([heads, *rows], width)
    wrapped = [[_wrap(text, widths[index]) for index, text in enumerate(row)] for row in (heads, *rows)]
    wrapping = sum(any(len(lines) > 1 for lines in row) for row in wrapped[1:])
    spaced = wrapping > len(rows) / 2
    shown = ["\n".join(_row(row, widths)) for row in wrapped]
    rule = _GAP.join("-" * size for size in widths)
    count = f"({len(rows)} {'row' if len(rows) == 1 else 'rows'})"
    return "\n".join((shown[0], rule, ("\n\n" if spaced else "\n").join(shown[1:]), "", count))


def _widths(rows: Sequence[Sequence[str]], available: int) -> list[int]:
    """A width for each column: what its longest cell needs, the widest cut down until all fit."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    room = max(available - len(_GAP) * (len(widths) - 1), _NARROWEST * len(widths))
    least = [min(_longest_word(rows, index), size) for index, size in enumerate(widths)]
    while sum(widths) > room:
        shrinkable = [index for index, size in enumerate(widths) if size > least[index]]
        if not shrinkable:
            if max(least) <= _NARROWEST:
                break
            least = [_NARROWEST] * len(widths)
            continue
        widths[max(shrinkable, key=lambda index: widths[index])] -= 1
    return widths


def _longest_word(rows: Sequence[Sequence[str]], index: int) -> int:
    return max((len(word) for row in rows for word in row[index].split()), default=1)


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 1), break_on_hyphens=False) or [""]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    height = max(len(lines) for lines in cells)
    return [
        _GAP.join(
            (lines[number] if number < len(lines) else "").ljust(size)
            for lines, size in zip(cells, widths, strict=True)
        ).rstrip()
        for number in range(height)
    ]


def _markdown(answer: Answered, _width: int) -> str:
    if answer.kind == "yes-no":
        return "yes" if answer.truth else "no"
    rows = [[_markdown_cell(text) for text in row] for row in (answer.columns, *_cells(answer))]
    rows.insert(1, ["---"] * len(answer.columns))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _markdown_cell(text: str) -> str:
    for char in "\\|`*_[]":
        text = text.replace(char, "\\" + char)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _csv(answer: Answered, _width: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if answer.kind == "yes-no":
        writer.writerow(["answer"])
        writer.writerow(["yes" if answer.truth else "no"])
    else:
        writer.writerow(answer.columns)
        writer.writerows(_cells(answer))
    return out.getvalue()


def _tsv(answer: Answered, _width: int) -> str:
    if answer.kind == "yes-no":
        return "?answer\n" + ("true" if answer.truth else "false")
    lines = ["\t".join(f"?{column}" for column in answer.columns)]
    lines.extend("\t".join("" if term is None else str(term) for term in row) for row in answer.rows)
    return "\n".join(lines)


def _json(answer: Answered, _width: int) -> str:
    head: dict[str, object] = {}
    if answer.kind == "yes-no":
        return json.dumps({"head": head, "boolean": answer.truth}, indent=2)
    head["vars"] = list(answer.columns)
    bindings = [
        {
            column: _json_term(term)
            for column, term in zip(answer.columns, row, strict=True)
            if term is not None
        }
        for row in answer.rows
    ]
    return json.dumps({"head": head, "results": {"bindings": bindings}}, indent=2, ensure_ascii=False)


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.id}
    return {"type": "literal", "value": term.value, **_json_type(term)}


def _json_type(term: Literal) -> dict[str, str]:
    if term.language:
        return {"xml:lang": term.language}
    return {} if term.datatype == f"{_XSD}string" else {"datatype": term.datatype}


def _turtle(answer: Answered, _width: int) -> str:
    from itugraph.questions.turtle import to_turtle

    return to_turtle(answer.rows)


_RENDERERS: dict[str, Callable[[Answered, int], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "markdown": _markdown,
    "turtle": _turtle,
}

FORMATS = tuple(_RENDERERS)
"""The names of the formats."""
