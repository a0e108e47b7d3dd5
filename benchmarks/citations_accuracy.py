"""How right `find_citations` is: precision, recall and F1 by kind on annotated paragraphs, and what went wrong.

Usage: python benchmarks/citations_accuracy.py DOCUMENTS [--split dev|test|held-back] [--errors]

DOCUMENTS is the folder the annotations' files are in. `data/annotations/citations.jsonl` holds offsets and labels
only, a paragraph a line; a paragraph is a line of its file. A citation is found if its span and its identity (kind and
number) are right; edition and body are then counted among the found. Bodies of instruments are compared as recorded.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from itugraph.citations import find_citations
from itugraph.reading import read

SPLITS = ("dev", "test", "held-back")
ANNOTATIONS = Path(__file__).parents[1] / "data" / "annotations" / "citations.jsonl"


@dataclass(frozen=True)
class Labelled:
    start: int
    end: int
    kind: str
    number: str | None
    body: str | None
    edition: tuple[bool, str | None, int | None] | None

    @property
    def identity(self) -> tuple[int, int, str, str | None]:
        return self.start, self.end, self.kind, self.number


def annotated(record: dict[str, Any]) -> list[Labelled]:
    found = []
    for item in record["citations"]:
        edition = item["edition"]
        form = (edition["revised"], edition["place"], edition["year"]) if edition else None
        found.append(Labelled(item["start"], item["end"], item["kind"], item["number"], item["body"], form))
    return found


def predicted(text: str, adopted_by: str) -> list[Labelled]:
    found = []
    for c in find_citations(text, adopted_by):
        form = (c.edition.revised, c.edition.place, c.edition.year) if c.edition else None
        found.append(Labelled(c.start, c.end, c.kind, c.number, c.body, form))
    return found


def diagnosis(item: Labelled, others: list[Labelled]) -> str:
    """Why an item has no equal among the others, told without the text."""
    overlapping = [o for o in others if o.start < item.end and item.start < o.end]
    if not overlapping:
        return "nothing there"
    other = overlapping[0]
    if (other.start, other.end) != (item.start, item.end):
        return "another span"
    return "another kind" if other.kind != item.kind else "another number"


def records(split: str | None) -> Iterator[dict[str, Any]]:
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if split is None or record["split"] == split:
            yield record


def paragraphs_of(path: Path) -> list[str]:
    """The paragraphs of a document: the lines of a text file, what is read of another."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8").split("\n")
    return ["".join(run.text for run in paragraph.runs) for paragraph in read(path).paragraphs]


def row(name: str, hits: int, found: int, gold: int) -> str:
    precision, recall = hits / found if found else 1.0, hits / gold if gold else 1.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:<28}{hits:>6}{found:>6}{gold:>6}   P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}"


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


def measure(documents: Path, split: str, *, errors: bool) -> None:
    hits, found, gold = Counter[str](), Counter[str](), Counter[str]()
    editions, bodies, matched, paragraphs = 0, 0, 0, 0
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    lines: dict[str, list[str]] = {}
    for record in records(split):
        name = record["file"]
        if name not in lines:
            lines[name] = paragraphs_of(documents / name)
        want, got = annotated(record), predicted(lines[name][record["paragraph"] - 1], record["adopted_by"])
        paragraphs += 1
        gold.update(item.kind for item in want)
        found.update(item.kind for item in got)
        by_identity = {item.identity: item for item in got}
        for item in want:
            where = f"{name}:{record['paragraph']} {item}"
            equal = by_identity.get(item.identity)
            if equal is None:
                reasons["missed"][diagnosis(item, got)] += 1
                if errors:
                    print("missed ", where)
                continue
            hits[item.kind] += 1
            matched += 1
            editions += equal.edition == item.edition
            bodies += equal.body == item.body
            if errors and (equal.edition != item.edition or equal.body != item.body):
                print("differs", where, "found", equal.body, equal.edition)
        wanted = {item.identity for item in want}
        for item in got:
            if item.identity not in wanted:
                reasons["extra"][diagnosis(item, want)] += 1
                if errors:
                    print("extra  ", f"{name}:{record['paragraph']} {item}")
    print(f"\n{split}: {paragraphs} paragraphs{'':<8}hits found  gold")
    for kind in sorted(gold | found):
        print(row(kind, hits[kind], found[kind], gold[kind]))
    print(row("span and identity", matched, found.total(), gold.total()))
    print(
        f"{'edition, of those found':<28}{editions:>6}{matched:>6}{'':>6}   share {editions / max(matched, 1):.3f}"
    )
    print(
        f"{'body, of those found':<28}{bodies:>6}{matched:>6}{'':>6}   share {bodies / max(matched, 1):.3f}"
    )
    for side, counted in reasons.items():
        print(f"{side}: " + ", ".join(f"{reason} {n}" for reason, n in counted.most_common()))


if __name__ == "__main__":
    main()
