"""The Questions pages: the catalogue by topic, a form for each question, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import dropwhile, groupby
from urllib.parse import urlencode

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from itugraph.graph import bind_parameters
from itugraph.graph.limited import BusyError, OutOfMemoryError, OutOfTimeError
from itugraph.model import ItugraphError, QueryError
from itugraph.questions import (
    Answered,
    Catalogue,
    Chart,
    Names,
    Question,
    bind,
    load_catalogue,
    prepared,
    run,
)
from itugraph.questions import (
    render as rendered,
)
from itugraph.web.answer_table import Cell, Sorting, in_order, numeric, shown
from itugraph.web.answering import answering_of
from itugraph.web.drawing import charts
from itugraph.web.keeping import kept
from itugraph.web.opened import graph_of, opened
from itugraph.web.paging import Part, part
from itugraph.web.question_form import fields, missing, values
from itugraph.web.rendering import render

_SIZE = 200
_OTHER = "Other questions"
_DOWNLOADS = {"table": ("csv", "tsv", "json"), "yes-no": ("csv", "json"), "graph": ("turtle", "csv", "json")}
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "turtle": "text/turtle; charset=utf-8",
}
_ENDINGS = {"turtle": "ttl"}


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page shows it."""

    answer: Answered
    cells: list[list[Cell]]
    part: Part
    sorting: Sorting
    numeric: frozenset[str]
    meanings: Mapping[str, str]
    bars: charts.Bars | None
    matrix: charts.Matrix | None
    cut: bool


@cache
def catalogue() -> Catalogue:
    """The named questions."""
    return load_catalogue()


def by_topic(found: Catalogue) -> list[tuple[str, list[Question]]]:
    """The questions of each topic; those that state none come last."""
    ordered = sorted(found, key=lambda question: (question.topic == "", question.topic, question.question))
    return [
        (topic or _OTHER, list(members))
        for topic, members in groupby(ordered, key=lambda question: question.topic)
    ]


@kept
def questions(request: Request) -> Response:
    """The catalogue."""
    return render(request, "questions.html", topics=by_topic(catalogue()))


async def question(request: Request) -> Response:
    """A question's form and, where all that it needs is given, its answer; or the answer as a file."""
    return await to_thread.run_sync(partial(_question, request), limiter=request.app.state.threads)


def _question(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        asked = catalogue().get(name)
    except QueryError as error:
        raise HTTPException(404, str(error)) from None
    given = values(asked, request.query_params)
    form = request.query_params.get("format", "")
    if form in _DOWNLOADS[asked.kind]:
        return _file(request, asked, given, form)
    lacking = missing(asked, given)
    if lacking:
        return _page(request, asked, given, None, "")
    return _answered(request)


@kept
def _answered(request: Request) -> Response:
    asked = catalogue().get(request.path_params["name"])
    given = values(asked, request.query_params)
    try:
        answer, cut = _run(request, asked, given)
    except BusyError as error:
        return _page(request, asked, given, None, str(error), 503, {"retry-after": str(error.seconds)})
    except (OutOfTimeError, OutOfMemoryError) as error:
        return _page(request, asked, given, None, str(error), 500)
    except ItugraphError as error:
        return _page(request, asked, given, None, str(error), 400)
    return _page(request, asked, given, _shown(request, asked, given, answer, cut), "")


def _run(request: Request, asked: Question, given: Mapping[str, str]) -> tuple[Answered, bool]:
    graph = answering_of(request).graph()
    answer = run(asked, graph, given, opened(request).register)
    return answer, len(answer.rows) >= answering_of(request).limits.rows


def _shown(request: Request, asked: Question, given: Mapping[str, str], answer: Answered, cut: bool) -> Shown:
    sorting = Sorting.read(request.query_params.get("sort", ""), answer.columns)
    ordered = in_order(answer, sorting)
    chosen = dict(given) | ({"sort": request.query_params["sort"]} if sorting.column else {})
    here = part(request, len(ordered.rows), _SIZE, request.url.path, chosen)
    drawn = _drawn(asked.chart, answer) if asked.chart else (None, None)
    return Shown(
        answer=ordered,
        cells=shown(ordered, ordered.rows[here.offset : here.last]),
        part=here,
        sorting=sorting,
        numeric=numeric(answer),
        meanings={column.name: column.meaning for column in asked.columns},
        bars=drawn[0],
        matrix=drawn[1],
        cut=cut,
    )


def _drawn(chart: Chart, answer: Answered) -> tuple[charts.Bars | None, charts.Matrix | None]:
    rows = [dict(zip(answer.columns, cells, strict=True)) for cells in shown(answer, answer.rows)]
    texts = [{column: one.text for column, one in row.items()} for row in rows]
    if chart.form == "matrix":
        return None, charts.matrix(texts, chart.labels[0], chart.labels[1], chart.values)
    label = chart.labels[0]
    addresses = {row[label].text: row[label].address for row in rows}
    return charts.bars(texts, label, chart.values, addresses), None


def _page(
    request: Request,
    asked: Question,
    given: Mapping[str, str],
    shown_answer: Shown | None,
    failure: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    register = opened(request).register
    here = request.url.path

    def address(**changes: str) -> str:
        query = {**given, **changes}
        return here + (f"?{urlencode(query)}" if query else "")

    example = {parameter.name: parameter.example for parameter in missing(asked, given)}
    return render(
        request,
        "question.html",
        status,
        headers,
        question=asked,
        fields=fields(asked, request.query_params, register, graph_of(request)),
        shown=shown_answer,
        failure=failure,
        address=address,
        example=address(**example) if example else "",
        example_words=", ".join(example.values()),
        downloads=_DOWNLOADS[asked.kind],
        editor=_editor(request, asked, given) if not failure else "",
        beside=[other for other in catalogue() if other.topic == asked.topic and other.name != asked.name][
            :8
        ],
    )


def _editor(request: Request, asked: Question, given: Mapping[str, str]) -> str:
    """The address of the query in the editor, with the values in it; as it stands while values are missing."""
    sparql = prepared(asked.sparql)
    if not missing(asked, given):
        names = Names(opened(request).register, graph_of(request), date.today())
        sparql = bind_parameters(sparql, bind(asked.parameters, given, names))
    return "/sparql?" + urlencode({"query": f"# {asked.question}\n{plain_query(sparql)}"})


def plain_query(sparql: str) -> str:
    """A question's query without its header."""
    return "\n".join(dropwhile(lambda line: line.startswith("#"), sparql.splitlines()))


def _file(request: Request, asked: Question, given: Mapping[str, str], form: str) -> Response:
    try:
        answer, cut = _run(request, asked, given)
    except BusyError as error:
        raise HTTPException(503, str(error), {"retry-after": str(error.seconds)}) from None
    except (OutOfTimeError, OutOfMemoryError) as error:
        raise HTTPException(500, str(error)) from None
    sorting = Sorting.read(request.query_params.get("sort", ""), answer.columns)
    headers = {
        "content-type": _MEDIA[form],
        "content-disposition": f'attachment; filename="{asked.name}.{_ENDINGS.get(form, form)}"',
    }
    if cut:
        headers["x-sparql-maxrows"] = str(len(answer.rows))
    return Response(rendered(in_order(answer, sorting), form), headers=headers)


routes: list[BaseRoute] = [Route("/questions", questions), Route("/questions/{name}", question)]
