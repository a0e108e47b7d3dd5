"""How often a flattened redline is recovered: tracked changes are dropped, recovered, and compared with the tracks.

Usage: python benchmarks/recovery.py [FILE.docx ...] [--groups N] [--seed N] [--write] [--errors KIND]

Takes Word files with tracked changes (by default those of `data/samples/word`) and groups of three generated
proposals on one base, which are written as Word files first. What a converter does is done to each: struck and
inserted text run together, non-breaking hyphens vanish. Then every proposal is recovered alone, with its base
given, and by consensus with the others on the same base. A paragraph is exact if its text is, under its label,
blanks apart. An edit is right if the same words are struck and inserted in the same paragraph. `--write` puts the
tables into `docs/redline-accuracy.md`.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from itugraph.extraction import AdoptedTexts, extract_document
from itugraph.model import ExtractedText, Extraction, Record, Run
from itugraph.reading import read, read_bytes
from itugraph.register import Register, load_register
from itugraph.writing import write_redline
from itugraph.writing.aligning import clauses_of
from itugraph.writing.clauses import base_of, proposed_of
from itugraph.writing.contributions import base_text
from recovery_truth import Generator

ROOT = Path(__file__).resolve().parents[1]
MODES = ("alone", "with base", "by consensus")
KINDS = (
    "edition", "number", "digits mingled", "glued words", "word replaced", "words inserted", "words struck",
    "clause inserted", "clause struck", "label", "closing mark",
)  # fmt: skip
REGIONS = ("APT", "EUR", "IAP")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Edit = tuple[str, str]
"""What is struck and what is inserted, without blanks."""
Line = tuple[Record, list[Run]]
"""A paragraph, and its changes by content."""


@dataclass(slots=True)
class Tally:
    """Counts of one mode: paragraphs, and edits by kind that are true, found, and both."""

    paragraphs: int = 0
    base_exact: int = 0
    proposed_exact: int = 0
    true: Counter[str] = field(default_factory=Counter)
    recovered: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)


def squeezed(text: str) -> str:
    return re.sub(r" (?=[,;.)])", "", " ".join(text.split()))


def by_content(extraction: Extraction, text: ExtractedText) -> list[Line]:
    """The paragraphs of a proposal with their changes by content, without non-breaking hyphens."""
    return [
        (record, [Run(run.text.replace("\u2011", "").replace("\n", " "), run.status) for run in clause.runs])
        for record, clause in zip(text.records, clauses_of(extraction, text), strict=True)
    ]


def edits(record: Record, runs: Sequence[Run]) -> dict[str, list[Edit]]:
    """The edits of a paragraph by kind."""
    found: dict[str, list[Edit]] = defaultdict(list)
    if record.change in ("inserted", "deleted"):
        found[f"clause {'inserted' if record.change == 'inserted' else 'struck'}"].append(("", ""))
        return found
    if record.label and record.label.before != record.label.after:
        found["label"].append((record.label.before or "", record.label.after or ""))
    at = 0
    while at < len(runs):
        if runs[at].status == "kept":
            at += 1
            continue
        end = at
        while end < len(runs) and runs[end].status != "kept":
            end += 1
        before = "".join(run.text for run in runs[:at])
        after = "".join(run.text for run in runs[end:])
        struck = "".join(run.text for run in runs[at:end] if run.status == "deleted")
        inserted = "".join(run.text for run in runs[at:end] if run.status == "inserted")
        kind = kind_of(before, struck, inserted, after, record)
        if kind != "label":
            found[kind].append(("".join(struck.split()), "".join(inserted.split())))
        at = end
    return found


def kind_of(before: str, struck: str, inserted: str, after: str, record: Record) -> str:
    """The kind of a change inside a paragraph, by what it strikes and inserts and by what stands around it."""
    both = (struck + inserted).strip()
    if not both.strip(" ,;.") and not after.strip():
        return "closing mark"
    if record.role == "clause" and not re.search(r"[a-z]{2}", before):
        prefix = before.strip() == "" and re.fullmatch(r"\w{1,2}\)?\s*", (struck or inserted).strip() + " ")
        if prefix:
            return "label"
    if _YEAR.search(both) and before.count("(") > before.count(")"):
        return "edition"
    if struck.strip().isdigit() or inserted.strip().isdigit():
        inside = before[-1:].isdigit() or after[:1].isdigit()
        return "digits mingled" if inside else "number"
    if struck and inserted:
        glued = struck[-1:].isalnum() and inserted[:1].isalnum()
        return "glued words" if glued else "word replaced"
    return "words inserted" if inserted else "words struck"


def flattened(extraction: Extraction) -> str:
    """The proposals of a document as a converter leaves them, a line a paragraph; line breaks become blanks."""
    lines = [record.text for text in extraction.texts for record in text.records]
    return "".join(
        re.sub(r"[\n\u2011]", lambda m: " " if m[0] == "\n" else "", line) + "\n" for line in lines
    )


def recovered(truths: Sequence[Extraction], mode: str, register: Register) -> Iterator[list[Line]]:
    """The paragraphs of each proposal as recovered."""
    texts = [flattened(truth) for truth in truths]
    if mode == "by consensus":
        whole = extract_document(read_bytes("".join(texts).encode(), "flattened.txt"), register)
        yield from (by_content(whole, text) for text in whole.texts)
        return
    for truth, text in zip(truths, texts, strict=True):
        adopted = AdoptedTexts(only=base_text(truth, truth.texts[0])) if mode == "with base" else None
        found = extract_document(read_bytes(text.encode(), "flattened.txt"), register, adopted)
        yield by_content(found, found.texts[0])


def score(tally: Tally, truth: Sequence[Line], found: Sequence[Line], errors: str | None) -> None:
    """Add the paragraphs of one proposal to a tally."""
    for (record, runs), (other, others) in zip(truth, found, strict=True):
        tally.paragraphs += 1
        tally.base_exact += squeezed(base_of(runs)) == squeezed(base_of(others))
        tally.proposed_exact += squeezed(proposed_of(runs)) == squeezed(proposed_of(others))
        wanted, given = edits(record, runs), edits(other, others)
        both = [Counter(e for each in found.values() for e in each) for found in (wanted, given)]
        matched = both[0] & both[1]
        for kinds, counted in ((wanted, tally.true), (given, tally.recovered)):
            for kind, each in kinds.items():
                counted[kind] += len(each)
        for kind in KINDS:
            right = sum((Counter(wanted.get(kind, ())) & matched).values())
            tally.right[kind] += right
            if errors == kind and right < max(len(wanted.get(kind, ())), len(given.get(kind, ()))):
                segments = [[s.sign, s.text] for s in other.segments]
                sys.stdout.write(
                    f"{kind}\n  wanted {wanted.get(kind)}\n  given {dict(given)}\n  {segments}\n"
                )


def groups(
    files: Sequence[Path], count: int, seed: int, register: Register
) -> Iterator[tuple[str, list[Extraction]]]:
    """Proposals on one base, with their tracked changes, and where they are from."""
    by_instrument: dict[str, list[Extraction]] = defaultdict(list)
    for file in files:
        extraction = extract_document(read(file), register)
        by_instrument[extraction.texts[0].instrument or file.name].append(extraction)
    for members in by_instrument.values():
        yield "files", members
    generator = Generator(register, seed)
    for group in range(1, count + 1):
        documents = generator.proposals(group, REGIONS)
        written = [write_redline(extract_document(document, register), "docx") for document in documents]
        yield (
            "generated",
            [
                extract_document(read_bytes(data, document.source), register)
                for data, document in zip(written, documents, strict=True)
            ],
        )


def tables(tallies: dict[tuple[str, str], Tally]) -> str:
    """The figures as Markdown."""
    lines = [
        "| proposals | recovered | paragraphs | base text exact | proposed text exact |",
        "|---|---|--:|--:|--:|",
    ]
    for (origin, mode), tally in tallies.items():
        shares = (tally.base_exact / tally.paragraphs, tally.proposed_exact / tally.paragraphs)
        lines.append(f"| {origin} | {mode} | {tally.paragraphs} | {shares[0]:.3f} | {shares[1]:.3f} |")
    heads = " | ".join(f"{mode}: precision | recall" for mode in MODES)
    lines += ["", f"| kind of edit | edits | {heads} |", "|---|--:|" + "--:|--:|" * len(MODES)]
    merged = {mode: merge([t for (_, m), t in tallies.items() if m == mode]) for mode in MODES}
    for kind in KINDS:
        cells = []
        for mode in MODES:
            tally = merged[mode]
            cells += [
                share(tally.right[kind], tally.recovered[kind]),
                share(tally.right[kind], tally.true[kind]),
            ]
        lines.append(f"| {kind} | {merged[MODES[0]].true[kind]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def merge(tallies: Sequence[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.true += tally.true
        total.recovered += tally.recovered
        total.right += tally.right
    return total


def share(right: int, of: int) -> str:
    return f"{min(1.0, right / of):.2f}" if of else "\u2013"


PAGE = """# How often a recovered redline is right

Made by `python benchmarks/recovery.py --write{arguments}`: Word files with tracked changes are
flattened as converters flatten them, recovered, and compared with the tracks. `files` are the Word samples of this
repository; `generated` are small resolutions in our own words, redlined by chance: {groups} groups of three
proposals on one base (seed {seed}). Each is recovered alone, with its base text given, and by consensus with the others
on the same base.

A paragraph is exact if its text is, under its label, blanks apart. An edit is right if the same words are struck and
inserted in the same paragraph; of two readings that give the same two texts only the one that was typed counts.

{tables}
The kinds: *edition*, another edition in the bracket of a citation; *number*, a whole number replaced; *digits mingled*,
a part of a number replaced (`20258` was 2025 and became 2028); *glued words*, a word replaced with no blank between
old and new; *word replaced*, with a blank; *label*, a clause that got another label, whether or not the old one shows;
*closing mark*, the mark at the end of a clause.

Words that were struck with nothing typed in their place leave no trace: with the base at hand they still look like
kept ones, and only a rule of drafting can tell. That is the floor under *words struck*.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--groups", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", choices=KINDS)
    chosen = parser.parse_args()
    register = load_register()
    files = chosen.files or sorted((ROOT / "data" / "samples" / "word").glob("*.docx"))
    tallies: dict[tuple[str, str], Tally] = {}
    for origin, truths in groups(files, chosen.groups, chosen.seed, register):
        for mode in MODES:
            tally = tallies.setdefault((origin, mode), Tally())
            for truth, found in zip(truths, recovered(truths, mode, register), strict=True):
                score(tally, by_content(truth, truth.texts[0]), found, chosen.errors)
    text = tables(tallies)
    sys.stdout.write(text)
    if chosen.write:
        arguments = f" --groups {chosen.groups} --seed {chosen.seed}"
        page = PAGE.format(arguments=arguments, groups=chosen.groups, seed=chosen.seed, tables=text)
        (ROOT / "docs" / "redline-accuracy.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
