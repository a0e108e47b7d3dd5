"""Word files with tracked changes and the flattened compilation of the same proposals make the same graph.

What may differ is what each source itself brings: how sure it is, where in it a thing stands, and the hyphens and
blanks that a converter loses.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from itugraph.extraction import extract
from itugraph.graph import Iri, Literal, Quad, document_quads
from itugraph.register import BASE, Register, load_register

OWN_TO_A_SOURCE = {
    "certainty", "sourceLine", "start", "end", "exact", "ordinal", "inDocument", "derivedFrom", "source", "writtenBefore",
    "writtenAfter", "wording", "seam", "segments",
}  # fmt: skip
"""Properties by local name: certainty, places in the source, and wording to the letter."""


def plain(value: str) -> str:
    return re.sub(r"[\s\u2011\u00a0-]+", "", value).rstrip(",;.")


def local(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]


def statements(quads: Iterable[Quad]) -> set[tuple[str, str, str]]:
    """What is said of proposals and below, without what is a source's own."""
    told = set()
    for quad in quads:
        subject, predicate, thing = str(quad.subject), quad.predicate.value, quad.object
        if "/id/proposal/" not in subject or local(predicate) in OWN_TO_A_SOURCE:
            continue
        if isinstance(thing, Iri) and "/id/document/" in thing.value:
            continue
        told.add((subject, predicate, plain(thing.value) if isinstance(thing, Literal) else str(thing)))
    return told


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def test_both_forms_say_the_same(samples: Path, register: Register) -> None:
    compiled = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    flattened = statements(document_quads(compiled, register))
    tracked: set[tuple[str, str, str]] = set()
    for path in sorted((samples / "word").glob("*.docx")):
        tracked |= statements(document_quads(extract(path), register))
    assert len(tracked) > 2000
    # Which comma of a list went cannot be told from the flattened text.
    differing = {(subject, local(predicate)) for subject, predicate, _ in flattened ^ tracked}
    clause = f"<{BASE}id/proposal/wtsa-20/APT/37A28/1/resolves-to-instruct-itut-study-group-20/3>"
    assert differing == {(clause, "textAfter"), (clause, "treatment")}
