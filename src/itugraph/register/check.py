"""Whether the register's facts agree with each other; each sentence given is a fault to mend in a table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from itugraph.model import Conference, Instrument, RegisteredEdition
from itugraph.register.names import adopting_body, name_key, number_key
from itugraph.register.register import Register, effective

_HELD_IN_PLACES = frozenset({"PP", "WTSA", "WTDC", "RA", "WRC", "WCIT", "WTPF"})


def check_register(register: Register) -> tuple[str, ...]:
    """Every contradiction in a register, as one sentence each; empty when there is none."""
    rules: tuple[Callable[[Register], Iterator[str]], ...] = (
        _identifiers,
        _conferences,
        _bodies,
        _succession,
        _study_periods,
        _places,
        _coverage,
        _numbers,
        _instruments,
        _editions,
    )
    return tuple(fault for rule in rules for fault in rule(register))


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _identifiers(register: Register) -> Iterator[str]:
    for kind, identifiers in (
        ("conference", [conference.id for conference in register.conferences]),
        ("body", [body.id for body in register.bodies]),
        ("region", [region.id for region in register.regions]),
        ("proposal prefix", [prefix for region in register.regions for prefix in region.prefixes]),
    ):
        for identifier in _repeated(identifiers):
            yield f"The {kind} {identifier} is listed twice."


def _conferences(register: Register) -> Iterator[str]:
    names = {body.name for body in register.bodies}
    for conference in register.conferences:
        if conference.body not in names:
            yield f"{conference.name} is a conference of {conference.body}, which is not listed."
        for day in (conference.opened, conference.closed):
            if day and day.year != conference.year:
                yield f"{conference.name} is of {conference.year}, but was held on {day}."
        if conference.opened and conference.closed and conference.closed < conference.opened:
            yield f"{conference.name} closed on {conference.closed}, before it opened on {conference.opened}."


def _bodies(register: Register) -> Iterator[str]:
    known = {body.id for body in register.bodies}
    for body in register.bodies:
        for other in (*([body.parent] if body.parent else []), *body.successors):
            if other not in known:
                yield f"The body {body.name} refers to {other}, which is not listed."
        if body.since and body.until and body.until < body.since:
            yield f"The body {body.name} ended in {body.until}, before it began in {body.since}."
    named = {(name_key(name), body.id) for body in register.bodies for name in (body.name, *body.aliases)}
    for key in _repeated(key for key, _ in named):
        owners = sorted(identifier for name, identifier in named if name == key)
        yield f"The bodies {' and '.join(owners)} share a name."


def _succession(register: Register) -> Iterator[str]:
    parents: dict[str, tuple[str, ...]] = {b.id: (b.parent,) if b.parent else () for b in register.bodies}
    successors = {body.id: body.successors for body in register.bodies}
    for relation, following in (("belongs to", parents), ("was succeeded by", successors)):
        for start in following:
            if _leads_back(start, following):
                yield f"The body {start} {relation} itself, through others or at once."


def _leads_back(start: str, following: dict[str, tuple[str, ...]]) -> bool:
    reached: set[str] = set()
    waiting = list(following[start])
    while waiting:
        identifier = waiting.pop()
        if identifier == start:
            return True
        if identifier not in reached:
            reached.add(identifier)
            waiting.extend(following.get(identifier, ()))
    return False


def _study_periods(register: Register) -> Iterator[str]:
    known = {body.id for body in register.bodies}
    for period in register.study_periods:
        if period.body not in known:
            yield f"The study period {period.since}-{period.until} is of {period.body}, which is not listed."
        if period.until < period.since:
            yield f"The study period {period.since}-{period.until} of {period.body} ends before it begins."
    ordered = sorted(register.study_periods, key=lambda period: (period.body, period.since))
    for earlier, later in pairwise(ordered):
        if earlier.body == later.body and later.since <= earlier.until:
            yield f"{earlier.body} has two titles in {later.since}."


def _places(register: Register) -> Iterator[str]:
    for written, place in register.place_variants.items():
        if place not in register.places:
            yield f"{written} is said to be {place}, where no conference was held."


def _coverage(register: Register) -> Iterator[str]:
    for covered in register.coverage:
        if covered.conference and register.conference_by_id(covered.conference) is None:
            yield f"The register is said to cover {covered.conference}, which is not a conference it lists."
    if not any(covered.conference for covered in register.coverage):
        yield "The register does not say up to which conference it is complete."


def _numbers(register: Register) -> Iterator[str]:
    def names(instrument: Instrument) -> set[tuple[str, str, str, str]]:
        meeting = instrument.conference or ""
        return {(instrument.body, instrument.kind, number_key(n), meeting) for n in instrument.numbers}

    every = Counter(name for instrument in register.instruments for name in names(instrument))
    for (body, kind, number, _), times in every.items():
        if times > 1:
            yield f"{body} {kind} {number} is listed {times} times."


def _instruments(register: Register) -> Iterator[str]:
    bodies = {body.name for body in register.bodies}
    identifiers = {body.id for body in register.bodies}
    for instrument in register.instruments:
        name = register.name(instrument)
        if instrument.body not in bodies:
            yield f"{name} was adopted by {instrument.body}, which is not listed."
        if instrument.responsible and instrument.responsible not in identifiers:
            yield f"For {name} {instrument.responsible} is responsible, which is not listed."


def _editions(register: Register) -> Iterator[str]:
    conferences = {conference.id: conference for conference in register.conferences}
    for instrument in register.instruments:
        name = register.name(instrument)
        editions = register.editions(instrument.iri)
        for edition in editions:
            for fault in _of_conference(register, instrument, edition, conferences):
                yield f"{name} ({_written(edition)}) {fault}"
        for earlier, later in pairwise(editions):
            for fault in _in_order(earlier, later):
                yield f"{name}: {fault}"


def _of_conference(
    register: Register,
    instrument: Instrument,
    edition: RegisteredEdition,
    conferences: dict[str, Conference],
) -> Iterator[str]:
    """An edition is adopted by a conference of the instrument's body, at its place and in its year."""
    if edition.conference is None:
        if instrument.body in _HELD_IN_PLACES:
            yield "names no conference that adopted it."
        return
    conference = conferences.get(edition.conference)
    if conference is None:
        yield f"was adopted by {edition.conference}, which is not listed."
        return
    if adopting_body("Resolution", conference.body) != instrument.body:
        yield f"was adopted by {conference.name}, a conference of {conference.body}."
    if edition.place and edition.place != conference.place:
        yield f"was adopted by {conference.name}, which was held in {conference.place}."
    if edition.year != conference.year:
        yield f"was adopted by {conference.name}, which was held in {conference.year}."
    if effective(edition) > register.complete_to:
        yield f"is later than {register.complete_to}, to which the register is complete."


def _in_order(earlier: RegisteredEdition, later: RegisteredEdition) -> Iterator[str]:
    """Editions follow each other: what is revised is later, and a suffix counts up."""
    if earlier.iri == later.iri or effective(earlier) == effective(later):
        yield f"{_written(earlier)} and {_written(later)} are of one date."
    counted = int(earlier.version or 0), int(later.version or 0)
    if any(counted) and counted[1] <= counted[0]:
        yield f"edition {counted[1]} of {later.year} follows edition {counted[0]} of {earlier.year}."
    if earlier.conference and not later.revised:
        yield f"{_written(later)} follows {_written(earlier)} without being marked as revised."


def _written(edition: RegisteredEdition) -> str:
    where = edition.place or edition.conference or (f"{edition.month:02d}" if edition.month else "")
    return f"{'Rev. ' if edition.revised else ''}{where} {edition.year}".replace("  ", " ")
