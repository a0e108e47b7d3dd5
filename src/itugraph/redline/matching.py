"""Find one sequence of tokens inside another: the heart of both the consensus and the recovery.

A longest common subsequence, weighed: a long word counts more than a short one, a mark counts little, and tokens that
stand together on both sides count more than the same tokens scattered. A number or word may also stand inside
a longer one to which a lost change glued something (`taking` written `takeing`, `58` in `5885`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from itugraph.redline.tokens import Token

TOGETHER = 1.5
"""Worth of two matched tokens standing together on both sides, in letters: two words of chance are not worth a gap."""
TOGETHER_AT_LEAST = 0.004
"""The same where all of `left` is known to stand in `right`: it only chooses between ways to find all of it."""
_MARK_WEIGHT = 0.5
_INSIDE_WEIGHT = 0.8
"""Worth of a letter matched inside a longer word, as against one in a whole word."""


_SHORT_NUMBER = 3
"""A single digit is looked for only in numbers of so many digits: any year holds most digits."""
MAX_CELLS = 4_000_000
"""Longer pairs of texts than this (two paragraphs of 2,000 words each) are matched by their longest shared runs."""


@dataclass(frozen=True, slots=True)
class Match:
    """Token `left` of the one sequence stands for token `right` of the other; `whole` if they are equal."""

    left: int
    right: int
    whole: bool


def inside(short: str, long: str) -> bool:
    """Whether a word or number stands inside a longer one, at its start or its end.

    >>> inside("take", "takeing"), inside("85", "5885"), inside("IoT", "IoTthat"), inside("a", "and")
    (True, True, True, False)
    >>> inside("6", "621"), inside("1", "2021")
    (True, False)
    """
    if len(short) >= len(long) or short.isdigit() != long.isdigit():
        return False
    if len(short) < 2 and (not short.isdigit() or len(long) > _SHORT_NUMBER):
        return False
    return long.startswith(short) or long.endswith(short)


def match(left: Sequence[Token], right: Sequence[Token], together: float = TOGETHER) -> list[Match]:
    """The best way to find the tokens of `left` in `right`, in order; `together` weighs unbroken runs."""
    start = 0
    limit = min(len(left), len(right))
    while start < limit and left[start].text == right[start].text:
        start += 1
    if start == len(left) == len(right):
        return [Match(i, i, True) for i in range(start)]
    end = 0
    while end < limit - start and left[-1 - end].text == right[-1 - end].text:
        end += 1
    head = [Match(i, i, True) for i in range(start)]
    tail = [Match(len(left) - i, len(right) - i, True) for i in range(end, 0, -1)]
    inner = _align(left[start : len(left) - end], right[start : len(right) - end], together)
    return head + [Match(m.left + start, m.right + start, m.whole) for m in inner] + tail


def _weight(a: str, b: str) -> float:
    if a == b:
        return float(len(a)) if a[:1].isalnum() else _MARK_WEIGHT
    if inside(a, b) or inside(b, a):
        return min(len(a), len(b)) * _INSIDE_WEIGHT
    return 0.0


def _align(left: Sequence[Token], right: Sequence[Token], together: float) -> list[Match]:
    rows, columns = len(left), len(right)
    if not rows or not columns:
        return []
    if rows * columns > MAX_CELLS:
        return _align_coarsely(left, right)
    ended = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    weights = {(a, b): _weight(a, b) for a in {t.text for t in left} for b in {t.text for t in right}}
    for i in range(1, rows + 1):
        word, above, here, ended_above = left[i - 1].text, best[i - 1], best[i], ended[i - 1]
        for j in range(1, columns + 1):
            score = here[j - 1] if here[j - 1] >= above[j] else above[j]
            weight = weights[word, right[j - 1].text]
            if weight:
                joined = ended_above[j - 1] + together if ended_above[j - 1] else 0.0
                matched = weight + (joined if joined > above[j - 1] else above[j - 1])
                ended[i][j] = matched
                score = matched if matched >= score else score
            here[j] = score
    return _trace(left, right, best, ended, weights, together)


def _align_coarsely(left: Sequence[Token], right: Sequence[Token]) -> list[Match]:
    """Matching blocks by difflib: not the best there is, but in bounded time for a paragraph of any length."""
    matcher = SequenceMatcher(None, [t.text for t in left], [t.text for t in right], autojunk=True)
    return [
        Match(block.a + step, block.b + step, True)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]


def _trace(
    left: Sequence[Token],
    right: Sequence[Token],
    best: list[list[float]],
    ended: list[list[float]],
    weights: dict[tuple[str, str], float],
    together: float,
) -> list[Match]:
    """Walk back through the scores; at a tie a match is taken as late as possible on both sides."""
    matches: list[Match] = []
    i, j = len(left), len(right)
    must_match = False
    while i and j:
        if must_match or (ended[i][j] and ended[i][j] >= best[i][j]):
            whole = left[i - 1].text == right[j - 1].text
            matches.append(Match(i - 1, j - 1, whole))
            weight = weights[left[i - 1].text, right[j - 1].text]
            joined = ended[i - 1][j - 1] + together if ended[i - 1][j - 1] else 0.0
            must_match = joined > best[i - 1][j - 1] and abs(ended[i][j] - weight - joined) < 1e-9
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j]:
            i -= 1
        else:
            j -= 1
    return matches[::-1]
