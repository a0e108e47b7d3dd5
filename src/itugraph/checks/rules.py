"""The rules: query files whose header is the rule's documentation and says how a finding is worded.

    # code: ITU101 (stable; never given to another rule)
    # name: superseded-edition (what the fault is)
    # severity: error | warning | note
    # scope: proposal | between-proposals (a finding of the second kind belongs to no single proposal)
    # finds: what the rule reports
    # matters: why that is worth an editor's minute
    # example: a text with the fault
    # instead: the same text as it should be
    # certainty: how sure a finding can be
    # since: the version of itugraph that has had the rule first
    # parameter: asOf (date; default: all; example: 2022-03-01) - as in questions
    # message: what is wrong, with {columns} of the query
    # suggestion: what to write, likewise
    # evidence: the facts it rests on, likewise
    # replaces: the faulty words exactly as they stand, likewise (only where the suggestion can be carried out as it
    #   is); they must stand once in what is faulty, unless they are said to be "every {words}" of the paragraph, or
    #   "beside {words}", from the citation on
    # by: the words to write in their place, likewise
    # fix: form | substance (with the two above: whether a person has to see if the new words fit; form by default)
    # default: off (only for a rule that runs when it is selected by code or name)
    # judge: abbreviation-defined-twice (only where SPARQL is the wrong tool: the function that finds the faults)
    # reads: clauses (with a judge: the query of `queries/checks/passages` whose rows it takes)

The query selects one row a fault. `?subject` is what the fault is in: a citation, clause, section, proposal,
announcement or other passage, whose place the runner looks up. `?wording` may hold the faulty words, `?basis` how
the fact is known, and every column may be named in the three texts, where an unbound one leaves nothing behind.
The runner adds `{completeTo}`, the date to which the register is complete.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from itugraph.checks.judges import JUDGES
from itugraph.checks.replacing import Where
from itugraph.locations import shared_folder
from itugraph.model import QueryError
from itugraph.questions import Header, Parameter, read_header, read_parameters

Severity = Literal["note", "warning", "error"]
Scope = Literal["proposal", "between-proposals"]
Reach = Literal["form", "substance"]

_FIELDS = (
    "code", "name", "severity", "scope", "finds", "matters", "example", "instead", "certainty", "since",
    "parameter", "message", "suggestion", "evidence", "replaces", "by", "fix", "default", "judge", "reads",
)  # fmt: skip
COMPLETE_TO = "completeTo"
_REPLACES = re.compile(r"(?:(every|beside) )?(.+)", re.DOTALL)

_CODE = re.compile(r"[A-Z]{3,}\d{3}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule with its documentation, the wording of its findings and its query."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    finds: str
    matters: str
    example: str
    instead: str
    certainty: str
    since: str
    parameters: tuple[Parameter, ...]
    message: str
    suggestion: str
    evidence: str
    sparql: str
    path: Path
    judge: str | None = None
    on: bool = True
    replaces: str | None = None
    by: str | None = None
    replaces_where: Where = "once"
    fix: Reach = "form"


def load_rules(*folders: Path) -> tuple[Rule, ...]:
    """The shipped rules and those in `folders`, ordered by code.

    Raises `QueryError` for a folder that is not there, a malformed header (with file and line), and a code or
    name that two rules share.
    """
    rules: list[Rule] = []
    for folder in (shared_folder("queries", "checks"), *folders):
        if not folder.is_dir():
            raise QueryError(f"{folder}: there is no such folder of rules.")
        rules.extend(read_rule(path) for path in sorted(folder.glob("*.rq")))
    seen: dict[str, Path] = {}
    for rule in rules:
        for key in (rule.code, rule.name):
            if key in seen:
                raise QueryError(f"{rule.path}: {key} is already the rule in {seen[key]}; choose another.")
            seen[key] = rule.path
    return tuple(sorted(rules, key=lambda rule: rule.code))


def read_rule(path: Path) -> Rule:
    """Read one rule's file; raises `QueryError` naming file and line where its header is malformed."""
    header = read_header(path, _FIELDS)
    code, name = header.one("code"), header.one("name")
    if not _CODE.fullmatch(code):
        raise header.error(
            header.all("code")[0], f"{code!r} is no code; write capitals and three digits, like ITU101"
        )
    if name != path.stem or not _NAME.fullmatch(name):
        raise header.error(
            header.all("name")[0],
            f"the rule '{name}' belongs in a file of its name in small letters and hyphens",
        )
    judge = header.choice("judge", JUDGES) if header.all("judge") else None
    sparql = header.sparql if judge is None else _passages(header)
    replaced = _REPLACES.fullmatch(_template(header, "replaces")) if header.all("replaces") else None
    if not re.search(r"\?subject\b", sparql):
        raise QueryError(f"{path}: the query gives no ?subject, so a finding would have no place.")
    return Rule(
        code=code,
        name=name,
        severity=cast(Severity, header.choice("severity", get_args(Severity))),
        scope=cast(Scope, header.choice("scope", get_args(Scope), default="proposal")),
        finds=header.one("finds"),
        matters=header.one("matters"),
        example=header.one("example"),
        instead=header.one("instead"),
        certainty=header.one("certainty"),
        since=header.one("since"),
        parameters=read_parameters(header),
        message=_template(header, "message"),
        suggestion=_template(header, "suggestion"),
        evidence=_template(header, "evidence"),
        sparql=sparql,
        path=path,
        judge=judge,
        on=header.choice("default", ("on", "off"), default="on") == "on",
        replaces=replaced[2] if replaced else None,
        by=_template(header, "by") if replaced else None,
        replaces_where=cast(Where, (replaced and replaced[1]) or "once"),
        fix=cast(Reach, header.choice("fix", get_args(Reach), default="form")),
    )


def choose(
    rules: tuple[Rule, ...], select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[Rule, ...]:
    """The rules to run: those selected (by default all that are on) without those ignored.

    A rule is named by its code, the beginning of its code (`ITU1`), or its name. Raises `QueryError` for a
    name that fits no rule, with the nearest one.
    """
    named = [rule for rule in rules if rule.on] if select is None else _named(rules, select)
    chosen = tuple(rule for rule in rules if rule in named)
    dropped = _named(rules, ignore or ())
    return tuple(rule for rule in chosen if rule not in dropped)


def _named(rules: tuple[Rule, ...], names: Iterable[str]) -> list[Rule]:
    found: list[Rule] = []
    for name in names:
        fitting = [
            rule for rule in rules if name == rule.name or (name and rule.code.startswith(name.upper()))
        ]
        if not fitting:
            known = [key for rule in rules for key in (rule.code, rule.name)]
            near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
            advice = (
                f"did you mean {near[0]}?" if near else f"the rules are {', '.join(r.code for r in rules)}."
            )
            raise QueryError(f"There is no rule {name!r}: {advice}")
        found.extend(fitting)
    return found


def _passages(header: Header) -> str:
    """The query whose rows the judge takes."""
    path = shared_folder("queries", "checks", "passages") / f"{header.one('reads')}.rq"
    if not path.is_file():
        raise header.error(header.all("reads")[0], f"there is no query {path.name} of passages")
    return path.read_text(encoding="utf-8")


def _template(header: Header, name: str) -> str:
    template = header.one(name)
    judged = JUDGES[header.one("judge")].columns if header.all("judge") else None
    for column in re.findall(r"\{(.*?)\}", template):
        in_query = (
            re.search(rf"\?{re.escape(column)}\b", header.sparql) if judged is None else column in judged
        )
        if column != COMPLETE_TO and not in_query:
            raise header.error(header.all(name)[0], f"'{{{column}}}' is no column of the query")
    return template


def filled(template: str, row: dict[str, str]) -> str:
    """A template with its columns filled in; an unbound column leaves nothing, nor the blank before it.

    >>> filled("{a} is {b} stale {c}.", {"a": "PP Resolution 71"})
    'PP Resolution 71 is stale.'
    """
    return re.sub(
        r"( ?)\{(.*?)\}", lambda found: found[1] + row[found[2]] if row.get(found[2]) else "", template
    ).strip()


def exactly(template: str, row: dict[str, str]) -> str | None:
    """A template with its columns filled in as they are; None where one is unbound.

    >>> exactly("({a})", {"a": "Geneva, 2015"}), exactly("({a})", {})
    ('(Geneva, 2015)', None)
    """
    if any(not row.get(column) for column in re.findall(r"\{(.*?)\}", template)):
        return None
    return re.sub(r"\{(.*?)\}", lambda found: row[found[1]], template)
