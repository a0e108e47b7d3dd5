"""A browser, and a reference network as large as that of a real side-by-side document, in our own words."""

import pytest

from itugraph.model import Change
from itugraph.network import Edge, Node, ReferenceNetwork, Side

REGIONS = {"APT": "APT/37A28/1", "CEPT": "EUR/38A31/1", "CITEL": "IAP/39A23/1"}
SG20, TSB, MEMBERS = "SG20", "Director TSB", "Sector Members"
SECTIONS = (
    ("recalling", None),
    ("considering", None),
    ("recognizing", None),
    ("resolves to instruct Study Group 20", SG20),
    ("instructs the Director of the Telecommunication Standardization Bureau", TSB),
    ("instructs the Director of TSB, with the Directors of BDT and BR", TSB),
    ("invites the membership of the sector", MEMBERS),
)
# Of each region, in each section: the labels of clauses after a sign of their change.
CHANGED = {
    "APT": (
        "~a ~b ~c ~d", "~a ~d +e ~j ~k -i +l +m", "~a -b ~c ~d +e +f +g", "~1 ~2 ~3", "~2 ~4", "~1 +2 ~3 +4",
        "~1 ~3",
    ),
    "CEPT": ("~a =b =c +d =e", "~b", "+c +d ~f +i", "~2 ~4 +5", "~1 ~4 +5", "+4 +5", "~2 +6"),
    "CITEL": ("~a ~b -c ~d", "~i ~l", "-c ~f +f", "~1 ~2 ~3 +4", "~4", "+2 +4 +5", "~2"),
}  # fmt: skip
CHANGES: dict[str, Change] = {"~": "modified", "+": "inserted", "-": "deleted", "=": "kept"}
INSTRUMENTS = {
    "PP Resolution 197": ("Facilitating the Internet of things", ("Busan, 2014", "Rev. Dubai, 2018")),
    "RA Resolution 66": ("Wireless systems and applications", ("Geneva, 2015", "Rev. Sharm El-Sheikh, 2019")),
    "WTDC Resolution 58": ("Accessibility", ("Rev. Dubai, 2014",)),
    "WTDC Resolution 85": ("Internet of things and smart cities", ("Buenos Aires, 2017",)),
    "PP Resolution 71": ("Strategic plan of the Union", ("Rev. Busan, 2014", "Rev. Dubai, 2018")),
    "ITU-T Recommendation Y.4000": ("Overview of the Internet of things", ()),
    "ITU-T Recommendation Y.4702": ("Device management", ()),
}
# Of each region: clause, instrument, edition before, edition after.
CITED = {
    "APT": (
        ("a", "PP Resolution 197", 0, 1), ("b", "RA Resolution 66", 0, 1),
        ("c", "WTDC Resolution 58", 0, None), ("c", "WTDC Resolution 85", None, 0),
        ("d", "PP Resolution 71", 0, 1),
    ),
    "CEPT": (
        ("a", "PP Resolution 197", 0, 1), ("b", "RA Resolution 66", 0, 0), ("c", "WTDC Resolution 58", 0, 0),
        ("d", "WTDC Resolution 85", None, 0), ("e", "PP Resolution 71", 0, 0),
    ),
    "CITEL": (
        ("a", "PP Resolution 197", 0, 1), ("b", "RA Resolution 66", 0, 1),
        ("c", "WTDC Resolution 58", 0, None), ("d", "PP Resolution 71", 0, None),
        ("d", "WTDC Resolution 85", None, 0),
    ),
}  # fmt: skip
COLLABORATORS = {("CEPT", "4"): "ETSI", ("APT", "3"): "oneM2M", ("CITEL", "4"): "SG17"}


@pytest.fixture(scope="session")
def example() -> ReferenceNetwork:
    """Three proposals to change one resolution, seventy clauses, seven cited instruments."""
    nodes: list[Node] = []
    references: list[Edge] = []
    for region, identifier in REGIONS.items():
        nodes.append(Node(region, "region", region, f"The region {region}", region=region))
        nodes.append(Node(identifier, "proposal", identifier, "MOD WTSA Resolution 98", region, region))
        for (heading, addressee), labels in zip(SECTIONS, CHANGED[region], strict=True):
            section = f"{identifier}/{heading}"
            nodes.append(Node(section, "section", heading, heading, identifier, region))
            for written in labels.split():
                clause = _clause(section, heading, written, region)
                nodes.append(clause)
                if addressee:
                    references += _addressed(clause, addressee, COLLABORATORS.get((region, written[1:])))
        references += [_citation(f"{identifier}/recalling", *cited) for cited in CITED[region]]
        references += _second_editions(f"{identifier}/recalling", CITED[region])
    for instrument, (title, editions) in INSTRUMENTS.items():
        nodes.append(Node(instrument, "instrument", instrument, title))
        nodes += [
            Node(f"{instrument}#{edition}", "edition", edition, f"{instrument} ({edition})", instrument)
            for edition in editions
        ]
    nodes += [
        Node(name, "body", name, f"The body {name}") for name in (SG20, TSB, MEMBERS, *COLLABORATORS.values())
    ]
    return ReferenceNetwork(tuple(nodes), tuple(references))


def _clause(section: str, heading: str, written: str, region: str) -> Node:
    change, label = CHANGES[written[0]], written[1:]
    label += ")" if label.isalpha() else ""
    before = "" if change == "inserted" else f"that sensors of {heading} count the trams of a town by 2020;"
    after = (
        ""
        if change == "deleted"
        else f"that sensors of {heading} count the trams and buses of a town by 2025;"
    )
    return Node(
        f"{section}/{written}", "clause", label, f"{heading} {label}", section, region,
        change, "inferred", before, before if change == "kept" else after,
    )  # fmt: skip


def _addressed(clause: Node, addressee: str, collaborator: str | None) -> list[Edge]:
    named = [(addressee, "instructed"), *([(collaborator, "collaborator")] if collaborator else [])]
    return [Edge(clause.id, body, "addresses", wording=f"the {body}", role=role) for body, role in named]


def _edition(instrument: str, position: int | None) -> str:
    return "" if position is None else INSTRUMENTS[instrument][1][position]


def _citation(section: str, label: str, instrument: str, before: int | None, after: int | None) -> Edge:
    """The edge of the citation to the edition after, or of a struck one to the edition before."""
    old, new = _edition(instrument, before), _edition(instrument, after)
    change: Change = "inserted" if not old else "deleted" if not new else "kept" if old == new else "modified"
    source = next(f"{section}/{sign}{label}" for sign in "~+-=" if _exists(f"{sign}{label}", section))
    side: Side = "both" if old == new else "after" if new else "before"
    return Edge(
        source, f"{instrument}#{new or old}", "cites", change, side, f"{instrument} ({old}{new})", old, new
    )


def _exists(written: str, section: str) -> bool:
    region = next(region for region, identifier in REGIONS.items() if section.startswith(identifier))
    return written in CHANGED[region][0].split()


def _second_editions(section: str, cited: tuple[tuple[str, str, int | None, int | None], ...]) -> list[Edge]:
    """The edge to the edition before, of each citation whose edition changes."""
    changed = [row for row in cited if row[2] is not None and row[3] is not None and row[2] != row[3]]
    edges = []
    for label, instrument, before, after in changed:
        edge = _citation(section, label, instrument, before, after)
        edges.append(
            Edge(
                edge.source,
                f"{instrument}#{edge.before}",
                "cites",
                "modified",
                "before",
                edge.wording,
                edge.before,
                edge.after,
            )
        )
    return edges
