"""HTML pages become paragraphs of runs; `ins` and `del` are changes."""

import pytest

from itugraph.model import InputError, Paragraph, Run, TrackedBy
from itugraph.reading.html import read_html
from itugraph.reading.versions import base_paragraphs, proposed_paragraphs


def read(body: str) -> tuple[Paragraph, ...]:
    return read_html(f"<html><head><title>t</title></head><body>{body}</body></html>".encode()).paragraphs


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>a\n   b <i> c</i></p>", ["a b c"]),
        ("<p> <b>a</b>\n</p>\n<p>\n</p>", ["a"]),
        ("loose<p>in</p>tail", ["loose", "in", "tail"]),
        ("<div><p>a</p>b<p>c</p></div>", ["a", "b", "c"]),
        ("<p>No.\u00a05 tele\u00adcom ITU\u2011T</p>", ["No.\u00a05 telecom ITU\u2011T"]),
        ("<p>a &amp; b &lt;script&gt;</p>", ["a & b <script>"]),
        ('<p>1<span class="tab">\t</span>To go</p>', ["1\tTo go"]),
        ("<p>1<span style='mso-tab-count:1'>\u00a0 \u00a0</span>To go</p>", ["1\tTo go"]),
        ('<p>1<span class="tab">x</span>To go</p>', ["1xTo go"]),
        ("<p>RESOLUTION 98<br>Title</p>", ["RESOLUTION 98\nTitle"]),
        ("<pre>a)\tone\nb)\ttwo</pre>", ["a)\tone", "b)\ttwo"]),
        ("<ol><li>x</li><li>y</li></ol>", ["1.\tx", "2.\ty"]),
        ('<ol type="a" start="3"><li>x</li><li value="7">y</li></ol>', ["c.\tx", "g.\ty"]),
        ("<ul><li>x<ul><li>y</li></ul></li></ul>", ["\u2022\tx", "\u2022\ty"]),
        (
            "<script>no</script><style>no</style><p hidden>no</p><p style='display: none'>no</p><p>a</p>",
            ["a"],
        ),
        ("<!-- no --><p>a<!-- no -->b</p>", ["ab"]),
        ("<table><tr><td>a</td><th>b</th></tr><tbody><tr><td>c</td></tr></tbody></table>", ["a", "b", "c"]),
        (
            "<table><tr><td><p>MOD EUR/1/1</p><p>x</p></td><td><p>MOD APT/2/1</p></td></tr>"
            "<tr><td>y</td><td>z</td></tr></table>",
            ["MOD EUR/1/1", "x", "y", "MOD APT/2/1", "z"],
        ),
        (
            '<p>a<a class="footnote-ref" href="#fn1"><sup>1</sup></a> b</p><p>c</p>'
            '<section class="footnotes"><ol><li><p>note<a class="footnote-back">^</a></p></li></ol></section>',
            ["a b", "c", "note"],
        ),
        (
            '<p>a<a href="#_ftn1"><sup>1</sup></a></p><p class="MsoFootnoteText">note</p><p>b</p>',
            ["a", "b", "note"],
        ),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ("<p>in <del>Busan</del><ins>Dubai</ins>;</p>", ["in Busan;"], ["in Dubai;"]),
        ("<p>a</p><ins><p>b</p></ins><p>c</p>", ["a", "c"], ["a", "b", "c"]),
        ("<p>a</p><del><p>b</p></del><p>c</p>", ["a", "b", "c"], ["a", "c"]),
        ("<ol><li>a</li><del><li>b</li></del></ol>", ["1.\ta", "2.\tb"], ["1.\ta"]),
        ("<p>a <ins>b <del>c</del></ins></p>", ["a "], ["a b"]),
        ("<p>a <span class='insertion'>b</span><span class='deletion'>c</span></p>", ["a c"], ["a b"]),
        ("<p>a;<span class='paragraph-insertion'></span></p><p> b</p>", ["a;b"], ["a;", "b"]),
        ("<table><tr><td>a</td></tr><tr><td><ins>b</ins></td></tr></table>", ["a", ""], ["a", "b"]),
    ],
)
def test_changes(body: str, before: list[str], after: list[str]) -> None:
    document = read_html(f"<body>{body}</body>".encode())
    assert [paragraph.text for paragraph in base_paragraphs(document)] == before
    assert [paragraph.text for paragraph in proposed_paragraphs(document)] == after


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ('<ins cite="mailto:Ana" datetime="2022-02-01">x</ins>', TrackedBy("Ana", "2022-02-01")),
        ('<span class="insertion" data-author="Ana" data-date="2022">x</span>', TrackedBy("Ana", "2022")),
        ("<ins>x</ins>", TrackedBy(None, None)),
    ],
)
def test_authors(change: str, by: TrackedBy) -> None:
    assert read(f"<p>{change}</p>")[0].runs == (Run("x", "inserted", by),)


def test_styles_are_classes_and_headings() -> None:
    paragraphs = read('<p class="ResNo x">a</p><h2>b</h2><p>c</p><p class="MsoFootnoteText">d</p>')
    assert [paragraph.style for paragraph in paragraphs] == ["ResNo", "heading 2", None, "FootnoteText"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>é</p>".encode(), "é"),
        ("<p>é</p>".encode("utf-16"), "é"),
        ('<meta charset="iso-8859-2"><p>ł</p>'.encode("iso-8859-2"), "ł"),
        ("<p>é “q”</p>".encode("cp1252"), "é “q”"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>é</p></html>'.encode(), "é"),
        (b"<p>a\x00b</p>", "ab"),
        (b'<meta charset="no-such"><p>a</p>', "a"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert [paragraph.text for paragraph in read_html(data).paragraphs] == [text]


@pytest.mark.parametrize("data", [b"<html></html>", b"<p> </p>", b"<script>x</script>", b"<!-- -->"])
def test_pages_without_text_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^the page is an HTML page .*\.$"):
        read_html(data)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read("<div>" * 230 + "deep" + "</div>" * 230)


def test_a_text_without_end_is_refused_not_lost() -> None:
    with pytest.raises(InputError, match="without end"):
        read("<p>" + "bells ring " * 1_000_000 + "</p>")
