"""The words of a clause in pieces: kept, struck and inserted, and what they cite."""

import json

import pytest

from itugraph.web.wording import Cited, stretches

OLD, NEW = "Resolution 71 (Rev. Busan, 2014) on trams;", "Resolution 71 (Rev. Dubai, 2018) on trams;"
RES_71 = Cited(
    "Resolution 71 (Rev. Busan, 2014)", "Resolution 71 (Rev. Dubai, 2018)", "/id/x", "PP Resolution 71"
)

CASES = [
    ("same words;", "same words;", (), "", [("", "=same words;")]),
    ("", "new words;", (), "", [("", "+new words;")]),
    ("old words;", "", (), "", [("", "-old words;")]),
    ("", "", (), "", []),
    (
        OLD, NEW, (RES_71,), "",
        [("/id/x", "=Resolution 71 (Rev. |-Busan|+Dubai|=, |-2014|+2018|=)"), ("", "= on trams;")],
    ),
    (
        OLD, NEW, (RES_71,),
        [["=", "a)\tResolution 71 (Rev. "], ["-", "Busan, 2014"], ["+", "Dubai, 2018"], ["=", ") on trams;"]],
        [("/id/x", "=Resolution 71 (Rev. |-Busan, 2014|+Dubai, 2018|=)"), ("", "= on trams;")],
    ),
    ("by 2020", "by 2025", (), [["=", "of another clause"]], [("", "=by |-2020|+2025")]),
    ("by 2020", "by 2025", (), "no json", [("", "=by |-2020|+2025")]),
    ("by 2020", "by 2025", (), [["~", "[bookmark]"], ["=", "by 202"], ["-", "0"], ["+", "5"]], [("", "=by 202|-0|+5")]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "citations", "segments", "expected"), CASES)
def test_a_clause_in_pieces(
    before: str, after: str, citations: tuple[Cited, ...], segments: object, expected: list[tuple[str, str]]
) -> None:
    kept = segments if isinstance(segments, str) else json.dumps(segments)
    found = stretches(before, after, citations, kept)
    assert [
        (one.address, "|".join(piece.sign + piece.text for piece in one.pieces)) for one in found
    ] == expected
    pieces = [piece for one in found for piece in one.pieces]
    assert "".join(piece.text for piece in pieces if piece.sign != "+") == before
    assert "".join(piece.text for piece in pieces if piece.sign != "-") == after


def test_a_long_text_is_compared_at_once() -> None:
    before, after = "trams and buses " * 4000, "buses and trams " * 4000
    assert [piece.sign for one in stretches(before, after) for piece in one.pieces] == ["-", "+"]
