"""A grammar is data: another language needs other words and no other code."""

from dataclasses import replace

from itugraph.citations import find_citations
from itugraph.citations.english import ENGLISH
from itugraph.citations.language import Adopter, Noun, Treaty

FRENCH = replace(
    ENGLISH,
    code="fr",
    nouns=(
        Noun("Resolution", ("Résolution",), ("Résolutions",), lowercase=True),
        Noun("Recommendation", ("Recommandation",), ("Recommandations",)),
        Noun("Article", ("Article",), ("Articles",)),
        Noun("Provision", ("N°.", "Numéro"), ("Nos.", "Numéros")),
    ),
    treaties=(Treaty("RadioRegulations", "RR", ("Règlement des radiocommunications",), ("RR",)),),
    conjunctions=("et", "ou"),
    range_words=("à",),
    prepositions=("de", "du", "dans"),
    of=("de", "du"),
    determiners=("la", "le", "l'"),
    revised=("Rév.", "Rév"),
    adopters=(Adopter("PP", ("Conférence de plénipotentiaires",), ("PP",)),),
)


def found(text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.text, c.kind, c.body, c.number) for c in find_citations(text, None, None, FRENCH)]


def test_french_words_are_enough_to_find_french_citations() -> None:
    text = "les Résolutions 71 et 140 (Rév. Dubaï, 2018) de la Conférence de plénipotentiaires"
    assert found(text) == [
        ("Résolutions 71", "Resolution", "PP", "71"),
        ("140 (Rév. Dubaï, 2018)", "Resolution", "PP", "140"),
    ]


def test_french_treaties() -> None:
    assert found("les Articles 9 et 11 du Règlement des radiocommunications") == [
        ("Articles 9", "Article", "RR", "9"),
        ("11", "Article", "RR", "11"),
    ]
