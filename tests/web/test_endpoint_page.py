"""The page on the endpoint: its examples run against a real server, and its figures are those of the settings."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from itugraph.web import Settings
from itugraph.web.endpoint.protocol import LONGEST_ADDRESS, LONGEST_BODY

PAGE = (Path(__file__).parents[2] / "docs" / "endpoint.md").read_text(encoding="utf-8")
SHOWN = "http://127.0.0.1:8000"


def _split(block: str) -> tuple[str, str]:
    """A command, which may go over several lines in quotes, and what it prints."""
    lines = block.split("\n")
    ends = next(n for n in range(1, len(lines) + 1) if "\n".join(lines[:n]).count("'") % 2 == 0)
    return "\n".join(lines[:ends]), "\n".join(lines[ends:])


COMMANDS = [
    (command, printed)
    for block in re.findall(r"```console\n\$ (.*?)```", PAGE, re.DOTALL)
    for command, printed in [_split(block)]
    if command.startswith("curl")
]


@pytest.mark.parametrize(("command", "printed"), COMMANDS)
def test_commands_print_what_the_page_says(
    address: str, need_program: Callable[[str], str], command: str, printed: str
) -> None:
    need_program("curl")
    told = subprocess.run(
        command.replace(SHOWN, address).replace("curl ", "curl --noproxy '*' ", 1),
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.replace("\r\n", "\n").strip() == printed.strip()


@pytest.mark.parametrize("block", re.findall(r"```py\n(.*?)```", PAGE, re.DOTALL))
def test_python_runs(address: str, capsys: pytest.CaptureFixture[str], block: str) -> None:
    exec(compile(block.replace(SHOWN, address), "endpoint.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_the_limits_are_those_of_the_settings() -> None:
    settings = Settings()
    for limit in (
        f"{settings.query_seconds:g} seconds",
        f"{settings.query_memory >> 30} GB",
        f"{settings.row_limit:,}",
        f"{settings.workers} run, {settings.queue} wait",
        f"{LONGEST_ADDRESS >> 10} kB, {LONGEST_BODY >> 20} MB",
    ):
        assert limit in PAGE
