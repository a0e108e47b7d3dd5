"""Starting real SPARQL servers on free loopback ports, in folders of their own."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from itugraph.graph.remote import Endpoint, Target

STARTUP_SECONDS = 90.0

_VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
CheckpointInterval = 0
DirsAllowed = {folder}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerRoot = {folder}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {max_rows}
DefaultQuery = ASK {{}}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers queries, takes updates, and keeps its graph store, if it has one."""

    name: str
    query_url: str
    update_url: str
    graph_store_url: str | None
    process_id: int


def target_of(server: Server, *, graph_store: bool = False) -> Target:
    """Where to push to: by updates, or by the Graph Store Protocol where the server has it."""
    store = Endpoint(server.graph_store_url) if graph_store and server.graph_store_url else None
    return Target(Endpoint(server.query_url), Endpoint(server.update_url), store)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph_server(program: str, *options: str) -> Iterator[Server]:
    """The Oxigraph server, in memory; its default graph is empty unless `--union-default-graph` is given."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--bind", f"127.0.0.1:{port}", *options]
    with _running(command, f"{address}/query?query=ASK%7B%7D", None) as process:
        name = "oxigraph-union" if "--union-default-graph" in options else "oxigraph"
        yield Server(name, f"{address}/query", f"{address}/update", f"{address}/store", process.pid)


@contextmanager
def virtuoso_server(
    program: str, folder: Path, max_rows: int = 1_000_000, buffers: int = 10_000
) -> Iterator[Server]:
    """Virtuoso, its database in `folder`, with updates allowed to everybody who can reach the port."""
    sql_port, http_port = free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "virtuoso.ini"
    configuration.write_text(
        _VIRTUOSO_INI.format(
            folder=folder,
            sql_port=sql_port,
            http_port=http_port,
            max_rows=max_rows,
            buffers=buffers,
            dirty=buffers * 3 // 4,
        )
    )
    url = f"http://127.0.0.1:{http_port}/sparql"
    command = [program, "+foreground", "+configfile", str(configuration)]
    with _running(command, f"{url}?query=ASK%7B%7D", folder) as process:
        _tell_virtuoso(sql_port, 'GRANT SPARQL_UPDATE TO "SPARQL"')
        yield Server("virtuoso", url, url, None, process.pid)


def _tell_virtuoso(sql_port: int, command: str) -> None:
    subprocess.run(
        ["isql-vt", f"127.0.0.1:{sql_port}", "dba", "dba", f"exec={command};"],
        check=True,
        capture_output=True,
        timeout=60,
    )


@contextmanager
def _running(command: list[str], probe: str, folder: Path | None) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ}
    )
    try:
        _wait_for(process, probe)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process: "subprocess.Popen[bytes]", probe: str) -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended at once with {process.returncode}")
        try:
            with urllib.request.urlopen(probe, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{process.args!r} did not answer within {STARTUP_SECONDS:g} s")
