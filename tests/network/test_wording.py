"""Changed wording is shown word by word, and nothing of either text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itugraph.network.wording import changed_wording


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ()),
        ("a tram", "a tram", (("=", "a tram"),)),
        ("", "a tram", (("+", "a tram"),)),
        ("a tram", "", (("-", "a tram"),)),
        ("a red tram", "a blue tram", (("=", "a "), ("-", "red"), ("+", "blue"), ("=", " tram"))),
        ("one two three", "four five three", (("-", "one two"), ("+", "four five"), ("=", " three"))),
        ("trams;", "trams,", (("=", "trams"), ("-", ";"), ("+", ","))),
    ],
)
def test_changes_are_whole_words(before: str, after: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert changed_wording(before, after) == expected


words = st.text("ab ;", max_size=12)


@given(words, words)
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    segments = changed_wording(before, after)
    assert "".join(text for sign, text in segments if sign in "=-") == before
    assert "".join(text for sign, text in segments if sign in "=+") == after
