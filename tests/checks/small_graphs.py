"""Graphs of a few statements, for one rule at a time: a document of WTSA-20 with two proposals, and some facts."""

from pathlib import Path

import pyoxigraph as ox

from itugraph.graph import Store

PREFIXES = """
@prefix : <urn:test:> .
@prefix itu: <https://w3id.org/itugraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

FACTS = """
:register a itu:Register ; itu:completeTo "2024-10-24"^^xsd:date .
:pp a itu:Assembly ; rdfs:label "PP" ; itu:name "PP" ; itu:completeTo "2022-10-14"^^xsd:date .
:pp-14 a itu:Conference ; rdfs:label "PP-14" ; itu:name "PP-14" ; itu:sessionOf :pp ; itu:place "Busan" ; itu:year 2014 ;
  itu:openedOn "2014-10-20"^^xsd:date ; itu:basis "attested" .
:pp-18 a itu:Conference ; rdfs:label "PP-18" ; itu:name "PP-18" ; itu:sessionOf :pp ; itu:place "Dubai" ; itu:year 2018 ;
  itu:openedOn "2018-10-29"^^xsd:date ; itu:basis "attested" .
:pp-22 a itu:Conference ; rdfs:label "PP-22" ; itu:name "PP-22" ; itu:sessionOf :pp ; itu:place "Bucharest" ; itu:year 2022 ;
  itu:openedOn "2022-09-26"^^xsd:date ; itu:basis "attested" .
:wtsa-20 a itu:Conference ; rdfs:label "WTSA-20" ; itu:name "WTSA-20" ; itu:openedOn "2022-03-01"^^xsd:date .

:r71 a itu:Resolution ; rdfs:label "PP Resolution 71" ; itu:kind "Resolution" ; itu:number "71" ; itu:bodyName "PP" ;
  itu:adoptedBy :pp ; itu:basis "heading" .
:r71-busan a itu:Edition ; itu:editionOf :r71 ; itu:editionMark "Rev. Busan, 2014" ; itu:revised true ; itu:place "Busan" ;
  itu:year 2014 ; itu:adoptedAt :pp-14 ; itu:adoptedNoLaterThan "2014-11-07"^^xsd:date ; itu:basis "attested" ;
  itu:title "Strategy of old" .
:r71-dubai a itu:Edition ; itu:editionOf :r71 ; itu:editionMark "Rev. Dubai, 2018" ; itu:revised true ; itu:place "Dubai" ;
  itu:year 2018 ; itu:adoptedAt :pp-18 ; itu:adoptedNoLaterThan "2018-11-16"^^xsd:date ; itu:basis "heading" ;
  itu:supersedes :r71-busan ; itu:title "Strategy of today" .
:r71-bucharest a itu:Edition ; itu:editionOf :r71 ; itu:editionMark "Rev. Bucharest, 2022" ; itu:revised true ;
  itu:place "Bucharest" ; itu:year 2022 ; itu:adoptedAt :pp-22 ; itu:adoptedNoLaterThan "2022-10-14"^^xsd:date ;
  itu:basis "recalled" ; itu:supersedes :r71-dubai .
:r200 a itu:Resolution ; rdfs:label "PP Resolution 200" ; itu:kind "Resolution" ; itu:number "200" ; itu:bodyName "PP" ;
  itu:adoptedBy :pp ; itu:basis "heading" .
:r200-busan a itu:Edition ; itu:editionOf :r200 ; itu:editionMark "Busan, 2014" ; itu:revised false ; itu:place "Busan" ;
  itu:year 2014 ; itu:adoptedAt :pp-14 ; itu:adoptedNoLaterThan "2014-11-07"^^xsd:date ; itu:basis "heading" .

:r98 a itu:Resolution ; rdfs:label "WTSA Resolution 98" ; itu:kind "Resolution" ; itu:number "98" ; itu:bodyName "WTSA" .
:r98-hammamet a itu:Edition ; rdfs:label "WTSA Resolution 98 (Hammamet, 2016)" ; itu:editionOf :r98 .
:base-a a itu:Clause ; rdfs:label "WTSA Resolution 98 (Hammamet, 2016) recalling a)" ; itu:ofEdition :r98-hammamet .

:cept a itu:RegionalOrganization ; rdfs:label "CEPT" . :apt a itu:RegionalOrganization ; rdfs:label "APT" .
:doc a itu:Document ; itu:sourceName "paper.txt" ; itu:documentDate "2022-03-01"^^xsd:date ; itu:preparedFor :wtsa-20 .
:eur a itu:Proposal ; rdfs:label "EUR/38A31/1" ; itu:identifier "EUR/38A31/1" ; itu:inDocument :doc ;
  itu:submittedBy :cept ; itu:changesInstrument :r98 .
:acp a itu:Proposal ; rdfs:label "ACP/37A28/1" ; itu:identifier "ACP/37A28/1" ; itu:inDocument :doc ;
  itu:submittedBy :apt ; itu:changesInstrument :r98 .
:eur-recalling a itu:Section ; itu:heading "recalling" ; itu:inText :eur ; itu:ofProposal :eur .
:acp-recalling a itu:Section ; itu:heading "recalling" ; itu:inText :acp ; itu:ofProposal :acp .
"""


def clause(
    name: str,
    text: str | None = "that something is so;",
    *,
    label: str = "a",
    before: str | None = None,
    change: str = "kept",
    proposal: str = "eur",
    line: int = 10,
    ordinal: int = 1,
    more: str = "",
) -> str:
    """A clause below `recalling`; `text` None for a struck one, `before` its base wording if it has one."""
    position = int(label) if label.isdigit() else ord(label) - 96
    return (
        f":{name} a itu:Clause ; itu:inText :{proposal} ; itu:ofProposal :{proposal} ; "
        f'itu:heading "recalling" ; itu:inSection :{proposal}-recalling ; itu:label "{label}" ; '
        f'itu:labelAfter "{label}" ; itu:labelPosition {position} ; itu:ordinal {ordinal} ; itu:sourceLine {line} ; '
        f'itu:change "{change}" ; itu:certainty "certain" '
        + (f'; itu:textAfter """{text}""" ' if text is not None else "")
        + (f'; itu:textBefore """{before}""" ' if before is not None else "")
        + f"{more} .\n"
    )


def citation(name: str, place: str, more: str, *, change: str = "kept") -> str:
    """A citation in a clause; `more` holds its statements, as in `; itu:citesEditionAfter :r71-busan`."""
    return (
        f":{name} a itu:Citation ; itu:citingClause :{place} ; itu:start 3 ; itu:end 30 ; "
        f'itu:exact "as typed" ; itu:change "{change}" {more} .\n'
    )


def store_of(*statements: str) -> Store:
    """A store with the common facts and these statements, in Turtle without prefixes."""
    store = ox.Store()
    for number, text in enumerate((FACTS, *statements)):
        graph = ox.NamedNode(f"urn:test:graph:{number}")
        store.load(f"{PREFIXES}{text}".encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return Store(store, Path("memory"))
