"""The form of a question: a field for each of its parameters, with what may be written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from itugraph.graph import GraphSource
from itugraph.questions import Parameter, Question
from itugraph.questions.catalogue import ALL
from itugraph.register import Register
from itugraph.web.asking import rows

_MOST = 3000
"""So many names are suggested at most."""

_PROPOSALS = """SELECT ?name ?label WHERE {
  ?proposal a itu:Proposal ; itu:identifier ?name OPTIONAL { ?proposal itu:submittedBy/rdfs:label ?label }
} ORDER BY ?name"""
_MEMBERS = "SELECT ?name WHERE { ?member a itu:MemberState ; itu:name ?name } ORDER BY ?name"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that may be given, and what is said beside it."""

    value: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form. `kind` is `choice`, `suggested`, `date`, `number` or `text`; `value` is as it was typed."""

    parameter: Parameter
    kind: str
    value: str
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.parameter.default is None

    @property
    def placeholder(self) -> str:
        """What stands in an empty field: what it then means, or an example."""
        default = self.parameter.default
        return f"such as {self.parameter.example}" if default is None else default


def fields(
    question: Question, given: Mapping[str, str], register: Register, graph: GraphSource
) -> list[Field]:
    """The form's fields, with the values that were given."""
    return [
        _field(parameter, given.get(parameter.name, ""), register, graph) for parameter in question.parameters
    ]


def values(question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """The values of the parameters that were filled in."""
    names = {parameter.name for parameter in question.parameters}
    return {name: text.strip() for name, text in given.items() if name in names and text.strip()}


def missing(question: Question, given: Mapping[str, str]) -> list[Parameter]:
    """The parameters without which the question cannot be asked."""
    return [
        parameter
        for parameter in question.parameters
        if parameter.default is None and parameter.name not in given
    ]


def _field(parameter: Parameter, value: str, register: Register, graph: GraphSource) -> Field:
    match parameter.type:
        case "instrument":
            named = (Suggestion(register.name(one), one.title or "") for one in register.instruments[:_MOST])
            return Field(parameter, "suggested", value, tuple(named))
        case "body":
            bodies = (Suggestion(body.name, body.full_name or "") for body in register.bodies)
            return Field(parameter, "suggested", value, tuple(bodies))
        case "region":
            regions = [Suggestion(region.name, region.full_name or "") for region in register.regions]
            regions += [Suggestion(row["name"]) for row in rows(graph, _MEMBERS)]
            return Field(parameter, "choice", value, _with(value, regions))
        case "conference":
            held = sorted(register.conferences, key=lambda one: (-one.year, one.name))
            conferences = [Suggestion(one.name, f"{one.place}, {one.year}") for one in held]
            return Field(parameter, "suggested", value, tuple(conferences))
        case "proposal":
            proposals = [Suggestion(row["name"], row["label"]) for row in rows(graph, _PROPOSALS)]
            if len(proposals) > 200:
                return Field(parameter, "suggested", value, tuple(proposals[:_MOST]))
            return Field(parameter, "choice", value, _with(value, proposals))
        case "date":
            # A browser's date field takes nothing but dates: what else a question understands is typed.
            plain = not value or value[:4].isdecimal()
            return Field(parameter, "date" if plain else "text", value)
        case "number":
            return Field(parameter, "number", value)
    return Field(parameter, "text", value)


def _with(value: str, known: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """The choices, and what was given even where it is none of them, for the answer to say what is wrong."""
    choices = tuple(known)
    given = value and value.lower() != ALL and all(choice.value != value for choice in choices)
    return (*choices, Suggestion(value)) if given else choices
