"""The pages that are made from the program are what it would make now, and nothing is left undocumented."""

import re
from pathlib import Path

import pytest

from itugraph.checks import load_rules
from itugraph.cli.documenting import PAGES
from itugraph.questions import load_catalogue


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(root: Path, name: str) -> None:
    assert (root / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run 'make docs'"


def test_every_command_is_documented(root: Path) -> None:
    modules = (root / "src" / "itugraph" / "cli").glob("*.py")
    commands = {
        path.stem for path in modules if path.read_text("utf-8").startswith(f'"""`itugraph {path.stem}`')
    }
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## itugraph (\w+)$", page, re.MULTILINE)) == commands
    assert {"build", "register", "show"} <= commands


def test_every_question_and_rule_is_documented(root: Path) -> None:
    questions = (root / "docs" / "questions.md").read_text(encoding="utf-8")
    checks = (root / "docs" / "checks.md").read_text(encoding="utf-8")
    for path in (root / "queries" / "questions").glob("*.rq"):
        assert f"\n## {path.stem}\n" in questions
    for rule in load_rules():
        assert rule.code in checks
        assert rule.name in checks


def test_examples_in_help_name_what_exists(root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    asked = set(re.findall(r"itugraph query ([a-z][a-z-]+)", page))
    assert asked
    assert asked <= {question.name for question in load_catalogue()}


def pages(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").glob("*.md"))]


def test_links_lead_somewhere(root: Path) -> None:
    for page in pages(root):
        text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if not target.startswith(("http:", "https:")):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_index_leads_to_every_page(root: Path) -> None:
    index = (root / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (root / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index
