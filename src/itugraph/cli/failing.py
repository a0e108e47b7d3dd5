"""What a person sees when a command cannot do what it was asked: one sentence, never a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

ERROR = 2
"""The exit code of what a person can mend."""
INTERRUPTED = 130
CLOSED_PIPE = 141


class Commands(TyperGroup):
    """The commands, in the order they were given, with errors told in words."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order of a first use."""
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        with told_in_words():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn errors that a person can mend, interruptions and closed pipes into an exit code."""
    try:
        yield
    except BrokenPipeError:
        # What reads our output has enough, like `head`; what is still in the buffer must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED_PIPE) from None
    except KeyboardInterrupt:
        _fail("Interrupted: the graph is as it was before.", INTERRUPTED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(
            f"{where}{error.strerror or error}: check the place, its permissions and the room on the disk.",
            ERROR,
        )
    except MemoryError:
        _fail("There is not enough memory for this: give fewer documents at once.", ERROR)
    except Exception as error:
        from itugraph.model import ItugraphError

        if not isinstance(error, ItugraphError):
            raise
        _fail(str(error), ERROR)


def _fail(sentence: str, code: int) -> None:
    typer.echo(f"itugraph: {sentence}", err=True)
    raise typer.Exit(code)
