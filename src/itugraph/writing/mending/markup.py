"""Where the runs of a part of a Word file stand in its bytes, and what is around them.

lxml gives no offsets, and what it writes differs from what it read in ways that matter to no reader; expat gives
them, so that everything but the mended runs can stay as it is to the byte.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from xml.parsers import expat

from itugraph.reading.word.names import MAIN

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = frozenset({MAIN, STRICT})
_BOUND = frozenset({"dataBinding", "dropDownList", "comboBox", "date", "docPartList", "checkbox"})
"""What makes a content control's text a choice or a copy of data that is kept elsewhere."""
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})


@dataclass(slots=True)
class Element:
    """An element: its local name ("" outside WordprocessingML), prefix, and offsets in the bytes of the part.

    `opened` is the offset behind its start tag, `content` that before its end tag; both are `end` in an empty one.
    """

    name: str
    prefix: str
    start: int
    opened: int
    content: int = 0
    end: int = 0
    text: str = ""
    closed: bool = False
    """Of a content control: whether what it holds is locked, chosen from a list, or a copy of data."""


@dataclass(slots=True)
class RunMarkup:
    """A run: itself, its children in order, the elements around it up to its paragraph, and the fields it is in.

    `around` has the outermost first; `fields` the instructions of the fields whose result holds the run.
    """

    element: Element
    around: tuple[Element, ...]
    fields: tuple[str, ...]
    children: list[Element] = field(default_factory=list)

    @property
    def containers(self) -> tuple[Element, ...]:
        """What is around it in its paragraph but for changes."""
        return tuple(one for one in self.around if one.name not in CHANGES)


_CLOSING = ord(">")
CHANGES = frozenset({"ins", "moveTo", "del", "moveFrom"})


def runs_of(data: bytes, wanted: Collection[int]) -> dict[int, RunMarkup]:
    """The runs of these ordinals, by ordinal; `data` is the part in UTF-8, which was found to be safe and whole XML."""
    return _Reader(data, wanted).runs


class _Reader:
    """Goes through a part once."""

    def __init__(self, data: bytes, wanted: Collection[int]) -> None:
        self.runs: dict[int, RunMarkup] = {}
        self._data = data
        self._wanted = wanted
        self._count = 0
        self._open: list[Element] = []
        self._run_stack: list[RunMarkup | None] = []
        self._fields: list[_Field] = []
        self._parser = parser = expat.ParserCreate("UTF-8", " ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        # What expat gives is "local", "uri local", or "uri local prefix".
        uri, local, prefix = (["", tag, ""] if " " not in tag else [*tag.split(" "), ""])[:3]
        name = local if uri in _MAIN else ""
        start = self._parser.CurrentByteIndex
        element = Element(name, prefix, start, _tag_end(self._data, start))
        above = self._open[-1] if self._open else None
        self._open.append(element)
        if name == "r":
            self._run_stack.append(self._run())
        elif above and above.name == "r" and self._run_stack and (run := self._run_stack[-1]):
            run.children.append(element)
        if name == "fldChar":
            self._field(_value(attributes, "fldCharType"))
        elif name == "fldSimple":
            self._fields.append(_Field(_value(attributes, "instr"), result=True))
        elif above and above.name == "sdtPr" and len(self._open) > 2:
            self._control(local, attributes, self._open[-3])

    def _run(self) -> RunMarkup | None:
        ordinal = self._count
        self._count += 1
        if ordinal not in self._wanted:
            return None
        paragraph = max((i for i, one in enumerate(self._open) if one.name == "p"), default=-1)
        controls = tuple(one for one in self._open[: paragraph + 1] if one.name in ("sdt", "txbxContent"))
        around = controls + tuple(self._open[paragraph + 1 : -1])
        instructions = tuple(one.instruction.strip() for one in self._fields if one.result)
        run = self.runs[ordinal] = RunMarkup(self._open[-1], around, instructions)
        return run

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, local: str, attributes: dict[str, str], control: Element) -> None:
        if local in _BOUND or (local == "lock" and _value(attributes, "val") in _LOCKS):
            control.closed = True

    def _end(self, _: str) -> None:
        element = self._open.pop()
        index = self._parser.CurrentByteIndex
        if self._data[element.opened - 2 : element.opened] == b"/>":
            element.content = element.end = element.opened
        else:
            element.content, element.end = index, self._data.index(b">", index) + 1
        if element.name == "r":
            self._run_stack.pop()
        elif element.name == "fldSimple" and self._fields:
            self._fields.pop()

    def _text(self, text: str) -> None:
        element = self._open[-1]
        if element.name == "t":
            element.text += text
        elif element.name == "instrText" and self._fields:
            self._fields[-1].instruction += text


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.split(" ")[1:2] == [name]), "")


def _tag_end(data: bytes, start: int) -> int:
    """The offset behind a start tag; a `>` inside a quoted value ends nothing."""
    end = data.index(b">", start) + 1
    tag = data[start:end]
    if tag.count(b'"') % 2 == 0 and b"'" not in tag:
        return end
    quote = 0
    for index in range(start, len(data)):
        byte = data[index]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == _CLOSING:
            return index + 1
    return len(data)
