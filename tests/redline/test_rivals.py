"""Words that never stand side by side: the second was typed for the first."""

import pytest

from itugraph.redline.rivals import rivals


def marked(wording: str) -> str:
    result, position = "", 0
    for start, end, sign in rivals(wording):
        result += wording[position:start] + {"-": "[{}]", "+": "{{{}}}"}[sign].format(wording[start:end])
        position = end
    return result + wording[position:]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("to encourageinvite operators", "to [encourage]{invite} operators"),
        ("to continuestrengthen it", "to [continue]{strengthen} it"),
        ("by promotingfacilitating growth", "by [promoting]{facilitating} growth"),
        ("that it shall should go on", "that it [shall]{ should} go on"),
        ("there is are many", "there [is]{ are} many"),
        ("by a the body", "by [a]{ the} body"),
        ("its their work", "[its]{ their} work"),
        ("all network networks", "all [network]{ networks}"),
        # what English has side by side
        ("that this is the work that these do", "that this is the work that these do"),
        ("to help share it", "to help share it"),
        ("to provide support and study results", "to provide support and study results"),
        (
            "a workshop on the understanding of standardization",
            "a workshop on the understanding of standardization",
        ),
        ("the use useful to users", "the use useful to users"),
        ("who has had it", "who has had it"),
    ],
)
def test_rivals(wording: str, expected: str) -> None:
    assert marked(wording) == expected
