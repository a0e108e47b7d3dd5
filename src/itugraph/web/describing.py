"""What a page is about in the words of schema.org, for the programs that read pages."""

import json
from collections.abc import Mapping

from markupsafe import Markup

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def described(kind: str, iri: str, name: str, **more: object) -> Markup:
    r"""A description as JSON-LD that is safe within a `script` element; what is empty is left out.

    >>> print(described("Legislation", "urn:x", "</script>").partition(', "@id"')[2])
    : "urn:x", "name": "\u003c/script\u003e"}
    """
    told = {"@context": "https://schema.org", "@type": kind, "@id": iri, "name": name, **more}
    text = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    return Markup(text)


def reference(kind: str, iri: str, name: str) -> Mapping[str, str]:
    """A thing that a description leads to."""
    return {"@type": kind, "@id": iri, "name": name}
