"""What cannot be done is said in one sentence, with exit code 2, and the graph that exists stays as it is."""

import fcntl
import json
import resource
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Outcome, Run, fingerprint

RESOLUTION = b"RESOLUTION 98 (Rev. Geneva, 2022)\n\nrecalling\n\na)\tone thing.\n"

BAD_SOURCES: list[tuple[str, bytes, str]] = [
    ("an empty file", b"", "is empty"),
    ("blanks only", b" \n\t\n", "is empty"),
    ("a binary file", b"\x7fELF\x00\x01\x02" * 100, "is a program"),
    ("a file of another kind", b"\x00\x01\x02\x03binary" * 50, "binary"),
    ("a wrong encoding", "RESOLUTION 98 (Genève, 2022)\n".encode("latin-1"), "UTF-8"),
    ("no resolution in it", b"Dear colleagues,\n\nplease find the list of hotels below.\n", "no resolution"),
    ("a Word file cut short", b"PK\x03\x04" + b"\x00" * 40, "damaged"),
]


@pytest.fixture
def kept(graph: Path, place: Path) -> Path:
    """A graph of its own that must not change."""
    return Path(shutil.copytree(graph, place / "kept.graph"))


def assert_one_sentence(told: Outcome, fragment: str) -> None:
    assert told.code == 2, told
    assert told.out == ""
    assert told.err.startswith("itugraph: ")
    assert told.err.count("\n") == 1
    assert told.err.endswith((".\n", "?\n"))
    assert fragment in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(("what", "content", "fragment"), BAD_SOURCES, ids=[case[0] for case in BAD_SOURCES])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_bad_source(
    run: Run, kept: Path, tmp_path: Path, what: str, content: bytes, fragment: str, command: str
) -> None:
    source = tmp_path / "bad.txt"
    source.write_bytes(content)
    before = fingerprint(kept)
    told = run(command, source, *(("--graph", kept) if command == "build" else ()))
    assert_one_sentence(told, fragment)
    assert "bad.txt" in told.err
    assert fingerprint(kept) == before


def test_a_bad_file_among_named_ones_stops_the_build(run: Run, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes(RESOLUTION)
    (tmp_path / "bad.txt").write_bytes(b"")
    before = fingerprint(kept)
    assert_one_sentence(run("build", "good.txt", "bad.txt", "--graph", kept), "bad.txt is empty")
    assert fingerprint(kept) == before


def test_a_folder_of_bad_files(run: Run, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "bad.txt").write_bytes(b"")
    before = fingerprint(kept)
    told = run("build", "folder", "--graph", kept)
    assert told.code == 2
    assert told.err.splitlines()[-1] == "itugraph: None of the 1 documents could be read: nothing was done."
    assert fingerprint(kept) == before


def not_a_graph(folder: Path) -> None:
    (folder / "taken").mkdir()
    (folder / "taken" / "letter.txt").write_text("mine")


def empty_folder(folder: Path) -> None:
    (folder / "empty").mkdir()


def broken_rule_of_version(folder: Path) -> None:
    described = folder / "kept.graph" / "graph.json"
    manifest = json.loads(described.read_text())
    described.write_text(json.dumps(manifest | {"format": 99}))


def garbled(folder: Path) -> None:
    (folder / "kept.graph" / "graph.json").write_text("{")


def broken_query(folder: Path) -> None:
    (folder / "broken.rq").write_text("SELECT ?x WHERE { ?x a }")


def nothing(_: Path) -> None:
    pass


Prepare = Callable[[Path], None]
BAD_ORDERS: list[tuple[Prepare, tuple[str, ...], str]] = [
    (nothing, ("build", "missing.txt"), "missing.txt does not exist"),
    (empty_folder, ("build", "empty"), "empty holds no documents"),
    (not_a_graph, ("build", "good.txt", "--graph", "taken"), "taken is not a graph"),
    (nothing, ("build", "good.txt", "--graph", "good.txt"), "good.txt"),
    (nothing, ("extract", "good.txt", "--base", "missing.txt"), "missing.txt does not exist"),
    (nothing, ("query", "missing-proposals", "--graph", "none"), "There is no graph in none"),
    (not_a_graph, ("check", "--graph", "taken"), "taken is not a graph"),
    (broken_rule_of_version, ("check", "--graph", "kept.graph"), "newer"),
    (broken_rule_of_version, ("build", "good.txt", "--graph", "kept.graph"), "newer"),
    (garbled, ("show", "Y.4000", "--graph", "kept.graph"), "damaged"),
    (nothing, ("query", "no-such-question", "--graph", "kept.graph"), "no question named"),
    (nothing, ("query", "missing.rq", "--graph", "kept.graph"), "missing.rq"),
    (broken_query, ("query", "broken.rq", "--graph", "kept.graph"), "not valid SPARQL"),
    (nothing, ("query", "SELECT ?x { ?x", "--graph", "kept.graph"), "not valid SPARQL"),
    (nothing, ("query", "DELETE WHERE { ?s ?p ?o }", "--graph", "kept.graph"), "would change the graph"),
    (
        nothing,
        ("query", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "--graph", "kept.graph"),
        "SERVICE",
    ),
    (nothing, ("query", "editions-of", "--graph", "kept.graph"), "instrument"),
    (nothing, ("query", "editions-of", "-p", "instrument", "--graph", "kept.graph"), "name=value"),
    (nothing, ("query", "editions-of", "-p", "colour=red", "--graph", "kept.graph"), "colour"),
    (
        nothing,
        ("query", "editions-of", "-p", "instrument=PP Resolution 9999", "--graph", "kept.graph"),
        "9999",
    ),
    (
        nothing,
        ("query", "SELECT * { ?s ?p ?o } LIMIT 1", "-f", "turtle", "--graph", "kept.graph"),
        "CONSTRUCT",
    ),
    (nothing, ("queries", "--queries", "nowhere"), "nowhere"),
    (nothing, ("show", "PP Resolution 9999"), "9999"),
    (nothing, ("show", "smart"), "say which"),
    (nothing, ("view", "-o", "no/such/folder.html", "--graph", "kept.graph"), "cannot be written"),
    (nothing, ("view", "PP Resolution 9999", "-o", "x.html", "--graph", "kept.graph"), "9999"),
    (nothing, ("export", "-f", "trig", "-o", "no/such/file", "--graph", "kept.graph"), "cannot be written"),
    (nothing, ("register", "import", "nowhere"), "nowhere"),
]


@pytest.mark.parametrize(
    ("prepare", "arguments", "fragment"), BAD_ORDERS, ids=[" ".join(case[1])[:60] for case in BAD_ORDERS]
)
def test_bad_order(
    run: Run, kept: Path, tmp_path: Path, prepare: Prepare, arguments: tuple[str, ...], fragment: str
) -> None:
    (tmp_path / "good.txt").write_bytes(RESOLUTION)
    prepare(tmp_path)
    before = fingerprint(tmp_path)
    assert_one_sentence(run(*arguments), fragment)
    assert fingerprint(tmp_path) == before


def test_no_arguments_are_a_matter_of_usage(run: Run) -> None:
    told = run("build")
    assert told.code == 2
    assert "Usage: itugraph build" in told.err


def test_a_full_disk(run_process: Run, sample: Path, kept: Path, tmp_path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    before = fingerprint(kept)
    assert_one_sentence(run_process("build", sample, "--graph", kept, before=no_room), "could not be written")
    assert fingerprint(kept) == before
    assert_one_sentence(
        run_process("build", sample, "--graph", "new.graph", before=no_room), "could not be written"
    )
    assert not (tmp_path / "new.graph").exists()


def test_a_second_build_at_once(run: Run, sample: Path, kept: Path) -> None:
    before = fingerprint(kept)
    with (kept / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert_one_sentence(run("build", sample, "--graph", kept), "Another build")
    assert fingerprint(kept) == before
    assert run("build", sample, "--graph", kept).code == 0


def test_two_builds_started_together(run_process: Run, sample: Path) -> None:
    """One of the two may find the other at work; whoever is told so is told in a sentence, and the graph is whole."""
    outcomes: list[Outcome] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(run_process("build", sample))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
        time.sleep(0.2)
    for thread in threads:
        thread.join()
    assert {outcome.code for outcome in outcomes} <= {0, 2}
    assert 0 in {outcome.code for outcome in outcomes}
    for outcome in outcomes:
        if outcome.code == 2:
            assert_one_sentence(outcome, "Another build")
    assert run_process("check").code == 1
