"""The pages of the documentation that are made from the program itself, so that they cannot go stale.

    python -m itugraph.cli.documenting docs

writes `cli.md`, `questions.md` and `checks.md` into a folder.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

_OPENING = """# The command line

This page is made from `itugraph --help`. A command ends with exit code 0; with 2 when it could not do what it was
asked, which it says in one sentence; with 130 when it was interrupted. `check` and `register check` end with 1 when
they found something.

| environment variable | meaning |
|---|---|
| `ITUGRAPH_GRAPH` | the folder of the graph, where `--graph` is not given |
| `ITUGRAPH_BASE` | what the identifiers in the graph begin with, instead of `https://w3id.org/itugraph/` |
| `ITUGRAPH_REGISTER` | the file that `itugraph register import` writes, and that is read beside the shipped register |
| `COLUMNS` | the width to print for, where that is not a terminal's |

In a folder, files ending in `.txt`, `.docx`, `.pdf`, `.html`, `.htm` and `.xml` are read, at any depth; what a file is
is then told by its content. A file of a folder that cannot be read is reported, and the others are read; a file that is
named itself and cannot be read is an error, and nothing is changed."""


def document_commands() -> str:
    """The commands as Markdown: the help of each, as it is printed in 80 columns."""
    from itugraph.cli.application import app

    root = get_command(app)
    return "\n".join([_OPENING, *_sections(root, "itugraph", None)]) + "\n"


def _sections(command: Any, name: str, parent: Any) -> Iterator[str]:
    context = command.context_class(command, info_name=name, parent=parent, terminal_width=80)
    yield from ("", f"## {context.command_path}", "", "```", command.get_help(context), "```")
    for child, below in getattr(command, "commands", {}).items():
        yield from _sections(below, child, context)


def _questions() -> str:
    from itugraph.questions import document_questions, load_catalogue

    return document_questions(load_catalogue())


def _checks() -> str:
    from itugraph.checks import document_checks, load_rules

    return document_checks(load_rules())


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": document_commands,
    "questions.md": _questions,
    "checks.md": _checks,
}
"""The pages, each with what makes it."""


def write_pages(folder: Path) -> None:
    """Write every page into a folder."""
    for name, made in PAGES.items():
        (folder / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
