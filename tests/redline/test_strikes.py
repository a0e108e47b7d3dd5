"""What an insertion replaces: base wording, flattened wording, and the redline that must come out.

In the expected column `[-struck-]` and `{+inserted+}` stand for the tracked changes.
"""

import pytest

from itugraph.redline.placing import own_closing_mark, place
from itugraph.redline.strikes import strike
from itugraph.redline.tokens import tokenize
from itugraph.redline.weaving import merged, segments_of

MARKUP = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}


def redline(base: str, flattened: str, mark: str = "") -> str:
    placed = own_closing_mark(place(tokenize(base), tokenize(flattened)), mark)
    return "".join(MARKUP[sign].format(text) for sign, text in merged(segments_of(strike(placed))))


ADDITIONS = [
    ("support for users", "support for all users", "support for{+ all+} users"),
    ("work with members", "work with groups, as well as members", "work with{+ groups, as well as+} members"),
    ("the growth of trade", "the growth of trade in order to help people", "the growth of trade{+ in order to help people+}"),
    ("reports on costs", "reports on costs and supported by others", "reports on costs{+ and supported by others+}"),
    ("the needs of each region and trade", "the needs of each region, its towns, and trade",
     "the needs of each region{+, its towns,+} and trade"),
    ("organizations and others", "organizations (SDOs) and others", "organizations{+ (SDOs)+} and others"),
]  # fmt: skip

REPLACEMENTS = [
    # a number for a number
    ("by the year 2020, when", "by the year 2020 2025, when", "by the year[- 2020-]{+ 2025+}, when"),
    ("Resolution 58 of", "Resolution 5885 of", "Resolution [-58-]{+85+} of"),
    ("by 2025, when", "by 20258, when", "by 202[-5-]{+8+}, when"),
    ("in 6 languages", "in 621 languages", "in [-6-]{+21+} languages"),
    ("in 6 languages", "in 6 21 languages", "in[- 6-]{+ 21+} languages"),
    # a word glued to another
    ("with administrations, and", "with administrationsMember States, and", "with [-administrations-]{+Member States+}, and"),
    # words glued to the end that open a clause replace the whole of it
    ("the value of sharing data", "the value of sharingthat data", "[-the value of sharing-]{+that+} data"),
    ("the aims of all national bodies", "the aims of all national bodiesResolution 85 of the assembly",
     "[-the aims of all national bodies-]{+Resolution 85 of the assembly+}"),
    # another form of the same word
    ("to share standards work", "to share standards standardization work",
     "to share[- standards-]{+ standardization+} work"),
    ("to meet, and to take account", "to meet, and to take taking account", "to meet,[- and to take-]{+ taking+} account"),
    ("to meet, and to take account", "to meet, and to takeing account", "to meet,[- and to-] tak[-e-]{+ing+} account"),
    ("a body (SDO) at work", "a body (SDOs) at work", "a body (SDO{+s+}) at work"),
    ("on facilitating the work", "on facilitating promoting the growth of the work",
     "on[- facilitating-]{+ promoting the growth of+} the work"),
    ("about making room for the Internet", "about making room for promoting the growth of the Internet",
     "about[- making room for-]{+ promoting the growth of+} the Internet"),
    # an acronym and its words
    ("with standardization organizations and others", "with standardization organizations SDOs and others",
     "with[- standardization organizations-]{+ SDOs+} and others"),
    ("the growth of IoT", "the growth of IoT the Internet of Things", "the growth of[- IoT-]{+ the Internet of Things+}"),
    # a noun phrase in the place of another
    ("related to this topic", "related to this topic the use of data", "related to[- this topic-]{+ the use of data+}"),
    # a phrase left hanging on its preposition
    ("to write texts, on matters related to new trades", "to write texts, on matters related to and plan for new trades",
     "to write texts,[- on matters related to-]{+ and plan for+} new trades"),
    ("at work, with effects for nearly all", "at work, with effects for changing nearly all",
     "at work,[- with effects for-]{+ changing+} nearly all"),
    # the and of a list that goes on
    ("forums and groups are", "forums, and groups and networks are", "forums{+,+}[- and-] groups{+ and networks+} are"),
]  # fmt: skip


@pytest.mark.parametrize(("base", "flattened", "expected"), ADDITIONS)
def test_what_can_stand_beside_the_base_is_an_addition(base: str, flattened: str, expected: str) -> None:
    assert redline(base, flattened) == expected


@pytest.mark.parametrize(("base", "flattened", "expected"), REPLACEMENTS)
def test_what_cannot_stand_beside_the_base_replaces_it(base: str, flattened: str, expected: str) -> None:
    assert redline(base, flattened) == expected


def test_a_clause_glued_behind_the_closing_mark_replaces_the_whole_clause() -> None:
    expected = "[-that data may be shared,-]{+that rules differ+}"
    assert (
        redline("that data may be shared", "that data may be shared,that rules differ", mark=",") == expected
    )


@pytest.mark.parametrize(("base", "flattened", "_"), [*ADDITIONS, *REPLACEMENTS])
def test_nothing_is_lost_or_made_up(base: str, flattened: str, _: str) -> None:
    placed = strike(place(tokenize(base), tokenize(flattened)))
    assert "".join(token.blank + token.text for token in placed) == flattened
    kept = [token.text for token in placed if token.sign != "+"]
    assert "".join(kept) == "".join(token.text for token in tokenize(base))
