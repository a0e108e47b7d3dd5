"""A graph in which everything that people wrote holds markup, and what a page made of it must not have."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from parsing import parsed

from itugraph.graph import Literal, Quad, Store
from itugraph.graph.conversion import to_oxigraph
from itugraph.graph.folder import replacing
from itugraph.graph.terms import XSD
from itugraph.graph.vocabulary import itu

ATTACK = """</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>{{ 7*7 }}&amp;"""

WORDS = frozenset(
    {itu(name) for name in (
        "title", "name", "fullName", "alias", "prefix", "heading", "headingBefore", "headingAfter", "pointer", "label",
        "labelBefore", "labelAfter", "textBefore", "textAfter", "sourceName", "identifier", "exact", "writtenBefore",
        "writtenAfter", "editionMark", "editionMarkBefore", "editionMarkAfter", "place", "warning", "contribution",
        "number", "otherNumber", "kind", "bodyName", "action", "form", "documentNumber", "digest", "verb", "status",
    )}
)  # fmt: skip


def write_hostile(sample: Path, folder: Path) -> None:
    """A copy of a graph with an attack behind every label and every word of a source."""
    with Store.open(sample) as store, replacing(folder) as replacement:
        written = ox.Store(str(replacement.next_path))
        written.bulk_extend(to_oxigraph(attacked(quad) for quad in store.quads()))
        written.flush()
        del written
        replacement.publish({})


def attacked(quad: Quad) -> Quad:
    value = quad.object
    is_words = quad.predicate in WORDS or quad.predicate.value.endswith("rdf-schema#label")
    if not is_words or not isinstance(value, Literal) or value.datatype != XSD + "string":
        return quad
    return Quad(quad.subject, quad.predicate, Literal(value.value + ATTACK), quad.graph)


def intrusions(page: str) -> list[str]:
    """What of an attack came to life in a page; nothing, if all is shown as text."""
    tree = parsed(page)
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        found += [
            f"{element.tag} {name}"
            for name in element.attrib
            if str(name).startswith("on") or name == "style"
        ]
        if element.tag == "img":
            found.append("img")
        if element.tag in ("script", "style"):
            found += [] if is_ours(element) else [f"{element.tag} {(element.text or '')[:40]}"]
        for name in ("href", "src", "action"):
            target = element.get(name) or "/"
            found += [] if target.startswith(("/", "#", "?")) else [f"{name} {target}"]
    return found


def is_ours(script: Any) -> bool:
    """Whether it is a file of ours, or data that can be read as such and runs nothing."""
    if (script.get("src") or "").startswith("/static/"):
        return not (script.text or "").strip()
    if script.get("type") in ("application/ld+json", "application/json"):
        json.loads(script.text or "")
        return True
    return False
