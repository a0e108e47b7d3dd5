"""Short names that a proposal brings into a text without the names they stand for."""

import re
from collections.abc import Iterator, Mapping

from itugraph.checks.abbreviations import AbbreviationFault, Use, base_usage, proposed_usage
from itugraph.checks.passages import Passage, Text

_NEEDS_NONE = frozenset({"ITU"})
"""What every reader of these texts knows."""


def name_never_given(
    text: Text, full_names: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[AbbreviationFault]:
    """Short names of bodies, new in a proposal, in a text that gives the full names of others; one fault a clause.

    `names` and `full_names` are the register's, by the key under which abbreviations are compared.
    """
    if not text.proposed:
        return
    usage, base = proposed_usage(text), base_usage(text)
    given = [names[key] for key in usage.definitions if key in full_names]
    if not given:
        return
    found: dict[Passage, list[tuple[str, str]]] = {}
    for key, uses in usage.uses.items():
        full = full_names.get(key)
        known = key in usage.definitions or key in base.uses or key in base.definitions
        first = next((use for use in uses if not _part_of_name(use)), None)
        if full is None or known or first is None or key in _NEEDS_NONE or re.search(r"\d", key):
            continue
        found.setdefault(first.passage, []).append((names[key], full))
    for passage, lacking in found.items():
        yield AbbreviationFault(
            passage,
            ", ".join(short for short, _ in lacking),
            "; ".join(f"{full} ({short})" for short, full in lacking),
            elsewhere=", ".join(given[:3]),
        )


def _part_of_name(use: Use) -> bool:
    """Whether a slash joins it to another name, as in ISO/IEC JTC 1."""
    wording = use.passage.after or ""
    around = wording[max(0, use.start - 1) : use.start], wording[use.start + len(use.short) :][:1]
    return "/" in around
