"""What each command does when all is well."""

import csv
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from command_line import Run, fingerprint

COMMANDS = ("build", "queries", "query", "check", "show", "view", "export", "extract", "register")


def test_help_names_every_command(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S", told.out, re.MULTILINE)
    assert max(map(len, told.out.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert told.out.startswith(f"Usage: itugraph {command}")


def test_version(run: Run) -> None:
    from itugraph import __version__

    assert run("--version").out == f"itugraph {__version__}\n"


def test_help_loads_nothing_heavy(run_process: Run) -> None:
    told = run_process("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = set(re.findall(r"\| +([\w.]+)$", told.err, re.MULTILINE))
    assert "typer" in loaded
    heavy = {"rdflib", "pyoxigraph", "networkx", "pyvis", "lxml", "rich", "pydantic", "itugraph.model"}
    assert not loaded & heavy


def test_build_prints_what_was_found(run: Run, sample: Path, tmp_path: Path) -> None:
    told = run("build", sample)
    assert told.code == 0
    assert told.err == ""
    table = {line.split("  ")[0]: line for line in told.out.splitlines() if line}
    assert re.search(r"\b1$", table["Documents"])
    assert re.search(r"\b3   2 announced but absent$", table["Proposals"])
    for part in ("kept", "modified", "inserted", "deleted"):
        assert re.search(rf"\d+ {part}", table["Clauses"])
    assert re.search(r"\d+ exact", table["Citations"])
    assert re.search(r"\d,\d{3}$", table["Triples"])
    assert re.search(r"\d\.\d\d$", table["Seconds"])
    assert (tmp_path / "itugraph.graph" / "graph.json").is_file()


def test_building_again_gives_the_same_graph(run: Run, sample: Path) -> None:
    run("build", sample)
    first = run("export", "--format", "nquads").out
    again = run("build", sample)
    assert again.code == 0
    assert run("export", "--format", "nquads").out == first


def test_the_graph_may_be_named_by_the_environment(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("build", sample, ITUGRAPH_GRAPH="chosen.graph").code == 0
    assert (tmp_path / "chosen.graph" / "graph.json").is_file()
    assert not (tmp_path / "itugraph.graph").exists()


def test_a_folder_is_read_without_its_bad_files(run: Run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "proposals" / "deep"
    folder.mkdir(parents=True)
    (folder / "good.txt").write_bytes(sample.read_bytes())
    (folder / "bad.txt").write_bytes(b"")
    (folder / "notes.md").write_text("not a document")
    (folder / "~$good.docx").write_bytes(b"a lock file")
    told = run("build", tmp_path / "proposals")
    assert told.code == 0
    assert told.err.count("\n") == 1
    assert "bad.txt is empty" in told.err
    assert re.search(r"^Documents +1$", told.out, re.MULTILINE)


def test_extract_prints_a_record_a_line(run: Run, sample: Path, samples: Path) -> None:
    told = run("extract", sample, "--format", "jsonl")
    assert told.code == 0
    records = [json.loads(line) for line in told.out.splitlines()]
    expected = [json.loads(line) for line in (samples / "expected.jsonl").read_text("utf-8").splitlines()]
    assert [record["line"] for record in records] == sorted(record["line"] for record in records)
    assert {record["version"] for record in records} == {1}
    assert {record["proposal"] for record in records} == {record["proposal"] for record in expected}


def test_extract_with_the_adopted_text(run: Run, sample: Path, tmp_path: Path) -> None:
    adopted = tmp_path / "adopted.txt"
    adopted.write_text(
        "RESOLUTION 98 (Hammamet, 2016)\n\nThings\n\n(Hammamet, 2016)\n\n"
        "The World Telecommunication Standardization Assembly (Hammamet, 2016),\n\n"
        "recalling\n\na)\tResolution 197 (Busan, 2014) of the Plenipotentiary Conference,\n"
    )
    assert run("extract", sample, "--base", adopted).code == 0


def test_queries_lists_each_with_its_question(run: Run) -> None:
    from itugraph.questions import load_catalogue

    told = run("queries").out
    for question in load_catalogue():
        assert re.search(rf"^{question.name}$", told, re.MULTILINE)
        assert question.question in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 80


def test_a_named_question(run: Run, graph: Path) -> None:
    told = run("query", "editions-of", "--param", "instrument=PP Resolution 71", "--graph", graph)
    assert told.code == 0
    assert "Rev. Dubai, 2018" in told.out


ONE = "SELECT ?l { <https://w3id.org/itugraph/id/region/cept> rdfs:label ?l }"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("table", "l\n----\nCEPT\n\n(1 row)\n"),
        ("csv", "l\nCEPT\n"),
        ("tsv", '?l\n"CEPT"\n'),
        ("markdown", "| l |\n| --- |\n| CEPT |\n"),
    ],
)
def test_a_typed_query_in_each_format(run: Run, graph: Path, form: str, expected: str) -> None:
    told = run("query", ONE, "--format", form, "--graph", graph)
    assert (told.code, told.out.replace("\r", "")) == (0, expected)


def test_a_query_as_json(run: Run, graph: Path) -> None:
    told = run("query", ONE, "-f", "json", "--graph", graph)
    assert [row["l"]["value"] for row in json.loads(told.out)["results"]["bindings"]] == ["CEPT"]


def test_a_construct_as_turtle(run: Run, graph: Path) -> None:
    told = run(
        "query",
        "CONSTRUCT { ?r a itu:Region } WHERE { ?r a itu:RegionalOrganization }",
        "-f",
        "turtle",
        "--graph",
        graph,
    )
    assert told.code == 0
    assert "id/region/cept" in told.out


def test_a_query_file_and_a_folder_of_questions(run: Run, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.rq").write_text(
        ONE.replace("rdfs:label", "<http://www.w3.org/2000/01/rdf-schema#label>")
    )
    assert "CEPT" in run("query", "plain.rq", "--graph", graph).out
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "my-regions.rq").write_text(
        "# question: Which regions are there?\n# column: l - the region\n"
        "SELECT ?l WHERE { ?r a <https://w3id.org/itugraph/ontology#RegionalOrganization> ;\n"
        "  <http://www.w3.org/2000/01/rdf-schema#label> ?l }\n"
    )
    assert "Which regions are there?" in run("queries", "--queries", "mine").out
    assert "CEPT" in run("query", "my-regions", "--queries", "mine", "--graph", graph).out
    assert "CEPT" in run("query", "mine/my-regions.rq", "--graph", graph).out


def test_check_tells_findings_and_says_to_which_date(run: Run, graph: Path) -> None:
    told = run("check", "--graph", graph)
    assert told.code == 1
    assert "Proposal EUR/38A31/1" in told.out
    assert re.search(r"register, which ends on \d{4}-\d\d-\d\d and is not complete before", told.out)


def test_check_as_json(run: Run, graph: Path) -> None:
    told = run("check", "--format", "json", "--graph", graph)
    assert told.code == 1
    assert {"code", "proposal", "section", "label", "line", "message", "suggestion"} <= json.loads(told.out)[
        0
    ].keys()


def test_check_without_findings_ends_with_zero(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fine.txt").write_text(
        "RESOLUTION 98 (Rev. Geneva, 2022)\n\nThings\n\n(Hammamet, 2016; Geneva, 2022)\n\n"
        "The World Telecommunication Standardization Assembly (Geneva, 2022),\n\n"
        "recalling\n\na)\tone thing;\n\nb)\tanother thing,\n\nresolves\n\n1\tto do it;\n\n2\tto have done it.\n"
    )
    assert run("build", "fine.txt").code == 0
    told = run("check")
    assert (told.code, told.out.splitlines()[0]) == (0, "No findings.")


def test_check_at_a_day_that_the_register_does_not_reach(run: Run, graph: Path) -> None:
    told = run("check", "--as-of", "2999-01-01", "--graph", graph)
    assert told.code == 1
    assert "2999-01-01" in told.err


def test_show_tells_editions_citations_and_changes(run: Run, graph: Path) -> None:
    told = run("show", "PP Resolution 71", "--graph", graph).out
    assert told.startswith("PP Resolution 71\n")
    dubai = told.index("(Rev. Dubai, 2018)  ")
    assert told.index("(Rev. Busan, 2014)  ") < dubai < told.index("in force on 2022-03-01")
    assert told.index("in force on 2022-03-01") < told.index("in force today")
    assert re.search(r"knows PP to \d{4}-\d\d-\d\d", told)
    assert re.search(r"EUR/38A31/1 \(CEPT\)\n +recalling e\), line \d+: \(Rev. Busan, 2014\), kept", told)
    assert "(Rev. Busan, 2014) becomes (Rev. Dubai, 2018)" in told
    assert max(map(len, told.splitlines())) <= 80
    changed = run("show", "wtsa res 98", "--graph", graph).out
    assert "IAP/39A23/1 (CITEL): MOD (Hammamet, 2016) to (Rev. Geneva, 2022)" in changed


def test_show_needs_no_graph(run: Run) -> None:
    told = run("show", "PP Resolution 71")
    assert told.code == 0
    assert "(Rev. Dubai, 2018)" in told.out
    assert "There is no graph here" in told.out


def test_view_writes_one_page(run_process: Run, graph: Path, tmp_path: Path) -> None:
    told = run_process("view", "WTSA Resolution 98", "-o", "network.html", "--graph", graph, LC_ALL="C")
    assert told.code == 0
    assert "network.html" in told.out
    page = (tmp_path / "network.html").read_text(encoding="utf-8")
    assert "EUR/38A31/1" in page


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("turtle", "@prefix"),
        ("trig", "@prefix"),
        ("nquads", "<"),
        ("jsonld", "["),
        ("graphml", "<?xml"),
        ("gexf", "<?xml"),
    ],
)
def test_export_in_each_format(run: Run, graph: Path, tmp_path: Path, form: str, beginning: str) -> None:
    told = run("export", "--format", form, "-o", "out", "--graph", graph)
    assert told.code == 0
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert text.startswith(beginning)
    if form == "jsonld":
        json.loads(text)
    if form in {"graphml", "gexf"}:
        ET.fromstring(text)


def test_export_to_what_is_no_file(run: Run, graph: Path) -> None:
    assert run("export", "--format", "nquads", "-o", "/dev/null", "--graph", graph).code == 0
    assert not Path("/dev/null").is_file()


def test_csv_has_the_columns_that_a_question_promises(run: Run, graph: Path) -> None:
    from itugraph.questions import load_catalogue

    told = run("query", "edition-changes", "-f", "csv", "--graph", graph).out
    header = next(csv.reader(io.StringIO(told)))
    assert header == [column.name for column in load_catalogue().get("edition-changes").columns]


def test_reading_commands_leave_the_graph_alone(run: Run, graph: Path) -> None:
    before = fingerprint(graph)
    for arguments in (
        ("check",),
        ("query", "missing-proposals"),
        ("show", "Y.4000"),
        ("export", "-f", "trig"),
    ):
        run(*arguments, "--graph", graph)
    assert fingerprint(graph) == before


def test_the_register_agrees_with_itself(run: Run) -> None:
    told = run("register", "check")
    assert told.code == 0
    assert "no contradictions" in told.out


def test_what_reads_the_output_may_stop(run: Run, sample: Path, tmp_path: Path) -> None:
    command = f"set -o pipefail; '{sys.executable}' -m itugraph extract '{sample}' | head -1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", cwd=tmp_path, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
    assert done.returncode in {0, 141}


def test_a_person_who_watches_sees_how_far_it_is(sample: Path, place: Path) -> None:
    watching, terminal = pty.openpty()
    command = [sys.executable, "-m", "itugraph", "build", str(sample)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, encoding="utf-8", check=True)
    os.close(terminal)
    shown = os.read(watching, 10_000).decode()
    os.close(watching)
    assert f"0 of 1  {sample.name}" in shown
    assert shown.endswith("\r\x1b[2K")
    assert "\x1b" not in done.stdout


def test_an_interrupted_build_says_so_and_leaves_the_graph(graph: Path, place: Path) -> None:
    kept = Path(shutil.copytree(graph, place / "kept.graph"))
    before = fingerprint(kept)
    os.mkfifo("slow.txt")
    command = [sys.executable, "-m", "itugraph", "build", "slow.txt", "--graph", str(kept)]
    building = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    with Path("slow.txt").open("wb"):  # waits until the build has begun to read
        building.send_signal(signal.SIGINT)
        out, err = building.communicate(timeout=60)
    assert (building.returncode, out) == (130, "")
    assert err == "itugraph: Interrupted: the graph is as it was before.\n"
    assert fingerprint(kept) == before
