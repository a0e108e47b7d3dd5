"""The forms an edition is written in."""

import pytest

from itugraph.citations import find_citations, parse_edition
from itugraph.model.citations import Edition

FORMS = [
    ("(Rev. Busan, 2014)", Edition(True, "Busan", 2014)),
    ("Rev. Busan, 2014", Edition(True, "Busan", 2014)),
    ("(Kyoto, 1994)", Edition(False, "Kyoto", 1994)),
    ("(REV. DUBAI, 2018)", Edition(True, "Dubai", 2018)),
    ("(Rev.Geneva, 2022)", Edition(True, "Geneva", 2022)),
    ("(Rev. Dubai 2018)", Edition(True, "Dubai", 2018)),
    ("(Sharm el-Sheikh, 2019)", Edition(False, "Sharm el-Sheikh", 2019)),
    ("(Rev. Florianópolis, 2004)", Edition(True, "Florianópolis", 2004)),
    ("(Rev. New Delhi, 2024)", Edition(True, "New Delhi", 2024)),
    ("(Rev.WRC-19)", Edition(True, None, 2019)),
    ("(Rev.WRC‑19)", Edition(True, None, 2019)),
    ("(Rev. WRC 15)", Edition(True, None, 2015)),
    ("(Rev.WRC12)", Edition(True, None, 2012)),
    ("(WRC-2015)", Edition(False, None, 2015)),
    ("(WARC-79)", Edition(False, None, 1979)),
    ("(WARC-92, Rev.WRC-03 and Rev.WRC-07)", Edition(True, None, 2007)),
    ("(Mob-87)", Edition(False, None, 1987)),
    ("(WARC HFBC-84)", Edition(False, None, 1984)),
    ("(C16)", Edition(False, None, 2016)),
    ("(C-1985)", Edition(False, None, 1985)),
    ("(C16, last amended C19)", Edition(True, None, 2019)),
    ("(2004, last modified 2009)", Edition(True, None, 2009)),
    ("(Amend. 2019)", Edition(True, None, 2019)),
    ("(Rev. 2016)", Edition(True, None, 2016)),
    ("(Kyoto, 1994; Rev. Minneapolis, 1998)", Edition(True, "Minneapolis", 1998)),
    ("(Busan, 2014Rev. Dubai, 2018)", Edition(True, "Dubai", 2018)),
    ("(06/2012)", Edition(False, None, 2012, 6)),
    ("(2016-11)", Edition(False, None, 2016, 11)),
    ("(03/99)", Edition(False, None, 1999, 3)),
    ("(June 2012)", Edition(False, None, 2012, 6)),
    ("(PP-18)", Edition(False, None, 2018)),
    ("(Rev. (Hammamet, 2016)", Edition(True, "Hammamet", 2016)),
    ("(edition of 2020)", Edition(False, None, 2020)),
]

NO_EDITION = [
    "",
    "()",
    "(WTDC)",
    "(ITRs)",
    "(see below)",
    "(Nos. 78 and 80)",
    "(Table 21-4)",
    "(XXV)",
    "(annex)",
    "(13/2012)",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_form(text: str, expected: Edition) -> None:
    assert parse_edition(text) == expected


@pytest.mark.parametrize("text", NO_EDITION)
def test_other_brackets_are_no_edition(text: str) -> None:
    assert parse_edition(text) is None


DAMAGED = [
    ("Resolution44 (Busan, 2014)", "44", Edition(False, "Busan", 2014), "PP"),
    ("Resolution 44 (Rev.Busan, 2014)", "44", Edition(True, "Busan", 2014), "PP"),
    ("Resolution 35 (Rev. (Hammamet, 2016) of WTSA", "35", Edition(True, "Hammamet", 2016), "WTSA"),
    ("Resolution 98 (Hamammet, 2016)", "98", Edition(False, "Hammamet", 2016), "WTSA"),
    ("Resolution 1 (Rev. Buenos-Aires, 2017)", "1", Edition(True, "Buenos Aires", 2017), "WTDC"),
    ("Resolution\n123\n(Rev.\nBucharest,\n2022)", "123", Edition(True, "Bucharest", 2022), "PP"),
    ("Resolution\u00a071\u00a0(Rev.\u00a0Dubai,\u00a02018)", "71", Edition(True, "Dubai", 2018), "PP"),
    ("Resolution 123¹ (Rev. Antalya, 2006)", "123", Edition(True, "Antalya", 2006), "PP"),
    ("Resolution 1231 (Rev. Antalya, 2006)", "123", Edition(True, "Antalya", 2006), "PP"),
    ("Resolution 71 (Rev. Dubai, 20181)", "71", Edition(True, "Dubai", 2018), "PP"),
    ("Resolution 703 (Rev.WRC-072)", "703", Edition(True, None, 2007), "WRC"),
    ("Resolution 99 Rev. Guadalajara, 2010)", "99", Edition(True, "Guadalajara", 2010), "PP"),
    ("bodiesResolution 85 (Buenos Aires, 2017)", "85", Edition(False, "Buenos Aires", 2017), "WTDC"),
    ("Resolution 71of PP", "71", None, "PP"),
    ("Article20 of the Convention", "20", None, "CV"),
    ("ITU-TA.8", "A.8", None, "ITU-T"),
    ("ITUT Y.4000/Y.2060", "Y.4000/Y.2060", None, "ITU-T"),
    ("ITU‑T E.164", "E.164", None, "ITU-T"),
    ("ITU T E.1100", "E.1100", None, "ITU-T"),
    ("ITU\x1eT E.1100", "E.1100", None, "ITU-T"),
    ("Recommendation ITU-\nT E.164", "E.164", None, "ITU-T"),
    ("Resolution ITU‑R 1‑7", "1-7", None, "RA"),
]


@pytest.mark.parametrize(("text", "number", "edition", "body"), DAMAGED)
def test_damage_is_normalised_and_recorded_as_written(
    text: str, number: str, edition: Edition | None, body: str
) -> None:
    (citation,) = find_citations(text)
    assert (citation.number, citation.edition, citation.body) == (number, edition, body)
    assert text[citation.start : citation.end] == citation.text
