"""The bodies a text names, and what it does with them."""

import pytest

from itugraph.citations import find_bodies


def named(text: str, heading: str | None = None) -> list[str]:
    return [f"{body.text} -> {body.name} {body.role}" for body in find_bodies(text, heading)]


NAMES = [
    ("under ITUT Study Group 20,", ["ITUT Study Group 20 -> SG20"]),
    ("SG2, SG12 and SG17", ["SG2 -> SG2", "SG12 -> SG12", "SG17 -> SG17"]),
    ("ITU-T Study Group 2, Study Group 12 and Study Group 15",
     ["ITU-T Study Group 2 -> SG2", "Study Group 12 -> SG12", "Study Group 15 -> SG15"]),
    ("ITU-T Study Groups 17, 16 and 2, Study Group 2 of ITU-D",
     ["ITU-T Study Groups 17 -> SG17", "16 -> SG16", "2 -> SG2", "Study Group 2 -> ITU-D SG2", "ITU-D -> ITU-D"]),
    ("Study Groups 1 and 2 of ITU-D", ["Study Groups 1 -> ITU-D SG1", "2 -> ITU-D SG2", "ITU-D -> ITU-D"]),
    ("ITU-R Study Group 5", ["ITU-R Study Group 5 -> ITU-R SG5"]),
    ("Study Group 1 of the ITU Telecommunication Development Sector (ITU-D)",
     ["Study Group 1 -> ITU-D SG1", "ITU Telecommunication Development Sector (ITU-D) -> ITU-D"]),
    ("the Director of the Telecommunication Standardization Bureau (TSB)",
     ["Director of the Telecommunication Standardization Bureau (TSB) -> Director TSB"]),
    ("the TSB Director and the Director of BR", ["TSB Director -> Director TSB", "Director of BR -> Director BR"]),
    ("the Directors of TSB and BDT", ["Directors of TSB -> Director TSB", "BDT -> Director BDT"]),
    ("the Directors of the Radiocommunication, Telecommunication Standardization and Telecommunication Development Bureaux",
     ["Directors of the Radiocommunication -> Director BR", "Telecommunication Standardization -> Director TSB",
      "Telecommunication Development Bureaux -> Director BDT"]),
    ("the Directors of the three Bureaux",
     ["Directors of the three Bureaux -> Director TSB", "Directors of the three Bureaux -> Director BDT",
      "Directors of the three Bureaux -> Director BR"]),
    ("published by the Radiocommunication Bureau", ["Radiocommunication Bureau -> BR"]),
    ("TSAG, RAG and TDAG", ["TSAG -> TSAG", "RAG -> RAG", "TDAG -> TDAG"]),
    ("the Secretary-General and the ITU Council", ["Secretary-General -> Secretary-General", "ITU Council -> Council"]),
    ("the Focus Group on Data Processing and Management (FG-DPM)",
     ["Focus Group on Data Processing and Management (FG-DPM) -> FG-DPM"]),
    ("the Focus Group on Odd Things, and FG-ODD2", ["Focus Group on Odd Things -> Focus Group on Odd Things",
                                                    "FG-ODD2 -> FG-ODD2"]),
    ("the Joint Coordination Activity on Internet of Things (JCA-IoT and SC&C), under",
     ["Joint Coordination Activity on Internet of Things (JCA-IoT and SC&C) -> JCA-IoT and SC&C"]),
    ("the Internet of things Global Standards Initiative, which",
     ["Internet of things Global Standards Initiative -> IoT-GSI"]),
    ("CITEL, ATU and the European Telecommunications Standards Institute (ETSI)",
     ["CITEL -> CITEL", "ATU -> ATU", "European Telecommunications Standards Institute (ETSI) -> ETSI"]),
    ("ISO/IEC JTC 1 and ISO", ["ISO/IEC JTC 1 -> ISO/IEC JTC 1", "ISO -> ISO"]),
    ("the ITU-D study groups", ["ITU-D study groups -> ITU-D study groups"]),
    ("the next plenipotentiary conference and the 2027 world radiocommunication conference",
     ["plenipotentiary conference -> PP", "world radiocommunication conference -> WRC"]),
    ("the General Secretariat and the three Bureaux",
     ["General Secretariat -> General Secretariat", "three Bureaux -> TSB", "three Bureaux -> BDT", "three Bureaux -> BR"]),
    ("the Radiocommunication and the Telecommunication Standardization Sectors",
     ["Radiocommunication -> ITU-R", "Telecommunication Standardization Sectors -> ITU-T"]),
    ("the ITU Telecommunication Standardization Sector study groups",
     ["ITU Telecommunication Standardization Sector study groups -> ITU-T study groups"]),
    ("the Odd Lamp Coalition on Light and Shade (OLC), and later OLC itself",
     ["Odd Lamp Coalition on Light and Shade (OLC) -> OLC", "OLC -> OLC"]),
    ("the United Nations Lamp Office (UNLO)", ["United Nations Lamp Office (UNLO) -> UNLO"]),
    ("the UN Secretary-General and the Human Rights Council",
     ["UN Secretary-General -> UN Secretary-General", "Human Rights Council -> UN Human Rights Council"]),
    ("the Council and CWG schedule", ["Council -> Council", "CWG -> Council working groups"]),
    ("Resolution 7 of the Plenipotentiary Conference", ["Plenipotentiary Conference -> PP"]),
    ("ITU-T Recommendation E.164 and ITU-T Y.4000", []),
]  # fmt: skip

TRAPS = [
    ("the Human Rights Council", "Council"),
    ("the Staff Council", "Council"),
    ("the UN Secretary-General", "Secretary-General"),
    ("the Secretary-General of the United Nations", "Secretary-General"),
    ("the Council of Europe", "Council"),
    ("the European Union", "ITU"),
    ("the ICAO Council", "Council"),
    ("the Secretary-General of ICAO", "Secretary-General"),
    ("the Secretary General of the World Meteorological Organization", "Secretary-General"),
    ("the WMO Secretary-General", "Secretary-General"),
    ("in Document PP-18/46", "PP"),
    ("RESOLUTION 15 (REV.WRC-03)", "WRC"),
    ("see https://www.itu.int/ITU-T/ipr/", "ITU-T"),
    ("an Associate Rapporteur", "Associates"),
    ("between consecutive plenipotentiary conferences", "PP"),
]

ROLES = [
    # in the passive voice
    ("that the Director of TSB be instructed to report;", "resolves", "Director TSB instructed"),
    ("that Study Group 20 is invited to help;", "resolves", "SG20 invited"),
    ("that Member States are encouraged to take part;", "resolves", "Member States invited"),
    ("that the Council was instructed to act;", "resolves", "Council mentioned"),
    ("that Study Group 2 is invited to act;", "noting", "SG2 mentioned"),
    # the Director alone is the one that the heading, or the text, has named
    ("that the Director shall wait for the Council;", "instructs the Director of TSB",
     "Director TSB mentioned, Council mentioned"),
    ("that the Director of BR shall wait; the Director may go on;", "instructs the Director of TSB",
     "Director BR mentioned, Director BR mentioned"),
    ("that the Director shall wait;", "instructs the Directors of TSB and BR", ""),
    ("the Director of studies and the Director-General;", "instructs the Director of TSB", ""),
    ("instructs the Directors of TSB and of the Radiocommunication Bureau to act;", None,
     "Director TSB instructed, Director BR instructed"),
    ("instructs the Director of TSB", None, "Director TSB instructed"),
    ("resolves to instruct Study Group 11 of the ITU Telecommunication Standardization Sector", None,
     "SG11 instructed, ITU-T mentioned"),
    ("invites the Council", None, "Council invited"),
    ("requests the Secretary-General", None, "Secretary-General invited"),
    ("1 to collaborate with SG2, SG12 and SG17 to develop standards", "instructs Study Group 20",
     "SG2 collaborator, SG12 collaborator, SG17 collaborator"),
    ("1 to report to TSAG", "instructs the Director of the Telecommunication Standardization Bureau", "TSAG mentioned"),
    ("a) that Study Group 20 is responsible", "recognizing", "SG20 mentioned"),
    ("a) a decision which invites the Council to act", "recalling", "Council mentioned"),
    ("to instruct the Director of BDT to help Study Group 20", "resolves", "Director BDT instructed, SG20 mentioned"),
    ("to coordinate activities, if necessary, with the Directors of TSB and BDT", "instructs the Director of BR",
     "Director TSB collaborator, Director BDT collaborator"),
    ("to give help, in cooperation with other organizations, to Member States", "instructs the Director of BDT",
     "Member States mentioned"),
    ("studies requested under resolves to invite the ITU Radiocommunication Sector", "resolves", "ITU-R mentioned"),
    ("lamps referred to in instructs the Secretary-General 1 above", "resolves", "Secretary-General mentioned"),
    ("invites the ITU Member States to act", None, "ITU mentioned, Member States invited"),
    ("to answer any request submitted through BDT", "instructs the Director of TSB", "BDT mentioned"),
    ("with specialized assistance from ITU-D", "resolves", "ITU-D collaborator"),
    ("to seek the Council's view", "instructs the Director of TSB", "Council mentioned"),
    ("the Director of BR to act", "resolves to instruct", "Director BR instructed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert [f"{body.text} -> {body.name}" for body in find_bodies(text)] == expected


@pytest.mark.parametrize(("text", "never"), TRAPS)
def test_names_that_only_look_like_another(text: str, never: str) -> None:
    assert never not in [body.name for body in find_bodies(text)]


@pytest.mark.parametrize(("text", "heading", "expected"), ROLES)
def test_roles(text: str, heading: str | None, expected: str) -> None:
    assert ", ".join(f"{body.name} {body.role}" for body in find_bodies(text, heading or text)) == expected


def test_a_heading_instructs_one_and_names_collaborators() -> None:
    heading = (
        "instructs the Director of the Telecommunication Standardization Bureau, in close collaboration with the"
        " Directors of the Radiocommunication Bureau and the Telecommunication Development Bureau"
    )
    assert named(heading, heading) == [
        "Director of the Telecommunication Standardization Bureau -> Director TSB instructed",
        "Directors of the Radiocommunication Bureau -> Director BR collaborator",
        "Telecommunication Development Bureau -> Director BDT collaborator",
    ]


def test_blanks_at_the_end_and_signs_of_a_heading_change_no_role() -> None:
    assert named("instructs the ITU\u2011T membership ", "instructs the ITU\u2011T membership ") == [
        "ITU\u2011T membership -> ITU-T membership instructed"
    ]
