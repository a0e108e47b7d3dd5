"""RDF files of others: every format is read, and what is hostile is refused in a sentence."""

from pathlib import Path

import pytest

from itugraph.graph import Iri
from itugraph.graph.foreign import MOST_BYTES, opened_files, read_statements
from itugraph.model import InputError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FORMATS = {
    "a.ttl": "<urn:a> <urn:p> 1 .",
    "a.nt": '<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    "a.nq": '<urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .',
    "a.trig": "<urn:g> { <urn:a> <urn:p> 1 }",
    "a.jsonld": '{"@id": "urn:a", "urn:p": 1}',
    "a.json": '[{"@id": "urn:a", "urn:p": {"@value": 1}}]',
    "a.rdf": f'<r:RDF xmlns:r="{RDF}" xmlns:u="urn:"><r:Description r:about="urn:a"><u:p '
    'r:datatype="http://www.w3.org/2001/XMLSchema#integer">1</u:p></r:Description></r:RDF>',
    "A.TTL": "<urn:a> <urn:p> 1 .",
}


@pytest.mark.parametrize("name", FORMATS)
def test_reads(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(FORMATS[name], encoding="utf-8")
    with opened_files([path]) as store:
        assert store.ask("ASK { <urn:a> <urn:p> 1 }")
    assert [str(one.subject) for one in read_statements(path)] == ["<urn:a>"]


def test_files_are_one_graph_and_tell_which_says_what(tmp_path: Path) -> None:
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_text(f"<urn:{name}> <urn:p> <#here> .", encoding="utf-8")
    with opened_files([tmp_path / "one.ttl", tmp_path / "two.ttl"]) as store:
        rows = store.select("SELECT ?s ?g ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s").rows
    assert rows == (
        (Iri("urn:one.ttl"), Iri("file:///one.ttl"), Iri("file:///one.ttl#here")),
        (Iri("urn:two.ttl"), Iri("file:///two.ttl"), Iri("file:///two.ttl#here")),
    )


def test_a_large_file_is_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itugraph.graph.foreign.LARGE_BYTES", 10)
    path = tmp_path / "a.ttl"
    path.write_text(FORMATS["a.ttl"], encoding="utf-8")
    with opened_files([path]) as store:
        assert len(store) == 1


_ENTITIES = '<!ENTITY a "lol">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))  # fmt: skip
HOSTILE = [
    ("bomb.rdf", f'<!DOCTYPE r [{_ENTITIES}]><r:RDF xmlns:r="{RDF}" xmlns:u="urn:"><r:Description r:about="urn:a"><u:p>&i;</u:p></r:Description></r:RDF>', "has an XML document type"),
    ("secret.xml", f'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r:RDF xmlns:r="{RDF}"/>', "has an XML document type"),
    ("remote.jsonld", '{"@context": "http://127.0.0.1:9/c", "name": "x"}', "names a JSON-LD context on another machine"),
    ("import.jsonld", '{"@context": {"@import": "http://127.0.0.1:9/c"}, "name": "x"}', "names a JSON-LD context on another machine"),
    ("deep.jsonld", '{"urn:p":' * 50_000 + "1" + "}" * 50_000, "nests more than 200 levels"),
    ("broken.ttl", "<urn:a> <urn:p> 1 .\n<urn:a> <urn:p> ;;\n", "line 2: this cannot be read as Turtle"),
    ("broken.nq", "not at all", "this cannot be read as N-Quads"),
    ("broken.ttl", "<urn:a> <urn:p> \xff", "cannot be read"),
    ("table.csv", "a,b", "the ending says no format of RDF"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "told"), HOSTILE, ids=[f"{row[0]}-{n}" for n, row in enumerate(HOSTILE)]
)
def test_refuses(name: str, text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="latin-1")
    with pytest.raises(InputError) as caught, opened_files([path]):
        pass
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    with pytest.raises(InputError):
        read_statements(path)


def test_refuses_what_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.nt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="at most 2,048 are read"), opened_files([path]):
        pass


def test_imports_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "<urn:a> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/o> .", encoding="utf-8"
    )
    assert len(read_statements(path)) == 1
