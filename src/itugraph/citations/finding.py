"""Finding the citations of a text."""

from typing import TYPE_CHECKING

from itugraph.citations.attribution import Attribution
from itugraph.citations.containers import place_parts
from itugraph.citations.editions import plain_place, with_place
from itugraph.citations.english import ENGLISH
from itugraph.citations.language import Language
from itugraph.citations.mentions import BODY_OF_TREATY, Mention
from itugraph.citations.scanning import Scanner
from itugraph.citations.writing import plain
from itugraph.model.citations import Edition, FoundCitation

if TYPE_CHECKING:
    from itugraph.register import Register


def find_citations(
    text: str,
    adopted_by: str | None = None,
    register: "Register | None" = None,
    language: Language = ENGLISH,
) -> list[FoundCitation]:
    """Every citation in a text, in its order: `text[c.start:c.end] == c.text`.

    `adopted_by` is the body whose text this is (`PP`, `WTSA`, `WRC` ...): it settles `of this conference`, and of
    unqualified numbers. Places and years are looked up in the register, by default the one that is shipped.
    A citation is noun, number and edition bracket, without the names of bodies around it; in a list each number is a
    citation of its own.

    >>> [(c.kind, c.body, c.number) for c in find_citations("pursuant to No. 5.340 of the Radio Regulations")]
    [('Provision', 'RR', '5.340')]
    """
    written, text = text, plain(text)
    scanned = Scanner(text, language).mentions()
    if not scanned:
        return []
    if register is None:
        from itugraph.register import load_register

        register = load_register()
    mentions = place_parts(text, scanned, language, adopted_by)
    _share_editions(mentions)
    Attribution(text, adopted_by, register, language).attribute(mentions)
    return [_found(written, mention, register) for mention in mentions]


def cited_spans(text: str, language: Language = ENGLISH) -> list[tuple[int, int]]:
    """Where `find_citations` finds citations, without saying what they name."""
    text = plain(text)
    scanned = Scanner(text, language).mentions()
    return [(m.start, m.end) for m in place_parts(text, scanned, language, None)] if scanned else []


def _share_editions(mentions: list[Mention]) -> None:
    """Gives the numbers of a list the edition that stands behind its last: `Resolutions 2 and 9 (Rev. Doha, 2006)`."""
    for behind, mention in zip(mentions[::-1], mentions[-2::-1], strict=False):
        joined = behind.joined_by not in ("", "far", ",")
        shares = behind.list_id == mention.list_id and behind.edition is not None and not behind.dated
        if shares and mention.edition is None and (joined or behind.shared):
            mention.edition, mention.coded, mention.shared = behind.edition, behind.coded, True


def _found(text: str, mention: Mention, register: "Register") -> FoundCitation:
    edition = _normalised(mention.edition, register) if mention.edition else None
    return FoundCitation(
        mention.start,
        mention.end,
        text[mention.start : mention.end],
        mention.kind,
        BODY_OF_TREATY.get(mention.kind, mention.body),
        mention.number,
        edition,
    )


def _normalised(edition: Edition, register: "Register") -> Edition:
    """The edition with its place as the register spells it."""
    if edition.place is None:
        return edition
    return with_place(edition, register.place(edition.place) or plain_place(edition.place))
