"""The settings of `itugraph check` in a project: `itugraph.toml`, or `[tool.itugraph]` of `pyproject.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast, get_args

from itugraph.checks.rules import Severity
from itugraph.model import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says about its checks; paths are those of its file. `found` is that file."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Severity | None = None
    baseline: Path | None = None
    exceptions: Path | None = None
    rules: Path | None = None
    as_of: date | None = None
    found: Path | None = None


_KEYS = ("select", "ignore", "severity", "baseline", "exceptions", "rules", "as-of")


def find_settings(folder: Path) -> Settings:
    """The settings for work in a folder: those of the nearest file in it or above it, else none.

    Raises `InputError` for a file that is no TOML and for a setting that is unknown or of the wrong kind.
    """
    for place in (folder, *folder.parents):
        own = place / "itugraph.toml"
        if own.is_file():
            return _settings(own, _table(own, _load(own), ("check",)))
        project = place / "pyproject.toml"
        if project.is_file():
            told = _load(project).get("tool", {})
            if isinstance(told, dict) and "itugraph" in told:
                return _settings(project, _table(project, told, ("itugraph", "check")))
    return Settings()


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path} cannot be read as TOML: {error}.") from error


def _table(path: Path, told: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, Any]:
    for name in names:
        told = told.get(name, {})
        if not isinstance(told, dict):
            raise InputError(f"{path}: '{name}' must be a table.")
    return told


def _settings(path: Path, told: Mapping[str, Any]) -> Settings:
    for key in told:
        if key not in _KEYS:
            raise InputError(f"{path}: there is no setting '{key}' for checks; there are {', '.join(_KEYS)}.")
    severity = told.get("severity")
    if severity is not None and severity not in get_args(Severity):
        raise InputError(f"{path}: 'severity' must be one of {', '.join(get_args(Severity))}.")
    as_of = told.get("as-of")
    if as_of is not None and type(as_of) is not date:
        raise InputError(f"{path}: 'as-of' must be a date, such as 2024-10-15 without quotes.")
    return Settings(
        select=_names(path, told, "select"),
        ignore=_names(path, told, "ignore") or (),
        severity=cast("Severity | None", severity),
        baseline=_path(path, told, "baseline"),
        exceptions=_path(path, told, "exceptions"),
        rules=_path(path, told, "rules"),
        as_of=as_of,
        found=path,
    )


def _names(path: Path, told: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    value = told.get(key)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise InputError(f"{path}: '{key}' must be a list of rules, such as ['ITU201', 'ITU3'].")
    return tuple(value)


def _path(path: Path, told: Mapping[str, Any], key: str) -> Path | None:
    value = told.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{path}: '{key}' must be the name of a file or folder.")
    return path.parent / value
