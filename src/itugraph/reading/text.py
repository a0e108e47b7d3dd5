"""Plain text: a line is a paragraph. Tells a flattened redline from an adopted text."""

import hashlib
import re

from itugraph.model import Document, InputError, Paragraph, Run, RunStatus

MAX_BYTES = 100_000_000

_RESIDUE = re.compile(r"\[bookmark: [^\]\n]{0,200}\]")
_MARKER = re.compile(r"^(?:ADD|MOD|SUP|NOC)[ \t]+[A-Z][A-Z/]{1,40}/\d", re.MULTILINE)
_TWO_EDITIONS = re.compile(
    r"\((?:Rev\. ?)?[^\W\d][^()\d]{2,40},? \d{4} ?(?:Rev\. ?)?[^\W\d;][^()\d]{2,40},? \d{4}\)"
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(data: bytes, source: str) -> Document:
    """The document in the bytes of a text file called `source`.

    UTF-8 is read, and UTF-16 with its mark. Lines are numbered as an editor numbers them. Where the text shows
    that a converter ran deleted and inserted words together (a proposal's marker line, or one bracket with two
    editions), the runs are `undecided`; in any other text they are `kept`.

    Raises `InputError` when the bytes are empty or not text in one of these encodings.
    """
    if not data.strip():
        raise InputError(f"{source} is empty: give a file that holds a resolution or a proposal.")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{source} has {len(data) // 1_000_000} MB, more than the {MAX_BYTES // 1_000_000} MB "
            "that a text may have: split it into one file a document."
        )
    text = _decode(data, source).replace("\r\n", "\n").replace("\r", "\n")
    flattened = bool(_MARKER.search(text) or _TWO_EDITIONS.search(text))
    status: RunStatus = "undecided" if flattened else "kept"
    paragraphs = tuple(
        Paragraph(number, _runs(line, status))
        for number, line in enumerate(text.split("\n"), start=1)
        if line
    )
    return Document(source, "text", paragraphs, hashlib.sha256(data).hexdigest(), flattened)


def _decode(data: bytes, source: str) -> str:
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{source} is not UTF-8 text (line {line} has the byte 0x{data[error.start]:02x}): "
            "save it as UTF-8 and read it again."
        ) from None
    if "\0" in text:
        raise InputError(f"{source} is not a text but binary data: give a text, Word, PDF, HTML or XML file.")
    return text


def _runs(line: str, status: RunStatus) -> tuple[Run, ...]:
    """The line as runs: converter residue apart from the rest."""
    runs: list[Run] = []
    position = 0
    for found in _RESIDUE.finditer(line):
        if found.start() > position:
            runs.append(Run(line[position : found.start()], status))
        runs.append(Run(found.group(), "residue"))
        position = found.end()
    if position < len(line):
        runs.append(Run(line[position:], status))
    return tuple(runs)
