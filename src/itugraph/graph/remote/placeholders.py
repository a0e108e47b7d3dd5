"""Taking the places of parameters that were given no value out of a query."""

from itugraph.graph.tokens import tokens


def without_open_places(sparql: str) -> str:
    """The query without each `VALUES ?name { UNDEF }`, which joins with everything and so changes nothing.

    Some planners stumble over it: Virtuoso 7.2 never answers some queries that have one.

    >>> without_open_places("SELECT ?s { VALUES ?o { UNDEF } ?s ?p ?o }")
    'SELECT ?s {  ?s ?p ?o }'
    """
    read = tokens(sparql)
    kept: list[str] = []
    done = 0
    for index in range(len(read) - 4):
        words = read[index : index + 5]
        if (
            words[0].is_word("VALUES")
            and words[1].kind == "variable"
            and (words[2].text, words[4].text) == ("{", "}")
            and words[3].is_word("UNDEF")
        ):
            kept.append(sparql[done : words[0].start])
            done = words[4].end
    return "".join((*kept, sparql[done:]))
