"""What Word files can hold, each with the text before and after its changes."""

from dataclasses import dataclass

from word_builder import (
    OTHER,
    WHO,
    cell,
    control,
    dele,
    docx,
    field,
    footnotes,
    ins,
    moved_from,
    moved_to,
    note_mark,
    p,
    r,
    raw,
    row,
    table,
    text_box,
)


@dataclass(frozen=True)
class Case:
    """A Word file with its text before and after its changes, a paragraph a line.

    `pandoc_errs` says why pandoc reads the file otherwise, where it does.
    """

    name: str
    data: bytes
    before: tuple[str, ...]
    after: tuple[str, ...]
    pandoc_errs: str | None = None


def _case(
    name: str, *blocks: str, before: str, after: str | None = None, notes: str = "", errs: str | None = None
) -> Case:
    """Lines are parted by `|` in `before` and `after`; without `after` nothing changes."""
    proposed = before if after is None else after
    return Case(name, docx(*blocks, notes=notes), _lines(before), _lines(proposed), errs)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


_INSERTED_ROW = f"<w:ins {WHO}/>"
_DELETED_ROW = f"<w:del {WHO}/>"
_ROWS_KEPT = "pandoc takes no notice of inserted and deleted rows and cells"
_BOXES_LOST = "pandoc loses text boxes"
_JOINS_WITH_BLANK = "pandoc puts a blank where a deleted paragraph mark joins two words"

CASES = [
    _case("plain", p("one"), p("two"), before="one|two"),
    _case("inserted run", p("a ", ins("new "), "word"), before="a word", after="a new word"),
    _case("deleted run", p("an ", dele("old "), "word"), before="an old word", after="an word"),
    _case("replaced word", p("in ", dele("Busan"), ins("Dubai")), before="in Busan", after="in Dubai"),
    _case(
        "changes of two authors side by side",
        p(ins("x", WHO), ins("y", OTHER), dele("z", OTHER)),
        before="z",
        after="xy",
    ),
    _case(
        "insertion deleted by another author",
        p("keep", f"<w:ins {WHO}>{dele(' gone', OTHER)}{r(' stays')}</w:ins>"),
        before="keep",
        after="keep stays",
    ),
    _case(
        "moved sentence",
        p("first. ", moved_from("Second. ")),
        p("third. ", moved_to("Second. ")),
        before="first. Second. |third. ",
        after="first. |third. Second. ",
    ),
    _case(
        "moved paragraph",
        p(moved_from("b)"), mark="moveFrom"),
        p("c)"),
        p(moved_to("b)"), mark="moveTo"),
        p("end"),
        before="b)|c)|end",
        after="c)|b)|end",
    ),
    _case(
        "moved and deleted there",
        p(f"<w:moveTo {WHO}>{dele('lost', OTHER)}{r('kept')}</w:moveTo>"),
        before="",
        after="kept",
    ),
    _case(
        "inserted paragraph",
        p("one"),
        p(ins("between"), mark="ins"),
        p("two"),
        before="one|two",
        after="one|between|two",
    ),
    _case(
        "deleted paragraph",
        p("one"),
        p(dele("between"), mark="del"),
        p("two"),
        before="one|between|two",
        after="one|two",
    ),
    _case(
        "inserted mark splits a paragraph",
        p("first;", ins(" and"), mark="ins"),
        p(" second"),
        before="first; second",
        after="first; and| second",
    ),
    _case(
        "deleted mark joins paragraphs",
        p("first;", mark="del"),
        p(" second"),
        before="first;| second",
        after="first; second",
    ),
    _case(
        "deleted mark joins words",
        p("tele", mark="del"),
        p("communication"),
        before="tele|communication",
        after="telecommunication",
        errs=_JOINS_WITH_BLANK,
    ),
    _case(
        "three paragraphs joined",
        p("a", mark="del"),
        p(dele("b"), mark="del"),
        p("c"),
        before="a|b|c",
        after="ac",
        errs=_JOINS_WITH_BLANK,
    ),
    _case(
        "mark inserted by one and deleted by another",
        p("a", mark="ins del"),
        p("b"),
        before="ab",
        after="ab",
        errs="pandoc looks at the first of the two changes only, and puts a blank where it joins",
    ),
    _case(
        "inserted row",
        table(row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d")), properties=_INSERTED_ROW)),
        before="a|b",
        after="a|b|c|d",
        errs=_ROWS_KEPT,
    ),
    _case(
        "deleted row",
        table(row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d")), properties=_DELETED_ROW)),
        before="a|b|c|d",
        after="a|b",
        errs=_ROWS_KEPT,
    ),
    _case(
        "row whose text is marked too",
        table(row(cell(p("a"))), row(cell(p(ins("c"), mark="ins")), properties=_INSERTED_ROW), columns=1),
        before="a",
        after="a|c",
    ),
    _case(
        "inserted and deleted cells",
        table(
            row(
                cell(p("a")),
                cell(p("b"), properties=f"<w:cellIns {WHO}/>"),
                cell(p("c"), properties=f"<w:cellDel {WHO}/>"),
            ),
            columns=3,
        ),
        before="a|c",
        after="a|b",
        errs=_ROWS_KEPT,
    ),
    _case(
        "deleted mark before a table joins nothing",
        p("a", mark="del"),
        table(row(cell(p("b"))), columns=1),
        p("c"),
        before="a|b|c",
        errs="pandoc joins the paragraph with the first cell, which Word cannot",
    ),
    _case(
        "table in a table",
        table(row(cell(p("a"), table(row(cell(p("b")), cell(p("c")))), p("d")), cell(p("e")))),
        before="a|b|c|d|e",
    ),
    _case(
        "hyphens",
        p("ITU", raw("<w:noBreakHyphen/>"), "T tele", raw("<w:softHyphen/>"), "com\u00admunication"),
        before="ITU\u2011T telecommunication",
        errs="pandoc keeps soft hyphens, which show at line ends only",
    ),
    _case("non-breaking hyphen", p("ITU", raw("<w:noBreakHyphen/>"), "R"), before="ITU\u2011R"),
    _case("non-breaking blank", p("No.\u00a05"), before="No.\u00a05"),
    _case("tab", p("a)", raw("<w:tab/>"), "text"), before="a)\ttext"),
    _case("line break", p("RESOLUTION 98", raw("<w:br/>"), "Title"), before="RESOLUTION 98\nTitle"),
    _case(
        "page breaks",
        p(raw('<w:br w:type="page"/>'), "top"),
        p("x", raw('<w:br w:type="page"/>'), "y"),
        before="top|x\ny",
    ),
    _case(
        "deleted tab", p("a)", f"<w:del {WHO}><w:r><w:tab/></w:r></w:del>", "x"), before="a)\tx", after="a)x"
    ),
    _case("symbol", p(raw('<w:sym w:font="Symbol" w:char="F0B3"/>'), " 5"), before="≥ 5"),
    _case("field", p("see ", field(" REF _Ref1 \\h ", "Annex 1"), " and on"), before="see Annex 1 and on"),
    _case(
        "field whose result changed",
        p("see ", field(" REF _Ref1 ", dele("Annex 1") + ins("Annex 2"))),
        before="see Annex 1",
        after="see Annex 2",
    ),
    _case(
        "field in a field",
        p(field(" IF ", r("yes") + field(" PAGE ", "7")), " end"),
        before="yes7 end",
    ),
    _case(
        "field without an end",
        p("a ", raw('<w:fldChar w:fldCharType="begin"/>'), raw("<w:instrText>XE</w:instrText>")),
        p("b"),
        before="a |b",
    ),
    _case(
        "simple field",
        p("page ", '<w:fldSimple w:instr=" PAGE ">' + r("3") + "</w:fldSimple>"),
        before="page 3",
        errs="pandoc loses the result of a simple field",
    ),
    _case(
        "hyperlink",
        p("at ", '<w:hyperlink w:anchor="x">' + r("example") + ins(" site") + "</w:hyperlink>"),
        before="at example",
        after="at example site",
    ),
    _case(
        "content controls",
        control(p("one")),
        p("a ", control(r("two"))),
        table(control(row(cell(p("three")), control(cell(p("four")))))),
        before="one|a two|three|four",
    ),
    _case(
        "content control with a hint only",
        p("Contact: ", control(r("Click here"), hint=True)),
        before="Contact: ",
        errs="pandoc takes the hint for text",
    ),
    _case(
        "smart tag and custom XML",
        p("in ", '<w:smartTag w:element="City">' + r("Dubai") + "</w:smartTag>"),
        f"<w:customXml w:element='x'>{p('next')}</w:customXml>",
        before="in Dubai|next",
        errs="pandoc loses paragraphs in custom XML",
    ),
    _case(
        "text box",
        p("around", text_box(p("boxed"), p("twice"))),
        p("after"),
        before="around|boxed|twice|after",
        errs=_BOXES_LOST,
    ),
    _case(
        "text box on a joined paragraph",
        p("left ", text_box(p("boxed")), mark="del"),
        p("right"),
        before="left |right|boxed",
        after="left right|boxed",
        errs=_BOXES_LOST,
    ),
    _case(
        "deleted text box",
        p("around", f"<w:del {WHO}>{text_box(p('boxed', mark='del'))}</w:del>"),
        before="around|boxed",
        after="around",
        errs=_BOXES_LOST,
    ),
    _case(
        "footnote",
        p("a clause", note_mark(1), " goes on;"),
        p("next"),
        notes=footnotes(n1=p(raw("<w:footnoteRef/>"), " its own text")),
        before="a clause goes on;|next|its own text",
    ),
    _case(
        "footnote with a mark of its own",
        p(
            "a clause",
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>',
            " goes on;",
        ),
        notes=footnotes(n1=p(r("*", '<w:rStyle w:val="FootnoteReference"/>'), "\tits text")),
        before="a clause goes on;|its text",
        errs="pandoc keeps the mark as text",
    ),
    _case(
        "inserted footnote",
        p("a", f"<w:ins {WHO}>{note_mark(1)}</w:ins>", " b"),
        notes=footnotes(n1=p(ins("its text"))),
        before="a b",
        after="a b|its text",
    ),
    _case(
        "footnote of deleted text",
        p("a", f"<w:del {WHO}>{r(' gone', tag='delText')}{note_mark(1)}</w:del>"),
        notes=footnotes(n1=p("its text")),
        before="a gone|its text",
        after="a",
    ),
    _case(
        "hidden text",
        p("seen", r(" hidden", "<w:vanish/>"), r(" too", '<w:vanish w:val="0"/>')),
        before="seen too",
        errs="pandoc reads hidden text",
    ),
    _case(
        "changed formatting",
        p(r("bold", f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>")),
        before="bold",
    ),
    _case(
        "comments and bookmarks",
        p('<w:bookmarkStart w:id="4" w:name="b"/>', "x", '<w:commentRangeStart w:id="5"/>'),
        before="x",
    ),
    _case(
        "formula",
        p("where ", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", " is"),
        before="where x is",
    ),
]
