"""What a proposal's action says about its whole text: ADD inserts all of it, SUP strikes all of it, NOC keeps it."""

from dataclasses import replace

from itugraph.model import Action, Label, Passage, ResolutionText, Run, RunStatus

_WHOLE: dict[Action, RunStatus] = {"ADD": "inserted", "SUP": "deleted", "NOC": "kept"}


def by_action(text: ResolutionText) -> ResolutionText:
    """The text with every run that its own tracking leaves open decided by the proposal's action.

    Only the marker, and the passages that are no part of the resolution, stay as they are. The text of a proposal to
    modify is given back unchanged.
    """
    status = _WHOLE.get(text.action) if text.action else None
    if status is None:
        return text
    return replace(text, passages=tuple(_decided(passage, status) for passage in text.passages))


def _decided(passage: Passage, status: RunStatus) -> Passage:
    if passage.role in ("marker", "text"):
        return passage
    runs = tuple(
        Run(run.text, status, run.tracked) if run.status in ("kept", "undecided") else run
        for run in passage.paragraph.runs
    )
    return replace(passage, paragraph=replace(passage.paragraph, runs=runs), label=_label(passage, status))


def _label(passage: Passage, status: RunStatus) -> Label | None:
    typed = passage.typed_label
    if passage.role != "clause" or typed is None:
        return passage.label
    return Label(None if status == "inserted" else typed, None if status == "deleted" else typed)
