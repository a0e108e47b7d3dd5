"""Whether a term is a literal of a datatype, and well written as one (XML Schema 1.1 Part 2)."""

from itugraph.graph import Iri, Literal, Term
from itugraph.graph.terms import RDF, XSD

_ZONE = r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_LEAP = r"\d*(\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DATE = (
    r"-?(\d{4,}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
    rf"|{_LEAP}-02-29)"
)
_TIME = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)"
_DIGITS = r"[+-]?\d+"
_FORMS = {
    "boolean": "true|false|1|0",
    "integer": _DIGITS,
    "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    "double": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "float": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN",
    "date": _DATE + _ZONE,
    "dateTime": f"{_DATE}T{_TIME}{_ZONE}",
    "time": f"{_TIME}{_ZONE}",
    "gYear": rf"-?\d{{4,}}{_ZONE}",
    "gYearMonth": rf"-?\d{{4,}}-(0[1-9]|1[0-2]){_ZONE}",
}
"""How literals of these types are written; those of other types are taken as they are."""

_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
"""The ranges of the types of whole numbers. The embedded store keeps all of them as `xsd:integer`."""


def lexical_form(value: str, datatype: Term) -> str:
    """An expression of SPARQL: whether a variable's term is a literal of this type, and well written.

    A whole number of a type narrower than `xsd:integer` may be stated as either, since the embedded store does not
    keep which it was; it must be in the range of the narrower one.
    """
    if not isinstance(datatype, Iri):
        return "false"
    name = datatype.value.removeprefix(XSD) if datatype.value.startswith(XSD) else ""
    if datatype.value == RDF + "langString":
        return f'(isLiteral({value}) && lang({value}) != "")'
    if name == "string":
        # Some stores give texts in a language the type string as well.
        return f'(isLiteral({value}) && datatype({value}) = {datatype} && lang({value}) = "")'
    if name in _BOUNDS:
        least, most = _BOUNDS[name]
        bounds = [f"{value} >= {least}"] * (least is not None) + [f"{value} <= {most}"] * (most is not None)
        typed = f"datatype({value}) IN ({datatype}, {Iri(XSD + 'integer')})"
        within = f"COALESCE({' && '.join(bounds)}, false)"
        return f"(isLiteral({value}) && {typed} && {_written(value, 'integer')} && {within})"
    typed = f"isLiteral({value}) && datatype({value}) = {datatype}"
    return f"({typed} && {_written(value, name)})" if name in _FORMS else f"({typed})"


def _written(value: str, name: str) -> str:
    return f"REGEX(STR({value}), {Literal(f'^({_FORMS[name]})$')})"
