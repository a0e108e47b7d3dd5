"""The proposals on an instrument in a graph compare as their documents do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itugraph.extraction import extract
from itugraph.graph import GraphSource, Iri, Literal, open_source
from itugraph.graph.recorded import proposed_instruments, recorded_proposals
from itugraph.graph.source import Answer
from itugraph.model import InputError
from itugraph.register import Register, load_register
from itugraph.writing import Comparison, compare
from itugraph.writing.proposed import proposals_on

FLATTENED = "side-by-side/resolution-98-side-by-side.txt"


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


@pytest.fixture(scope="module")
def graph_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    def built(place: Path) -> Path:
        from itugraph.api import build

        folder = tmp_path_factory.mktemp("proposed") / "some.graph"
        build(place, graph=folder)
        return folder

    return built


@pytest.fixture(scope="module")
def folder(samples: Path, graph_of: Callable[[Path], Path]) -> Path:
    return graph_of(samples / FLATTENED)


@pytest.fixture(scope="module")
def source(folder: Path) -> Iterator[GraphSource]:
    opened = open_source(folder)
    yield opened
    opened.close()


def rows(comparison: Comparison) -> list[tuple[object, ...]]:
    """What a reader sees, row by row, without the lines of titles, which a graph joins."""
    return [
        (
            row.verdict.words,
            row.row.base.base if row.row.base else None,
            tuple(
                (cell.base, cell.proposed, cell.style, cell.line) if cell else None for cell in row.row.cells
            ),
        )
        for row in comparison.rows
        if row.row.role != "title"
    ]


def test_a_graph_gives_the_comparison_of_its_document(
    samples: Path, source: GraphSource, register: Register
) -> None:
    (read,) = compare([extract(samples / FLATTENED)])
    (recorded,) = compare(proposals_on(source, "WTSA Resolution 98", register))
    assert recorded.proposals == read.proposals
    assert (recorded.instrument, recorded.base) == (read.instrument, read.base)
    assert len(rows(read)) > 40
    assert rows(recorded) == rows(read)


def test_tracked_proposals_are_certain_and_signed_by_who_submits_them(
    samples: Path, graph_of: Callable[[Path], Path], register: Register
) -> None:
    opened = open_source(graph_of(samples / "word"))
    recorded = proposals_on(opened, "res 98", register)
    opened.close()
    assert [extraction.document.flattened for extraction in recorded] == [False, False, False]
    authors = {
        run.tracked.author
        for extraction in recorded
        for paragraph in extraction.document.paragraphs
        for run in paragraph.runs
        if run.tracked
    }
    assert authors == {"APT", "CEPT", "CITEL"}


def test_citations_come_back_with_both_editions(samples: Path, source: GraphSource) -> None:
    read = extract(samples / FLATTENED)
    (instrument,) = proposed_instruments(source)
    assert (instrument.label, len(instrument.proposals)) == ("WTSA Resolution 98", 3)
    recorded = recorded_proposals(source, instrument.iri)
    found = [
        citation for one in recorded for record in one.extraction.records for citation in record.citations
    ]
    expected = [citation for text in read.texts for record in text.records for citation in record.citations]
    assert found == expected


def test_a_graph_without_segments_gives_both_wordings_in_whole(source: GraphSource) -> None:
    class Older:
        """A graph as it was built before segments were kept."""

        def select(self, sparql: str, bindings: dict[str, Iri | Literal]) -> Answer:
            return source.select(sparql.replace("itu:segments", "itu:noSuchProperty"), bindings)

    (instrument,) = proposed_instruments(source)
    now = recorded_proposals(source, instrument.iri)
    then = recorded_proposals(Older(), instrument.iri)  # type: ignore[arg-type]
    assert all(iri.startswith(one.iri) for one in now for iri in one.passages.values())
    whole = [record for one in then for record in one.extraction.records if record.change == "modified"]
    assert {"".join(segment.sign for segment in record.segments) for record in whole} >= {"-+"}
    assert [record.change for one in then for record in one.extraction.records] == [
        record.change for one in now for record in one.extraction.records
    ]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (
            "WTSA Resolution 72",
            "No proposal in the graph is on 'WTSA Resolution 72'; there are proposals on WTSA",
        ),
        ("nothing of the kind", "there are proposals on WTSA Resolution 98"),
    ],
)
def test_an_instrument_that_no_proposal_is_on(
    source: GraphSource, register: Register, named: str, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        proposals_on(source, named, register)


@pytest.mark.parametrize("words", [("WTSA Resolution 98",), ("WTSA", "Resolution", "98"), ("res 98",)])
def test_the_command_takes_an_instrument(folder: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    from itugraph.cli import app

    to = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["compare", *words, "--graph", str(folder), "-o", str(to)])
    assert done.exit_code == 0
    assert "sets APT, EUR, IAP on WTSA Resolution 98 side by side: 8 clauses in dispute" in done.stdout
    assert to.stat().st_size > 20_000


def test_a_file_that_does_not_exist_is_no_instrument(folder: Path, tmp_path: Path) -> None:
    from itugraph.cli import app

    to = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["compare", "missing.docx", "--graph", str(folder), "-o", str(to)])
    assert done.exit_code == 2
    assert "missing.docx does not exist" in done.stderr
