"""What holds of every text: offsets cut what they name, and what is written canonically is read back."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from itugraph.citations import find_bodies, find_citations, parse_edition, render
from itugraph.locations import shared_folder
from itugraph.model.citations import Edition, FoundCitation
from itugraph.register import Register, load_register
from itugraph.register.relaton import import_relaton

PIECES = st.sampled_from(
    [
        "Resolution ", "Resolutions ", "71", "135, 139 and 140", " (Rev. Dubai, 2018)", " (Rev.WRC-19)", " of WTDC", "No. ", "Nos. ",
        "5.340", "Article ", "Appendix 30B", " of the Convention", "ITU-T ", "ITUT", "Y.4000/Y.2060", "(", ")", "\n", "\u00a0", " and ", ", ",
        "Study Group ", "SG20", "the Directors of the ", "Bureaux", "Council", "é", "𝒳", "¹", "Annex 1 to ", "Radio Regulations", "-", "\u2011",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))
REGISTER = load_register()


@given(TEXTS, st.sampled_from([None, "PP", "WRC"]))
@settings(max_examples=300, deadline=None)
def test_offsets_of_citations_cut_the_text_they_name(text: str, adopted_by: str | None) -> None:
    citations = find_citations(text, adopted_by)
    assert all(text[c.start : c.end] == c.text and c.start < c.end for c in citations)
    assert all(before.end <= after.start for before, after in pairwise(citations))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_offsets_of_bodies_cut_the_text_they_name(text: str) -> None:
    assert all(text[b.start : b.end] == b.text and b.start < b.end for b in find_bodies(text))


@given(
    st.booleans(), st.one_of(st.none(), st.sampled_from(REGISTER.places)), st.integers(1960, 2058),
    st.one_of(st.none(), st.integers(1, 12)),
)  # fmt: skip
def test_an_edition_written_is_read_back(
    revised: bool, place: str | None, year: int, month: int | None
) -> None:
    edition = Edition(revised, place, year, None if place else month)
    assert parse_edition(f"({edition})") == edition


def citations_of(register: Register, *, imported: bool = False) -> list[FoundCitation]:
    """Every instrument in the register, without an edition and in each of its editions."""
    listed = []
    for instrument in register.instruments if imported else register.listed_instruments:
        several = instrument.kind == "Recommendation" and instrument.body.startswith("ITU-")
        number = "/".join(instrument.numbers) if several else instrument.numbers[0]
        editions = [Edition(e.revised, e.place, e.year, e.month) for e in register.editions(instrument.iri)]
        for edition in (None, *editions):
            listed.append(FoundCitation(0, 0, "", instrument.kind, instrument.body, number, edition))  # type: ignore[arg-type]
    return listed


def test_every_instrument_of_the_register_written_is_read_back() -> None:
    wrong = []
    for citation in citations_of(REGISTER):
        written = render(citation)
        read = [(c.kind, c.body, c.number, c.edition) for c in find_citations(written, None, REGISTER)]
        if read != [(citation.kind, citation.body, citation.number, citation.edition)]:
            wrong.append((written, read))
    assert wrong == []


@given(
    st.sampled_from(citations_of(REGISTER)),
    st.sampled_from(["", "recalling ", "a)\t", "(see ", "bb) that, under ", "1\n"]),
    st.sampled_from(["", ",", ";", ").", "\n", ", which says so", "; and\nothers"]),
)
@settings(max_examples=300, deadline=None)
def test_every_instrument_of_the_register_is_read_within_a_sentence(
    citation: FoundCitation, before: str, behind: str
) -> None:
    written = render(citation)
    (read,) = find_citations(before + written + behind, None, REGISTER)
    assert (read.kind, read.body, read.number) == (citation.kind, citation.body, citation.number)
    assert read.edition == citation.edition
    assert len(before) <= read.start < read.end <= len(before + written)


def test_every_imported_instrument_written_is_read_back(shared: Path, tmp_path: Path) -> None:
    import_relaton(shared / "relaton", tmp_path / "import.sqlite")
    register = load_register(shared_folder("data", "register"), tmp_path / "import.sqlite")
    wrong = []
    citable = [c for c in citations_of(register, imported=True) if str(c.kind) != "Supplement"]
    for citation in citable:
        read = [
            (c.kind, c.body, c.number, c.edition) for c in find_citations(render(citation), None, register)
        ]
        if read != [(citation.kind, citation.body, citation.number, citation.edition)]:
            wrong.append((render(citation), read))
    assert len(citable) > 4000
    assert wrong == []


TREATY_PARTS = st.one_of(
    st.tuples(st.just("Article"), st.integers(1, 99).map(str), st.sampled_from(["CS", "CV", "RR", "ITR"])),
    st.tuples(st.just("Provision"), st.integers(1, 999).map(str), st.sampled_from(["CS", "CV"])),
    st.tuples(st.just("Provision"), st.integers(1, 59).map(lambda n: f"{n}.1A"), st.just("RR")),
    st.tuples(st.just("Appendix"), st.sampled_from(["4", "30", "30A", "30B"]), st.just("RR")),
)


@given(TREATY_PARTS)
def test_every_part_of_a_treaty_written_is_read_back(part: tuple[str, str, str]) -> None:
    kind, number, body = part
    written = render(FoundCitation(0, 0, "", kind, body, number, None))  # type: ignore[arg-type]
    assert [(c.kind, c.number, c.body) for c in find_citations(written)] == [(kind, number, body)]
