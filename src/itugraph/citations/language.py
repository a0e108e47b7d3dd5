"""What a language must say for its citations to be found: words only, no code.

A grammar is one `Language` value. The finder builds its patterns from it, so that another language needs another
value and nothing else.
"""

from dataclasses import dataclass

from itugraph.model.citations import Kind, Role


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun that opens a citation; `lowercase` if it also counts when written small before a number."""

    kind: Kind
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    lowercase: bool = False


@dataclass(frozen=True, slots=True)
class Treaty:
    """A basic instrument cited as a whole or as the text an article stands in; `body` is its short name."""

    kind: Kind
    body: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adopter:
    """Who adopts instruments: `names` are full names, `codes` the short forms that may carry a year."""

    body: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """A body a text may name: `names` may be written in any case, `codes` only as they stand."""

    name: str
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupWord:
    """What a kind of group is called, and the letters its abbreviations begin or end with: `FG-DPM`, `IoT-GSI`."""

    words: str
    letters: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns of words after which the bodies named have a role, until the sentence turns to what they shall do.

    Each phrase is a pattern that begins with a letter.
    """

    role: Role
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of citations and of mandates in one language.

    A language is equal to itself only, so that it is cheap to look up what was built from it.
    """

    code: str
    nouns: tuple[Noun, ...]
    treaties: tuple[Treaty, ...]
    number_signs: tuple[str, ...]
    number_signs_plural: tuple[str, ...]
    conjunctions: tuple[str, ...]
    range_words: tuple[str, ...]
    prepositions: tuple[str, ...]
    determiners: tuple[str, ...]
    of: tuple[str, ...]
    the: tuple[str, ...]
    dating_words: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    own_act_words: tuple[str, ...]
    draft_words: tuple[str, ...]
    subject_words: tuple[str, ...]
    own_determiners: tuple[str, ...]
    possessives: tuple[str, ...]
    revised: tuple[str, ...]
    amended: tuple[str, ...]
    edition_words: tuple[str, ...]
    edition_joiners: tuple[str, ...]
    months: tuple[str, ...]
    units: tuple[str, ...]
    following_words: tuple[str, ...]
    leading_words: tuple[str, ...]
    ordinals: tuple[str, ...]
    adopters: tuple[Adopter, ...]
    heading_words: tuple[str, ...]
    own_bodies: tuple[str, ...]
    adopting_verbs: tuple[str, ...]
    from_words: tuple[str, ...]
    by_words: tuple[str, ...]
    treaty_nouns: tuple[str, ...]
    body_nouns: tuple[str, ...]
    no_bodies: tuple[str, ...]
    provision_words: tuple[str, ...]
    particularly: tuple[str, ...]
    name_joiners: tuple[str, ...]
    not_behind_treaty: tuple[str, ...]
    foreign_followers: tuple[str, ...]
    union_names: tuple[str, ...]
    sector_names: tuple[tuple[str, tuple[str, ...]], ...]
    study_group: tuple[str, ...]
    study_groups: tuple[str, ...]
    director: tuple[str, ...]
    directors: tuple[str, ...]
    bureau: tuple[str, ...]
    bureaux: tuple[str, ...]
    all_words: tuple[str, ...]
    sectors: tuple[str, ...]
    bureau_subjects: tuple[tuple[str, tuple[str, ...]], ...]
    group_words: tuple[GroupWord, ...]
    organization_nouns: tuple[str, ...]
    shared_titles: tuple[str, ...]
    organizations: tuple[Organization, ...]
    traps: tuple[str, ...]
    name_ends: tuple[str, ...]
    cues: tuple[Cue, ...]
    passive_cues: tuple[Cue, ...]
    passive_auxiliaries: tuple[str, ...]
    passive_adverbs: tuple[str, ...]
    turning_words: tuple[str, ...]
    continuing_words: tuple[str, ...]
    attribute_words: tuple[str, ...]
    reporting_words: tuple[str, ...]
    own_place_words: tuple[str, ...]
    pointing_words: tuple[str, ...]
    operative_words: tuple[str, ...]
