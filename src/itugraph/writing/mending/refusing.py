"""What of a Word file is not mended: words that another program, or another place, decides about."""

from itugraph.writing.mending.markup import RunMarkup

NOT_TYPED = "the words are an automatic label, or stand in a formula or a note"
IN_TEXT_BOX = "the words stand in a text box"
IN_FIELD = "a field of the document writes the words"
IN_CONTROL = "the words stand in a content control that is locked, or filled from elsewhere"
MOVED = "the words stand in a moved passage"
IN_INSERTED_LINK = "the words stand in a link, or the like, that somebody inserted as a whole"
IN_ELSE = "the words stand in a part of the paragraph that is not simple text"
OVERLAPPING = "another change is made to the same words"
NO_PARAGRAPH = "the paragraph was not found in the file"

_OPEN = frozenset({"hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"})
"""Elements around runs in which changes may be tracked like elsewhere."""


def refusal(run: RunMarkup, *, inserting: bool) -> str | None:
    """Why the text of a run is not changed, or nothing inserted beside it; None where it can be."""
    names = {element.name for element in run.around}
    if "txbxContent" in names:
        return IN_TEXT_BOX
    if "fldSimple" in names or any(not field.upper().startswith("HYPERLINK") for field in run.fields):
        return IN_FIELD
    if any(element.closed for element in run.around):
        return IN_CONTROL
    if "moveTo" in names:
        return MOVED
    if inserting and "ins" in {element.name for element in run.around[: len(run.around) - depth(run)]}:
        return IN_INSERTED_LINK
    return None if names <= _OPEN | {"ins", "txbxContent"} else IN_ELSE


def depth(run: RunMarkup) -> int:
    """How many insertions stand directly around a run, one in the other."""
    count = 0
    for element in reversed(run.around):
        if element.name != "ins":
            break
        count += 1
    return count
