"""The forms of a report: text for a reader, JSON for programs, and SHACL's own in Turtle."""

import json
import textwrap
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Literal, get_args

from itugraph.graph import Iri, Term
from itugraph.model import QueryError
from itugraph.questions import printable
from itugraph.validation.places import Place
from itugraph.validation.running import Violation
from itugraph.validation.shapes import SH
from itugraph.validation.validating import ValidationReport
from itugraph.validation.wording import advice, fault, shown, shown_path

Form = Literal["text", "json", "turtle"]

SHOWN = 5
"""So many things of one kind of violation are shown to a reader."""


def render_report(report: ValidationReport, form: str = "text", width: int = 100) -> str:
    """The report in one of the forms, ending in a newline; `width` is that of the text, in columns.

    Raises `QueryError` for another form.
    """
    if form == "text":
        return "\n".join(_text(report, width)) + "\n"
    if form == "json":
        return (
            json.dumps([_entry(report, one) for one in report.violations], indent=2, ensure_ascii=False)
            + "\n"
        )
    if form == "turtle":
        from itugraph.validation.turtle import as_turtle

        return as_turtle(report)
    raise QueryError(f"There is no format {form!r} for a report: choose {', '.join(get_args(Form))}.")


def summary(report: ValidationReport) -> str:
    """What came out, in a sentence."""
    if not report.applied:
        return (
            f"Nothing to validate: of {report.shapes} shapes none is about anything in this graph. "
            "Give shapes that are with --shapes."
        )
    looked = f"{report.applied} of {report.shapes} shapes had something to look at"
    if report.conforms:
        return f"The graph conforms: {looked}."
    things = len({violation.focus for violation in report.violations})
    return (
        f"The graph does not conform: {_counted(len(report.violations), 'violation')} by {_counted(things, 'thing')} "
        f"({looked})."
    )


def _text(report: ValidationReport, width: int) -> Iterator[str]:
    for _, group in groupby(report.violations, _kind):
        alike = tuple(group)
        yield from _wrapped(_heading(alike[0]), width, 0)
        for violation in islice(alike, SHOWN):
            place = (
                report.places.get(violation.focus, Place()) if isinstance(violation.focus, Iri) else Place()
            )
            yield from _wrapped(_title(violation.focus, place), width, 2)
            yield from _wrapped(_where(place), width, 4)
            yield from _wrapped(_fault(report, violation), width, 4)
        if len(alike) > SHOWN:
            yield from _wrapped(
                f"and {_counted(len(alike) - SHOWN, 'other')}: --format json has all.", width, 2
            )
        yield from _wrapped(f"What to do: {advice(alike[0])}", width, 2)
        yield ""
    for shape in report.cut:
        yield from _wrapped(
            f"Of {shown(shape.node)} there are more violations than are told here: mend these first.",
            width,
            0,
        )
    yield from _wrapped(summary(report), width, 0)


def _kind(violation: Violation) -> tuple[str, ...]:
    """What violations shown together have in common."""
    return (
        violation.named.value if violation.named else "",
        str(violation.path or ""),
        " ".join(violation.messages),
        violation.constraint.name,
        violation.severity.value,
    )


def _heading(violation: Violation) -> str:
    said = " ".join(violation.messages) or fault(violation)
    severity = violation.severity.value.removeprefix(SH).lower()
    told = [shown(violation.named)] if violation.named else []
    told += [severity] if severity != "violation" else []
    return f"{said} ({', '.join(told)})" if told else said


def _title(focus: Term, place: Place) -> str:
    kinds = ", ".join(shown(kind) for kind in place.kinds)
    named = (
        f"{place.name}  {focus}" if place.name else shown(focus) if not isinstance(focus, Iri) else str(focus)
    )
    return f"{named}  ({kinds})" if kinds else named


def _where(place: Place) -> str:
    """Document, line and named graphs, as far as they are known."""
    line = f", line {place.line}" if place.line is not None else ""
    graphs = ", ".join(str(graph) for graph in place.graphs)
    parts = [
        f"in {place.source}{line}" if place.source else line.removeprefix(", "),
        graphs and f"graph {graphs}",
    ]
    return "; ".join(part for part in parts if part)


def _fault(report: ValidationReport, violation: Violation) -> str:
    """What is wrong; a value is told by its name as well, where the graph has one."""
    said = fault(violation)
    value = violation.value
    if isinstance(value, Iri) and value != violation.focus and value in report.places:
        place = report.places[value]
        name = place.name and f'It is called "{place.name}".'
        what = name or ("" if place.graphs else "The graph says nothing of it.")
        return f"{said} {what}".strip()
    return said


def _entry(report: ValidationReport, violation: Violation) -> dict[str, object]:
    place = report.places.get(violation.focus, Place()) if isinstance(violation.focus, Iri) else Place()
    return {
        "severity": violation.severity.value.removeprefix(SH).lower(),
        "focus": _plain(violation.focus),
        "name": place.name or None,
        "classes": [kind.value for kind in place.kinds],
        "graphs": [graph.value for graph in place.graphs],
        "source": place.source or None,
        "line": place.line,
        "path": shown_path(violation.path) if violation.path else None,
        "value": None if violation.value is None else _plain(violation.value),
        "shape": violation.named.value if violation.named else None,
        "constraint": violation.constraint.name,
        "message": " ".join(violation.messages) or None,
        "fault": fault(violation),
        "advice": advice(violation),
    }


def _plain(term: Term) -> str:
    return term.value if isinstance(term, Iri) else str(term)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
