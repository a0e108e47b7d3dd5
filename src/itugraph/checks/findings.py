"""A finding of a rule, and how findings are shown to people and to programs."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import groupby

from itugraph.checks.replacing import Replacement
from itugraph.checks.rules import Severity
from itugraph.model import Certainty
from itugraph.questions import printable

BETWEEN = "Between proposals"
ELSEWHERE = "The document itself"
ADOPTED = "Adopted text"
_OF_PARAGRAPHS = (".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".xml")
"""Endings of files whose paragraphs are counted, not their lines."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place.

    `source` is the document's name; `proposal` is None for what lies between proposals or outside them.
    `line` counts from 1; `start` and `end` are offsets in that paragraph as found (code points), None where
    the fault is not in particular words; `text` is the faulty wording. `suggestion` says what to write instead,
    `evidence` which facts say so and how they are known. `certainty` is `certain` only when neither the
    wording nor the facts were inferred or recalled. `between` says that it lies between proposals, and `pointer`
    how a delegate points at the place: `instructs the Director of TSB 2`, or `number line`. `replacement` is the
    suggestion for programs, where it says exactly what to write. `passage` is the IRI of the clause, section or line
    that it is in, or of the text as a whole.
    """

    code: str
    severity: Severity
    source: str
    proposal: str | None
    section: str | None
    label: str | None
    line: int | None
    start: int | None
    end: int | None
    text: str
    message: str
    suggestion: str
    evidence: str
    certainty: Certainty
    between: bool = False
    pointer: str | None = None
    replacement: Replacement | None = None
    passage: str | None = None


KEYS = tuple(field.name for field in fields(Finding))[:-4]
"""The keys of a finding in `--format json`; the rest only serves the reports for readers."""


def as_text(findings: Iterable[Finding], width: int = 96) -> str:
    """The findings for a reader, grouped by proposal and section."""
    return "\n".join(_lines(tuple(findings), width)) + "\n"


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a list for programs."""
    return json.dumps([as_dict(finding) for finding in findings], indent=2, ensure_ascii=False) + "\n"


def as_dict(finding: Finding) -> dict[str, object]:
    """A finding as programs read it."""
    told = asdict(finding)
    return {key: told[key] for key in KEYS}


def _lines(findings: tuple[Finding, ...], width: int) -> Iterator[str]:
    for source, of_source in groupby(findings, key=lambda finding: finding.source):
        yield printable(source)
        for heading, of_heading in groupby(of_source, key=heading_of):
            yield ""
            yield heading
            if heading == BETWEEN:
                for group in by_rule(of_heading):
                    yield from _group(group, width)
                continue
            for finding in of_heading:
                yield from _entry(finding, width)
        yield ""
    yield summary(findings)


def heading_of(finding: Finding) -> str:
    """What a finding is listed under: its proposal, or what it lies between or in."""
    if finding.proposal:
        return f"Proposal {printable(finding.proposal)}"
    if finding.between:
        return BETWEEN
    return ADOPTED if finding.section is not None else ELSEWHERE


def place(finding: Finding) -> str:
    """Where a finding is, as a delegate says it: `recalling c), line 81`; in a Word file paragraphs are counted."""
    label = finding.label or ""
    label = f"{label})" if label.isalpha() else label
    words = finding.pointer or " ".join(part for part in (finding.section, label) if part)
    line = f"{_unit(finding)} {finding.line}" if finding.line is not None else ""
    return ", ".join(part for part in (words, line) if part)


def _unit(finding: Finding) -> str:
    return "paragraph" if finding.source.lower().endswith(_OF_PARAGRAPHS) else "line"


def by_rule(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """The findings of each rule, those of a rule in their order: what many places share is then said once."""
    ordered = sorted(findings, key=lambda finding: finding.code)
    return [tuple(group) for _, group in groupby(ordered, key=lambda finding: finding.code)]


def shared_suggestion(findings: tuple[Finding, ...]) -> str:
    """The suggestion of all these findings, nothing where they differ."""
    suggestions = {finding.suggestion for finding in findings}
    return suggestions.pop() if len(suggestions) == 1 else ""


def _group(findings: tuple[Finding, ...], width: int) -> Iterator[str]:
    """The findings of one rule between proposals, a line each."""
    shared = shared_suggestion(findings)
    first = findings[0]
    times = f" ({len(findings)})" if len(findings) > 1 else ""
    yield from _wrapped(f"{first.code} {first.severity}{times}: {shared}".rstrip(": "), width, 2)
    for finding in findings:
        own = "" if shared else f" {finding.suggestion}"
        line = "" if finding.line is None else f"{_unit(finding)} {finding.line}: "
        yield from _wrapped(f"{line}{finding.message}{own}", width, 4)


def _entry(finding: Finding, width: int) -> Iterator[str]:
    yield from _wrapped(f"{finding.code} {finding.severity}: {place(finding)}".rstrip(": "), width, 2)
    told = [finding.message]
    if finding.suggestion:
        told.append(f"Instead: {finding.suggestion}")
    if finding.evidence:
        told.append(f"Because: {finding.evidence}")
    for text in told:
        yield from _wrapped(text, width, 4)


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )


def summary(findings: tuple[Finding, ...]) -> str:
    """How many findings of which severity, in a sentence."""
    if not findings:
        return "No findings."
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 else ''}"
        for severity in ("error", "warning", "note")
        if counts[severity]
    ]
    return f"{len(findings)} finding{'s' if len(findings) > 1 else ''}: {', '.join(parts)}."
