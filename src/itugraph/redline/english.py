"""The closed classes of English words by which the recovery tells a replacement from an addition."""

PREPOSITIONS = frozenset(
    (
        "about across after against among as at before between by concerning during for from in including into of on "
        "over regarding through to toward towards under upon via with within without"
    ).split()
)
CONJUNCTIONS = frozenset("and but nor or".split())
DETERMINERS = frozenset(
    "a all an any both each every its no our some such that the their these this those".split()
)
LINKS = frozenset("well such also".split())
"""Words of `as well as` and `such as`, which tell nothing."""
EFFECT_ON = frozenset("for in on to upon".split())
"""Prepositions that tie an effect to what it has an effect on."""
PARENTHESIS_OPENERS = frozenset("especially including notably particularly such which who".split())
"""Words that open what a comma before them sets apart."""
INSTRUMENT_NOUNS = frozenset("Decision Opinion Recommendation Report Resolution".split())
CLAUSE_OPENERS = frozenset("that".split())
"""Words with which a clause begins in every section; the other clauses of a section show more."""

RIVALS = (
    ("a", "an", "the"),
    ("is", "are", "was", "were", "has been", "have been"),
    ("has", "have"),
    ("this", "these"),
    ("its", "their", "our"),
    ("shall", "should", "may", "can", "must", "could", "would"),
)
"""Sets of words of which only one can stand in a place."""
DRAFTING_VERBS = tuple(
    (
        "accelerate adopt advise analyse approve assess assist build collaborate collect complete conduct consider "
        "continue contribute convene cooperate coordinate create define develop disseminate enable encourage enhance "
        "ensure establish evaluate examine expand explore extend facilitate finalize foster help identify implement "
        "improve include increase inform initiate instruct intensify introduce investigate invite launch maintain "
        "monitor organize participate prepare prevent promote propose protect provide publish raise recommend reduce "
        "report request review share simplify strengthen study submit suggest support undertake update urge"
    ).split()
)
"""Verbs by which resolutions say what is to be done, in the infinitive."""

STEM_LETTERS = 5
"""Two words that share so many first letters are forms of one word."""

SUFFIXES = frozenset("al d ed er es ing ion ions ly ment s".split())
"""Endings by which a word that stayed was given another form."""


def same_stem(left: str, right: str) -> bool:
    """Whether two words are forms of one.

    >>> same_stem("take", "taking"), same_stem("standards", "standardization"), same_stem("the", "then")
    (True, True, False)
    """
    a, b = left.casefold(), right.casefold()
    if a == b or not (a.isalpha() and b.isalpha()):
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= STEM_LETTERS:
        return True
    return shared >= 3 and _bare(a) == _bare(b)


def _bare(word: str) -> str:
    for suffix in ("ing", "ed", "es", "e", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def is_gerund(word: str) -> bool:
    """Whether a word is a form in -ing, `thing` and the like left aside."""
    return len(word) > 5 and word.endswith("ing")


def acronym_letters(word: str) -> str:
    """The letters of an acronym, without a plural s; empty for any other word.

    >>> acronym_letters("SDOs"), acronym_letters("IoT"), acronym_letters("Internet")
    ('SDO', 'IOT', '')
    """
    bare = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    capitals = sum(letter.isupper() for letter in bare)
    if capitals >= 2 and len(bare) <= 6 and capitals * 2 > len(bare) - 1:
        return bare.upper()
    return ""
