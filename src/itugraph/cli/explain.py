"""`itugraph explain`."""

import textwrap
from typing import Annotated

import typer

from itugraph.cli.check import Rules
from itugraph.cli.terminal import width

EXAMPLES = "Without a rule, all are listed."


def explain(
    rule: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE...", help="Codes, their beginnings, or names.", show_default=False),
    ] = None,
    rules: Rules = None,
) -> None:
    """Tell what a rule of 'check' finds, why it matters, and what to write instead."""
    from itugraph.checks import choose, load_rules
    from itugraph.checks import explain as page_of

    known = load_rules(*([rules] if rules else []))
    if not rule:
        for one in known:
            typer.echo(f"{one.code}  {one.severity:7}  {one.name}{'' if one.on else ' (off)'}")
        return
    for one in choose(known, rule):
        for paragraph in page_of(one).split("\n"):
            told = textwrap.wrap(paragraph, min(width(), 100), break_long_words=False, break_on_hyphens=False)
            typer.echo("\n".join(told))
