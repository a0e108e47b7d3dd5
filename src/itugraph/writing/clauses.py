"""The changes of one paragraph by content: each clause under its own labels, before and after."""

from collections.abc import Sequence

from itugraph.model import Label, Record, Run, RunStatus, Sign
from itugraph.structure import typed_label

_STATUS: dict[Sign, RunStatus] = {"=": "kept", "-": "deleted", "+": "inserted"}
_BASE = frozenset({"kept", "deleted"})
_PROPOSED = frozenset({"kept", "inserted"})


def runs_by_content(record: Record) -> tuple[Run, ...]:
    """The runs of a record, `kept`, `deleted` or `inserted`, without converter residue.

    What a drafter typed may leave the label of a clause on the line of another, inserted before it. Here an
    inserted clause is inserted with its label, a struck one struck with it, and a clause that got another
    label shows the old one struck and the new one inserted. The proposed text is as typed.
    """
    runs = tuple(Run(s.text, _STATUS[s.sign]) for s in record.segments if s.sign != "~")
    if record.change == "inserted":
        return _all(record.proposed_text, "inserted")
    if record.change == "deleted":
        return _all(record.base_text, "deleted")
    if record.role != "clause":
        return runs
    return _relabelled(runs, record.label or Label(None, None), record)


def runs_of_text(records: Sequence[Record]) -> list[tuple[Run, ...]]:
    """The runs of all paragraphs of a text by content, closing marks too.

    Who adds a clause at the end of a section before its last mark leaves that mark on the line of the new clause: here
    the clause before it has it.
    """
    texts = [runs_by_content(record) for record in records]
    for index, record in enumerate(records):
        left = {"inserted": record.base_text, "deleted": record.proposed_text}.get(record.change, "")
        mark = left[typed_label(left).end :].strip()
        if record.role == "clause" and mark and not mark.strip(",;."):
            _give_back(mark, "deleted" if record.change == "inserted" else "inserted", records, texts, index)
    return texts


def _give_back(
    mark: str, status: RunStatus, records: Sequence[Record], texts: list[tuple[Run, ...]], index: int
) -> None:
    """Put a closing mark on the last clause before `index` that stands in the text it belongs to."""
    standing = base_of if status == "deleted" else proposed_of
    for at in range(index - 1, -1, -1):
        if records[at].role != "clause":
            return
        text = standing(texts[at]).rstrip()
        if not text:
            continue
        if not text.endswith((",", ";", ".")):
            runs = texts[at]
            last = len(runs) - (runs[-1].status == "inserted" and not runs[-1].text.strip(" ,;."))
            texts[at] = (*runs[:last], Run(mark, status), *runs[last:])
        return


def side(runs: Sequence[Run], statuses: frozenset[str]) -> str:
    """The text of the runs with these statuses."""
    return "".join(run.text for run in runs if run.status in statuses)


def base_of(runs: Sequence[Run]) -> str:
    """The text before the changes."""
    return side(runs, _BASE)


def proposed_of(runs: Sequence[Run]) -> str:
    """The text after the changes."""
    return side(runs, _PROPOSED)


def _all(text: str, status: RunStatus) -> tuple[Run, ...]:
    return (Run(text, status),) if text else ()


def _relabelled(runs: tuple[Run, ...], label: Label, record: Record) -> tuple[Run, ...]:
    before, after = typed_label(record.base_text), typed_label(record.proposed_text)
    if (before.label, after.label) == (label.before, label.after):
        return runs
    wording = _without_prefixes(runs, before.end, after.end)
    if wording is None:
        return runs
    typed = record.proposed_text[: after.end] if after.label else record.base_text[: before.end]
    shape = (typed, after.label if after.label else before.label)
    return joined((*_prefix(label, *shape), *wording))


def _prefix(label: Label, typed: str, shown: str | None) -> tuple[Run, ...]:
    """The labels as runs, written in the shape of a label that was typed (`e)` and a tab)."""
    head, tail = "", "\t"
    if shown and shown in typed:
        head, _, tail = typed.partition(shown)
    elif (label.before or label.after or "")[:1].isalpha():
        tail = ")\t"
    if label.before and label.after:
        changed = (
            (Run(label.before),)
            if label.before == label.after
            else (Run(label.before, "deleted"), Run(label.after, "inserted"))
        )
        return (Run(head), *changed, Run(tail))
    if label.before:
        return (Run(head + label.before + tail, "deleted"),)
    return (Run(head + label.after + tail, "inserted"),) if label.after else ()


def _without_prefixes(runs: Sequence[Run], in_base: int, in_proposed: int) -> list[Run] | None:
    """The runs without the first characters of both sides; None where kept text is in the prefix of one only."""
    rest: list[Run] = []
    for run in runs:
        base, proposed = run.status in _BASE, run.status in _PROPOSED
        if base and proposed and in_base != in_proposed:
            return None
        cut = min(len(run.text), in_base if base else in_proposed)
        in_base -= cut if base else 0
        in_proposed -= cut if proposed else 0
        rest.append(Run(run.text[cut:], run.status))
    return rest


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours of one status and author made one."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = result[-1] if result else None
        if last and (last.status, last.tracked) == (run.status, run.tracked):
            result[-1] = Run(last.text + run.text, run.status, run.tracked)
        else:
            result.append(run)
    return tuple(result)
