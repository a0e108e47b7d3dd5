"""Redlines and comparisons as pages: one file that fetches nothing, in which hostile text is only text."""

import re
from pathlib import Path
from typing import Any, cast, get_args

import pytest
from lxml import html
from written_files import read_back, tracked

from itugraph.extraction import extract
from itugraph.model import InputError
from itugraph.writing import Form, form_of, read_contributions, write_comparison, write_redline

HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)>'


def found(page: bytes | str, path: str) -> list[Any]:
    """What an XPath expression finds in a page."""
    return cast(list[Any], html.fromstring(page).xpath(path))


def pages(samples: Path) -> list[str]:
    flattened = extract(samples / "side-by-side" / "resolution-98-side-by-side.txt")
    contributions = read_contributions(sorted((samples / "word").iterdir()))
    return [
        write_redline(flattened, "html").decode(),
        write_redline(flattened, "html", "table").decode(),
        write_comparison(contributions, "html").decode(),
    ]


def test_nothing_is_fetched(samples: Path) -> None:
    for page in pages(samples):
        assert not re.search(r"\b(?:src|href|action|srcset)\s*=|url\(|@import|<script|https?:", page)
        assert "default-src 'none'" in page


def test_tables_repeat_their_heads_on_paper(samples: Path) -> None:
    _, table, comparison = pages(samples)
    for page in (table, comparison):
        assert len(found(page, "//table[contains(@class, 'columns')]/thead/tr")) == 1
        assert "table-header-group" in page
        assert "landscape" in page


@pytest.mark.parametrize("form", get_args(Form))
def test_a_comparison_is_no_document(form: Form, samples: Path, tmp_path: Path) -> None:
    contributions = read_contributions(sorted((samples / "word").iterdir()))
    written = tmp_path / f"compared.{form}"
    written.write_bytes(write_comparison(contributions, form))
    with pytest.raises(InputError, match="is a comparison that itugraph made: give the contributions"):
        extract(written)


@pytest.mark.parametrize(
    ("line", "struck", "inserted"),
    [
        ("that bells {-ring-}{+sing+}.", "ring", "sing"),
        (f"that bells {{-ring-}}{{+{HOSTILE}+}}.", "ring", HOSTILE),
        ("that bells {-<b>-}{+&lt;+}.", "<b>", "&lt;"),
    ],
)
def test_changes_are_ins_and_del(line: str, struck: str, inserted: str) -> None:
    page = write_redline(tracked("considering", line), "html")
    assert found(page, "//del")[-1].text_content() == struck
    assert found(page, "//ins")[-1].text_content() == inserted
    assert not found(page, "//script | //img | //b[del]")


def test_hostile_labels_of_columns_are_text() -> None:
    first = tracked("considering", f"a)\tthat {HOSTILE} {{-rings-}}{{+sings+}}.", identifier="APT/1A1/1")
    second = tracked("considering", f"a)\tthat {HOSTILE} {{-rings-}}{{+hums+}}.", identifier="EUR/2A1/1")
    page = write_comparison([first, second], "html")
    assert not found(page, "//script | //img | //*[@onerror]")
    assert HOSTILE in found(page, "//body")[0].text_content()


def test_verdicts_do_not_hang_on_colour(samples: Path) -> None:
    cells = found(pages(samples)[2], "//tr[@class='differ']/td[@class='mark']")
    marks = {cell.text_content() for cell in cells}
    assert marks
    assert all(mark.startswith("\u2260 differ") for mark in marks)


def test_inferred_changes_are_told_from_tracked_ones(samples: Path) -> None:
    recovered = pages(samples)[0]
    assert found(recovered, "//p[@class='notice']")
    noted = found(recovered, "//p[@data-inferred]")
    assert len(noted) == len(found(recovered, "//p[.//ins or .//del]")) > 50
    as_tracked = write_redline(extract(samples / "word" / "EUR-38A31-1.docx"), "html")
    assert not found(as_tracked, "//p[@class='notice'] | //p[@data-inferred]")


def test_our_reader_finds_the_same_texts(samples: Path, tmp_path: Path) -> None:
    before = extract(samples / "word" / "EUR-38A31-1.docx")
    after = read_back(write_redline(before, "html"), tmp_path, "written.html")
    assert after.document.metadata == before.document.metadata
    for side in ("base_text", "proposed_text"):
        ours, theirs = (
            ["".join(getattr(r, side).split()) for t in e.texts for r in t.records] for e in (before, after)
        )
        assert ours == theirs


@pytest.mark.parametrize(("name", "form"), [("a.docx", "docx"), ("a.HTML", "html")])
def test_forms(name: str, form: str) -> None:
    assert form_of(name) == form


@pytest.mark.parametrize("name", ["a.pdf", "a", "docx"])
def test_other_forms_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"neither \.docx nor \.html"):
        form_of(name)
