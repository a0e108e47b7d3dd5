"""Which edits carry a suggestion out: the smallest, in whole words and marks, at the words that are meant."""

import pytest

from itugraph.checks import Replacement, edits_of
from itugraph.checks.replacing import NOT_FOUND, NOT_SURE, Where
from itugraph.model import Edit, Paragraph, Run


def paragraph(marked: str) -> Paragraph:
    """A paragraph written with its changes: `[-struck-]` and `{+inserted+}`."""
    runs: list[Run] = []
    rest = marked
    while rest:
        for opening, closing, status in (("[-", "-]", "deleted"), ("{+", "+}", "inserted")):
            if rest.startswith(opening):
                text, _, rest = rest[2:].partition(closing)
                runs.append(Run(text, status))  # type: ignore[arg-type]  # one of the statuses
                break
        else:
            end = min((at for at in (rest.find("[-"), rest.find("{+")) if at >= 0), default=len(rest))
            runs.append(Run(rest[:end]))
            rest = rest[end:]
    return Paragraph(1, tuple(runs))


def mended(marked: str, replacement: Replacement, within: tuple[int, int] | None = None) -> str:
    """The paragraph with the edits shown as `<old|new>`."""
    found = paragraph(marked)
    edits = edits_of(found, replacement, *(within or (None, None)))
    assert not isinstance(edits, str), edits
    shown = found.text
    for edit in reversed(edits):
        shown = f"{shown[: edit.start]}<{shown[edit.start : edit.end]}|{edit.text}>{shown[edit.end :]}"
    return shown


@pytest.mark.parametrize(
    ("marked", "old", "new", "shown"),
    [
        ("at (Rev. Dubai 2018);", "Rev. Dubai 2018", "Rev. Dubai, 2018", "at (Rev. Dubai<|,> 2018);"),
        ("at (Rev.Dubai, 2018);", "Rev.Dubai, 2018", "Rev. Dubai, 2018", "at (Rev.<| >Dubai, 2018);"),
        ("at (Rev. Geneva, 2015);", "Rev. Geneva, 2015", "Geneva, 2015", "at (<Rev. |>Geneva, 2015);"),
        ("at (Geneva, 2015);", "Geneva, 2015", "Rev. Geneva, 2015", "at (<|Rev. >Geneva, 2015);"),
        ("at (Busan, 2014);", "Busan, 2014", "Dubai, 2018", "at (<Busan, 2014|Dubai, 2018>);"),
        ("to organise work", "organise", "organize", "to <organise|organize> work"),
        ("the WTDC , which", "WTDC , which", "WTDC, which", "the WTDC< |>, which"),
        ("smart  cities", "smart  cities", "smart cities", "smart < |>cities"),
        ("Geneva,and more", "Geneva,and", "Geneva, and", "Geneva,<| >and more"),
        ("of the Conference on meters", "Conference on", "Conference, on", "of the Conference<|,> on meters"),
        ("that meters count", "meters count", "meters count;", "that meters count<|;>"),
        ("that meters count,", "meters count,", "meters count;", "that meters count<,|;>"),
        ("Member States needs", "Member States needs", "Member States' needs", "Member States<|'> needs"),
        ("the quality of service (QoS);", "of service (QoS)", "of service", "the quality of service< (QoS)|>;"),
        ("at\u00a0(Rev.\u00a0Dubai 2018)", "Rev. Dubai 2018", "Rev. Dubai, 2018",
         "at\u00a0(Rev.\u00a0Dubai<|,> 2018)"),
        ("Rec. ITU\u2011T Y.2060;", "ITU-T Y.2060", "ITU-T Y.4000/Y.2060",
         "Rec. ITU\u2011T Y.<|4000/Y.>2060;"),
        # Words that were struck are not looked at, and stay.
        ("at ([-Busan, 2014-]{+Dubai 2018+})", "Dubai 2018", "Dubai, 2018", "at (Busan, 2014Dubai<|,> 2018)"),
        ("[-organise -]to organise", "organise", "organize", "organise to <organise|organize>"),
        ("to orga[-XX-]nise", "organise", "organize", "to <orga|>XX<nise|organize>"),
        ("Dubai[-, 2014-] 2018", "Dubai 2018", "Dubai, 2018", "Dubai<|,>, 2014 2018"),
    ],
)  # fmt: skip
def test_edits_are_the_smallest(marked: str, old: str, new: str, shown: str) -> None:
    assert mended(marked, Replacement(old, new)) == shown


@pytest.mark.parametrize(
    ("marked", "where", "within", "shown"),
    [
        ("Rev. 7 and Rev. 7", "every", None, "Rev. <7|8> and Rev. <7|8>"),
        ("Rev. 7 and Rev. 7", "once", (0, 6), "Rev. <7|8> and Rev. 7"),
        ("Rev. 7 and Rev. 7", "once", (11, 17), "Rev. 7 and Rev. <7|8>"),
        ("7 and Rev. 7", "beside", (2, 6), "7 and Rev. <7|8>"),
        ("[-Rev. 7-]Rev. 7 and Rev. 7", "once", (6, 12), "Rev. 7Rev. <7|8> and Rev. 7"),
    ],
)
def test_which_words_are_meant(marked: str, where: Where, within: tuple[int, int] | None, shown: str) -> None:
    assert mended(marked, Replacement("7", "8", where), within) == shown


@pytest.mark.parametrize(
    ("marked", "where", "within", "reason"),
    [
        ("Rev. 7 and Rev. 7", "once", None, NOT_SURE),
        ("Rev. 7 and Rev. 7", "beside", (0, 3), NOT_SURE),
        ("Rev. 77", "once", None, NOT_FOUND),
        ("Rev. [-7-]", "every", None, NOT_FOUND),
        ("Rev. 7", "once", (0, 3), NOT_FOUND),
        ("7 Rev.", "beside", (2, 6), NOT_FOUND),
        ("", "once", None, NOT_FOUND),
    ],
)
def test_words_that_are_not_certain(
    marked: str, where: Where, within: tuple[int, int] | None, reason: str
) -> None:
    assert edits_of(paragraph(marked), Replacement("7", "8", where), *(within or (None, None))) == reason


def test_offsets_count_struck_words() -> None:
    edits = edits_of(paragraph("at ([-Busan-]{+Dubai+} 2018)"), Replacement("2018", "2019"), None, None)
    assert edits == (Edit(15, 19, "2019"),)
