"""The sample documents: made from one source, in our own words, with the changes of the real proposals."""

import csv
import doctest
import importlib
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

PROPOSALS = ("APT/37A28/1", "EUR/38A31/1", "IAP/39A23/1")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN_OF_WORDS = 12
NAMES = ("name", "full_name", "aliases", "title")


@pytest.fixture(scope="module")
def made(samples: Path) -> Iterator[dict[str, bytes]]:
    """What the script makes of the source now."""
    sys.path.insert(0, str(samples))
    yield importlib.import_module("make_samples").samples()
    sys.path.remove(str(samples))


@pytest.fixture(scope="module")
def records(samples: Path) -> list[dict[str, Any]]:
    lines = (samples / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def flat(samples: Path) -> list[str]:
    text = (samples / "side-by-side" / "resolution-98-side-by-side.txt").read_text(encoding="utf-8")
    return text.split("\n")


def joined(record: dict[str, Any], signs: str = "=-+~") -> str:
    return "".join(text for sign, text in record["segments"] if sign in signs)


def word_file(samples: Path, proposal: str) -> Path:
    return samples / "word" / f"{proposal.replace('/', '-')}.docx"


def clauses(records: list[dict[str, Any]], proposal: str, section: str) -> list[dict[str, Any]]:
    return [
        r
        for r in records
        if r["proposal"] == proposal and r["role"] == "clause" and r["section"].startswith(section)
    ]


def test_the_committed_files_are_what_the_source_gives(samples: Path, made: dict[str, bytes]) -> None:
    assert {name: (samples / name).read_bytes() for name in made} == made


def test_the_script_gives_every_file_of_the_folders(samples: Path, made: dict[str, bytes]) -> None:
    there = [path for folder in ("word", "side-by-side") for path in (samples / folder).iterdir()]
    assert {path.relative_to(samples).as_posix() for path in there} == set(made) - {"expected.jsonl"}


def test_segments_joined_are_the_lines(flat: list[str], records: list[dict[str, Any]]) -> None:
    assert {r["line"]: joined(r) for r in records} == {
        number: line for number, line in enumerate(flat, start=1) if line.strip()
    }


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("module", ["sample_source", "sample_text"])
def test_examples_in_the_scripts(module: str) -> None:
    tried = doctest.testmod(importlib.import_module(module))
    assert (tried.failed, tried.attempted) == (0, 1)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (
            "number and edition changed",
            "Resolution\u00a05885 (Rev.\u00a0Dubai, 2014\u00a0Buenos Aires, 2017)",
        ),
        ("edition changed, Rev. kept", "Resolution\u00a058 (Rev.\u00a0Dubai, 2014Buenos Aires, 2017)"),
        ("edition without its comma", "(Busan, 2014Rev. Dubai 2018)"),
        ("number line", "RESOLUTION\u00a098 (Hammamet, 2016 Rev.Geneva, 2022)"),
        ("clause glued to another", "every levelResolution 85"),
        ("doubled final mark", "level;,"),
        ("two labels on one line", "ef)\tthat"),
        ("lost non-breaking hyphen", "ICTaccessible"),
        ("ordinary hyphen", "other ITU-T study groups"),
        ("changed inside a word", "takeing account"),
        ("misnamed conference", "World Telecommunications Development Conference"),
        ("bookmark", "[bookmark: _Toc98000001]RESOLUTION"),
    ],
)
def test_traces_of_lost_tracking(flat: list[str], what: str, line: str) -> None:
    assert any(line in row for row in flat), what


@pytest.mark.parametrize(
    ("proposal", "section", "labels"),
    [
        ("APT/37A28/1", "recalling", "a a, b b, c c, d d, e -, f -"),
        ("EUR/38A31/1", "recalling", "a a, b b, c c, - d, d e, e e, f f"),
        ("IAP/39A23/1", "recalling", "a a, b b, c c, d d, e e, f f"),
        (
            "APT/37A28/1",
            "considering",
            "a a, b b, c c, d d, - e, e f, f g, g h, h i, i -, j j, k k, - l, - m",
        ),
        ("IAP/39A23/1", "considering", "a a, b b, c c, d d, e e, f f, g g, h h, i i, j j, k k, - l"),
        ("APT/37A28/1", "recognizing", "a a, b -, c b, d c, e d, - e, - f, - g, f h"),
        ("EUR/38A31/1", "recognizing", "a a, b b, - c, - d, c e, d f, e g, f h, - i"),
        ("IAP/39A23/1", "recognizing", "a a, b b, c -, d c, e d, f e, - f"),
        ("IAP/39A23/1", "resolves to instruct", "1 1, 2 2, 3 3, - 4, 4 5"),
    ],
)
def test_labels_before_and_after(
    records: list[dict[str, Any]], proposal: str, section: str, labels: str
) -> None:
    pairs = [(r["label"]["before"], r["label"]["after"]) for r in clauses(records, proposal, section)]
    assert ", ".join(f"{before or '-'} {after or '-'}" for before, after in pairs) == labels


@pytest.mark.parametrize(
    ("proposal", "inserted", "deleted"), [("APT/37A28/1", 8, 4), ("EUR/38A31/1", 7, 0), ("IAP/39A23/1", 6, 1)]
)
def test_clauses_added_and_struck(
    records: list[dict[str, Any]], proposal: str, inserted: int, deleted: int
) -> None:
    changes = [r["change"] for r in clauses(records, proposal, "")]
    assert (changes.count("inserted"), changes.count("deleted")) == (inserted, deleted)


def test_all_three_change_one_base_text(records: list[dict[str, Any]]) -> None:
    bases = {
        "".join(joined(r, "=-") for r in records if r["proposal"] == proposal and r["role"] != "marker")
        for proposal in PROPOSALS
    }
    assert len(bases) == 1


def editions(records: list[dict[str, Any]], proposal: str) -> list[tuple[str | None, str | None]]:
    cited = [c for r in records if r["proposal"] == proposal for c in r["citations"]]
    named = [
        tuple(f"{c[s]['number']} {c[s]['edition']}" if c[s] else None for s in c if s != "change")
        for c in cited
    ]
    return [(before, after) for before, after in named if "None" not in f"{before or after}"]


def test_who_updates_what(records: list[dict[str, Any]]) -> None:
    assert {p[:3]: editions(records, p) for p in PROPOSALS} == {
        "APT": [
            ("197 Busan, 2014", "197 Rev. Dubai, 2018"),
            ("66 Geneva, 2015", "66 Rev. Sharm El-Sheikh, 2019"),
            ("58 Rev. Dubai, 2014", "85 Buenos Aires, 2017"),
            ("71 Rev. Busan, 2014", "71 Rev. Dubai, 2018"),
        ],
        "EUR": [
            ("197 Busan, 2014", "197 Rev. Dubai, 2018"),
            ("66 Geneva, 2015", "66 Geneva, 2015"),
            ("58 Rev. Dubai, 2014", "58 Rev. Dubai, 2014"),
            (None, "85 Buenos Aires, 2017"),
            ("71 Rev. Busan, 2014", "71 Rev. Busan, 2014"),
        ],
        "IAP": [
            ("197 Busan, 2014", "197 Rev. Dubai, 2018"),
            ("66 Geneva, 2015", "66 Rev. Sharm El-Sheikh, 2019"),
            ("58 Rev. Dubai, 2014", "58 Rev. Buenos Aires, 2017"),
            ("71 Rev. Busan, 2014", None),
            (None, "85 Buenos Aires, 2017"),
        ],
    }


# --- Word files


def blankless(text: str) -> str:
    """Without blanks: pandoc puts one where it joins two paragraphs, and has no tabs in plain text."""
    return "".join(text.split())


def paragraphs_by_pandoc(pandoc: str, file: Path, choice: str) -> list[str]:
    """The paragraphs after the proposal's marker, with all changes accepted or rejected."""
    command = [pandoc, f"--track-changes={choice}", "--wrap=none", "--to=plain", str(file)]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    paragraphs = [blankless(paragraph) for paragraph in re.split(r"\n\n+", text)]
    first = next(n for n, paragraph in enumerate(paragraphs) if paragraph.startswith("MOD"))
    return [paragraph.replace("\u2011", "") for paragraph in paragraphs[first + 1 :] if paragraph]


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_word_with_changes_accepted_is_the_proposed_text(
    samples: Path, records: list[dict[str, Any]], need_program: Callable[[str], str], proposal: str
) -> None:
    rows = [r for r in records if r["proposal"] == proposal and r["role"] != "marker"]
    title = blankless("".join(joined(r, "=+") for r in rows if r["role"] == "title"))
    others = [blankless(joined(r, "=+")) for r in rows if r["role"] != "title"]
    expected = [others[0], title, *(text for text in others[1:] if text)]
    assert paragraphs_by_pandoc(need_program("pandoc"), word_file(samples, proposal), "accept") == expected


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_word_with_changes_rejected_is_the_base_text(
    samples: Path, need_program: Callable[[str], str], proposal: str
) -> None:
    source = tomllib.loads((samples / "source.toml").read_text(encoding="utf-8"))
    base = [blankless(p["base"].replace("_", "").replace("~", " ")) for p in source["paragraph"]]
    assert paragraphs_by_pandoc(need_program("pandoc"), word_file(samples, proposal), "reject") == base


@pytest.mark.parametrize("proposal", PROPOSALS)
def test_each_tracked_change_has_author_date_and_its_own_number(samples: Path, proposal: str) -> None:
    with zipfile.ZipFile(word_file(samples, proposal)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    changes = list(body.iter(f"{WORD}ins", f"{WORD}del"))
    who = {(c.get(f"{WORD}author"), c.get(f"{WORD}date")) for c in changes}
    numbers = [c.get(f"{WORD}id") for c in body.iter(f"{WORD}ins", f"{WORD}del", f"{WORD}bookmarkStart")]
    assert len(changes) > 20
    assert len(who) == 1
    assert all(all(pair) for pair in who)
    assert len(set(numbers)) == len(numbers)


# --- no text of the ITU


def runs_of_words(text: str) -> set[str]:
    """Every run of twelve words, once with words as printed and once with bare ones."""
    text = text.lower().replace("\u2011", "")
    ways = (text.split(), re.findall(r"\w+", text))
    return {
        " ".join(words[n : n + RUN_OF_WORDS]) for words in ways for n in range(len(words) - RUN_OF_WORDS + 1)
    }


def text_of(file: Path) -> str:
    """The text of a file; of a Word file, of its main part; of a table, all but names, which may be long."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        return " | ".join(str(cell) for row in rows for column, cell in row.items() if column not in NAMES)
    if file.suffix != ".docx":
        return file.read_text(encoding="utf-8", errors="replace")
    with zipfile.ZipFile(file) as archive:
        body = archive.read("word/document.xml").decode()
    return re.sub(r"<[^>]+>", " ", body.replace("<w:noBreakHyphen/>", ""))


@pytest.mark.shared
def test_no_run_of_words_from_a_real_document(
    root: Path, shared: Path, need_program: Callable[[str], str]
) -> None:
    command = [need_program("git"), "ls-files", "--cached", "--others", "--exclude-standard"]
    ours = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", cwd=root).stdout
    files = [root / name for name in ours.splitlines()]
    assert root / "data" / "samples" / "source.toml" in files
    real = set[str]().union(
        *(runs_of_words(text_of(f)) for f in (shared / "documents").rglob("*") if f.is_file())
    )
    assert len(real) > 10_000
    found = {f.name: taken for f in files if f.is_file() if (taken := runs_of_words(text_of(f)) & real)}
    assert found == {}


def test_a_run_of_words_is_found_whatever_its_marks() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert runs_of_words(words) & runs_of_words(words.replace(" ", ", ") + "; thirteen")
    assert not runs_of_words(words.removesuffix(" twelve"))
