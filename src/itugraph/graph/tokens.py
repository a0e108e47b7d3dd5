"""Cutting a SPARQL query into tokens, as far as needed to see its form and to put terms into it.

Follows the terminals of the SPARQL 1.1 grammar (section 19.8), so that a word inside a string, a comment,
an IRI or a prefixed name is never taken for a keyword.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

from itugraph.model import QueryError

TokenKind = Literal["iri", "string", "variable", "name", "word", "brace", "sign"]
_KINDS = frozenset(get_args(TokenKind))

_TOKEN = re.compile(
    r"""(?P<skip>\s+|\#[^\r\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                  |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
      | (?P<variable>[?$]\w+)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<name>[^\W\d]?[\w.\-\u00B7]*:(?:[\w:.\-\u00B7]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
      | (?P<word>\w[\w.\-]*)
      | (?P<brace>[{}])
      | (?P<sign>[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT_ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query; `text` is as written, `start` its offset."""

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the token."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, which are given in capitals."""
        return self.kind == "word" and self.text.upper() in words


def tokens(sparql: str) -> list[Token]:
    r"""The tokens of a query, without blanks and comments.

    Raises `QueryError` for `\u` escapes: SPARQL decodes them before anything else, so they could hide a
    keyword, and no query needs them.

    >>> [token.text for token in tokens("ASK { ?s ?p 'SERVICE' } # LOAD")]
    ['ASK', '{', '?s', '?p', "'SERVICE'", '}']
    """
    if _CODEPOINT_ESCAPE.search(sparql):
        raise QueryError(r"The query uses a \u escape, which is refused: write the character itself.")
    return list(_tokens(sparql))


def _tokens(sparql: str) -> Iterator[Token]:
    offset = 0
    while offset < len(sparql):
        found = _TOKEN.match(sparql, offset)
        if found is None:
            raise QueryError(f"The query has a character that SPARQL does not know at position {offset + 1}.")
        kind = found.lastgroup
        if kind in _KINDS:
            yield Token(cast(TokenKind, kind), found.group(), offset)
        elif kind == "language":
            yield Token("sign", found.group(), offset)
        offset = found.end()
