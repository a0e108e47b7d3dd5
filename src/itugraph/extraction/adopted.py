"""Adopted texts at hand, for reading a flattened proposal against the very edition it changes."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from itugraph.citations import parse_edition
from itugraph.model import (
    Edition,
    ExtractedText,
    Extraction,
    InputError,
    Paragraph,
    Passage,
    PassageRole,
    ResolutionText,
    Run,
)
from itugraph.reading import read
from itugraph.redline.recovery import FindBase
from itugraph.register import Register, edition_iri, instrument_iri
from itugraph.structure import structure, typed_label

_BRACKET = re.compile(r"\([^()]*\)?")
Lookup = Callable[[str], ResolutionText | None]
"""Gives the text of an edition from its IRI, or None."""


class AdoptedTexts:
    """Texts of editions by their IRIs: those of one file, those read so far, and those that a lookup knows."""

    def __init__(self, lookup: Lookup | None = None, only: ResolutionText | None = None) -> None:
        self._lookup = lookup
        self._only = only
        self._read: dict[str, ResolutionText] = {}

    @classmethod
    def of_file(cls, path: str | Path) -> "AdoptedTexts":
        """The one adopted text in a file, whatever edition its number line names.

        Raises `InputError` when the file cannot be read or holds no adopted text.
        """
        adopted = next((text for text in structure(read(path)).texts if text.identifier is None), None)
        if adopted is None:
            raise InputError(f"{path} holds no adopted resolution: give the text that the proposal changes.")
        return cls(only=adopted)

    def remember(self, extraction: Extraction) -> None:
        """Keep the adopted texts of a document that was read."""
        for text in extraction.texts:
            if text.identifier is None and text.edition:
                self._read[text.edition] = _as_text(text)

    def finder(self, register: Register) -> FindBase:
        """How the recovery asks for the text that a proposal changes."""

        def find(proposal: ResolutionText, number_line: str) -> ResolutionText | None:
            if self._only:
                return self._only
            edition = edition_in(number_line, register)
            instrument = instrument_of(proposal, register)
            if not edition or not instrument:
                return None
            iri = edition_iri(instrument, edition)
            return self._read.get(iri) or (self._lookup(iri) if self._lookup else None)

        return find


def instrument_of(text: ResolutionText, register: Register) -> str | None:
    """The IRI of what a text changes or is, the register's where it knows it; None where the text does not say."""
    if not text.kind or not text.number:
        return None
    known = register.instrument(text.kind, text.body or "", text.number)
    return known.iri if known else instrument_iri(text.kind, text.body, text.number)


def edition_in(line: str, register: Register) -> Edition | None:
    """The edition in the first bracket of a number line, its place as the register spells it."""
    found = _BRACKET.search(line)
    edition = parse_edition(found.group()) if found else None
    if edition and edition.place:
        place = register.place(edition.place) or edition.place
        return Edition(edition.revised, place, edition.year, edition.month)
    return edition


def text_of_lines(lines: Iterable[tuple[PassageRole, str]]) -> ResolutionText:
    """An adopted text from its paragraphs, each with its role, in order."""
    passages = []
    section = None
    for number, (role, line) in enumerate(lines, start=1):
        section = line.strip() if role == "section" else section
        label = typed_label(line)
        start = label.end if role == "clause" else 0
        passages.append(Passage(Paragraph(number, (Run(line),)), role, section, None, label.label, start))
    return ResolutionText(None, None, None, None, None, tuple(passages))


def _as_text(text: ExtractedText) -> ResolutionText:
    return text_of_lines((record.role, record.proposed_text) for record in text.records)
