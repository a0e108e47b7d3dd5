"""Tracked changes as programs print them: struck-through and underlined text, mostly in colours."""

from collections import Counter
from collections.abc import Callable, Iterable

from itugraph.model import RunStatus
from itugraph.reading.pdf.lines import Line, Marks


def status_by_marks(lines: Iterable[Line]) -> Callable[[Marks], RunStatus]:
    """What the marks on letters say in this document, judged by all of it.

    Text struck through is deleted. Text underlined is inserted if it is coloured, or if the document strikes text
    through as well; links are underlined without being changes. Where programs print changes in colour only,
    text in a colour in which text is struck is inserted. Double strokes mark what was moved.
    """
    weights: Counter[int] = Counter()
    struck: Counter[int] = Counter()
    for line in lines:
        for span in line.spans:
            weights[span.marks.colour] += len(span.text)
            if span.marks.struck:
                struck[span.marks.colour] += len(span.text)
    usual = weights.most_common(1)[0][0] if weights else 0
    changing = {colour for colour in struck if colour != usual}

    def status(marks: Marks) -> RunStatus:
        if marks.struck:
            return "moved-from" if marks.struck > 1 else "deleted"
        if marks.linked or (not marks.underlined and marks.colour not in changing):
            return "kept"
        if marks.underlined > 1 and marks.colour != usual:
            return "moved-to"
        return "inserted" if marks.colour != usual or struck else "kept"

    return status
