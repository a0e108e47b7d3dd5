"""The answers of the shipped questions on the sample comparison of three proposals on Resolution 98."""

from datetime import date

import pytest

from itugraph.graph import Store
from itugraph.questions import Answered, cell, load_catalogue, render, run
from itugraph.register import Register

SHARM = "Rev. Sharm El-Sheikh, 2019"
R58, R66, R71 = "WTDC Resolution 58", "RA Resolution 66", "PP Resolution 71"
R85, R197, R98 = "WTDC Resolution 85", "PP Resolution 197", "WTSA Resolution 98"
BEFORE_2014, BUENOS_AIRES = "Rev. Dubai, 2014", "Buenos Aires, 2017"
BUSAN, DUBAI = "Rev. Busan, 2014", "Rev. Dubai, 2018"
NONE = "no edition"

Rows = list[tuple[str, ...]]

WHOLE_ANSWERS: dict[str, tuple[dict[str, str], Rows]] = {
    "citations-by-proposal": (
        {},
        [
            ("APT/37A28/1", "APT", "recalling a)", R197, "Busan, 2014", DUBAI, "modified"),
            ("APT/37A28/1", "APT", "recalling b)", R66, "Geneva, 2015", SHARM, "modified"),
            ("APT/37A28/1", "APT", "recalling c)", R85, f"{R58} ({BEFORE_2014})", BUENOS_AIRES, "modified"),
            ("APT/37A28/1", "APT", "recalling d)", R71, BUSAN, DUBAI, "modified"),
            ("APT/37A28/1", "APT", "recalling e)", "ITU-T Y.4000", NONE, "", "deleted"),
            ("APT/37A28/1", "APT", "recalling f)", "ITU-T Y.4702", NONE, "", "deleted"),
            ("EUR/38A31/1", "CEPT", "recalling a)", R197, "Busan, 2014", DUBAI, "modified"),
            ("EUR/38A31/1", "CEPT", "recalling b)", R66, "Geneva, 2015", "Geneva, 2015", "kept"),
            ("EUR/38A31/1", "CEPT", "recalling c)", R58, BEFORE_2014, BEFORE_2014, "kept"),
            ("EUR/38A31/1", "CEPT", "recalling d)", R85, "", BUENOS_AIRES, "inserted"),
            ("EUR/38A31/1", "CEPT", "recalling e)", R71, BUSAN, BUSAN, "kept"),
            ("EUR/38A31/1", "CEPT", "recalling e)", "ITU-T Y.4000", NONE, NONE, "kept"),
            ("EUR/38A31/1", "CEPT", "recalling f)", "ITU-T Y.4702", NONE, NONE, "kept"),
            ("IAP/39A23/1", "CITEL", "recalling a)", R197, "Busan, 2014", DUBAI, "modified"),
            ("IAP/39A23/1", "CITEL", "recalling b)", R66, "Geneva, 2015", SHARM, "modified"),
            ("IAP/39A23/1", "CITEL", "recalling c)", R58, BEFORE_2014, f"Rev. {BUENOS_AIRES}", "modified"),
            ("IAP/39A23/1", "CITEL", "recalling d)", R71, BUSAN, "", "deleted"),
            ("IAP/39A23/1", "CITEL", "recalling d)", R85, "", BUENOS_AIRES, "inserted"),
            ("IAP/39A23/1", "CITEL", "recalling e)", "ITU-T Y.4000", NONE, NONE, "kept"),
            ("IAP/39A23/1", "CITEL", "recalling f)", "ITU-T Y.4702", NONE, NONE, "kept"),
        ],
    ),
    "edition-changes": (
        {},
        [
            ("ITU-T Y.4000", NONE, "struck", "APT", "recalling e)"),
            ("ITU-T Y.4000", NONE, "kept", "CEPT, CITEL", "recalling e)"),
            ("ITU-T Y.4702", NONE, "struck", "APT", "recalling f)"),
            ("ITU-T Y.4702", NONE, "kept", "CEPT, CITEL", "recalling f)"),
            (R197, "Busan, 2014", DUBAI, "APT, CEPT, CITEL", "recalling a)"),
            (R71, BUSAN, DUBAI, "APT", "recalling d)"),
            (R71, BUSAN, "struck", "CITEL", "recalling d)"),
            (R71, BUSAN, "kept", "CEPT", "recalling e)"),
            (R66, "Geneva, 2015", SHARM, "APT, CITEL", "recalling b)"),
            (R66, "Geneva, 2015", "kept", "CEPT", "recalling b)"),
            (R58, BEFORE_2014, f"Rev. {BUENOS_AIRES}", "CITEL", "recalling c)"),
            (R58, BEFORE_2014, f"replaced by {R85} ({BUENOS_AIRES})", "APT", "recalling c)"),
            (R58, BEFORE_2014, "kept", "CEPT", "recalling c)"),
        ],
    ),
    "stale-citations": (
        {"today": "2022-03-01"},
        [
            ("EUR/38A31/1", "recalling b)", R66, "Geneva, 2015", SHARM, SHARM),
            ("EUR/38A31/1", "recalling c)", R58, BEFORE_2014, f"Rev. {BUENOS_AIRES}", f"Rev. {BUENOS_AIRES}"),
            ("EUR/38A31/1", "recalling e)", R71, BUSAN, DUBAI, DUBAI),
        ],
    ),
    "missing-proposals": (
        {},
        [
            ("resolution-98-side-by-side.txt", "4", "ARB", "MOD", ""),
            ("resolution-98-side-by-side.txt", "5", "ATU", "MOD", ""),
        ],
    ),
    "who-cites": (
        {"instrument": "PP Res. 71"},
        [
            ("APT/37A28/1", "APT", "recalling d)", DUBAI, "modified"),
            ("EUR/38A31/1", "CEPT", "recalling e)", BUSAN, "kept"),
        ],
    ),
    "proposals": (
        {},
        [
            ("APT/37A28/1", "APT", "MOD", "WTSA Resolution 98", "18", "16", "0", "8", "4"),
            ("EUR/38A31/1", "CEPT", "MOD", "WTSA Resolution 98", "33", "5", "0", "7", "0"),
            ("IAP/39A23/1", "CITEL", "MOD", "WTSA Resolution 98", "28", "9", "0", "6", "1"),
        ],
    ),
    "region-agreement": (
        {"instrument": "WTSA Resolution 98"},
        [
            ("WTSA Resolution 98", "APT", "CEPT", "15", "18", "3", "2"),
            ("WTSA Resolution 98", "APT", "CITEL", "14", "14", "4", "6"),
            ("WTSA Resolution 98", "CEPT", "CITEL", "26", "3", "8", "1"),
        ],
    ),
    "cited-over-time": (
        {},
        [
            ("WTSA-20", "2022", R197, "3", "3"),
            ("WTSA-20", "2022", R66, "3", "3"),
            ("WTSA-20", "2022", R85, "3", "3"),
            ("WTSA-20", "2022", "ITU-T Y.4000", "2", "2"),
            ("WTSA-20", "2022", "ITU-T Y.4702", "2", "2"),
            ("WTSA-20", "2022", R71, "2", "2"),
            ("WTSA-20", "2022", R58, "2", "2"),
        ],
    ),
    "must-be-revised": (
        {"instrument": "PP Resolution 71"},
        [
            ("1", R98, "APT/37A28/1", "recalling d)", R71, DUBAI),
            ("1", R98, "EUR/38A31/1", "recalling e)", R71, BUSAN),
        ],
    ),
    "region-touches": (
        {},
        [
            ("APT", R98, "MOD", "28", "CEPT", "0", "2"),
            ("APT", R98, "MOD", "28", "CITEL", "0", "6"),
            ("CEPT", R98, "MOD", "12", "APT", "0", "2"),
            ("CEPT", R98, "MOD", "12", "CITEL", "1", "1"),
            ("CITEL", R98, "MOD", "16", "APT", "0", "6"),
            ("CITEL", R98, "MOD", "16", "CEPT", "1", "1"),
        ],
    ),
    "citation-chains": ({"start": R98, "goal": R71}, [("1", "", "", "")]),
    "unresolved-citations": ({}, []),
    "withdrawn-recommendations": ({}, []),
    "changes-at": ({}, []),
    "same-ground": ({}, []),
    "untaken-instructions": ({}, []),
}

PARTS_OF_ANSWERS: dict[str, tuple[dict[str, str], int, tuple[int, ...], Rows]] = {
    # question: parameters, number of rows, the columns compared by index (none: all), and some rows
    "clause-differences": (
        {},
        59,
        (
            1,
            2,
            3,
        ),
        [
            ("recalling a)", "CEPT, CITEL", "modified"),
            ("recalling b)", "CEPT", "kept"),
            ("recalling e)", "APT", "deleted"),
            ("recalling e)", "CEPT, CITEL", "kept"),
            ("recognizing c)", "CITEL", "deleted"),
        ],
    ),
    "only-one-region": (
        {"region": "EUR"},
        9,
        (
            0,
            2,
            3,
        ),
        [
            ("CEPT", "recalling d)", "inserted"),
            ("CEPT", "considering b)", "modified"),
            ("CEPT", "recognizing c)", "inserted"),
            ("CEPT", "recognizing f)", "modified"),
        ],
    ),
    "instructions": (
        {"body": "SG20"},
        11,
        (
            1,
            2,
            3,
            4,
            5,
        ),
        [
            ("instructs", R98, "resolves to instruct SG20 1", "CEPT, CITEL", "kept"),
            ("instructs", R98, "resolves to instruct SG20 4", "CITEL", "inserted"),
            ("instructs", R98, "resolves to instruct SG20 2", "APT", "kept"),
        ],
    ),
    "mandate-changes": (
        {"body": "SG20", "region": "CITEL"},
        3,
        (
            0,
            1,
            2,
            3,
            4,
        ),
        [("SG20", R98, "CITEL", "inserted", "resolves to instruct SG20 4")],
    ),
    "collaborations": (
        {"body": "SG20"},
        1,
        (
            0,
            1,
            2,
            4,
        ),
        [("SG20", "ITU-T study groups", R98, "APT")],
    ),
    "mergeable-clauses": (
        {},
        18,
        (
            1,
            2,
            3,
        ),
        [("recalling e)", "APT", "deleted"), ("considering b)", "CEPT", "modified")],
    ),
    "recommendations-and-groups": (
        {"body": "SG20"},
        2,
        (
            0,
            2,
            3,
            5,
        ),
        [
            ("ITU-T Y.4000", "SG20", "ITU-T Study Group 20", "CEPT, CITEL"),
            ("ITU-T Y.4702", "SG20", "ITU-T Study Group 20", "CEPT, CITEL"),
        ],
    ),
    "dependencies": (
        {"instrument": "WTSA Resolution 98"},
        7,
        (
            0,
            1,
            3,
        ),
        [
            ("WTSA Resolution 98", name, "yes")
            for name in (R58, R66, R71, R85, R197, "ITU-T Y.4000", "ITU-T Y.4702")
        ],
    ),
    "editions-of": (
        {"instrument": "PP Resolution 71", "on": "2022-03-01"},
        7,
        (
            0,
            1,
            2,
            4,
        ),
        [
            (BUSAN, "2014-11-07", "PP-14", "no"),
            (DUBAI, "2018-11-16", "PP-18", "yes"),
            ("Rev. Bucharest, 2022", "2022-10-14", "PP-22", "no"),
        ],
    ),
    "most-cited": (
        {"body": "PP"},
        2,
        (
            0,
            2,
            3,
        ),
        [(R197, "3", "3"), (R71, "2", "2")],
    ),
    "cited-together": (
        {"instrument": "PP Resolution 71"},
        6,
        (),
        [("PP Resolution 71", R66, "2", "2"), ("ITU-T Y.4000", R71, "1", "1")],
    ),
    "clause-wordings": (
        {"section": "Recalling", "label": "b"},
        3,
        (
            0,
            1,
            2,
        ),
        [
            ("APT", "modified", "recalling b)"),
            ("CEPT", "kept", "recalling b)"),
            ("CITEL", "modified", "recalling b)"),
        ],
    ),
    "adopted-at": (
        {"conference": "PP-18"},
        64,
        (
            0,
            1,
            2,
        ),
        [(R71, DUBAI, BUSAN), ("PP Resolution 204", "Dubai, 2018", "")],
    ),
    "revision-history": (
        {"instrument": R98},
        3,
        (),
        [
            ("Hammamet, 2016", "WTSA-16", "2016-11-03", "", "", "", "0", "3"),
            ("Rev. Geneva, 2022", "WTSA-20", "2022-03-09", "Hammamet, 2016", "", "", "0", "0"),
        ],
    ),
    "clause-history": (
        {"instrument": R98, "section": "recalling", "label": "b)"},
        3,
        (0, 1, 2, 3, 4),
        [
            ("recalling b)", "WTSA-20", "Hammamet, 2016", "APT", "modified"),
            ("recalling b)", "WTSA-20", "Hammamet, 2016", "CEPT", "kept"),
            ("recalling b)", "WTSA-20", "Hammamet, 2016", "CITEL", "modified"),
        ],
    ),
    "mandates-by-conference": (
        {"body": "SG20"},
        13,
        (0, 1, 2, 3, 4, 5),
        [
            ("WTSA-20", "proposed", R98, "APT", "resolves to instruct SG20 1", "instructs"),
            ("WTSA-20", "proposed", R98, "CITEL", "resolves to instruct SG20 4", "instructs"),
        ],
    ),
    "never-cited": (
        {"body": "WTSA"},
        44,
        (0, 2),
        [("WTSA Resolution 1", "Rev. New Delhi, 2024"), ("WTSA Resolution 2", "Rev. Geneva, 2022")],
    ),
    "recommendations-of-group": (
        {"body": "SG20"},
        2,
        (0, 2, 4, 5),
        [("ITU-T Y.4000", "SG20", R98, "2"), ("ITU-T Y.4702", "SG20", R98, "2")],
    ),
    "body-history": (
        {"body": "SG16"},
        2,
        (
            0,
            4,
        ),
        [("SG16", "SG21"), ("SG21", "")],
    ),
}


def ask(store: Store, register: Register, name: str, params: dict[str, str]) -> Answered:
    return run(load_catalogue().get(name), store, params, register, today=date(2026, 1, 31))


def shown(answer: Answered) -> Rows:
    return [tuple(cell(answer, term) for term in row) for row in answer.rows]


def test_every_question_has_an_expected_answer() -> None:
    others = {"clause-evidence", "cites-superseded"}
    assert {q.name for q in load_catalogue()} == {*WHOLE_ANSWERS, *PARTS_OF_ANSWERS, *others}


@pytest.mark.parametrize("name", WHOLE_ANSWERS)
def test_whole_answers(sample_store: Store, register: Register, name: str) -> None:
    params, expected = WHOLE_ANSWERS[name]
    assert shown(ask(sample_store, register, name, params)) == expected


@pytest.mark.parametrize("name", PARTS_OF_ANSWERS)
def test_parts_of_answers(sample_store: Store, register: Register, name: str) -> None:
    params, count, columns, expected = PARTS_OF_ANSWERS[name]
    rows = shown(ask(sample_store, register, name, params))
    compared = [tuple(row[index] for index in columns) if columns else row for row in rows]
    assert set(expected) <= set(compared)
    assert len(rows) == count


@pytest.mark.parametrize(
    ("name", "params", "column", "values"),
    [
        ("citations-by-proposal", {"region": "CITEL"}, 1, {"CITEL"}),
        ("citations-by-proposal", {"proposal": "EUR/38A31/1"}, 0, {"EUR/38A31/1"}),
        ("citations-by-proposal", {"instrument": R58}, 3, {R58, R85}),
        ("edition-changes", {"instrument": R66}, 0, {R66}),
        ("stale-citations", {"region": "EUR"}, 0, {"EUR/38A31/1"}),
        ("stale-citations", {"instrument": R71}, 2, {R71}),
        ("proposals", {"region": "APT"}, 1, {"APT"}),
        ("instructions", {"body": "Director TSB"}, 0, {"Director TSB"}),
        ("mandate-changes", {"region": "APT"}, 2, {"APT"}),
    ],
)
def test_a_parameter_narrows_the_answer(
    sample_store: Store, register: Register, name: str, params: dict[str, str], column: int, values: set[str]
) -> None:
    assert {row[column] for row in shown(ask(sample_store, register, name, params))} == values


@pytest.mark.parametrize(
    "name", ["clause-differences", "only-one-region", "mergeable-clauses", "region-agreement"]
)
def test_another_instrument_has_no_proposals(sample_store: Store, register: Register, name: str) -> None:
    assert shown(ask(sample_store, register, name, {"instrument": "PP Resolution 71"})) == []


@pytest.mark.parametrize(("region", "answer"), [("EUR", "yes"), ("APT", "no"), ("IAP", "no"), ("all", "yes")])
def test_a_yes_or_no(sample_store: Store, register: Register, region: str, answer: str) -> None:
    assert render(ask(sample_store, register, "cites-superseded", {"region": region})) == f"{answer}\n"


def test_a_graph_tells_a_clause_with_its_evidence(sample_store: Store, register: Register) -> None:
    params = {"proposal": "EUR/38A31/1", "section": "recalling", "label": "b"}
    rows = shown(ask(sample_store, register, "clause-evidence", params))
    assert ("EUR/38A31/1 recalling b)", "source line", "80") in rows
    assert ("resolution-98-side-by-side.txt", "form", "text") in rows
    assert any(predicate == "start" for _, predicate, _ in rows)
    assert any(predicate == "software version" for _, predicate, _ in rows)
    assert not any(subject.endswith("recalling a)") for subject, _, _ in rows)


def test_dependencies_go_through_other_texts(register: Register) -> None:
    from pathlib import Path

    import pyoxigraph as ox

    store = ox.Store()
    store.load(
        b"""@prefix itu: <https://w3id.org/itugraph/ontology#> . @prefix : <urn:t:> .
        :p itu:changesInstrument :a ; itu:cites :b . :b1 itu:editionOf :b ; itu:cites :c .
        :c1 itu:editionOf :c ; itu:cites :a , :c .""",
        format=ox.RdfFormat.TURTLE,
    )
    with Store(store, Path("memory")) as small:
        answer = run(load_catalogue().get("dependencies"), small, {"instrument": "urn:t:a"}, register)
    assert shown(answer) == [
        ("urn:t:a", "urn:t:b", "", "yes"),
        ("urn:t:b", "urn:t:c", "", "no"),
        ("urn:t:c", "urn:t:a", "", "no"),
    ]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?r { ?r a itu:RegionalOrganization ; rdfs:label 'CEPT' }", [("CEPT",)]),
        ("# comment\nSELECT (COUNT(?p) AS ?n) { ?p a itu:Proposal }", [("3",)]),
        ("PREFIX x: <https://w3id.org/itugraph/ontology#> SELECT ?l { ?p a x:Proposal ; x:identifier ?l } ORDER BY ?l LIMIT 1",
         [("APT/37A28/1",)]),
    ],
)  # fmt: skip
def test_any_sparql_query_with_the_usual_prefixes(
    sample_store: Store, register: Register, query: str, rows: Rows
) -> None:
    assert shown(run(query, sample_store, {}, register)) == rows
