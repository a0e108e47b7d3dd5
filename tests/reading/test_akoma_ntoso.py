"""Akoma Ntoso resolutions become paragraphs with labels, styles, changes and notes."""

import pytest

from itugraph.model import Document, InputError, Metadata
from itugraph.reading.akoma_ntoso import read_akoma_ntoso
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs

META = (
    '<meta><identification source="#x"><FRBRWork><FRBRdate date="2022-03-09" name="adopted"/>'
    '<FRBRnumber value="98"/></FRBRWork><FRBRExpression><FRBRlanguage language="en"/></FRBRExpression>'
    "</identification></meta>"
)


def resolution(content: str, meta: str = "") -> Document:
    return read_akoma_ntoso(
        '<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f'<statement name="resolution">{meta}{content}</statement></akomaNtoso>'.encode()
    )


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "<preamble><recitals><recital><p><i>Noting</i> x,</p></recital></recitals></preamble>",
            ["Noting x,"],
        ),
        (
            "<mainBody><paragraph><num>1.</num><content><p>Asks</p></content></paragraph></mainBody>",
            ["1.\tAsks"],
        ),
        (
            "<mainBody><paragraph><num>1</num><intro><p>asks:</p></intro><list><point><num>a)</num>"
            "<content><p>one;</p><p>more</p></content></point></list></paragraph></mainBody>",
            ["1\tasks:", "a)\tone;", "more"],
        ),
        ("<mainBody><section><num>2</num><heading>Duties</heading></section></mainBody>", ["2\tDuties"]),
        ("<mainBody><p>a\n    b<eol/>c <ref href='/x'>d</ref></p></mainBody>", ["a b\nc d"]),
        (
            "<mainBody><p>a<authorialNote marker='1'><p>note</p></authorialNote> b</p><p>c</p></mainBody>",
            ["a b", "c", "note"],
        ),
        ("<mainBody><table><tr><td><p>a</p></td><td><p>b</p></td></tr></table></mainBody>", ["a", "b"]),
        ("<mainBody><paragraph><num>3</num></paragraph><p>x</p></mainBody>", ["3", "x"]),
        ("<mainBody><p>tele\u00adcom No.\u00a05</p></mainBody>", ["telecom No.\u00a05"]),
    ],
)
def test_paragraphs(content: str, expected: list[str]) -> None:
    assert texts(resolution(content)) == expected


def test_changes() -> None:
    document = resolution("<mainBody><p>in <del>Busan</del><ins>Dubai</ins></p></mainBody>")
    assert [paragraph.text for paragraph in base_paragraphs(document)] == ["in Busan"]
    assert [paragraph.text for paragraph in proposed_paragraphs(document)] == ["in Dubai"]


def test_styles_tell_number_title_and_headings() -> None:
    document = resolution(
        "<preface><p><docNumber>98</docNumber></p><p><docTitle>Things</docTitle></p></preface>"
        "<preamble><recitals><heading>recalling</heading><recital><p>x</p></recital></recitals></preamble>"
    )
    assert [paragraph.style for paragraph in document.paragraphs] == ["Res_No", "Res_title", "Call", None]


def test_metadata() -> None:
    document = resolution("<preface><p><docProponent>Examples</docProponent></p></preface>", META)
    assert document.metadata == Metadata(number="98", date="2022-03-09", language="en", submitter="Examples")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<akomaNtoso><p>", "damaged"),
        (b"<akomaNtoso/>", "without text"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><akomaNtoso><p>&a;</p></akomaNtoso>', "entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><akomaNtoso><p>a</p></akomaNtoso>', "entities"),
        (b"<akomaNtoso>" + b"<section>" * 400 + b"</section>" * 400 + b"</akomaNtoso>", "excessive"),
    ],
)
def test_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_akoma_ntoso(data, "bad.xml")
    assert str(caught.value).startswith("bad.xml ")
    assert str(caught.value).endswith(".")
