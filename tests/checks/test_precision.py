"""Every finding on the real documents was read and labelled, and what is often wrong is off."""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from itugraph.checks import load_rules, run_checks
from itugraph.extraction import extract
from itugraph.graph import Store, build
from itugraph.register import Register


@pytest.fixture(scope="module")
def measured(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "checks_precision", root / "benchmarks" / "checks_precision.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_every_finding_is_labelled(
    measured: ModuleType, shared: Path, register: Register, tmp_path: Path
) -> None:
    documents = shared / "documents"
    sources = sorted(path for path in documents.rglob("*") if path.suffix in {".txt", ".docx"})
    build((extract(source, register) for source in sources), tmp_path / "graph", register)
    with Store.open(tmp_path / "graph") as store:
        found = Counter((f.source, f.line, f.code) for f in run_checks(store, register))
    assert found == Counter((label["source"], label["line"], label["code"]) for label in measured.labelled())


def test_a_rule_that_is_often_wrong_is_off(measured: ModuleType) -> None:
    on = {rule.code for rule in load_rules() if rule.on}
    by_rule = measured.precision(measured.labelled())
    assert [
        code for code, (all_, right) in by_rule.items() if code in on and right / all_ < measured.LEAST
    ] == []


def test_labels_are_verdicts_with_reasons(measured: ModuleType) -> None:
    for label in measured.labelled():
        assert set(label) == {"source", "line", "code", "text", "verdict", "reason"}
        assert label["verdict"] in {"right", "wrong"}
        assert label["reason"]
        assert len(label["text"].split()) < 6


def test_the_published_table_is_current(measured: ModuleType, root: Path) -> None:
    page = (root / "docs" / "checks-precision.md").read_text(encoding="utf-8")
    assert page == measured.table(measured.labelled()), "run python benchmarks/checks_precision.py"
