"""Speaking to a person at a terminal."""

import shutil
import sys
from types import TracebackType
from typing import Self

import typer

_UNKNOWN_WIDTH = 100


def width() -> int:
    """The columns of the terminal; what is not a terminal gets 100, or what COLUMNS says."""
    return shutil.get_terminal_size((_UNKNOWN_WIDTH, 24)).columns


def printable(text: str) -> str:
    r"""Text from a document made safe for a terminal: one line, without control or direction characters.

    >>> printable("a\x1b[31m\n b")
    'a\ufffd[31m b'
    """
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


def warn(sentence: str) -> None:
    """Say something beside the output."""
    typer.echo(f"itugraph: {sentence}", err=True)


def told_left_out(error: Exception) -> None:
    """Say that a file of a folder was left out, and why."""
    warn(f"{error} It was left out.")


class Progress:
    """One line that says how far a long work is, where a person is watching; nothing elsewhere.

    >>> with Progress(3) as progress:
    ...     progress.step("a.txt")
    """

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def step(self, what: str) -> None:
        """Begin the next part of the work."""
        self.show(self._done, self._total, what)
        self._done += 1

    def show(self, done: int, total: int, what: str = "") -> None:
        """Say that so many parts of all are done."""
        if self._shown:
            filled = round(20 * done / max(total, 1))
            bar = "#" * filled + "." * (20 - filled)
            self.clear()
            typer.echo(f"[{bar}] {done:,} of {total:,}  {what}"[: width() - 1], err=True, nl=False)

    def clear(self) -> None:
        """Take the line away, for something else to be said."""
        if self._shown:
            typer.echo("\r\x1b[2K", err=True, nl=False)
