"""Edits of a paragraph's wording."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """In the joined runs of a paragraph, `text` takes the place of the characters from `start` to `end`.

    Offsets are code points, struck text counted as well, of which an edit covers none. Where `start` is `end` the text
    is put there.
    """

    start: int
    end: int
    text: str
