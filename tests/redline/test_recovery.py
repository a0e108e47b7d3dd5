"""The redline of whole documents, recovered and compared with the truth."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from itugraph.extraction import as_json_line, as_mapping, extract
from itugraph.model import Label

Mapping = dict[str, Any]

KNOWN_MISSES = {51}
"""Where the sample's truth cannot be known from the flattened text: which comma of a list went."""


def side(segments: list[list[str]], signs: str) -> str:
    text = " ".join("".join(text for sign, text in segments if sign in signs).split())
    return re.sub(r"\s+([,;.])", r"\1", text).rstrip(" ,;.")


@pytest.fixture(scope="module")
def recovered(samples: Path) -> dict[int, Mapping]:
    path = samples / "side-by-side" / "resolution-98-side-by-side.txt"
    return {record.line: dict(as_mapping(record)) for record in extract(path).records}


@pytest.fixture(scope="module")
def truth(samples: Path) -> list[Mapping]:
    return [
        json.loads(line) for line in (samples / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def test_the_source_is_kept_to_the_letter(recovered: dict[int, Mapping], samples: Path) -> None:
    lines = (
        (samples / "side-by-side" / "resolution-98-side-by-side.txt").read_text(encoding="utf-8").split("\n")
    )
    for number, record in recovered.items():
        assert "".join(text for _, text in record["segments"]) == lines[number - 1]
    assert set(recovered) == {number for number, line in enumerate(lines, 1) if line.strip()}


@pytest.mark.parametrize("signs", ["=-", "=+"], ids=["base", "proposed"])
def test_both_texts_of_the_sample_come_back(
    signs: str, recovered: dict[int, Mapping], truth: list[Mapping]
) -> None:
    wrong = {
        t["line"]
        for t in truth
        if side(recovered[t["line"]]["segments"], signs) != side(t["segments"], signs)
    }
    assert wrong == (KNOWN_MISSES if signs == "=+" else set())


@pytest.mark.parametrize("field", ["role", "section", "part", "label", "change", "proposal", "action"])
def test_every_paragraph_of_the_sample_is_placed(
    field: str, recovered: dict[int, Mapping], truth: list[Mapping]
) -> None:
    expected = {t["line"]: t[field] for t in truth if t["role"] in ("clause", "section")}
    assert {line: recovered[line][field] for line in expected} == expected


def test_a_recovered_change_says_that_it_is_inferred(recovered: dict[int, Mapping]) -> None:
    assert {r["certainty"] for r in recovered.values() if r["proposal"]} == {"inferred"}


@pytest.mark.shared
def test_the_real_document_is_read_as_by_hand(shared: Path) -> None:
    document = shared / "documents" / "resolution-98-side-by-side.txt"
    records = "\n".join(as_json_line(record) for record in extract(document).records)
    score = subprocess.run(
        [sys.executable, str(shared / "gold" / "score.py"), str(shared / "gold" / "EUR")],
        input=records, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    reached = {line[:28].strip(" ,"): float(line.split()[-1]) for line in score.splitlines()}
    least = {
        "paragraphs, source text exact": 1.0,
        "paragraphs, base text exact": 0.98,
        "paragraphs, proposed text exact": 0.95,
        "clauses found": 1.0,
        "clause labels and status": 0.95,
        "citations: instrument": 1.0,
        "citations: body": 1.0,
        "citations: both editions": 1.0,
        "bodies": 0.95,
    }
    assert {
        name: reached.get(name[:28].strip(" ,"), 0) >= share for name, share in least.items()
    } == dict.fromkeys(least, True)


def test_one_proposal_alone_says_what_its_labels_and_marks_prove(tmp_path: Path) -> None:
    alone = tmp_path / "alone.txt"
    alone.write_text(
        "MOD\tEUR/38A31/1\n"
        "RESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)\n"
        "Notes on bells\n"
        "noting\n"
        "a)\tthat bells ring, clocks strike etc.;\n"
        "cb)\tthat towns listen,;\n"
        "c)\tthat villages do,\n"
        "resolves\n"
        "1\tto encourageinvite towns to listen.\n",
        encoding="utf-8",
    )
    found = {record.line: record for record in extract(alone).records}
    assert [found[line].change for line in (5, 6, 7, 9)] == ["kept", "kept", "inserted", "modified"]
    assert found[6].label == Label("c", "b")
    assert found[9].proposed_text == "1\tto invite towns to listen."
    assert {record.certainty for record in found.values()} == {"inferred"}


@pytest.mark.parametrize(
    ("base", "flattened", "segments"),
    [
        # struck words take their blank along where those typed for them bring their own
        ("by the year 2020, so that", "by the year 2020 2025, so that",
         [("=", "by the year"), ("-", " 2020"), ("+", " 2025"), ("=", ", so that")]),
        # what `including` opens goes with the comma before it
        ("to help IoT, including, but not limited to, on matters close to trades",
         "to help IoT, including, but not limited to, on matters close to and plan for trades",
         [("=", "to help IoT"), ("-", ", including, but not limited to, on matters close to"), ("+", " and plan for"),
          ("=", " trades")]),
    ],
)  # fmt: skip
def test_blanks_and_commas_go_with_their_words(
    base: str, flattened: str, segments: list[tuple[str, str]], tmp_path: Path
) -> None:
    texts = []
    for name, number, line in (
        ("base", "(Hammamet, 2016)", base),
        ("flat", "(Hammamet, 2016Rev. Geneva, 2022)", flattened),
    ):
        marker = "MOD\tEUR/38A31/1\n" if name == "flat" else ""
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{marker}RESOLUTION 98 {number}\nBells\nresolves\n1\t{line}.\n", encoding="utf-8")
        texts.append(path)
    record = extract(texts[1], base=texts[0]).records[-1]
    assert [(s.sign, s.text.removeprefix("1\t").removesuffix(".")) for s in record.segments] == segments


@pytest.mark.parametrize(
    "joined",
    [
        "a)\tthat all bells ring at dawn;b)\tthat clocks follow;",
        "a)\tthat all bells ring at dawn; that clocks follow;",
    ],
)
def test_two_clauses_joined_by_a_deleted_paragraph_mark_have_both_in_their_base(
    joined: str, tmp_path: Path
) -> None:
    base = "RESOLUTION 98 (Hammamet, 2016)\nBells\nnoting\na)\tthat all bells ring at dawn;\nb)\tthat clocks follow;\n"
    flat = f"MOD\tEUR/38A31/1\nRESOLUTION 98 (Hammamet, 2016Rev. Geneva, 2022)\nBells\nnoting\n{joined}\n"
    end = "that sensors hear them,\n"
    (tmp_path / "base.txt").write_text(f"{base}c)\t{end}", encoding="utf-8")
    (tmp_path / "flat.txt").write_text(f"{flat}cb)\t{end}", encoding="utf-8")
    first, last = extract(tmp_path / "flat.txt", base=tmp_path / "base.txt").records[-2:]
    assert [segment.sign for segment in first.segments] == ["="]
    assert (last.change, last.label) == ("kept", Label("c", "b"))
