"""One record of the data set is understood as the edition, amendment or supplement that it describes."""

import textwrap

import pytest

from itugraph.register.records import DamagedRecordError, understand


def record(
    identifier: str, doctype: str = "recommendation", published: str = "2020-05-06", address: str = ""
) -> str:
    return textwrap.dedent(f"""\
        ---
        title:
        - language: en
          content: A title
            on two lines
          type: main
        source:
        - type: src
          content: {address or "https://example.org/nothing"}
        docidentifier:
        - content: "{identifier}"
          primary: true
        date:
        - type: published
          at: '{published}'
        relation:
        - type: complementOf
          bibitem:
            docidentifier:
            - content: Y Suppl. 32 (07/2020)
        ext:
          doctype:
            content: {doctype}
        """)


@pytest.mark.parametrize(
    ("identifier", "doctype", "expected"),
    [
        ("ITU-T Y.1 (06/2012)", "recommendation", ("Recommendation", "ITU-T", ("Y.1",), None, 2012, 6)),
        (
            "ITU-T Y.4000/Y.2060 (06/2012)",
            "recommendation",
            ("Recommendation", "ITU-T", ("Y.4000", "Y.2060"), None, 2012, 6),
        ),
        (
            "ITU-T X.1303 bis (03/2014)",
            "recommendation",
            ("Recommendation", "ITU-T", ("X.1303bis",), None, 2014, 3),
        ),
        (
            "ITU-T Y Suppl. 59 (03/2020)",
            "recommendation-supplement",
            ("Supplement", "ITU-T", ("Y.SUP59",), None, 2020, 3),
        ),
        (
            "ITU-R SM.2060-0",
            "recommendation",
            ("Recommendation", "ITU-R", ("SM.2060",), "0", 2020, 5),
        ),
        ("ITU-R SM.2130-1", "technical-report", ("Report", "ITU-R", ("SM.2130",), "1", 2020, 5)),
        ("ITU-R R.66-1", "resolution", ("Resolution", "RA", ("66",), "1", 2020, None)),
        ("ITU-R R.72", "resolution", ("Resolution", "RA", ("72",), None, 2020, None)),
        ("ITU-R 205-1/4:", "question", ("Question", "ITU-R", ("205/4",), "1", 2020, 5)),
    ],
)
def test_an_edition(identifier: str, doctype: str, expected: tuple[object, ...]) -> None:
    found = understand(record(identifier, doctype))
    assert found is not None
    assert (found.kind, found.body, found.numbers, found.version, found.year, found.month) == expected
    assert found.addition is None
    assert found.title == "A title on two lines"


@pytest.mark.parametrize(
    ("identifier", "addition", "amended", "year"),
    [
        ("ITU-T X.1 (2022) Cor. 1 (09/2023)", "Cor. 1", 2022, 2023),
        ("ITU-T Y.1 (2014) Amd. 2 (01/2016)", "Amd. 2", 2014, 2016),
        ("ITU-T Y.1/Y.2 (2014) Err. 1 (01/2016)", "Err. 1", 2014, 2016),
        ("ITU-T A.2 Annex A (10/1996)", "Annex A", None, 1996),
        ("ITU-T Y.1 App.X (11/2002)", "App.X", None, 2002),
    ],
)
def test_an_addition_is_no_edition(identifier: str, addition: str, amended: int | None, year: int) -> None:
    found = understand(record(identifier))
    assert found is not None
    assert (found.addition, found.amended, found.year) == (addition, amended, year)


@pytest.mark.parametrize(
    ("identifier", "doctype"),
    [
        ("ITU-R 20.HDB (2002)", "handbook"),
        ("ITU-R SM.1/1004", "recommendation"),
        ("ITU-R SM", "recommendation"),
        ("ISO 9001", "standard"),
    ],
)
def test_what_is_no_instrument(identifier: str, doctype: str) -> None:
    assert understand(record(identifier, doctype)) is None


@pytest.mark.parametrize(
    ("identifier", "doctype", "published", "address", "expected"),
    [
        # A day counts, but only if it is of the year that the identifier names.
        ("ITU-T Y.1 (06/2012)", "recommendation", "2012-06-15", "", (2012, 6, "2012-06-15")),
        ("ITU-T Y.1 (06/2012)", "recommendation", "2019-06-15", "", (2012, 6, None)),
        ("ITU-T Y.1 (06/2012)", "recommendation", "15 June", "", (2012, 6, None)),
        # The radio sector's dates are those of uploads; the file's name has the date of the text.
        (
            "ITU-R SM.1-0",
            "recommendation",
            "2023-06",
            "https://example.org/rec/sm/R-REC-SM.1-0-201411-I!!PDF-E.pdf",
            (2014, 11, None),
        ),
        (
            "ITU-R R.48-1",
            "resolution",
            "2015-11",
            "https://example.org/opb/res/R-RES-R.48-1-2007-PDF-E.pdf",
            (2007, None, None),
        ),
        ("ITU-R R.48-1", "resolution", "2015-11", "", (2015, None, None)),
    ],
)
def test_dates(
    identifier: str, doctype: str, published: str, address: str, expected: tuple[int, int | None, str | None]
) -> None:
    found = understand(record(identifier, doctype, published, address))
    assert found is not None
    assert (found.year, found.month, found.adopted) == expected


@pytest.mark.parametrize(
    ("address", "stage", "expected"),
    [
        ("https://example.org/rec/T-REC-Y.1-201206-I", "Published", "in-force"),
        ("https://example.org/rec/T-REC-Y.1-201206-S", "Withdrawal", "superseded"),
        ("https://example.org/rec/T-REC-Y.1-201206-W", "Withdrawal", "withdrawn"),
        ("", "Published", "in-force"),
        ("", "Withdrawal", "withdrawn"),
        ("", "", None),
    ],
)
def test_status(address: str, stage: str, expected: str | None) -> None:
    text = record("ITU-T Y.1 (06/2012)", address=address) + f"status:\n  stage:\n    content: '{stage}'\n"
    found = understand(text)
    assert found is not None
    assert found.status == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("ITU-T Study Group 20", "itu-t-sg20"),
        ("Telecommunication Standardization Advisory Group", "tsag"),
        ("Somebody", None),
    ],
)
def test_the_responsible_group(group: str, expected: str | None) -> None:
    contributor = f"contributor:\n- organization:\n    subdivision:\n    - name:\n      - content: {group}\n"
    found = understand(record("ITU-T Y.1 (06/2012)") + contributor)
    assert found is not None
    assert found.responsible == expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "bare value"),
        ("just words", "bare value"),
        ("- a\n- list\n", "bare value"),
        ("a: [unclosed", "not YAML"),
        ("a: \x00", "not YAML"),
        ("!!python/object/apply:os.getcwd []", "not YAML"),
        ("a: 2016-02-30", "not YAML"),
        ("title: no identifier", "no identifier"),
        ("docidentifier: 5", "no identifier"),
        ("docidentifier:\n- {}\n", "no identifier"),
        ("[" * 100_000, "too deeply"),
        ("{a: " * 100_000, "too deeply"),
        ("- " * 100_000, "too deeply"),
        ("a: " + "x" * 1_000_000, "too large"),
        (record("ITU-T Y.1 (13/2012)"), "month 13"),
        (record("ITU-R SM.1-0", published="once"), "no date"),
    ],
)
def test_a_damaged_record(text: str, complaint: str) -> None:
    with pytest.raises(DamagedRecordError, match=complaint):
        understand(text)
