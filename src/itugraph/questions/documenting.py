"""The catalogue as a page of documentation, made from the headers of the questions."""

from collections.abc import Iterator

from itugraph.questions.catalogue import Catalogue, Parameter, Question

_ASKED_FOR = {"table": "a table", "graph": "a graph", "yes-no": "yes or no"}


def document_questions(catalogue: Catalogue) -> str:
    """The catalogue as Markdown: an overview, then a section for each question."""
    return "\n".join(_page(catalogue)) + "\n"


def _page(catalogue: Catalogue) -> Iterator[str]:
    yield "# Questions"
    yield ""
    yield (
        "Each is a file in `queries/questions`, whose header this page is made from. Ask one with "
        "`itugraph query NAME --param name=value`. A parameter takes a name such as `PP Resolution 71`, `SG20` "
        "or `EUR` wherever it asks for a thing, and an IRI as well. The files are plain SPARQL 1.1 and run as "
        "they are on any store: give a parameter a value there by writing it in place of `UNDEF`."
    )
    yield ""
    yield "| name | question |"
    yield "|---|---|"
    for question in catalogue:
        yield f"| [{question.name}](#{question.name}) | {question.question} |"
    for question in catalogue:
        yield from _section(question)


def _section(question: Question) -> Iterator[str]:
    yield ""
    yield f"## {question.name}"
    yield ""
    yield f"**{question.question}** {question.description}".rstrip()
    yield ""
    yield f"Gives {_ASKED_FOR[question.kind]}."
    if question.parameters:
        yield ""
        yield "| parameter | type | default | meaning | example |"
        yield "|---|---|---|---|---|"
        for parameter in question.parameters:
            yield (
                f"| `{parameter.name}` | {parameter.type} | {_default(parameter)} | {parameter.meaning} "
                f"| `{parameter.example}` |"
            )
    if question.columns:
        yield ""
        yield "| column | meaning |"
        yield "|---|---|"
        for column in question.columns:
            yield f"| `{column.name}` | {column.meaning} |"


def _default(parameter: Parameter) -> str:
    return "none: required" if parameter.default is None else parameter.default
