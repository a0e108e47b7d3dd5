"""Put a decided line back into its paragraph: runs in the order of the source, converter residue where it stood."""

from collections.abc import Sequence
from dataclasses import replace

from itugraph.model import Label, Paragraph, Passage, Run, RunStatus, Sign
from itugraph.redline.tokens import Token

Segments = list[tuple[Sign, str]]
"""Stretches of a line with their signs, in order; joined they are the line without residue."""

_STATUS: dict[Sign, RunStatus] = {"=": "kept", "-": "deleted", "+": "inserted", "~": "residue"}


def segments_of(tokens: Sequence[Token]) -> Segments:
    """The tokens as stretches of one sign.

    A token takes the blank before it along; but the blank before struck words stays for words glued to their end.
    """
    segments: Segments = []
    for index, token in enumerate(tokens):
        sign = token.sign or "="
        if sign == "-" and token.blank and _glued_after(tokens, index):
            segments += [("=", token.blank), (sign, token.text)]
        else:
            segments.append((sign, token.blank + token.text))
    return segments


def _glued_after(tokens: Sequence[Token], start: int) -> bool:
    """Whether the struck words that begin here are followed by inserted ones without a blank."""
    if start and tokens[start - 1].sign == "-":
        return False
    following = next((token for token in tokens[start:] if token.sign != "-"), None)
    return (
        following is not None
        and following.sign == "+"
        and not following.blank
        and following.text[:1].isalnum()
    )


def merged(segments: Sequence[tuple[Sign, str]]) -> Segments:
    """The same stretches, neighbours of one sign joined and empty ones left out."""
    result: Segments = []
    for sign, text in segments:
        if not text:
            continue
        if result and result[-1][0] == sign:
            result[-1] = (sign, result[-1][1] + text)
        else:
            result.append((sign, text))
    return _with_leading_blanks(result)


def _with_leading_blanks(segments: Segments) -> Segments:
    """The same stretches, where struck words take the blank before them along if those typed for them bring their own.

    `the year 2020 2025` is `the year[ 2020]{ 2025}`, so that one blank is left in either text.
    """
    result = list(segments)
    for index in range(1, len(result) - 1):
        (before, kept), (sign, struck), (behind, typed) = result[index - 1 : index + 2]
        replaced = (before, sign, behind) == ("=", "-", "+") and len(kept) > 1
        if replaced and kept[-1].isspace() and typed[0].isspace() and not struck[0].isspace():
            result[index - 1], result[index] = (before, kept[:-1]), (sign, kept[-1] + struck)
    return result


def decided_passage(
    passage: Passage, segments: Segments, label: Label | None, section: str | None
) -> Passage:
    """The passage with its runs decided as the segments say."""
    runs = _with_residue(passage.paragraph, merged(segments))
    return replace(passage, paragraph=replace(passage.paragraph, runs=runs), label=label, section=section)


def _with_residue(paragraph: Paragraph, segments: Segments) -> tuple[Run, ...]:
    """Cut the segments where residue stood in the paragraph, and put it back there."""
    runs: list[Run] = []
    queue = list(segments)
    for run in paragraph.runs:
        if run.status == "residue":
            runs.append(run)
            continue
        wanted = len(run.text)
        while wanted and queue:
            sign, text = queue.pop(0)
            if len(text) > wanted:
                queue.insert(0, (sign, text[wanted:]))
                text = text[:wanted]
            runs.append(Run(text, _STATUS[sign]))
            wanted -= len(text)
    return tuple(runs)
