"""Values for the parameters of questions: what a person types, looked up and bound as a term."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from itugraph.graph import GraphSource, Iri, Literal, literal
from itugraph.model import QueryError
from itugraph.questions.catalogue import ALL, Parameter
from itugraph.register import Register, body_iri, conference_iri, region_iri

_LABELLED = """PREFIX itu: <https://w3id.org/itugraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?label WHERE { VALUES ?class { %s } ?thing a ?class ; rdfs:label ?label }
ORDER BY ?label"""
_CLASSES = {
    "instrument": "itu:Resolution itu:Decision itu:Recommendation itu:Opinion itu:Question itu:Report"
    " itu:TreatyProvision itu:Instrument",
    "edition": "itu:Edition",
    "body": "itu:Body itu:Assembly itu:Sector itu:StudyGroup itu:AdvisoryGroup itu:Bureau itu:DirectorPost",
    "region": "itu:RegionalOrganization itu:MemberState",
    "conference": "itu:Conference",
    "proposal": "itu:Proposal",
}
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what a person types, in the register first and then among the labels of the graph."""

    register: Register
    store: GraphSource
    today: date

    def term(self, parameter: Parameter, text: str) -> Iri | Literal:
        """The term that a value of a parameter means.

        Raises `QueryError` when it names nothing (with what is spelled alike) or several things.
        """
        match parameter.type:
            case "text":
                return literal(text)
            case "label":
                return literal(text.strip().strip("()."))
            case "number":
                return self._number(parameter, text)
            case "date":
                return self._date(parameter, text)
        if re.match(r"[a-z][a-z0-9+.-]*:", text) and not re.search(r"\s", text):
            return self._iri(parameter, text)
        return self._registered(parameter, text) or self._labelled(parameter, text)

    def _number(self, parameter: Parameter, text: str) -> Literal:
        if not re.fullmatch(r"[+-]?\d{1,18}", text.strip()):
            raise QueryError(f"The parameter '{parameter.name}' takes a whole number, not {text!r}.")
        return literal(int(text))

    def _date(self, parameter: Parameter, text: str) -> Literal:
        if text.strip().lower() == "today":
            return literal(self.today)
        try:
            return literal(date.fromisoformat(text.strip()))
        except ValueError:
            raise QueryError(
                f"The parameter '{parameter.name}' takes a date like {self.today.isoformat()} "
                f"or 'today', not {text!r}."
            ) from None

    def _iri(self, parameter: Parameter, text: str) -> Iri:
        try:
            return Iri(text)
        except ValueError:
            raise QueryError(f"The parameter '{parameter.name}' is {text!r}, which is no IRI.") from None

    def _registered(self, parameter: Parameter, text: str) -> Iri | None:
        match parameter.type:
            case "instrument":
                return self._instrument(parameter, text)
            case "edition":
                return self._edition(text)
            case "body" if body := self.register.body(text):
                return Iri(body_iri(body.id))
            case "region" if region := self.register.region(text):
                return Iri(region_iri(region.id))
            case "conference" if conference := self.register.conference_by_id(text):
                return Iri(conference_iri(conference.id))
        return None

    def _instrument(self, parameter: Parameter, text: str) -> Iri | None:
        found = self.register.find(text)
        if len(found) > 1:
            names = _listed(self.register.name(instrument) for instrument in found)
            raise QueryError(f"The name {text!r}, given for '{parameter.name}', may mean {names}: say which.")
        return Iri(found[0].iri) if found else None

    def _edition(self, text: str) -> Iri | None:
        named = re.fullmatch(r"(.+?)\s*\((.+)\)\s*", text)
        found = self.register.find(named[1]) if named else ()
        if named is None or len(found) != 1:
            return None
        wanted = set(re.findall(r"\w+", named[2].casefold())) - {"rev"}
        for edition in self.register.editions(found[0].iri):
            known = f"{edition.place or ''} {edition.month or ''} {edition.year} {edition.conference or ''}"
            if wanted and wanted <= set(re.findall(r"\w+", known.casefold())):
                return Iri(edition.iri)
        return None

    def _labelled(self, parameter: Parameter, text: str) -> Iri:
        answer = self.store.select(_LABELLED % _CLASSES[parameter.type])
        labels: dict[str, list[Iri]] = {}
        for thing, label in answer.rows:
            if isinstance(thing, Iri) and isinstance(label, Literal):
                labels.setdefault(label.value, []).append(thing)
        for known, things in labels.items():
            if known.casefold() == text.strip().casefold() and len(things) == 1:
                return things[0]
        near = difflib.get_close_matches(text, labels, n=3, cutoff=0.5)
        if parameter.type == "instrument":
            near = list(dict.fromkeys([*self.register.nearest(text), *near]))
        advice = f"did you mean {_listed(near)}?" if near else f"write it like {parameter.example}."
        raise QueryError(f"No {parameter.type} is known as {text!r}, given for '{parameter.name}': {advice}")


def bind(parameters: Iterable[Parameter], given: Mapping[str, str], names: Names) -> dict[str, Iri | Literal]:
    """The terms of the parameters that have a value, given or by default; one that is `all` stays unbound.

    Raises `QueryError` for a required parameter without a value and for a value that names nothing.
    """
    terms: dict[str, Iri | Literal] = {}
    for parameter in parameters:
        text = given.get(parameter.name, parameter.default)
        if text is None:
            raise QueryError(
                f"The parameter '{parameter.name}' ({parameter.meaning}) has no value: "
                f"give one, such as {parameter.name}={parameter.example!r}."
            )
        if text.strip().lower() != ALL:
            terms[parameter.name] = names.term(parameter, text)
    return terms


def _listed(names: Iterable[str]) -> str:
    all_names = list(names)
    shown = all_names[:_SHOWN]
    if len(all_names) > _SHOWN:
        return f"{', '.join(shown)} or {len(all_names) - _SHOWN} others"
    return " or ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)
