"""What the styles of the ITU's Word template say a paragraph is, where a document has them."""

from typing import Literal

from itugraph.model import Paragraph
from itugraph.reading.style_names import style_key

StyleRole = Literal["numbering", "title", "history", "section", "reasons", "annex", "footnote"]

_ROLES: dict[str, StyleRole] = {
    "resno": "numbering",
    "decno": "numbering",
    "recno": "numbering",
    "opno": "numbering",
    "restitle": "title",
    "dectitle": "title",
    "rectitle": "title",
    "optitle": "title",
    "resref": "history",
    "recref": "history",
    "call": "section",
    "reasons": "reasons",
    "annexno": "annex",
    "appendixno": "annex",
    "footnotetext": "footnote",
}


def role_by_style(paragraph: Paragraph) -> StyleRole | None:
    """The role that a paragraph's style names; None for a style that names none, and for a text without styles."""
    return _ROLES.get(style_key(paragraph.style)) if paragraph.style else None
