"""Building: what is replaced, what is kept, and what is left when a build fails."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from itugraph.graph import BuildReport, Iri, Store
from itugraph.graph import build as build_with
from itugraph.graph.vocabulary import ITU, NAMED_GRAPH
from itugraph.model import ExtractedText, Extraction, InputError, Record, StoreError
from itugraph.register import BASE, Register

MakeDocument = Callable[..., Extraction]
Build = Callable[[Iterable[Extraction], Path], BuildReport]


@pytest.fixture
def build(register: Register) -> Build:
    return lambda documents, folder: build_with(documents, folder, register)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "itugraph.graph"


def contents(folder: Path) -> str:
    with Store.open(folder) as store:
        return store.dump("nquads")


def test_the_report_counts_what_was_found(build: Build, side_by_side: Extraction, folder: Path) -> None:
    report = build([side_by_side], folder)
    assert replace(report, seconds=0.0) == BuildReport(
        documents=1,
        kept=0,
        proposals=2,
        adopted=0,
        absent=1,
        clauses={"modified": 2, "inserted": 1, "kept": 10, "deleted": 1},
        citations={"exact": 2, "unknown": 2},
        triples=len(contents(folder).splitlines()),
    )


def test_the_same_documents_give_the_same_graph(
    build: Build,
    side_by_side: Extraction,
    adopted: ExtractedText,
    make_document: MakeDocument,
    tmp_path: Path,
) -> None:
    other = make_document("adopted.txt", adopted)
    for name, given in {
        "a": [[side_by_side, other]],
        "b": [[other, side_by_side]],
        "c": [[other], [side_by_side]],
    }.items():
        for documents in given:
            build(documents, tmp_path / name)
    build([side_by_side, other], tmp_path / "a")
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == contents(tmp_path / "c")


def test_the_same_file_twice_is_one(
    build: Build, side_by_side: Extraction, folder: Path, tmp_path: Path
) -> None:
    build([side_by_side, side_by_side], folder)
    build([side_by_side], tmp_path / "once")
    assert contents(folder) == contents(tmp_path / "once")


def test_two_files_of_one_name_are_two(
    build: Build, europe: ExtractedText, americas: ExtractedText, make_document: MakeDocument, folder: Path
) -> None:
    build(
        [
            make_document("p.docx", europe, digest="aa" * 8),
            make_document("p.docx", americas, digest="bb" * 8),
        ],
        folder,
    )
    with Store.open(folder) as store:
        assert len(store.select(f"SELECT ?d {{ ?d a <{ITU}Document> }}")) == 2


def test_reading_a_document_again_replaces_its_graph_and_keeps_the_others(
    build: Build,
    europe: ExtractedText,
    americas: ExtractedText,
    make_document: MakeDocument,
    folder: Path,
    tmp_path: Path,
) -> None:
    one, other = make_document("one.txt", europe), make_document("other.txt", americas)
    build([one, other], folder)
    shorter = replace(one, texts=(replace(europe, records=europe.records[:3]),))
    assert build([shorter], folder).kept == 1
    build([shorter, other], tmp_path / "fresh")
    assert contents(folder) == contents(tmp_path / "fresh")


def test_what_no_document_names_any_more_is_forgotten(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    build([side_by_side], folder)
    assert "lamp-makers-guild" in contents(folder)
    build([replace(side_by_side, texts=side_by_side.texts[1:])], folder)
    assert "lamp-makers-guild" not in contents(folder)
    assert "resolution/4711" in contents(folder)


def test_an_edition_that_was_only_named_is_described_by_its_text_once_that_is_read(
    build: Build, side_by_side: Extraction, adopted: ExtractedText, make_document: MakeDocument, folder: Path
) -> None:
    build([side_by_side], folder)
    build([make_document("adopted.txt", adopted)], folder)
    with Store.open(folder) as store:
        edition = f"<{BASE}id/wtsa/resolution/4711/oslo-2031>"
        assert store.ask(f"ASK {{ {edition} <{ITU}basis> 'heading' ; a <{ITU}Edition> }}")
        labels = store.select(f"SELECT ?l {{ {edition} <http://www.w3.org/2000/01/rdf-schema#label> ?l }}")
        assert len(labels) == 1


@pytest.mark.parametrize("order", ["compilation first", "compilation last", "at once"])
def test_a_tracked_reading_of_a_proposal_goes_before_a_recovered_one(
    build: Build,
    order: str,
    side_by_side: Extraction,
    europe: ExtractedText,
    make_document: MakeDocument,
    folder: Path,
) -> None:
    tracked = replace(
        europe, records=tuple(replace(record, certainty="certain") for record in europe.records)
    )
    contribution = make_document("EUR_38A31.docx", tracked)
    builds = {
        "compilation first": [[side_by_side], [contribution]],
        "compilation last": [[contribution], [side_by_side]],
        "at once": [[contribution, side_by_side]],
    }
    for documents in builds[order]:
        build(documents, folder)
    with Store.open(folder) as store:
        query = f"SELECT ?clause ?how {{ ?clause <{ITU}ofProposal> ?p ; <{ITU}certainty> ?how . ?p <{ITU}prefix> 'EUR' }}"
        answer = store.select(query)
        assert len(answer) == len({row[0] for row in answer}) == 11
        assert {str(row[1]) for row in answer} == {'"certain"'}
        found = store.select(f"SELECT ?d {{ ?p <{ITU}prefix> 'EUR' ; <{ITU}inDocument> ?d }}")
        assert len(found) == 2


def test_a_failed_reading_leaves_the_graph_as_it_was(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    build([side_by_side], folder)
    before, files = contents(folder), sorted(folder.iterdir())

    def failing() -> Iterator[Extraction]:
        yield replace(side_by_side, texts=())
        raise InputError("The file is no document.")

    with pytest.raises(InputError):
        build(failing(), folder)
    assert (contents(folder), sorted(folder.iterdir())) == (before, files)


def test_a_first_build_that_fails_leaves_nothing(build: Build, folder: Path) -> None:
    def failing() -> Iterator[Extraction]:
        raise InputError("The file is no document.")
        yield

    with pytest.raises(InputError):
        build(failing(), folder)
    assert not folder.exists()


def test_a_second_build_at_once_says_so(build: Build, side_by_side: Extraction, folder: Path) -> None:
    def meanwhile() -> Iterator[Extraction]:
        with pytest.raises(StoreError, match="Another build"):
            build([side_by_side], folder)
        yield side_by_side

    assert build(meanwhile(), folder).documents == 1


def test_a_reader_keeps_the_graph_it_opened(build: Build, side_by_side: Extraction, folder: Path) -> None:
    build([side_by_side], folder)
    with Store.open(folder) as reader:
        before = reader.dump("nquads")
        for _ in range(3):
            build([replace(side_by_side, texts=())], folder)
        assert reader.dump("nquads") == before
    assert contents(folder) != before


def test_only_the_generation_in_force_and_the_one_before_are_kept(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    for _ in range(4):
        build([side_by_side], folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "generation-3",
        "generation-4",
        "graph.json",
        "lock",
    ]


@pytest.mark.parametrize(
    ("manifest", "part"),
    [
        ('{"format": 99, "generation": "generation-1"}', "newer itugraph.*update"),
        ('{"format": 1, "generation": "generation-1"}', "older itugraph.*build again"),
        ("not JSON", "damaged"),
        ("[]", "damaged"),
        ('{"format": 2, "generation": "../elsewhere"}', "damaged"),
        ('{"format": 2, "generation": "generation-77"}', "cannot be read"),
    ],
)
def test_a_graph_of_another_version_or_a_damaged_one_is_refused(
    build: Build, manifest: str, part: str, side_by_side: Extraction, folder: Path
) -> None:
    build([side_by_side], folder)
    (folder / "graph.json").write_text(manifest)
    with pytest.raises(StoreError, match=part):
        Store.open(folder)
    if "generation-77" not in manifest:
        with pytest.raises(StoreError, match=part):
            build([side_by_side], folder)
    assert (folder / "graph.json").read_text() == manifest


def test_a_folder_that_is_no_graph_is_not_written_to(
    build: Build, side_by_side: Extraction, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader")
    with pytest.raises(StoreError, match="not a graph"):
        build([side_by_side], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(StoreError, match="is a file"):
        build([side_by_side], tmp_path / "letter.txt")
    with pytest.raises(StoreError, match="There is no graph"):
        Store.open(tmp_path / "nothing")


def test_an_empty_folder_may_become_a_graph(build: Build, side_by_side: Extraction, folder: Path) -> None:
    folder.mkdir()
    assert build([side_by_side], folder).documents == 1


BUILD_AGAIN = """
import sys
from pathlib import Path
import conftest as papers
from itugraph.graph import build

register = papers.small_register()
sheet = papers.Paper()
sheet.section("=resolves")
for number in range(1, 200):
    sheet.clause(str(number), str(number), f"={number}\\tto light lamp {number};")
document = papers.document("many.txt", papers.proposal("EUR/1/1", "cept", sheet.records), digest=sys.argv[2])
print("ready", flush=True)
build([document], Path(sys.argv[1]), register)
"""


def child(folder: Path, digest: str, **options: Any) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", BUILD_AGAIN, str(folder), digest]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def test_a_killed_build_leaves_the_old_graph_and_does_not_hinder_the_next(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    build([side_by_side], folder)
    before = contents(folder)
    chance = random.Random(98)
    killed = 0
    for attempt in range(5):
        process = child(folder, f"{attempt:02d}")
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.25) if attempt else 0.0)
        process.kill()
        process.communicate()
        after = contents(folder)
        killed += process.returncode == -signal.SIGKILL and after == before
        assert after == before or "lamp 199" in after
        if after != before:
            assert after.count("lamp 199") == after.count("lamp 198")
        before = after
    assert killed
    build([side_by_side], folder)
    assert len([path for path in folder.iterdir() if path.name.startswith("generation-")]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_is_one_sentence_and_leaves_the_old_graph(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    build([side_by_side], folder)
    before, files = contents(folder), sorted(folder.iterdir())

    def no_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    process = child(folder, "ff", preexec_fn=no_room)
    _, errors = process.communicate()
    assert process.returncode == 1
    last = errors.decode().strip().splitlines()[-1]
    assert "StoreError" in last
    assert "could not be written" in last
    assert (contents(folder), sorted(folder.iterdir())) == (before, files)


def test_no_statement_is_in_the_shared_graph_and_in_a_document(
    build: Build, side_by_side: Extraction, adopted: ExtractedText, make_document: MakeDocument, folder: Path
) -> None:
    build([side_by_side, make_document("adopted.txt", adopted)], folder)
    with Store.open(folder) as store:
        shared = {quad[:3] for quad in store.quads(NAMED_GRAPH)}
        others = {
            quad[:3] for name in store.named_graphs() if name != NAMED_GRAPH for quad in store.quads(name)
        }
    assert shared
    assert not shared & others


def test_the_folder_says_what_it_is(build: Build, side_by_side: Extraction, folder: Path) -> None:
    build([side_by_side], folder)
    manifest = json.loads((folder / "graph.json").read_text())
    assert manifest["format"] == 2
    assert {Iri(name) for name in manifest["fingerprints"]} < set(Store.open(folder).named_graphs())


def test_records_outside_any_text_are_no_clauses(
    build: Build, side_by_side: Extraction, folder: Path
) -> None:
    stray = Record("paper.txt", 99, None, None, "text", None, None, None, "kept", "inferred", ())
    report = build([replace(side_by_side, records=(*side_by_side.records, stray))], folder)
    assert sum(report.clauses.values()) == 14
