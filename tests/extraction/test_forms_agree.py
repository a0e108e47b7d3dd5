"""A proposal says the same whether it is read from Word, from PDF, or recovered from a flattened compilation."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from itugraph.extraction import as_mapping, extract
from itugraph.model import ExtractedText
from itugraph.writing import Form, write_redline

PROPOSALS = {"APT/37A28/1": "APT-37A28-1", "EUR/38A31/1": "EUR-38A31-1", "IAP/39A23/1": "IAP-39A23-1"}
UNKNOWABLE = {("resolves to instruct ITUT Study Group 20", "3", "APT/37A28/1")}
"""Where the flattened text cannot tell which comma of a list went."""


def plain(text: str) -> str:
    """Without hyphens (converters lose the non-breaking ones) and differences in blanks and closing marks."""
    text = re.sub(r"[\u2011-]", "", text.replace("\u00a0", " "))
    return re.sub(r"\s+([,;.])", r"\1", " ".join(text.split())).rstrip(" ,;.")


def side(record: dict[str, Any], signs: str) -> str:
    return plain("".join(text for sign, text in record["segments"] if sign in signs))


def told(text: ExtractedText) -> list[dict[str, Any]]:
    """What a text's sections and clauses say, without what depends on the form of its source."""
    return [
        {
            "role": record["role"],
            "section": plain(record["section"] or ""),
            "part": record["part"],
            "label": record["label"],
            "change": record["change"],
            "base": side(record, "=-"),
            "proposed": side(record, "=+"),
            "citations": [(c["change"], c["before"], c["after"]) for c in record["citations"]],
            "bodies": [(b["name"], b["role"], b["change"]) for b in record["bodies"]],
        }
        for record in (dict(as_mapping(record)) for record in text.records)
        if record["role"] in ("section", "clause")
    ]


def by_content(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records without the labels in their wording: what we write gives each back to the clause that had it."""
    for record in records:
        for text in ("base", "proposed"):
            record[text] = re.sub(r"^(?:[a-z]{1,2}\)|\d{1,2}(?!\d)) ?", "", record[text])
    return records


def letters(records: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """What the records say, without blanks, which narrow columns hide, and without labels in the wording."""
    return [
        (r["role"], r["change"], r["base"].replace(" ", ""), r["proposed"].replace(" ", ""))
        for r in by_content(records)
    ]


@pytest.fixture(scope="module")
def flattened(samples: Path) -> dict[str, ExtractedText]:
    extraction = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    return {text.identifier or "": text for text in extraction.texts}


@pytest.mark.parametrize("identifier", PROPOSALS)
def test_word_and_the_flattened_text_agree(
    identifier: str, flattened: dict[str, ExtractedText], samples: Path
) -> None:
    (word,) = extract(samples / "word" / f"{PROPOSALS[identifier]}.docx").texts
    recovered = told(flattened[identifier])
    tracked = told(word)
    differing = {
        (a["section"], (a["label"] or {}).get("after"), identifier)
        for a, b in zip(recovered, tracked, strict=True)
        if a != b
    }
    assert differing == {place for place in UNKNOWABLE if place[2] == identifier}


@pytest.mark.parametrize("identifier", PROPOSALS)
def test_a_tracked_word_file_is_certain_and_its_header_the_same(
    identifier: str, flattened: dict[str, ExtractedText], samples: Path
) -> None:
    extraction = extract(samples / "word" / f"{PROPOSALS[identifier]}.docx")
    (word,) = extraction.texts
    recovered = flattened[identifier]
    assert {record.certainty for record in word.records} == {"certain"}
    for field in ("identifier", "action", "instrument", "base", "edition", "conference", "region", "title"):
        assert getattr(word, field) == getattr(recovered, field), field


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("identifier", PROPOSALS)
def test_our_own_redline_agrees_with_its_source(
    identifier: str, form: Form, samples: Path, tmp_path: Path
) -> None:
    source = extract(samples / "word" / f"{PROPOSALS[identifier]}.docx")
    written = tmp_path / f"redline.{form}"
    written.write_bytes(write_redline(source, form))
    (again,) = extract(written).texts
    assert told(again) == told(source.texts[0])


@pytest.mark.parametrize("form", get_args(Form))
def test_a_table_of_proposals_agrees_with_its_source(form: Form, samples: Path, tmp_path: Path) -> None:
    source = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    written = tmp_path / f"table.{form}"
    written.write_bytes(write_redline(source, form, "table"))
    again = {text.identifier: by_content(told(text)) for text in extract(written).texts}
    assert again == {text.identifier: by_content(told(text)) for text in source.texts}


def printed(source: Path, folder: Path, soffice: str) -> Path:
    """A Word file as LibreOffice prints it."""
    subprocess.run(
        [
            soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(source),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / f"{source.stem}.pdf"


def test_a_printed_table_of_proposals_agrees_with_its_source(
    samples: Path, tmp_path: Path, need_program: Callable[[str], str]
) -> None:
    source = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    table = tmp_path / "table.docx"
    table.write_bytes(write_redline(source, "docx", "table"))
    again = extract(printed(table, tmp_path, need_program("soffice")))
    assert {t.identifier: letters(told(t)) for t in again.texts} == {
        t.identifier: letters(told(t)) for t in source.texts
    }


@pytest.mark.parametrize("identifier", PROPOSALS)
def test_a_printed_redline_agrees_with_its_word_file(
    identifier: str, samples: Path, tmp_path: Path, need_program: Callable[[str], str]
) -> None:
    source = samples / "word" / f"{PROPOSALS[identifier]}.docx"
    (again,) = extract(printed(source, tmp_path, need_program("soffice"))).texts
    (word,) = extract(source).texts
    assert told(again) == told(word)
