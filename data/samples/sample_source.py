"""The source of the samples as proposals: its markup is described at the head of `source.toml`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

END = "¶"
"""The end of a paragraph in the markup of the source."""

EDIT = re.compile(r"\{([-+#])(.*?)\1\}", re.DOTALL)

Piece = tuple[str, str]
"""A sign and its text: `=` kept, `-` deleted, `+` inserted, `~` a bookmark, of which the text is the name."""


class SourceError(Exception):
    """The source contradicts itself: an edit is not found, found twice, or overlaps another."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed: its pieces, and the sign of the paragraph mark that ends it.

    `mark` is None where only the line ends and the paragraph goes on. `carries` says that the line holds the
    wording of a base paragraph, not only a label or a final mark that stayed where it was.
    """

    pieces: tuple[Piece, ...]
    mark: str | None
    carries: bool

    def side(self, signs: str) -> str:
        """The text of the pieces with these signs."""
        return "".join(text for sign, text in self.pieces if sign in signs)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the base with all lines that a proposal makes of it."""

    role: str
    section: str | None
    part: str | None
    lines: tuple[Line, ...]


def pieces_of(snippet: str) -> list[Piece]:
    """The pieces of a marked-up snippet.

    >>> pieces_of("of {-2020-}{+2025+}")
    [('=', 'of '), ('-', '2020'), ('+', '2025')]
    """
    pieces, at = [], 0
    for found in EDIT.finditer(snippet):
        pieces += [("=", snippet[at : found.start()]), (found[1].replace("#", "~"), found[2])]
        at = found.end()
    return [piece for piece in [*pieces, ("=", snippet[at:])] if piece[1]]


def place(base: str, snippet: str) -> tuple[int, int, list[Piece]]:
    """Where a snippet stands in the base paragraph, and its pieces with `…` filled in."""
    pieces = pieces_of(snippet)
    parts = [text if sign in "=-" else "" for sign, text in pieces]
    pattern = "".join("(" + ".*".join(map(re.escape, part.split("…"))) + ")" for part in parts)
    places = list(re.finditer(pattern, base, re.DOTALL))
    if len(places) != 1:
        raise SourceError(f"{snippet!r} is found {len(places)} times in {base!r}, not once.")
    found = places[0]
    filled = [
        (sign, (found[n] or "") if sign in "=-" else text) for n, (sign, text) in enumerate(pieces, start=1)
    ]
    return found.start(), found.end(), filled


def edited(base: str, snippets: Sequence[str]) -> list[Piece]:
    """The whole base paragraph with the snippets' changes applied."""
    pieces: list[Piece] = []
    at = 0
    for start, end, changed in sorted(place(base, snippet) for snippet in snippets):
        if start < at:
            raise SourceError(f"Two edits overlap at {base[start:at]!r}.")
        pieces += [("=", base[at:start]), *changed]
        at = end
    return [*pieces, ("=", base[at:])]


def joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces without empty ones, neighbours of one sign made one."""
    result: list[Piece] = []
    for sign, text in pieces:
        if text and result and result[-1][0] == sign != "~":
            result[-1] = (sign, result[-1][1] + text)
        elif text:
            result.append((sign, text))
    return tuple(result)


def lines_of(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The lines of an edited paragraph, cut at paragraph marks and line breaks."""
    cut: list[tuple[tuple[Piece, ...], str | None]] = []
    current: list[Piece] = []
    for sign, text in pieces:
        for chunk in re.split(f"([{END}\n])", text):
            if chunk in (END, "\n"):
                cut.append((joined(current), sign if chunk == END else None))
                current = []
            else:
                current.append((sign, chunk))
    held = [len("".join(text for sign, text in line if sign in "=-")) for line, _ in cut]
    broken = any(mark is None for _, mark in cut)
    return tuple(
        Line(line, mark, broken or size == max(held)) for (line, mark), size in zip(cut, held, strict=True)
    )


def passages_of(source: Mapping[str, Any], region: str) -> Iterator[Passage]:
    """The proposal of a region, base paragraph by base paragraph."""
    section = part = None
    for paragraph in source["paragraph"]:
        role = paragraph.get("role", "clause")
        base = spaced(paragraph["base"]) + END
        if role == "section":
            section, part = base.strip(" " + END), paragraph["part"]
        pieces = edited(base, [spaced(snippet) for snippet in paragraph.get(region, ())])
        yield Passage(role, section, part, lines_of(pieces))


def spaced(text: str) -> str:
    """Wording with its non-breaking spaces and hyphens; the names of bookmarks stay as they are."""
    marked = re.split(r"(\{#.*?#\})", text)
    return "".join(
        t if t.startswith("{#") else t.replace("~", "\u00a0").replace("_", "\u2011") for t in marked
    )


def marker(proposal: Mapping[str, Any]) -> str:
    """The line that opens a proposal."""
    return f"MOD\t{proposal['identifier']}"
