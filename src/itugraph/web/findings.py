"""What the checks find in the graph: worked out once for each state of it, beside the pages, and kept.

    python -m itugraph.web.findings FOLDER|URL

works them out and writes them as JSON, so that pages are answered as fast as ever meanwhile.
"""

import json
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from itugraph.model import ItugraphError

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request

    from itugraph.checks import Finding, Severity

SEVERITIES: tuple["Severity", ...] = ("error", "warning", "note")
"""The most severe first."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in one state of the graph, as they are listed, and by what they are in.

    `failure` says why there are none where the checks could not be run.
    """

    identity: str
    findings: tuple["Finding", ...] = ()
    failure: str = ""
    _by_passage: Mapping[str, tuple["Finding", ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, identity: str, findings: Iterable["Finding"]) -> "Findings":
        """Findings in their order."""
        listed = tuple(findings)
        by_passage: dict[str, list[Finding]] = defaultdict(list)
        for finding in listed:
            if finding.passage:
                by_passage[finding.passage].append(finding)
        return cls(identity, listed, "", {iri: tuple(found) for iri, found in by_passage.items()})

    def at(self, iri: str) -> tuple["Finding", ...]:
        """The findings in a clause, section or line, or about a text as a whole, by its IRI."""
        return self._by_passage.get(iri, ())

    def within(self, iri: str) -> tuple["Finding", ...]:
        """The findings in a proposal or an adopted text and in all that is in it, by its IRI."""
        below = iri + "/"
        return tuple(
            finding
            for finding in self.findings
            if finding.passage and (finding.passage == iri or finding.passage.startswith(below))
        )

    @property
    def counts(self) -> Mapping["Severity", int]:
        """How many findings of each severity there are, the most severe first."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}


class Checking:
    """Works out the findings of a graph, one state of it at a time. Safe to use from several threads."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._done = threading.Condition()
        self._known: Findings | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._doing = ""
        self._closed = False

    def of(self, identity: str, patience: float = 0.0) -> Findings | None:
        """The findings in this state of the graph; None while they are being worked out, which this call begins.

        It waits for them for so many seconds.
        """
        with self._done:
            if not self._has(identity) and not self._closed and self._doing != identity:
                self._begin(identity)
            if patience:
                self._done.wait_for(lambda: self._has(identity) or self._closed, patience)
            return self._known if self._has(identity) else None

    def close(self) -> None:
        """End the work; nothing is left running."""
        with self._done:
            self._closed = True
            self._end_process()
            self._done.notify_all()

    def _has(self, identity: str) -> bool:
        return self._known is not None and self._known.identity == identity

    def _begin(self, identity: str) -> None:
        self._end_process()
        self._doing = identity
        self._process = subprocess.Popen(
            [sys.executable, "-m", "itugraph.web.findings", self._home],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._receive, args=(self._process, identity), daemon=True).start()

    def _receive(self, process: "subprocess.Popen[bytes]", identity: str) -> None:
        said, _ = process.communicate()
        try:
            found = _read(identity, said)
        except ValueError:
            found = Findings(identity, failure="The checks broke off before they had an answer.")
        with self._done:
            if self._process is process and not self._closed:
                self._known, self._process, self._doing = found, None, ""
                self._done.notify_all()

    def _end_process(self) -> None:
        if self._process:
            with suppress(OSError):
                self._process.kill()
            self._process.wait()
            self._process = None


def findings_of(request: "Request", patience: float = 0.0) -> Findings | None:
    """The findings in the graph that the request is answered from; None while they are being worked out.

    A page that shows something else meanwhile is not to be kept.
    """
    from itugraph.web.opened import snapshot_of

    checking: Checking | None = getattr(request.app.state, "checking", None)
    return checking.of(snapshot_of(request).identity, patience) if checking else None


def are_known(request: "Request") -> bool:
    """Whether the findings are there: what a page that shows them depends on beside the graph."""
    return findings_of(request) is not None


@asynccontextmanager
async def running(app: "Starlette") -> AsyncIterator[None]:
    """The checks stand ready while the application runs, as `app.state.checking`."""
    settings = app.state.settings
    app.state.checking = Checking(settings.endpoint or str(settings.graph))
    try:
        yield
    finally:
        app.state.checking.close()


def _read(identity: str, said: bytes) -> Findings:
    reply = json.loads(said)
    if isinstance(reply, str):
        return Findings(identity, failure=reply)
    return Findings.of(identity, map(_finding, reply))


def _finding(told: dict[str, Any]) -> "Finding":
    from itugraph.checks import Finding, Replacement

    replacement = told.pop("replacement")
    return Finding(**told, replacement=Replacement(**replacement) if replacement else None)


def _main() -> None:
    """Write the findings, or one sentence that says why there are none."""
    from itugraph.api import Graph

    home = sys.argv[1]
    try:
        with Graph.open(home if "://" in home else Path(home)) as graph:
            reply: object = [asdict(finding) for finding in graph.check()]
    except ItugraphError as error:
        reply = str(error)
    json.dump(reply, sys.stdout)


if __name__ == "__main__":
    _main()
