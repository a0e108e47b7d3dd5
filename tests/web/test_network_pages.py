"""The network: its data in columns, the filters, and the same as a list for those who read it."""

import pytest
from parsing import parsed, words
from starlette.testclient import TestClient


def test_the_page_leads_to_data_and_list(client: TestClient) -> None:
    page = parsed(client.get("/network").text)
    (board,) = page.xpath("//div[@class='board']")
    assert client.get(board.get("data-source")).status_code == 200
    assert client.get(board.get("data-worker")).status_code == 200
    assert page.xpath("//a[@href='/network/list']")


def test_data_comes_in_columns_of_one_length(client: TestClient) -> None:
    answer = client.get("/network/data.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-encoding"] == "gzip"
    told = answer.json()
    for table in ("places", "routes"):
        assert len({len(column) for column in told[table].values()}) == 1
    place = told["places"]["label"].index("PP Resolution 71")
    assert told["places"]["path"][place] == "/id/pp/resolution/71"
    assert told["kinds"][told["places"]["kind"][place]] == "resolution"
    assert told["bodies"][told["places"]["body"][place]] == "PP"
    assert told["places"]["cited"][place] == 3


def test_data_is_sent_once(client: TestClient) -> None:
    tag = client.get("/network/data.json").headers["etag"]
    assert client.get("/network/data.json", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("", ["PP Resolution 71", "SG20", "EUR/38A31/1"], []),
        ("?q=y.4000", ["ITU-T Y.4000"], ["PP Resolution 71"]),
        ("?q=strategic+plan", ["PP Resolution 71"], ["SG20"]),
        ("?region=CEPT", ["EUR/38A31/1", "PP Resolution 71"], ["IAP/39A23/1", "APT/37A28/1"]),
        ("?change=deleted", ["PP Resolution 71", "IAP/39A23/1"], ["WTDC Resolution 58", "Director TSB"]),
        ("?kind=submitter", ["CEPT", "EUR/38A31/1"], ["PP Resolution 71"]),
        ("?sector=ITU-R", ["RA Resolution 66"], ["PP Resolution 71"]),
        ("?body=PP&until=2022", ["PP Resolution 71"], ["SG20"]),
        ("?since=2023", [], ["PP Resolution 71"]),
        ("?page=99999999999999999999&since=x", ["PP Resolution 71"], []),
    ],
)
def test_the_list_goes_by_the_filters(
    client: TestClient, query: str, there: list[str], absent: list[str]
) -> None:
    page = parsed(client.get("/network/list" + query).text)
    names = [link.text for link in page.xpath("//tbody//th/a")]
    assert set(there) <= set(names)
    assert not set(absent) & set(names)


def test_the_list_has_the_most_cited_first(client: TestClient) -> None:
    page = parsed(client.get("/network/list").text)
    counts = [int(cell.text) for cell in page.xpath("//tbody//td[@class='number'][1]")]
    assert counts == sorted(counts, reverse=True)


def test_list_and_picture_lead_to_each_other_with_the_same_filters(client: TestClient) -> None:
    page = parsed(client.get("/network/list?region=CEPT&change=").text)
    assert "/network?region=CEPT" in page.xpath("//p[@class='kicker']/a/@href")
    assert page.xpath("string(//select[@name='region']/option[@selected])") == "CEPT"


def test_a_list_without_anything_says_so(client: TestClient) -> None:
    assert "Nothing in the network is like that." in words(client.get("/network/list?q=xyzzy").text)
