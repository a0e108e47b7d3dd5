"""Decide, within a clause, which words of the base were struck: those for which others were put.

A flattened clause shows what was inserted, not what was struck; but an insertion that cannot stand beside what it
follows replaces it. Each rule below looks at one insertion and names the base words it replaces, or none. They are
asked in order and the first answer counts; an insertion that no rule answers for is an addition.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from itugraph.redline.english import (
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    EFFECT_ON,
    INSTRUMENT_NOUNS,
    LINKS,
    PARENTHESIS_OPENERS,
    PREPOSITIONS,
    SUFFIXES,
    acronym_letters,
    is_gerund,
    same_stem,
)
from itugraph.redline.tokens import Token

_LIST_REACH = 14
"""How many tokens after a comma the new `and` of the same list may stand."""
_VERB_PHRASE = 4
"""How many words after its verb a struck verb phrase may have."""
_MOVED_WORDS = 4
_MOVED_SHARE = 0.8
"""A stretch of at least so many words is moved when this share of its telling words stands in insertions."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """One run of inserted tokens, `tokens[start:end]`, in a clause."""

    tokens: Sequence[Token]
    start: int
    end: int
    openers: frozenset[str]

    @property
    def words(self) -> list[str]:
        """The inserted tokens' texts."""
        return [token.text for token in self.tokens[self.start : self.end]]

    @property
    def first(self) -> Token:
        """The first inserted token."""
        return self.tokens[self.start]

    @property
    def before(self) -> Token | None:
        """The base token right before, if it still stands."""
        token = self.tokens[self.start - 1] if self.start else None
        return token if token and token.sign == "=" else None

    @property
    def after(self) -> Token | None:
        """The token right after."""
        return self.tokens[self.end] if self.end < len(self.tokens) else None

    @property
    def glued(self) -> bool:
        """Whether no blank parts it from the base word before it."""
        return bool(self.before and self.before.text and not self.first.blank)

    def back_to(self, stop: Callable[[Token], bool]) -> range:
        """The base tokens right before, back to (not with) the first for which `stop` holds."""
        index = self.start
        while index and self.tokens[index - 1].sign == "=" and not stop(self.tokens[index - 1]):
            index -= 1
        return range(index, self.start)


Rule = Callable[[Insertion], Sequence[int] | None]


def strike(tokens: Sequence[Token], openers: frozenset[str] = CLAUSE_OPENERS) -> list[Token]:
    """The same tokens, those base tokens signed `-` that the insertions replace.

    `openers` are words with which a clause of this section may begin.
    """
    decided = list(tokens)
    for start, end in _insertions(decided):
        insertion = Insertion(tuple(decided), start, end, openers)
        for rule in RULES:
            struck = rule(insertion)
            if struck is not None:
                for index in struck:
                    if decided[index].sign == "=":
                        decided[index] = decided[index].signed("-")
                break
    for index in _moved(decided):
        decided[index] = decided[index].signed("-")
    return decided


def _insertions(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if token.sign == "+" and token.text:
            if found and found[-1][1] == index:
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
    return found


def _number_for_number(insertion: Insertion) -> Sequence[int] | None:
    """A number or year typed right after another takes its place: `2020 2025`, `5885`."""
    before = insertion.before
    if insertion.first.is_number and before and before.is_number:
        return range(insertion.start - 1, insertion.start)
    return None


def _new_ending(insertion: Insertion) -> Sequence[int] | None:
    """A word that was given another ending keeps its stem: `to takeing` is `to take` become `taking`.

    Where the stem's own `e` gives way it stands as a token of its own; an infinitive's `to` goes with it.
    """
    before = insertion.before
    if not insertion.glued or not before or not before.is_word or insertion.first.text not in SUFFIXES:
        return None
    if before.text != "e":
        return ()
    stem = insertion.start - 2
    marker = _infinitive_marker(insertion, stem) if insertion.first.text == "ing" else ()
    return (*marker, insertion.start - 1)


def _infinitive_marker(insertion: Insertion, word: int) -> tuple[int, ...]:
    """The `to` before a verb, and the `and` before that, which go when the verb becomes a form in -ing.

    `to help them, and to take part` becomes `to help them, taking part`.
    """
    standing = [
        word - 1 - step for step in range(2) if word > step and insertion.tokens[word - 1 - step].sign == "="
    ]
    if not standing or insertion.tokens[standing[0]].text != "to":
        return ()
    joined = len(standing) > 1 and insertion.tokens[standing[1]].text == "and"
    return (standing[1], standing[0]) if joined else (standing[0],)


def _whole_clause(insertion: Insertion) -> Sequence[int] | None:
    """Words glued to the base that open a clause replace all of the clause before them."""
    if not insertion.glued or insertion.first.is_number:
        return None
    cites = insertion.first.text in INSTRUMENT_NOUNS and insertion.after is None
    return range(insertion.start) if cites or insertion.first.text in insertion.openers else None


def _glued_word(insertion: Insertion) -> Sequence[int] | None:
    """A word glued to another replaces that word: `administrationsMember States`."""
    before = insertion.before
    if (
        insertion.glued
        and before
        and before.is_word
        and insertion.first.is_word
        and len(insertion.first.text) > 1
    ):
        return range(insertion.start - 1, insertion.start)
    return None


def _acronym_for_words(insertion: Insertion) -> Sequence[int] | None:
    """An acronym replaces the words it stands for: `standardization organizations SDOs`."""
    letters = acronym_letters(insertion.first.text)
    if not letters or len(insertion.words) > 1:
        return None
    index, left = insertion.start, letters
    while index and insertion.tokens[index - 1].sign == "=" and left:
        initial = insertion.tokens[index - 1].text[0].upper()
        if initial not in left or not insertion.tokens[index - 1].is_word:
            break
        left = left[: left.rindex(initial)]
        index -= 1
    return range(index, insertion.start) if insertion.start - index > 1 and not left else None


def _words_for_acronym(insertion: Insertion) -> Sequence[int] | None:
    """An acronym is replaced by the words it stands for: `IoT the Internet of Things`."""
    letters = acronym_letters(insertion.before.text) if insertion.before else ""
    initials = "".join(word[0].upper() for word in insertion.words if word[0].isalpha() and word != "the")
    return range(insertion.start - 1, insertion.start) if letters and initials == letters else None


def _form_for_form(insertion: Insertion) -> Sequence[int] | None:
    """A form of a word replaces another form of it, and a verb in -ing another in -ing."""
    before = insertion.before
    if not before or not before.is_word or not insertion.first.is_word:
        return None
    word, new = before.text, insertion.first.text
    ends_open = insertion.words[-1] in CONJUNCTIONS
    if same_stem(word, new) or (is_gerund(word) and is_gerund(new) and not ends_open):
        replaced = insertion.start - 1
        becomes_gerund = is_gerund(new) and not is_gerund(word)
        return (*(_infinitive_marker(insertion, replaced) if becomes_gerund else ()), replaced)
    return None


def _verb_for_verb(insertion: Insertion) -> Sequence[int] | None:
    """A verb phrase in -ing up to its preposition replaces another: `making room for promoting growth of`."""
    before = insertion.before
    if not before or before.text not in PREPOSITIONS:
        return None
    if not is_gerund(insertion.first.text) or insertion.words[-1] not in PREPOSITIONS:
        return None
    struck = insertion.back_to(lambda token: not token.is_word or is_gerund(token.text))
    verb = insertion.tokens[struck.start - 1] if struck.start else None
    near = len(struck) <= _VERB_PHRASE and verb is not None and is_gerund(verb.text)
    return range(struck.start - 1, insertion.start) if near else None


def _word_for_word(insertion: Insertion) -> Sequence[int] | None:
    """A single bare word and a mark, after a word that had no mark: the word is put for that one.

    `of daily life production, and ...` reads `of daily production, and ...`.
    """
    before = insertion.before
    if not before or not before.is_telling or before.text in PREPOSITIONS or len(insertion.words) < 2:
        return None
    first, second = insertion.words[:2]
    bare = (
        first.islower()
        and first not in PREPOSITIONS | CONJUNCTIONS | DETERMINERS
        and not first.endswith("ly")
    )
    if bare and second == "," and not is_gerund(first) and insertion.after is None:
        return (insertion.start - 1,)
    return None


def _phrase_for_phrase(insertion: Insertion) -> Sequence[int] | None:
    """A noun phrase with its article replaces the noun phrase it follows: `this topic the global work`."""
    before = insertion.before
    if not before or not before.is_word or insertion.first.text not in DETERMINERS:
        return None
    if (
        before.text in PREPOSITIONS | CONJUNCTIONS | DETERMINERS
        or insertion.words[-1] in CONJUNCTIONS | PREPOSITIONS
    ):
        return None
    struck = insertion.back_to(lambda token: token.text in PREPOSITIONS | CONJUNCTIONS or not token.is_word)
    opening = insertion.tokens[struck.start - 1].text if struck.start else ""
    return struck if opening in PREPOSITIONS and _is_noun_phrase(insertion, struck, opening) else None


def _is_noun_phrase(insertion: Insertion, struck: range, opening: str) -> bool:
    """Whether the words before can be a noun phrase: after `to` only with an article, else it may be a verb."""
    return opening != "to" or insertion.tokens[struck.start].text in DETERMINERS


def _left_hanging(insertion: Insertion) -> Sequence[int] | None:
    """A phrase that an insertion would leave hanging on its preposition goes with it.

    `on matters related to` cannot stand before `and speed up`, nor `with effects for` before `changing`. What a word
    such as `including` opens behind a comma takes that comma along.
    """
    before = insertion.before
    if not before or before.text not in PREPOSITIONS or insertion.words[-1] in CONJUNCTIONS:
        return None
    if insertion.first.text in CONJUNCTIONS:
        struck = insertion.back_to(lambda token: token.text == ",")
        while struck.start > 1 and insertion.tokens[struck.start - 2].text in PREPOSITIONS:
            struck = range(_phrase_start(insertion, struck.start - 1), insertion.start)
        opens = struck.start > 0 and insertion.tokens[struck.start].text in PARENTHESIS_OPENERS
        return range(struck.start - 1, insertion.start) if opens else struck
    if is_gerund(insertion.first.text) and before.text in EFFECT_ON and len(insertion.words) == 1:
        struck = insertion.back_to(lambda token: token.text == ",")
        return struck if struck.start and insertion.tokens[struck.start].text in PREPOSITIONS else None
    return None


def _phrase_start(insertion: Insertion, comma: int) -> int:
    index = comma
    while index and insertion.tokens[index - 1].text != "," and insertion.tokens[index - 1].sign == "=":
        index -= 1
    return index


def _list_conjunction(insertion: Insertion) -> Sequence[int] | None:
    """A comma put before `and` makes that `and` a comma, if the same list gets a new `and` further on."""
    after = insertion.after
    if insertion.words != [","] or not after or after.sign != "=" or after.text not in CONJUNCTIONS:
        return None
    for index in range(insertion.end + 1, min(insertion.end + _LIST_REACH, len(insertion.tokens))):
        token = insertion.tokens[index]
        if token.sign == "+" and token.text == after.text:
            return range(insertion.end, insertion.end + 1)
        if token.sign == "=" and token.text in (";", "."):
            break
    return None


def _description(insertion: Insertion) -> Sequence[int] | None:
    """What described an instrument goes when another instrument's number took its place."""
    tokens = insertion.tokens
    changed = next(
        (
            index
            for index in range(1, insertion.start)
            if tokens[index].sign == "+" and tokens[index].is_number
            and tokens[index - 1].sign == "-" and tokens[index - 1].is_number and not tokens[index].blank
        ),
        None,
    )  # fmt: skip
    if changed is None or insertion.start - changed < 4 or _in_bracket(tokens, insertion.start):
        return None
    comma = next((i for i in range(changed, insertion.start) if tokens[i].text == "," and tokens[i].sign == "="
                  and not _in_bracket(tokens, i)), None)  # fmt: skip
    return range(comma, insertion.start) if comma is not None else None


def _in_bracket(tokens: Sequence[Token], index: int) -> bool:
    texts = [token.text for token in tokens[:index]]
    return texts.count("(") > texts.count(")")


RULES: tuple[Rule, ...] = (
    _number_for_number,
    _new_ending,
    _whole_clause,
    _words_for_acronym,
    _acronym_for_words,
    _glued_word,
    _description,
    _form_for_form,
    _verb_for_verb,
    _word_for_word,
    _phrase_for_phrase,
    _left_hanging,
    _list_conjunction,
)


def _moved(tokens: Sequence[Token]) -> list[int]:
    """Base words from a conjunction to a comma that were typed again elsewhere in the clause."""
    inserted = _telling([token for token in tokens if token.sign == "+"])
    if len(inserted) < _MOVED_WORDS:
        return []
    for start, token in enumerate(tokens):
        if token.sign != "=" or token.text not in CONJUNCTIONS:
            continue
        standing = next((i for i in range(start, len(tokens)) if tokens[i].sign != "="), len(tokens))
        for end in range(standing, start + _MOVED_WORDS, -1):
            if end < len(tokens) and tokens[end].text != ",":
                continue
            stretch = tokens[start:end]
            telling = _telling(stretch)
            if len(telling) >= _MOVED_WORDS and len(telling & inserted) >= _MOVED_SHARE * len(telling):
                return list(range(start, end))
    return []


def _telling(tokens: Sequence[Token]) -> set[str]:
    """The words that say what a stretch is about; a hyphenated one counts as one word (`ITU-T`, `ITUT`)."""
    words = {token.text.casefold() for token in tokens if token.is_telling and token.text not in LINKS}
    for first, hyphen, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if hyphen.text == "-" and not hyphen.blank and not last.blank:
            words.add((first.text + last.text).casefold())
    return words
