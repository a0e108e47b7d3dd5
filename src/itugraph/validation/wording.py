"""Violations in words: what is wrong, and what to do about it."""

from itugraph.graph import Blank, Iri, Literal, Term
from itugraph.graph.terms import RDF, XSD
from itugraph.graph.vocabulary import ITU
from itugraph.validation.running import Violation
from itugraph.validation.shapes import SH, PropertyPath

_PREFIXES = {
    "itu": ITU,
    "itus": ITU.replace("ontology#", "shapes#"),
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": XSD,
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": SH,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
_LONGEST = 80
_KINDS = {
    "IRI": "an IRI",
    "BlankNode": "a blank node",
    "Literal": "a literal",
    "BlankNodeOrIRI": "an IRI or a blank node",
    "BlankNodeOrLiteral": "a blank node or a literal",
    "IRIOrLiteral": "an IRI or a literal",
}
_EXAMPLES = {
    "date": '"2022-03-01"^^xsd:date',
    "integer": "2022",
    "boolean": "true",
    "dateTime": '"2022-03-01T09:00:00Z"^^xsd:dateTime',
    "string": '"text"',
}
_LIMITS = {
    "MinInclusive": "at least",
    "MaxInclusive": "at most",
    "MinExclusive": "more than",
    "MaxExclusive": "less than",
}


def fault(violation: Violation) -> str:
    """What is wrong with the thing, in a sentence."""
    constraint, at = violation.constraint, _property(violation)
    value = shown(violation.value) if violation.value is not None else "it"
    values = constraint.values
    listed = ", ".join(map(shown, values))
    number = values[0].value if values and isinstance(values[0], Literal) else ""
    if constraint.name == "MinCount":
        inverse = _inverse(violation)
        if not violation.count:
            return f"Nothing has it as its {inverse}." if inverse else f"It has no {at}."
        return f"It has {violation.count} {at}, where there should be at least {number}."
    if constraint.name == "MaxCount" and values:
        most = f"at most {number}" if number != "0" else "none"
        found = f"{violation.count} values of" if violation.count else "more values of"
        return f"It has {found} {at}, where there may be {most}."
    where = f"Its {at} {value}" if violation.path else value[:1].upper() + value[1:]
    match constraint.name:
        case "Class" if values:
            return f"{where} is no {listed}."
        case "Datatype" if values:
            typed = isinstance(violation.value, Literal) and Iri(violation.value.datatype) == values[0]
            return f"{where} is {'not well written' if typed else 'no ' + listed}."
        case "In" if values:
            return f"{where} is none of {listed}."
        case "NodeKind" if values:
            kind = values[0].value.removeprefix(SH) if isinstance(values[0], Iri) else ""
            return f"{where} is not {_KINDS.get(kind, kind)}."
        case "HasValue" if values:
            return f"It has no {at} {listed}." if violation.path else f"It is not {listed}."
        case "LessThan" | "LessThanOrEquals" if values:
            return f"{where} is not less than its {listed}."
        case "Equals" if values:
            return f"{where} is in only one of {at} and {listed}."
        case "Disjoint" if values:
            return f"{where} is also its {listed}."
        case "MinLength" | "MaxLength" if values:
            side = "shorter" if constraint.name == "MinLength" else "longer"
            return f"{where} is {side} than {number} characters."
        case "Pattern" if values:
            return f"{where} does not match {listed}."
        case "LanguageIn" if values:
            return f"{where} is in no language of {listed}."
        case "UniqueLang":
            return f"It has several values of {at} in one language."
        case "Closed":
            return f"It has {at} {value}, which the shape does not allow."
    if constraint.name in _LIMITS and values:
        return f"{where} is not {_LIMITS[constraint.name]} {listed}."
    if constraint.name in {"Or", "And", "Xone", "Not", "Node"}:
        many = "one of the forms" if constraint.name in {"Or", "Xone"} else "the form"
        return f"{'It' if not violation.path else where} does not have {many} that the shape asks for."
    return f"{where if violation.value is not None else 'It'} breaks {constraint.name} of the shape."


def advice(violation: Violation) -> str:
    """What to do about it, in a sentence: the shape's own words, or what follows from its constraint."""
    if violation.advice:
        return violation.advice
    constraint, at = violation.constraint, _property(violation)
    values = constraint.values
    listed = ", ".join(map(shown, values))
    match constraint.name:
        case "MinCount":
            inverse = _inverse(violation)
            return f"Say of what it is the {inverse}." if inverse else f"Give it {at}."
        case "MaxCount" if values:
            number = values[0].value if isinstance(values[0], Literal) else ""
            return f"Take {at} away." if number == "0" else f"Keep {number} of them and take the others away."
        case "Class" if values:
            if violation.path is None:
                return f"State that it is one ({shown(violation.focus)} a {listed}), or take those properties away."
            return f"State that it is one ({shown(violation.value)} a {listed}), or point {at} at one."
        case "Datatype" if values and isinstance(values[0], Iri):
            example = _EXAMPLES.get(values[0].value.removeprefix(XSD), f'"..."^^{listed}')
            return f"Write the value as {listed}, such as {example}."
        case "In" if values:
            return "Use one of these."
        case "HasValue" if values:
            return f"Add {at} {listed}."
        case "LessThan" | "LessThanOrEquals" if values:
            return f"Mend {at} or {listed}: one of the two is wrong, or is no number or date."
        case "Closed":
            return f"Take {at} away, or allow it in the shape."
        case "UniqueLang":
            return "Keep one value of each language."
    return "Change the value, or the shape if it asks for too much."


def shown(term: Term | None) -> str:
    """A term for a reader, IRIs of known vocabularies with their prefix; long texts are cut.

    >>> shown(Iri("http://www.w3.org/2001/XMLSchema#date")), shown(Literal("annex"))
    ('xsd:date', '"annex"')
    """
    if term is None:
        return ""
    if isinstance(term, Iri):
        for prefix, namespace in _PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and local.replace("-", "").replace("_", "").isalnum():
                return f"{prefix}:{local}"
        return str(term)
    if isinstance(term, Blank):
        return "a blank node"
    text = term.value if len(term.value) <= _LONGEST else f"{term.value[: _LONGEST - 3]}..."
    kind = term.datatype.removeprefix(XSD)
    if (kind == "boolean" and text in {"true", "false"}) or (
        kind == "integer" and text.lstrip("+-").isdigit()
    ):
        return text
    typed = "" if kind == "string" or term.language else f"^^{shown(Iri(term.datatype))}"
    return f'"{text}"{"@" + term.language if term.language else typed}'


def shown_path(path: PropertyPath) -> str:
    """A path for a reader: `itu:inText/itu:inDocument`, and `being itu:readDocument of` for an inverse one."""
    match path.kind:
        case "predicate":
            return shown(path.predicate)
        case "inverse":
            return f"^{shown_path(path.parts[0])}"
        case "sequence":
            return "/".join(map(shown_path, path.parts))
        case "alternative":
            return "|".join(map(shown_path, path.parts))
        case "zero-or-more":
            return f"{shown_path(path.parts[0])}*"
        case "one-or-more":
            return f"{shown_path(path.parts[0])}+"
        case "zero-or-one":
            return f"{shown_path(path.parts[0])}?"


def _inverse(violation: Violation) -> str:
    """The property of an inverse path, "" for another path."""
    path = violation.path
    return shown_path(path.parts[0]) if path is not None and path.kind == "inverse" else ""


def _property(violation: Violation) -> str:
    return shown_path(violation.path) if violation.path else ""
