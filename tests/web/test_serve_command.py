"""`itugraph serve`: one line that says where, a sentence when it cannot, and a clean end."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "itugraph", "serve", "--graph"]


def test_it_says_where_it_is_and_ends_when_told(sample_graph: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, str(sample_graph), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"itugraph is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\.\n", said)
        assert found is not None
        with urllib.request.urlopen(found[1], timeout=30) as answer:
            assert answer.status == 200
            assert "server" not in {name.lower() for name in answer.headers}
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate(timeout=30)
        assert (process.returncode, rest.strip(), complaints) == (0, "", "")
    finally:
        process.kill()
        process.wait()


def test_a_warning_tells_when_others_can_read_along(sample_graph: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, str(sample_graph), "--port", "0", "--host", "0.0.0.0"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert process.stderr is not None
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert "others on your network can read this graph" in process.stderr.readline()
    finally:
        process.terminate()
        process.communicate(timeout=30)


def run(*arguments: str) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "itugraph", "serve", *arguments],
        capture_output=True, text=True, timeout=60, check=False, env={**os.environ},
    )  # fmt: skip
    return ended.returncode, ended.stdout, ended.stderr


def test_a_port_that_is_taken_is_told_in_a_sentence(sample_graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run("--graph", str(sample_graph), "--port", str(port))
    assert (code, out) == (2, "")
    assert (
        f"Port {port} of 127.0.0.1 cannot be used (Address already in use): choose another with --port" in err
    )
    assert err.count("\n") == 1


REFUSALS = [
    (["--graph", "nowhere.graph"], "There is no graph in nowhere.graph"),
    (["--endpoint", "http://127.0.0.1:9/query"], "127.0.0.1:9"),
    (["--endpoint", "nonsense"], "is no address of a store"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSALS)
def test_without_a_graph_it_says_so(arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 1
