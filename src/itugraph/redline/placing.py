"""Place the base text inside a flattened one: base tokens are kept so far, whatever else is inserted."""

from collections.abc import Sequence

from itugraph.redline.english import SUFFIXES
from itugraph.redline.matching import TOGETHER_AT_LEAST, match
from itugraph.redline.tokens import Token, base_words


def place(base: Sequence[Token], flattened: Sequence[Token]) -> list[Token]:
    """The flattened tokens, each signed `=` (in the base) or `+`; those already decided keep their sign.

    A token that holds a base token and more is cut in two.
    """
    words = base_words(flattened)
    found = {
        words[m.right].members: base[m.left]
        for m in match(base, [word.token for word in words], TOGETHER_AT_LEAST)
    }
    wanted_of = {index: wanted for members, wanted in found.items() for index in members}
    in_parts = {index for word in words if len(word.members) > 1 for index in word.members}
    placed: list[Token] = []
    for index, token in enumerate(flattened):
        wanted = wanted_of.get(index)
        if wanted and index in in_parts:
            placed.append(token if token.sign else token.signed("="))
        elif token.sign is not None and (token.sign == "+" or wanted or not token.text):
            placed.append(token)
        elif wanted is None:
            placed.append(token.signed("+"))
        else:
            placed += _cut(token, wanted)
    return _slide(placed)


def own_closing_mark(tokens: Sequence[Token], mark: str) -> list[Token]:
    """The tokens with the base's closing mark taken as the base's where new words were glued behind it (`IoT,that`)."""
    result = list(tokens)
    for index in range(1, len(result) - 1):
        token, following = result[index], result[index + 1]
        begins = token.sign == "+" and result[index - 1].sign == "="
        if (
            begins
            and token.text == mark
            and not token.blank
            and following.sign == "+"
            and not following.blank
        ):
            result[index] = token.signed("=")
    return result


def _cut(token: Token, base: Token) -> list[Token]:
    """The part of a token that is the base's, and the rest."""
    if len(base.text) >= len(token.text):
        return [token.signed("=")]
    cut = len(base.text)
    if token.text.startswith(base.text):
        rest = token.text[cut:]
        if base.text.endswith("e") and rest in SUFFIXES and rest[0] in "aeiou":
            return [Token(token.blank, base.text[:-1], "="), Token("", "e", "="), Token("", rest, "+")]
        if base.is_number and len(rest) < len(base.text):
            # Fewer digits than the number has were typed over its last ones: 20258 is 2025 become 2028.
            kept = base.text[: -len(rest)]
            return [
                Token(token.blank, kept, "="),
                Token("", base.text[len(kept) :], "="),
                Token("", rest, "+"),
            ]
        return [Token(token.blank, base.text, "="), Token("", rest, "+")]
    return [Token(token.blank, token.text[:-cut], "+"), Token("", token.text[-cut:], "=")]


def _slide(tokens: list[Token]) -> list[Token]:
    """Where an insertion could stand at several places alike, the one that begins at a comma, `and` or a gap.

    `a, b` with `, c` inserted before the last mark reads `a[, c], b` or `a, [c, ]b`: the first is how people type.
    """
    result = list(tokens)
    start = 0
    while start < len(result):
        if result[start].sign != "+":
            start += 1
            continue
        end = start
        while end < len(result) and result[end].sign == "+":
            end += 1
        shift = _better_start(result, start, end)
        for step in range(shift):
            result[start - 1 - step] = result[start - 1 - step].signed("+")
            result[end - 1 - step] = result[end - 1 - step].signed("=")
        start = end
    return result


def _better_start(tokens: list[Token], start: int, end: int) -> int:
    """By how many tokens an insertion is better moved to the left."""
    shift = 0
    best = 0
    while start - shift > 0:
        left, right = tokens[start - 1 - shift], tokens[end - 1 - shift]
        if left.sign != "=" or (left.blank, left.text) != (right.blank, right.text):
            break
        shift += 1
        if left.text in _JOINTS:
            best = shift
    return best


_JOINTS = frozenset({",", ";", "and", "or", "("})
