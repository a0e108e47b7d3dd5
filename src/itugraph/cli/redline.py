"""`itugraph redline`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from itugraph.cli.options import Output

EXAMPLES = "Example: itugraph redline proposals.txt -o proposals.docx"


def redline(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="The document to read.", show_default=False)
    ],
    output: Output,
    layout: Annotated[
        Literal["sequence", "table"],
        typer.Option(
            "--layout", help="Proposals one after another, or side by side in a table, one a column."
        ),
    ] = "sequence",
    base: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="The adopted text that flattened proposals change.", show_default=False
        ),
    ] = None,
) -> None:
    """Give a document its tracked changes back, in Word or a page.

    The ending of the file to write says which: .docx or .html.
    """
    from itugraph.extraction import extract
    from itugraph.output import write_whole
    from itugraph.writing import form_of, write_redline

    form = form_of(output)
    extraction = extract(source, base=base)
    write_whole(output, write_redline(extraction, form, layout))
    changed = sum(record.change != "kept" for text in extraction.texts for record in text.records)
    how = ", all inferred" if extraction.document.flattened else ""
    typer.echo(
        f"{output} shows {_counted(len(extraction.texts), 'text')} with {_counted(changed, 'change')}{how}."
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
