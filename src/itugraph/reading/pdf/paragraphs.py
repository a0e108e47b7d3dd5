"""Lines joined to paragraphs: where one ends, and what stands at the seam of two lines."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from itugraph.model import Run, RunStatus
from itugraph.reading.drafts import Draft
from itugraph.reading.pdf.lines import LABEL, Line, Marks
from itugraph.reading.tracking import RunCollector, Tracking

_WINDOW = 12
_LONGEST_WORD = 60
_WIDE = 1.3
_SAME_COLUMN = 8.0
_ROOM = 0.4
_INDENT = 0.6
_LARGER = 1.08
_OFF_CENTRE = 2.0
_COMPOUNDS = frozenset(
    {
        "non",
        "co",
        "inter",
        "multi",
        "cross",
        "long",
        "short",
        "high",
        "low",
        "self",
        "well",
        "end",
        "real",
        "cost",
    }
    | {
        "decision",
        "policy",
        "capacity",
        "public",
        "vice",
        "follow",
        "man",
        "e",
        "m",
        "so",
        "sub",
        "ad",
        "mid",
    }
)
"""First parts of words that keep their hyphen at the end of a line."""

_ONE_SIDED: tuple[RunStatus, ...] = ("inserted", "deleted")
_CLEAR_LABEL = re.compile(
    r"\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)\s|[\u2013\u2022]\s|(?:MOD|ADD|SUP|NOC)\s+[A-Z][A-Z/]{1,40}/\d"
)
"""A label with only a blank after it, which opens a paragraph where a clause ends before it."""
_ENDS_CLAUSE = re.compile(r"(?:(?<!\))[;:,.]|[;,]\s+(?:and|or)|/\d+)\s*$")
_MARKER = re.compile(r"(?:MOD|ADD|SUP|NOC)\s+[A-Z][A-Z/]{1,40}/\d\S{0,20}\s*")
_FINAL_MARKS = (",", ";", ".", ":")
StatusOf = Callable[[Marks], RunStatus]


def paragraphs_of(lines: Sequence[Line], status_of: StatusOf, words: frozenset[str]) -> list[Draft]:
    """The paragraphs of one column. `words` are those of the whole document, in small letters."""
    drafts: list[Draft] = []
    group: list[Line] = []
    leading = _leading(lines)
    for index, line in enumerate(lines):
        if group and _parts(group, line, _right_edge(lines, index - 1), leading):
            drafts.append(_draft(group, status_of, words))
            group = []
        group.append(line)
    if group:
        drafts.append(_draft(group, status_of, words))
    _infer_marks(drafts)
    return drafts


def _infer_marks(drafts: list[Draft]) -> None:
    """Tell the marks that are not drawn.

    Where a label stands unchanged before inserted text, and a later paragraph has an inserted label before
    unchanged text, the marks between them were inserted with the text. So they were where a paragraph without its
    final mark goes on inserted, and only the final mark of a later one is unchanged. Deletions are alike.
    """
    for index, draft in enumerate(drafts):
        for status in _ONE_SIDED:
            whole = index + 1
            while whole < len(drafts) and drafts[whole].mark == status:
                whole += 1
            if whole < len(drafts) and _opens(draft, status) and _closes(draft, drafts[whole], status):
                draft.mark = status


def _opens(draft: Draft, status: RunStatus) -> bool:
    """Whether a paragraph is unchanged at its beginning, and changed in this way at its end."""
    return len(draft.runs) > 1 and draft.runs[0].status == "kept" and draft.runs[-1].status == status


def _closes(opening: Draft, draft: Draft, status: RunStatus) -> bool:
    """Whether a paragraph ends what an earlier one begins: with all but its label, or with its final mark."""
    if len(draft.runs) < 2 or draft.runs[0].status != status or draft.runs[-1].status != "kept":
        return False
    label, rest = opening.runs[0].text.rstrip(), draft.runs[1:]
    if len(opening.runs) == 2 and LABEL.match(label) and LABEL.match(draft.runs[0].text.rstrip()):
        return True
    unchanged = "".join(run.text for run in opening.runs if run.status == "kept").rstrip()
    return len(rest) == 1 and rest[0].text.strip() in _FINAL_MARKS and unchanged[-1:] not in _FINAL_MARKS


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines of a paragraph, in the size of the letters."""
    distances = [
        (above.baseline - below.baseline) / above.size
        for above, below in pairwise(lines)
        if above.page == below.page and 0.9 < (above.baseline - below.baseline) / max(above.size, 1) < 2.0
    ]
    return median(sorted(distances)[: len(distances) // 2 + 1]) if distances else 1.2


def _right_edge(lines: Sequence[Line], index: int) -> float:
    """How far lines around this one reach to the right, of those in the same column."""
    line = lines[index]
    beside = (
        other.right
        for other in lines[max(0, index - _WINDOW) : index + _WINDOW]
        if other.page == line.page and abs(other.left - line.left) < _SAME_COLUMN * line.size
    )
    return max(beside, default=line.right)


def _parts(group: list[Line], line: Line, right_edge: float, leading: float) -> bool:
    """Whether a new paragraph begins with `line`."""
    last = group[-1]
    size = last.size
    if _begins_with_label(line, last) or _MARKER.fullmatch(last.text):
        return True
    if _centred(last, line):
        return False
    if max(line.size, size) > _LARGER * min(line.size, size) or (
        line.font is not None and last.font is not None and line.font != last.font
    ):
        return True
    if line.page == last.page:
        if line.baseline > last.baseline + size:
            return True
        if last.baseline - line.baseline > _WIDE * leading * size:
            return True
        if len(group) > 1 and abs(line.left - last.left) > _INDENT * size:
            return True
    # A line that leaves room for the word that follows was ended by its author, but not within a bracket.
    if last.text.rfind("(") > last.text.rfind(")"):
        return False
    return right_edge - last.right > line.first_word + _ROOM * size


def _centred(above: Line, below: Line) -> bool:
    """Whether two lines belong to one title: set alike, in the middle, one below the other."""
    middles = (above.left + above.right - below.left - below.right) / 2
    return (
        abs(middles) < _OFF_CENTRE
        and abs(above.left - below.left) > _OFF_CENTRE
        and above.font is not None
        and above.font == below.font
        and abs(above.size - below.size) < 0.1
        and above.page == below.page
        and 0 < above.baseline - below.baseline < 2 * above.size
    )


def _begins_with_label(line: Line, last: Line) -> bool:
    label, tab, _ = line.text.partition("\t")
    if tab and LABEL.match(label):
        return True
    return _CLEAR_LABEL.match(line.text) is not None and _ENDS_CLAUSE.search(last.text) is not None


def _draft(lines: list[Line], status_of: StatusOf, words: frozenset[str]) -> Draft:
    collector = RunCollector()
    statuses: set[RunStatus] = set()
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        seam = "" if last else _seam(line.text, lines[index + 1].text, words)
        if seam == " " and _centred(line, lines[index + 1]):
            seam = "\n"
        for position, span in enumerate(line.spans):
            status = status_of(span.marks)
            text = span.text
            if position + 1 == len(line.spans) and not last:
                text = text.rstrip()
                text = text[:-1] if seam == "-" else text
            statuses.add(status)
            collector.add(text, Tracking(status))
        if seam in (" ", "\n"):
            collector.add(seam, Tracking(_status_of_seam(line, lines[index + 1], status_of)))
    runs = _with_kept_tab([Run(run.text, run.status) for run in collector.take()])
    return Draft(runs, statuses.pop() if len(statuses) == 1 else "kept")


def _with_kept_tab(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with the blank after a changed label kept: it parts both labels from the wording, and is drawn once."""
    if [run.status for run in runs[:3]] != ["deleted", "inserted", "kept"]:
        return tuple(runs)
    old, new, rest = runs[:3]
    label = new.text.rstrip()
    if len(label) == len(new.text) or old.text != old.text.rstrip() or not LABEL.match(label):
        return tuple(runs)
    return (old, Run(label, "inserted"), Run(new.text[len(label) :] + rest.text, "kept"), *runs[3:])


def _status_of_seam(above: Line, below: Line, status_of: StatusOf) -> RunStatus:
    """The status of the blank between two lines: that of its neighbours, or as it is drawn."""
    ends, begins = status_of(above.spans[-1].marks), status_of(below.spans[0].marks)
    if ends == begins:
        return ends
    return "kept" if above.blank is None else status_of(above.blank)


def _seam(above: str, below: str, words: frozenset[str]) -> str:
    """What joins two lines: a blank; nothing after a hyphen that stays; `-` for a hyphen that goes."""
    above = above.rstrip()
    if not above.endswith(("-", "\u00ad", "\u2010", "\u2011")):
        return "" if above.endswith(("/", "\u2014")) and not above.endswith(" /") else " "
    if above.endswith("\u00ad"):
        return "-"
    first, second = re.search(r"([^\W_]*)\W$", above[-_LONGEST_WORD:]), re.match(r"[^\W_]+", below)
    if first is None or second is None:
        return " " if above.endswith((" -", "\u2011")) else ""
    left, right = first[1], second[0]
    if not left or not left[-1].islower() or not right[0].islower():
        return ""
    if (left + right).lower() in words:
        return "-"
    compound = f"{left}-{right}".lower() in words or left.lower() in _COMPOUNDS or left != left.lower()
    return "" if compound else "-"
