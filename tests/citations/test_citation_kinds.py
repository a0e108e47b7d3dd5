"""What counts as a citation, with which span, kind and number."""

import pytest
from citing import found

SINGLE = [
    (
        "as in Resolution 71 (Rev. Dubai, 2018),",
        "Resolution 71 (Rev. Dubai, 2018) -> Resolution PP 71 (Rev. Dubai, 2018)",
    ),
    ("Decision 5 (Rev. Dubai, 2018)", "Decision 5 (Rev. Dubai, 2018) -> Decision PP 5 (Rev. Dubai, 2018)"),
    ("see Opinion 1 (Geneva, 2013)", "Opinion 1 (Geneva, 2013) -> Opinion WTPF 1 (Geneva, 2013)"),
    ("under Recommendation ITU-T Y.4702", "Recommendation ITU-T Y.4702 -> Recommendation ITU-T Y.4702"),
    ("under ITU-T Recommendation E.164", "Recommendation E.164 -> Recommendation ITU-T E.164"),
    ("the plan in ITU-T E.108 is", "ITU-T E.108 -> Recommendation ITU-T E.108"),
    ("Rec. ITU-R BT.2020", "Rec. ITU-R BT.2020 -> Recommendation ITU-R BT.2020"),
    ("ITU-T Rec. X.509 says", "Rec. X.509 -> Recommendation ITU-T X.509"),
    ("Recommendation ITU-R P.618-13", "Recommendation ITU-R P.618-13 -> Recommendation ITU-R P.618-13"),
    ("ITU-T Y.4000/Y.2060", "ITU-T Y.4000/Y.2060 -> Recommendation ITU-T Y.4000/Y.2060"),
    ("ITU-T G.8275.1/Y.1369.1", "ITU-T G.8275.1/Y.1369.1 -> Recommendation ITU-T G.8275.1/Y.1369.1"),
    ("Recommendation 75 (Rev.WRC-15)", "Recommendation 75 (Rev.WRC-15) -> Recommendation WRC 75 (Rev. 2015)"),
    ("Report ITU-R M.2171-0", "Report ITU-R M.2171-0 -> Report ITU-R M.2171-0"),
    ("ITU-R Report BT.2140", "Report BT.2140 -> Report ITU-R BT.2140"),
    ("Question ITU-R 77-6/5", "Question ITU-R 77-6/5 -> Question ITU-R 77-6/5"),
    ("work under Question 20/1 of ITU-D", "Question 20/1 -> Question ITU-D 20/1"),
    ("ITU-T Q13/17 is", "Q13/17 -> Question ITU-T 13/17"),
    ("No. 5.340 forbids it", "No. 5.340 -> Provision RR 5.340"),
    ("No. 5.B112", "No. 5.B112 -> Provision RR 5.B112"),
    ("No. 59D CS", "No. 59D -> Provision CS 59D"),
    ("as it should (CV62)", "CV62 -> Provision CV 62"),
    ("RR 5.340", "RR 5.340 -> Provision RR 5.340"),
    ("in Article 22 of the Radio Regulations", "Article 22 -> Article RR 22"),
    ("Article 25 of the ITU Constitution", "Article 25 -> Article CS 25"),
    ("Art. 5 of the RR", "Art. 5 -> Article RR 5"),
    ("the form of Appendix 4", "Appendix 4 -> Appendix RR 4"),
    ("Appendix 30B (Rev.WRC-19)", "Appendix 30B (Rev.WRC-19) -> Appendix RR 30B (Rev. 2019)"),
    ("bound by the ITU Constitution", "Constitution -> Constitution CS"),
    ("amend the Convention", "Convention -> Convention CV"),
    ("apply the Radio Regulations (RR)", "Radio Regulations -> RadioRegulations RR"),
    (
        "the International Telecommunication Regulations (ITRs)",
        "International Telecommunication Regulations -> ITRs ITR",
    ),
    ("a review of the ITRs", "ITRs -> ITRs ITR"),
    ("Resolution ITU-R 66-1", "Resolution ITU-R 66-1 -> Resolution RA 66-1"),
    ("ITU-R Resolution 1-7", "Resolution 1-7 -> Resolution RA 1-7"),
    ("Resolution COM5/1 (WRC-19)", "Resolution COM5/1 (WRC-19) -> Resolution WRC COM5/1 (2019)"),
    ("Resolution No. 25 (Kyoto, 1994)", "Resolution No. 25 (Kyoto, 1994) -> Resolution PP 25 (Kyoto, 1994)"),
    ("UNGA Resolution A/RES/70/1", "Resolution A/RES/70/1 -> Resolution UNGA A/RES/70/1"),
    ("Report A/68/189 beside it", "Report A/68/189 -> Report UNGA A/68/189"),
    (
        "RESOLUTION 146 (REV. DUBAI, 2018)",
        "RESOLUTION 146 (REV. DUBAI, 2018) -> Resolution PP 146 (Rev. Dubai, 2018)",
    ),
]

LISTS = [
    (
        "Resolutions 135, 139 and 140 (Rev. Dubai, 2018)",
        ["Resolutions 135 -> Resolution PP 135 (Rev. Dubai, 2018)", "139 -> Resolution PP 139 (Rev. Dubai, 2018)",
         "140 (Rev. Dubai, 2018) -> Resolution PP 140 (Rev. Dubai, 2018)"],
    ),
    (
        "Resolutions 125 (Rev. Busan, 2014), 99 (Rev. Guadalajara, 2010) and 32 (Kyoto, 1994)",
        ["Resolutions 125 (Rev. Busan, 2014) -> Resolution PP 125 (Rev. Busan, 2014)",
         "99 (Rev. Guadalajara, 2010) -> Resolution PP 99 (Rev. Guadalajara, 2010)",
         "32 (Kyoto, 1994) -> Resolution PP 32 (Kyoto, 1994)"],
    ),
    (
        "Resolutions 71/243 of 21 December 2016, on how operations are reviewed, and 72/279",
        ["Resolutions 71/243 -> Resolution UNGA 71/243", "72/279 -> Resolution UNGA 72/279"],
    ),
    (
        "Resolutions 2 (Rev. Dubai, 2014), on groups, and 9 (Rev. Dubai, 2014), on spectrum",
        ["Resolutions 2 (Rev. Dubai, 2014) -> Resolution WTDC 2 (Rev. Dubai, 2014)",
         "9 (Rev. Dubai, 2014) -> Resolution WTDC 9 (Rev. Dubai, 2014)"],
    ),
    (
        "Resolutions 37 (Rev. Dubai, 2014) of WTDC and 139 (Rev. Busan, 2014) of the Plenipotentiary Conference",
        ["Resolutions 37 (Rev. Dubai, 2014) -> Resolution WTDC 37 (Rev. Dubai, 2014)",
         "139 (Rev. Busan, 2014) -> Resolution PP 139 (Rev. Busan, 2014)"],
    ),
    ("Resolutions ITU-R 2-7, ITU-R 5 and 9-5",
     ["Resolutions ITU-R 2-7 -> Resolution RA 2-7", "ITU-R 5 -> Resolution RA 5", "9-5 -> Resolution RA 9-5"]),
    ("Recommendations ITU-T D.50 and D.52 (06/2012)",
     ["Recommendations ITU-T D.50 -> Recommendation ITU-T D.50",
      "D.52 (06/2012) -> Recommendation ITU-T D.52 (06/2012)"]),
    ("Recommendations ITU-R S.524, ITU-R S.1783 and ITU-R S.1594",
     ["Recommendations ITU-R S.524 -> Recommendation ITU-R S.524", "ITU-R S.1783 -> Recommendation ITU-R S.1783",
      "ITU-R S.1594 -> Recommendation ITU-R S.1594"]),
    ("ITU-T L.1000 and L.1001", ["ITU-T L.1000 -> Recommendation ITU-T L.1000", "L.1001 -> Recommendation ITU-T L.1001"]),
    ("Reports ITU-R BS.2213 and BT.2299",
     ["Reports ITU-R BS.2213 -> Report ITU-R BS.2213", "BT.2299 -> Report ITU-R BT.2299"]),
    ("Questions ITU-R 235/5 and 236-1/5",
     ["Questions ITU-R 235/5 -> Question ITU-R 235/5", "236-1/5 -> Question ITU-R 236-1/5"]),
    ("Opinions 4 and 5 (Lisbon, 2009)",
     ["Opinions 4 -> Opinion WTPF 4 (Lisbon, 2009)", "5 (Lisbon, 2009) -> Opinion WTPF 5 (Lisbon, 2009)"]),
    ("Article 9 or 11 of the RR", ["Article 9 -> Article RR 9", "11 -> Article RR 11"]),
    ("Articles 9 to 14 of the Convention", ["Articles 9 -> Article CV 9", "14 -> Article CV 14"]),
    ("Nos. 69-74 of the General Rules", ["Nos. 69 -> Provision General Rules 69", "74 -> Provision General Rules 74"]),
    ("Appendix 30, 30A or 30B", ["Appendix 30 -> Appendix RR 30", "30A -> Appendix RR 30A", "30B -> Appendix RR 30B"]),
    ("Appendices 30 and 30A (Rev.WRC-15)",
     ["Appendices 30 -> Appendix RR 30 (Rev. 2015)", "30A (Rev.WRC-15) -> Appendix RR 30A (Rev. 2015)"]),
    ("Nos. 5.149 and 5.340", ["Nos. 5.149 -> Provision RR 5.149", "5.340 -> Provision RR 5.340"]),
    ("Nos. 4.13 to 4.15, 9.21 and 11.44.1",
     ["Nos. 4.13 -> Provision RR 4.13", "4.15 -> Provision RR 4.15", "9.21 -> Provision RR 9.21",
      "11.44.1 -> Provision RR 11.44.1"]),
    ("Articles 17, 18, 19, 21 of the ITU Constitution and Articles 13 and 14A of the ITU Convention",
     ["Articles 17 -> Article CS 17", "18 -> Article CS 18", "19 -> Article CS 19", "21 -> Article CS 21",
      "Articles 13 -> Article CV 13", "14A -> Article CV 14A"]),
    ("Articles 9 (where it applies) and 11 of the RR", ["Articles 9 -> Article RR 9", "11 -> Article RR 11"]),
    ("Article 12 of the Constitution and 34 of the Convention", ["Article 12 -> Article CS 12", "34 -> Article CV 34"]),
]  # fmt: skip

NESTED = [
    ("Annex 7 to Appendix 30 (Rev.WRC-15)",
     ["Annex 7 -> Annex RR 7", "Appendix 30 (Rev.WRC-15) -> Appendix RR 30 (Rev. 2015)"]),
    ("No. 51 in Article 4 of the Convention", ["No. 51 -> Provision CV 51", "Article 4 -> Article CV 4"]),
    ("Nos 6 and 7 of Article 1 of the ITU Constitution",
     ["Nos 6 -> Provision CS 6", "7 -> Provision CS 7", "Article 1 -> Article CS 1"]),
    ("Article 12 (Nos. 78 and 80) of the ITU Constitution",
     ["Article 12 -> Article CS 12", "Nos. 78 -> Provision CS 78", "80 -> Provision CS 80"]),
    ("Annex 2 to Decision 5 (Rev. Dubai, 2018)",
     ["Annex 2 -> Annex PP 2", "Decision 5 (Rev. Dubai, 2018) -> Decision PP 5 (Rev. Dubai, 2018)"]),
    ("Article 4 of Appendix 30A", ["Article 4 -> Article RR 4", "Appendix 30A -> Appendix RR 30A"]),
    ("RR No. 5.340 and RR Article 22", ["No. 5.340 -> Provision RR 5.340", "Article 22 -> Article RR 22"]),
    ("the Radio Regulations, in particular No. 22.5C",
     ["Radio Regulations -> RadioRegulations RR", "No. 22.5C -> Provision RR 22.5C"]),
    ("Appendix 30B (No. 5.441)", ["Appendix 30B -> Appendix RR 30B", "No. 5.441 -> Provision RR 5.441"]),
    ("the ITU Constitution and Convention", ["Constitution -> Constitution CS", "Convention -> Convention CV"]),
    ("Article 37 of the Convention on International Civil Aviation",
     ["Article 37 -> Article Convention on International Civil Aviation 37"]),
    ("the ICAO Convention, Annex 10", ["Annex 10 -> Annex ICAO Convention 10"]),
    ("Article 19 of the Universal Declaration of Human Rights",
     ["Article 19 -> Article Universal Declaration of Human Rights 19"]),
]  # fmt: skip

NOTHING = [
    "this resolution", "the implementation of this Resolution1,", "Annex 1 to this Resolution", "Annex 2 and Annex 3",
    "see Article 3 of this Annex", "ITU-T X.x", "ITU-T X.12xx", "Recommendations in the ITU-T Y.4000-series",
    "the Convention on International Civil Aviation", "the Vienna Convention", "the Tampere Convention",
    "the Constitution of the World Health Organization", "new Questions 4", "the 2030 Agenda",
    "the Geneva Declaration of Principles", "the Radio Regulations Board", "draft new Resolution [ABC-1]",
    "the constitution of study groups", "resolves 1.2 above", "Objective T.5", "ANNEX TO RESOLUTION 5 (WRC-23)",
    "RES5-2 RESOLUTION 5 (WRC-23)", "Group No. 5 of the hotel", "the EG-ITR report", "No administrations", "Part 5",
]  # fmt: skip

COUNTS = [
    ("Resolution 71 (Rev. Busan, 2014), 2 Member States", 1),
    ("Article 5 and 10 members", 1),
    ("No. 5.340, 10.6 GHz", 1),
    ("Article 9, 11 October", 1),
    ("Nos. 5.340 and 10.6-10.7 GHz", 1),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_a_citation_is_noun_number_and_bracket(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_one_citation_a_number(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_part_takes_the_text_it_stands_in(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_citation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "number"), COUNTS)
def test_counts_and_quantities_are_not_more_of_the_list(text: str, number: int) -> None:
    assert len(found(text)) == number
