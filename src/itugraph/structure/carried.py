"""Labels by content: a base label typed before an inserted clause belongs to the base clause after it.

In a tracked document people put new words behind an old label and type a new label for the old words, so that the old
label, untouched, stands on the line of the new clause.
"""

from collections.abc import Sequence
from dataclasses import replace

from itugraph.model import Label, Passage, Run, RunStatus
from itugraph.reading.tracking import IN_BASE, IN_PROPOSED
from itugraph.structure.labels import typed_label


def side_text(runs: Sequence[Run], statuses: frozenset[RunStatus]) -> str:
    """The text of one side: the runs with these statuses joined."""
    return "".join(run.text for run in runs if run.status in statuses)


def give_labels_back(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each base label on the clause that had it in the base."""
    result = list(passages)
    waiting: str | None = None
    for index, passage in enumerate(passages):
        if passage.role != "clause":
            waiting = None
        elif passage.label and _stands_before_new_words(passage):
            result[index] = replace(passage, label=Label(None, passage.label.after))
            waiting = waiting or passage.label.before
        elif waiting and passage.label and passage.label.before is None and _wording(passage, IN_BASE):
            result[index] = replace(passage, label=Label(waiting, passage.label.after))
            waiting = None
    return result


def _stands_before_new_words(passage: Passage) -> bool:
    label = passage.label
    kept = label is not None and label.before is not None and label.before == label.after
    return kept and not _wording(passage, IN_BASE) and bool(_wording(passage, IN_PROPOSED))


def _wording(passage: Passage, statuses: frozenset[RunStatus]) -> str:
    """The wording of one side without its label and closing mark."""
    text = side_text(passage.paragraph.runs, statuses)
    return text[typed_label(text).end :].strip(" \t\u00a0,;.")
