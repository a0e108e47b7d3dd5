"""Read the labels of a section: which label each clause had, which it has, and which clauses must have been struck.

What a converter left of a changed label is both labels together (`ef)`: e became f). A label changed without a trace is
typed plainly, and the base's own label may then stand on a clause inserted before it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from itugraph.model import Label

LETTERS = tuple(ascii_lowercase) + tuple("".join(pair) for pair in product("a", ascii_lowercase))


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """A clause's label on both sides, and whether the text shows that it was changed."""

    label: Label | None
    shown: bool = False


def base_labels(typed: Sequence[Sequence[str | None]]) -> list[str | None]:
    """The labels that a section's base clauses had, in order.

    `typed[i]` holds the labels typed on clause i in each proposal. A section counts a, b, c or 1, 2, 3; where no
    proposal's label agrees with the count, what most of them typed stands.

    >>> base_labels([["a", "a"], ["cb", "b"], ["dc", "c"]])
    ['a', 'b', 'c']
    """
    labelled = [[label for label in labels if label] for labels in typed]
    first = next((labels[0] for labels in labelled if labels), "")
    letters = first[:1].isalpha()
    count = 0
    found: list[str | None] = []
    for labels in labelled:
        if not labels:
            found.append(None)
            continue
        expected = LETTERS[count % len(LETTERS)] if letters else str(count + 1)
        count += 1
        agrees = any(label.startswith(expected) for label in labels)
        agreed = Counter(labels).most_common(1)[0]
        plain = agreed[1] == len(labels) and len(labels) > 1 and not agreed[0].startswith(expected)
        found.append(expected if agrees or not plain else agreed[0])
    return found


def alone_label(typed: str | None) -> str | None:
    """The base label that a typed label shows by itself: of two letters run together the first, if the second is later.

    >>> alone_label("ef"), alone_label("a"), alone_label("23"), alone_label("ab")
    ('e', 'a', '23', 'a')
    """
    if (
        typed
        and len(typed) == 2
        and typed.isalpha()
        and typed[0] != typed[1]
        and typed not in ("ii", "iv", "vi", "ix")
    ):
        return typed[0]
    return typed


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

    `ends_section` is set where a mark that closes a section (`,` or `.`) was put for another.
    """

    in_base: bool
    label: ReadLabel
    changed: bool
    ends_section: bool


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
