"""Where the nodes of the picture stand: a band for each proposal, its sections as rows, what is cited beside.

Nothing is left to a simulation: the same network always gives the same picture, and no two boxes overlap.
Lengths are in pixels at scale 1, with the origin at the top left of the first band.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from itugraph.network.elements import Node, NodeKind, ReferenceNetwork

BOX_WIDTH: Mapping[NodeKind, int] = {
    "region": 130,
    "proposal": 130,
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
PAIRED_LEFT = EDITION_LEFT + BOX_WIDTH["edition"] - BOX_WIDTH["body"]
"""Where the first of two instruments or bodies in one line stands."""


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
    bands: Mapping[str, Box]
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
    end = max((band.top + band.height for band in bands.values()), default=0.0)
    captions = [Caption("Texts, and their clauses that change or cite", 0, CAPTION_TOP)] if bands else []
    captions += placing.place_cited(network, end)
    bottom = max((box.top + box.height for box in placing.boxes.values()), default=end)
    return Layout(
        placing.boxes, bands, tuple(captions), INSTRUMENT_LEFT + BOX_WIDTH["instrument"], max(bottom, end)
    )


@dataclass(frozen=True, slots=True)
class _Placing:
    """The nodes by what they lie within, and the boxes placed so far."""

    inside: Mapping[str | None, Sequence[Node]]
    boxes: dict[str, Box]

    def put(self, node: Node, left: float, top: float) -> None:
        self.boxes[node.id] = Box(left, top, BOX_WIDTH[node.kind], BOX_HEIGHT)

    def place_bands(self, network: ReferenceNetwork) -> dict[str, Box]:
        """One band a proposal, from the top; a region's name stands in its first band, over the proposal.

        A proposal without clauses stands beside it, as there is room.
        """
        bands: dict[str, Box] = {}
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
                height = rows * ROW - (ROW - BOX_HEIGHT) + 2 * PADDING
                bands[proposal.id] = Box(0, top, BAND_WIDTH, height)
                top += height + BAND_GAP
            if region is not None and not proposals:
                self.put(region, OWNER_LEFT, top + PADDING)
                bands[region.id] = Box(0, top, BAND_WIDTH, BOX_HEIGHT + 2 * PADDING)
                top += bands[region.id].height + BAND_GAP
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

        Where one column would be longer than the bands, what has no editions stands two in a line, and such
        instruments below a caption of their own.
        """
        instruments, bodies = network.of_kind("instrument"), network.of_kind("body")
        groups = _in_one_column(instruments, bodies)
        if self.least_height(groups) > height:
            groups = self.in_two_columns(instruments, bodies)
        room = max(0.0, height - self.least_height(groups)) / max(1, sum(len(g.lines) for g in groups) - 1)
        gap = LEAST_GAP + min(MOST_GAP - LEAST_GAP, room)
        captions: list[Caption] = []
        top = 0.0
        for group in groups:
            top += CAPTION_ROOM if captions else 0
            if any(self.inside[line[0].id] for line in group.lines):
                captions.append(Caption("Editions", EDITION_LEFT, top + CAPTION_TOP))
            left = PAIRED_LEFT if len(group.lines[0]) == 2 else INSTRUMENT_LEFT
            captions.append(Caption(group.caption, left, top + CAPTION_TOP))
            for line in group.lines:
                top += self.place_line(line, left, top) + gap
        return captions

    def place_line(self, line: Sequence[Node], left: float, top: float) -> float:
        """Place an instrument with its editions, or one box or two from `left`; give the height that takes."""
        editions = self.inside[line[0].id]
        rows = max(1, len(editions))
        for holder, start in zip(line, (left, INSTRUMENT_LEFT), strict=False):
            self.put(holder, start, top + (rows - 1) * ROW / 2)
        for ordinal, edition in enumerate(editions):
            self.put(edition, EDITION_LEFT, top + ordinal * ROW)
        return rows * ROW - (ROW - BOX_HEIGHT)

    def in_two_columns(self, instruments: Sequence[Node], bodies: Sequence[Node]) -> list["_Group"]:
        """Instruments with editions, each on its own line; then other instruments and bodies, two in a line."""
        with_editions = [[node] for node in instruments if self.inside[node.id]]
        without = [node for node in instruments if not self.inside[node.id]]
        groups = (
            _Group("Instruments", with_editions),
            _Group("Instruments cited without an edition", _in_pairs(without)),
            _Group("Bodies addressed", _in_pairs(bodies)),
        )
        return [group for group in groups if group.lines]

    def least_height(self, groups: Sequence["_Group"]) -> float:
        """What the groups take with the least room between their lines."""
        rows = [max(1, len(self.inside[line[0].id])) for group in groups for line in group.lines]
        return _height_of(rows) + CAPTION_ROOM * max(0, len(groups) - 1)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of boxes below one caption: an instrument, which may have editions, or one or two boxes without."""

    caption: str
    lines: Sequence[Sequence[Node]]


def _in_one_column(instruments: Sequence[Node], bodies: Sequence[Node]) -> list[_Group]:
    groups = (("Instruments", instruments), ("Bodies addressed", bodies))
    return [_Group(caption, [[node] for node in nodes]) for caption, nodes in groups if nodes]


def _in_pairs(nodes: Sequence[Node]) -> list[Sequence[Node]]:
    return [nodes[first : first + 2] for first in range(0, len(nodes), 2)]


def _height_of(rows: Sequence[int]) -> float:
    """What blocks of so many rows take with the least room between them."""
    return sum(count * ROW - (ROW - BOX_HEIGHT) + LEAST_GAP for count in rows)
