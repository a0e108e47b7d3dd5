"""Long lists in parts: which part an address asks for, and the addresses of the others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list of `total` entries: `number` counts from 1, each part has `size` entries.

    `chosen` is what else the address says, such as how the list is narrowed.
    """

    number: int
    size: int
    total: int
    path: str
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def offset(self) -> int:
        """How many entries come before."""
        return (self.number - 1) * self.size

    @property
    def first(self) -> int:
        """The place of the first entry, from 1."""
        return self.offset + 1

    @property
    def last(self) -> int:
        """The place of the last entry."""
        return min(self.offset + self.size, self.total)

    @property
    def previous(self) -> str:
        """The address of the part before, "" for the first."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def following(self) -> str:
        """The address of the part after, "" for the last."""
        return self._address(self.number + 1) if self.last < self.total else ""

    def _address(self, number: int) -> str:
        return f"{self.path}?{urlencode({**self.chosen, 'part': number})}"


def part(request: Request, total: int, size: int, path: str, chosen: Mapping[str, str] | None = None) -> Part:
    """The part of a list that the request asks for with `part`; the first where that is no number of a part."""
    asked = request.query_params.get("part", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    most = max(1, -(-total // size))
    return Part(min(max(number, 1), most), size, total, path, chosen or {})
