"""A small server on the loopback that answers as it is told, faults included, and remembers what it was asked."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

RESULTS = "application/sparql-results+json"
YES = b'{"head": {}, "boolean": true}'


@dataclass(frozen=True, slots=True)
class Says:
    """One answer. `promised` is the length it announces, if another than it has; `drip` the pause after each byte."""

    body: bytes = YES
    status: int = 200
    content_type: str = RESULTS
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    delay: float = 0.0
    drip: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: Mapping[str, str]
    form: Mapping[str, list[str]]
    body: str


@dataclass(slots=True)
class FaultyServer:
    """Answers each request with the next of `answers`, the last one for ever; `asked` holds the requests."""

    url: str
    answers: list[Says]
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def faulty_server(*answers: Says) -> Iterator[FaultyServer]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            told.asked.append(Asked(self.command, self.path, dict(self.headers), parse_qs(body), body))
            says = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            time.sleep(says.delay)
            with suppress(OSError):
                self._say(says)
            self.close_connection = True

        def _say(self, says: Says) -> None:
            self.send_response(says.status)
            if says.content_type:
                self.send_header("Content-Type", says.content_type)
            self.send_header(
                "Content-Length", str(len(says.body) if says.promised is None else says.promised)
            )
            for name, value in says.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if says.drip:
                for byte in says.body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(says.drip)
            else:
                self.wfile.write(says.body)

        do_POST = do_GET = do_PUT = do_DELETE = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told = FaultyServer(f"http://127.0.0.1:{server.server_port}/sparql", list(answers))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
