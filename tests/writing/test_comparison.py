"""Contributions compared: the same base clause in one row, and what the proposals make of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from written_files import pandoc_lines, tracked

from itugraph.extraction import extract
from itugraph.model import Extraction, InputError
from itugraph.writing import Comparison, compare, read_contributions, write_comparison

Table = list[tuple[str, str]]

KEPT = "a)\tthat bells ring;"
WORDS = {
    "kept": KEPT,
    "relabelled": "{+a)\tthat it rains;+}{+¶}|{-a-}{+b+})\tthat bells ring;",
    "sing": "a)\tthat bells {-ring-}{+sing+};",
    "SING": "a)\tthat bells{-  ring-} {+sing+}{-;-}{+,+}",
    "hum": "a)\tthat bells {-ring-}{+hum+};",
    "struck": "{-a)\tthat bells ring;-}{-¶}",
}


def proposal(region: str, number: int, *lines: str) -> Extraction:
    identifier = f"{region}/{number}A1/1"
    return tracked(
        "considering", *[part for line in lines for part in line.split("|")], identifier=identifier
    )


def verdicts(comparison: Comparison) -> Table:
    return [
        ((row.row.base.base if row.row.base else "").strip(), row.verdict.words)
        for row in comparison.rows
        if row.row.role == "clause"
    ]


@pytest.mark.parametrize(
    ("apt", "eur", "iap", "mark", "words"),
    [
        ("kept", "kept", "kept", "", ""),
        ("relabelled", "kept", "kept", "", ""),
        ("sing", "kept", "kept", "\u25cf", "only APT: changes"),
        ("kept", "struck", "kept", "\u25cf", "only EUR: strikes"),
        ("sing", "SING", "kept", "=", "agree: APT, EUR"),
        ("sing", "sing", "SING", "=", "all agree"),
        ("struck", "kept", "struck", "=", "agree: APT, IAP"),
        ("sing", "hum", "kept", "\u2260", "differ: APT | EUR"),
        ("sing", "struck", "SING", "\u2260", "differ: APT, IAP | EUR"),
        ("sing", "hum", "struck", "\u2260", "differ: APT | EUR | IAP"),
    ],
)
def test_what_proposals_make_of_a_clause(apt: str, eur: str, iap: str, mark: str, words: str) -> None:
    last = "z)\tthat it snows."
    one = compare(
        [
            proposal("APT", 1, WORDS[apt], last),
            proposal("EUR", 2, WORDS[eur], last),
            proposal("IAP", 3, WORDS[iap], last),
        ]
    )[0]
    found = next(
        row.verdict
        for row in one.rows
        if row.row.base and row.row.base.base.strip() == "a)\tthat bells ring;"
    )
    assert (found.mark, found.words) == (mark, words)


@pytest.mark.parametrize(
    ("apt", "eur", "rows"),
    [
        pytest.param(
            ("{+a)\tthat it rains;+}{+¶}", "{-a-}{+b+})\tthat bells ring."),
            ("a)\tthat bells ring{-.-}{+;+}", "{+b)\tthat it snows.+}{+¶}"),
            [("", "only APT: adds"), ("a)\tthat bells ring.", ""), ("", "only EUR: adds")],
            id="inserted clauses follow the clause before them",
        ),
        pytest.param(
            (
                "a)\tthat bells ring{-.-}{+;+}",
                "{+b)\tthat the river is high;+}{+¶}",
                "{+c)\tthat it snows.+}{+¶}",
            ),
            ("a)\tthat bells ring{-.-}{+;+}", "{+b)\tthat it snows.+}{+¶}"),
            [("a)\tthat bells ring.", ""), ("", "only APT: adds"), ("", "all agree")],
            id="the same clause inserted by two is one row",
        ),
        pytest.param(
            ("a)\tthat bells ring{-.-}{+;+}", "{+b)\tthat the old river is high today.+}{+¶}"),
            ("a)\tthat bells ring{-.-}{+;+}", "{+b)\tthat the old river is low today.+}{+¶}"),
            [("a)\tthat bells ring.", ""), ("", "differ: APT | EUR")],
            id="much the same clause inserted by two is one row",
        ),
        pytest.param(
            ("a)\tthat bells ring;", "b)\tthat it snows."),
            ("a)\tthat bells ring;", "c)\tthat cats sleep;", "b)\tthat it snows."),
            [("a)\tthat bells ring;", ""), ("c)\tthat cats sleep;", ""), ("b)\tthat it snows.", "")],
            id="a base clause that only one has keeps its place",
        ),
        pytest.param(
            ("a)\tthe ITU\u2011T bells ring.",),
            ("a)\tthe ITUT bells ring.",),
            [("a)\tthe ITU\u2011T bells ring.", "")],
            id="hyphens that a converter lost are no difference",
        ),
    ],
)
def test_rows(apt: tuple[str, ...], eur: tuple[str, ...], rows: Table) -> None:
    assert verdicts(compare([proposal("APT", 1, *apt), proposal("EUR", 2, *eur)])[0]) == rows


def test_a_closing_mark_on_the_line_of_an_added_clause_is_the_base_clauses() -> None:
    added = proposal("APT", 1, "a)\tthat bells ring{+;+}{+¶}", "{+b)\tthat it snows+}.")
    other = proposal("EUR", 2, "a)\tthat bells ring.")
    bases = {row.row.base.base for row in compare([added, other])[0].rows if row.row.base}
    assert "a)\tthat bells ring." in bases


@pytest.mark.parametrize(("action", "words"), [("SUP", "differ: APT | EUR"), ("NOC", "only APT: changes")])
def test_a_proposal_on_the_whole_resolution(action: str, words: str) -> None:
    whole = tracked(
        "RESOLUTION 98 (Hammamet, 2016)",
        "Bells on bicycles",
        identifier="EUR/2A1/1",
        action=action,
        head=False,
    )
    comparison = compare([proposal("APT", 1, WORDS["sing"]), whole])[0]
    assert verdicts(comparison) == [("a)\tthat bells ring;", words)]


def test_proposals_of_one_region_are_told_apart() -> None:
    one, other = (tracked("considering", KEPT, identifier=f"EUR/38A31/{n}") for n in (1, 2))
    assert [p.name for p in compare([one, other])[0].proposals] == ["EUR/38A31/1", "EUR/38A31/2"]


def test_a_proposal_that_two_files_hold_is_compared_once(samples: Path) -> None:
    paths = [
        *sorted((samples / "word").iterdir()),
        samples / "side-by-side" / "resolution-98-side-by-side.txt",
    ]
    (comparison,) = compare(read_contributions(paths))
    assert [(p.name, p.inferred) for p in comparison.proposals] == [
        ("APT", False),
        ("EUR", False),
        ("IAP", False),
    ]


@pytest.mark.parametrize(
    ("extractions", "says"),
    [
        ([tracked("considering", KEPT)], "only one proposal each on WTSA Resolution 98"),
        ([], "hold no proposal"),
    ],
)
def test_nothing_to_compare(extractions: list[Extraction], says: str) -> None:
    with pytest.raises(InputError, match=says):
        compare(extractions)


def flattened_proposals(samples: Path, folder: Path) -> list[Path]:
    """The proposals of the side-by-side sample, each in a file of its own."""
    text = (samples / "side-by-side" / "resolution-98-side-by-side.txt").read_text(encoding="utf-8")
    paths = []
    for part in text.split("\nMOD\t")[1:]:
        path = folder / f"{part[:3]}.txt"
        path.write_text(f"MOD\t{part}", encoding="utf-8")
        paths.append(path)
    return paths


def test_flattened_contributions_give_each_other_their_base(samples: Path, tmp_path: Path) -> None:
    together = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    apart = read_contributions(flattened_proposals(samples, tmp_path))
    assert [[r.segments for t in e.texts for r in t.records] for e in apart] == [
        [r.segments for r in text.records] for text in together.texts
    ]
    for extraction in apart:
        lines = extraction.document.source, [p.text for p in extraction.document.paragraphs]
        for record in extraction.records:
            assert record.source == lines[0]
            assert record.text in lines[1]


def test_a_tracked_contribution_gives_a_flattened_one_its_base(samples: Path, tmp_path: Path) -> None:
    paths = flattened_proposals(samples, tmp_path)
    alone, _ = read_contributions([paths[0], samples / "word" / "EUR-38A31-1.docx"])
    truth = extract(samples / "word" / "APT-37A28-1.docx")
    wanted = [r.proposed_text.replace("\u2011", "") for t in truth.texts for r in t.records]
    found = [r.proposed_text for t in alone.texts for r in t.records]
    exact = sum("".join(a.split()) in {"".join(b.split()) for b in wanted} for a in found)
    assert exact / len(found) >= 0.9


@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_same_contributions_give_the_same_bytes(samples: Path, form: str) -> None:
    extractions = read_contributions(sorted((samples / "word").iterdir()))
    written = [write_comparison(extractions, "html" if form == "html" else "docx") for _ in range(2)]
    assert written[0] == written[1]


def test_the_word_file_opens_elsewhere(
    samples: Path, need_program: Callable[[str], str], tmp_path: Path
) -> None:
    path = tmp_path / "compared.docx"
    path.write_bytes(write_comparison(read_contributions(sorted((samples / "word").iterdir())), "docx"))
    lines = pandoc_lines(need_program("pandoc"), path, "accept")
    assert lines[0] == "Proposals side by side: WTSA Resolution 98 (Hammamet, 2016)"
    assert any(line.startswith("Of 59 clauses, 12 are changed by nobody") for line in lines)
