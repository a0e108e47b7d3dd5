"""Keeping, while a Word file is read, from which element of which run each piece of text comes."""

from collections.abc import Mapping

from lxml import etree

from itugraph.reading.origins import Piece, without_page_breaks
from itugraph.reading.tracking import KEPT, RunCollector, Tracking

PAGE_BREAK = "\f"
"""What the reader takes a page break for until the paragraph is complete."""


class Origins(RunCollector):
    """A collector of runs that keeps the pieces they are made of. `ordinals` are those of the runs of the part."""

    def __init__(self, ordinals: Mapping[etree._Element, int]) -> None:
        super().__init__()
        self._ordinals = ordinals
        self._run: etree._Element | None = None
        self._child: etree._Element | None = None
        self._pieces: list[Piece] = []

    def stand_at(self, run: etree._Element | None, child: etree._Element | None) -> None:
        """Say which element of which run is read next."""
        self._run, self._child = run, child

    def add(self, text: str, tracking: Tracking = KEPT) -> None:
        """Append text that stands under `tracking`."""
        super().add(text, tracking)
        if text and tracking.side is not None:
            self._pieces.append(Piece(text, *self._place()))

    def _place(self) -> tuple[int | None, int | None]:
        ordinal = None if self._run is None else self._ordinals.get(self._run)
        if ordinal is None or self._run is None or self._child is None:
            return None, None
        return ordinal, self._run.index(self._child)

    def take_pieces(self) -> tuple[Piece, ...]:
        """The pieces of one paragraph; none are left."""
        pieces = without_page_breaks(self._pieces, PAGE_BREAK)
        self._pieces.clear()
        return pieces
