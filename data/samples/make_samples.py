"""Makes the sample documents from `source.toml`: run `python data/samples/make_samples.py`.

Gives, beside this file, the side-by-side text as a converter that loses tracked changes leaves it, one Word
file a proposal with its tracked changes, and `expected.jsonl`: what a right reading of the side-by-side text
finds, a JSON object a paragraph, its fields as in the records of `itugraph extract`, but for citations, which
have no offsets. The same source always gives the same bytes.
"""

import json
import sys
import tomllib
from pathlib import Path

from sample_text import side_by_side
from sample_word import word_file

HERE = Path(__file__).resolve().parent


def samples() -> dict[str, bytes]:
    """Every sample file by its path below this folder."""
    source = tomllib.loads((HERE / "source.toml").read_text(encoding="utf-8"))
    text, records = side_by_side(source)
    files = {
        "side-by-side/resolution-98-side-by-side.txt": text.encode(),
        "expected.jsonl": "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode(),
    }
    for proposal in source["proposal"]:
        name = proposal["identifier"].replace("/", "-")
        files[f"word/{name}.docx"] = word_file(source, proposal)
    return files


def main() -> None:
    """Writes all samples."""
    for name, data in samples().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sys.stdout.write(f"{name}: {len(data)} bytes\n")


if __name__ == "__main__":
    main()
