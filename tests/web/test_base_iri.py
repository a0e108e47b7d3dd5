"""Identifiers of another base IRI have their pages in the same places."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from starlette.testclient import TestClient
from itugraph.api import build
from itugraph.web import Settings, create_app

build(sys.argv[1], graph="other.graph")
client = TestClient(create_app(Settings(graph=Path("other.graph"))))
for path in ("/", "/id/pp/resolution/71", "/id/body/itu-t-sg20.nt", "/ontology", "/search?q=res+71"):
    answer = client.get(path, headers={"accept": "text/html"})
    print(answer.status_code, "w3id.org/itugraph" in answer.text, "https://example.org/kb/id/" in answer.text)
print('href="/id/pp/resolution/71/dubai-2018"' in client.get("/id/pp/resolution/71").text)
"""


def test_pages_of_another_base(samples: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, str(samples / "side-by-side")],
        cwd=tmp_path,
        env={**os.environ, "ITUGRAPH_BASE": "https://example.org/kb"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == [
        "200 False False",
        "200 False True",
        "200 False True",
        "200 False False",
        "200 False False",
        "True",
    ]
