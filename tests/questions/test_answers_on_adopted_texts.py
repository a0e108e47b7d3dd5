"""The answers of questions about adopted texts, on five short ones in our own words.

Two editions of PP Resolution 71, and PP Resolution 197, WTSA Resolution 72 and WTDC Resolution 58, which cite each
other in a circle.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from itugraph.graph import Store
from itugraph.model import QueryError
from itugraph.questions import Answered, cell, load_catalogue, run
from itugraph.register import Register

R58, R71, R72, R197 = "WTDC Resolution 58", "PP Resolution 71", "WTSA Resolution 72", "PP Resolution 197"
BUSAN, DUBAI, HAMMAMET = "Rev. Busan, 2014", "Rev. Dubai, 2018", "Rev. Hammamet, 2016"
ANNUAL = "to count the lamps each year,"

Rows = list[tuple[str, ...]]

ANSWERS: list[tuple[str, dict[str, str], Rows]] = [
    (
        "changes-at",
        {"instrument": R71, "conference": "PP-18"},
        [
            (
                R71,
                "PP-18",
                "considering b)",
                "modified",
                "Resolution 197 (Busan, 2014) of this conference,",
                "Resolution 197 (Rev. Dubai, 2018) of this conference;",
            ),
            (R71, "PP-18", "considering c)", "inserted", "", "that a lamp may be shared,"),
            (
                R71,
                "PP-18",
                "resolves 1",
                "modified",
                "to adopt a plan of lamps;",
                "to adopt a plan of lamps and lanterns,",
            ),
            (R71, "PP-18", "resolves 2", "deleted", ANNUAL, ""),
        ],
    ),
    ("changes-at", {"conference": "PP-14"}, []),
    (
        "clause-history",
        {"instrument": R71, "section": "Resolves", "label": "1"},
        [
            ("resolves 1", "PP-14", BUSAN, "", "first known", "to adopt a plan of lamps;"),
            ("resolves 1", "PP-18", DUBAI, "", "changed", "to adopt a plan of lamps and lanterns,"),
        ],
    ),
    (
        "clause-history",
        {"instrument": R71, "section": "considering", "label": "c)"},
        [("considering c)", "PP-18", DUBAI, "", "new", "that a lamp may be shared,")],
    ),
    (
        "clause-history",
        {"instrument": R71, "section": "recognizing"},
        [
            ("recognizing", "PP-14", BUSAN, "", "first known", "that oil is dear,"),
            ("recognizing", "PP-18", DUBAI, "", "kept", "that oil is dear,"),
        ],
    ),
    (
        "mandates-by-conference",
        {"body": "Secretary-General"},
        [
            (conference, "adopted", R71, "", "instructs the Secretary-General", "instructs",
             "to lend lamps to those who have none.")
            for conference in ("PP-14", "PP-18")
        ],
    ),
    (
        "untaken-instructions",
        {},
        [
            ("ITU-D", "Director BDT", R197, f"{R197} ({DUBAI})", "instructs the Director of BDT",
             "to teach the making of lamps that talk."),
        ],
    ),
    ("untaken-instructions", {"sector": "ITU-T"}, []),
    ("same-ground", {}, [(R58, R72, "2", "2", "ITU-T Y.4000, PP Resolution 71")]),
    ("same-ground", {"body": "WTSA", "instrument": R58}, [(R58, R72, "2", "2", "ITU-T Y.4000, PP Resolution 71")]),
    ("same-ground", {"body": "RA"}, []),
    ("same-ground", {"least": "5"}, []),
    ("citation-chains", {"start": R197, "goal": R71}, [("2", R72, "", ""), ("3", R72, R58, "")]),
    ("citation-chains", {"start": R197, "goal": "ITU-T Y.4000"},
     [("1", "", "", ""), ("2", R72, "", ""), ("3", R72, R58, "")]),
    ("citation-chains", {"start": R71, "goal": "WTSA Resolution 98"}, []),
    (
        "must-be-revised",
        {"instrument": R58},
        [
            ("1", R72, f"{R72} ({HAMMAMET})", "recalling b)", R58, "Rev. Dubai, 2014"),
            ("2", R197, f"{R197} ({DUBAI})", "recalling a)", R72, HAMMAMET),
            ("3", R71, f"{R71} ({DUBAI})", "considering b)", R197, DUBAI),
            ("4", R72, f"{R72} ({HAMMAMET})", "recalling a)", R71, BUSAN),
        ],
    ),
    (
        "cited-over-time",
        {"body": "PP"},
        [
            ("PP-14", "2014", R197, "1", "1"),
            ("WTDC-14", "2014", R71, "1", "1"),
            ("WTSA-16", "2016", R71, "1", "1"),
            ("PP-18", "2018", R197, "1", "1"),
        ],
    ),
    ("cited-over-time", {"instrument": R71, "conference": "WTSA-16"}, [("WTSA-16", "2016", R71, "1", "1")]),
    (
        "recommendations-of-group",
        {"body": "SG20"},
        [
            ("ITU-T Y.4000", "Overview of the Internet of things", "SG20", "", R197, "1"),
            ("ITU-T Y.4000", "Overview of the Internet of things", "SG20", "", R58, "1"),
            ("ITU-T Y.4000", "Overview of the Internet of things", "SG20", "", R72, "1"),
            ("ITU-T Y.4702", "Common requirements and capabilities of device management in the Internet of things",
             "SG20", "", "", ""),
        ],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("adopted") / "adopted.graph"
    build(Path(__file__).parent / "adopted", graph=folder)
    with Store.open(folder) as store:
        yield store


def ask(store: Store, register: Register, name: str, params: dict[str, str]) -> Answered:
    return run(load_catalogue().get(name), store, params, register, today=date(2026, 1, 31))


def shown(answer: Answered) -> Rows:
    return [tuple(cell(answer, term) for term in row) for row in answer.rows]


@pytest.mark.parametrize(
    ("name", "params", "expected"), ANSWERS, ids=[f"{name} {params}" for name, params, _ in ANSWERS]
)
def test_answers(
    adopted: Store, register: Register, name: str, params: dict[str, str], expected: Rows
) -> None:
    assert shown(ask(adopted, register, name, params)) == expected


def test_editions_at_hand_are_counted(adopted: Store, register: Register) -> None:
    rows = shown(ask(adopted, register, "revision-history", {"instrument": R71}))
    assert [(row[0], row[3], row[6]) for row in rows if row[6] != "0"] == [
        (BUSAN, "Rev. Guadalajara, 2010", "8"),
        (DUBAI, BUSAN, "8"),
    ]


def test_what_is_cited_is_not_among_what_nobody_cites(adopted: Store, register: Register) -> None:
    uncited = {row[0] for row in shown(ask(adopted, register, "never-cited", {}))}
    assert not uncited & {R58, R71, R72, R197, "ITU-T Y.4000", "ITU-T Y.2060"}
    assert "WTSA Resolution 98" in uncited
    by_pp = {row[0] for row in shown(ask(adopted, register, "never-cited", {"body": "PP"}))}
    assert by_pp == {name for name in uncited if name.startswith("PP ")}


PREFIXES = """@prefix itu: <https://w3id.org/itugraph/ontology#> . @prefix : <urn:t:> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    :c itu:citingClause :place ; itu:start 3 . :place itu:inText :text ; itu:pointer "recalling a)" ; itu:sourceLine 7 . """


def told(turtle: str, register: Register, name: str) -> Rows:
    """The answer to a question on a graph in memory."""
    store = ox.Store()
    store.load((PREFIXES + turtle).encode(), format=ox.RdfFormat.TURTLE)
    with Store(store, Path("memory")) as small:
        return shown(ask(small, register, name, {}))


@pytest.mark.parametrize(
    ("status", "newest", "expected"),
    [
        ("withdrawn", "", [("urn:t:y", "withdrawn", "urn:t:text", "recalling a)")]),
        ("superseded", "", [("urn:t:y", "superseded", "urn:t:text", "recalling a)")]),
        ("in-force", "", []),
        ("superseded", ":newer itu:supersedes :old .", []),
    ],
)
def test_recommendations_that_are_withdrawn(
    register: Register, status: str, newest: str, expected: Rows
) -> None:
    turtle = f""":y a itu:Recommendation . :old itu:editionOf :y ; itu:status "{status}" .
        :c itu:citesInstrumentAfter :y . {newest}"""
    assert told(turtle, register, "withdrawn-recommendations") == expected


def test_citations_that_may_mean_several(register: Register) -> None:
    turtle = """:c itu:resolutionAfter "ambiguous" ; itu:writtenAfter "Resolution 66" ; itu:candidate :two, :one .
        :one rdfs:label "PP Resolution 66" . :two rdfs:label "RA Resolution 66" ."""
    assert told(turtle, register, "unresolved-citations") == [
        ("urn:t:text", "recalling a)", "Resolution 66", "ambiguous", "PP Resolution 66; RA Resolution 66")
    ]


@pytest.mark.parametrize(
    "name", ["who-cites", "citation-chains", "must-be-revised", "mandates-by-conference"]
)
def test_unknown_names_suggest_the_nearest(adopted: Store, register: Register, name: str) -> None:
    question = load_catalogue().get(name)
    for parameter in question.parameters:
        if parameter.default is None and parameter.type in {"instrument", "body"}:
            params = {p.name: p.example for p in question.parameters if p.default is None}
            with pytest.raises(QueryError, match=r"did you mean|write it like"):
                run(question, adopted, params | {parameter.name: "Resolutoin 7100 of Lamps"}, register)
