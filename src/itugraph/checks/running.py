"""Running rules on a graph: each gives rows, each row a finding in its place."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from itugraph.checks.findings import Finding
from itugraph.checks.judges import JUDGES, as_terms
from itugraph.checks.places import Place, places_of
from itugraph.checks.reading import Reading
from itugraph.checks.replacing import Replacement
from itugraph.checks.rules import COMPLETE_TO, Rule, choose, exactly, filled, load_rules
from itugraph.graph import GraphSource, Iri, Literal, Term, literal
from itugraph.model import Certainty, QueryError
from itugraph.questions import Answered, cell, names_of, prepared
from itugraph.register import Register

AS_OF = "asOf"
"""The parameter that gives the date to judge by; no rule has another one."""

_SURE = ("", "heading", "attested")


def run_checks(
    store: GraphSource,
    register: Register,
    as_of: date | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    *,
    folders: Iterable[Path] = (),
) -> tuple[Finding, ...]:
    """The findings of the rules on every text of a graph, by document, proposal and line.

    `as_of` is the date to judge currency by, where it is not each document's own. `select` and `ignore` name
    rules by code, beginning of a code, or name; `folders` hold further rules. What lies between proposals
    comes last in its document. Raises `QueryError` for an unknown rule or one whose query fails.
    """
    terms = {} if as_of is None else {AS_OF: literal(as_of)}
    rules = choose(load_rules(*folders), select, ignore)
    with _uncollected():
        return _findings(rules, store, register, terms)


def _findings(
    rules: Iterable[Rule], store: GraphSource, register: Register, terms: Mapping[str, Literal]
) -> tuple[Finding, ...]:
    reading = Reading(store, register)
    faults = list(_all_faults(rules, store, terms, reading))
    known = reading.places
    places = places_of(store, [fault.subject for _, fault in faults if fault.subject not in known])
    names = names_of(
        store, [term for _, fault in faults for term in fault.told.values() if isinstance(term, Iri)]
    )
    added = {COMPLETE_TO: register.complete_to.isoformat()}
    findings = [
        _finding(
            rule,
            known.get(fault.subject) or places.get(fault.subject, Place()),
            added | _shown(fault, names),
            fault,
        )
        for rule, fault in faults
    ]
    return tuple(sorted(dict.fromkeys(findings), key=_order))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles of objects: what is read of a graph has none, but is walked again and again."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Fault:
    """A row of a rule: what it is about, and the other columns that are bound."""

    subject: Iri
    told: Mapping[str, Term]


def _all_faults(
    rules: Iterable[Rule], store: GraphSource, terms: Mapping[str, Literal], reading: Reading
) -> Iterator[tuple[Rule, _Fault]]:
    """What the rules find, in their order.

    The store answers queries in a thread of its own while the modules read the texts in this one: on a large graph
    each takes about half of the time, and the store does not hold Python's lock.
    """
    rules = tuple(rules)
    asking = ThreadPoolExecutor(1)
    try:
        asked = {
            rule.code: asking.submit(list[_Fault], _faults(rule, store, terms))
            for rule in rules
            if rule.judge is None
        }
        for rule in rules:
            found = _judged(rule.judge, reading) if rule.judge else asked[rule.code].result()
            yield from ((rule, fault) for fault in found)
    finally:
        asking.shutdown(cancel_futures=True)


def _judged(judge: str, reading: Reading) -> Iterator[_Fault]:
    for subject, told in JUDGES[judge].find(reading):
        yield _Fault(subject, as_terms(told))


def _faults(rule: Rule, store: GraphSource, terms: Mapping[str, Literal]) -> Iterator[_Fault]:
    taken = {
        parameter.name: terms[parameter.name] for parameter in rule.parameters if parameter.name in terms
    }
    try:
        found = store.select(prepared(rule.sparql), taken)
    except QueryError as problem:
        raise QueryError(f"The rule {rule.code} ({rule.path}) cannot be run: {problem}") from problem
    for row in found.rows:
        told = {name: term for name, term in zip(found.columns, row, strict=True) if term is not None}
        subject = told.pop("subject", None)
        if isinstance(subject, Iri):
            yield _Fault(subject, told)


def _shown(fault: _Fault, names: Mapping[Iri, str]) -> dict[str, str]:
    answered = Answered("table", (), (), names)
    return {name: cell(answered, term) for name, term in fault.told.items()}


def _finding(rule: Rule, place: Place, shown: dict[str, str], fault: _Fault) -> Finding:
    between = rule.scope == "between-proposals"
    certain = place.certain and shown.get("basis", "") in _SURE
    certainty: Certainty = "certain" if certain else "inferred"
    return Finding(
        code=rule.code,
        severity=rule.severity,
        source=place.source,
        proposal=None if between else place.proposal,
        section=place.section,
        label=place.label,
        line=place.line,
        start=None if between else place.start,
        end=None if between else place.end,
        text=shown.get("wording", place.text),
        message=filled(rule.message, shown),
        suggestion=filled(rule.suggestion, shown),
        evidence=filled(rule.evidence, shown),
        certainty=certainty,
        between=between,
        pointer=place.pointer,
        replacement=None if between else _replacement(rule, fault),
        passage=place.passage,
    )


def _replacement(rule: Rule, fault: _Fault) -> Replacement | None:
    """What the rule says to write in place of which words, where it is other than they are."""
    # As the graph has them: what is shown to a reader has its blanks made one.
    told = {name: term.value for name, term in fault.told.items() if isinstance(term, Literal)}
    old = exactly(rule.replaces, told) if rule.replaces else None
    new = exactly(rule.by, told) if rule.by else None
    if old is None or new is None or old == new:
        return None
    return Replacement(old, new, where=rule.replaces_where, of_substance=rule.fix == "substance")


def _order(finding: Finding) -> tuple[str, bool, int, int, str, str]:
    """Documents apart, what is between proposals after what is in one, and in the order of the text."""
    return (
        finding.source,
        finding.between,
        finding.line or 0,
        finding.start or 0,
        finding.code,
        finding.message,
    )
