"""Reading a page as a browser would."""

from typing import Any

from lxml import html


def parsed(page: str) -> Any:
    """The tree of a page, to be asked by XPath."""
    return html.document_fromstring(page)


def words(page: str) -> str:
    """What a person reads on the page, with single blanks."""
    tree = parsed(page)
    for element in tree.xpath("//script|//style|//svg"):
        element.drop_tree()
    return " ".join(tree.text_content().split())
