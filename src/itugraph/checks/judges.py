"""Rules that SPARQL cannot express: each is a function over the wording that a query reads from the graph.

A rule's header names its judge (`# judge: abbreviation-defined-twice`) and the query whose rows it takes
(`# reads: clauses`, a file of `queries/checks/passages`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from itugraph.checks import (
    abbreviations,
    full_names,
    likeness,
    names,
    phrases,
    positions,
    spacing,
    titles,
    wording,
)
from itugraph.checks.abbreviations import AbbreviationFault, key_of
from itugraph.checks.passages import CitedTitle, Row, Text, citations_of, texts_of
from itugraph.graph import Iri, Literal
from itugraph.register import Register

Judged = tuple[Iri, Mapping[str, str]]
"""What a fault is in, and the values for the rule's message."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a rule's query, and what they say, made once for all rules that read them.

    `names` are the register's names by the key under which abbreviations are compared, `full_names` what they
    stand for, `titles` the instruments that the register has by the key under which titles are compared.
    """

    rows: tuple[Row, ...]
    texts: tuple[Text, ...]
    names: Mapping[str, str]
    full_names: Mapping[str, str]
    titles: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judge:
    """A function that finds faults, and the columns that it has for messages."""

    find: Callable[[Reading], Iterator[Judged]]
    columns: frozenset[str]


def reading(rows: Iterable[Row], register: Register) -> Reading:
    """What a query read, beside what the register knows of names and titles."""
    kept = tuple(rows)
    cited = bool(kept) and "clause" in kept[0]
    known = {name for body in register.bodies for name in (body.name, *body.aliases)}
    parts = {
        key_of(part): part for name in known for part in name.replace("/", " ").split() if part.isupper()
    }
    return Reading(
        rows=kept,
        texts=() if cited else texts_of(kept),
        names=parts | {key_of(name): name for name in known},
        full_names={key_of(body.name): body.full_name for body in register.bodies if " " in body.full_name},
        titles=_titles(register) if cited else {},
    )


def _titles(register: Register) -> Mapping[str, frozenset[str]]:
    """The instruments that bear, or bore, a title; those of an import are not looked at."""
    found: dict[str, set[str]] = {}
    names = {instrument.iri: register.name(instrument) for instrument in register.listed_instruments}
    of_instruments = ((instrument.iri, instrument.title) for instrument in register.listed_instruments)
    of_editions = ((edition.instrument, edition.title) for edition in register.tables.editions)
    for iri, title in (*of_instruments, *of_editions):
        if title and iri in names:
            found.setdefault(titles.title_key(title), set()).add(names[iri])
    return {title: frozenset(bearing) for title, bearing in found.items()}


def _in_each_text(find: Callable[[Text], Iterable[AbbreviationFault]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for text in read.texts:
            yield from (_abbreviation(fault, read) for fault in find(text))

    return Judge(judge, _ABBREVIATION)


def _with_names(find: Callable[[Text, frozenset[str]], Iterable[AbbreviationFault]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for text in read.texts:
            yield from (_abbreviation(fault, read) for fault in find(text, frozenset(read.names)))

    return Judge(judge, _ABBREVIATION)


def _with_full_names(read: Reading) -> Iterator[Judged]:
    for text in read.texts:
        for fault in full_names.name_never_given(text, read.full_names, read.names):
            yield _abbreviation(fault, read)


def _abbreviation(fault: AbbreviationFault, read: Reading) -> Judged:
    """A fault as it is told; a hyphen that a converter lost (`ITUT`) comes back where the register has the name."""
    short = fault.short
    name = read.names.get(key_of(short), short)
    short = name if name.replace("-", "") == short else short
    told = {"short": short, "words": fault.words, "other": fault.other, "elsewhere": fault.elsewhere}
    return fault.passage.subject, told | {"wording": fault.short}


def _spacing(find: Callable[[Iterable[Text]], Iterator[spacing.SpacingFault]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for fault in find(read.texts):
            told = {"wording": fault.wording, "right": fault.right, "typed": spacing.as_typed(fault)}
            yield fault.passage.subject, told

    return Judge(judge, frozenset({"wording", "right", "typed"}))


def _worded(find: Callable[[Text], Iterator[wording.WordingFault]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for text in read.texts:
            for fault in find(text):
                told = {"wording": fault.wording, "right": fault.right, "other": fault.other}
                yield fault.passage.subject, told

    return Judge(judge, frozenset({"wording", "right", "other"}))


def _with_titles(read: Reading) -> Iterator[Judged]:
    return _title_faults(titles.titles_of_another_number(citations_of(read.rows), read.titles))


def _titled(find: Callable[[Iterable[CitedTitle]], Iterator[titles.TitleFault]]) -> Judge:
    return Judge(lambda read: _title_faults(find(citations_of(read.rows))), _TITLE)


def _title_faults(faults: Iterable[titles.TitleFault]) -> Iterator[Judged]:
    for fault in faults:
        citation = fault.citation
        told = {"wording": fault.written, "right": fault.right, "others": fault.others}
        told |= {"cited": citation.cited, "at": citation.at or "", "basis": citation.basis}
        told |= {"typed": fault.typed, "mended": fault.mended}
        yield citation.subject, told


def _beside(find: Callable[[Iterable[Text]], Iterator[likeness.Neighbour]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for fault in find(read.texts):
            told = {"others": fault.others, "place": fault.place, "share": fault.share}
            yield fault.passage.subject, told | {"proposer": fault.passage.proposer or ""}

    return Judge(judge, frozenset({"others", "place", "share", "proposer"}))


def _said_twice(texts: Iterable[Text]) -> Iterator[likeness.Neighbour]:
    for text in texts:
        yield from likeness.said_twice(text)


_TITLE = frozenset({"wording", "right", "others", "cited", "at", "basis", "typed", "mended"})
_ABBREVIATION = frozenset({"short", "words", "other", "elsewhere", "wording"})

JUDGES: Mapping[str, Judge] = {
    "abbreviation-used-before-defined": _in_each_text(abbreviations.used_before_defined),
    "abbreviation-defined-twice": _in_each_text(abbreviations.defined_twice),
    "abbreviation-with-two-expansions": _in_each_text(abbreviations.two_expansions),
    "abbreviation-never-defined": _with_names(abbreviations.never_defined),
    "abbreviation-never-used": _in_each_text(abbreviations.never_used),
    "abbreviation-spelled-out": _in_each_text(abbreviations.spelled_out),
    "only-definition-struck": _in_each_text(abbreviations.definition_struck),
    "blank-before-mark": _spacing(spacing.blank_before_mark),
    "doubled-blank": _spacing(spacing.doubled_blank),
    "blank-missing": _spacing(spacing.blank_missing),
    "doubled-mark": _spacing(spacing.doubled_mark),
    "spelled-in-two-ways": _worded(wording.spelled_in_two_ways),
    "capitals-in-two-ways": _worded(wording.capitals_in_two_ways),
    "misnamed-body": _worded(names.misnamed),
    "uncapitalized-name": _worded(names.in_small_letters),
    "wrong-title": _titled(titles.wrong_titles),
    "titles-differ": _titled(titles.differing_titles),
    "title-without-comma": _titled(titles.titles_without_comma),
    "title-in-other-capitals": _titled(titles.titles_in_other_capitals),
    "title-of-another-number": Judge(_with_titles, _TITLE),
    "inserted-at-one-place": _beside(likeness.inserted_at_one_place),
    "years-differ": _beside(likeness.figures_differ),
    "replaced-and-kept": _beside(likeness.replaced_and_kept),
    "additions-alike": _beside(likeness.additions_alike),
    "said-twice": _beside(_said_twice),
    "changed-by-one": _beside(positions.changed_by_one),
    "lettered-differently": _beside(positions.lettered_differently),
    "comma-before-phrase": _worded(phrases.comma_missing),
    "missing-apostrophe": _worded(phrases.apostrophe_missing),
    "definition-of-term-struck": _worded(phrases.definition_struck),
    "goal-quoted-in-two-ways": _worded(phrases.goal_quoted_in_two_ways),
    "name-never-spelled-out": Judge(_with_full_names, _ABBREVIATION),
}


def as_terms(told: Mapping[str, str]) -> dict[str, Literal]:
    """The values of a judged fault as a query's row would have them."""
    return {name: Literal(value) for name, value in told.items() if value}
