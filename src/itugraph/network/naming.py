"""What the things of a network are called: nodes for instruments, editions, bodies and regions."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from itugraph.network import asking
from itugraph.network.asking import Row, ask
from itugraph.network.elements import Node

if TYPE_CHECKING:
    from itugraph.graph.source import GraphSource

_VERBS = {"instructed": "instructs", "invited": "invites"}


class Names:
    """Labels, titles and notes by IRI, asked once for all that a network names."""

    def __init__(self, source: "GraphSource", iris: Iterable[str]) -> None:
        rows = ask(source, asking.CALLED, thing=set(iris))
        self._rows: Mapping[str, Row] = {row["thing"]: row for row in reversed(rows)}

    def label(self, iri: str) -> str:
        """The label of anything; the end of its IRI where the graph has none."""
        row = self._rows.get(iri, {})
        return row.get("name") or row.get("label") or iri.rpartition("/")[2]

    def mark(self, edition: str) -> str:
        """What the bracket of a citation says: `Rev. Dubai, 2018`."""
        return self._rows.get(edition, {}).get("mark") or self.label(edition)

    def date(self, edition: str) -> str:
        """When an edition was adopted, at the latest, in ISO 8601; empty where that is not known."""
        return self._rows.get(edition, {}).get("date", "")

    def instrument_of(self, edition: str) -> str | None:
        """The instrument of an edition."""
        return self._rows.get(edition, {}).get("instrument")

    def region(self, iri: str) -> Node:
        """A regional organization or member state that submits."""
        name = self.label(iri)
        return Node(iri, "region", name, self._rows.get(iri, {}).get("fullName", ""), region=name)

    def instrument(self, iri: str) -> Node:
        """An instrument that is cited or changed."""
        return Node(
            iri,
            "instrument",
            self.label(iri),
            self._rows.get(iri, {}).get("title", ""),
            note=self._registered(iri),
        )

    def edition(self, iri: str, instrument: str) -> Node:
        """An edition that is cited, within its instrument."""
        row = self._rows.get(iri, {})
        followed = f"Followed by the edition of {row['next']}." if "next" in row else ""
        title = f"{self.label(instrument)} ({self.mark(iri)})"
        return Node(iri, "edition", self.mark(iri), title, instrument, note=followed or self._registered(iri))

    def body(self, iri: str) -> Node:
        """A body that is instructed, invited or to be worked with."""
        return Node(iri, "body", self.label(iri), self._rows.get(iri, {}).get("fullName", ""))

    def heading(self, section: Row, named: Iterable[Row]) -> str:
        """The short form of a section heading: the verb, and whom the heading itself names.

        `resolves to instruct Study Group 20 of the ...` is `instructs SG20`.
        """
        roles: dict[str, list[str]] = {}
        for row in named:
            roles.setdefault(row["role"], []).append(self.label(row["body"]))
        parts = [f"{verb} {listed(roles[role])}" for role, verb in _VERBS.items() if role in roles]
        with_whom = f" with {listed(roles['collaborator'])}" if parts and "collaborator" in roles else ""
        return " and ".join(parts) + with_whom or section.get("heading") or "(no heading)"

    def _registered(self, iri: str) -> str:
        return "" if "basis" in self._rows.get(iri, {}) else "Not in the register."


def listed(names: Iterable[str]) -> str:
    """Names in a list, without repeating a first word that the name before had.

    >>> listed(["Director TSB", "Director BDT", "SG20", "TSAG"])
    'Director TSB, BDT, SG20, TSAG'
    """
    shown: list[str] = []
    previous = ""
    for name in dict.fromkeys(names):
        first, _, rest = name.partition(" ")
        shown.append(rest if rest and first == previous else name)
        previous = first
    return ", ".join(shown)
