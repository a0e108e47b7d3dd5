"""What a report leaves out: findings known from an earlier report, and exceptions that were given a reason."""

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from itugraph.checks.findings import Finding
from itugraph.model import InputError

_IDENTITY = ("code", "source", "proposal", "section", "label", "text")
"""What makes two findings the same from one version of a text to the next; lines and wording of messages change."""
_MATCHED = ("source", "proposal", "section", "label", "text")


@dataclass(frozen=True, slots=True)
class AllowedFault:
    """An exception: a rule that does not apply in some place, and why. What is None fits every place."""

    code: str
    reason: str
    source: str | None = None
    proposal: str | None = None
    section: str | None = None
    label: str | None = None
    text: str | None = None

    def allows(self, finding: Finding) -> bool:
        """Whether the exception is about this finding."""
        return self.code == finding.code and all(
            getattr(self, name) in {None, getattr(finding, name)} for name in _MATCHED
        )

    def __str__(self) -> str:
        places = [value for name in _MATCHED if (value := getattr(self, name)) is not None]
        return " ".join((self.code, *places))


def fingerprint(finding: Finding) -> str:
    """16 hexadecimal digits by which a finding is known in later reports."""
    told = "\x1f".join(str(getattr(finding, name) or "") for name in _IDENTITY)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def without_known(findings: Iterable[Finding], baseline: Path) -> tuple[Finding, ...]:
    """The findings that an earlier report (`--format json`) does not have.

    A finding that the report has twice is known twice. Raises `InputError` where the file is no such report.
    """
    known = Counter(_known(baseline))
    new: list[Finding] = []
    for finding in findings:
        key = tuple(getattr(finding, name) for name in _IDENTITY)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _known(path: Path) -> list[tuple[Any, ...]]:
    problem = f"{path} is no report of findings: write one with 'itugraph check --format json'."
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(problem) from error
    if not isinstance(told, list) or not all(isinstance(entry, dict) and "code" in entry for entry in told):
        raise InputError(problem)
    keys = [tuple(entry.get(name) for name in _IDENTITY) for entry in told]
    if not all(value is None or isinstance(value, str) for key in keys for value in key):
        raise InputError(problem)
    return keys


def read_exceptions(path: Path) -> tuple[AllowedFault, ...]:
    """The exceptions of a side file in TOML: tables `[[exception]]` with `code`, `reason` and where they hold.

    Raises `InputError` for a file that cannot be read, a key that is not known, and an exception without a reason.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} cannot be read as a file of exceptions in TOML: {error}.") from error
    entries = told.get("exception", [])
    if set(told) - {"exception"} or not isinstance(entries, list):
        raise InputError(f"{path}: a file of exceptions holds tables [[exception]] and nothing else.")
    return tuple(_exception(path, number, entry) for number, entry in enumerate(entries, start=1))


def _exception(path: Path, number: int, entry: object) -> AllowedFault:
    allowed = {"code", "reason", *_MATCHED}
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise InputError(f"{path}: exception {number} must hold texts, such as code = 'ITU203'.")
    if unknown := set(entry) - allowed:
        raise InputError(
            f"{path}: exception {number} has '{sorted(unknown)[0]}'; it may have {', '.join(sorted(allowed))}."
        )
    for needed in ("code", "reason"):
        if not entry.get(needed, "").strip():
            raise InputError(f"{path}: exception {number} has no {needed}; add one.")
    return AllowedFault(**entry)


def without_allowed(
    findings: Iterable[Finding], exceptions: Iterable[AllowedFault]
) -> tuple[tuple[Finding, ...], tuple[AllowedFault, ...]]:
    """The findings that no exception is about, and the exceptions that are about none and can go."""
    waiting = tuple(exceptions)
    used: set[AllowedFault] = set()
    kept: list[Finding] = []
    for finding in findings:
        about = [exception for exception in waiting if exception.allows(finding)]
        used.update(about)
        if not about:
            kept.append(finding)
    return tuple(kept), tuple(exception for exception in waiting if exception not in used)
