"""Every constraint that is compiled finds what pyshacl finds: what it should, and nothing else."""

from pathlib import Path

import pytest
from reference import found, iris

# A name, a shape of :S on things of class :T, data, and which things violate it.
CONSTRAINTS: list[tuple[str, str, str, str]] = [
    ("min count", "sh:property [ sh:path :p ; sh:minCount 1 ]", ":a a :T . :b a :T ; :p 1 .", "a"),
    ("min count of two", "sh:property [ sh:path :p ; sh:minCount 2 ]", ":a a :T ; :p 1 . :b a :T ; :p 1, 2 . :c a :T .", "a c"),
    ("max count", "sh:property [ sh:path :p ; sh:maxCount 1 ]", ":a a :T ; :p 1, '1' . :b a :T ; :p 1 . :c a :T .", "a"),
    ("none", "sh:property [ sh:path :p ; sh:maxCount 0 ]", ":a a :T ; :p 1 . :b a :T .", "a"),
    ("one datatype", "sh:property [ sh:path :p ; sh:datatype xsd:integer ]", ":a a :T ; :p 'x' . :b a :T ; :p 7, -7 . :c a :T ; :p :x . :d a :T ; :p 7.5 . :e a :T ; :p 'VII'^^xsd:integer .", "a c d e"),
    ("strings", "sh:property [ sh:path :p ; sh:datatype xsd:string ]", ":a a :T ; :p 'x'@en . :b a :T ; :p 'x' . :c a :T ; :p 1 .", "a c"),
    ("texts in a language", "sh:property [ sh:path :p ; sh:datatype rdf:langString ]", ":a a :T ; :p 'x'@en . :b a :T ; :p 'x' .", "b"),
    ("dates", "sh:property [ sh:path :p ; sh:datatype xsd:date ]", ":a a :T ; :p '2022-02-30'^^xsd:date . :b a :T ; :p '2024-02-29'^^xsd:date . :c a :T ; :p '2023-02-29'^^xsd:date . :d a :T ; :p '9 March'^^xsd:date . :e a :T ; :p '2000-02-29'^^xsd:date .", "a c d"),
    ("truth values", "sh:property [ sh:path :p ; sh:datatype xsd:boolean ]", ":a a :T ; :p 'yes' . :b a :T ; :p true . :c a :T ; :p 1 .", "a c"),
    ("moments", "sh:property [ sh:path :p ; sh:datatype xsd:dateTime ]", ":a a :T ; :p '2022-03-09T10:00:00Z'^^xsd:dateTime . :b a :T ; :p '2022-03-09'^^xsd:date .", "b"),
    ("a class", "sh:property [ sh:path :p ; sh:class :C ]", ":a a :T ; :p :x . :b a :T ; :p :y . :y a :C . :c a :T ; :p 'x' . :d a :T ; :p :z . :z a :D . :D rdfs:subClassOf :E . :E rdfs:subClassOf :C .", "a c"),
    ("a class of the thing", "sh:class :C", ":a a :T . :b a :T, :C .", "a"),
    ("kinds of node", "sh:property [ sh:path :p ; sh:nodeKind sh:IRI ]", ":a a :T ; :p 'x' . :b a :T ; :p :x . :c a :T ; :p [] .", "a c"),
    ("no literal", "sh:property [ sh:path :p ; sh:nodeKind sh:BlankNodeOrIRI ]", ":a a :T ; :p 'x' . :b a :T ; :p :x . :c a :T ; :p [] .", "a"),
    ("no blank node", "sh:property [ sh:path :p ; sh:nodeKind sh:IRIOrLiteral ]", ":b a :T ; :p :x . :c a :T ; :p [] .", "c"),
    ("one of a list", "sh:property [ sh:path :p ; sh:in ( 'a' 1 :x ) ]", ":a a :T ; :p 'b' . :b a :T ; :p 'a', 1, :x . :c a :T ; :p 'a'@en . :d a :T ; :p '1' . :e a :T ; :p 'n'^^xsd:integer .", "a c d e"),
    ("the thing itself of a list", "sh:in ( :a :c )", ":a a :T . :b a :T .", "b"),
    ("a value", "sh:property [ sh:path :p ; sh:hasValue 'a' ]", ":a a :T ; :p 'b' . :b a :T ; :p 'a', 'b' . :c a :T .", "a c"),
    ("the thing itself", "sh:hasValue :a", ":a a :T . :b a :T .", "b"),
    ("a least", "sh:property [ sh:path :p ; sh:minInclusive 1 ]", ":a a :T ; :p 0 . :b a :T ; :p 1 . :c a :T ; :p 'one' . :d a :T ; :p :x . :e a :T ; :p 1.5 .", "a c d"),
    ("a most", "sh:property [ sh:path :p ; sh:maxExclusive 1 ]", ":a a :T ; :p 1 . :b a :T ; :p 0.5 .", "a"),
    ("a range of dates", "sh:property [ sh:path :p ; sh:minExclusive '2022-01-01'^^xsd:date ; sh:maxInclusive '2022-12-31'^^xsd:date ]", ":a a :T ; :p '2022-01-01'^^xsd:date . :b a :T ; :p '2022-12-31'^^xsd:date . :c a :T ; :p '2023-01-01'^^xsd:date .", "a c"),
    ("a length", "sh:property [ sh:path :p ; sh:minLength 2 ; sh:maxLength 3 ]", ":a a :T ; :p 'x' . :b a :T ; :p 'xy', 123 . :c a :T ; :p 'wxyz' . :d a :T ; :p [] .", "a c d"),
    ("a pattern", r"sh:property [ sh:path :p ; sh:pattern '^[a-z]\\d+$' ]", ":a a :T ; :p 'A1' . :b a :T ; :p 'a1' . :c a :T ; :p [] .", "a c"),
    ("a pattern of either case", "sh:property [ sh:path :p ; sh:pattern '^RES' ; sh:flags 'i' ]", ":a a :T ; :p 'dec' . :b a :T ; :p 'Res 71' .", "a"),
    ("languages", "sh:property [ sh:path :p ; sh:languageIn ( 'en' 'fr' ) ]", ":a a :T ; :p 'x'@es . :b a :T ; :p 'x'@en-GB, 'x'@fr . :c a :T ; :p 'x' . :d a :T ; :p :x .", "a c d"),
    ("one of a language", "sh:property [ sh:path :p ; sh:uniqueLang true ]", ":a a :T ; :p 'x'@en, 'y'@en . :b a :T ; :p 'x'@en, 'y'@fr, 'z', 'w' .", "a"),
    ("equal properties", "sh:property [ sh:path :p ; sh:equals :q ]", ":a a :T ; :p 1 ; :q 2 . :b a :T ; :p 1 ; :q 1 . :c a :T ; :q 1 . :d a :T .", "a c"),
    ("disjoint properties", "sh:property [ sh:path :p ; sh:disjoint :q ]", ":a a :T ; :p 1, 2 ; :q 2 . :b a :T ; :p 1 ; :q 2 .", "a"),
    ("less than", "sh:property [ sh:path :p ; sh:lessThan :q ]", ":a a :T ; :p 2 ; :q 2 . :b a :T ; :p 1 ; :q 2 . :c a :T ; :p 'x' ; :q 2 . :d a :T ; :p 1 .", "a c"),
    ("at most", "sh:property [ sh:path :p ; sh:lessThanOrEquals :q ]", ":a a :T ; :p 3 ; :q 2 . :b a :T ; :p 2 ; :q 2 .", "a"),
    ("closed", "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path :p ]", ":a a :T ; :q 1 . :b a :T ; :p 1 .", "a"),
    ("not", "sh:not [ sh:property [ sh:path :p ; sh:minCount 1 ] ]", ":a a :T ; :p 1 . :b a :T .", "a"),
    ("or", "sh:or ( [ sh:property [ sh:path :p ; sh:minCount 1 ] ] [ sh:property [ sh:path :q ; sh:minCount 1 ] ] )", ":a a :T . :b a :T ; :p 1 . :c a :T ; :q 1 .", "a"),
    ("or of values", "sh:property [ sh:path :p ; sh:or ( [ sh:datatype xsd:integer ] [ sh:class :C ] ) ]", ":a a :T ; :p 'x' . :b a :T ; :p 1, :x . :x a :C . :c a :T ; :p :y .", "a c"),
    ("and", "sh:and ( [ sh:property [ sh:path :p ; sh:maxCount 1 ] ] [ sh:property [ sh:path :q ; sh:hasValue 1 ] ] )", ":a a :T ; :p 1, 2 ; :q 1 . :b a :T ; :q 1 . :c a :T .", "a c"),
    ("exactly one", "sh:xone ( [ sh:property [ sh:path :p ; sh:minCount 1 ] ] [ sh:property [ sh:path :q ; sh:minCount 1 ] ] )", ":a a :T . :b a :T ; :p 1 . :c a :T ; :p 1 ; :q 1 .", "a c"),
    ("a shape of values", "sh:property [ sh:path :p ; sh:node [ sh:property [ sh:path :q ; sh:minCount 2 ; sh:datatype xsd:integer ] ] ]", ":a a :T ; :p :x . :b a :T ; :p :y . :x :q 1 . :y :q 1, 2 . :c a :T ; :p :z . :z :q 1, 'x' .", "a c"),
    ("properties of values", "sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:maxCount 1 ; sh:minCount 1 ] ]", ":a a :T ; :p :x . :x :q 1, 2 . :b a :T ; :p :y . :y :q 1 . :c a :T ; :p :z .", "x z"),
    ("logic within logic", "sh:or ( [ sh:not [ sh:property [ sh:path :p ; sh:pattern '^x' ] ] ] [ sh:property [ sh:path :q ; sh:lessThan :r ; sh:minCount 1 ] ] )", ":a a :T ; :p 'x1' . :b a :T ; :p 'y' . :c a :T ; :p 'x' ; :q 1 ; :r 2 . :d a :T ; :p 'x' ; :q 3 ; :r 2 .", "a d"),
    ("counts within logic", "sh:or ( [ sh:property [ sh:path :p ; sh:maxCount 2 ] ] [ sh:property [ sh:path :q ; sh:minCount 3 ] ] )", ":a a :T ; :p 1, 2, 3 . :b a :T ; :p 1, 2 . :c a :T ; :p 1, 2, 3 ; :q 1, 2, 3 .", "a"),
    ("an inverse path", "sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]", ":a a :T . :b a :T . :x :p :b .", "a"),
    ("values of an inverse path", "sh:property [ sh:path [ sh:inversePath :p ] ; sh:class :C ]", ":a a :T . :b a :T . :x :p :b . :y a :C ; :p :a .", "b"),
    ("a sequence", "sh:property [ sh:path ( :p :q ) ; sh:datatype xsd:integer ; sh:maxCount 1 ; sh:minCount 1 ]", ":a a :T ; :p :x . :x :q 'x' . :b a :T ; :p :y, :z . :y :q 1 . :z :q 1 . :c a :T . :d a :T ; :p :y, :w . :w :q 2 .", "a c d"),
    ("alternatives", "sh:property [ sh:path [ sh:alternativePath ( :p :q ) ] ; sh:minCount 1 ; sh:maxCount 1 ]", ":a a :T . :b a :T ; :p 1 ; :q 1 . :c a :T ; :p 1 ; :q 2 .", "a c"),
    ("a path of any length", "sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:class :T ]", ":a a :T ; :p :b . :b a :T ; :p :x . :c a :T .", "a b"),
    ("a path of one or more", "sh:property [ sh:path ( [ sh:oneOrMorePath :p ] :q ) ; sh:hasValue 1 ]", ":a a :T ; :p :x . :x :p :y . :y :q 1 . :c a :T ; :q 1 .", "c"),
    ("a step or none", "sh:property [ sh:path [ sh:zeroOrOnePath :p ] ; sh:minCount 2 ]", ":a a :T . :b a :T ; :p :x .", "a"),
    ("a warning", "sh:severity sh:Warning ; sh:message 'Mend it.' ; sh:class :C", ":a a :T .", "a"),
    ("nothing where deactivated", "sh:property [ sh:path :p ; sh:minCount 1 ; sh:deactivated true ] ; sh:class :C", ":a a :T .", "a"),
    ("blank nodes", "sh:property [ sh:path :p ; sh:maxCount 1 ]", "[] a :T ; :p 1, 2 .", "a blank node"),
    ("a name that breaks out", "sh:property [ sh:path :p ; sh:in ( '\"} #' 'a\\\\' ) ]", ":a a :T ; :p 'x' . :b a :T ; :p '\"} #', 'a\\\\' .", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "data", "violating"), [row[1:] for row in CONSTRAINTS], ids=[row[0] for row in CONSTRAINTS])  # fmt: skip
def test_finds_what_pyshacl_finds(shape: str, data: str, violating: str, tmp_path: Path) -> None:
    loaded, ours, theirs = found(tmp_path, f":S a sh:NodeShape ; sh:targetClass :T ; {shape} .", data)
    assert loaded.shapes.beyond == ()
    assert ours == theirs
    assert iris(ours) == ({violating} if violating == "a blank node" else set(violating.split()))


TARGETS = [
    ("sh:targetClass :T", "a b"),
    ("sh:targetClass :T, :U", "a b c"),
    ("sh:targetNode :c, :nowhere", "c nowhere"),
    ("sh:targetSubjectsOf :p", "a d"),
    ("sh:targetObjectsOf :p", "b c"),
    ("sh:targetObjectsOf :p ; sh:targetClass :U", "b c"),
    ("a rdfs:Class", "e"),
    ("a owl:Class", "e"),
]


@pytest.mark.parametrize(("target", "violating"), TARGETS)
def test_looks_at_what_pyshacl_looks_at(target: str, violating: str, tmp_path: Path) -> None:
    data = ":a a :T ; :p :b, :c . :b a :V . :V rdfs:subClassOf :T . :c a :U . :d :p :c . :e a :S ."
    shape = f":S a sh:NodeShape ; {target} ; sh:property [ sh:path :none ; sh:minCount 1 ] ."
    _, ours, theirs = found(tmp_path, shape, data)
    assert ours == theirs
    assert iris(ours) == set(violating.split())


BEYOND = [
    ("sh:property [ sh:path :p ; sh:qualifiedValueShape [ sh:class :C ] ; sh:qualifiedMinCount 1 ]", "sh:qualifiedMinCount"),
    ("sh:sparql [ sh:select 'SELECT $this WHERE { $this <urn:x:p> 1 }' ; sh:message 'One.' ]", "sh:sparql"),
    ("sh:or ( [ sh:property [ sh:path :p ; sh:minCount 6 ] ] [ sh:class :C ] )", "sh:minCount of 6 within another shape"),
    ("sh:property [ sh:path :p ; sh:node :S ]", "a shape that contains itself"),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "reason"), BEYOND)
def test_what_is_beyond_is_run_by_pyshacl(shape: str, reason: str, tmp_path: Path) -> None:
    shapes = f":S a sh:NodeShape ; sh:targetClass :T ; {shape} . :R a sh:NodeShape ; sh:targetClass :T ; sh:class :D ."
    loaded, ours, theirs = found(
        tmp_path, shapes, ":a a :T ; :p 1 . :b a :T, :C ; :p :b . :c a :T ; :p :x . :x a :C ."
    )
    assert [one.reason for one in loaded.shapes.beyond] == [reason]
    assert len(loaded.shapes.shapes) == 1
    assert ours == theirs
    assert {"Class"} < {one[3] for one in ours} or reason.startswith("a shape")


MALFORMED = [
    ("sh:property [ sh:path :p ; sh:minCount 'many' ]", "has a sh:minCount that is no whole number"),
    ("sh:property [ sh:path :p ; sh:minCount 1, 2 ]", "has 2 values of sh:minCount, where one may be"),
    ("sh:minCount 1", "has sh:minCount but no sh:path"),
    ("sh:property [ sh:path 'p' ; sh:minCount 1 ]", "a sh:path is no property"),
    ("sh:in :nothing", "a list in a shape is broken"),
    ("sh:property 'x'", "has a literal where a shape should be"),
    ("sh:property [ sh:path :p ; sh:lessThan 7 ]", "has a sh:lessThan that is no property"),
]


@pytest.mark.parametrize(("shape", "told"), MALFORMED)
def test_says_what_is_malformed(shape: str, told: str, tmp_path: Path) -> None:
    from itugraph.model import InputError

    with pytest.raises(InputError) as caught:
        found(tmp_path, f":S a sh:NodeShape ; sh:targetClass :T ; {shape} .", ":a a :T .")
    assert told in str(caught.value)
    assert "shapes.ttl" in str(caught.value)
