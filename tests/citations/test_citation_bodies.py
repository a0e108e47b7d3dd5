"""Who adopted what is cited: by the words around it, else by place and year, else by whose text it is."""

import pytest
from citing import found

from itugraph.citations import find_citations

BODY = [
    ("Resolution 1 of WTDC", None, "WTDC"),
    ("Resolution 44 of the World Telecommunications Standardization Assembly", None, "WTSA"),
    ("Resolution 2 of the fifth World Telecommunication/ICT Policy Forum", None, "WTPF"),
    ("Resolution 8, adopted by the Council at its 2009 session", None, "Council"),
    ("Resolution 61, on many things, of the Plenipotentiary Conference", None, "PP"),
    ("Resolution 40 of this assembly", "WTSA", "WTSA"),
    ("Resolution 72 (Rev. Busan, 2014) of this conference", "PP", "PP"),
    ("Council Resolution 1379", None, "Council"),
    ("WTSA-16 Resolution 98", None, "WTSA"),
    ("the Plenipotentiary Conference, in its Resolution 130", None, "PP"),
    ("the General Assembly of the United Nations adopted Resolution 9", None, "UNGA"),
    ("the United Nations, in accordance with its Resolution 1721", None, "UNGA"),
    ("Resolution 20/8 of the Human Rights Council", None, "UN Human Rights Council"),
    ("Resolution 9 of the European Parliament", None, "European Parliament"),
    ("Resolution 5 of the World Customs Organization", None, "World Customs Organization"),
    ("CITEL Resolution 12", None, "CITEL"),
    ("ECOSOC resolution 2011/16", None, "ECOSOC"),
    ("Resolution 4 of the Council of Europe", None, "Council of Europe"),
    ("Resolution 58 (Dubai, 2012)", None, "WTSA"),
    ("Resolution 58 (Rev. Dubai, 2014)", None, "WTDC"),
    ("Resolution 58 (Rev. Dubai, 2018)", None, "PP"),
    ("Resolution 66 (Geneva, 2015)", None, "RA"),
    ("Resolution 98 (Rev. Geneva, 2022)", None, "WTSA"),
    ("Resolution 98 (Rev. New Delhi, 2024)", "PP", "WTSA"),
    ("Resolution PLEN/4 (Dubai, 2012)", None, "WCIT"),
    ("Resolution 20 (Mob-87)", None, "WARC"),
    ("Resolution 12 (Rev.WRC-19)", "WRC", "WRC"),
    ("Resolution 12 (C16)", "PP", "Council"),
    ("Resolution 1116 instructs", None, "Council"),
    ("Decision 584", "PP", "Council"),
    ("Resolution 68/50, on outer space", None, "UNGA"),
    ("Resolution 2625 (XXV)", None, "UNGA"),
    ("Recommendation T.38", None, "ITU-T"),
    ("Recommendation BT.709", None, "ITU-R"),
    ("Recommendation P.618-13", None, "ITU-R"),
    ("Recommendation P.341", "WRC", "ITU-R"),
    ("Resolution 12", "PP", "PP"),
    ("Resolution 12", None, None),
    ("Article 9", "WRC", "RR"),
    ("Article 9", "PP", None),
    ("No. 51", "WRC", "RR"),
]


@pytest.mark.parametrize(("text", "adopted_by", "body"), BODY)
def test_body(text: str, adopted_by: str | None, body: str | None) -> None:
    assert [citation.body for citation in find_citations(text, adopted_by)] == [body]


def test_the_wrong_neighbour_does_not_win() -> None:
    text = (
        "as studied by WTSA) and Resolution 61 (Rev. Dubai, 2014), and Resolution 71 (Rev. Busan, 2014) of PP"
    )
    assert [citation.body for citation in find_citations(text)] == ["WTDC", "PP"]


def test_words_behind_a_list_are_for_all_of_it() -> None:
    text = "Resolutions 16, 21 and 24 of the World Telecommunication Development Conference (WTDC)"
    assert {citation.body for citation in find_citations(text)} == {"WTDC"}


def test_a_number_met_before_keeps_its_body() -> None:
    text = "Resolution 37 (Rev. Buenos Aires, 2017) asks for it; as Resolution 37 said"
    assert [citation.body for citation in find_citations(text, "PP")] == ["WTDC", "WTDC"]


def test_whose_text_it_is_does_not_override_the_place() -> None:
    assert found("Resolution 7 (Kigali, 2022)", "PP") == [
        "Resolution 7 (Kigali, 2022) -> Resolution WTDC 7 (Kigali, 2022)"
    ]
