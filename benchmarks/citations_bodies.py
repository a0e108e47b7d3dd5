"""How right `find_bodies` is: precision, recall and F1 by sort of body on annotated paragraphs, and what went wrong.

Usage: python benchmarks/citations_bodies.py DOCUMENTS [--split dev|test|held-back] [--errors]

DOCUMENTS is the folder the annotations' files are in. `data/annotations/bodies.jsonl` holds offsets, names and roles
only, a paragraph a line, with the place of the heading it stands under. A body is found if its span and its name are
right; the role is then counted among the found.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from itugraph.citations import find_bodies
from itugraph.reading import read
from itugraph.register import load_register

SPLITS = ("dev", "test", "held-back")
ANNOTATIONS = Path(__file__).parents[1] / "data" / "annotations" / "bodies.jsonl"
_Mention = tuple[int, int, str]
_ROLES = ("instructed", "invited", "collaborator", "mentioned")


@lru_cache(maxsize=100)
def lines(path: Path) -> list[str]:
    """The paragraphs of a document: the lines of a text file, what is read of another."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8").split("\n")
    return ["".join(run.text for run in paragraph.runs) for paragraph in read(path).paragraphs]


def records(split: str) -> Iterator[dict[str, Any]]:
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["split"] == split:
            yield record


def heading_of(record: dict[str, Any], text: list[str]) -> str | None:
    """The heading the paragraph stands under: a paragraph of its own, or the end of one."""
    where = record["heading"]
    return text[where["paragraph"] - 1][where["start"] : where["end"]] if where else None


def sort_of(name: str) -> str:
    """What sort of body a name is of, by the register: `study group`, `post`, ... or `other`."""
    body = load_register().body(name)
    return body.kind if body else "other"


def row(name: str, hits: int, found: int, gold: int) -> str:
    precision, recall = hits / found if found else 1.0, hits / gold if gold else 1.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:<28}{hits:>6}{found:>6}{gold:>6}   P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}"


def diagnosis(item: _Mention, others: dict[_Mention, str]) -> str:
    """Why an item has no equal among the others, told without the text."""
    overlapping = [o for o in others if o[0] < item[1] and item[0] < o[1]]
    if not overlapping:
        return "nothing there"
    return "another name" if any(o[:2] == item[:2] for o in overlapping) else "another span"


def measure(documents: Path, split: str, *, errors: bool) -> None:
    hits, found, gold = Counter[str](), Counter[str](), Counter[str]()
    roles, right_roles, paragraphs = Counter[str](), Counter[str](), 0
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records(split):
        text = lines(documents / record["file"])
        paragraph = text[record["paragraph"] - 1]
        want = {(b["start"], b["end"], b["name"]): b["role"] for b in record["bodies"]}
        got = {
            (b.start, b.end, b.name): str(b.role) for b in find_bodies(paragraph, heading_of(record, text))
        }
        where = f"{record['file']}:{record['paragraph']}"
        paragraphs += 1
        gold.update(sort_of(item[2]) for item in want)
        found.update(sort_of(item[2]) for item in got)
        for item, role in want.items():
            if item not in got:
                reasons["missed"][diagnosis(item, got)] += 1
                if errors:
                    print("missed ", where, item)
                continue
            hits[sort_of(item[2])] += 1
            roles[role] += 1
            right_roles[role] += got[item] == role
            if errors and got[item] != role:
                print("role   ", where, item, role, "found", got[item])
        for item in got.keys() - want.keys():
            reasons["extra"][diagnosis(item, want)] += 1
            if errors:
                print("extra  ", where, item)
    print(f"\n{split}: {paragraphs} paragraphs{'':<8}hits found  gold")
    for sort in sorted(gold | found):
        print(row(sort, hits[sort], found[sort], gold[sort]))
    print(row("span and name", hits.total(), found.total(), gold.total()))
    for role in _ROLES:
        print(f"role {role}, of those found: {right_roles[role]} of {roles[role]}")
    total, right = roles.total(), right_roles.total()
    print(f"role, of those found: {right} of {total}, share {right / max(total, 1):.3f}")
    for side, counted in reasons.items():
        print(f"{side}: " + ", ".join(f"{reason} {n}" for reason, n in counted.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", type=Path)
    parser.add_argument("--split", choices=SPLITS)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for split in (options.split,) if options.split else SPLITS:
        measure(options.documents, split, errors=options.errors)


if __name__ == "__main__":
    main()
