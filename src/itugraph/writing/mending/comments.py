"""Comments added to a Word file: their part, which may be new, and what must name a new part."""

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from itugraph.reading.word.names import MAIN, PACKAGE, RELATIONSHIPS
from itugraph.writing.mending.markup import STRICT
from itugraph.writing.ooxml import clean

_STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NUMBER = re.compile(r'<(?:\w+:)?comment\s[^>]*?\b(?:\w+:)?id\s*=\s*["\'](\d{1,9})')
_INITIALS = "itu"
_TYPE_PART = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin."""

    number: int
    text: str


def first_free(comments: str | None) -> int:
    """The first number that no comment of the part has."""
    return max((int(number) for number in _NUMBER.findall(comments or "")), default=-1) + 1


def with_comments(
    main: str,
    part: str | None,
    content_of: Callable[[str], str | None],
    comments: Sequence[Comment],
    by: tuple[str, str | None],
    *,
    strict: bool = False,
) -> dict[str, str]:
    """The parts that change, by name, where these comments are added to the part of comments, or to a new one.

    `main` is the name of the main part and `part` that of the comments, `by` author and date of the new comments.
    """
    namespace = STRICT if strict else MAIN
    written = "".join(_comment(comment, namespace, *by) for comment in comments)
    told = None if part is None else content_of(part)
    if part is not None and told is not None:
        return {part: _into_root(told, written)}
    folder = posixpath.dirname(main)
    name = part or posixpath.join(folder, "comments.xml")
    while part is None and content_of(name) is not None:
        name = name.removesuffix(".xml") + "-more.xml"
    changed = {name: f'{_DECLARATION}<w:comments xmlns:w="{namespace}">{written}</w:comments>'}
    types = content_of(_TYPE_PART) or f'{_DECLARATION}<Types xmlns="{_TYPES}"></Types>'
    override = f'<Override xmlns="{_TYPES}" PartName="/{name}" ContentType="{_COMMENTS}"/>'
    if f'"/{name}"' not in types:
        changed[_TYPE_PART] = _into_root(types, override)
    if part is None:
        relations = posixpath.join(folder, "_rels", posixpath.basename(main) + ".rels")
        said = content_of(relations) or f'{_DECLARATION}<Relationships xmlns="{PACKAGE}"></Relationships>'
        changed[relations] = _into_root(said, _relation(said, posixpath.relpath(name, folder or "."), strict))
    return changed


def _comment(comment: Comment, namespace: str, author: str, date: str | None) -> str:
    made = f'w:id="{comment.number}" w:author={quoteattr(clean(author))} w:initials="{_INITIALS}"'
    made += f" w:date={quoteattr(date)}" if date else ""
    text = escape(" ".join(clean(comment.text).split()))
    return (
        f'<w:comment xmlns:w="{namespace}" {made}><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        "</w:comment>"
    )


def _relation(relations: str, target: str, strict: bool) -> str:
    kind = f"{_STRICT_RELATIONSHIPS if strict else RELATIONSHIPS}/comments"
    name = "itugraphComments"
    while f'"{name}"' in relations:
        name += "2"
    return f'<Relationship xmlns="{PACKAGE}" Id="{name}" Type="{kind}" Target={quoteattr(target)}/>'


def _into_root(part: str, content: str) -> str:
    """The XML of a part with content added at the end of its root element."""
    closing = part.rfind("</")
    root = re.search(r"<(?![?!])([^\s/>]+)[^>]*?(/?)>", part)
    if root is not None and root[2]:
        return f"{part[: root.end() - 2]}>{content}</{root[1]}>{part[root.end() :]}"
    return part[:closing] + content + part[closing:]
