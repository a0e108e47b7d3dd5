"""Finding one text inside another, and what two texts share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itugraph.redline.consensus import common_tokens
from itugraph.redline.matching import TOGETHER_AT_LEAST, match
from itugraph.redline.placing import place
from itugraph.redline.tokens import Token, join, tokenize

WORDS = st.lists(st.sampled_from(["the", "cities", "and", "IoT", "2014", ",", "of"]), max_size=12)


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ("to take account of it", "to take taking account of it", "to take account of it"),
        ("to take account", "to takeing account", "to take account"),
        ("by 2020, as said", "by 2020 2025, as said", "by 2020, as said"),
        ("a body (SDO) works", "a body (SDOs) works", "a body (SDO) works"),
        ("red, green and blue", "red, blue", "red, blue"),
    ],
)
def test_two_texts_share_the_longest_run_of_words(left: str, right: str, shared: str) -> None:
    assert join(common_tokens(tokenize(left), tokenize(right))) == shared


@given(WORDS, WORDS)
def test_a_text_is_found_whole_in_itself_with_words_put_between(base: list[str], extra: list[str]) -> None:
    flattened = [word for pair in zip(base, extra + ["x"] * len(base), strict=False) for word in pair]
    tokens = tokenize(" ".join(flattened))
    found = match(tokenize(" ".join(base)), tokens, TOGETHER_AT_LEAST)
    assert [tokens[m.right].text for m in found if m.whole] == [
        token.text for token in tokenize(" ".join(base))
    ]


@given(WORDS, WORDS)
def test_placing_keeps_every_letter(base: list[str], flattened: list[str]) -> None:
    tokens = [Token(" ", word) for word in flattened]
    assert join(place(tokenize(" ".join(base)), tokens)) == join(tokens)


def test_paragraphs_of_any_length_are_matched_by_their_shared_runs() -> None:
    words = [f"w{number}" for number in range(3000)]
    left = tokenize(" ".join(words))
    right = tokenize(" ".join(["new", *words[:1500], "more", *words[1500:], "end"]))
    assert [token.text for token in place(left, right) if token.sign == "+"] == ["new", "more", "end"]
