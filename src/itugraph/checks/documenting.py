"""The rules as a page of documentation, made from their headers."""

from collections.abc import Iterable, Iterator

from itugraph.checks.rules import Rule


def explain(rule: Rule) -> str:
    """One rule's page, as Markdown."""
    return "\n".join(_section(rule)) + "\n"


def document_checks(rules: Iterable[Rule]) -> str:
    """All rules as Markdown: an overview, then each rule's page."""
    return "\n".join(_page(tuple(rules))) + "\n"


def _page(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield "# Checks"
    yield ""
    yield (
        "Each rule is a file in `queries/checks`, whose header this page is made from. `itugraph check` runs "
        "them all; name rules by code, by the beginning of a code (`ITU2`), or by name to select or ignore them."
    )
    yield ""
    yield "| code | name | severity | finds |"
    yield "|---|---|---|---|"
    for rule in rules:
        link = f"[{rule.name}](#{rule.code.lower()}-{rule.name})"
        yield f"| {rule.code} | {link} | {rule.severity} | {rule.finds} |"
    for rule in rules:
        yield ""
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield ""
    off = "" if rule.on else " Off by default: select it by code or name."
    yield f"**{rule.severity.capitalize()}**, since {rule.since}.{off}"
    yield ""
    yield rule.finds
    yield ""
    yield f"*Why it matters:* {rule.matters}"
    yield ""
    yield f"*Example:* {rule.example}"
    yield ""
    yield f"*Write instead:* {rule.instead}"
    yield ""
    yield f"*How sure:* {rule.certainty}"
