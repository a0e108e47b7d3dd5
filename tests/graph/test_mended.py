"""A recovered redline, mended by a person and read again, replaces what was inferred from the flattened text."""

import re
import zipfile
from pathlib import Path

import pytest

from itugraph.extraction import extract
from itugraph.graph import Store, build
from itugraph.writing import write_redline

CHANGED = """
PREFIX itu: <https://w3id.org/itugraph/ontology#>
SELECT ?certainty (COUNT(?clause) AS ?clauses) WHERE {
  ?clause a itu:Clause ; itu:inText ?text ; itu:certainty ?certainty ; itu:change ?change .
  FILTER(STRENDS(STR(?text), "EUR/38A31/1") && ?change = "modified")
} GROUP BY ?certainty
"""


def certainties(folder: Path) -> dict[str, int]:
    with Store.open(folder) as store:
        rows = store.select(CHANGED).rows
    return {getattr(certainty, "value", ""): int(getattr(count, "value", "0")) for certainty, count in rows}


@pytest.fixture
def flattened(samples: Path) -> Path:
    return samples / "side-by-side" / "resolution-98-side-by-side.txt"


@pytest.fixture
def mended(flattened: Path, tmp_path: Path) -> Path:
    """The recovered Word file, in which a person has gone over every change of EUR and made it their own."""
    recovered, path = tmp_path / "recovered.docx", tmp_path / "mended.docx"
    recovered.write_bytes(write_redline(extract(flattened), "docx"))
    with zipfile.ZipFile(recovered) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = re.sub(rb'w:author="itugraph"', b'w:author="A delegate"', data)
            target.writestr(name, data)
    return path


def test_a_recovered_file_that_nobody_mended_stays_an_inference(flattened: Path, tmp_path: Path) -> None:
    path = tmp_path / "recovered.docx"
    path.write_bytes(write_redline(extract(flattened), "docx"))
    changed = [r for r in extract(path).records if r.role == "clause" and r.change == "modified"]
    assert changed
    assert {record.certainty for record in changed} == {"inferred"}


@pytest.mark.parametrize("order", [("flattened", "mended"), ("mended", "flattened")])
def test_the_mended_reading_counts_in_whatever_order_it_comes(
    order: tuple[str, str], flattened: Path, mended: Path, tmp_path: Path
) -> None:
    paths = {"flattened": flattened, "mended": mended}
    for name in order:
        build([extract(paths[name])], tmp_path / "graph")
    assert set(certainties(tmp_path / "graph")) == {"certain"}
