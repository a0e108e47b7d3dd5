"""Proposals with known changes, made by chance: small resolutions in our own words, redlined as drafters do.

Each drafter has habits that decide what a converter leaves of a change: whether a replaced word is glued to its
replacement, and whether a new label shows beside the old one.
"""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from itugraph.model import Document, Paragraph, Run, RunStatus, TrackedBy
from itugraph.register import Register

Segments = list[tuple[str, str]]

_STATUS: dict[str, RunStatus] = {"=": "kept", "-": "deleted", "+": "inserted"}
_AUTHOR = TrackedBy("A. Drafter", "2022-02-01T09:00:00Z")
_WHO = (
    "coastal towns", "young engineers", "small operators", "rural schools", "the study groups", "harbour offices",
    "mountain villages", "test laboratories", "local councils", "public libraries", "weather stations",
    "radio amateurs",
)  # fmt: skip
_DO = (
    "share", "measure", "describe", "improve", "publish", "compare", "maintain", "translate", "review", "collect",
    "support", "finance",
)  # fmt: skip
_WHAT = (
    "maps of their networks", "plans for clean power", "lists of open ports", "tools for quiet testing",
    "records of past storms", "guides for new sensors", "rules for shared masts", "prices of long cables",
    "designs of street lamps", "results of field trials", "drafts of common methods", "models of busy roads",
)  # fmt: skip
_TAIL = (
    "at fair cost", "without delay", "in every region", "before the next assembly", "by 20 per cent each year",
    "for at least 12 months", "until the year 2025", "with 30 partner cities", "in 6 languages", "on request",
)  # fmt: skip
_ADDED = (
    "and island states", "with due care", "in open formats", "and their neighbours", "as far as possible",
    "together with universities", "in simple words", "and women in science",
)  # fmt: skip
_NEW_WORDS = ("report", "explain", "protect", "extend", "simplify", "preserve", "announce", "examine")
_SECTIONS = (
    ("considering", "that {who} {do} {what} {tail}"),
    ("noting", "that {who} began to {do} {what} {tail}"),
    ("resolves", "to {do} {what} of {who} {tail}"),
    (
        "instructs the Director of the Telecommunication Standardization Bureau",
        "to {do} {what} with {who} {tail}",
    ),
    ("invites Member States", "to {do} {what} for {who} {tail}"),
)


@dataclass(slots=True)
class _Clause:
    """A clause of the base: its label, its wording without the closing mark, and that mark."""

    label: str
    words: list[str]
    mark: str


@dataclass(frozen=True, slots=True)
class Habits:
    """How a drafter edits: `glues` a new word to the old one, `shows` new labels beside the old ones."""

    glues: bool
    shows: bool


@dataclass(slots=True)
class _Section:
    heading: str
    clauses: list[_Clause] = field(default_factory=list)


class Generator:
    """Makes groups of proposals on one base, always the same ones from the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        self._chance = random.Random(seed)
        self._cited = _citable(register)

    def proposals(self, group: int, regions: Sequence[str]) -> list[Document]:
        """Proposals of these regions on one base, with tracked changes."""
        sections = self._base()
        return [self._proposal(sections, region, group) for region in regions]

    def _base(self) -> list[_Section]:
        pick = self._chance
        sections = [_Section("recalling")]
        for editions in pick.sample(self._cited, 4):
            wording = f"Resolution {editions[0]} ({editions[1]}) of {editions[3]}, on {pick.choice(_WHAT)}"
            sections[0].clauses.append(_Clause("", wording.split(" "), ""))
        for heading, shape in _SECTIONS:
            section = _Section(heading)
            for _ in range(pick.randint(3, 6)):
                wording = shape.format(
                    who=pick.choice(_WHO),
                    do=pick.choice(_DO),
                    what=pick.choice(_WHAT),
                    tail=pick.choice(_TAIL),
                )
                section.clauses.append(_Clause("", wording.split(" "), ""))
            sections.append(section)
        for section in sections:
            for index, clause in enumerate(section.clauses):
                clause.label = _label(section.heading, index)
                clause.mark = _mark(index == len(section.clauses) - 1, section is sections[-1])
        return sections

    def _proposal(self, sections: list[_Section], region: str, group: int) -> Document:
        habits = Habits(self._chance.random() < 0.5, self._chance.random() < 0.7)
        lines: list[tuple[Segments, RunStatus]] = [
            ([("=", f"MOD\t{region}/{group}A1/1")], "kept"),
            (
                [("=", "RESOLUTION 98 ("), ("-", "Hammamet, 2016"), ("+", "Rev. Geneva, 2022"), ("=", ")")],
                "kept",
            ),
            ([("=", "Notes on bells and sensors")], "kept"),
            ([("=", "(Hammamet, 2016"), ("+", "; Geneva, 2022"), ("=", ")")], "kept"),
            (
                [
                    ("=", "The World Telecommunication Standardization Assembly ("),
                    ("-", "Hammamet, 2016"),
                    ("+", "Geneva, 2022"),
                    ("=", "),"),
                ],
                "kept",
            ),
        ]
        for section in sections:
            lines.append(([("=", section.heading)], "kept"))
            lines += self._redlined(section, habits, is_last=section is sections[-1])
        paragraphs = tuple(
            Paragraph(number, _runs(segments), mark, "Normal", None if mark == "kept" else _AUTHOR)
            for number, (segments, mark) in enumerate(lines, start=1)
        )
        name = f"generated-{group}-{region}.docx"
        return Document(name, "word", paragraphs, hashlib.sha256(repr(paragraphs).encode()).hexdigest())

    def _redlined(
        self, section: _Section, habits: Habits, *, is_last: bool
    ) -> list[tuple[Segments, RunStatus]]:
        """The paragraphs of a section: clauses struck, inserted, edited, and labelled anew."""
        pick = self._chance
        plan: list[tuple[str, _Clause | None]] = []
        for clause in section.clauses:
            if pick.random() < 0.08:
                plan.append(("+", None))
            plan.append(("-" if pick.random() < 0.08 and len(section.clauses) > 2 else "=", clause))
        if pick.random() < 0.15:
            plan.append(("+", None))
        if all(sign == "-" for sign, _ in plan):
            plan[0] = ("=", plan[0][1])
        standing = [index for index, (sign, _) in enumerate(plan) if sign != "-"]
        lines: list[tuple[Segments, RunStatus]] = []
        for index, (sign, planned) in enumerate(plan):
            if sign == "-" and planned is not None:
                lines.append(
                    ([("-", _prefix(planned.label) + " ".join(planned.words) + planned.mark)], "deleted")
                )
                continue
            label = _label(section.heading, standing.index(index))
            mark = _mark(index == standing[-1], is_last)
            if planned is None:
                text = " ".join(self._sentence(section.heading)) + mark
                lines.append(([("+", _prefix(label) + text)], "inserted"))
            else:
                wording = self._edited(planned, habits)
                closing = [("=", mark)] if mark == planned.mark else [("-", planned.mark), ("+", mark)]
                lines.append(([*_relabelled(planned.label, label), *wording, *closing], "kept"))
        return lines if habits.shows else _silent(lines)

    def _sentence(self, heading: str) -> list[str]:
        pick = self._chance
        shape = dict(_SECTIONS).get(heading, _SECTIONS[0][1])
        words = shape.format(
            who=pick.choice(_WHO), do=pick.choice(_NEW_WORDS), what=pick.choice(_WHAT), tail=""
        )
        return [*words.split(), *pick.choice(_ADDED).split()]

    def _edited(self, clause: _Clause, habits: Habits) -> Segments:
        """The wording of a clause with at most two edits."""
        words: list[Segments] = [[("=", word)] for word in clause.words]
        if self._chance.random() < 0.5:
            self._edit(words, clause, habits)
            if self._chance.random() < 0.2:
                self._edit(words, clause, habits)
        segments: Segments = []
        for index, word in enumerate(words):
            parted = bool(word) and index > 0 and not word[0][1].startswith(" ")
            segments += [*([("=", " ")] if parted else []), *word]
        return segments

    def _edit(self, words: list[Segments], clause: _Clause, habits: Habits) -> None:
        pick = self._chance
        free = [n for n, word in enumerate(words) if len(word) == 1 and word[0][0] == "="]
        if clause.words[0] == "Resolution":
            self._edit_citation(words, clause, habits)
            return
        numbers = [n for n in free if clause.words[n].isdigit()]
        plain = [n for n in free if n > 1 and clause.words[n].isalpha() and len(clause.words[n]) > 3]
        if numbers and pick.random() < 0.6:
            at = numbers[0]
            old = clause.words[at]
            if len(old) == 4:
                words[at] = [("=", old[:3]), ("-", old[3]), ("+", str((int(old[3]) + 3) % 10))]
            else:
                words[at] = _replaced(old, str(int(old) + 15), habits)
        elif not plain:
            return
        elif (kind := pick.random()) < 0.35:
            at = pick.choice(plain)
            words[at] = _replaced(clause.words[at], pick.choice(_NEW_WORDS), habits)
        elif kind < 0.75:
            at = pick.choice(plain)
            words[at] = [*words[at], ("+", " " + pick.choice(_ADDED))]
        else:
            start = pick.choice(plain[len(plain) // 2 :])
            for at in range(start, min(start + 2, len(words))):
                if at in free:
                    words[at] = [("-", " " + clause.words[at])]

    def _edit_citation(self, words: list[Segments], clause: _Clause, habits: Habits) -> None:
        """Another edition in the bracket, whose words become one."""
        ends = next((n for n, word in enumerate(clause.words) if word.endswith(")")), None)
        known = next(
            (c for c in self._cited if c[0] == clause.words[1] and c[1] in " ".join(clause.words)), None
        )
        if ends is None or known is None or len(words[2]) > 1:
            return
        blank = "" if habits.glues else " "
        words[2] = [("=", "("), ("-", known[1]), ("+", blank + known[2]), ("=", ")")]
        words[3 : ends + 1] = [[] for _ in words[3 : ends + 1]]


def _citable(register: Register) -> list[tuple[str, str, str, str]]:
    """Resolutions with two editions before 2022: number, both editions as written, and the conference."""
    names = {"PP": "the Plenipotentiary Conference", "WTDC": "WTDC"}
    found = []
    for instrument in register.instruments:
        if instrument.body in names and instrument.kind == "Resolution" and instrument.numbers:
            editions = [e for e in register.editions(instrument.iri) if e.place and e.year < 2022]
            if len(editions) > 1:
                old, new = (f"{'Rev. ' if e.revised else ''}{e.place}, {e.year}" for e in editions[-2:])
                found.append((instrument.numbers[0], old, new, names[instrument.body]))
    return sorted(found)


def _runs(segments: Segments) -> tuple[Run, ...]:
    return tuple(
        Run(text, _STATUS[sign], None if sign == "=" else _AUTHOR) for sign, text in segments if text
    )


def _label(heading: str, index: int) -> str:
    numbered = heading.startswith(("resolves", "instructs", "invites"))
    return str(index + 1) if numbered else chr(ord("a") + index)


def _mark(last_of_section: bool, last_section: bool) -> str:
    if not last_of_section:
        return ";"
    return "." if last_section else ","


def _prefix(label: str) -> str:
    return f"{label})\t" if label.isalpha() else f"{label}\t"


def _relabelled(before: str, after: str) -> Segments:
    if before == after:
        return [("=", _prefix(before))]
    return [("-", before), ("+", after), ("=", _prefix(before)[len(before) :])]


def _silent(lines: list[tuple[Segments, RunStatus]]) -> list[tuple[Segments, RunStatus]]:
    """Let a base label stand on the line of the clause inserted before its own, so that no old label shows."""
    for (segments, mark), (following, _) in pairwise(lines):
        label = following[0][1]
        if mark == "inserted" and following[0][0] == "-" and segments[0][1].startswith(_prefix(label)):
            prefix = _prefix(label)
            segments[0:1] = [("=", prefix), ("+", segments[0][1][len(prefix) :])]
            following[0:3] = [("+", _prefix(following[1][1]))]
    return lines


def _replaced(old: str, new: str, habits: Habits) -> Segments:
    if habits.glues:
        return [("-", old), ("+", new)]
    return [("-", " " + old), ("+", " " + new)]
