"""Mending a Word file: what the rules of `checks` suggest, written by `writing` as tracked changes in a copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from itugraph.model import Document, Edit, InputError, Paragraph

if TYPE_CHECKING:
    from itugraph.checks import Finding
    from itugraph.writing.mending import Mended

_SEVERITIES = ("error", "warning", "note")


def mend(
    source: str | Path,
    findings: "Sequence[Finding]",
    when: datetime | None = None,
    *,
    substance: bool = False,
) -> "Mended":
    """A copy of a Word file in which the findings that say exactly what to write are tracked changes.

    Gives the bytes of the copy, and for each finding why nothing was changed for it, None where it was. `findings` are
    those of this file alone; `when` stands in the changes as their date. What is of substance, such as the edition
    that is cited, is changed with `substance` only. Raises `InputError` for what is no Word file.
    """
    from itugraph.reading import read
    from itugraph.writing.mending import Mend, Mended, mend_word

    path = Path(source)
    document = read(path)
    must_be_word(document, path)
    paragraphs = {paragraph.number: paragraph for paragraph in document.paragraphs}
    reasons: dict[int, str | None] = {}
    mends: dict[int, Mend] = {}
    for index in sorted(range(len(findings)), key=lambda i: _SEVERITIES.index(findings[i].severity)):
        edits = _edits(findings[index], paragraphs, substance)
        if isinstance(edits, str):
            reasons[index] = edits
        else:
            finding = findings[index]
            note = " ".join((f"{finding.code}:", finding.message, finding.evidence))
            mends[index] = Mend(finding.line or 0, edits, note)
    mended = mend_word(path.read_bytes(), document.source, tuple(mends.values()), when)
    reasons |= dict(zip(mends, mended.reasons, strict=True))
    return Mended(mended.data, tuple(reasons[index] for index in range(len(findings))))


def must_be_word(document: Document, path: Path) -> None:
    """Raise `InputError`, which says how it can become one, for a document that is not in a Word file."""
    if document.form != "word":
        raise InputError(
            f"{path} is no Word file, and only a Word file can be mended: 'itugraph redline {path} -o redline.docx' "
            "makes one of it."
        )


def _edits(
    finding: "Finding", paragraphs: Mapping[int, Paragraph], substance: bool
) -> "tuple[Edit, ...] | str":
    """The edits that carry a finding's suggestion out, else why a person has to."""
    from itugraph.checks import edits_of

    exact = finding.replacement
    if exact is None or finding.line is None or finding.line not in paragraphs:
        return "what to write is for a person to decide"
    if exact.of_substance and not substance:
        return "whether the new words fit is for a person to decide; --fix-all writes them"
    if finding.certainty == "inferred" and not exact.of_substance:
        return "it rests on wording that was recovered, or on a fact that no document confirms"
    return edits_of(paragraphs[finding.line], exact, finding.start, finding.end)
