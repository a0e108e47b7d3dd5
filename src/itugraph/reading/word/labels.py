"""Automatic labels put before the text of paragraphs, in the base and in the proposed text."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from itugraph.model import Run, RunStatus
from itugraph.reading.drafts import Draft
from itugraph.reading.tracking import IN_BASE, IN_PROPOSED, joined
from itugraph.reading.word.numbering import Counters, Label, ListDefinition
from itugraph.reading.word.styles import Numbering, Styles


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with what decides its label."""

    draft: Draft
    style_id: str | None
    numbering: Numbering | None


class Numberer:
    """Counts every list twice, since insertions and deletions move the labels of what follows them."""

    def __init__(self, lists: dict[str, ListDefinition], styles: Styles) -> None:
        self._base = Counters(lists, styles)
        self._proposed = Counters(lists, styles)
        self._idle = not lists

    def label(self, paragraphs: Sequence[Numbered]) -> None:
        """Put labels before the text of the paragraphs of one container."""
        if self._idle:
            return
        before = _labels(paragraphs, self._base, IN_BASE)
        after = _labels(paragraphs, self._proposed, IN_PROPOSED)
        for index in sorted(before.keys() | after.keys()):
            draft = paragraphs[index].draft
            label = _label_runs(draft, before.get(index), after.get(index))
            draft.runs = joined(*label, *draft.runs)


def _labels(
    paragraphs: Sequence[Numbered], counters: Counters, statuses: AbstractSet[RunStatus]
) -> dict[int, Label]:
    """The label of each paragraph of one version, at the source paragraph where its text begins.

    What a mark ends is one paragraph of that version, and the properties of the mark number it.
    """
    labels: dict[int, Label] = {}
    first: int | None = None
    for index, paragraph in enumerate(paragraphs):
        draft = paragraph.draft
        if first is None and draft.has_text(statuses):
            first = index
        if draft.mark not in statuses and index + 1 < len(paragraphs):
            continue
        if draft.mark not in statuses and first is None:
            continue
        label = counters.label(paragraph.numbering, paragraph.style_id)
        if label is not None:
            labels[index if first is None else first] = label
        first = None
    return labels


def _label_runs(draft: Draft, before: Label | None, after: Label | None) -> tuple[Run, ...]:
    if before == after and before is not None:
        return (Run(before.text + before.suffix),)
    one_sided: tuple[RunStatus, RunStatus] = ("deleted", "inserted")
    if draft.mark in ("moved-from", "moved-to"):
        one_sided = ("moved-from", "moved-to")
    runs: list[Run] = []
    suffix = before.suffix if before and after and before.suffix == after.suffix else None
    for label, status in zip((before, after), one_sided, strict=True):
        if label is not None:
            text = label.text if suffix is not None else label.text + label.suffix
            runs.append(Run(text, status, draft.mark_by))
    return (*runs, Run(suffix)) if suffix else tuple(runs)
