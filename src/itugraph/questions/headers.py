"""The comment header of a query file: what it asks or finds, in fields that programs read.

A header is the block of comment lines at the top of a `.rq` file. `# name: value` opens a field, a comment
line indented by two blanks or more continues it, and an empty comment line is only for the eye:

    # question: Who cites an instrument?
    # description: One row a citation in the proposed text,
    #   in the order of the documents.
    # parameter: instrument (instrument; example: PP Resolution 71) - what is cited
    # column: clause - where it is cited

The header ends at the first line that is not a comment.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from itugraph.model import QueryError

_FIELD = re.compile(r"#\s?([a-z][a-z-]*):(?:\s+(.*))?$")
_CONTINUED = re.compile(r"#\s{2,}(\S.*)$")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a header and the line it starts on, from 1."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of one file, in order, and the query below them (the whole file, comments included)."""

    path: Path
    fields: tuple[Field, ...]
    sparql: str

    def all(self, name: str) -> tuple[Field, ...]:
        """Every field of this name, in order."""
        return tuple(field for field in self.fields if field.name == name)

    def one(self, name: str) -> str:
        """The value of a field that must be there exactly once and not be empty; else `QueryError`."""
        found = self.all(name)
        if not found:
            raise QueryError(f"{self.path}: the header has no '# {name}: ...' line; add one.")
        if len(found) > 1:
            raise self.error(found[1], f"a second '{name}'; a header has only one")
        if not found[0].value:
            raise self.error(found[0], f"'{name}' is empty")
        return found[0].value

    def optional(self, name: str, default: str) -> str:
        """The value of a field that may be left out."""
        return self.one(name) if self.all(name) else default

    def choice(self, name: str, allowed: Collection[str], default: str | None = None) -> str:
        """The value of a field that is one of a few words."""
        value = self.one(name) if default is None else self.optional(name, default)
        if value not in allowed:
            raise self.error(
                self.all(name)[0], f"'{name}' is {value!r}, but must be one of {', '.join(allowed)}"
            )
        return value

    def error(self, field: Field, problem: str) -> QueryError:
        """What is wrong with a field, with its file and line."""
        return QueryError(f"{self.path}:{field.line}: {problem}.")


def read_header(path: Path, known: Collection[str]) -> Header:
    """Read a query file whose header may hold the fields named in `known`.

    Raises `QueryError` naming file and line for a comment line that is neither a known field nor the
    continuation of one, and for a file that is not UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(f"{path}: cannot be read as a query in UTF-8 ({problem}).") from problem
    return Header(path, tuple(_fields(path, text, known)), text)


def _fields(path: Path, text: str, known: Collection[str]) -> list[Field]:
    fields: list[Field] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.rstrip()
        if not stripped.startswith("#"):
            break
        if stripped == "#":
            continue
        if opening := _FIELD.fullmatch(stripped):
            if opening[1] not in known:
                raise QueryError(
                    f"{path}:{number}: unknown field '{opening[1]}' in the header; "
                    f"the fields are {', '.join(known)}."
                )
            fields.append(Field(opening[1], (opening[2] or "").strip(), number))
        elif fields and (more := _CONTINUED.fullmatch(stripped)):
            last = fields[-1]
            fields[-1] = Field(last.name, f"{last.value} {more[1]}".strip(), last.line)
        else:
            raise QueryError(
                f"{path}:{number}: neither a field ('# name: value') nor its continuation "
                "('#   more', indented); end the header with a line that is not a comment."
            )
    return fields
