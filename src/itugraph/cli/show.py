"""`itugraph show`."""

import textwrap
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from itugraph.cli.options import GRAPH, GraphFolder, StoreAddress
from itugraph.cli.terminal import printable, width

if TYPE_CHECKING:
    from itugraph.cli.dossier import ChangedBy, CitedAt, Dossier
    from itugraph.model import RegisteredEdition

EXAMPLES = "Example: itugraph show 'PP Resolution 71'"

_UNCONFIRMED = frozenset({"recalled", "unverified"})


def show(
    instrument: Annotated[
        list[str],
        typer.Argument(help="Such as PP Resolution 71, Y.4000, or words of a title.", show_default=False),
    ],
    graph: GraphFolder = GRAPH,
    endpoint: StoreAddress = None,
) -> None:
    """Show an instrument: its editions, and who cites or changes it.

    Editions come from the register, with or without a graph.
    """
    from itugraph.api import find_instrument
    from itugraph.cli.dossier import dossier
    from itugraph.register import load_register

    register = load_register()
    found = find_instrument(register, " ".join(instrument))
    store = None
    if endpoint or (graph / "graph.json").exists():
        from itugraph.graph import open_source

        store = open_source(graph, endpoint)
    typer.echo("\n".join(lines(dossier(register, found, store, date.today()), min(width(), 100))))


def lines(known: "Dossier", columns: int) -> Iterator[str]:
    """What is known, for a reader."""
    yield known.name
    if known.title and known.title != known.name:
        yield from textwrap.wrap(known.title, columns)
    yield ""
    yield from _editions(known, columns)
    yield ""
    if not known.has_graph:
        yield "There is no graph here to tell who cites it: make one with 'itugraph build'."
        return
    yield from _changed_by(known.changes)
    yield ""
    yield from _cited_by(known.citations)


def _editions(known: "Dossier", columns: int) -> Iterator[str]:
    if not known.editions:
        yield "No edition is in the register."
        return
    yield "Editions"
    unconfirmed = False
    pad = max(len(_mark(edition)) for edition in known.editions)
    for edition in known.editions:
        doubted = edition.basis in _UNCONFIRMED
        unconfirmed = unconfirmed or doubted
        adopted = ", ".join(
            part for part in ((edition.conference or "").upper(), str(edition.adopted or "")) if part
        )
        remarks = list(_remarks(known, edition))
        yield f"  {_mark(edition):<{pad}}  {adopted}{' *' if doubted else ''}".rstrip()
        yield from (f"      {remark}" for remark in remarks)
    if known.in_force_today is None:
        yield "  None is in force today."
    if unconfirmed:
        yield "  * from memory: no document at hand confirms it"
    has = f" ({known.coverage})" if known.coverage else ""
    yield from textwrap.wrap(
        f"The register knows {known.instrument.body} to {known.known_to}{has}: an edition that it lacks may exist.",
        columns,
        initial_indent="  ",
        subsequent_indent="  ",
    )


def _remarks(known: "Dossier", edition: "RegisteredEdition") -> Iterator[str]:
    then = [str(day) for day, in_force in known.in_force_then if in_force == edition]
    if then:
        yield f"in force on {', '.join(then)}, the date of documents below"
    if edition == known.in_force_today:
        yield "in force today, as far as the register knows"
    if edition.status in {"suppressed", "withdrawn"}:
        yield edition.status


def _mark(edition: "RegisteredEdition") -> str:
    from itugraph.graph.naming import edition_mark
    from itugraph.model import Edition

    written = Edition(edition.revised, edition.place, edition.year, edition.month)
    version = f" (edition {edition.version})" if edition.version else ""
    return f"({edition_mark(written, edition.iri)}){version}"


def _changed_by(changes: "tuple[ChangedBy, ...]") -> Iterator[str]:
    if not changes:
        yield "No proposal changes it."
        return
    yield "Changed by"
    for source, of_source in groupby(changes, key=lambda change: change.source):
        yield f"  {printable(source)}"
        for change in of_source:
            editions = " to ".join(f"({edition})" for edition in (change.base, change.proposed) if edition)
            yield f"    {_text(change)}: {change.action} {editions}".rstrip()


def _cited_by(citations: "tuple[CitedAt, ...]") -> Iterator[str]:
    if not citations:
        yield "No text cites it."
        return
    yield "Cited by"
    for source, of_source in groupby(citations, key=lambda citation: citation.source):
        yield f"  {printable(source)}"
        for text, of_text in groupby(of_source, key=_text):
            yield f"    {text}"
            yield from (f"      {printable(c.place)}, line {c.line}: {_wording(c)}" for c in of_text)


def _text(found: "CitedAt | ChangedBy") -> str:
    return printable(f"{found.text} ({found.region})" if found.region else found.text)


def _wording(citation: "CitedAt") -> str:
    """At which edition it is cited, before and after.

    >>> from itugraph.cli.dossier import CitedAt
    >>> _wording(CitedAt("", None, "", "", "", 1, "modified", "Busan, 2014", "Rev. Dubai, 2018"))
    '(Busan, 2014) becomes (Rev. Dubai, 2018)'
    """
    before, after = (f"({mark})" if mark else "no edition" for mark in (citation.before, citation.after))
    if citation.after is None:
        return f"{before}, {'struck' if citation.change == 'deleted' else 'replaced by another'}"
    if citation.before is None:
        return f"{after}, {'new' if citation.change == 'inserted' else 'in place of another'}"
    return f"{before}, kept" if before == after else f"{before} becomes {after}"
