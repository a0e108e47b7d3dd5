"""A clause's wording cut into tokens, the units that a recovered change is made of.

A token is a run of letters, a number or a single mark, with the blanks before it. Words that a lost change glued
together (`bodiesResolution`) are cut where a capital follows small letters; a number stays whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itugraph.model import Sign

_TOKEN = re.compile(r"(?P<blank>\s*)(?P<text>[^\W\d_]+|\d+|[^\w\s]|_)")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark with the blanks before it; `sign` is None until it is decided."""

    blank: str
    text: str
    sign: Sign | None = None

    @property
    def is_word(self) -> bool:
        """Whether the token is made of letters."""
        return self.text[:1].isalpha()

    @property
    def is_telling(self) -> bool:
        """Whether the token is a word that tells what a text is about, by its length."""
        return self.is_word and len(self.text) > 3

    @property
    def is_number(self) -> bool:
        """Whether the token is made of digits."""
        return self.text[:1].isdigit()

    def signed(self, sign: Sign | None) -> "Token":
        """The same token with another sign."""
        return Token(self.blank, self.text, sign)


def tokenize(text: str, sign: Sign | None = None) -> list[Token]:
    """The tokens of a text; blanks at its end become the blank of an empty last token.

    >>> [token.text for token in tokenize("national bodiesResolution 85")]
    ['national', 'bodies', 'Resolution', '85']
    """
    tokens: list[Token] = []
    position = 0
    for found in _TOKEN.finditer(text):
        blank, word = found["blank"], found["text"]
        for piece in _GLUED.split(word) if word[0].isalpha() else (word,):
            tokens.append(Token(blank, piece, sign))
            blank = ""
        position = found.end()
    if position < len(text):
        tokens.append(Token(text[position:], "", sign))
    return tokens


def join(tokens: list[Token]) -> str:
    """The text that was cut into these tokens."""
    return "".join(token.blank + token.text for token in tokens)


@dataclass(frozen=True, slots=True)
class BaseWord:
    """A word of the base text in a flattened one, and the indices of the tokens it is made of.

    It is of several where a part of it is known to be struck: `201` and `0` of `20104`, which was 2010.
    """

    token: Token
    members: tuple[int, ...]


def base_words(flattened: Sequence[Token]) -> list[BaseWord]:
    """The words that may be the base's: all that are not known to be inserted, put together where a change cut them."""
    words: list[BaseWord] = []
    for index, token in enumerate(flattened):
        if not token.text or token.sign == "+":
            continue
        last = words[-1] if words else None
        if last and _continues(flattened[last.members[-1]], token):
            whole = Token(last.token.blank, last.token.text + token.text)
            words[-1] = BaseWord(whole, (*last.members, index))
        else:
            words.append(BaseWord(token, (index,)))
    return words


def _continues(token: Token, following: Token) -> bool:
    """Whether two tokens are parts of one word, of which a change took one."""
    parted = "-" in (token.sign, following.sign) and token.sign != following.sign
    alike = (token.is_number and following.is_number) or (token.is_word and following.is_word)
    return parted and alike and not following.blank
