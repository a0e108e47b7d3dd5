"""The reference network of what was imported, and how much of an import a graph tells."""

from pathlib import Path

import pytest

from itugraph.cli.register import cited_in
from itugraph.graph import Quad, register_quads, to_python
from itugraph.locations import shared_folder
from itugraph.register import BASE, Register, load_register
from itugraph.register.relaton import import_relaton

RECORDS = {
    "Z.900": "It builds on Recommendation ITU-T Z.910, as ITU-T Z.900 always did.",
    "Z.910": "See Recommendation ITU-T Z.920.",
    "Z.920": "It stands alone.",
    "Z.930": "It uses Recommendations ITU-T Z.940 and ITU-T Z.999.",
    "Z.940": "It stands alone, too.",
    "Z.950": "Nobody cites it.",
}


def iri(number: str) -> str:
    return f"{BASE}id/itu-t/recommendation/{number}"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    folder: Path = tmp_path_factory.mktemp("clone")
    for number, abstract in RECORDS.items():
        (folder / f"{number}.yaml").write_text(
            f"docidentifier:\n- content: 'ITU-T {number} (01/2001)'\ntitle:\n- content: Title of {number}\n  language: en\n"
            f"date:\n- at: '2001-01-31'\next:\n  doctype:\n    content: recommendation\nabstract:\n- content: {abstract}\n",
            encoding="utf-8",
        )
    import_relaton(folder, folder / "register.sqlite", find=cited_in)
    return load_register(shared_folder("data", "register"), folder / "register.sqlite")


def test_who_cites_whom(register: Register) -> None:
    """Nothing cites itself, and what is not known to exist is no part of the network."""
    assert register.references() == (
        (iri("Z.900"), iri("Z.910")),
        (iri("Z.910"), iri("Z.920")),
        (iri("Z.930"), iri("Z.940")),
    )


def told(quads: list[Quad]) -> dict[str, str]:
    """How much is told of each imported Recommendation: in full with its edition, or its name."""
    editions = {to_python(quad.object) for quad in quads if quad.predicate.value.endswith("#editionOf")}
    labelled = {to_python(quad.subject) for quad in quads if quad.predicate.value.endswith("#label")}
    return {
        number: "in full" if iri(number) in editions else "by name"
        for number in RECORDS
        if iri(number) in labelled
    }


def test_in_full_is_what_documents_cite_and_what_that_cites(register: Register) -> None:
    assert told(list(register_quads(register, {iri("Z.900")}))) == {
        "Z.900": "in full",
        "Z.910": "in full",
        "Z.920": "in full",
        "Z.930": "by name",
        "Z.940": "by name",
    }


def test_an_edition_that_is_cited_names_its_instrument(register: Register) -> None:
    assert told(list(register_quads(register, {f"{iri('Z.950')}/2001-01"})))["Z.950"] == "in full"


def test_the_references_are_in_the_graph(register: Register) -> None:
    found = {
        (to_python(quad.subject), to_python(quad.object))
        for quad in register_quads(register)
        if quad.predicate.value.endswith("#abstractCites")
    }
    assert found == set(register.references())
