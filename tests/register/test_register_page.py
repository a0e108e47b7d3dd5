"""The documentation of the register says what is so."""

import ast
import re
from pathlib import Path

from itugraph.locations import shared_folder


def test_the_example_gives_what_it_says(root: Path) -> None:
    page = (root / "docs" / "register.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, object] = {}
    shown = 0
    for line in example.splitlines():
        expression, _, expected = line.partition("  # ")
        if expected:
            assert eval(expression, names) == ast.literal_eval(expected)
            shown += 1
        else:
            exec(line, names)
    assert shown == 2


def test_every_table_is_described(root: Path) -> None:
    page = (root / "docs" / "register.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `(\w+\.csv)`", page, re.MULTILINE))
    assert described == {path.name for path in shared_folder("data", "register").glob("*.csv")}
