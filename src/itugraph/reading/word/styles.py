"""What the style sheet of a Word file says about paragraphs."""

from dataclasses import dataclass, field

from lxml import etree

from itugraph.reading.word.names import PPR, VAL, w

_NOTE_MARKS = (
    *("footnote reference", "endnote reference"),
    # LibreOffice's names for the same two, at the reference and at the note.
    *("footnote anchor", "endnote anchor", "footnote characters", "endnote characters"),
)


_MAX_ANCESTORS = 50
NUMBERING = w("numPr")
_LIST, _LEVEL = w("numId"), w("ilvl")


@dataclass(frozen=True, slots=True)
class Numbering:
    """A paragraph's place in an automatic list: `level` is None where the list itself says which one."""

    list_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Names of styles by their identifiers, and what styles bring along."""

    names: dict[str, str] = field(default_factory=dict)
    default: str | None = None
    note_marks: frozenset[str] = frozenset()
    numbering: dict[str, Numbering] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def name(self, style_id: str | None) -> str | None:
        """The name of a paragraph's style, that of the default style where the paragraph names none."""
        if style_id is None:
            return self.default
        return self.names.get(style_id, style_id)

    def numbering_of(self, style_id: str | None) -> tuple[str, Numbering] | None:
        """The style that numbers paragraphs of this style, itself or one it is based on, and how."""
        for _ in range(_MAX_ANCESTORS):
            if style_id is None:
                break
            if style_id in self.numbering:
                return style_id, self.numbering[style_id]
            style_id = self.parents.get(style_id)
        return None


def read_numbering(place: etree._Element) -> Numbering:
    """The list and level that the `numPr` of paragraph properties names."""
    list_id, level = place.find(_LIST), place.find(_LEVEL)
    return Numbering(
        None if list_id is None else list_id.get(VAL),
        None if level is None else int(level.get(VAL, "0")),
    )


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of a `styles.xml`; of none, the empty sheet."""
    if root is None:
        return Styles()
    styles = Styles()
    default: str | None = None
    marks: set[str] = set()
    for style in root.iterfind(w("style")):
        style_id = style.get(w("styleId"))
        if style_id is None:
            continue
        named, parent = style.find(w("name")), style.find(w("basedOn"))
        name = style_id if named is None else named.get(VAL, style_id)
        styles.names[style_id] = name
        if name.lower().startswith(_NOTE_MARKS):
            marks.add(style_id)
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            default = name
        if parent is not None and (parent_id := parent.get(VAL)):
            styles.parents[style_id] = parent_id
        if (place := style.find(f"{PPR}/{NUMBERING}")) is not None:
            styles.numbering[style_id] = read_numbering(place)
    return Styles(styles.names, default, frozenset(marks), styles.numbering, styles.parents)
