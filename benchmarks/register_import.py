"""How long an import of the Relaton data set takes, the same again, and what `itugraph show` takes afterwards.

Usage: python benchmarks/register_import.py RECORDS [--size N] [--runs N]

RECORDS is a folder of YAML records; they are copied under other names until there are as many as the full data set has.
Each command is measured as a whole process. The import finds citations in abstracts and goes into a folder of its own.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ASKED = {
    "imported": "ITU-T A.12",
    "dual-numbered, by its old number": "Y.2060",
    "of a conference": "PP Resolution 71",
    "of an assembly, with a suffix": "ITU-R 66-1",
    "unknown": "Resolution 99999",
}


def repeated(records: Path, folder: Path, size: int) -> None:
    """Fill a folder with copies of the records, each under a name of its own."""
    files = sorted(records.glob("*.yaml"))
    for copy, file in enumerate(islice(cycle(files), size)):
        shutil.copyfile(file, folder / f"{file.stem}-{copy}.yaml")


def seconds(arguments: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """How long the command takes, and what it says."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "itugraph", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return time.perf_counter() - start, done.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--size", type=int, default=21_500)
    parser.add_argument("--runs", type=int, default=9, help="of each question, for the median")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "data")
        folder.mkdir()
        repeated(options.records, folder, options.size)
        environment = os.environ | {"ITUGRAPH_REGISTER": str(Path(name, "register.sqlite"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for what in ("import", "import again"):
            took, said = seconds(["register", "import", str(folder)], environment)
            print(f"{what:<34}{took:>8.2f} s\n  {said.splitlines()[0]}")
        for what, asked in ASKED.items():
            times = [
                seconds(["show", asked, "--graph", str(Path(name, "none"))], environment)[0]
                for _ in range(options.runs)
            ]
            print(f"show, {what:<28}{statistics.median(times):>8.2f} s   ({asked})")


if __name__ == "__main__":
    main()
