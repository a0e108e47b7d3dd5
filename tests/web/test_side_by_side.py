"""The proposals on an instrument in columns: what is shown, what can be singled out, and where links lead."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from starlette.testclient import TestClient

from itugraph.web import Settings, create_app

PAGE = "/side-by-side/wtsa/resolution/98"
HOSTILE = '<img src=x onerror="alert(1)">'


def asked(client: TestClient, address: str) -> HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def rows(page: HtmlElement) -> list[HtmlElement]:
    """The rows of clauses, without those of the title and the headings."""
    return list(page.xpath("//table//tbody[@id!='opening']/tr[not(contains(@class, 'heading'))]"))


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_index_leads_to_every_instrument_under_proposal(client: TestClient) -> None:
    page = asked(client, "/side-by-side")
    (row,) = page.xpath("//tbody/tr")
    assert row.xpath(".//a/@href") == [PAGE]
    assert "APT/37A28/1, EUR/38A31/1, IAP/39A23/1" in text_of(row)


def test_the_base_comes_first_and_then_a_column_a_proposal(client: TestClient) -> None:
    heads = [text_of(head).split()[0] for head in asked(client, PAGE).xpath("//thead//th")]
    assert heads == ["Base", "APT", "EUR", "IAP"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"none", "only", "differ"}),
        ("?show=changed", {"only", "differ"}),
        ("?show=differ", {"differ"}),
        ("?show=only", {"only"}),
        ("?show=only&by=EUR", {"only"}),
        ("?show=nonsense", {"none", "only", "differ"}),
    ],
)
def test_rows_can_be_singled_out_by_what_is_made_of_them(
    client: TestClient, query: str, shown: set[str]
) -> None:
    page = asked(client, PAGE + query)
    found = rows(page)
    assert {row.get("class").split()[0] for row in found} == shown
    (current,) = page.xpath("//ul[@class='filters']//a[@aria-current]")
    assert int(current.xpath("span[@class='count']")[0].text) == len(found)


def test_what_one_region_alone_wants_is_asked_of_it_by_name(client: TestClient) -> None:
    found = rows(asked(client, PAGE + "?show=only&by=EUR"))
    assert found
    for row in found:
        assert "only EUR" in text_of(row)
        assert not row.xpath("td[2]//ins | td[2]//del | td[4]//ins | td[4]//del")
        assert row.xpath("td[3]//ins | td[3]//del")


def test_nothing_agreed_is_told_in_words(client: TestClient) -> None:
    page = asked(client, PAGE + "?show=agree&by=EUR&column=wtsa-20/EUR/38A31/1")
    assert "There is no such clause." in page.text_content()


@pytest.mark.parametrize(
    ("columns", "heads"),
    [
        (["wtsa-20/EUR/38A31/1", "wtsa-20/IAP/39A23/1"], ["EUR", "IAP"]),
        (["wtsa-20/EUR/38A31/1"], ["EUR"]),
        (["no/such/proposal"], ["APT", "EUR", "IAP"]),
    ],
)
def test_columns_can_be_chosen(client: TestClient, columns: list[str], heads: list[str]) -> None:
    page = asked(client, PAGE + "?" + "&".join(f"column={key}" for key in columns))
    assert [text_of(head).split()[0] for head in page.xpath("//thead//th")[1:]] == heads
    assert page.xpath("count(//input[@name='column'])") == 3
    assert page.xpath("count(//input[@name='column'][@checked])") == len(heads)


def test_columns_stay_when_rows_are_singled_out(client: TestClient) -> None:
    page = asked(client, PAGE + "?column=wtsa-20/EUR/38A31/1&column=wtsa-20/IAP/39A23/1")
    addresses = page.xpath("//ul[@class='filters']//a/@href")
    assert all(address.count("column=") == 2 for address in addresses)


def test_citations_lead_to_the_instrument_and_show_both_editions(client: TestClient) -> None:
    page = asked(client, PAGE)
    (changed,) = {
        (link.get("href"), link.get("title"), text_of(link))
        for link in page.xpath("//td[2]//a[starts-with(@class, 'cited')]")
        if "Resolution 71" in link.get("title")
    }
    assert changed[0] == "/id/pp/resolution/71"
    assert changed[1] == "PP Resolution 71: (Rev. Busan, 2014) becomes (Rev. Dubai, 2018)"
    assert "Busan, 2014" in changed[2]
    assert "Dubai, 2018" in changed[2]
    base = page.xpath("//td[1]//a[@href='/id/pp/resolution/71']")
    assert {link.get("title") for link in base} == {"PP Resolution 71: (Rev. Busan, 2014)"}
    assert all("Dubai" not in text_of(link) for link in base)


def test_every_citation_in_a_changed_clause_is_a_link(client: TestClient) -> None:
    page = asked(client, PAGE)
    # Of the 20 in the sample, 7 stand in clauses that a proposal leaves as they are.
    assert page.xpath("count(//td[position() > 1]//a[starts-with(@class, 'cited')])") == 13


def test_each_changed_clause_leads_to_its_own_page(client: TestClient) -> None:
    page = asked(client, PAGE)
    paths = page.xpath("//p[@class='deed']/a/@href")
    assert len(paths) > 40
    assert all(path.startswith("/id/proposal/wtsa-20/") for path in paths)
    assert len(set(paths)) == len(paths)


def test_addresses_within_the_page_are_unique(client: TestClient) -> None:
    ids = asked(client, PAGE).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_word_file_holds_the_same_columns(client: TestClient) -> None:
    answer = client.get(PAGE + ".docx?column=wtsa-20/EUR/38A31/1")
    assert answer.status_code == 200
    assert 'filename="wtsa-resolution-98.docx"' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        document = archive.read("word/document.xml").decode()
    assert "EUR/38A31/1" in document
    assert "APT/37A28/1" not in document


@pytest.mark.parametrize(
    "path", ["/side-by-side/wtsa/resolution/72", "/side-by-side/x.docx", "/side-by-side/%00"]
)
def test_an_instrument_that_no_proposal_is_on(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "No proposal in this graph is on that instrument." in answer.text


@pytest.fixture(scope="module")
def hostile(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    from itugraph.api import build

    folder = tmp_path_factory.mktemp("hostile")
    sample = (samples / "side-by-side/resolution-98-side-by-side.txt").read_text("utf-8")
    text, changed = re.subn("cities", HOSTILE, sample)
    assert changed > 10
    (folder / "a.txt").write_text(text, "utf-8")
    build(folder / "a.txt", graph=folder / "a.graph")
    with TestClient(create_app(Settings(graph=folder / "a.graph"))) as client:
        yield client


def test_markup_in_a_document_is_shown_as_text(hostile: TestClient) -> None:
    page = asked(hostile, PAGE)
    assert not page.xpath("//img | //@onerror")
    assert page.text_content().count("onerror=") > 10
