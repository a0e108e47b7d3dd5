"""Giving a query's variables their values, as terms and never by pasting text into a string or an IRI."""

from collections.abc import Iterator

from itugraph.graph.source import Bindings
from itugraph.graph.terms import Blank, Term
from itugraph.graph.tokens import Token, tokens
from itugraph.model import QueryError


def bind_parameters(sparql: str, bindings: Bindings | None) -> str:
    """The query with these variables bound, in SPARQL 1.1 that any store reads.

    Where the query says `VALUES ?name { UNDEF }` the term takes the place of `UNDEF`. A variable without
    such a place is bound at the head of every group that uses it, inner groups too: a `FILTER` in a branch
    of a `UNION`, or a subquery that does not select the variable, sees the value as well. Raises
    `QueryError` for a name that the query does not use, and for a blank node, which no query can name.

    >>> from itugraph.graph.terms import Iri
    >>> bind_parameters("SELECT ?s { ?s ?p ?o }", {"o": Iri("urn:x")})
    'SELECT ?s { VALUES ?o { <urn:x> } ?s ?p ?o }'
    """
    if not bindings:
        return sparql
    read = tokens(sparql)
    insertions: list[tuple[int, int, str]] = []
    for name, term in sorted(bindings.items()):
        if isinstance(term, Blank):
            raise QueryError(
                f"The parameter {name} was given a blank node, which no query can name: give an IRI."
            )
        insertions.extend(_insertions(read, name, term, len(sparql)))
    bound = sparql
    for start, end, text in sorted(insertions, reverse=True):
        bound = bound[:start] + text + bound[end:]
    return bound


def _insertions(read: list[Token], name: str, term: Term, end: int) -> Iterator[tuple[int, int, str]]:
    """Where to put a term, as (start, end, text): a place held by UNDEF, else the groups that use it."""
    variables = (f"?{name}", f"${name}")
    if not any(token.text in variables for token in read):
        raise QueryError(f"The query has no parameter {name}: no variable ?{name} stands in it.")
    places = _held_places(read, variables)
    if places:
        for token in places:
            yield token.start, token.end, str(term)
        return
    values = f" VALUES ?{name} {{ {term} }}"
    groups = list(_groups_using(read, variables))
    for token in groups:
        yield token.end, token.end, values
    if not groups:
        yield end, end, "\n" + values.lstrip()


def _held_places(read: list[Token], variables: tuple[str, ...]) -> list[Token]:
    """The UNDEF of each `VALUES ?name { UNDEF }`."""
    return [
        read[index + 3]
        for index in range(len(read) - 4)
        if read[index].is_word("VALUES")
        and read[index + 1].text in variables
        and read[index + 2].text == "{"
        and read[index + 3].is_word("UNDEF")
        and read[index + 4].text == "}"
    ]


def _groups_using(read: list[Token], variables: tuple[str, ...]) -> Iterator[Token]:
    """The opening braces of the graph patterns that use a variable, at any depth.

    Left out are a CONSTRUCT's template and short form, the data of VALUES, and a brace that opens a subquery.
    """
    closing = _closing_braces(read)
    for index, last in closing.items():
        previous = read[index - 1] if index else read[index]
        following = read[index + 1]
        if previous.is_word("CONSTRUCT") or following.is_word("SELECT") or _opens_values(read, index):
            continue
        if previous.is_word("WHERE") and index >= 2 and read[index - 2].is_word("CONSTRUCT"):
            continue
        if any(token.text in variables for token in read[index + 1 : last]):
            yield read[index]


def _closing_braces(read: list[Token]) -> dict[int, int]:
    """The index of each opening brace with that of its closing one."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, token in enumerate(read):
        if token.text == "{" and token.kind == "brace":
            waiting.append(index)
        elif token.text == "}" and token.kind == "brace":
            if not waiting:
                raise QueryError("The query closes a brace that it never opened.")
            pairs[waiting.pop()] = index
    if waiting:
        raise QueryError("The query opens a brace that it never closes.")
    return dict(sorted(pairs.items()))


def _opens_values(read: list[Token], index: int) -> bool:
    """Whether a brace opens the data of `VALUES ?x {` or `VALUES (?x ?y) {`."""
    before = index - 1
    if before >= 0 and read[before].text == ")":
        while before >= 0 and read[before].text != "(":
            before -= 1
        return before >= 1 and read[before - 1].is_word("VALUES")
    return before >= 1 and read[before].kind == "variable" and read[before - 1].is_word("VALUES")
