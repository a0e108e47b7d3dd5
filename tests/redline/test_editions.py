"""Editions and numbers that a lost change ran together, told apart by the register."""

import pytest

from itugraph.model import PassageRole
from itugraph.redline.editions import EditionReader
from itugraph.register import load_register

MARKUP = {"-": "[-{}-]", "+": "{{+{}+}}"}

CASES = [
    ("Resolution 197 (Busan, 2014Rev. Dubai, 2018)", "Resolution 197 ([-Busan, 2014-]{+Rev. Dubai, 2018+})"),
    ("Resolution 197 (Busan, 2014Rev. Dubai 2018)", "Resolution 197 ([-Busan, 2014-]{+Rev. Dubai 2018+})"),
    ("Resolution 98 (Hammamet, 2016 Rev.Geneva, 2022)", "Resolution 98 ([-Hammamet, 2016-]{+ Rev.Geneva, 2022+})"),
    # the same instrument revised again keeps its Rev.
    ("Resolution 71 (Rev. Busan, 2014 Dubai, 2018)", "Resolution 71 (Rev. [-Busan, 2014-]{+ Dubai, 2018+})"),
    # another instrument in its first edition does not
    ("Resolution 5885 (Rev. Dubai, 2014 Buenos Aires, 2017)",
     "Resolution [-58-]{+85+} ([-Rev. Dubai, 2014-]{+ Buenos Aires, 2017+})"),
    ("the Assembly (Hammamet, 2016Geneva, 2022)", "the Assembly ([-Hammamet, 2016-]{+Geneva, 2022+})"),
    # letters and digits mingled
    ("Resolution130 (Rev. GuadalajaraBusan, 20104)", "Resolution130 (Rev. [-Guadalajara-]{+Busan+}, 201[-0-]{+4+})"),
    ("Resolution50 (Rev. HammametDubai, 20126)", "Resolution50 (Rev. {+Hammamet+}[-Dubai-], 201[-2-]{+6+})"),
    ("RESOLUTION 130 (REV. DUBAI, 2018BUCHAREST, 2022)",
     "RESOLUTION 130 (REV. [-DUBAI, 2018-]{+BUCHAREST, 2022+})"),
    ("Resolution 123 (Rev. BusanDubai, 20148)", "Resolution 123 (Rev. [-Busan-]{+Dubai+}, 201[-4-]{+8+})"),
    ("Resolution 123 (Rev. DubaiBusan, 20184)", "Resolution 123 (Rev. {+Dubai+}[-Busan-], 201{+8+}[-4-])"),
    ("Resolution 123 (Rev. DubaiBucharest, 201822)",
     "Resolution 123 (Rev. [-Dubai-]{+Bucharest+}, 20[-18-]{+22+})"),
    ("Resolution 2 (Rev. GenevaNew Delhi, 20224)", "Resolution 2 (Rev. [-Geneva-]{+New Delhi+}, 202[-2-]{+4+})"),
    ("the Assembly (HammametGeneva, 20162022)", "the Assembly ([-Hammamet-]{+Geneva+}, [-2016-]{+2022+})"),
    # the register knows that the older of the two is the first edition, without Rev.
    ("Resolution 197 (Rev. BusanDubai, 20148)", "Resolution 197 ({+Rev. +}[-Busan-]{+Dubai+}, 201[-4-]{+8+})"),
    ("Resolution 197 (BusanRev. Dubai, 20148)", "Resolution 197 ([-Busan-]{+Rev. Dubai+}, 201[-4-]{+8+})"),
    # a bracket for a bracket
    ("Resolution 123 (Rev. Dubai, 2018)(Rev. Bucharest, 2022)",
     "Resolution 123 [-(Rev. Dubai, 2018)-]{+(Rev. Bucharest, 2022)+}"),
    ("Resolution 123 (Rev. Dubai, 2018), (Rev. Bucharest, 2022)",
     "Resolution 123 (Rev. Dubai, 2018), (Rev. Bucharest, 2022)"),
    # editions without a place
    ("Resolution 155 (Rev.WRC-1519)", "Resolution 155 (Rev.WRC-[-15-]{+19+})"),
    ("RESOLUTION 155 (REV.WRC-159)", "RESOLUTION 155 (REV.WRC-1[-5-]{+9+})"),
    ("Resolution 155 (Rev.WRC-15WRC-19)", "Resolution 155 (Rev.[-WRC-15-]{+WRC-19+})"),
    ("Resolution 35 (WRC-19Rev.WRC-23)", "Resolution 35 ([-WRC-19-]{+Rev.WRC-23+})"),
    ("Resolution 1379 (C16, last amended C19C22)", "Resolution 1379 (C16, last amended [-C19-]{+C22+})"),
    ("Resolution 1379 (C16, last amended C1922)", "Resolution 1379 (C16, last amended C[-19-]{+22+})"),
    # what is one edition, or none, stays as it is
    ("Resolution 35 (Rev.WRC-23)", "Resolution 35 (Rev.WRC-23)"),
    ("Resolution 1379 (C16, last amended C22)", "Resolution 1379 (C16, last amended C22)"),
    ("Resolution 71 (Rev. Busan, 2014)", "Resolution 71 (Rev. Busan, 2014)"),
    ("cities and communities (SC&C) by 2030", "cities and communities (SC&C) by 2030"),
    # a year typed after another
    ("by the year 2020 2025, when", "by the year [-2020-]{+ 2025+}, when"),
    ("in 2020, 2021 and 2022", "in 2020, 2021 and 2022"),
    ("in two years (2020 and 2021)", "in two years (2020 and 2021)"),
    ("by 20202025, when", "by [-2020-]{+2025+}, when"),
    ("by the year 20205, when", "by the year 202[-0-]{+5+}, when"),
    ("some 20205 devices", "some 20205 devices"),
    ("the period 2017-20202022-2024", "the period [-2017-2020-]{+2022-2024+}"),
    ("decided at WRC-1923", "decided at WRC-[-19-]{+23+}"),
    ("decided at WRC-19 WRC-23", "decided at [-WRC-19-]{+ WRC-23+}"),
    ("decided at WTSA-2024", "decided at WTSA-2024"),
    ("WRC-19 and WRC-23", "WRC-19 and WRC-23"),
]  # fmt: skip


def marked(wording: str, role: PassageRole = "clause") -> str:
    result, position = "", 0
    for piece in EditionReader(load_register(), ("Geneva", 2022)).changes(wording, role):
        result += wording[position : piece.start] + MARKUP[piece.sign].format(
            wording[piece.start : piece.end]
        )
        position = piece.end
    return result + wording[position:]


@pytest.mark.parametrize(("wording", "expected"), CASES)
def test_the_register_takes_editions_apart(wording: str, expected: str) -> None:
    assert marked(wording) == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("(Hammamet, 2016; Geneva, 2022)", "(Hammamet, 2016{+; Geneva, 2022+})"),
        ("(Dubai, 2012; Hammamet, 2016)", "(Dubai, 2012; Hammamet, 2016)"),
    ],
)
def test_the_history_gains_the_proposals_own_edition(history: str, expected: str) -> None:
    assert marked(history, "history") == expected
