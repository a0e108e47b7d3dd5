"""What a text names: instruments with their editions, and bodies with their roles."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "Resolution", "Decision", "Recommendation", "Opinion", "Question", "Report", "Article", "Provision",
    "Appendix", "Annex-of-other-instrument", "Constitution", "Convention", "RadioRegulations", "ITRs",
]  # fmt: skip
"""Kinds of instrument that can be cited."""

Change = Literal["kept", "modified", "moved", "inserted", "deleted"]
"""How a clause or a citation differs between the base text and the proposed text."""

Certainty = Literal["certain", "inferred"]
"""`certain` for a tracked change or an adopted text, `inferred` for a recovered redline."""

ResolutionState = Literal["exact", "ambiguous", "unknown"]
"""Whether the register knows what a citation names."""

Role = Literal["instructed", "invited", "collaborator", "mentioned"]
"""What a clause does with a body it names."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as written: `(Rev. Dubai, 2018)` is `Edition(True, "Dubai", 2018)`.

    `place` is None where the text names none, as in `(Rev.WRC-19)` or `(06/2012)`; `month` is
    kept for Recommendations, whose editions are dated.
    """

    revised: bool
    place: str | None
    year: int | None
    month: int | None = None

    def __str__(self) -> str:
        """As it is written in a citation.

        >>> str(Edition(True, "Dubai", 2018))
        'Rev. Dubai, 2018'
        """
        date = f"{self.month:02d}/{self.year}" if self.month and self.year else str(self.year or "")
        return ("Rev. " if self.revised else "") + ", ".join(part for part in (self.place, date) if part)


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation in one text: `text[start:end]` is the wording, offsets in code points.

    `body` is who adopted the instrument (PP, WTSA, ... or another organization's name), None where
    neither the text nor the register tells.
    """

    start: int
    end: int
    text: str
    kind: Kind
    body: str | None
    number: str | None
    edition: Edition | None


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body named in one text; `name` is the register's canonical name (`SG20`, `Director TSB`)."""

    start: int
    end: int
    text: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Reference:
    """One side of a citation, resolved: `iri` is the edition's, or the instrument's where none is named.

    `candidates` holds IRIs where the register cannot tell which instrument or edition is meant.
    """

    kind: Kind
    body: str | None
    number: str | None
    edition: Edition | None
    resolution: ResolutionState
    iri: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a clause: offsets are in the clause's joined segments, code points.

    `before` is None in an inserted citation, `after` in a deleted one.
    """

    start: int
    end: int
    text: str
    change: Change
    before: Reference | None
    after: Reference | None


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a clause: offsets are in the clause's joined segments, code points."""

    start: int
    end: int
    text: str
    name: str
    role: Role
    change: Change
