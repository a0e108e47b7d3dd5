"""Questions to a graph: takes a store, a question by name or in SPARQL, and values; gives an answer.

`load_catalogue` reads the named questions of `queries/questions` and of other folders, `run` asks one of them or
any SPARQL query, `render` shows the answer. The headers of query files, which the checks use too, are read by
`read_header`.
"""

from itugraph.questions.answers import Answered
from itugraph.questions.catalogue import (
    Catalogue,
    Chart,
    Column,
    Parameter,
    Question,
    load_catalogue,
    read_parameters,
    read_question,
)
from itugraph.questions.documenting import document_questions
from itugraph.questions.headers import Header, read_header
from itugraph.questions.parameters import Names, bind
from itugraph.questions.rendering import FORMATS, cell, printable, render
from itugraph.questions.running import answer, names_of, prepared, run, with_prefixes
from itugraph.questions.table import Table
from itugraph.questions.turtle import to_rdflib

__all__ = [
    "FORMATS",
    "Answered",
    "Catalogue",
    "Chart",
    "Column",
    "Header",
    "Names",
    "Parameter",
    "Question",
    "Table",
    "answer",
    "bind",
    "cell",
    "document_questions",
    "load_catalogue",
    "names_of",
    "prepared",
    "printable",
    "read_header",
    "read_parameters",
    "read_question",
    "render",
    "run",
    "to_rdflib",
    "with_prefixes",
]
