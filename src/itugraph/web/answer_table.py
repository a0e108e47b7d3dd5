"""The answer to a question as a page shows it: cells with their links, sorted as asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.graph import Iri, Literal, Term
from itugraph.graph.terms import XSD
from itugraph.questions import Answered, cell
from itugraph.web.links import is_here, path_of

_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "int", "long"))

SortKey = tuple[int, float, tuple[tuple[int, int, str], ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and where its thing has a page here; "" for none."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The column that rows are sorted by, and which way; no column leaves them as the answer has them."""

    column: str = ""
    downwards: bool = False

    @classmethod
    def read(cls, text: str, columns: Sequence[str]) -> "Sorting":
        """What an address says: `texts`, or `-texts` for the largest first; nothing for what is no column.

        >>> Sorting.read("-texts", ("texts",))
        Sorting(column='texts', downwards=True)
        """
        column = text.removeprefix("-")
        return cls(column, text.startswith("-")) if column in columns else cls()

    def turned(self, column: str) -> str:
        """What the address says after a click on a column's head."""
        return f"-{column}" if self.column == column and not self.downwards else column


def in_order(answer: Answered, sorting: Sorting) -> Answered:
    """The answer with its rows sorted; numbers by size, texts as people sort them, what is empty last."""
    if not sorting.column:
        return answer
    index = answer.columns.index(sorting.column)
    bound = [row for row in answer.rows if row[index] is not None]
    empty = [row for row in answer.rows if row[index] is None]
    bound.sort(key=lambda row: sort_key(answer, row[index]), reverse=sorting.downwards)
    return Answered(answer.kind, answer.columns, (*bound, *empty), answer.names, answer.truth)


def sort_key(answer: Answered, term: Term | None) -> SortKey:
    """What a cell is sorted by: a number in a text counts as one, so that Resolution 9 comes before 10."""
    if isinstance(term, Literal) and term.datatype in _NUMBERS:
        try:
            return 0, float(term.value), ()
        except ValueError:
            pass
    parts = re.findall(r"\d{1,18}|\D+|\d+", cell(answer, term).casefold())
    return (
        1,
        0.0,
        tuple((0, int(part), "") if part.isdecimal() and len(part) < 19 else (1, 0, part) for part in parts),
    )


def shown(answer: Answered, rows: Sequence[Sequence[Term | None]]) -> list[list[Cell]]:
    """Rows as cells."""
    return [[_cell(answer, term) for term in row] for row in rows]


def numeric(answer: Answered) -> frozenset[str]:
    """The columns that hold nothing but numbers."""
    return frozenset(
        column
        for index, column in enumerate(answer.columns)
        if answer.rows
        and all(
            row[index] is None or (isinstance(term := row[index], Literal) and term.datatype in _NUMBERS)
            for row in answer.rows
        )
        and any(row[index] is not None for row in answer.rows)
    )


def _cell(answer: Answered, term: Term | None) -> Cell:
    address = path_of(term.value) if isinstance(term, Iri) and is_here(term.value) else ""
    return Cell(cell(answer, term), address)
