"""From a file to its records: read, take apart, recover what was flattened, find what is cited."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from itugraph.extraction.adopted import AdoptedTexts, edition_in, instrument_of
from itugraph.extraction.citing import CitingContext, named_in
from itugraph.extraction.sides import change_of, label_of, segments_of, side_of
from itugraph.model import (
    RECOVERED_BY,
    Certainty,
    Conference,
    Document,
    Edition,
    ExtractedText,
    Extraction,
    InputError,
    Passage,
    Record,
    ResolutionText,
    StructuredDocument,
)
from itugraph.reading import read
from itugraph.redline import by_action, recover
from itugraph.register import Register, edition_iri, load_register
from itugraph.structure import structure

_UNCITING = frozenset({"marker", "numbering", "title", "history", "formula"})


def extract(path: str | Path, register: Register | None = None, base: str | Path | None = None) -> Extraction:
    """Read one file into records. `base` is a file with the adopted text that a flattened proposal changes.

    Raises `InputError` when the file cannot be read or holds no resolution or proposal.
    """
    return extract_document(read(path), register, None if base is None else AdoptedTexts.of_file(base))


def extract_document(
    document: Document, register: Register | None = None, adopted: "AdoptedTexts | None" = None
) -> Extraction:
    """The records of a document that was read; `adopted` knows texts that flattened proposals may change.

    Raises `InputError` when the document holds no resolution or proposal.
    """
    register = register or load_register()
    structured = structure(document)
    if not structured.texts:
        raise InputError(
            f"{document.source} holds no resolution or proposal: a line such as 'RESOLUTION 98 (Rev. Geneva, 2022)' "
            "must open one."
        )
    structured = replace(structured, texts=tuple(by_action(text) for text in structured.texts))
    inferred = document.flattened
    if inferred:
        structured = recover(structured, register, adopted.finder(register) if adopted else None)
    return _Extractor(structured, register, "inferred" if inferred else "certain").extraction()


@dataclass(frozen=True, slots=True)
class _Extractor:
    structured: StructuredDocument
    register: Register
    certainty: Certainty

    def extraction(self) -> Extraction:
        document = self.structured.document
        editions = [_editions(text, self.register) for text in self.structured.texts]
        conference = _conference(self.structured, editions, self.register)
        on = conference.opened if conference else None
        texts = tuple(
            self._text(text, before, after, conference, on)
            for text, (before, after) in zip(self.structured.texts, editions, strict=True)
        )
        outside = [self._record(None, passage, None, on) for passage in self.structured.outside]
        records = sorted(
            [r for text in texts for r in text.records] + outside, key=lambda record: record.line
        )
        return Extraction(
            document,
            texts,
            tuple(records),
            self.structured.announced,
            conference.id if conference else None,
            on.isoformat() if on else None,
        )

    def _text(
        self,
        text: ResolutionText,
        before: Edition | None,
        after: Edition | None,
        conference: Conference | None,
        on: date | None,
    ) -> ExtractedText:
        instrument = instrument_of(text, self.register)
        records = tuple(self._record(text, passage, text.body, on) for passage in text.passages)
        region = self.register.region(text.identifier.split("/")[0]) if text.identifier else None
        title = " ".join(" ".join(r.proposed_text.split()) for r in records if r.role == "title")
        return ExtractedText(
            identifier=text.identifier,
            action=text.action,
            kind=text.kind,
            body=text.body,
            number=text.number,
            instrument=instrument,
            base=_edition_iri(instrument, before) if text.identifier else None,
            edition=_edition_iri(instrument, after),
            conference=conference.id if conference else None,
            region=region.id if region else None,
            title=title or None,
            records=records,
        )

    def _certainty(self, passage: Passage) -> Certainty:
        return "inferred" if _is_recovered(passage) else self.certainty

    def _record(
        self, text: ResolutionText | None, passage: Passage, adopted_by: str | None, on: date | None
    ) -> Record:
        segments = segments_of(passage.paragraph.runs)
        base, proposed = side_of(segments, "=-"), side_of(segments, "=+")
        joined = "".join(segment.text for segment in segments)
        citing = text is not None and passage.role not in _UNCITING
        context = CitingContext(self.register, adopted_by, on)
        heading = joined if passage.role == "section" else passage.section
        citations, bodies = named_in(joined, base, proposed, heading, context) if citing else ((), ())
        return Record(
            source=self.structured.document.source,
            line=passage.paragraph.number,
            proposal=text.identifier if text else None,
            action=text.action if text else None,
            role=passage.role,
            section=passage.section,
            part=passage.part,
            label=label_of(passage),
            change=change_of(passage, base.text, proposed.text),
            certainty=self._certainty(passage) if text else "certain",
            segments=segments,
            citations=citations,
            bodies=bodies,
        )


def _is_recovered(passage: Passage) -> bool:
    """Whether a change in a tracked document is one that this program recovered and nobody has mended since."""
    return any(
        run.tracked is not None and run.tracked.author == RECOVERED_BY for run in passage.paragraph.runs
    )


def _editions(text: ResolutionText, register: Register) -> tuple[Edition | None, Edition | None]:
    """The edition a number line gives before and after the change."""
    for passage in text.passages:
        if passage.role == "numbering":
            segments = segments_of(passage.paragraph.runs)
            before, after = (edition_in(side_of(segments, signs).text, register) for signs in ("=-", "=+"))
            return before, after
    return None, None


def _edition_iri(instrument: str | None, edition: Edition | None) -> str | None:
    return edition_iri(instrument, edition) if instrument and edition else None


def _conference(
    structured: StructuredDocument,
    editions: Iterable[tuple[Edition | None, Edition | None]],
    register: Register,
) -> Conference | None:
    """The conference that most texts of the document were prepared for or adopted by."""
    named: Counter[str] = Counter()
    for text, (_, after) in zip(structured.texts, editions, strict=True):
        if not after or not after.year or not text.body:
            continue
        for conference in register.conferences:
            fits = after.place is None or conference.place == after.place
            if conference.body == text.body and conference.year == after.year and fits:
                named[conference.id] += 1
                break
    return register.conference_by_id(named.most_common(1)[0][0]) if named else None
