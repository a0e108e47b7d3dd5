"""The rows of an answer for Python and for notebooks: a list of dictionaries that knows its columns."""

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, SupportsIndex, TypeVar, overload

from itugraph.model import ItugraphError

if TYPE_CHECKING:
    import pandas

V = TypeVar("V")

SHOWN = 200
"""Rows that a notebook shows; all are in the table."""


class Table(list[dict[str, V]]):
    """The rows of an answer, each a dictionary by column; equal to a plain list of the same dictionaries.

    `columns` are the names of the columns in order, also where there is no row.
    """

    def __init__(self, columns: Sequence[str], rows: Iterable[dict[str, V]]) -> None:
        super().__init__(rows)
        self.columns = tuple(columns)

    @overload
    def __getitem__(self, place: SupportsIndex) -> dict[str, V]: ...
    @overload
    def __getitem__(self, place: slice) -> "Table[V]": ...
    def __getitem__(self, place: SupportsIndex | slice) -> "dict[str, V] | Table[V]":
        """A row, or for a slice a table of some rows."""
        if isinstance(place, slice):
            return Table(self.columns, super().__getitem__(place))
        return super().__getitem__(place)

    def to_dataframe(self) -> "pandas.DataFrame":
        """The rows as a data frame of pandas. Raises `ItugraphError` where pandas is not installed."""
        try:
            import pandas
        except ImportError:
            raise ItugraphError(
                "pandas is not installed: add it with 'pip install pandas', or use the rows, which are dictionaries."
            ) from None
        return pandas.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """A table for a notebook; whatever a document says in it is text, never markup."""
        heads = "".join(f"<th>{_escaped(column.replace('_', ' '))}</th>" for column in self.columns)
        body = "\n".join(
            f"<tr>{''.join(f'<td>{_escaped(row[column])}</td>' for column in self.columns)}</tr>"
            for row in self[:SHOWN]
        )
        count = f"{len(self):,} {'row' if len(self) == 1 else 'rows'}"
        told = f"{count}, of which the first {SHOWN} are shown" if len(self) > SHOWN else count
        return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<p>{told}</p>"


def _escaped(value: object) -> str:
    return "" if value is None else html.escape(str(value))
