"""What the graph of a document says."""

from collections.abc import Callable

import pytest

from itugraph.graph import Literal, Quad, Store, Term, document_quads, register_quads, to_python
from itugraph.graph.ontology import defined_terms
from itugraph.graph.vocabulary import ITU, NAMED_GRAPH, itu
from itugraph.model import ExtractedText, Extraction, Metadata, Reference
from itugraph.register import BASE, Register

PREFIXES = f"PREFIX itu: <{ITU}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
EUROPE = f"{BASE}id/proposal/wtsa-20/EUR/38A31/1"


def short(term: Term | None) -> object:
    value = to_python(term)
    return value.removeprefix(BASE) if isinstance(value, str) else value


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    return [tuple(short(term) for term in row) for row in store.select(PREFIXES + query)]


def test_a_proposal_says_what_it_would_change(store: Store) -> None:
    assert rows(
        store,
        f"""SELECT ?identifier ?action ?by ?for ?instrument ?base ?new WHERE {{
        <{EUROPE}> itu:identifier ?identifier ; itu:action ?action ; itu:submittedBy ?by ; itu:preparedFor ?for ;
            itu:changesInstrument ?instrument ; itu:baseEdition ?base ; itu:proposes ?new }}""",
    ) == [
        (
            "EUR/38A31/1",
            "MOD",
            "id/region/cept",
            "id/conference/wtsa-20",
            "id/wtsa/resolution/98",
            "id/wtsa/resolution/98/hammamet-2016",
            "id/wtsa/resolution/98/geneva-2022",
        )
    ]


def test_a_citation_has_both_sides(store: Store) -> None:
    assert rows(
        store,
        f"""SELECT ?before ?after ?old ?new ?instrument ?start ?end WHERE {{
        <{EUROPE}/recalling/a/citation/1> itu:writtenBefore ?before ; itu:writtenAfter ?after ;
            itu:citesEditionBefore ?old ; itu:citesEditionAfter ?new ; itu:citesInstrument ?instrument ;
            itu:start ?start ; itu:end ?end }}""",
    ) == [
        (
            "Resolution 197 (Busan, 2014)",
            "Resolution 197 (Rev. Dubai, 2018)",
            "id/pp/resolution/197/busan-2014",
            "id/pp/resolution/197/dubai-2018",
            "id/pp/resolution/197",
            3,
            47,
        )
    ]


def test_a_struck_citation_of_the_unknown_is_still_there(store: Store) -> None:
    assert rows(
        store,
        """SELECT ?change ?resolution ?instrument ?edition ?mark WHERE {
        ?citation itu:citesEditionBefore ?edition ; itu:change ?change ; itu:resolution ?resolution ;
            itu:citesInstrument ?instrument ; itu:editionMarkBefore ?mark FILTER NOT EXISTS { ?citation itu:resolutionAfter ?x }
        }""",
    ) == [
        (
            "deleted",
            "unknown",
            "id/wtsa/resolution/4711",
            "id/wtsa/resolution/4711/oslo-2031",
            "Rev. Oslo, 2031",
        )
    ]


def test_what_the_register_does_not_list_has_no_basis(store: Store) -> None:
    unknown = rows(
        store,
        "SELECT DISTINCT ?i { ?c itu:citesInstrument ?i FILTER NOT EXISTS { ?i itu:basis ?basis } }",
    )
    assert unknown == [("id/wtsa/resolution/4711",)]


def test_regions_that_treat_one_clause_differently_are_one_query(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?clause ?one ?other WHERE {
        ?a itu:baseClause ?clause ; itu:change ?one ; itu:ofProposal/itu:prefix "EUR" .
        ?b itu:baseClause ?clause ; itu:change ?other ; itu:ofProposal/itu:prefix "IAP" .
        FILTER (?one != ?other) } ORDER BY ?clause""",
    )
    base = "id/wtsa/resolution/98/hammamet-2016/recalling"
    assert found == [(f"{base}/a", "modified", "kept"), (f"{base}/c", "deleted", "kept")]


def test_two_clauses_of_one_label_stay_two(store: Store) -> None:
    assert rows(
        store,
        """SELECT ?a ?b WHERE { ?a itu:inSection ?s ; itu:labelAfter ?l ; itu:ordinal ?x .
        ?b itu:inSection ?s ; itu:labelAfter ?l ; itu:ordinal ?y FILTER (?x < ?y) }""",
    ) == [(f"{EUROPE}/recalling/e".removeprefix(BASE), f"{EUROPE}/recalling/e-2".removeprefix(BASE))]


def test_an_announcement_without_its_proposal_says_so(store: Store) -> None:
    assert rows(
        store,
        """SELECT ?prefix ?proposal WHERE { ?a a itu:Announcement ; itu:prefix ?prefix
        OPTIONAL { ?a itu:presentAs/itu:identifier ?proposal } } ORDER BY ?prefix""",
    ) == [("ATU", None), ("CEPT", "EUR/38A31/1"), ("CITEL", "IAP/39A23/1")]


def test_a_heading_mandates_through_each_of_its_clauses(store: Store) -> None:
    assert rows(
        store,
        """SELECT ?verb ?who ?with ?clause ?evidence WHERE { ?m a itu:Mandate ; itu:verb ?verb ; itu:addressee ?who ;
        itu:mandatedBy ?clause ; itu:evidence/itu:mentionedIn ?evidence OPTIONAL { ?m itu:collaborator ?with } }""",
    ) == [
        (
            "instructs",
            "id/body/itu-t-sg20",
            "id/body/lamp-makers-guild",
            f"{EUROPE}/instructs-study-group-20/1".removeprefix(BASE),
            f"{EUROPE}/instructs-study-group-20".removeprefix(BASE),
        )
    ]


def test_what_an_instrument_depends_on_is_a_path(store: Store) -> None:
    assert rows(
        store,
        f"""SELECT DISTINCT ?on WHERE {{
        <{BASE}id/wtsa/resolution/98> ((^itu:changesInstrument|^itu:editionOf)/itu:cites)+ ?on }} ORDER BY ?on""",
    ) == [("id/pp/resolution/197",), ("id/wtsa/resolution/4711",)]


def test_an_adopted_text_is_its_edition(
    register: Register, adopted: ExtractedText, make_document: Callable[..., Extraction]
) -> None:
    quads = list(document_quads(make_document("adopted.txt", adopted), register))
    edition = f"{BASE}id/wtsa/resolution/4711/oslo-2031"
    said = {
        (quad.subject.value.removeprefix(edition), quad.predicate.value.removeprefix(ITU)): short(quad.object)
        for quad in quads
        if hasattr(quad.subject, "value") and quad.subject.value.startswith(edition)
    }
    assert said["", "basis"] == "heading"
    assert said["/resolves/a", "under"] == f"{edition}/resolves/1".removeprefix(BASE)
    assert said["/resolves/a", "textAfter"] == "by lamps;"
    assert ("/resolves/a", "textBefore") not in said
    assert not any(name in {"ofProposal", "baseClause"} for _, name in said)


@pytest.mark.parametrize(
    ("number", "addendum", "name"),
    [
        ("38", "31", "wtsa-20/38A31"),
        ("Document 38-E", "Addendum 31", "wtsa-20/38A31"),
        ("38", None, "wtsa-20/38"),
        (None, "31", "6c616d7073" + "0" * 6),
    ],
)
def test_a_document_is_known_by_conference_and_number_else_by_its_content(
    number: str | None, addendum: str | None, name: str, make_document: Callable[..., Extraction]
) -> None:
    from dataclasses import replace

    from itugraph.graph import document_iri

    extraction = make_document("lamps.docx", digest="6c616d7073".ljust(64, "0"))
    numbered = replace(
        extraction, document=replace(extraction.document, metadata=Metadata(number=number, addendum=addendum))
    )
    assert document_iri(numbered).value == f"{BASE}id/document/{name}"


def test_an_ambiguous_citation_keeps_its_candidates(
    register: Register, side_by_side: Extraction, make_document: Callable[..., Extraction]
) -> None:
    from dataclasses import replace

    one, two = f"{BASE}id/pp/resolution/2", f"{BASE}id/wtsa/resolution/2"
    reference = Reference("Resolution", None, "2", None, "ambiguous", None, (two, one))
    text = side_by_side.texts[0]
    records = tuple(
        replace(
            record, citations=tuple(replace(c, before=reference, after=reference) for c in record.citations)
        )
        for record in text.records
    )
    quads = list(document_quads(make_document("x.txt", replace(text, records=records)), register))
    candidates = {quad.object for quad in quads if quad.predicate.value == ITU + "candidate"}
    assert {short(term) for term in candidates} == {"id/pp/resolution/2", "id/wtsa/resolution/2"}
    assert not any(quad.predicate.value == ITU + "citesInstrument" for quad in quads)


def _written(quads: list[Quad]) -> set[str]:
    terms = {quad.predicate.value for quad in quads}
    terms |= {
        quad.object.value
        for quad in quads
        if quad.predicate.value.endswith("ns#type")
        and not isinstance(quad.object, Literal)
        and hasattr(quad.object, "value")
    }
    return {term for term in terms if term.startswith(ITU)}


def test_the_code_writes_no_term_that_the_ontology_does_not_define(
    register: Register,
    side_by_side: Extraction,
    adopted: ExtractedText,
    make_document: Callable[..., Extraction],
) -> None:
    written = _written(
        [
            *register_quads(register),
            *document_quads(side_by_side, register),
            *document_quads(make_document("adopted.txt", adopted), register),
        ]
    )
    assert len(written) > 60
    assert written <= {term.value for term in defined_terms()}


def test_the_same_extraction_gives_the_same_statements(register: Register, side_by_side: Extraction) -> None:
    assert list(document_quads(side_by_side, register)) == list(document_quads(side_by_side, register))


def test_shared_things_are_described_once_and_apart(register: Register, side_by_side: Extraction) -> None:
    shared = [quad for quad in document_quads(side_by_side, register) if quad.graph == NAMED_GRAPH]
    labels = [quad.subject for quad in shared if quad.predicate.value.endswith("rdf-schema#label")]
    assert len(labels) == len(set(labels))
    assert f"{BASE}id/wtsa/resolution/98/hammamet-2016/recalling/a" in {
        subject.value for subject in labels if hasattr(subject, "value")
    }


@pytest.mark.parametrize(
    ("change", "one", "other", "alike"),
    [
        ("modified", "that lamps differ;", "that lamps differ.", True),
        ("modified", "that ITU\u2011T lamps\u00a0differ;", "that ITUT lamps differ;", True),
        ("modified", "that lamps differ;", "that lamps are alike;", False),
        ("kept", "that lamps differ;", "that lamps are alike;", True),
        ("deleted", "that lamps differ;", "that lamps are alike;", True),
        ("inserted", "that lamps differ;", "that lamps are alike;", False),
    ],
)
def test_a_clause_is_treated_alike_where_its_new_wording_is_the_same(
    register: Register,
    paper: type,
    make_proposal: Callable[..., ExtractedText],
    make_document: Callable[..., Extraction],
    change: str,
    one: str,
    other: str,
    alike: bool,
) -> None:
    sign = {"modified": "=", "kept": "=", "inserted": "+", "deleted": "-"}[change]
    sheet = paper()
    sheet.section("=noting")
    for label, text in (("a", one), ("b", other)):
        sheet.clause(label, label, f"{sign}{label})\t{text}", change=change)
    document = make_document("p.txt", make_proposal("EUR/1/1", "cept", sheet.records))
    told = [q.object for q in document_quads(document, register) if q.predicate == itu("treatment")]
    assert len(told) == 2
    assert (told[0] == told[1]) is alike
