"""Text of markup languages, where blanks and line ends of the file are one blank and indents are none."""

import re

from itugraph.model import Run
from itugraph.reading.tracking import KEPT, RunCollector, Tracking, joined

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SOFT_HYPHEN = "\u00ad"


class FlowCollector:
    """Collects the text of one paragraph after another, each without blanks at its ends.

    No-break spaces are kept, soft hyphens are not: nobody sees them inside a line.
    """

    def __init__(self) -> None:
        self._collector = RunCollector()
        self._label = ""
        self._label_tracking = KEPT
        self._after_blank = True

    def label(self, text: str, tracking: Tracking) -> None:
        """Put a label before the text that comes next."""
        self._label, self._label_tracking = text, tracking

    def add(self, text: str | None, tracking: Tracking) -> None:
        """Append text, its blanks collapsed."""
        collapsed = _BLANKS.sub(" ", text or "").replace(_SOFT_HYPHEN, "")
        self.add_typed(collapsed.removeprefix(" ") if self._after_blank else collapsed, tracking)

    def add_typed(self, text: str, tracking: Tracking) -> None:
        """Append text as it is."""
        if not text:
            return
        if self._label:
            self._collector.add(self._label, self._label_tracking)
            self._label = ""
        self._after_blank = text[-1] in " \n"
        self._collector.add(text, tracking)

    def take(self) -> tuple[Run, ...]:
        """The runs of the paragraph that ends here. A label without text is left for the next one."""
        runs = self._collector.take()
        self._after_blank = True
        if runs and runs[-1].text.endswith(" "):
            last = runs[-1]
            runs = joined(*runs[:-1], Run(last.text.rstrip(" "), last.status, last.tracked))
        return runs

    def drop_label(self) -> None:
        """Forget a label that no text followed."""
        self._label = ""
