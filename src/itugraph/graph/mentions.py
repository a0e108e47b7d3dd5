"""The statements about what clauses name: citations, bodies, and who is mandated to do what."""

from collections.abc import Iterator

from itugraph.graph.named import Names
from itugraph.graph.naming import edition_label, instrument_label
from itugraph.graph.outline import PlacedClause, PlacedSection
from itugraph.graph.statements import Statements
from itugraph.graph.terms import Iri
from itugraph.model import BodyMention, Change, Citation, Record, Reference

_VERBS = {"instructed": "instructs", "invited": "invites"}
_Placed = tuple[BodyMention, Iri]


class Mentions:
    """Makes the statements about the citations, bodies and mandates of one text, clause by clause."""

    def __init__(self, statements: Statements, names: Names, text: Iri, *, adopted: bool) -> None:
        self._statements = statements
        self._names = names
        self._text = text
        self._adopted = adopted
        self._of_section: dict[str, list[_Placed]] = {}

    def of_section(self, node: Iri, section: PlacedSection) -> None:
        """State the bodies that a heading names, and keep them for the clauses below it."""
        self._of_section[section.path] = self._bodies(node, section.record)

    def of_clause(self, node: Iri, clause: PlacedClause) -> None:
        """State what a clause cites, whom it names, and whom it mandates itself or through its heading."""
        for ordinal, citation in enumerate(clause.record.citations, start=1):
            self._citation(Iri(f"{node.value}/citation/{ordinal}"), node, clause.record, citation)
        named = self._bodies(node, clause.record)
        heading = self._of_section.get(clause.section.path, []) if clause.section else []
        self._mandates(node, clause.record.change, [*heading, *named])

    def _citation(self, node: Iri, clause: Iri, record: Record, citation: Citation) -> None:
        state = self._statements
        before_text, after_text = _cut(record, citation.start, citation.end)
        judged = citation.after or citation.before
        state.describe(
            node,
            "Citation",
            _called(judged) if judged else citation.text,
            {
                "citingClause": clause,
                "change": citation.change,
                "exact": citation.text,
                "start": citation.start,
                "end": citation.end,
                "resolution": judged.resolution if judged else None,
            },
        )
        if citation.before and not (self._adopted and citation.after):
            self._side(node, "Before", citation.before, before_text)
        if citation.after:
            self._side(node, "After", citation.after, after_text)

    def _side(self, node: Iri, side: str, reference: Reference, written: str) -> None:
        state = self._statements
        cited = self._names.cited(reference)
        properties = {
            f"written{side}": written or None,
            f"number{side}": reference.number,
            f"resolution{side}": reference.resolution,
            f"editionMark{side}": str(reference.edition) if reference.edition else None,
            f"revised{side}": reference.edition.revised if reference.edition else None,
            f"citesInstrument{side}": cited.instrument,
            f"citesEdition{side}": cited.edition,
            "citesInstrument": cited.instrument,
            "citesEdition": cited.edition,
        }
        for name, value in properties.items():
            state.add(node, name, value)
        for candidate in cited.candidates:
            state.add(node, "candidate", candidate)
        if side == "After":
            state.add(self._text, "cites", cited.instrument)
            state.add(self._text, "namesEditionOf", cited.instrument if cited.edition else None)
        else:
            state.add(self._text, "citedInBase", cited.instrument)

    def _bodies(self, node: Iri, record: Record) -> list[_Placed]:
        """State the bodies that a passage names; each with its node."""
        placed: list[_Placed] = []
        for ordinal, mention in enumerate(record.bodies, start=1):
            subject = self._statements.describe(
                Iri(f"{node.value}/body/{ordinal}"),
                "BodyMention",
                mention.name,
                {
                    "mentionedIn": node,
                    "names": self._names.body(mention.name),
                    "role": mention.role,
                    "change": mention.change,
                    "exact": mention.text,
                    "start": mention.start,
                    "end": mention.end,
                },
            )
            placed.append((mention, subject))
        return placed

    def _mandates(self, clause: Iri, change: Change, mentions: list[_Placed]) -> None:
        """One mandate a clause and addressee; collaborators named in the clause or its heading join each."""
        addressees = dict(_addressees(mentions))
        collaborators = {
            self._names.body(mention.name): None for mention, _ in mentions if mention.role == "collaborator"
        }
        for ordinal, (name, (mention, evidence)) in enumerate(addressees.items(), start=1):
            addressee = self._names.body(name)
            verb = _VERBS[mention.role]
            subject = self._statements.describe(
                Iri(f"{clause.value}/mandate/{ordinal}"),
                "Mandate",
                f"{verb} {name}",
                {
                    "mandatedBy": clause,
                    "addressee": addressee,
                    "verb": verb,
                    "evidence": evidence,
                    "change": _mandate_change(change, mention.change),
                },
            )
            for collaborator in collaborators:
                if collaborator != addressee:
                    self._statements.add(subject, "collaborator", collaborator)


def _called(reference: Reference) -> str:
    """What a citation names, as a person would say it: `PP Resolution 197 (Rev. Dubai, 2018)`."""
    label = instrument_label(reference.kind, reference.body, reference.number)
    if reference.edition is None:
        return label
    return edition_label(label, reference.edition, reference.iri or "")


def _addressees(mentions: list[_Placed]) -> Iterator[tuple[str, _Placed]]:
    """Each addressee with its first mention that is not struck, if there is one."""
    chosen: dict[str, _Placed] = {}
    for mention, node in mentions:
        if mention.role in _VERBS:
            earlier = chosen.get(mention.name)
            if earlier is None or (earlier[0].change == "deleted" and mention.change != "deleted"):
                chosen[mention.name] = (mention, node)
    return iter(chosen.items())


def _mandate_change(clause: Change, mention: Change) -> Change:
    """A mandate is new or gone where its clause or its addressee's mention is; else it goes by the clause."""
    if mention in {"inserted", "deleted"} and clause not in {"inserted", "deleted"}:
        return mention
    return clause


def _cut(record: Record, start: int, end: int) -> tuple[str, str]:
    """The wording between two offsets of the joined segments, in the base text and in the proposed text."""
    before: list[str] = []
    after: list[str] = []
    offset = 0
    for segment in record.segments:
        piece = segment.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(segment.text)
        if segment.sign in "=-":
            before.append(piece)
        if segment.sign in "=+":
            after.append(piece)
    return "".join(before), "".join(after)
