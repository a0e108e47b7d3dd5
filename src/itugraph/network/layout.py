"""Where the nodes of the picture stand: a band for each proposal, its sections as rows, what is cited beside.

Nothing is left to a simulation: the same network always gives the same picture, and no two boxes overlap.
Lengths are in pixels at scale 1, with the origin at the top left of the first band.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from itugraph.network.elements import Node, NodeKind, ReferenceNetwork

BOX_WIDTH: Mapping[NodeKind, int] = {
    "region": 114,
    "proposal": 114,
    "section": 166,
    "clause": 44,
    "edition": 166,
    "instrument": 144,
    "body": 144,
}
BOX_HEIGHT = 22

ROW = 27
"""From one row of clauses to the next."""
CELL = 49
"""From one clause of a row to the next."""
CLAUSES_A_ROW = 8
PADDING = 10
BAND_GAP = 12
LEAST_GAP, MOST_GAP = 7.0, 30.0
"""Room between two instruments, or two bodies, on the right."""
CAPTION_TOP = -22
CAPTION_ROOM = 24
"""What a caption further down takes."""

OWNER_LEFT = PADDING
SECTION_LEFT = OWNER_LEFT + BOX_WIDTH["region"] + 16
CLAUSE_LEFT = SECTION_LEFT + BOX_WIDTH["section"] + 12
BAND_WIDTH = CLAUSE_LEFT + CLAUSES_A_ROW * CELL + PADDING
EDITION_LEFT = BAND_WIDTH + 84
INSTRUMENT_LEFT = EDITION_LEFT + BOX_WIDTH["edition"] + 26


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left top corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, from which the drawing library places a node."""
        return (self.left + self.width / 2, self.top + self.height / 2)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


@dataclass(frozen=True, slots=True)
class Caption:
    """A word or two over a column, by its left top corner."""

    text: str
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The box of each node by its id, the bands behind the proposals, and the captions of the columns."""

    boxes: Mapping[str, Box]
    bands: tuple[Box, ...]
    captions: tuple[Caption, ...]
    width: float
    height: float


def lay_out(network: ReferenceNetwork) -> Layout:
    """Place every node of `network`.

    Regions come in the order of the nodes, each with its proposals; texts that no region submitted come last.
    """
    inside: dict[str | None, list[Node]] = defaultdict(list)
    for node in network.nodes:
        inside[node.within].append(node)
    placing = _Placing(inside, {})
    bands = placing.place_bands(network)
    captions = [Caption("Proposals, and the clauses they change", 0, CAPTION_TOP)] if bands else []
    captions += placing.place_cited(network, bands[-1].top + bands[-1].height if bands else 0.0)
    bottom = max((box.top + box.height for box in (*placing.boxes.values(), *bands)), default=0.0)
    return Layout(
        placing.boxes, tuple(bands), tuple(captions), INSTRUMENT_LEFT + BOX_WIDTH["instrument"], bottom
    )


@dataclass(frozen=True, slots=True)
class _Placing:
    """The nodes by what they lie within, and the boxes placed so far."""

    inside: Mapping[str | None, Sequence[Node]]
    boxes: dict[str, Box]

    def put(self, node: Node, left: float, top: float) -> None:
        self.boxes[node.id] = Box(left, top, BOX_WIDTH[node.kind], BOX_HEIGHT)

    def place_bands(self, network: ReferenceNetwork) -> list[Box]:
        """One band a proposal, from the top; a region's name stands in its first band, over the proposal.

        A proposal without clauses stands beside it, as there is room.
        """
        bands: list[Box] = []
        top = 0.0
        for region in (*network.of_kind("region"), None):
            proposals = [
                node for node in self.inside[region.id if region else None] if node.kind == "proposal"
            ]
            for proposal in proposals:
                first = region is not None and proposal is proposals[0]
                if region is not None and first:
                    self.put(region, OWNER_LEFT, top + PADDING)
                beside = first and not self.inside[proposal.id]
                down = ROW if first and not beside else 0
                self.put(proposal, SECTION_LEFT if beside else OWNER_LEFT, top + PADDING + down)
                rows = max(2 if down else 1, self.place_sections(proposal, top + PADDING))
                bands.append(Box(0, top, BAND_WIDTH, rows * ROW - (ROW - BOX_HEIGHT) + 2 * PADDING))
                top += bands[-1].height + BAND_GAP
            if region is not None and not proposals:
                self.put(region, OWNER_LEFT, top + PADDING)
                bands.append(Box(0, top, BAND_WIDTH, BOX_HEIGHT + 2 * PADDING))
                top += bands[-1].height + BAND_GAP
        return bands

    def place_sections(self, proposal: Node, top: float) -> int:
        """Place the sections of a proposal and their clauses from `top` down; give the number of rows."""
        row = 0
        for section in self.inside[proposal.id]:
            self.put(section, SECTION_LEFT, top + row * ROW)
            clauses = self.inside[section.id]
            for ordinal, clause in enumerate(clauses):
                down, along = divmod(ordinal, CLAUSES_A_ROW)
                self.put(clause, CLAUSE_LEFT + along * CELL, top + (row + down) * ROW)
            row += max(1, -(-len(clauses) // CLAUSES_A_ROW))
        return row

    def place_cited(self, network: ReferenceNetwork, height: float) -> list[Caption]:
        """Place instruments with their editions, then bodies, spread over `height` where there is room.

        Bodies take the column of the editions as well where one column would be longer than the bands.
        """
        instruments, bodies = network.of_kind("instrument"), network.of_kind("body")
        blocks = [[node, *self.inside[node.id]] for node in instruments]
        tall = _height_of([max(1, len(block) - 1) for block in blocks])
        columns = 1 if tall + CAPTION_ROOM + _height_of([1] * len(bodies)) <= height else 2
        lines = [bodies[start : start + columns] for start in range(0, len(bodies), columns)]
        used = tall + CAPTION_ROOM + _height_of([1] * len(lines))
        gap = LEAST_GAP + min(
            MOST_GAP - LEAST_GAP, max(0.0, height - used) / max(1, len(blocks) + len(lines) - 1)
        )
        captions: list[Caption] = []
        if instruments:
            captions.append(Caption("Cited editions", EDITION_LEFT, CAPTION_TOP))
            captions.append(Caption("Instruments", INSTRUMENT_LEFT, CAPTION_TOP))
        top = 0.0
        for holder, *editions in blocks:
            rows = max(1, len(editions))
            self.put(holder, INSTRUMENT_LEFT, top + (rows - 1) * ROW / 2)
            for ordinal, edition in enumerate(editions):
                self.put(edition, EDITION_LEFT, top + ordinal * ROW)
            top += rows * ROW - (ROW - BOX_HEIGHT) + gap
        first = EDITION_LEFT + BOX_WIDTH["edition"] - BOX_WIDTH["body"] if columns == 2 else INSTRUMENT_LEFT
        if bodies:
            top += CAPTION_ROOM if instruments else 0
            captions.append(Caption("Bodies addressed", first, top + CAPTION_TOP))
        for line in lines:
            for column, body in enumerate(line):
                self.put(body, first if column == 0 else INSTRUMENT_LEFT, top)
            top += BOX_HEIGHT + gap
        return captions


def _height_of(rows: Sequence[int]) -> float:
    """What blocks of so many rows take with the least room between them."""
    return sum(count * ROW - (ROW - BOX_HEIGHT) + LEAST_GAP for count in rows)
