"""Rules that SPARQL cannot express: each is a function over the wording that a query reads from the graph.

A rule's header names its judge (`# judge: abbreviation-defined-twice`) and the query whose rows it takes
(`# reads: clauses`, a file of `queries/checks/passages`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from itugraph.checks import (
    abbreviations,
    citing,
    full_names,
    likeness,
    lists,
    names,
    phrases,
    positions,
    sentences,
    spacing,
    titles,
    wording,
)
from itugraph.checks.abbreviations import AbbreviationFault, key_of
from itugraph.checks.passages import CitedTitle, Text
from itugraph.checks.reading import Reading
from itugraph.graph import Iri, Literal

Judged = tuple[Iri, Mapping[str, str]]
"""What a fault is in, and the values for the rule's message."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A function that finds faults, and the columns that it has for messages."""

    find: Callable[[Reading], Iterator[Judged]]
    columns: frozenset[str]


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
    return _title_faults(titles.titles_of_another_number(read.citations, read.titles))


def _titled(find: Callable[[Iterable[CitedTitle]], Iterator[titles.TitleFault]]) -> Judge:
    return Judge(lambda read: _title_faults(find(read.citations)), _TITLE)


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


def _of_lists(find: Callable[[Text], Iterator[lists.ListFault]], *columns: str) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for text in read.texts:
            for fault in find(text):
                yield fault.passage.subject, fault.told

    return Judge(judge, frozenset(columns))


def _in_sentences(find: Callable[[Text], Iterator[sentences.SentenceFault]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for text in read.texts:
            for fault in find(text):
                told = {"wording": fault.wording, "documentYear": fault.year, "date": fault.date}
                yield fault.passage.subject, told | {"heading": fault.passage.heading}

    return Judge(judge, frozenset({"wording", "documentYear", "date", "heading"}))


def _between(find: Callable[[Iterable[Text]], Iterator[positions.Position]]) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for fault in find(read.texts):
            told = {"clause": fault.place, "who": fault.who, "others": fault.others, "wording": fault.wording}
            yield fault.passage.subject, told | {"about": fault.passage.of.about_name}

    return Judge(judge, frozenset({"clause", "who", "others", "wording", "about"}))


def _of_citations(
    find: Callable[[Iterable[CitedTitle]], Iterator[citing.CitingFault]], wording: bool = True
) -> Judge:
    def judge(read: Reading) -> Iterator[Judged]:
        for fault in find(read.citations):
            told = {"cited": fault.cited, "about": fault.about, "strikers": fault.strikers}
            told |= {"keepers": fault.keepers, "positions": fault.positions, "place": fault.place}
            yield fault.subject, told | ({"wording": fault.cited} if wording else {})

    return Judge(judge, frozenset({"cited", "about", "strikers", "keepers", "positions", "place", "wording"}))


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
    "duplicate-label": _of_lists(lists.duplicate_labels, "shown", "firstLine"),
    "skipped-label": _of_lists(lists.skipped_labels, "shown", "missing"),
    "unordered-label": _of_lists(lists.unordered_labels, "shown", "above"),
    "missing-final-mark": _of_lists(lists.missing_marks, "wording", "mark", "sign"),
    "wrong-final-mark": _of_lists(lists.wrong_marks, "mark", "right", "place", "wording", "mended"),
    "exhortation-in-preamble": _in_sentences(sentences.exhortations),
    "sentences-in-one-clause": _in_sentences(sentences.divided),
    "passed-year": _in_sentences(sentences.passed_years),
    "struck-and-kept": _between(positions.struck_and_kept),
    "changed-differently": _between(positions.changed_differently),
    "label-given-twice": _between(positions.labels_given_twice),
    "citation-struck-and-kept": _of_citations(citing.struck_and_kept),
    "citation-added-at-different-places": _of_citations(citing.added_at_different_places, wording=False),
    "only-citation-struck": _of_citations(citing.only_citation_struck, wording=False),
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
