"""The catalogue of named questions: query files whose header says what they ask, take and give.

A question's name is its file's. Its header holds

    # topic: what it is about, in a few words; questions of one topic are listed together
    # question: the question in plain words, ending in a question mark (required)
    # description: what else a reader should know
    # kind: table | graph | yes-no (a SELECT, a CONSTRUCT or an ASK; default: table)
    # note: why the query is written as it is, for those who read it
    # parameter: name (type; default: value; example: value) - meaning
    # column: name - meaning (for a table: every column, in order)
    # chart: bars label, value ... | matrix row, column, value ... (how an answer is drawn; names of columns)

and the query says where each parameter is bound with `VALUES ?name { UNDEF }`: as it stands the file runs in
any SPARQL tool and answers for all values; a given value takes the place of `UNDEF`, as a term.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from itugraph.locations import shared_folder
from itugraph.model import QueryError
from itugraph.questions.headers import Field, Header, read_header

ParameterType = Literal[
    "instrument", "edition", "body", "region", "conference", "proposal", "label", "date", "text", "number"
]
"""What a parameter's value names, and so how it is looked up."""

Kind = Literal["table", "graph", "yes-no"]
ChartForm = Literal["bars", "matrix"]

ALL = "all"
"""The default of a parameter that narrows nothing until it is given."""

_FIELDS = ("topic", "question", "description", "kind", "note", "parameter", "column", "chart")
_PARAMETER = re.compile(r"([A-Za-z]\w*) \((.+?)\) - (.+)")
_COLUMN = re.compile(r"([A-Za-z]\w*) - (.+)")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CHART = re.compile(r"(bars|matrix) (\w+(?:, \w+)+)")
_FORMS: dict[Kind, str] = {"table": "SELECT", "graph": "CONSTRUCT", "yes-no": "ASK"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes; required when `default` is None, narrowing nothing when it is `all`."""

    name: str
    type: ParameterType
    meaning: str
    default: str | None
    example: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table answer and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Chart:
    """How a table is drawn: bars of one or more values each, or a matrix; all are names of columns.

    `labels` are the one of a bar, or those of a matrix's rows and columns.
    """

    form: ChartForm
    labels: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: `question` in plain words, `sparql` the query with its parameters unbound.

    `topic` is empty, and `chart` None, where the header says nothing of it.
    """

    name: str
    question: str
    description: str
    kind: Kind
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    path: Path
    topic: str = ""
    chart: Chart | None = None

    def parameter(self, name: str) -> Parameter:
        """The parameter of this name; raises `QueryError` that lists those there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = ", ".join(parameter.name for parameter in self.parameters)
        takes = f"takes {names}" if names else "takes no parameters"
        raise QueryError(f"The question '{self.name}' has no parameter '{name}': it {takes}.")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Questions by name, in alphabetical order."""

    questions: tuple[Question, ...]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    def __contains__(self, name: object) -> bool:
        return any(question.name == name for question in self.questions)

    def get(self, name: str) -> Question:
        """The question of this name; raises `QueryError` that suggests the nearest name."""
        for question in self.questions:
            if question.name == name:
                return question
        near = difflib.get_close_matches(
            name, [question.name for question in self.questions], n=1, cutoff=0.5
        )
        advice = f"did you mean '{near[0]}'?" if near else "'itugraph queries' lists those there are."
        raise QueryError(f"There is no question named '{name}': {advice}")


def load_catalogue(*folders: Path) -> Catalogue:
    """The shipped questions and those in `folders`; a file in a later folder replaces one of the same name.

    Raises `QueryError` for a folder that is not there and for a malformed header (with file and line).
    """
    questions: dict[str, Question] = {}
    for folder in (shared_folder("queries", "questions"), *folders):
        if not folder.is_dir():
            raise QueryError(f"{folder}: there is no such folder of questions.")
        for path in sorted(folder.glob("*.rq")):
            questions[path.stem] = read_question(path)
    return Catalogue(tuple(questions[name] for name in sorted(questions)))


def read_question(path: Path) -> Question:
    """Read one question's file; raises `QueryError` naming file and line where its header is malformed."""
    header = read_header(path, _FIELDS)
    if not _NAME.fullmatch(path.stem):
        raise QueryError(
            f"{path}: a question's file is named in small letters and hyphens, like who-cites.rq."
        )
    kind = cast(Kind, header.choice("kind", get_args(Kind), default="table"))
    columns = tuple(_column(header, field) for field in header.all("column"))
    if kind == "table" and not columns:
        raise QueryError(f"{path}: a table has columns; add '# column: name - meaning' lines.")
    if not re.search(rf"^\s*{_FORMS[kind]}\b", header.sparql, re.MULTILINE):
        raise QueryError(f"{path}: a question of the kind '{kind}' needs a {_FORMS[kind]} query.")
    return Question(
        name=path.stem,
        question=header.one("question"),
        description=header.optional("description", ""),
        kind=kind,
        parameters=read_parameters(header),
        columns=columns,
        sparql=header.sparql,
        path=path,
        topic=header.optional("topic", ""),
        chart=_chart(header, columns),
    )


def read_parameters(header: Header) -> tuple[Parameter, ...]:
    """The parameters a header declares; raises `QueryError` where one is malformed or bound nowhere."""
    parameters: list[Parameter] = []
    for field in header.all("parameter"):
        parameter = _parameter(header, field)
        if any(parameter.name == other.name for other in parameters):
            raise header.error(field, f"the parameter '{parameter.name}' is declared twice")
        if f"VALUES ?{parameter.name} {{ UNDEF }}" not in header.sparql:
            raise header.error(
                field,
                f"the query never binds '{parameter.name}'; "
                f"write VALUES ?{parameter.name} {{ UNDEF }} where it belongs",
            )
        parameters.append(parameter)
    return tuple(parameters)


def _parameter(header: Header, field: Field) -> Parameter:
    found = _PARAMETER.fullmatch(field.value)
    if found is None:
        raise header.error(
            field, "a parameter is written 'name (type; default: value; example: value) - meaning'"
        )
    name, inside, meaning = found.groups()
    kind, *options = [part.strip() for part in inside.split(";")]
    if kind not in get_args(ParameterType):
        raise header.error(
            field, f"unknown type '{kind}'; the types are {', '.join(get_args(ParameterType))}"
        )
    given = {key.strip(): value.strip() for key, _, value in (option.partition(":") for option in options)}
    if unknown := given.keys() - {"default", "example"}:
        raise header.error(field, f"unknown option '{min(unknown)}'; the options are default and example")
    if not given.get("example"):
        raise header.error(field, f"the parameter '{name}' has no example")
    return Parameter(name, cast(ParameterType, kind), meaning, given.get("default"), given["example"])


def _chart(header: Header, columns: tuple[Column, ...]) -> Chart | None:
    if not header.all("chart"):
        return None
    field = header.all("chart")[0]
    found = _CHART.fullmatch(header.one("chart"))
    if found is None:
        raise header.error(
            field, "a chart is written 'bars label, value ...' or 'matrix row, column, value ...'"
        )
    form, names = cast(ChartForm, found[1]), found[2].split(", ")
    known = [column.name for column in columns]
    if unknown := [name for name in names if name not in known]:
        raise header.error(field, f"the chart's '{unknown[0]}' is no column")
    labels = 1 if form == "bars" else 2
    if len(names) <= labels:
        raise header.error(field, "the chart has no value")
    return Chart(form, tuple(names[:labels]), tuple(names[labels:]))


def _column(header: Header, field: Field) -> Column:
    found = _COLUMN.fullmatch(field.value)
    if found is None:
        raise header.error(field, "a column is written 'name - meaning'")
    return Column(found[1], found[2])
