"""A citation on the way from the text to a record: where it stands and what its own words say."""

from dataclasses import dataclass
from typing import Final

from itugraph.model.citations import Edition, Kind

BODY_OF_TREATY: Final[dict[Kind, str]] = {
    "Constitution": "CS",
    "Convention": "CV",
    "RadioRegulations": "RR",
    "ITRs": "ITR",
}
"""The short name under which each basic instrument is the body of what stands in it."""

TREATIES: Final[frozenset[Kind]] = frozenset(BODY_OF_TREATY)
"""Basic instruments, cited whole or as the text that an article stands in."""

PARTS: Final[frozenset[Kind]] = frozenset(("Article", "Provision", "Appendix", "Annex-of-other-instrument"))
"""What stands in another text, which is its body."""


@dataclass(slots=True, eq=False)
class Mention:
    """What the words of one citation say.

    `sector` is written beside the number, `coded` is the body an edition's form names, `list_id` joins the
    members of one list, `joined_by` is the connective before this member (empty for the first), `container` is the
    text a part stands in, `loose` marks a number whose sign may be an ordinary word (`No 5`), `shared` an edition
    that stands behind a later member.
    """

    start: int
    end: int
    kind: Kind
    number: str | None
    list_id: int
    edition: Edition | None = None
    coded: str | None = None
    dated: bool = False
    sector: str | None = None
    body: str | None = None
    container: "Mention | None" = None
    joined_by: str = ""
    loose: bool = False
    shared: bool = False
