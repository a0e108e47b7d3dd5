"""Narrowing findings down: by severity, family of rules, rule, document, proposal and words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from itugraph.checks import Finding, Rule, load_rules, place
from itugraph.web.findings import SEVERITIES

FAMILIES: Mapping[str, str] = {
    "ITU1": "What is cited",
    "ITU2": "What is no longer current",
    "ITU3": "How things are written",
    "ITU4": "How the text is built",
    "ITU5": "What the change leaves behind",
    "ITU6": "Between proposals",
    "ITU7": "Adopted texts and the register",
}
"""The families of rules, by how their codes begin."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter can have, and how many findings it leaves together with the other filters."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the findings down; `value` is the chosen one, "" for all."""

    name: str
    title: str
    value: str
    choices: tuple[Choice, ...]


_Key = Callable[[Finding], str]
KEYS: Mapping[str, _Key] = {
    "severity": lambda finding: finding.severity,
    "family": lambda finding: family_of(finding.code),
    "rule": lambda finding: finding.code,
    "document": lambda finding: finding.source,
    "proposal": lambda finding: finding.proposal or (_BETWEEN if finding.between else ""),
}
"""What a finding has of each filter; "" where a filter has nothing for it."""

_TITLES = {
    "severity": "Severity",
    "family": "About",
    "rule": "Rule",
    "document": "Document",
    "proposal": "Proposal",
}
_BETWEEN = "between"


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by code."""
    return {rule.code: rule for rule in load_rules()}


def family_of(code: str) -> str:
    """The family of a rule: its code without the last two digits."""
    return code[:-2]


def family_name(family: str) -> str:
    """What a family of rules is about."""
    return FAMILIES.get(family, f"{family}: rules of your own")


def narrowed(findings: Iterable[Finding], chosen: Mapping[str, str], but: str = "") -> tuple[Finding, ...]:
    """The findings that the chosen filters leave; `but` names one that is not in force."""
    words = chosen.get("q", "").casefold().split()

    def stays(finding: Finding) -> bool:
        if any(key(finding) != chosen[name] for name, key in KEYS.items() if name in chosen and name != but):
            return False
        told = " ".join((finding.message, finding.suggestion, finding.text, place(finding), finding.code))
        return all(word in told.casefold() for word in words)

    return tuple(filter(stays, findings))


def proposals_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings in order, those in documents with proposals first: these can still be mended."""
    open_still = {finding.source for finding in findings if finding.proposal or finding.between}
    return tuple(sorted(findings, key=lambda finding: finding.source not in open_still))


def filter_of(name: str, findings: Sequence[Finding], chosen: Mapping[str, str]) -> Filter:
    """A filter with its choices, counted among the findings that the other filters leave."""
    counts = Counter(map(KEYS[name], narrowed(findings, chosen, but=name)))
    counts.pop("", None)
    if name in chosen:
        counts.setdefault(chosen[name], 0)
    order = list(SEVERITIES) if name == "severity" else sorted(counts)
    choices = [
        Choice(value, value_name(name, value), counts[value])
        for value in order
        if name == "severity" or value in counts
    ]
    return Filter(name, _TITLES[name], chosen.get(name, ""), tuple(choices))


def value_name(name: str, value: str) -> str:
    """A value of a filter as people read it."""
    if name == "family":
        return family_name(value)
    if name == "rule":
        rule = rules().get(value)
        return f"{value} {rule.name.replace('-', ' ')}" if rule else value
    if name == "proposal" and value == _BETWEEN:
        return "Between proposals"
    if name == "q":
        return f"“{value}”"
    return f"{value}s" if name == "severity" else value
