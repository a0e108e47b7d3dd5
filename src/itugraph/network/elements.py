"""The reference network as plain data: nodes that lie within each other, and edges between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from itugraph.model import Certainty, Change

NodeKind = Literal["region", "proposal", "section", "clause", "instrument", "edition", "body"]
"""What a node stands for. A `proposal` is any text with clauses, an adopted one included."""

EdgeKind = Literal["submits", "contains", "edition of", "changes", "cites", "addresses"]
"""`submits`, `contains` and `edition of` follow from what lies within what; the others are references."""

Side = Literal["before", "after", "both"]
"""Whether a reference is in the base text, in the proposed text, or in both."""

WITHIN: dict[NodeKind, EdgeKind] = {
    "proposal": "submits",
    "section": "contains",
    "clause": "contains",
    "edition": "edition of",
}
"""The kind of the edge between a node of this kind and the node it lies within."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the network.

    `id` is its IRI (with `#text` for an adopted edition that is shown as a text of its own), `label` what is
    written on it, `title` its full name or heading. `within` is the id of the node it lies within: the region
    of a proposal, the proposal of a section, the section of a clause, the instrument of an edition. `region`
    is the label of the region it belongs to, empty for what is shared. `change`, `certainty` and the two
    texts are those of a clause; `note` is one sentence about its state, such as which edition followed.
    `members` is the number of clauses that one node stands for. Nodes come in the order of the text.
    """

    id: str
    kind: NodeKind
    label: str
    title: str = ""
    within: str | None = None
    region: str = ""
    change: Change | None = None
    certainty: Certainty | None = None
    text_before: str = ""
    text_after: str = ""
    note: str = ""
    members: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """One link, from the node with id `source` to the node with id `target`.

    `wording` is the citation or the name of the body as the source has it; `before` and `after` are the
    editions cited in the base text and in the proposed text, as written. A citation whose edition changes has
    two edges, one to each edition. `role` is what a clause does with a body it addresses.
    """

    source: str
    target: str
    kind: EdgeKind
    change: Change = "kept"
    side: Side = "both"
    wording: str = ""
    before: str = ""
    after: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceNetwork:
    """Who proposes what, to which clause, citing which editions and addressing which bodies.

    `references` are the edges that a text makes; `edges` adds those of what lies within what.
    """

    nodes: tuple[Node, ...]
    references: tuple[Edge, ...]

    @property
    def edges(self) -> Iterator[Edge]:
        """All edges: first what lies within what, then the references."""
        for node in self.nodes:
            if node.within is not None:
                ends = (node.id, node.within) if node.kind == "edition" else (node.within, node.id)
                yield Edge(*ends, kind=WITHIN[node.kind])
        yield from self.references

    def of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """The nodes of one kind, in order."""
        return tuple(node for node in self.nodes if node.kind == kind)
