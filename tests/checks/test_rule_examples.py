"""Every rule on a graph that has its fault and on one that does not."""

import pytest
from more_examples import MORE
from small_graphs import citation, clause, store_of

from itugraph.checks import Finding, load_rules, run_checks
from itugraph.register import load_register

A = clause("c1")
UNKNOWN_9999 = """
:r9999 a itu:Resolution ; rdfs:label "PP Resolution 9999" ; itu:kind "Resolution" ; itu:number "9999" ; itu:bodyName "PP" .
:r150 a itu:Resolution ; rdfs:label "PP Resolution 150" ; itu:kind "Resolution" ; itu:number "150" ; itu:bodyName "PP" .
"""
EDITIONS_NOBODY_LISTS = """
:r71-guadalajara a itu:Edition ; itu:editionOf :r71 ; itu:editionMark "Rev. Busan, 2018" ; itu:place "Busan" ; itu:year 2018 .
:r200-dubai a itu:Edition ; itu:editionOf :r200 ; itu:editionMark "Rev. Dubai, 2018" ; itu:place "Dubai" ; itu:year 2018 .
"""
SG16 = """
:sg16 a itu:StudyGroup ; itu:name "SG16" ; itu:until %d ; itu:basis "attested" ; itu:succeededBy :sg21 .
:sg21 a itu:StudyGroup ; itu:name "SG21" .
:naming a itu:BodyMention ; itu:mentionedIn :c1 ; itu:exact "Study Group 16" .
:mandate a itu:Mandate ; itu:addressee :sg16 ; itu:evidence :naming ; itu:change "kept" ; itu:mandatedBy :c1 .
"""


def cites(edition: str, more: str = "", written: str = "Resolution 71") -> str:
    return citation(
        "x1",
        "c1",
        f'; itu:citesInstrumentAfter :r71 ; itu:citesEditionAfter :{edition} ; itu:writtenAfter "{written}" {more}',
    )


def of_the_base(change: str, proposal: str, name: str) -> str:
    text = None if change == "deleted" else "that it is otherwise;"
    return clause(
        name, text, change=change, proposal=proposal, before="that it is so;", more="; itu:baseClause :base-a"
    )


def at_edition(name: str, proposal: str, mark: str) -> str:
    place = f"c-{name}"
    return clause(place, proposal=proposal) + citation(
        name, place, f'; itu:citesInstrumentAfter :r71 ; itu:editionMarkAfter "{mark}"'
    )


STRUCK_71 = (
    clause("c1", "that it is otherwise;", change="modified", before="Resolution 71")
    + citation("x1", "c1", "; itu:citesInstrumentBefore :r71", change="deleted")
    + clause("c2", "Resolution 71", before="Resolution 71", proposal="acp")
)
KEPT_71 = "; itu:citesInstrumentBefore :r71 ; itu:citesInstrumentAfter :r71"

EXAMPLES = {
    "ITU101": (
        [
            UNKNOWN_9999,
            A,
            citation("x1", "c1", '; itu:resolutionAfter "unknown" ; itu:citesInstrumentAfter :r9999'),
        ],
        [
            UNKNOWN_9999,
            A,
            citation("x1", "c1", '; itu:resolutionAfter "unknown" ; itu:citesInstrumentAfter :r150'),
        ],
        "PP Resolution 9999 is not in the register, whose highest number of that kind is 200.",
    ),
    "ITU102": (
        [
            EDITIONS_NOBODY_LISTS,
            A,
            citation(
                "x1",
                "c1",
                "; itu:citesInstrumentAfter :r200 ; itu:citesEditionAfter :r200-dubai ; "
                'itu:editionMarkAfter "Rev. Dubai, 2018"',
            ),
        ],
        [EDITIONS_NOBODY_LISTS, A, cites("r71-dubai", '; itu:editionMarkAfter "Rev. Dubai, 2018"')],
        "PP Resolution 200 has no edition (Rev. Dubai, 2018) in the register.",
    ),
    "ITU103": (
        [EDITIONS_NOBODY_LISTS, A, cites("r71-guadalajara", '; itu:editionMarkAfter "Rev. Busan, 2018"')],
        [EDITIONS_NOBODY_LISTS, A, cites("r71-dubai", '; itu:editionMarkAfter "Rev. Dubai, 2018"')],
        "PP Resolution 71 is cited at (Rev. Busan, 2018), but no PP met in Busan in 2018.",
    ),
    "ITU104": (
        [
            clause("c1", "Resolution 71, on strategy (SP) of old;", change="modified"),
            cites("r71-dubai", "; itu:citesEditionBefore :r71-busan"),
        ],
        [
            clause("c1", "Resolution 71, on strategy of today;", change="modified"),
            cites("r71-dubai", "; itu:citesEditionBefore :r71-busan"),
        ],
        "PP Resolution 71 is updated to (Rev. Dubai, 2018), but still has the title of (Rev. Busan, 2014).",
    ),
    "ITU201": (
        [A, cites("r71-busan")],
        [A, cites("r71-dubai")],
        "PP Resolution 71 is cited at (Rev. Busan, 2014), which had been superseded on 2022-03-01.",
    ),
    "ITU202": (
        [A, cites("r71-bucharest")],
        [A, cites("r71-dubai")],
        "PP Resolution 71 is cited at (Rev. Bucharest, 2022), adopted after the document's date (2022-03-01).",
    ),
    "ITU203": (
        [clause("c1", "that all will be well by the year 2020, we hope;")],
        [clause("c1", "that all will be well by the year 2030, as was said in 2020;")],
        '"by the year 2020" lies before the document\'s year, 2022.',
    ),
    "ITU204": ([A, SG16 % 2021], [A, SG16 % 2024], "SG16 is instructed, but was no more after 2021."),
    "ITU301": (
        [
            A,
            cites(
                "r71-dubai", '; itu:editionMarkAfter "Rev. Dubai, 2018"', "Resolution 71 (Rev. Dubai 2018)"
            ),
        ],
        [
            A,
            cites(
                "r71-dubai", '; itu:editionMarkAfter "Rev. Dubai, 2018"', "Resolution 71 (Rev. Dubai, 2018)"
            ),
        ],
        "(Rev. Dubai 2018) is not the form of an edition: the comma is missing before the year.",
    ),
    "ITU302": (
        [
            A,
            citation(
                "x1",
                "c1",
                "; itu:citesInstrumentAfter :r200 ; itu:citesEditionAfter :r200-busan ; itu:revisedAfter true",
            ),
        ],
        [
            A,
            citation(
                "x1",
                "c1",
                "; itu:citesInstrumentAfter :r200 ; itu:citesEditionAfter :r200-busan ; itu:revisedAfter false",
            ),
        ],
        "PP Resolution 200 is cited at (Rev. Busan, 2014), but that edition is its first.",
    ),
    "ITU303": (
        [A, cites("r71-dubai", '; itu:revisedAfter false ; itu:editionMarkAfter "Dubai, 2018"')],
        [A, cites("r71-dubai", '; itu:revisedAfter true ; itu:editionMarkAfter "Rev. Dubai, 2018"')],
        "PP Resolution 71 is cited at (Dubai, 2018), but that edition is a revised one.",
    ),
    "ITU401": (
        [A, clause("c2", label="b", ordinal=2, line=11), clause("c3", label="b", ordinal=3, line=12)],
        [A, clause("c2", label="b", ordinal=2, line=11), clause("c3", label="c", ordinal=3, line=12)],
        "A second b) in this list; the first is on line 11.",
    ),
    "ITU402": (
        [A, clause("c2", label="b", ordinal=2), clause("c3", label="d", ordinal=3)],
        [A, clause("c2", label="b", ordinal=2), clause("c3", label="c", ordinal=3)],
        "d) stands without c) before it.",
    ),
    "ITU403": (
        [
            ":n a itu:Announcement ; itu:announcedIn :doc ; itu:ordinal 2 ; itu:sourceLine 4 ; itu:announcedBy :apt ; "
            'itu:prefix "ACP" .'
        ],
        [
            ":n a itu:Announcement ; itu:announcedIn :doc ; itu:ordinal 2 ; itu:announcedBy :apt ; itu:presentAs :acp ."
        ],
        "The list announces proposal 2 of APT (ACP), but its text does not follow.",
    ),
    "ITU404": (
        [clause("c1", "that very much more can be done", change="inserted")],
        [clause("c1", "that very much more can be done;", change="inserted")],
        "The clause ends without a mark.",
    ),
    "ITU405": (
        [clause("c1", "that it is so,"), clause("c2", "that it is so too.", label="b", ordinal=2)],
        [clause("c1", "that it is so;"), clause("c2", "that it is so too.", label="b", ordinal=2)],
        'The clause ends in ",", but it is followed by another.',
    ),
    "ITU601": (
        [at_edition("x1", "eur", "Rev. Busan, 2014"), at_edition("x2", "acp", "Rev. Dubai, 2018")],
        [at_edition("x1", "eur", "Rev. Dubai, 2018"), at_edition("x2", "acp", "Rev. Dubai, 2018")],
        "PP Resolution 71 is cited at different editions: (Rev. Busan, 2014) CEPT; (Rev. Dubai, 2018) APT.",
    ),
    "ITU602": (
        [of_the_base("deleted", "eur", "c1"), of_the_base("modified", "acp", "c2")],
        [of_the_base("modified", "eur", "c1"), of_the_base("kept", "acp", "c2")],
        "recalling a) is struck by CEPT, changed by APT.",
    ),
    "ITU603": (
        [STRUCK_71, citation("x2", "c2", KEPT_71)],
        [STRUCK_71],
        "PP Resolution 71 is no longer cited by CEPT, but still by APT.",
    ),
} | MORE


def found(code: str, statements: list[str]) -> list[Finding]:
    with store_of(*statements) as store:
        return list(run_checks(store, load_register(), select=[code]))


def test_every_rule_has_an_example() -> None:
    assert {rule.code for rule in load_rules()} == set(EXAMPLES)


@pytest.mark.parametrize("code", EXAMPLES)
def test_finds_its_fault_once(code: str) -> None:
    failing, _, message = EXAMPLES[code]
    assert [finding.message for finding in found(code, failing)] == [message]


@pytest.mark.parametrize("code", EXAMPLES)
def test_is_silent_without_it(code: str) -> None:
    assert found(code, EXAMPLES[code][1]) == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_says_where_and_what_to_write(code: str) -> None:
    [finding] = found(code, EXAMPLES[code][0])
    assert finding.source == "paper.txt"
    assert finding.suggestion
    assert finding.evidence


KEPT_FAULTS = {
    "ITU301": [
        clause("c1"),
        cites(
            "r71-dubai",
            '; itu:editionMarkAfter "Rev. Dubai, 2018" ; itu:writtenBefore "Resolution 71 (Rev. Dubai 2018)"',
            "Resolution 71 (Rev. Dubai 2018)",
        ),
    ],
    "ITU302": [
        clause("c1"),
        citation(
            "x1",
            "c1",
            "; itu:citesInstrumentAfter :r200 ; itu:citesEditionAfter :r200-busan ; itu:revisedAfter true ; "
            "itu:citesEditionBefore :r200-busan ; itu:revisedBefore true",
        ),
    ],
    "ITU304": [
        clause(
            "c1",
            "the World Telecommunications Development Conference and more;",
            before="the World Telecommunications Development Conference;",
        )
    ],
}


@pytest.mark.parametrize("code", KEPT_FAULTS)
def test_does_not_blame_a_proposer_for_the_base_text(code: str) -> None:
    assert found(code, KEPT_FAULTS[code]) == []


FRONT_LINE = """
:line a itu:FrontLine ; itu:inText :eur ; itu:ofProposal :eur ; itu:heading "" ; itu:sourceLine 73 ;
  itu:passageRole "%s" ; itu:textBefore "%s" ; itu:textAfter "%s" .
"""


@pytest.mark.parametrize(
    ("role", "before", "after", "suggestion"),
    [
        (
            "numbering",
            "RESOLUTION 98 (Hammamet, 2016)",
            "RESOLUTION 98 (Rev.Geneva, 2022)",
            "Write (Rev. Geneva, 2022).",
        ),
        ("numbering", "RESOLUTION 98 (Hammamet, 2016)", "RESOLUTION 98 ( Rev. Geneva, 2022)", None),
        ("numbering", "RESOLUTION 98 (Rev.Geneva, 2022)", "RESOLUTION 98 (Rev.Geneva, 2022)", None),
        (
            "history",
            "(Hammamet, 2016)",
            "(Hammamet, 2016;Geneva, 2022)",
            "Write (Hammamet, 2016; Geneva, 2022).",
        ),
        ("history", "(Hammamet, 2016)", "(Hammamet, 2016; Geneva, 2022)", None),
        ("title", "Dubai 2018", "(Dubai 2018)", None),
    ],
)
def test_number_line_and_history_have_the_form(
    role: str, before: str, after: str, suggestion: str | None
) -> None:
    findings = found("ITU301", [FRONT_LINE % (role, before, after)])
    assert [(f.line, f.suggestion) for f in findings] == ([] if suggestion is None else [(73, suggestion)])


NO_BREAK = "\u00a0"
WITH_NO_BREAK_SPACES = {
    "ITU203": clause("c1", f"that all will be well by the year{NO_BREAK}2020;"),
    "ITU304": clause(
        "c1", f"the World Telecommunications{NO_BREAK}Development Conference;", change="inserted"
    ),
}


@pytest.mark.parametrize("code", WITH_NO_BREAK_SPACES)
def test_no_break_spaces_hide_no_fault(code: str) -> None:
    assert len(found(code, [WITH_NO_BREAK_SPACES[code]])) == 1


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Rev. Dubai, 2018", None),
        (f"Rev.{NO_BREAK}Dubai,{NO_BREAK}2018", None),
        ("Sharm El-Sheikh, 2019", None),
        ("Rev.WRC-19", None),
        ("Rev.Dubai, 2018", "Rev. Dubai, 2018"),
        ("Rev Dubai, 2018", "Rev. Dubai, 2018"),
        ("rev. Dubai, 2018", "Rev. Dubai, 2018"),
        ("Rev. Dubai,2018", "Rev. Dubai, 2018"),
        ("Dubai 2018", "Dubai, 2018"),
    ],
)
def test_form_of_an_edition(written: str, right: str | None) -> None:
    cited = cites(
        "r71-dubai", '; itu:editionMarkAfter "Rev. Dubai, 2018"', f"Resolution 71 ({written}) of (PP)"
    )
    suggested = [finding.suggestion for finding in found("ITU301", [A, cited])]
    assert suggested == ([] if right is None else [f"Write ({right})."])


def test_deleted_text_is_never_blamed() -> None:
    struck = clause("c1", None, change="deleted", before="by the year 2020 the Radio Assembly")
    cited = citation(
        "x1", "c1", "; itu:citesInstrumentBefore :r71 ; itu:citesEditionBefore :r71-busan", change="deleted"
    )
    with store_of(struck, cited) as store:
        assert run_checks(store, load_register()) == ()


def test_a_list_that_begins_anew_has_lost_its_heading() -> None:
    labels = ["1", "2", "1", "2"]
    clauses = [clause(f"c{n}", label=label, ordinal=n) for n, label in enumerate(labels, start=1)]
    assert found("ITU401", clauses) + found("ITU402", clauses) == []


def test_later_dates_tell_how_far_the_register_goes() -> None:
    from datetime import date

    with store_of(A, cites("r71-dubai")) as store:
        [finding] = run_checks(store, load_register(), as_of=date(2026, 1, 31), select=["superseded-edition"])
    assert finding.message == (
        "PP Resolution 71 is cited at (Rev. Dubai, 2018), which had been superseded on 2026-01-31 "
        "(the register is complete to 2022-10-14)."
    )
    assert finding.suggestion == "Write (Rev. Bucharest, 2022), if its content still fits."
    assert finding.certainty == "inferred"


@pytest.mark.parametrize(
    ("later", "mark"),
    [
        (clause("c2", label="b", ordinal=2), "a semicolon"),
        (clause("c2", ordinal=2).replace(":eur-recalling", ":eur-noting"), "a comma"),
        ("", "a full stop"),
    ],
)
def test_a_missing_mark_is_the_one_of_its_place(later: str, mark: str) -> None:
    [finding] = found("ITU404", [clause("c1", "that very much more can be done", change="inserted"), later])
    assert finding.suggestion == f"End it with {mark}."
