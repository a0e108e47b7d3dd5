"""Read the labels of a section: which label each clause had, which it has, and which clauses must have been struck.

What a converter left of a changed label is both labels together (`ef)`: e became f). A label changed without a trace is
typed plainly, and the base's own label may then stand on a clause inserted before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from itugraph.model import Label

_LETTERS = tuple(ascii_lowercase) + tuple("".join(pair) for pair in product("a", ascii_lowercase))
_ROMAN = tuple(
    tens + ones
    for tens in ("", "x", "xx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)[1:]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to count: its labels in order; none for numbers, which have no end."""

    name: str
    labels: tuple[str, ...] = ()

    def label(self, ordinal: int) -> str:
        """The label with this ordinal, from 1."""
        return self.labels[(ordinal - 1) % len(self.labels)] if self.labels else str(ordinal)

    def ordinal(self, label: str) -> int | None:
        """Where a label stands in the count, from 1, or None if it is no label of this scheme."""
        if self.labels:
            return self.labels.index(label) + 1 if label in self.labels else None
        return int(label) if label.isdigit() and len(label) <= _LONGEST_NUMBER else None


_LONGEST_NUMBER = 4
NUMBER, LETTER, ROMAN = Scheme("number"), Scheme("letter", _LETTERS), Scheme("roman", _ROMAN)


class Counting:
    """How far the labels of a section have counted, in each of the schemes it uses.

    A list within a clause counts in another scheme than the clauses, and anew in each of them.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def count(self, scheme: Scheme) -> int | None:
        """The ordinal of the last label of a scheme, or None where none is counting."""
        return self._counts.get(scheme.name)

    def expected(self, scheme: Scheme) -> str:
        """The label that comes next in a scheme."""
        return scheme.label(self._counts.get(scheme.name, 0) + 1)

    def scheme(self, label: str) -> Scheme:
        """The scheme a label belongs to: of `i`, the letter after h, or the first Roman number."""
        if label[:1].isdigit():
            return NUMBER
        if label.strip("ivx") or self.expected(LETTER)[:1] == label[0]:
            return LETTER
        return ROMAN if label == "i" or self.count(ROMAN) else LETTER

    def take(self, scheme: Scheme, label: str) -> None:
        """Count a label; the lists that began after its scheme have ended."""
        ordinal = scheme.ordinal(label) or self._counts.get(scheme.name, 0) + 1
        names = list(self._counts)
        for name in names[names.index(scheme.name) + 1 :] if scheme.name in names else ():
            del self._counts[name]
        self._counts[scheme.name] = ordinal


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """A clause's label on both sides, and whether the text shows that it was changed."""

    label: Label | None
    shown: bool = False


def base_labels(typed: Sequence[Sequence[str | None]]) -> list[str | None]:
    """The labels that a section's base clauses had, in order.

    `typed[i]` holds the labels typed on clause i in each proposal. A section counts a, b, c or 1, 2, 3, and a list
    within a clause counts i, ii, iii; where no proposal's label agrees with the count, what most of them typed stands.

    >>> base_labels([["a", "a"], ["cb", "b"], ["dc", "c"]])
    ['a', 'b', 'c']
    >>> base_labels([["1", "1"], ["i", "i"], ["ii", "ii"], ["23", "2"]])
    ['1', 'i', 'ii', '2']
    """
    counting = Counting()
    found: list[str | None] = []
    for labels in ([label for label in labels if label] for labels in typed):
        if not labels:
            found.append(None)
            continue
        scheme = counting.scheme(labels[0])
        expected = counting.expected(scheme)
        agrees = any(label.startswith(expected) for label in labels)
        agreed = Counter(labels).most_common(1)[0]
        plain = agreed[1] == len(labels) and len(labels) > 1 and not agreed[0].startswith(expected)
        label = expected if agrees or not plain else agreed[0]
        counting.take(scheme, label)
        found.append(label)
    return found


def alone_labels(typed: Sequence[str | None]) -> list[str | None]:
    """The base labels that the typed labels of one proposal's section show by themselves.

    Of two labels run together the first is the base's, where one of them is the next in its count.

    >>> alone_labels(["a", "bb", "c", "cd", "de"]), alone_labels(["1", "2", "23", "34"])
    (['a', 'b', 'c', 'c', 'd'], ['1', '2', '2', '3'])
    """
    base, proposed = Counting(), Counting()
    found: list[str | None] = []
    for label in typed:
        if not label:
            found.append(None)
            continue
        before, after = _taken_apart(label, base, proposed)
        base.take(base.scheme(before), before)
        proposed.take(proposed.scheme(after), after)
        found.append(before)
    return found


def _taken_apart(label: str, base: Counting, proposed: Counting) -> tuple[str, str]:
    """A typed label as the base's and the proposal's."""
    scheme = proposed.scheme(label)
    expected = base.expected(scheme), proposed.expected(scheme)
    if label in expected:
        return label, label
    cuts = [(label[:cut], label[cut:]) for cut in range(1, len(label))]
    fitting = [cut for cut in cuts if cut[0] == expected[0] or cut[1] == expected[1]]
    fitting = [cut for cut in fitting if cut == expected] or fitting
    ordered = [cut for cut in fitting if scheme.ordinal(cut[0]) and scheme.ordinal(cut[1])]
    if len(ordered) == 1:
        return ordered[0]
    two_letters = scheme is LETTER and len(label) == 2 and label[0] != label[1]
    if two_letters and (proposed.count(LETTER) or 0) < len(ascii_lowercase):
        return label[0], label[1]
    return label, label


def read_label(typed: str | None, base: str | None) -> ReadLabel:
    """The label of a clause that is in the base under `base`, and is typed `typed` in the proposal.

    >>> read_label("ef", "e")
    ReadLabel(label=Label(before='e', after='f'), shown=True)
    >>> read_label("5", "4")
    ReadLabel(label=Label(before='4', after='5'), shown=False)
    """
    if typed is None and base is None:
        return ReadLabel(None)
    if typed is None or base is None or typed == base:
        return ReadLabel(Label(base if base is not None else typed, typed))
    rest = typed[len(base) :]
    if typed.startswith(base) and (rest.isalpha() == base.isalpha()) and rest not in ("bis", "ter", "quater"):
        return ReadLabel(Label(base, rest), shown=True)
    return ReadLabel(Label(base, typed))


@dataclass(frozen=True, slots=True)
class ClauseSign:
    """What a clause of a section shows about strikes: `in_base`, its label, and what its closing mark became.

    `ends_section` is set where a mark that closes a section (`,` or `.`) was put for another, `goes_on` where another
    was put for it.
    """

    in_base: bool
    label: ReadLabel
    changed: bool
    ends_section: bool
    goes_on: bool = False


def struck_clauses(clauses: Sequence[ClauseSign]) -> set[int]:
    """Which base clauses of a section must have been struck, by the labels and marks of their neighbours.

    A label visibly changed to that of an unmarked base clause takes its place; and after a clause whose mark was
    changed to one that closes the section, the base clauses that follow are gone.
    """
    struck: set[int] = set()
    taken = {c.label.label.after for c in clauses if c.in_base and c.label.shown and c.label.label}
    for index, clause in enumerate(clauses):
        plain = clause.in_base and not clause.label.shown and clause.label.label
        if plain and clause.label.label and clause.label.label.after in taken and not clause.changed:
            struck.add(index)
    for index, clause in enumerate(clauses):
        following = clauses[index + 1 :]
        if clause.ends_section and following and all(c.in_base and not c.changed for c in following):
            struck.update(range(index + 1, len(clauses)))
    return struck


def inserted_clauses(clauses: Sequence[ClauseSign]) -> set[int]:
    """Which clauses of a proposal that stands alone must have been inserted, by their neighbours' labels and marks.

    Before a clause that visibly moved on by one label a clause is new; and behind the clause whose mark closed the
    base's section stand only new ones. Where a section could be read in two ways nothing is said.
    """
    inserted: set[int] = set()
    moved = 0
    for index, clause in enumerate(clauses):
        label = clause.label.label
        if clause.label.shown and label and label.before and label.after:
            before, after = _ordinals(label)
            inserted.update(_new_before(clauses, index, after, after - before - moved))
            moved = after - before
        if clause.goes_on:
            following = range(index + 1, len(clauses))
            if all(_is_plain(clauses[other]) and not clauses[other].changed for other in following):
                inserted.update(following)
    return inserted


def _new_before(clauses: Sequence[ClauseSign], index: int, ordinal: int, new: int) -> Sequence[int]:
    """The `new` clauses inserted before the one at `index`, which counts as `ordinal` now; empty where unsure.

    Either they stand right before it, under labels of their own, or they took over the label of the clause that now
    stands between, under the next one. A clause with an edit in it is none of them.
    """
    run = [
        other
        for step, other in enumerate(range(index - 1, -1, -1), start=1)
        if step <= new + 1 and _is_plain(clauses[other]) and _counts_as(clauses[other], ordinal - step)
    ]
    options = (run[:new], run[1 : new + 1])
    possible = [
        option
        for option in options
        if len(option) == new > 0 and not any(clauses[other].changed for other in option)
    ]
    return possible[0] if len(possible) == 1 else ()


def _ordinals(label: Label) -> tuple[int, int]:
    scheme = NUMBER if (label.before or "").isdigit() else LETTER
    return scheme.ordinal(label.before or "") or 0, scheme.ordinal(label.after or "") or 0


def _counts_as(clause: ClauseSign, ordinal: int) -> bool:
    label = clause.label.label
    if label is None or label.after is None:
        return False
    return (NUMBER if label.after.isdigit() else LETTER).ordinal(label.after) == ordinal


def _is_plain(clause: ClauseSign) -> bool:
    return clause.in_base and not clause.label.shown
