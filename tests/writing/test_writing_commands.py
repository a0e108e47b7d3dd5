"""`itugraph redline` and `itugraph compare`: files that are whole or not there at all, and errors in one sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itugraph.extraction import extract

FLATTENED = "side-by-side/resolution-98-side-by-side.txt"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    from itugraph.cli import app

    monkeypatch.chdir(tmp_path)

    def started(*arguments: str | Path) -> Outcome:
        done = CliRunner().invoke(
            app, list(map(str, arguments)), prog_name="itugraph", catch_exceptions=False
        )
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return started


@pytest.mark.parametrize("name", ["out.docx", "out.html"])
@pytest.mark.parametrize("layout", ["sequence", "table"])
def test_redline(run: Callable[..., Outcome], samples: Path, tmp_path: Path, name: str, layout: str) -> None:
    done = run("redline", samples / FLATTENED, "-o", name, "--layout", layout)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{name} shows 3 texts with 65 changes, all inferred.\n"
    assert [text.identifier for text in extract(tmp_path / name).texts] == [
        "APT/37A28/1",
        "EUR/38A31/1",
        "IAP/39A23/1",
    ]


@pytest.mark.parametrize("name", ["out.docx", "out.html"])
def test_compare(run: Callable[..., Outcome], samples: Path, tmp_path: Path, name: str) -> None:
    done = run("compare", samples / "word", "-o", name)
    assert (done.code, done.err) == (0, "")
    assert "8 clauses in dispute, 0 agreed, 39 changed by one alone" in done.out
    assert (tmp_path / name).stat().st_size > 20_000


def test_compare_warns_of_inferred_changes(run: Callable[..., Outcome], samples: Path) -> None:
    done = run("compare", samples / FLATTENED, "-o", "out.html")
    assert "APT/37A28/1, EUR/38A31/1, IAP/39A23/1 were inferred" in done.err


def test_a_base_text_helps(run: Callable[..., Outcome], samples: Path, tmp_path: Path) -> None:
    base = tmp_path / "base.txt"
    truth = extract(samples / "word" / "EUR-38A31-1.docx").texts[0]
    lines = [record.base_text for record in truth.records if record.role != "marker" and record.base_text]
    base.write_text("\n".join(lines), encoding="utf-8")
    alone = tmp_path / "alone.txt"
    alone.write_text("".join(f"{record.text}\n" for record in truth.records), encoding="utf-8")
    without = run("redline", alone, "-o", "without.docx").out
    with_base = run("redline", alone, "-o", "with.docx", "--base", base).out
    assert changes(with_base) > changes(without)


def changes(said: str) -> int:
    return int(said.split(" with ")[1].split(maxsplit=1)[0])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("redline", "missing.txt", "-o", "out.docx"), "missing.txt does not exist"),
        (("redline", "text.txt", "-o", "out.docx"), "holds no resolution or proposal"),
        (("redline", "text.txt", "-o", "out.pdf"), "neither .docx nor .html"),
        (("redline", "one.txt", "-o", "nowhere/out.docx"), "cannot be written"),
        (("compare", "one.txt", "-o", "out.docx"), "There is nothing to compare"),
        (("compare", "one.txt", "-o", "out.txt"), "neither .docx nor .html"),
        (("compare", "missing", "-o", "out.docx"), "missing does not exist"),
    ],
)
def test_what_a_person_can_mend(
    run: Callable[..., Outcome], tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / "text.txt").write_text("Nothing of interest.\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text(
        "MOD\tEUR/38A31/1\nRESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)\nBells\nconsidering\nthat bells ring.\n",
        encoding="utf-8",
    )
    before = sorted(tmp_path.iterdir())
    done = run(*arguments)
    assert done.code == 2
    assert done.err.startswith("itugraph: ")
    assert says in done.err
    assert done.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before
