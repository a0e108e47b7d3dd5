"""Rule files: what their headers must have, and the page made from them."""

from pathlib import Path

import pytest
from small_graphs import clause, store_of

from itugraph.checks import choose, document_checks, explain, load_rules, read_rule, run_checks
from itugraph.model import QueryError
from itugraph.register import load_register

WHOLE = """# code: XYZ101
# name: odd-thing
# severity: note
# finds: Odd things.
# matters: They are odd.
# example: an odd thing
# instead: an even thing
# certainty: Sure.
# since: 0.1
# message: {what} is odd.
# suggestion: Make it even.
# evidence: It says so.
SELECT ?subject ?what { ?subject a ?what }
"""


def write(folder: Path, text: str, name: str = "odd-thing") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_whole_header(tmp_path: Path) -> None:
    rule = read_rule(write(tmp_path, WHOLE))
    assert (rule.code, rule.name, rule.severity, rule.scope) == ("XYZ101", "odd-thing", "note", "proposal")
    assert rule.message == "{what} is odd."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# code: XYZ101\n", "", "no '# code: ...' line"),
        ("XYZ101", "xyz1", "odd-thing.rq:1: 'xyz1' is no code"),
        ("name: odd-thing", "name: even-thing", "odd-thing.rq:2: the rule 'even-thing' belongs in a file"),
        ("severity: note", "severity: fatal", "odd-thing.rq:3: 'severity' is 'fatal'"),
        ("# since: 0.1", "# sinse: 0.1", "odd-thing.rq:9: unknown field 'sinse'"),
        ("{what}", "{who}", "odd-thing.rq:10: '{who}' is no column"),
        ("# evidence: It says so.", "# evidence:", "odd-thing.rq:12: 'evidence' is empty"),
        ("?subject", "?it", "gives no ?subject"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = write(tmp_path, WHOLE.replace(old, new))
    with pytest.raises(QueryError) as caught:
        read_rule(path)
    assert problem in str(caught.value)


def test_no_code_is_given_twice(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    write(tmp_path, WHOLE.replace("odd-thing", "odder-thing"), "odder-thing")
    with pytest.raises(QueryError, match="XYZ101 is already the rule in"):
        load_rules(tmp_path)


def test_a_users_folder_adds_rules(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    assert "odd-thing" in {rule.name for rule in load_rules(tmp_path)}


def test_an_unknown_rule_suggests_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean superseded-edition"):
        choose(load_rules(), select=["superceded-edition"])


def test_the_page_of_a_rule_has_all_its_documentation() -> None:
    for rule in load_rules():
        page = explain(rule)
        for text in (
            rule.code,
            rule.name,
            rule.finds,
            rule.matters,
            rule.example,
            rule.instead,
            rule.certainty,
        ):
            assert text in page


def test_the_documentation_is_current(root: Path) -> None:
    written = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == document_checks(load_rules()), "write document_checks(load_rules()) to docs/checks.md"


def test_the_example_of_a_users_rule_works(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    text = page.split("```sparql\n")[1].split("```")[0]
    write(tmp_path, text, "shouting-words")
    statements = (
        clause("c1", "a very IMPORTANTMATTER;", change="inserted"),
        clause("c2", "AN OLD IMPORTANTMATTER;"),
    )
    with store_of(*statements) as store:
        [finding] = run_checks(store, load_register(), select=["OWN101"], folders=[tmp_path])
    assert (finding.code, finding.message, finding.text) == (
        "OWN101",
        '"IMPORTANTMATTER" shouts.',
        "IMPORTANTMATTER",
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# evidence", "# judge: guessing\n# reads: clauses\n# evidence", "'judge' is 'guessing'"),
        ("# evidence", "# judge: said-twice\n# evidence", "no '# reads: ...' line"),
        ("# evidence", "# judge: said-twice\n# reads: dreams\n# evidence", "there is no query dreams.rq"),
        ("# evidence", "# judge: said-twice\n# reads: clauses\n# evidence", "'{what}' is no column"),
        ("# evidence", "# default: maybe\n# evidence", "'default' is 'maybe'"),
    ],
)
def test_a_judged_rule_says_who_judges_what(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = write(tmp_path, WHOLE.replace(old, new, 1))
    with pytest.raises(QueryError) as caught:
        read_rule(path)
    assert problem in str(caught.value)


def test_a_rule_that_is_off_runs_only_when_selected(tmp_path: Path) -> None:
    write(tmp_path, WHOLE.replace("# evidence", "# default: off\n# evidence", 1))
    rules = load_rules(tmp_path)
    assert "XYZ101" not in {rule.code for rule in choose(rules)}
    assert [rule.code for rule in choose(rules, ["XYZ101"])] == ["XYZ101"]
    assert "Off by default" in explain(choose(rules, ["odd-thing"])[0])
